"""The contract of word lists, and their checked loader.

A language is a folder beside this file with the same file names in each; every list has entries, one a line:

    # a comment: why a doubtful word is in or out
    kata                                  an entry of words
    kata | forms=kata,katanya kind=noun   an entry with fields, for files that declare fields

Entries are unique in their file. A double, an unknown field or an empty entry is refused with file and line, so that a
list cannot rot in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.analysis.lang import LANGUAGES
from reader.errors import AnalysisError


class Entry(NamedTuple):
    """One line of a language file."""

    words: str
    """What stands before the bar, white space normalised, case kept."""
    fields: tuple[tuple[str, str], ...] = ()
    """The fields behind the bar, in their order."""

    def get(self, name: str, default: str = "") -> str:
        """The value of a field, or `default` where the line does not give it."""
        return next((value for key, value in self.fields if key == name), default)


def parse(lines: Iterable[str], *, name: str, fields: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """The entries of a language file. `fields` are the names that may stand behind the bar.

    Raises AnalysisError on a double, an empty entry, an unknown field or one given twice; `name` is the file's.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        content = line.split("#", 1)[0].strip()
        if not content:
            continue
        words, bar, rest = content.partition("|")
        words = " ".join(words.split())
        if not words:
            raise _refuse(name, number, "has no entry before the bar")
        if words in seen:
            raise _refuse(name, number, f"repeats {words!r} of line {seen[words]}")
        seen[words] = number
        pairs: list[tuple[str, str]] = []
        for item in rest.split() if bar else ():
            key, equals, value = item.partition("=")
            if key not in fields:
                known = ", ".join(sorted(fields)) or "none"
                raise _refuse(name, number, f"has the unknown field {key!r} (known: {known})")
            if not equals or not value:
                raise _refuse(name, number, f"gives the field {key!r} no value")
            if any(key == other for other, _ in pairs):
                raise _refuse(name, number, f"gives the field {key!r} twice")
            pairs.append((key, value))
        yield Entry(words, tuple(pairs))


def _refuse(name: str, number: int, what: str) -> AnalysisError:
    return AnalysisError(
        "Word list cannot be used", "{name}, line {number} {what}.", name=name, number=number, what=what
    )


def list_file(language: str, topic: str) -> Path:
    """Where a list of a language lies. Raises AnalysisError where there is no such language."""
    folder = LANGUAGES.folder(language)
    if folder is None:
        raise AnalysisError("Language missing", "There is no folder of the language {language!r}.", language=language)
    return folder / f"{topic}.txt"


@cache
def entries(language: str, topic: str, fields: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
    """The entries of LANGUAGE/TOPIC.txt. Raises AnalysisError where the file is missing or not as it should be."""
    path = list_file(language, topic)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AnalysisError(
            "Word list missing",
            "{language}/{topic}.txt could not be read: {error}.",
            language=language,
            topic=topic,
            error=error,
        ) from error
    return tuple(parse(text.splitlines(), name=f"{language}/{topic}.txt", fields=fields))


@cache
def words(language: str, topic: str) -> frozenset[str]:
    """The entries of a plain list, as they stand."""
    return frozenset(entry.words for entry in entries(language, topic))
