"""A small encoder of made-up pieces and weights, so that tests need no trained file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reader.analysis.encoder.pieces import BLOCK, BLOCK_BYTES, Floats, PieceTable, Window
from reader.analysis.encoder.pointers import POINTERS_FILE, VOTES_FILE, Pointers
from reader.analysis.encoder.tags import DISTANCES, FEATURES, LAYOUT, POINTER_WIDTH
from reader.training.encoder.package import MARKS, SPACE, tokenizer_of

WIDTH = 32
"""Numbers of a word's vector."""
WORDS = ("harga", "beras", "naik", "the", "price", "rose")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?\"'“”‘’()-"
PIECES: list[tuple[str, float]] = [
    *((mark, 0.0) for mark in MARKS),
    (SPACE, -4.0),
    *((SPACE + word, -2.0) for word in WORDS),
    *((letter, -9.0) for letter in LETTERS),
]
"""Words known as one piece, and the letters of all others."""


def packed(numbers: Sequence[Sequence[int]], scale: float) -> npt.NDArray[np.uint8]:
    """Rows of numbers from -8 to 7 as blocks of four bits that share one scale, written byte by byte."""
    out = []
    for row in numbers:
        blocks = []
        for at in range(0, len(row), BLOCK):
            block = row[at : at + BLOCK]
            halves = [(block[k] + 8) | ((block[k + BLOCK // 2] + 8) << 4) for k in range(BLOCK // 2)]
            blocks.append([*np.array([scale], "<f2").tobytes(), *halves])
        out.append(blocks)
    return np.array(out, np.uint8).reshape(len(numbers), -1, BLOCK_BYTES)


def table() -> PieceTable:
    """The pieces, each with a vector that tells its number."""
    rows = [[(number + column) % 16 - 8 for column in range(WIDTH)] for number in range(len(PIECES))]
    return PieceTable(tokenizer_of(PIECES), packed(rows, 0.25))


def pointer_weights(width: int = WIDTH) -> dict[str, Floats]:
    """Weights of the three pointers, made by a fixed draw of lots."""
    lots = np.random.default_rng(7)

    def some(*shape: int) -> Floats:
        return (lots.standard_normal(shape) * 0.2).astype(np.float32)

    out: dict[str, Floats] = {"features": some(FEATURES)}
    for name, queries, keys in (("cue", 2, 1), ("source", 3, 1), ("speaker", 4, 2), ("antecedent", 2, 2)):
        out[f"{name}.query.weight"] = some(POINTER_WIDTH, queries * width)
        out[f"{name}.query.bias"] = some(POINTER_WIDTH)
        out[f"{name}.key.weight"] = some(POINTER_WIDTH, keys * width)
        out[f"{name}.key.bias"] = some(POINTER_WIDTH)
        out[f"{name}.distance"] = some(DISTANCES)
        if name != "speaker":
            out[f"{name}.nothing.weight"] = some(1, queries * width)
            out[f"{name}.nothing.bias"] = some(1)
    return out


def write_pointers(
    folder: Path,
    weights: Mapping[str, Floats] | None = None,
    votes: str = '{"statements": {}, "speakers": {}}',
) -> Path:
    """The files that `Pointers` reads, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: value.astype(np.float16) for name, value in (weights or pointer_weights()).items()}
    np.savez(folder / POINTERS_FILE, allow_pickle=False, **arrays)
    (folder / VOTES_FILE).write_text(votes, encoding="utf-8")
    return folder


class EchoSession:
    """Stands in for a session: the first two numbers of a piece's vector are the window's and its place there."""

    def __init__(self, folder: Path) -> None:
        self.table = table()
        self.pointers = Pointers(write_pointers(folder))
        self.seen: list[Window] = []
        """The windows of the last call."""

    def run(self, windows: Sequence[Window]) -> tuple[list[Floats], list[Floats]]:
        """Vectors and scores of each window's pieces."""
        self.seen = list(windows)
        vectors, scores = [], []
        for number, window in enumerate(windows):
            vector = np.zeros((len(window.ids), WIDTH), np.float32)
            vector[:, 0], vector[:, 1] = number, np.arange(len(window.ids))
            vectors.append(vector)
            scores.append(np.zeros((len(window.ids), LAYOUT.size), np.float32))
        return vectors, scores
