"""Searching a text: what a blank in a query finds, and that no query takes longer than the text's length allows."""

from __future__ import annotations

import pytest

from reader.model import Article, Block, BlockKind, Span
from reader.tui.reading.search.finding import compile_query, find_all
from tests.growth import growth


def hits(text: str, query: str) -> list[str]:
    """The words of every hit."""
    article = Article("a.txt", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    return [hit.of(text) for hit in find_all(article, compile_query(query, regex=False))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("satu dua", ["satu  dua", "satu\ndua"]),
        ("satu    dua", ["satu  dua", "satu\ndua"]),  # blanks are a blank, however many
        ("dua ", ["dua ", "dua "]),
        (" dua", ["  dua", "\ndua"]),
        ("   ", ["  ", " ", "\n", " "]),
        ("SATU", []),
        ("1+1", ["1+1"]),
    ],
)
def test_a_blank_finds_any_white_space(query: str, found: list[str]) -> None:
    assert hits("satu  dua satu\ndua 1+1", query) == found


@pytest.mark.parametrize("query", ["      ", "      x", "a      x", "x      ", "\t \t \t x", "aaaa aaaa aaaa"])
@pytest.mark.parametrize("text", [" ", "a ", "a  \n\n ", "\u2003"])
def test_no_query_is_slower_than_the_text_is_long(query: str, text: str) -> None:
    def work(times: int) -> None:
        hits(text * times, query)

    assert growth(work, 5_000, 8) < 24
