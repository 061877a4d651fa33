"""Names of persons in English: what stands before them and inside them. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.entities.compounds import nicknamed
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.part import reconcile
from reader.analysis.entities.words import Words
from tests.analysis.staging import staged, words_of

LISTS = gazetteer("en")


def found(text: str, *seen: str, label: str = "PER") -> list[tuple[str, str]]:
    """The names of a text as (words, label), where a recogniser saw these words."""
    spans = [(text.index(name), text.index(name) + len(name), label) for name in seen]
    spans = nicknamed(text, spans, LISTS)
    return [(text[start:end], label) for start, end, label in reconcile(Words(text), spans, LISTS)]


@pytest.mark.parametrize(
    ("seen", "left"),
    [
        ("Supt Reed", "Reed"),
        ("Det Insp Ann Poe", "Ann Poe"),
        ("Maj-Gen Ann Poe", "Ann Poe"),
        ("Lt. Col. Reed", "Reed"),
        ("Tan Sri Kamal Idris", "Kamal Idris"),
        ("Dato' Kamal Idris", "Kamal Idris"),
        ("Rt Hon Ann Poe", "Ann Poe"),
        ("Rabbi Dan Reed", "Dan Reed"),
        ("Judge Poe", "Poe"),
    ],
)
def test_ranks_and_honorifics_are_no_part_of_a_name(seen: str, left: str) -> None:
    assert found(f"On Monday {seen} came to the bridge.", seen) == [(left, "PER")]


def test_the_half_of_an_honorific_is_no_part_of_a_name() -> None:
    assert found("On Monday Tan Sri Idris came.", "Sri Idris") == [("Idris", "PER")]


@pytest.mark.parametrize("name", ["Lady Marmalade", "Imam Santoso", "Stephen King", "Captain"])
def test_a_word_that_names_people_too_stays(name: str) -> None:
    assert found(f"On Monday {name} came to the bridge.", name) == [(name, "PER")]


def test_a_body_keeps_what_looks_like_a_rank() -> None:
    assert found("On Monday General Motors fell.", "General Motors", label="ORG") == [("General Motors", "ORG")]


@pytest.mark.parametrize("marks", ['""', "“”", "''", "‘’"])
def test_a_nickname_in_quotation_marks_stands_inside_the_name(marks: str) -> None:
    text = f"President Tomas {marks[0]}Tomtom{marks[1]} Brand came."
    assert (f"Tomas {marks[0]}Tomtom{marks[1]} Brand", "PER") in found(text, f"Tomtom{marks[1]} Brand")


def test_quoted_words_behind_a_title_or_before_a_small_word_are_no_nickname() -> None:
    assert found('The Judge "Tomtom" Brand came.', "Brand") == [("Brand", "PER")]
    assert found('He called "Tomtom" Brand.', "Brand") == [("Brand", "PER")]


def test_a_surname_with_a_hyphened_article_is_the_person() -> None:
    text = "Karim al-Fulan came. According to al-Fulan, it rained."
    where = text.rindex("al-Fulan")
    seen = [(0, 14, "PER"), (where, where + 8, "ORG")]
    assert ("al-Fulan", "PER") in [(text[s:e], label) for s, e, label in reconcile(Words(text), seen, LISTS)]


def test_a_surname_with_an_article_that_comes_first_is_the_person_named_in_full_later() -> None:
    text = "Mr al-Fulan came. Later Karim al-Fulan sang."
    analysis = staged(text, names={"Karim al-Fulan": "PER", "al-Fulan": "PER"}, language="en")
    assert words_of(analysis, text, "Karim al-Fulan")[-1].endswith("Karim al-Fulan")
    assert len(analysis.actors) == 1
