"""The links of the article: each is opened by the system's own program, or copied."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Link
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import LIST_SCREEN_COMMANDS, ModalList, type_words
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run
from reader.tui.programs import fill_clipboard
from reader.tui.reading.article.chosen import follow


class LinksDialog(ModalList[None]):
    """What each link is called, and below it where it leads. It stays open: one follows several."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG, keys.Scope.LINKS)

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("links.title")),
                remark=lambda: str(len(links)),
                hint=lambda: self.tr("links.filter"),
                rows=self._make_rows,
                chosen=lambda row: self._open(row.key),
                scopes=[keys.Scope.LINKS],
            )
        )
        self._links = links

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, {**LIST_SCREEN_COMMANDS, **LINKS_COMMANDS}, action_id)

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The links that have the typed words, each with its address in the line below, unless that is its name."""
        styles, wanted = self.theme_styles, self.panel.typed.casefold().split()
        rows = []
        for link in self._links:
            told = f"{link.words} {link.address}".casefold()
            if all(word in told for word in wanted):
                rows.append(Row((("  " + shorten(link.words, width - 4), styles.text),), link))
                if link.words != link.address:
                    rows.append(Row((("    " + shorten(link.address, width - 6), styles.faint),)))
        return rows or [Row((("  " + self.tr("links.nothing-fits"), styles.faint),))]

    def _open(self, key: object) -> None:
        if isinstance(key, Link):
            follow(self.context, self.app, key.address)

    def copy(self) -> None:
        """Copy the address of the link under the cursor."""
        key = self.panel.current_key
        if isinstance(key, Link):
            address = key.address
            self.app.copy_to_clipboard(address)
            self.context.jobs.start("clipboard", lambda _: fill_clipboard(address))
            self.context.tell(self.tr("done.link-is-copied", link=address))


LINKS_COMMANDS: Commands[LinksDialog] = {"copy-link": LinksDialog.copy, "links-filter": type_words}
"""What is done in the list of links."""
