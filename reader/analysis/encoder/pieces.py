"""Word pieces: cutting a text into them, their vectors, and windows of whole paragraphs.

The vocabulary is XLM-R's, pruned to what the languages of Kutip need (`reader.training.encoder.package`). The vectors
are kept as the pretrained package has them, four bits a number in blocks of 32 with one scale, and are never trained:
reading some hundred rows costs less than loading a table of floats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Chars = tuple[int, int]
"""A half-open stretch of code points."""

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

BLOCK = 32
"""Numbers that share one scale."""
BLOCK_BYTES = 18
"""Two bytes of scale in half precision, then the low and the high halves of 16 bytes."""
WINDOW_PIECES = 256
"""The most pieces in a window, its marks included; the encoder knows 512 positions."""
BEGIN, END, PAD, UNKNOWN = "<s>", "</s>", "<pad>", "<unk>"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one stretch of text."""

    ids: list[int]
    """Number of each piece in the vocabulary."""
    starts: list[int]
    """Code point at which each piece begins, in the text that the stretch is part of."""


class PieceTable:
    """The tokenizer and the vectors of its pieces."""

    def __init__(self, tokenizer: Tokenizer, rows: npt.NDArray[np.uint8]) -> None:
        """`rows` has the shape (pieces, blocks, BLOCK_BYTES)."""
        self._tokenizer = tokenizer
        self._rows = rows
        self.begin, self.end, self.pad, self.unknown = (_number(tokenizer, m) for m in (BEGIN, END, PAD, UNKNOWN))

    @classmethod
    def load(cls, folder: Path) -> PieceTable:
        """From tokenizer.json and vectors.npy. Raises OSError or ValueError where one is missing or broken."""
        described = (folder / "tokenizer.json").read_bytes()
        try:
            tokenizer = Tokenizer.from_buffer(described)
        except ValueError as error:
            raise ValueError(f"tokenizer.json: {error}") from error
        try:
            rows = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
        except EOFError as error:
            raise ValueError(f"vectors.npy: {error}") from error
        if rows.ndim != 3 or rows.shape[2] != BLOCK_BYTES or len(rows) < tokenizer.get_vocab_size():
            raise ValueError("vectors.npy: not a row for each piece of tokenizer.json")
        return cls(tokenizer, rows)

    def __len__(self) -> int:
        return len(self._rows)

    def cut(self, texts: Sequence[str], offsets: Sequence[int]) -> list[Pieces]:
        """The pieces of each text; `offsets` are where the texts begin."""
        found = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [
            Pieces(encoded.ids, [offset + start for start, _ in encoded.offsets])
            for offset, encoded in zip(offsets, found, strict=True)
        ]

    def vectors(self, ids: Numbers) -> Floats:
        """The vectors of pieces: shape of `ids` plus one of the vectors' width."""
        return unpack(self._rows[ids])


def _number(tokenizer: Tokenizer, mark: str) -> int:
    """The number of a mark. Raises ValueError where the vocabulary has none."""
    number = tokenizer.token_to_id(mark)
    if number is None:
        raise ValueError(f"tokenizer.json: no {mark}")
    return int(number)


def unpack(rows: npt.NDArray[np.uint8]) -> Floats:
    """Numbers out of blocks of four bits: (..., blocks, BLOCK_BYTES) to (..., blocks * BLOCK)."""
    scale = np.ascontiguousarray(rows[..., :2]).view(np.float16).astype(np.float32)
    halves = rows[..., 2:]
    low = (halves & 15).astype(np.float32) - 8
    high = (halves >> 4).astype(np.float32) - 8
    numbers = np.concatenate([low, high], axis=-1) * scale
    return numbers.reshape(*rows.shape[:-2], -1).astype(np.float32, copy=False)


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder sees at once."""

    ids: list[int]
    """Pieces with a mark at the beginning and one after each stretch."""
    stretches: list[tuple[int, int, int]]
    """For each stretch: its number, the index of its first piece within the stretch, and its place in `ids`."""


def windows(cut: Sequence[Pieces], table: PieceTable, limit: int = WINDOW_PIECES) -> list[Window]:
    """Windows over stretches in their order, of about the same size; a stretch is parted only where it is too long."""
    parts = [part for number, pieces in enumerate(cut) for part in _parts(number, pieces, limit - 2)]
    total = sum(end - begin + 1 for _, begin, end in parts)
    count = -(-total // (limit - 1)) or 1
    room = min(limit - 1, -(-total // count) + 40)  # windows of even size; a paragraph may hang over a little
    out: list[Window] = []
    ids: list[int] = [table.begin]
    stretches: list[tuple[int, int, int]] = []
    for number, begin, end in parts:
        if stretches and len(ids) + end - begin > room:
            out.append(Window(ids, stretches))
            ids, stretches = [table.begin], []
        stretches.append((number, begin, len(ids)))
        ids += cut[number].ids[begin:end]
        ids.append(table.end)
    if stretches:
        out.append(Window(ids, stretches))
    return out


def _parts(number: int, pieces: Pieces, limit: int) -> Iterable[tuple[int, int, int]]:
    """A stretch, or its parts of at most `limit` pieces."""
    for begin in range(0, len(pieces.ids), limit):
        yield number, begin, min(begin + limit, len(pieces.ids))
