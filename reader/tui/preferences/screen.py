"""The settings, each with what it does; changed by a key and written to the settings file at once, comments kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader import settings as settings_file
from reader.errors import SettingsError
from reader.model.text import printable
from reader.settings import AUTO_THEME, Setting, Settings, settings_of
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import padded, shorten, table_cell
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands


def choices_of(setting: Setting, themes: Sequence[str]) -> Sequence[Any]:
    """What a setting can be; empty for a text."""
    return (AUTO_THEME, *themes) if setting.key == "theme" else setting.choices


class SettingsScreen(ListScreen[None]):
    """A line a setting; left and right change it, Enter goes to its next value or asks for a text."""

    BINDINGS = keys.bindings(keys.Scope.SETTINGS)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("settings.title").upper()),
                remark=lambda: printable(str(self.context.library.paths.settings)),
                rows=self._make_rows,
                chosen=lambda _: self.step(1),
                scopes=[keys.Scope.SETTINGS],
                enter="foot.change",
            ),
            SETTINGS_COMMANDS,
        )

    @property
    def _settings(self) -> dict[str, Setting]:
        found = sorted(settings_of(self.context.settings), key=lambda setting: "." in setting.key)
        return {setting.key: setting for setting in found}

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The settings by table, each with its value and what it does."""
        styles, tr = self.theme_styles, self.tr
        width = max(width, 30)
        rows: list[Row] = []
        table: str | None = None
        for key, setting in self._settings.items():
            here = key.rpartition(".")[0]
            if here != table:
                if rows:
                    rows.append(Row(()))
                table = here
                rows.append(words_row(tr(f"settings.table.{here or 'program'}"), styles.strong))
            name = table_cell(tr(f"settings.{key}"), min(34, width // 2))
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
        rows += [Row(()), words_row(shorten(tr("settings.tables"), width - 4), styles.faint)]
        return rows

    def shown(self, setting: Setting) -> str:
        """A value in the interface's words."""
        value = setting.value
        if isinstance(value, bool):
            return self.tr("settings.yes" if value else "settings.no")
        if setting.key == "theme" and value == AUTO_THEME:
            return self.tr("settings.value.as-terminal")
        name = f"settings.value.{value}"
        if isinstance(value, str) and setting.key != "theme" and self.tr.has(name):
            return self.tr(name)
        return printable(str(value)) or "–"

    # ---------------------------------------------------------------- changing

    def _setting(self) -> Setting | None:
        key = self.panel.current_key
        return self._settings.get(key) if isinstance(key, str) else None

    def step(self, step: int) -> None:
        """The next or previous value; a text is asked for."""
        setting = self._setting()
        if setting is None:
            return
        choices = choices_of(setting, sorted(self.app.available_themes))
        if not choices:
            self.app.push_screen(AskText(self.tr(f"settings.{setting.key}"), str(setting.value)), self._typed_text)
            return
        at = choices.index(setting.value) if setting.value in choices else 0
        if isinstance(setting.choices, range):
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
        self.panel.show_anew()
        if key == "mouse":
            self.context.tell(self.tr("settings.next-start"))


SETTINGS_COMMANDS: Commands[SettingsScreen] = {
    "setting-next": lambda screen: screen.step(1),
    "setting-previous": lambda screen: screen.step(-1),
}
"""What can be done in the list of settings."""


class AskText(ListScreen[str]):
    """A text of the settings, as it stands to be changed."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, title),
                hint=lambda: "",
                typed=text,
                rows=lambda _: [words_row(self.tr("settings.enter"), self.theme_styles.faint)],
                chosen=lambda _: None,
                submitted=self._submitted,
                enter="foot.take",
                types_first=True,
            )
        )

    def _submitted(self) -> bool:
        """Give what is typed."""
        self.dismiss(self.panel.typed)
        return True
