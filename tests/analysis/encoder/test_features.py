"""What is seen of a mention from a statement, feature by feature, and where sentences end."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from reader.analysis.encoder.features import Mention, Place, Turns, mention_features, sentences_of
from reader.analysis.encoder.tags import MENTION_FEATURES

# Three paragraphs of ten words; in the middle one somebody says words 12 to 16, told at word 10.
PARAGRAPH = [0] * 10 + [1] * 10 + [2] * 10
SENTENCE = [0] * 10 + [1] * 8 + [2] * 2 + [3] * 10
QUOTED = [False] * 5 + [True] * 3 + [False] * 22
ANNA, BUDI, FIRM, TOWN = range(4)
HERE = Place(12, 17, 10)


@dataclass
class Told:
    """What was told before the statement."""

    spoke: list[tuple[int, int]] = field(default_factory=list)
    by_name: frozenset[int] = frozenset()


def seen(*mentions: Mention, told: Told | None = None, place: Place = HERE) -> list[set[str]]:
    """The names of the features that are set, for each mention."""
    told = told or Told()
    starts = [mention.first for mention in mentions]
    turns = Turns()
    for actor, where in told.spoke:
        turns.add(actor, where)
    rows = mention_features(place, mentions, starts, SENTENCE, PARAGRAPH, QUOTED, turns, told.by_name)
    assert rows.shape == (len(mentions), len(MENTION_FEATURES))
    return [{MENTION_FEATURES[k] for k, value in enumerate(row) if value} for row in rows.tolist()]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (0, {"paragraph-before"}),
        (6, {"paragraph-before", "inside-quotation"}),
        (11, {"same-sentence", "same-paragraph"}),
        (14, {"same-sentence", "same-paragraph", "inside-content"}),
        (18, {"same-paragraph"}),
        (25, {"further-down"}),
    ],
)
def test_where_a_mention_stands(word: int, expected: set[str]) -> None:
    places = set(MENTION_FEATURES[:7])
    (found,) = seen(Mention(word, word + 1, ANNA, ""))
    assert found & places == expected


def test_a_mention_two_paragraphs_before_is_further_up() -> None:
    (found,) = seen(Mention(1, 2, ANNA, "PER"), place=Place(22, 25, 21))
    assert "further-up" in found
    assert "paragraph-before" not in found


@pytest.mark.parametrize(
    ("label", "kind"), [("PER", {"person"}), ("ORG", {"body"}), ("GPE", {"place"}), ("", set()), ("LOC", set())]
)
def test_what_a_mention_names(label: str, kind: set[str]) -> None:
    (found,) = seen(Mention(2, 3, ANNA, label))
    assert found & {"person", "body", "place"} == kind


def test_the_nearest_mention_and_the_nearest_person_before() -> None:
    mentions = (Mention(1, 2, ANNA, "PER"), Mention(3, 4, BUDI, "PER"), Mention(8, 9, FIRM, "ORG"))
    first, second, third = seen(*mentions, Mention(18, 19, TOWN, "GPE"))[:3]
    nearest = {"nearest-before", "nearest-person-before"}
    assert (first & nearest, second & nearest, third & nearest) == (
        set(),
        {"nearest-person-before"},
        {"nearest-before"},
    )


def test_who_is_named_within_the_content_is_not_nearest() -> None:
    outside, inside = seen(Mention(1, 2, ANNA, "PER"), Mention(13, 14, BUDI, "PER"), place=Place(12, 17, 18))
    assert "nearest-person-before" in outside
    assert "nearest-person-before" not in inside


def test_who_spoke() -> None:
    told = Told([(ANNA, 0), (BUDI, 0), (FIRM, 1)], frozenset({BUDI}))
    spoken = {"spoke-last", "spoke-in-paragraph", "spoke-earlier", "speaks-by-name"}
    found = seen(*(Mention(who, who + 1, who, "") for who in (ANNA, BUDI, FIRM, TOWN)), told=told)
    assert [row & spoken for row in found] == [
        {"spoke-in-paragraph", "spoke-earlier"},
        {"spoke-in-paragraph", "spoke-earlier", "speaks-by-name"},
        {"spoke-last", "spoke-in-paragraph", "spoke-earlier"},
        set(),
    ]


def test_who_spoke_two_paragraphs_up_spoke_earlier_alone() -> None:
    (found,) = seen(Mention(1, 2, ANNA, ""), told=Told([(ANNA, 0), (BUDI, 1)]), place=Place(22, 25, 21))
    assert found >= {"spoke-earlier"}
    assert not found & {"spoke-in-paragraph", "spoke-last"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ani datang . Budi pergi .", [0, 0, 0, 1, 1, 1]),
        ("Harga Rp 1 . 5 juta", [0, 0, 0, 0, 1, 1]),  # a digit may open a sentence
        ("kata dia . lalu pergi", [0, 0, 0, 0, 0]),  # a small letter does not
        ('" Ya . " Ani pergi', [0, 0, 0, 0, 1, 1]),  # closing marks belong to the sentence before
        ("Apa ? ! Ya", [0, 0, 0, 1]),
        ("", []),
    ],
)
def test_sentences_end_where_a_new_one_may_begin(words: str, expected: list[int]) -> None:
    found = words.split()
    assert sentences_of(found, [0] * len(found)) == expected


def test_a_paragraph_ends_a_sentence() -> None:
    assert sentences_of(["satu", "dua", "tiga"], [0, 1, 1]) == [0, 1, 1]
