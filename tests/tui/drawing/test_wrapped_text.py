"""Breaking text into lines: nothing is lost, nothing is too wide, and long texts are broken only as far as needed."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model import Block, BlockKind, Span
from reader.model.text import printable
from reader.tui.drawing.wrapped_text import Line, WrappedText, character_width


def one_block(text: str, measure: int, kind: BlockKind = BlockKind.PARAGRAPH) -> WrappedText:
    """The text as one block."""
    return WrappedText(text, (Block(kind, Span(0, len(text))),), measure)


def all_lines(lines: WrappedText) -> list[Line]:
    """Every line."""
    lines.upto_line(10**9)
    found = [lines.line(number) for number in range(lines.count)]
    return [line for line in found if line is not None]


def words_of(lines: WrappedText) -> list[str]:
    """What each line of text holds."""
    return [lines.text[line.start : line.end] for line in all_lines(lines) if line.block >= 0]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("satu dua tiga", 8, ["satu dua", "tiga"]),
        ("satu dua tiga", 7, ["satu", "dua", "tiga"]),
        ("baru-baru ini", 6, ["baru-", "baru", "ini"]),  # a reduplication may be parted behind its hyphen
        ("– bukan", 20, ["– bukan"]),  # a dash between spaces stays
        ("panjangsekali", 5, ["panja", "ngsek", "ali"]),  # a word too long is cut
        ("a  b", 10, ["a  b"]),  # the text's own spaces are kept
        ("tepat lima", 5, ["tepat", "lima"]),  # the space at the end of a full line hangs over
        ("Rp\xa010", 4, ["Rp\xa01", "0"]),  # a no-break space never is a place to break
        ("漢字漢字", 5, ["漢字", "漢字"]),  # wide characters take two cells and may be parted anywhere
        ("e\u0301e\u0301 e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),  # a combining mark takes none
        ("", 5, [""]),
    ],
)
def test_lines_are_filled_with_words(text: str, measure: int, expected: list[str]) -> None:
    assert words_of(one_block(text, measure)) == expected


def test_short_lines_stay_lines_and_long_ones_are_set_anew() -> None:
    verse = "Air mengalir\nke muara\npelan sekali"
    assert words_of(one_block(verse, 60)) == verse.split("\n")
    prose = ("kata " * 12).strip() + "\n" + ("kata " * 12).strip()
    assert words_of(one_block(prose, 200))[0].count("kata") == 24


def test_code_keeps_its_lines() -> None:
    assert words_of(one_block("if a:\n    b\n\nc" + "x" * 80, 20, BlockKind.CODE))[:3] == ["if a:", "    b", ""]


TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("ab -–—.,“” \n\t漢字ｱ\u0301\u200d"), st.characters(codec="utf-8")), max_size=300
)


@given(text=TEXTS, measure=st.integers(1, 40), kind=st.sampled_from(BlockKind))
@example(text="0  \t", measure=1, kind=BlockKind.PARAGRAPH)  # white space reaches the longest line behind a word
@example(text="ab" + " " * 9 + "\tc", measure=2, kind=BlockKind.PARAGRAPH)
@example(text="0   \u0301", measure=1, kind=BlockKind.QUOTE)
def test_no_text_is_lost_and_lines_stand_in_order(text: str, measure: int, kind: BlockKind) -> None:
    lines = one_block(text, measure, kind)
    at = 0
    for line in all_lines(lines):
        assert line.start >= at
        assert not text[at : line.start].strip(" \n\t"), "only white space lies between two lines"
        at = line.end
    assert not text[at:].strip(" \n\t")


@given(text=TEXTS, measure=st.integers(4, 40), kind=st.sampled_from(BlockKind))
@example(text="aaaaaaaaa漢 \u0301", measure=11, kind=BlockKind.PARAGRAPH)  # a mark behind the space that hangs over
@example(text="漢\n" * 40 + "a" * 400, measure=11, kind=BlockKind.PARAGRAPH)  # a line end is drawn as a space
@example(text="0000\x1f", measure=4, kind=BlockKind.PARAGRAPH)  # a control character as U+FFFD
def test_no_line_is_drawn_wider_than_the_measure(text: str, measure: int, kind: BlockKind) -> None:
    lines = one_block(text, measure, kind)
    for line in all_lines(lines):
        shown = "".join(lines.shown(line) or text[line.start : line.end])
        assert sum(map(character_width, shown)) <= max(measure - lines.indent(lines.blocks[0]), 2)


@given(text=TEXTS, measure=st.integers(1, 40), kind=st.sampled_from(BlockKind))
@example(text="0  \t", measure=1, kind=BlockKind.PARAGRAPH)
@example(text="0\t" + " " * 40 + "漢", measure=9, kind=BlockKind.ITEM)
def test_every_offset_is_on_the_line_that_shows_it(text: str, measure: int, kind: BlockKind) -> None:
    lines = one_block(text, measure, kind)
    for number, line in enumerate(all_lines(lines)):
        if line.end > line.start:
            assert lines.line_of(line.start) == number
            assert lines.line_of(line.end - 1) == number


def test_a_long_text_is_broken_only_as_far_as_somebody_looks() -> None:
    text = "\n\n".join("kata yang panjang " * 40 for _ in range(2000))
    blocks = [Block(BlockKind.PARAGRAPH, Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", text)]
    lines = WrappedText(text, blocks, 76)
    assert lines.line(40) is not None
    assert not lines.finished
    guessed = lines.count
    assert abs(guessed - len(all_lines(lines))) < guessed / 4


@pytest.mark.parametrize(
    ("piece", "times"), [("x", 2_000_000), ("漢", 300_000), ("\u0301", 300_000), ("\t", 100_000), ("[b]", 100_000)]
)
def test_one_line_of_any_length_is_broken(piece: str, times: int) -> None:
    lines = one_block(piece * times, 76)
    line = lines.line(30)
    assert line is not None
    assert line.start > 0
    assert line.end - line.start <= 76 * 4


def test_list_items_hang_and_stand_together() -> None:
    text = "satu dua tiga\nempat"
    blocks = (
        Block(BlockKind.ITEM, Span(0, 13), 1, "1."),
        Block(BlockKind.ITEM, Span(14, 19), 1, "2."),
    )
    lines = WrappedText(text, blocks, 9)
    rows = [lines.prefix(line) + text[line.start : line.end] for line in all_lines(lines)]
    assert rows == ["1. satu", "   dua", "   tiga", "2. empat"]


def test_justified_lines_fill_the_measure_but_for_the_last() -> None:
    text = "satu dua tiga empat lima enam tujuh"
    lines = one_block(text, 16)
    shown = ["".join(lines.shown(line, justify=True) or text[line.start : line.end]) for line in all_lines(lines)]
    assert [cell_len(row) for row in shown[:-1]] == [16] * (len(shown) - 1)
    assert shown[-1] == "tujuh"


def test_tabs_reach_to_their_stops() -> None:
    lines = one_block("a\tb\tc", 40)
    line = lines.line(0)
    assert line is not None
    assert "".join(lines.shown(line) or []) == "a   b   c"


def test_what_acts_on_a_terminal_is_replaced_one_for_one() -> None:
    text = "a\x1b]52;c;eA==\x07b\x9b31m\u202ec\ud800"
    assert len(printable(text)) == len(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", printable(text))
