"""What holds for any text: comparisons give both texts back, queries never fail, marks lie on words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.formats.markdown import update
from reader.library.likeness import likeness, plain_words
from reader.library.origins import origin_of
from reader.library.text_diff import compare
from reader.library.words import Wanted, fold, stems
from reader.model import ChangeKind, DiffPart
from reader.model.text import WORD

_texts = st.lists(st.sampled_from(["satu", "dua", "tiga", " ", "\n", "\n\n", "“", "é", "."]), max_size=60).map("".join)


@given(_texts, _texts)
@settings(deadline=None)
def test_a_comparison_holds_both_texts_whole(old: str, new: str) -> None:
    parts = compare(old, new)
    assert "".join(part.text for part in parts if part.kind is not ChangeKind.ADDED) == old
    assert "".join(part.text for part in parts if part.kind is not ChangeKind.REMOVED) == new
    assert all(part.text for part in parts)
    assert all(one.kind is not two.kind for one, two in pairwise(parts))


def test_the_shape_of_quotation_marks_is_no_change_and_a_mark_that_is_gone_is() -> None:
    old, new = "“Air naik,” kata Ma’ruf.\n\n«Benar.»", '"Air naik," kata Ma\'ruf.\n\n“Benar.”'
    assert compare(old, new) == (DiffPart(ChangeKind.SAME, new),)
    assert compare(old, new.replace('naik,"', "naik,"))[1] == DiffPart(ChangeKind.REMOVED, "”")


def test_new_words_do_not_stand_among_those_of_a_sentence_that_is_gone() -> None:
    """Blanks are alike everywhere, and part no change."""
    old = "Harga naik, ujar Dewi, Selasa (5/3).\n\nMenurut pengamat Budi, keran impor terlambat dibuka.\n"
    parts = compare(old, "Harga naik, ujar Dewi, Rabu (6/3).\n")
    assert [part for part in parts if part.kind is ChangeKind.ADDED] == [DiffPart(ChangeKind.ADDED, "Rabu (6/3).")]
    assert [part.kind for part in compare("satu dua tiga", "satu empat lima")] == ["same", "removed", "added"]


def test_a_change_in_a_book_is_shown_by_its_words() -> None:
    """Thousands of paragraphs, all parted by the same blank line."""
    old = "\n\n".join(f"Paragraf {number} dari buku itu." for number in range(12_000))
    new = old.replace("Paragraf 7000 dari", "Paragraf 7000 bukan dari").replace("Paragraf 3 dari buku itu.\n\n", "")
    changes = [(part.kind, part.text) for part in compare(old, new) if part.kind is not ChangeKind.SAME]
    assert changes == [
        (ChangeKind.REMOVED, "Paragraf 3 dari buku itu.\n\n"),
        (ChangeKind.ADDED, "bukan "),
    ]


def test_a_link_to_itself_is_a_source_like_any_other(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert origin_of(str(loop), "").shown == str(loop)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A full-text table like the library's."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        'CREATE VIRTUAL TABLE words USING fts5(body, stems, tokenize="unicode61 remove_diacritics 2", prefix="2 3")'
    )
    yield connection
    connection.close()


@given(st.one_of(st.text(max_size=60), _texts, st.text(alphabet='"*:^()-+{} aAND\x00é', max_size=30)))
@settings(deadline=None, max_examples=300)
def test_no_query_is_bad_grammar(index: sqlite3.Connection, query: str) -> None:
    match = Wanted(query).match
    if match:
        index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone()
    else:
        assert not WORD.search(query)


@given(_texts, st.sampled_from(["satu", "DU", "tig dua", '"satu dua"', "é", "pemerintah"]))
@settings(deadline=None)
def test_what_is_marked_is_what_was_looked_for(text: str, query: str) -> None:
    wanted = Wanted(query)
    beginnings = [fold(word) for word in WORD.findall(query)]
    for mark in wanted.marks(text, stems(text, "id").split(" "), 10_000):
        words = [fold(word) for word in WORD.findall(mark.of(text))]
        assert any(words[0].startswith(beginning) for beginning in beginnings)


@given(_texts, _texts)
@settings(deadline=None)
def test_likeness_of_contents_is_between_0_and_1(one: str, other: str) -> None:
    score = likeness(plain_words(one), plain_words(other)) if one and other else 0.0
    assert 0 <= score <= 1
    assert likeness(plain_words(one), plain_words(one)) == 1


_blocks = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True, max_size=4)


@given(_blocks, _blocks, st.text(alphabet="x \n#", max_size=10))
def test_working_an_export_in_twice_changes_nothing_more(before: list[str], after: list[str], own: str) -> None:
    def export(notes: list[str]) -> str:
        names = ["article a1", *(f"note {note} a1" for note in notes)]
        return "\n".join(f"<!-- kutip {name} -->\n{name}\n<!-- /kutip -->\n" for name in names)

    existing = own + export(before)
    once = update(existing, export(after))
    assert update(once, export(after)) == once
    assert own.strip() in once
    for note in "abcd":
        assert once.count(f"kutip note {note} a1") == (note in after)
