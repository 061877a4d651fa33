"""A frozen slice of the bench: what becomes of notes on an edited article may change only on purpose.

Where a change of the rules is meant, look at `python -m tests.bench anchors` first, then write the new counts here.
"""

from __future__ import annotations

import random
from collections import Counter

import pytest

from reader import anchors
from reader.anchors import _on_words
from reader.model import FoundHow, Span
from reader.paths import sample_article
from tests.bench.anchors import Edited, judge, passage

NOTES = 60
"""Notes of each slice."""


def counts(share: float, *, with_former: bool) -> dict[str, int]:
    """How many notes were found how, and how many of them rightly, after so much of the text was edited."""
    text = sample_article().read_text(encoding="utf-8")
    words = sorted(set(text.split()))
    strange = [p for p in text.split("\n") if 20 < len(p.strip()) < 400]
    strange = [" ".join(random.Random(n).sample(p.split(), len(p.split()))) for n, p in enumerate(strange)]
    chance = random.Random(20261122)
    told: Counter[str] = Counter()
    for _ in range(NOTES):
        span = passage(text, chance)
        assert span is not None
        edited = Edited(text, chance, words, strange)
        edited.edit(round(share * len(text)))
        new, places = edited.result()
        found = anchors.find(new, anchors.describe(text, span), former=text if with_former else None)
        told[found.how.value if found else "lost"] += 1
        told[judge(span, places, found, new)] += 1
        if found is not None:
            assert (found.score == 1.0) == (found.how is not FoundHow.SIMILAR or found.span.of(new) == span.of(text))
    return dict(told)


FROZEN: dict[float, dict[str, int]] = {
    0.01: {"exact": 13, "moved": 40, "similar": 6, "lost": 1, "right": 60},
    0.05: {"exact": 17, "moved": 39, "similar": 4, "right": 60},
    0.20: {"exact": 4, "moved": 43, "similar": 8, "lost": 5, "right": 58, "orphan": 2},
}
"""By share of edits; without the former text, whose comparison is given up after a time and not a count."""


@pytest.mark.parametrize("share", FROZEN)
def test_what_becomes_of_notes_is_as_it_was(share: float) -> None:
    assert counts(share, with_former=False) == FROZEN[share]


@pytest.mark.parametrize("share", FROZEN)
def test_the_former_text_makes_the_answer_no_worse(share: float) -> None:
    told = counts(share, with_former=True)
    assert told["right"] >= FROZEN[share]["right"] - 1
    assert "wrong" not in told


@pytest.mark.parametrize(
    ("text", "span", "drawn"),
    [
        ("satu dua tiga", (5, 8), "dua"),
        ("satu dua tiga", (6, 7), "dua"),  # drawn out to the whole word
        ("satu dua tiga", (4, 9), "dua"),  # without the white space at its edges
        ("satu  \n dua \t tiga", (4, 13), "dua"),
        ("satu dua tiga", (0, 6), "satu dua"),  # of whose last word one letter is taken
        ("satu", (1, 3), "satu"),
        ("satu dua", (0, 1), "satu"),
        ("satu dua", (7, 8), "dua"),
        ("satu", (0, 4), "satu"),
        ("a b", (0, 1), "a"),
        ("“dua,” kata", (1, 4), "dua"),  # a mark is no part of a word
        ("   ", (0, 3), ""),
        ("satu   “dua”   tiga", (4, 15), "“dua”"),
    ],
)
def test_edges_lie_on_words(text: str, span: tuple[int, int], drawn: str) -> None:
    start, end = _on_words(text, *span)
    assert text[start:end] == drawn


def test_what_stands_around_a_passage_is_described_from_the_first_character_to_the_last() -> None:
    anchor = anchors.describe("satu dua tiga", Span(5, 8))
    assert (anchor.prefix, anchor.exact, anchor.suffix) == ("satu ", "dua", " tiga")


@pytest.mark.parametrize("with_former", [True, False])
def test_the_same_words_at_the_same_place_are_exact_where_only_what_follows_changed(with_former: bool) -> None:
    text = "Rapat kota membahas air bersih di balai, lalu pulang. " + "Hari itu hujan turun lama sekali. " * 3
    changed = text.replace("di balai", "di rumah")
    span = Span(text.index("air bersih"), text.index("air bersih") + 10)
    found = anchors.find(changed, anchors.describe(text, span), former=text if with_former else None)
    assert found is not None
    assert (found.span, found.how, found.score) == (span, FoundHow.EXACT, 1.0)


def test_the_double_of_a_deleted_passage_is_not_taken_for_it_where_the_former_text_is_at_hand() -> None:
    one = "Kepala dinas Andi berkata bahwa harga beras naik pekan ini di semua pasar kota."
    other = "Kepala dinas Andi berkata bahwa harga beras turun bulan lalu di semua toko desa."
    former = f"{one}\n\n{other}\n\nRapat berikutnya bulan depan."
    changed = f"{other}\n\nRapat berikutnya bulan depan."
    at = former.index("Andi")
    anchor = anchors.describe(former, Span(at, at + 4))
    without = anchors.find(changed, anchor)
    assert without is not None
    assert without.how is not FoundHow.SIMILAR  # its words and what stands around them are there
    found = anchors.find(changed, anchor, former=former)
    assert found is None or found.how is FoundHow.SIMILAR  # but they stood there before, too


def test_with_the_former_text_more_of_what_stands_around_is_compared() -> None:
    """32 characters on each side are the same twice; only farther off the two places differ."""
    near = "demikian keterangan resmi yang diterima Ratna pada hari itu di kantor pemerintah kota"
    former = f"Pagi di utara sungai hujan turun lama. {near} lalu semua orang pulang naik perahu kecil.\n\n" + (
        f"Sore di selatan gunung matahari terik. {near} kemudian para tamu makan bersama di balai.\n"
    )
    second = former.rindex("Ratna")
    anchor = anchors.describe(former, Span(second, second + 5))
    changed = "Pembuka yang baru.\n\n" + former
    found = anchors.find(changed, anchor, former=former)
    assert found is not None
    assert found.span.start == changed.rindex("Ratna")
