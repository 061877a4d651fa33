"""Re-anchoring: notes on articles that are then edited at random.

usage: python -m tests.bench anchors [FILE.jsonl | FOLDER] [--notes 1000] [--without-former]

Texts come from a JSON-lines file with a "text" a line, or from the .txt files of a folder (the seeds by default). Words
are changed, put in and taken out, paragraphs moved, put in and taken out, until 1, 5 or 20 % of the characters are
touched. A note is in its right place where what was found covers what is left of the passage (exact and moved: all of
it); where less than half of it is left, being an orphan is right too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from reader import anchors
from reader.model import Found, FoundHow, Span
from reader.paths import seeds_dir

SHARES = (0.01, 0.05, 0.20)
"""Shares of the text that are edited."""


@dataclass
class Piece:
    """A word or what stands between words, with the place that it came from."""

    text: str
    origin: int | None


class Edited:
    """A text under edits that remembers where its characters came from."""

    def __init__(self, text: str, rng: random.Random, words: list[str], paragraphs: list[str]) -> None:
        self._rng = rng
        self._words = words
        self._strange = paragraphs
        self._paragraphs: list[list[Piece]] = []
        at = 0
        for paragraph in re.split(r"(\n\s*)", text):
            pieces = [Piece(m.group(), at + m.start()) for m in re.finditer(r"\s+|[^\s]+", paragraph)]
            if paragraph.strip():
                self._paragraphs.append(pieces)
            at += len(paragraph)

    def edit(self, budget: int) -> None:
        """Edits until about `budget` characters are touched."""
        while budget > 0:
            budget -= self._one(budget)

    def _one(self, budget: int) -> int:
        kind = self._rng.choice(("change", "change", "change", "insert", "delete", "move", "new", "drop"))
        paragraph = self._rng.randrange(len(self._paragraphs))
        pieces = self._paragraphs[paragraph]
        size = sum(len(piece.text) for piece in pieces)
        if kind in ("move", "drop") and size <= 1.5 * budget and len(self._paragraphs) > 3:
            del self._paragraphs[paragraph]
            if kind == "move":
                self._paragraphs.insert(self._rng.randrange(len(self._paragraphs) + 1), pieces)
            return size
        if kind == "new":
            strange = self._rng.choice(self._strange)
            if len(strange) <= 1.5 * budget:
                made = [Piece(m.group(), None) for m in re.finditer(r"\s+|[^\s]+", strange)]
                self._paragraphs.insert(self._rng.randrange(len(self._paragraphs) + 1), made)
                return len(strange)
        words = [i for i, piece in enumerate(pieces) if not piece.text.isspace()]
        if not words:
            return 1
        at = self._rng.choice(words)
        word = self._rng.choice(self._words)
        if kind == "delete" and len(words) > 2:
            gone = pieces[at : at + 2]
            del pieces[at : at + 2]
            return sum(len(piece.text) for piece in gone)
        if kind == "insert":
            pieces[at:at] = [Piece(word, None), Piece(" ", None)]
            return len(word) + 1
        touched = max(len(pieces[at].text), len(word))
        pieces[at] = Piece(word, None)
        return touched

    def result(self) -> tuple[str, dict[int, int]]:
        """The text, and for every character that is left its old place and its new one."""
        made: list[str] = []
        places: dict[int, int] = {}
        at = 0
        for pieces in self._paragraphs:
            for piece in pieces:
                if piece.origin is not None:
                    places.update((piece.origin + i, at + i) for i in range(len(piece.text)))
                made.append(piece.text)
                at += len(piece.text)
            made.append("\n\n")
            at += 2
        return "".join(made), places


def passage(text: str, rng: random.Random) -> Span | None:
    """What a reader marks: a sentence, a phrase, a name; inside one paragraph."""
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", text) if len(m.group()) > 40]
    if not paragraphs:
        return None
    start, end = rng.choice(paragraphs)
    kind = rng.random()
    if kind < 0.4:
        sentences = [m.span() for m in re.finditer(r"\S.*?[.!?”\"](?=\s|$)", text[start:end])]
        if sentences:
            a, b = rng.choice(sentences)
            return Span(start + a, start + b)
    words = [m.span() for m in re.finditer(r"\S+", text[start:end])]
    count = rng.randint(3, 12) if kind < 0.8 else rng.randint(1, 2)
    first = rng.randrange(max(1, len(words) - count))
    last = min(len(words), first + count) - 1
    return Span(start + words[first][0], start + words[last][1])


def judge(span: Span, places: dict[int, int], found: Found | None, text: str) -> str:
    """What to say of an answer: right, orphan (a miss), wrong."""
    left = [places[i] for i in range(span.start, span.end) if i in places]
    if found is None:
        return "right" if 2 * len(left) < span.end - span.start else "orphan"
    if not left:
        return "wrong"
    true = Span(min(left), max(left) + 1)
    if found.how is not FoundHow.SIMILAR:  # the very words; an edit may have put back a word that it took
        return "right" if found.span.start <= true.start and true.end <= found.span.end else "wrong"
    common = min(found.span.end, true.end) - max(found.span.start, true.start)
    union = max(found.span.end, true.end) - min(found.span.start, true.start)
    return "right" if common >= 0.5 * union else "wrong"


def texts(source: Path) -> list[str]:
    """The texts of a JSON-lines file or of a folder's text files."""
    if source.is_dir():
        return [path.read_text(encoding="utf-8") for path in sorted(source.glob("*.txt"))]
    with source.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def main(arguments: list[str]) -> int:
    """Print a line for each share of edited text."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench anchors")
    parser.add_argument("source", type=Path, nargs="?", default=seeds_dir())
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument(
        "--without-former", action="store_true", help="as for imported notes: the old text is not there"
    )
    parser.add_argument("--show", type=int, default=0, help="print so many wrong answers")
    options = parser.parse_args(arguments)
    corpus = [text for text in texts(options.source) if len(text) > 600]
    words = sorted({word for text in corpus for word in text.split()})
    strange = [p for text in corpus for p in text.split("\n") if 20 < len(p.strip()) < 400]
    if len(corpus) == 1:  # no paragraph that is put in may be one of the text's own
        strange = [" ".join(random.Random(n).sample(p.split(), len(p.split()))) for n, p in enumerate(strange)]
    print(f"{'edited':>7} {'notes':>6} {'right':>7} {'exact':>6} {'moved':>6} {'similar':>8} {'orphan':>7} "
          f"{'wrong e/m':>10} {'wrong s':>8} {'ms each':>8}")  # fmt: skip
    for share in SHARES:
        rng = random.Random(20261122)
        told: Counter[str] = Counter()
        spent = 0.0
        made = 0
        while made < options.notes:
            text = rng.choice(corpus)
            span = passage(text, rng)
            if span is None:
                continue
            made += 1
            edited = Edited(text, rng, words, strange)
            edited.edit(round(share * len(text)))
            new, places = edited.result()
            anchor = anchors.describe(text, span)
            began = time.perf_counter()
            found = anchors.find(new, anchor, former=None if options.without_former else text)
            spent += time.perf_counter() - began
            verdict = judge(span, places, found, new)
            told[verdict] += 1
            told[found.how.value if found else "lost"] += 1
            if verdict == "wrong" and found is not None:
                told["wrong similar" if found.how is FoundHow.SIMILAR else "wrong exact"] += 1
                if told["wrong"] <= options.show:
                    left = "".join(new[places[i]] for i in range(span.start, span.end) if i in places)
                    print(
                        f"  {found.how} {found.score} {span.of(text)!r}\n    found {found.span.of(new)!r} left {left!r}"
                    )
            if verdict == "orphan" and told["orphan"] <= options.show:
                left = "".join(new[places[i]] for i in range(span.start, span.end) if i in places)
                print(f"  orphan {span.of(text)!r} left {left!r}")
        print(f"{share:>7.0%} {made:>6} {told['right'] / made:>7.1%} {told['exact']:>6} {told['moved']:>6} "
              f"{told['similar']:>8} {told['lost']:>7} {told['wrong exact']:>10} {told['wrong similar']:>8} "
              f"{1000 * spent / made:>8.2f}")  # fmt: skip
    return 0
