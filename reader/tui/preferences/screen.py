"""The settings, each with what it does; changed by a key and written to the settings file at once, comments kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import Field, dataclass, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from textual.widgets import Input

from reader import settings as settings_file
from reader.errors import SettingsError
from reader.settings import Settings
from reader.tui.dialogs.listing import Items, ListScreen, ModalList
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import padded, shorten
from reader.tui.drawing.wrapped_text import printable
from reader.tui.keymap import keys


@dataclass(frozen=True)
class Setting:
    """One value of the settings file."""

    key: str
    """Its name there: "article.width"."""
    value: Any
    """What holds now."""
    hint: Any
    """Its type."""
    limits: tuple[int, int] | None = None
    """Least and most of a number."""

    def choices(self, themes: Sequence[str]) -> tuple[Any, ...]:
        """What it can be; empty for a text."""
        if self.key == "theme":
            return tuple(themes)
        if self.hint is bool:
            return (True, False)
        if get_origin(self.hint) is Literal:
            return get_args(self.hint)
        if self.limits is not None:
            return tuple(range(self.limits[0], self.limits[1] + 1))
        return ()


def settings_of(settings: Any, prefix: str = "") -> Iterator[Setting]:
    """Every single value of the settings; tables of the user's own, such as the keys, are not among them."""
    hints = get_type_hints(type(settings))
    for item in fields(settings):
        value = getattr(settings, item.name)
        if is_dataclass(value):
            yield from settings_of(value, f"{prefix}{item.name}.")
        elif isinstance(value, bool | int | str):
            yield Setting(prefix + item.name, value, hints[item.name], _limits(item))


def _limits(item: Field[Any]) -> tuple[int, int] | None:
    return (item.metadata["least"], item.metadata["most"]) if "least" in item.metadata else None


class SettingsScreen(ListScreen[None]):
    """A line a setting; left and right change it, Enter goes to its next value or asks for a text."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG, keys.Scope.SETTINGS)
    SCOPE = keys.Scope.SETTINGS
    ENTER = "foot.change"

    def title_items(self) -> Sequence[BarItem]:
        """The title and where the file is."""
        return [BarItem(" " + self.tr("settings.title").upper(), self.theme_styles.strong)]

    def remark(self) -> str:
        """Where the file is."""
        return printable(str(self.context.library.paths.settings))

    @property
    def _settings(self) -> dict[str, Setting]:
        found = sorted(settings_of(self.context.settings), key=lambda setting: "." in setting.key)
        return {setting.key: setting for setting in found}

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The settings by table, each with its value and what it does."""
        styles, tr = self.theme_styles, self.tr
        width = max(items.size.width, 30)
        rows: list[Row] = []
        table: str | None = None
        for key, setting in self._settings.items():
            here = key.rpartition(".")[0]
            if here != table:
                if rows:
                    rows.append(Row(()))
                table = here
                rows.append(Row((("  " + tr(f"settings.table.{here or 'program'}"), styles.strong),)))
            name = padded(tr(f"settings.{key}"), min(34, width // 2))
            value = self.shown(setting)
            default = value == self.shown(next(s for s in settings_of(Settings()) if s.key == key))
            rows.append(
                Row(
                    (
                        ("    " + name, styles.text),
                        (padded(shorten(value, 26), 28), styles.faint if default else styles.accent),
                        (key if width >= 100 else "", styles.faint),
                    ),
                    key,
                )
            )
        rows += [Row(()), Row((("  " + shorten(tr("settings.tables"), width - 4), styles.faint),))]
        return rows

    def shown(self, setting: Setting) -> str:
        """A value in the interface's words."""
        value = setting.value
        if isinstance(value, bool):
            return self.tr("settings.yes" if value else "settings.no")
        name = f"settings.value.{value}"
        if isinstance(value, str) and setting.key != "theme" and self.tr.has(name):
            return self.tr(name)
        return printable(str(value)) or "–"

    # ---------------------------------------------------------------- changing

    def _setting(self) -> Setting | None:
        key = self.current_key
        return self._settings.get(key) if isinstance(key, str) else None

    def row_chosen(self, row: Row) -> None:
        """The next value, or ask for a text."""
        self.action_step_setting(1)

    def action_step_setting(self, step: int) -> None:
        """The next or previous value; a text is asked for."""
        setting = self._setting()
        if setting is None:
            return
        choices = setting.choices(sorted(self.app.available_themes))
        if not choices:
            self.app.push_screen(AskText(self.tr(f"settings.{setting.key}"), str(setting.value)), self._typed_text)
            return
        at = choices.index(setting.value) if setting.value in choices else 0
        if setting.limits is not None:
            self._set(setting.key, choices[max(0, min(at + step, len(choices) - 1))])
        else:
            self._set(setting.key, choices[(at + step) % len(choices)])

    def _typed_text(self, text: str | None) -> None:
        setting = self._setting()
        if setting is not None and text is not None:
            self._set(setting.key, text)

    def _set(self, key: str, value: Any) -> None:
        try:
            changed = settings_file.change(self.context.library.paths.settings, key, value)
        except SettingsError as error:
            self.context.tell_error(error)
            return
        self.context.use_settings(changed)
        self.show_anew()
        if key == "mouse":
            self.context.tell(self.tr("settings.next-start"))


class AskText(ModalList[str]):
    """A text of the settings."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    ENTER = "foot.take"
    TYPED = True
    TYPES_FIRST = True

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self.typed = text

    def begin(self) -> None:
        """The text as it stands is there to be changed."""
        self.filter_input.value = self.typed

    def title_items(self) -> Sequence[BarItem]:
        """What it is."""
        return [BarItem(" " + self._title, self.theme_styles.strong)]

    def make_rows(self, items: Items) -> Sequence[Row]:
        """Nothing to choose from."""
        return [Row((("  " + self.tr("settings.enter"), self.theme_styles.faint),))]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """This text; what the class above does with it is left out."""
        event.stop()
        event.prevent_default()
        self.dismiss(event.value)
