"""Words and their stems, as the search sees them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any

from reader.analysis.lang import LANGUAGES
from reader.model import Span
from reader.model.text import WORD

_known: dict[tuple[str, str], str] = {}
"""Stems by language and word: a library has many more words than different ones. Dropped when it grows large."""

_KNOWN_STEMS = 300_000


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(LANGUAGES[language].stemmer)


@cache
def _stemmed() -> tuple[str, ...]:
    """The codes of the languages that have a stemmer."""
    return tuple(code for code, language in LANGUAGES.items() if language.stemmer)


def stem(word: str, language: str | None) -> str:
    """The stem of a word; in a language without a stemmer the word in small letters."""
    plain = word.casefold()
    if language not in _stemmed():
        return plain
    key = (language, plain)
    found = _known.get(key)
    if found is None:
        if len(_known) >= _KNOWN_STEMS:
            _known.clear()
        found = _known[key] = str(_stemmer(language).stemWord(plain)) or plain
    return found


def stems(text: str, language: str | None) -> str:
    """A stem for each word of `text`, separated by spaces."""
    return " ".join(stem(match.group(), language) for match in WORD.finditer(text))


class Wanted:
    """What the reader looks for: every word, as typed, at the beginning of a longer one, or in another form.

    Words in double quotes must stand together as they are. Nothing in the query is an operator.
    """

    def __init__(self, query: str) -> None:
        self._runs: list[tuple[str, ...]] = []
        self._words: list[str] = []
        for quoted, loose in re.findall(r'"([^"]*)"|([^"]+)', query):
            if quoted and WORD.search(quoted):
                self._runs.append(tuple(WORD.findall(quoted)))
            self._words += WORD.findall(loose)
        self._forms = {word: {stem(word, language) for language in _stemmed()} for word in self._words}

    @property
    def match(self) -> str:
        """It as an FTS5 query for a table whose column `stems` holds stems; empty without a word."""
        terms = [f'- stems : "{" ".join(run)}"' for run in self._runs]
        for word in self._words:
            forms = [f'(- stems : "{word}" *)' if len(word) > 1 else f'(- stems : "{word}")']
            forms += [f'(stems : "{form}")' for form in sorted(self._forms[word])]
            terms.append(" OR ".join(forms))
        return " AND ".join(f"({term})" for term in terms)

    def marks(self, text: str, stems_of: Sequence[str], reach: int) -> list[Span]:
        """Where it stands in `text`, from the first place to `reach` characters on. `stems_of` has a stem a word."""
        starts = tuple(fold(word) for word in self._words if len(word) > 1)
        whole = {fold(word) for word in self._words}
        forms = {form for each in self._forms.values() for form in each}
        runs = [tuple(fold(word) for word in run) for run in self._runs]
        heads = {run[0] for run in runs}
        found: list[Span] = []
        for number, match in enumerate(WORD.finditer(text)):
            if found and match.start() > found[0].start + reach:
                break
            word = fold(match.group())
            meant = word in whole or (starts and word.startswith(starts))
            if meant or (number < len(stems_of) and stems_of[number] in forms):
                found.append(Span(*match.span()))
            elif word in heads:
                end = _run_end(text, match.start(), runs)
                found += [Span(match.start(), end)] if end else []
        return found


def fold(word: str) -> str:
    """A word as FTS5's tokenizer folds it: small letters, without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def _run_end(text: str, start: int, runs: Sequence[tuple[str, ...]]) -> int | None:
    """Where the longest of the runs of words that begin at `start` ends; None where none stands there."""
    longest = max(len(run) for run in runs)
    ahead = [match for match, _ in zip(WORD.finditer(text, start), range(longest), strict=False)]
    words = tuple(fold(match.group()) for match in ahead)
    ends = [ahead[len(run) - 1].end() for run in runs if words[: len(run)] == run]
    return max(ends, default=None)
