"""Contents with their cue and source, put together from spans and pointers that are made to point at given words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis.encoder.contents import Content, PlaceFinder, Pointed, contents, overlap, within
from reader.analysis.encoder.encoded import EncodedText
from reader.analysis.encoder.pointers import Pointers
from tests.analysis.encoder.marked import asking_pointers, marked


@pytest.fixture(name="pointers")
def _pointers(tmp_path: Path) -> Pointers:
    return asking_pointers(tmp_path)


def found(pointers: Pointers, text: EncodedText) -> list[Content]:
    return contents(text, PlaceFinder(text, pointers))


def words(text: EncodedText, where: tuple[int, int] | None) -> str | None:
    return " ".join(text.words[slice(*where)]) if where else None


def test_a_content_has_the_cue_and_the_whole_source_it_asks_for(pointers: Pointers) -> None:
    text = marked(
        pointers, "Bu Rini menegaskan stok beras cukup .", cue="menegaskan", source="Bu Rini", said="stok beras cukup"
    )
    (content,) = found(pointers, text)
    assert [words(text, span) for span in content.spans] == ["stok beras cukup"]
    assert (content.kind, words(text, content.cue.words)) == ("indirect", "menegaskan")
    assert words(text, content.source.words) == "Bu Rini"
    assert content.cue.probability > 0.9


def test_nothing_is_pointed_to_where_nothing_fits(pointers: Pointers) -> None:
    text = marked(pointers, "Stok beras cukup sekali .", said="Stok beras cukup")
    (content,) = found(pointers, text)
    assert content.cue.words is None
    assert content.source.words is None


def test_two_spans_around_their_cue_and_source_are_one_content(pointers: Pointers) -> None:
    text = marked(
        pointers,
        "stok cukup , tegas Rini , harga turun .",
        cue="tegas",
        source="Rini",
        said="stok cukup / harga turun",
    )
    (content,) = found(pointers, text)
    assert [words(text, span) for span in content.spans] == ["stok cukup", "harga turun"]


def test_spans_with_other_words_between_are_two_contents(pointers: Pointers) -> None:
    text = marked(
        pointers,
        "stok cukup , tegas Rini kemarin , harga turun .",
        cue="tegas",
        source="Rini",
        said="stok cukup / harga turun",
    )
    assert len(found(pointers, text)) == 2


def test_spans_of_two_paragraphs_are_two_contents(pointers: Pointers) -> None:
    text = marked(
        pointers, "stok cukup tegas Rini", "harga turun", cue="tegas", source="Rini", said="stok cukup / harga turun"
    )
    assert len(found(pointers, text)) == 2


def test_a_single_word_is_no_content(pointers: Pointers) -> None:
    assert found(pointers, marked(pointers, "Ya tegas Rini", cue="tegas", source="Rini", said="Ya")) == []


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ([(0, 4)], [(0, 4)], 1.0),
        ([(0, 4)], [(2, 6)], 2 / 6),
        ([(0, 2), (4, 6)], [(0, 6)], 4 / 6),
        ([(0, 2)], [(2, 4)], 0.0),
        ([], [], 0.0),
    ],
)
def test_overlap_is_the_share_of_common_words(
    one: list[tuple[int, int]], other: list[tuple[int, int]], share: float
) -> None:
    assert overlap(one, other) == pytest.approx(share)
    assert overlap(other, one) == pytest.approx(share)


def test_the_contents_that_share_a_word_with_a_stretch() -> None:
    nothing = Pointed(None, 1.0)
    some = [Content([(a, a + 4)], "direct", 1.0, nothing, nothing) for a in (0, 10, 20)]
    assert [one.first for one in within(some, 3, 11)] == [0, 10]
    assert [one.first for one in within(some, 14, 20)] == []
    assert [one.first for one in within(some, 0, 100)] == [0, 10, 20]
