"""A few seeds of every attack, and that time grows with the size of what strangers wrote, not with its square."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.analysis.dates.part import grammar
from reader.analysis.engine.tokenizer import split_words
from reader.anchors import describe, find
from reader.intake import clean
from reader.model import Block, BlockKind, Span
from reader.model.text import printable, without_password
from reader.tui.drawing.text import shorten
from reader.tui.drawing.wrapped_text import WrappedText
from tests.attack.attacks import ATTACKS
from tests.growth import growth


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", ATTACKS)
def test_kutip_holds_against(name: str, seed: int, tmp_path: Path) -> None:
    os.environ["KUTIP_HOME"] = str(tmp_path / "kutip-home")  # of this test anyway; a child takes it from here
    assert ATTACKS[name](seed, tmp_path) >= 0


SHAPES: dict[str, Callable[[int], str]] = {
    "one word": lambda size: "x" * size,
    "blanks": lambda size: " " * size,
    "tabs and blanks": lambda size: "\t " * (size // 2),
    "line ends": lambda size: "\n" * size,
    "tiny paragraphs": lambda size: "a\n\n" * (size // 3),
    "combining marks": lambda size: "a" + "\u0301" * size,
    "wide": lambda size: "漢" * size,
    "open marks": lambda size: "“a " * (size // 3),
    "apostrophes": lambda size: "a'" * (size // 2),
    "digits": lambda size: "1" * size,
    "dates": lambda size: "1/2/3/" * (size // 6),
    "hyphens": lambda size: "a-" * (size // 2),
    "full stops": lambda size: "." * size,
    "comments": lambda size: "<!--" * (size // 4),
    "controls": lambda size: "\x1b[" * (size // 2),
    "at signs": lambda size: "http://" + "a@" * (size // 2),
    "soft hyphens": lambda size: "\u00ad" * size,
}
"""Texts that make a careless pattern or loop work for ever."""


def _wrap(text: str) -> None:
    WrappedText(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), 20).upto_line(10**9)


def _anchor(text: str) -> None:
    find("baru " + text, describe(text, Span(0, max(len(text) // 2, 1))))


PARTS: dict[str, Callable[[str], object]] = {
    "clean": clean,
    "printable": printable,
    "without_password": without_password,
    "wrapped text": _wrap,
    "shorten": lambda text: shorten(text, 60),
    "words": lambda text: split_words(text, "id"),
    "dates": lambda text: grammar("id").find(text, None),
    "anchors": _anchor,
}
"""What reads foreign text outside intake and the pairing of quotation marks, which have such tests of their own."""


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("part", PARTS)
def test_time_grows_with_the_text(part: str, shape: str) -> None:
    assert growth(lambda size: PARTS[part](SHAPES[shape](size)), 2_000, 8) < 24
