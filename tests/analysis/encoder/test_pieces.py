"""Pieces of a text and their offsets, vectors out of four bits, and windows of whole paragraphs."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.encoder.pieces import BLOCK, BLOCK_BYTES, Pieces, PieceTable, unpack, windows
from reader.training.encoder.package import SPACE, tokenizer_of
from tests.analysis.encoder.small import PIECES, packed, table

TABLE = table()
NUMBERS = {piece: number for number, (piece, _) in enumerate(PIECES)}


def test_a_known_word_is_one_piece_and_another_is_spelt() -> None:
    (cut,) = TABLE.cut(["harga cabai"], [0])
    assert cut.ids == [NUMBERS[piece] for piece in (SPACE + "harga", SPACE, *"cabai")]


def test_offsets_count_from_where_the_text_begins() -> None:
    first, second = TABLE.cut(["harga naik", "the price"], [100, 500])
    assert first.starts == [100, 105]  # the space before a word belongs to its piece
    assert second.starts == [500, 503]


@given(st.text(alphabet="abc ,.“é漢👍\n", max_size=40))
def test_every_letter_lies_behind_the_start_of_its_piece(text: str) -> None:
    (cut,) = TABLE.cut([text], [0])
    assert len(cut.ids) == len(cut.starts)
    assert cut.starts == sorted(cut.starts)
    assert all(0 <= start < len(text) for start in cut.starts)


def test_nothing_has_no_pieces_and_what_is_unknown_has_one() -> None:
    nothing, unknown = TABLE.cut(["", "漢"], [0, 0])
    assert (nothing.ids, nothing.starts) == ([], [])
    assert unknown.ids[-1] == TABLE.unknown


def slow(row: bytes) -> list[float]:
    """The numbers of a row of blocks, bit by bit."""
    out: list[float] = []
    for at in range(0, len(row), BLOCK_BYTES):
        (scale,) = struct.unpack_from("<e", row, at)
        halves = row[at + 2 : at + BLOCK_BYTES]
        out += [scale * ((byte & 0b1111) - 8) for byte in halves]
        out += [scale * ((byte >> 4) - 8) for byte in halves]
    return out


@given(
    st.lists(st.floats(-4, 4, width=16), min_size=2, max_size=2),
    st.binary(min_size=2 * (BLOCK_BYTES - 2), max_size=2 * (BLOCK_BYTES - 2)),
)
def test_blocks_are_unpacked_as_bit_by_bit(scales: list[float], halves: bytes) -> None:
    size = BLOCK_BYTES - 2
    row = b"".join(struct.pack("<e", scale) + halves[k * size : (k + 1) * size] for k, scale in enumerate(scales))
    blocks = np.frombuffer(row, np.uint8).reshape(1, 2, BLOCK_BYTES)
    found = unpack(blocks)
    assert found.shape == (1, 2 * BLOCK)
    assert found.dtype == np.float32
    assert found[0].tolist() == pytest.approx(slow(row))


def test_vectors_keep_the_shape_of_what_is_asked() -> None:
    numbers = [list(range(-8, 8)) * 2, [0] * 16 + [7] * 16]
    made = PieceTable(tokenizer_of(PIECES), packed(numbers, 0.5))
    found = made.vectors(np.array([[1, 0, 1]]))
    assert found.shape == (1, 3, BLOCK)
    assert found[0, 1].tolist() == [number * 0.5 for number in numbers[0]]
    assert found[0, 0].tolist() == found[0, 2].tolist() == [0.0] * 16 + [3.5] * 16


def stretch(size: int, first: int) -> Pieces:
    return Pieces(list(range(first, first + size)), list(range(size)))


@given(st.lists(st.integers(0, 60), max_size=25), st.integers(8, 40))
def test_windows_hold_each_piece_once_in_order_within_the_limit(sizes: list[int], limit: int) -> None:
    cut = [stretch(size, 1000 * (number + 1)) for number, size in enumerate(sizes)]
    seen = windows(cut, TABLE, limit)
    marks = {TABLE.begin, TABLE.end}
    assert [piece for window in seen for piece in window.ids if piece not in marks] == [
        piece for pieces in cut for piece in pieces.ids
    ]
    for window in seen:
        assert len(window.ids) <= limit
        assert window.ids[0] == TABLE.begin
        assert window.ids.count(TABLE.end) == len(window.stretches)
        for number, begin, at in window.stretches:
            assert window.ids[at] == cut[number].ids[begin]


def test_a_paragraph_is_parted_only_where_it_is_too_long() -> None:
    seen = windows([stretch(10, 100), stretch(100, 1000), stretch(10, 2000)], TABLE, 40)
    parts = [(number, begin) for window in seen for number, begin, _ in window.stretches]
    assert parts == [(0, 0), (1, 0), (1, 38), (1, 76), (2, 0)]


def test_paragraphs_that_fit_are_seen_together() -> None:
    (window,) = windows([stretch(10, 100), stretch(10, 200), stretch(10, 300)], TABLE, 40)
    assert [number for number, _, _ in window.stretches] == [0, 1, 2]


def test_windows_of_a_long_text_are_of_about_the_same_size() -> None:
    sizes = [len(window.ids) for window in windows([stretch(10, 100 * (n + 1)) for n in range(41)], TABLE, 400)]
    assert len(sizes) == 2
    assert max(sizes) - min(sizes) <= 100


@pytest.mark.parametrize("cut", [[], [Pieces([], [])], [Pieces([], [])] * 3])
def test_without_pieces_there_is_no_window(cut: list[Pieces]) -> None:
    assert windows(cut, TABLE) == []


def write(folder: Path, tokenizer: bytes | None = None) -> Path:
    tokenizer_of(PIECES).save(str(folder / "tokenizer.json"))
    if tokenizer is not None:
        (folder / "tokenizer.json").write_bytes(tokenizer)
    np.save(folder / "vectors.npy", packed([[0] * BLOCK] * len(PIECES), 1.0))
    return folder


def test_a_table_is_loaded_from_its_folder(tmp_path: Path) -> None:
    loaded = PieceTable.load(write(tmp_path))
    assert len(loaded) == len(PIECES)
    assert loaded.cut(["harga"], [0])[0].ids == [NUMBERS[SPACE + "harga"]]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"version": "1.0"}'])
def test_a_broken_tokenizer_is_a_value_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ValueError, match=r"tokenizer\.json"):
        PieceTable.load(write(tmp_path, content))


def test_a_tokenizer_without_the_marks_is_refused(tmp_path: Path) -> None:
    without = [("<unk>", 0.0), (SPACE + "harga", -1.0)]
    write(tmp_path)
    tokenizer_of(without).save(str(tmp_path / "tokenizer.json"))
    with pytest.raises(ValueError, match="no <s>"):
        PieceTable.load(tmp_path)


@pytest.mark.parametrize("name", ["tokenizer.json", "vectors.npy"])
def test_a_missing_file_is_an_os_error(tmp_path: Path, name: str) -> None:
    (write(tmp_path) / name).unlink()
    with pytest.raises(OSError, match=name):
        PieceTable.load(tmp_path)
