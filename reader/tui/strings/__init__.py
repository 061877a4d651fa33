"""The interface's words in every language that it speaks: two modules of texts a language, with the same keys.

`en` holds what the reading screen shows at once; `en_rooms` what the screens say that are opened later, and is loaded
when the first of its texts is asked for.
`Tongue("id")("notes.saved", count=3)` gives one text. English stands in for nothing: the tests hold the modules to the
same keys and the same placeholders.
"""

from __future__ import annotations

import os
from importlib import import_module

LANGUAGES = ("en", "id")
"""The interface languages, by the name of their module."""


class Tongue:
    """One interface language."""

    def __init__(self, language: str) -> None:
        self.language = language
        """Its ISO 639-1 code."""
        texts: dict[str, str] = import_module(f"reader.tui.strings.{language}").TEXTS
        self._texts = texts
        self._all = False

    def _text(self, key: str) -> str | None:
        """The text for `key`; the second module is loaded for a key that the first does not have."""
        if key not in self._texts and not self._all:
            rooms: dict[str, str] = import_module(f"reader.tui.strings.{self.language}_rooms").TEXTS
            self._texts = {**self._texts, **rooms}
            self._all = True
        return self._texts.get(key)

    def __call__(self, key: str, **values: object) -> str:
        """The text for `key` with its placeholders filled. Raises KeyError for a key that no language has."""
        text = self._text(key)
        if text is None:
            raise KeyError(key)
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether there is a text for `key`."""
        return self._text(key) is not None

    def day(self, iso: str) -> str:
        """A day as the timeline shows it: "Mon 21 Oct" or "Sen 21 Okt"; `iso` itself where it is no whole day."""
        from datetime import date

        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        weekdays, months = self._texts["weekdays"].split(), self._texts["months"].split()
        return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]}"


def tongue(setting: str) -> Tongue:
    """The language of the interface for the setting `language`: "auto" follows the locale of the environment."""
    if setting in LANGUAGES:
        return Tongue(setting)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return Tongue("id" if value.lower().startswith(("id", "in_")) else "en")
    return Tongue("en")
