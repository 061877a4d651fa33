"""The palette: every action that applies, by its name; made from the table of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.tui.context import Context, context_of
from reader.tui.dialogs.changed import change_words
from reader.tui.keymap import keys
from reader.tui.keymap.applicable import doable
from reader.tui.requests import UseTheme


class Palette(CommandPalette):
    """Textual's palette as a dialog like all others."""

    CSS_PATH = "palette.tcss"

    def _action_command_list(self, command: str) -> None:
        """Move in the list; Textual's fails where its lines are still to be laid out, and nothing can be moved yet."""
        with suppress(KeyError):
            super()._action_command_list(command)


class Actions(Provider):
    """`area: action`, with the key behind it; themes as `looks: theme …`."""

    @property
    def context(self) -> Context:
        return context_of(self.screen)

    def _entries(self) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        tr, own = self.context.tr, self.context.settings.keys
        for one in doable(self.screen):
            if one.action.palette and one.action.id != "palette":
                what = self._turned(one.action.id)
                if what == "":
                    continue
                name = f"{tr(f'group.{one.action.group.value}')}: {tr(f'action.{one.action.id}')}{what or ''}"
                run = partial(self.app.run_action, one.action.call, one.node)
                yield name, "  ".join(keys.keys_of(one.action, own)), run
        for theme in sorted(self.app.available_themes):
            yield (
                f"{tr('group.looks')}: {tr('palette.theme', name=theme)}",
                "",
                partial(self.context.post, UseTheme(theme)),
            )

    def _turned(self, action_id: str) -> str | None:
        """What undo and redo would take back or make again; "" where there is nothing; None for other actions."""
        library = self.context.library
        how = action_id.rpartition("-")[2]
        if how not in ("undo", "redo"):
            return None
        label = library.history.can_undo if how == "undo" else library.history.can_redo
        return f" · {change_words(self.context.tr, label)}" if label else ""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for name, shown, call in self._entries():
            yield DiscoveryHit(_with_key(Content(name), shown), call, text=name)

    async def search(self, query: str) -> Hits:
        """What fits the query."""
        matcher = self.matcher(query)
        for name, shown, call in self._entries():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, _with_key(matcher.highlight(name), shown), call, text=name)


def _with_key(name: Content, shown: str) -> Content:
    """An entry on one line: its name, and the key that does the same."""
    return Content.assemble(name, (f"   {shown}", "dim")) if shown else name
