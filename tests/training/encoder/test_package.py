"""The pretrained package, read from a small file in its layout, and its vocabulary cut down."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from reader.analysis.encoder.pieces import BLOCK, unpack
from reader.errors import FormatError
from reader.training.encoder.package import MARKS, SPACE, Package, Shape, pruned, tokenizer_of
from tests.analysis.encoder.small import packed

WIDTH = 32
PIECES: list[tuple[str, float]] = [
    *((mark, 0.0) for mark in MARKS),
    (SPACE + "harga", -3.0),
    (SPACE + "naik", -4.0),
    (SPACE + "цена", -2.0),
    ("ras", -8.0),
    (SPACE + "jarang", -9.0),
    (SPACE, -3.5),
    *((sign, -10.0) for sign in "abcdefghijklmnopqrstuvwxyz"),
    *((sign, -11.0) for sign in ("é", "7", ",", "“", "ж", "漢")),
]
ROWS = packed([[(3 * k + column) % 16 - 8 for column in range(WIDTH)] for k in range(len(PIECES))], 0.125)
FLOATS = [0.5, -1.25, 3.0]


def write(path: Path) -> Path:
    """A file in the layout that the module describes."""
    names = [piece.encode() for piece, _ in PIECES]
    offsets = np.cumsum([0, *map(len, names)])
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 2, 4, 64, len(PIECES), 514, 1, 1e-5, BLOCK)
    blob = b"".join(names)
    vocabulary = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    vocabulary += struct.pack(f"<{len(offsets)}I", *offsets) + struct.pack(f"<{len(PIECES)}f", *(s for _, s in PIECES))
    vocabulary += blob + struct.pack("<iI", 1, 5) + b"abcde"
    words, floats = ROWS.tobytes(), struct.pack("<3f", *FLOATS)
    tensors = [("emb.word", 1, len(PIECES) * WIDTH, words), ("emb.norm", 0, len(FLOATS), floats)]
    begin = len(head) + len(vocabulary) + 4 + sum(2 + len(name) + 21 for name, *_ in tensors)
    table = struct.pack("<i", len(tensors))
    for name, kind, count, data in tensors:
        table += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, begin, len(data))
        begin += len(data)
    path.write_bytes(head + vocabulary + table + words + floats)
    return path


@pytest.fixture(name="package")
def _package(tmp_path: Path) -> Package:
    return Package(write(tmp_path / "small.bin"))


def test_sizes_and_pieces_are_read(package: Package) -> None:
    epsilon = package.shape.epsilon
    assert package.shape == Shape(WIDTH, 2, 4, 64, len(PIECES), 514, epsilon)
    assert epsilon == pytest.approx(1e-5)
    assert package.pieces == PIECES


def test_tensors_are_read_in_four_bits_and_in_floats(package: Package) -> None:
    assert package.rows("emb.word", WIDTH).tolist() == ROWS.tolist()
    assert package.numbers("emb.word").reshape(-1, WIDTH).tolist() == unpack(ROWS).tolist()
    assert package.numbers("emb.norm").tolist() == FLOATS


def test_another_file_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + b"\0" * 100)
    with pytest.raises(FormatError, match=r"other\.bin is no e5-small-q4\.bin"):
        Package(path)
    with pytest.raises(OSError, match="none"):
        Package(tmp_path / "none.bin")


def test_the_tokenizer_cuts_into_the_likeliest_pieces() -> None:
    made = tokenizer_of(PIECES).encode("harga beras ﬁ", add_special_tokens=False)
    assert made.tokens == [SPACE + "harga", SPACE, "b", "e", "ras", SPACE, "f", "i"]


def kept(package: Package, most: int, *texts: str) -> list[str]:
    tokenizer, _ = pruned(package, texts, most)
    vocabulary = tokenizer.get_vocab()
    return sorted(vocabulary, key=lambda piece: vocabulary[piece])


def test_pruning_keeps_marks_and_single_characters_whatever_the_texts(package: Package) -> None:
    left = kept(package, 38)
    assert [piece for piece in left if piece in MARKS] == list(MARKS)
    assert {*"abcdefghijklmnopqrstuvwxyz", "é", "7", ",", "“"} <= {*left}


def test_pruning_keeps_what_the_texts_need_before_what_is_likely(package: Package) -> None:
    size = len(kept(package, 36))
    left = kept(package, size + 1, "jarang jarang")
    assert SPACE + "jarang" in left
    assert SPACE + "naik" not in left


def test_pruning_fills_up_with_likely_pieces_in_latin_letters(package: Package) -> None:
    left = kept(package, 100)
    assert {SPACE + "harga", SPACE + "naik", "ras"} <= {*left}
    assert SPACE + "цена" not in left
    assert SPACE + "цена" in kept(package, 100, "цена")


def test_the_vectors_left_are_those_of_the_pieces_left(package: Package) -> None:
    tokenizer, rows = pruned(package, ["harga"], 40)
    whole = {piece: number for number, (piece, _) in enumerate(PIECES)}
    assert len(rows) == tokenizer.get_vocab_size()
    for piece, number in tokenizer.get_vocab().items():
        assert rows[number].tolist() == ROWS[whole[piece]].tolist()
