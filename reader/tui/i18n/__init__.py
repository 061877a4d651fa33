"""The interface's texts in every language that it speaks, as gettext catalogues: LANGUAGE/LC_MESSAGES/kutip.po.

A text is asked for by its key, and the English texts are a catalogue like the others, so that the words can be mended
without a change of the code. English stands in for nothing: the tests hold the catalogues to the same keys and the same
names in braces. What the program reads are the compiled catalogues (.mo) beside them: `make catalogues` writes those.

`Translator("id")("done.saved-to", file="notes.md")` gives one text, `.plural("head.speakers", 3)` one that counts.

What the floors below say of their own (errors, notices) and what the command line prints are English sentences in the
code, and these are their own keys: LANGUAGE/LC_MESSAGES/sentences.po. `.say(error.message)` tells one in the language.
It is read when the first of them is told, and for English never.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from reader.model.text import read_day
from reader.phrase import Phrase

FOLDER = Path(__file__).parent
"""Folder of the catalogues."""

DOMAIN = "kutip"
"""Name of the catalogues' files, without their suffix."""

SENTENCES = "sentences"
"""Name of the catalogues of sentences, whose keys are the English ones."""

LANGUAGES = ("en", "id")
"""The interface languages, by ISO 639-1 code: a folder each. The first one holds for a locale of another language."""

FORMER_CODES = {"in": "id"}
"""Codes that ISO 639 withdrew in 1989 and some systems still write in their locale."""


@cache
def _catalogue(language: str, domain: str) -> GNUTranslations:
    with (FOLDER / language / "LC_MESSAGES" / f"{domain}.mo").open("rb") as file:
        return GNUTranslations(file)


class Translator:
    """The interface's texts in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        """Its ISO 639-1 code, one of LANGUAGES."""

    @cached_property
    def _catalogue(self) -> GNUTranslations:
        return _catalogue(self.language, DOMAIN)

    @cached_property
    def _sentences(self) -> NullTranslations:
        return NullTranslations() if self.language == LANGUAGES[0] else _catalogue(self.language, SENTENCES)

    def __call__(self, key: str, **values: object) -> str:
        """The text for `key` with the names in braces filled in. Raises KeyError for a key that has no text."""
        text = self._catalogue.gettext(key)
        if text == key:
            raise KeyError(key)
        return text.format(**values) if values else text

    def plural(self, key: str, count: int, **values: object) -> str:
        """The text for `key` in the form that `count` wants, {count} filled in too. Raises KeyError as a call does."""
        text = self._catalogue.ngettext(key, key, count)
        if text == key:
            raise KeyError(key)
        return text.format(count=count, **values)

    def say(self, sentence: str) -> str:
        """An English sentence of the program in this language; what is none of its sentences stays as it is."""
        if isinstance(sentence, Phrase):
            return sentence.told(self._sentences.gettext, self._sentences.ngettext)
        return self._sentences.gettext(sentence) if sentence else ""

    def has(self, key: str) -> bool:
        """Whether there is a text for `key`."""
        return self._catalogue.gettext(key) != key

    def day(self, iso: str) -> str:
        """A day as the timeline shows it: "Mon 21 Oct" or "Sen 21 Okt"; `iso` itself where it is no whole day."""
        day = read_day(iso)
        if day is None:
            return iso
        weekdays, months = self("weekdays").split(), self("months").split()
        return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]}"


def translator(setting: str) -> Translator:
    """The texts for the setting `language`: "auto" follows the locale of the environment."""
    if setting in LANGUAGES:
        return Translator(setting)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            code = value.lower().partition(".")[0].partition("_")[0]
            code = FORMER_CODES.get(code, code)
            return Translator(code if code in LANGUAGES else LANGUAGES[0])
    return Translator(LANGUAGES[0])


@contextmanager
def for_argparse(language: str) -> Iterator[None]:
    """Let argparse, which asks gettext's global functions for its words, find them in this language."""
    domain, told = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(SENTENCES, str(FOLDER))
    gettext.textdomain(SENTENCES)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if told is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = told
