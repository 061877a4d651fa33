"""Words and their stems, as the search sees them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

WORD = re.compile(r"[^\W_]+")
"""A word as FTS5's unicode61 tokenizer cuts it: letters and digits."""

_STEMMERS = {"id": "indonesian", "en": "english"}

_known: dict[tuple[str, str], str] = {}
"""Stems by language and word: a library has many more words than different ones. Dropped when it grows large."""

_KNOWN_MOST = 300_000


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(_STEMMERS[language])


def stem(word: str, language: str | None) -> str:
    """The stem of a word; in a language without a stemmer the word in small letters."""
    plain = word.casefold()
    if language not in _STEMMERS:
        return plain
    key = (language, plain)
    found = _known.get(key)
    if found is None:
        if len(_known) >= _KNOWN_MOST:
            _known.clear()
        found = _known[key] = str(_stemmer(language).stemWord(plain)) or plain
    return found


def stems(text: str, language: str | None) -> str:
    """A stem for each word of `text`, separated by spaces."""
    return " ".join(stem(match.group(), language) for match in WORD.finditer(text))


def match_query(query: str) -> str:
    """What the reader typed as an FTS5 query: every word must occur, as typed, longer, or in another form.

    Words in double quotes must stand together as they are. Nothing in `query` is an operator. Empty without a word.
    """
    terms = []
    for quoted, loose in re.findall(r'"([^"]*)"|([^"]+)', query):
        if quoted:
            words = WORD.findall(quoted)
            if words:
                terms.append(f'- stems : "{" ".join(words)}"')
        for word in WORD.findall(loose):
            forms = [f'(- stems : "{word}" *)' if len(word) > 1 else f'(- stems : "{word}")']
            forms += [f'(stems : "{form}")' for form in sorted({stem(word, language) for language in _STEMMERS})]
            terms.append(f"({' OR '.join(forms)})")
    return " AND ".join(f"({term})" for term in terms)
