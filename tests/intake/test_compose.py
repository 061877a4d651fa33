"""How marked-up pieces become one text: blocks at their places, one kind of space, nothing invisible."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.compose import Collector, Composer, Piece, day, inline, line
from reader.intake.front_matter import front_matter
from reader.model import BlockKind

KINDS = st.sampled_from(list(BlockKind))
PIECES = st.lists(st.builds(Piece, KINDS, st.text("ab \n“", max_size=5), st.integers(0, 3), st.sampled_from(["", "•"])))


@given(PIECES)
def test_each_block_stands_at_its_place_and_one_without_words_is_left_out(pieces: list[Piece]) -> None:
    composer, collector = Composer(), Collector()
    for piece in pieces:
        composer.put(piece)
        collector.add(piece.kind, piece.words, level=piece.level, marker=piece.marker)
    text, blocks = composer.finish()
    kept = [piece for piece in pieces if piece.words]
    assert collector.pieces == kept
    assert [Piece(b.kind, b.span.of(text), b.level, b.marker) for b in blocks] == kept


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        ([BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH], "0\n\n1\n\n2"),
        ([BlockKind.ITEM, BlockKind.ITEM, BlockKind.ITEM], "0\n1\n2"),  # a list stays together
        ([BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.PARAGRAPH], "0\n\n1\n\n2"),
    ],
)
def test_blocks_are_parted_by_a_blank_line_and_items_by_none(kinds: list[BlockKind], text: str) -> None:
    composer = Composer()
    for number, kind in enumerate(kinds):
        composer.add(kind, str(number))
    assert composer.finish()[0] == text


def test_no_blocks_are_no_text() -> None:
    assert Composer().finish() == ("", ())


def test_a_piece_says_other_words_as_the_same_block() -> None:
    piece = Piece(BlockKind.ITEM, "satu", 2, "•")
    assert piece.saying("dua") == Piece(BlockKind.ITEM, "dua", 2, "•")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("  satu \t dua  ", "satu dua"),
        ("satu\u00a0dua\u2028tiga", "satu dua tiga"),
        ("satu \n dua", "satu\ndua"),  # a line break is kept, the space around it is not
        ("satu\n\n dua", "satu\n\ndua"),
        ("ma\u00adkan\u200b \u2060siang\ufeff", "makan siang"),
        ("a\u200db \u200c1", "ab 1"),  # joiners between Latin letters
        ("ക്\u200d ഷ", "ക്\u200d ഷ"),  # where they are spelling
        ("न\u200cह", "न\u200cह"),
        ("satu\x1b[2J\u202edua", "satu\ufffd[2J\ufffddua"),
        (" \u200b ", ""),
    ],
)
def test_the_words_of_a_piece(raw: str, words: str) -> None:
    assert inline(raw) == words


@pytest.mark.parametrize(
    ("raw", "words"), [("  Warta\n Kota ", "Warta Kota"), ("", None), (" \n\u200b", None), (None, None)]
)
def test_a_line_of_metadata(raw: str | None, words: str | None) -> None:
    assert line(raw) == words


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (" 2024-10-21T08:00:00+07:00 ", date(2024, 10, 21)),
        ("2024-10-21", date(2024, 10, 21)),
        ("2024-10", None),
        ("kemarin", None),
        (None, None),
    ],
)
def test_the_day_at_the_head_of_a_time(raw: str | None, found: date | None) -> None:
    assert day(raw) == found


BODY = "Isi.\n---\nLagi."


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("---\nTitle: Satu\n---", {"title": "Satu"}),
        ("---\ntitle: 'Satu: dua'\n...", {"title": "Satu: dua"}),
        ('---  \ntitle:   "Satu"  \n---  ', {"title": "Satu"}),
        ("\ufeff---\ntitle: Satu\n---", {"title": "Satu"}),
        ("---\nauthor: [Ani, 'Budi', ]\n---", {"author": "Ani, Budi"}),
        ("---\nauthor: [Ani, Budi]\n---", {"author": "Ani, Budi"}),
        ("---\nauthor: [Ani, Budi\n---", {"author": "[Ani, Budi"}),
        ("---\ntitle: \"'Satu' kata\"\n---", {"title": "'Satu' kata"}),  # marks inside of those around it
        ("---\ntitle: '\"Satu\" kata'\n---", {"title": '"Satu" kata'}),
        ("---\ntitle: XenaX\n---", {"title": "XenaX"}),
        ("---\ntitle:   \n---", None),
        ("---\nauthor:\n- Ani\n  - Budi\n---", {"author": "Ani, Budi"}),
        ("---\nauthor:\n- name: Ani\n- name: Budi\n---", {"author": "Ani, Budi"}),
        ("---\nauthor:\n- name:\n- Ani\n---", {"author": "Ani"}),
        ("---\ntitle: \"Satu'\n---", {"title": "Satu"}),
        ("---\nauthor: Ani\nauthor: Budi\nkosong:\n---", {"author": "Ani, Budi"}),
        ("---\n- Ani\ntitle: Satu\n---", {"title": "Satu"}),  # an entry of no field
        ("---\nurl: https://warta.example/a:b\n---", {"url": "https://warta.example/a:b"}),
        ('---\ntitle: "\n---', None),
        ("---\nbukan kolom\n---", None),  # two rules around a line are no front matter
        ("+++\ntitle = 'Satu'\ndate = 2024-10-21\nkosong = ''\n+++", {"title": "Satu", "date": "2024-10-21"}),
        ("+++\nauthors = ['Ani', 'Budi']\n[params]\nLang = 'id'\n+++", {"authors": "Ani, Budi", "lang": "id"}),
        ("+++\n[author]\nname = 'Ani'\n+++", {"author": "Ani", "name": "Ani"}),
        ("+++\nauthors = [{name = 'Ani'}, {nama = 'Budi'}]\n+++", {"authors": "Ani"}),
        ("+++\nkosong = [true]\nnomor = 3\n+++", {"kosong": "True", "nomor": "3"}),
        ("+++\nrusak = \n+++", {}),
        (f"+++\nnomor = {'1' * 5_000}\n+++", {}),
        ("+++\ntitle = 'Satu'\n---", None),
        ("---\n" + "a: b\n" * 398 + "---", {"a": ", ".join(["b"] * 398)}),
        ("---\n" + "a: b\n" * 399 + "---", None),  # a text that begins with a rule
        ("Isi: ya\n---", None),
    ],
)
def test_what_stands_above_a_text_is_told(head: str, told: dict[str, str] | None) -> None:
    source = f"{head}\n{BODY}"
    assert front_matter(source) == ((told, BODY) if told is not None else ({}, source))
