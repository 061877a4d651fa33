"""Marks, words, sentences, days, sureness: told in one place, and nowhere a second time."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

import reader
from reader.model import Statement, StatementKind, Sureness, sureness_of
from reader.model.text import (
    DOUBLE_MARKS,
    JOINED_WORD,
    SENTENCE_END,
    WORD,
    is_headline,
    printable,
    read_day,
    without_password,
)

ROOT = Path(reader.__file__).parent


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-10-21", date(2024, 10, 21)),
        ("2024-02-30", None),
        ("2024-10", None),
        ("2024", None),
        ("20241021", None),  # ISO's other forms are no form of ours
        ("2024-W43-1", None),
        (" 2024-10-21", None),
        ("٢٠٢٤-10-21", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_written_in_one_way(text: str | None, day: date | None) -> None:
    assert read_day(text) == day


def test_words_and_sentences() -> None:
    text = "Ma'ruf, anak-anak: 10.30! “Ya.” Lalu?"
    assert JOINED_WORD.findall(text) == ["Ma'ruf", "anak-anak", "10.30", "Ya", "Lalu"]
    assert WORD.findall("anak-anak_10") == ["anak", "anak", "10"]
    assert [text[: match.end()][-4:] for match in SENTENCE_END.finditer(text)] == ["0.30!"[-4:], "Ya.”"]


@pytest.mark.parametrize(
    ("paragraph", "headline"),
    [
        ("Harga beras naik", True),
        ("H" * 200, True),
        ("H" * 201, False),
        ("Dua\nbaris", False),
        ("", False),
        *((f"Harga beras naik{sign}", False) for sign in ".!?…\"”'’:;,"),
    ],
)
def test_a_headline_is_short_and_ends_like_no_sentence(paragraph: str, headline: bool) -> None:
    assert is_headline(paragraph) is headline


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://ani:rahasia@warta.example/a?b@c", "https://warta.example/a?b@c"),
        ("https://ani@warta.example", "https://warta.example"),
        ("https://warta.example/ani@kota", "https://warta.example/ani@kota"),
        ("git+ssh://ani:a@b@warta.example", "git+ssh://warta.example"),
        ("ani@warta.example", "ani@warta.example"),
    ],
)
def test_names_and_passwords_are_left_out_of_addresses(address: str, kept: str) -> None:
    assert without_password(address) == kept


def test_nothing_that_acts_on_a_terminal_is_printable() -> None:
    hostile = "\x00\x07\x08\r\x1b\x7f\x85\x9b\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ud800\udfff"
    assert printable(f"a{hostile}b\t\nc\u200d") == f"a{chr(0xFFFD) * len(hostile)}b\t\nc\u200d"


@pytest.mark.parametrize(
    ("confidence", "named", "by_reader", "sureness"),
    [
        (0.9, True, False, Sureness.SURE),
        (0.89, True, False, Sureness.LIKELY),
        (0.5, True, False, Sureness.LIKELY),
        (0.49, True, False, Sureness.DOUBTFUL),
        (0.9, False, False, Sureness.UNKNOWN),
        (0.1, False, True, Sureness.BY_READER),
    ],
)
def test_how_sure_a_speaker_is(confidence: float, named: bool, by_reader: bool, sureness: Sureness) -> None:
    assert sureness_of(confidence, named=named, by_reader=by_reader) is sureness
    actor = "a1" if named else None
    statement = Statement("s1", StatementKind.DIRECT, (), None, None, actor, None, confidence, "x", by_reader=by_reader)
    assert statement.sureness is sureness


def test_quotation_marks_are_listed_once() -> None:
    """Three kinds of double marks in one string are a list of them; the program has one."""
    apart = {ROOT / "model" / "text.py", ROOT / "analysis" / "engine" / "tokenizer.py"}  # what an address cannot hold
    apart |= set((ROOT / "training").rglob("*.py"))
    lists = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted(set(ROOT.rglob("*.py")) - apart)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 60
        if len(set(node.value) & set(DOUBLE_MARKS)) >= 3
    ]
    assert lists == []


def test_days_are_read_in_one_place() -> None:
    """Rows of the database are written by the program itself, and moments are no days."""
    apart = {ROOT / "model" / "text.py", *(ROOT / "storage").rglob("*.py"), *(ROOT / "training").rglob("*.py")}
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted(set(ROOT.rglob("*.py")) - apart)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "date.fromisoformat(" in line
    ]
    assert found == []
