"""Persons that nothing saw, told by the words around the name. Names are made up."""

from __future__ import annotations

import pytest

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.part import reconcile
from reader.analysis.entities.sightings import Sighting
from reader.analysis.entities.surroundings import surrounded
from reader.analysis.entities.words import Words

TOLD = [
    ("Kemudian datang Warsiyem (57) dari arah sawah.", "Warsiyem", "an age"),
    ("Warsiyem, penjual jamu di pasar itu, duduk lagi.", "Warsiyem", "what somebody is behind the name"),
    ("Seorang penumpang, Ucok Simbolon, marah.", "Ucok Simbolon", "one of many before the name"),
    ("Salah satu calon pembeli, Warsiyem, marah.", "Warsiyem", "one of two words"),
]


@pytest.mark.parametrize(("text", "name", "reason"), TOLD, ids=[row[2] for row in TOLD])
def test_the_words_around_a_name_tell_a_person(text: str, name: str, reason: str) -> None:
    found = [(text[one.start : one.end], one.label) for one in surrounded(Words(text), gazetteer("id"), [])]
    assert found == [(name, "PER")], reason


NOT_TOLD = [
    ("Warsiyem (7) dan Warsiyem (2025).", "a number that is no age of who speaks"),
    ("Akhirnya, warga kampung itu, pulang.", "an adverb that opens the sentence"),
    ("“Betul, warga kampung itu, pulang.”", "the first word of a quotation"),
    ("Warsiyem, besok atau lusa, pulang.", "nothing that somebody is"),
    ("Warsiyem, penjual jamu di pasar itu.", "a sentence that ends with what somebody is"),
    ("Salah satu kelapanya, Genjah, tumbang.", "one of many things"),
    ("Bandung (34) dan Warga (41) hadir.", "a place and a common noun of the lists"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_TOLD, ids=[row[1] for row in NOT_TOLD])
def test_other_capitals_are_nobody(text: str, reason: str) -> None:
    assert surrounded(Words(text), gazetteer("id"), []) == [], reason


def test_an_age_tells_a_person_where_a_place_was_seen_and_no_body() -> None:
    text = "Adapun Genjah Arum (41) dan Ucok Simbolon (30) hadir."
    seen = [(7, 18, "LOC"), (28, 41, "ORG")]
    found = [(text[start:end], label) for start, end, label in reconcile(Words(text), seen, gazetteer("id"))]
    assert found == [("Genjah Arum", "PER"), ("Ucok Simbolon", "ORG")]


def test_what_is_a_name_already_is_not_told_again() -> None:
    text = "Warsiyem, penjual jamu di pasar itu, duduk lagi."
    assert surrounded(Words(text), gazetteer("id"), [Sighting(0, 8, "PER", 2.0)]) == []
