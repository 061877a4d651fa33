"""Words, sentences and paragraphs as steps and stretches; spans that lie over one another."""

from __future__ import annotations

import pytest

from reader.model import Opened, Span
from reader.tui.reading.article.marks import SpanIndex
from reader.tui.reading.article.units import Unit, sentence_at, step, word_at
from tests.tui.fakes import TEXT


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [((0, 1), [1]), ((5, 8), [1, 2]), ((9, 12), [1, 3]), ((20, 30), []), ((7, 11), [1, 2, 3])],
)
def test_overlapping_spans_are_found_outer_before_inner(stretch: tuple[int, int], expected: list[int]) -> None:
    index = SpanIndex([(Span(5, 9), 2), (Span(0, 20), 1), (Span(10, 15), 3)])
    assert [value for _, value in index.overlapping(*stretch)] == expected


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("baru-baru ini", 6, "baru-baru"),
        ("1.500 tentara", 3, "1.500"),
        ("“Kami”", 2, "Kami"),
        ("a, b", 1, ","),
        ("Jum’at", 4, "Jum’at"),
    ],
)
def test_words(text: str, offset: int, word: str) -> None:
    assert word_at(text, offset).of(text) == word


def test_a_sentence_ends_behind_the_mark_that_closes_its_quotation(opened: Opened) -> None:
    article = opened.article
    span = sentence_at(article, TEXT.index("Dermaga"))
    assert span.of(TEXT) == "“Dermaga itu sudah berumur enam puluh tahun.”"


@pytest.mark.parametrize("unit", list(Unit))
def test_steps_reach_both_ends_and_stop_there(opened: Opened, unit: Unit) -> None:
    article, at, seen = opened.article, 0, 0
    while (after := step(article, at, unit, 1)) > at:
        at, seen = after, seen + 1
    assert at == len(article.text) - 1
    assert seen > 5
    while (before := step(article, at, unit, -1)) < at:
        at = before
    assert at == 0
