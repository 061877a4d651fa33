"""Where in its clause a phrase stands. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.words import Words
from reader.analysis.speakers.places import clause_place

PLACES = [
    ("Salah satu calon pembeli, Sinta, marah.", "calon pembeli, Sinta", "subject", "one of many, by two words"),
    ("Seorang pembeli, Sinta, marah.", "pembeli, Sinta", "subject", "one of many, by one word"),
    ("Tono memarahi seorang pembeli, Sinta.", "pembeli, Sinta", "object", "one of many behind a verb"),
    ("Tono memarahi Sinta.", "Sinta", "object", "a name behind a verb"),
    ("Tono memarahi Sinta.", "Tono", "subject", "a name before a verb"),
]


@pytest.mark.parametrize(("text", "phrase", "place", "reason"), PLACES, ids=[row[3] for row in PLACES])
def test_the_words_around_a_phrase_tell_its_place(text: str, phrase: str, place: str, reason: str) -> None:
    start = text.index(phrase)
    assert clause_place(Words(text), gazetteer("id"), start, start + len(phrase), 0) == place, reason
