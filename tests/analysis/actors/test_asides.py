"""Headlines and lines that point elsewhere name nobody and take no floor. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.actors.asides import points_elsewhere
from reader.analysis.entities.gazetteer import gazetteer
from reader.model.text import is_headline
from tests.analysis.staging import Said, clitic, speaker, staged

BODY = "Darmaji Setiawan mengatakan jalan ditutup.\n\n"
SAID = Said("jalan ditutup", "mengatakan", "Darmaji Setiawan")


def test_a_headlines_verb_is_no_part_of_the_name() -> None:
    text = "Darmaji Setiawan Sebut Jalan Ditutup\n\n" + BODY
    seen = {"Darmaji Setiawan Sebut": "PER", "Darmaji Setiawan": "PER"}
    found = staged(text, SAID, names=seen)
    assert speaker(found, 0) == "Darmaji Setiawan"
    assert len(found.actors) == 1


@pytest.mark.parametrize("line", ["Baca juga: Lilis Kartika Pulang", "Tonton juga video Lilis Kartika di sini:"])
def test_a_line_that_points_elsewhere_takes_no_floor(line: str) -> None:
    text = BODY + line + '\n\n"Besok dibuka," ujarnya.'
    seen = {"Darmaji Setiawan": "PER", "Lilis Kartika": "PER"}
    found = staged(text, SAID, clitic('"Besok dibuka,"', "ujarnya"), names=seen)
    assert speaker(found, 1) == "Darmaji Setiawan"


@pytest.mark.parametrize(
    ("paragraph", "headline"),
    [
        ("Mayor Opens Bridge", True),
        ("The mayor opened the bridge on Monday.", False),
        ('"We are glad," she said:', False),
        ("Word " * 60, False),
    ],
)
def test_a_headline_is_short_and_has_no_end_mark(paragraph: str, headline: bool) -> None:
    assert is_headline(paragraph) is headline


def test_a_sentence_about_reading_points_nowhere() -> None:
    assert not points_elsewhere("Baca juga bisa menenangkan hati, begitu kata banyak orang. " * 6, gazetteer("id"))
