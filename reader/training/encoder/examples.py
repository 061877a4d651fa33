"""What the encoder learns from: annotated articles and treebanks as windows of pieces with labels by word."""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from reader.analysis.encoder.encoded import WORD
from reader.analysis.encoder.features import Mention, sentences_of
from reader.analysis.encoder.pieces import Pieces, PieceTable, Window, windows
from reader.analysis.encoder.tags import LAYOUT

LEARNT_WINDOW_PIECES = 400
"""Pieces of the windows that are learnt from. Shorter ones are read faster, and as well."""
HEADLINES = 0.2
"""Share of articles that are learnt from with a headline on top."""
CAPITALS = 0.03
"""Share of articles that are learnt from in capitals."""
PRONOUNS = frozenset(
    {"ia", "dia", "beliau", "mereka", "kami", "kita", "saya", "aku"}
    | {"he", "she", "they", "it", "him", "her", "them", "we", "i", "who", "his", "their"}
)
"""Words that name a source without being one of its names."""
UNKNOWN = -100
"""A label that is not known, as PyTorch's cross entropy skips it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, by words."""

    spans: list[tuple[int, int]]
    """Its content."""
    cue: int
    """First word of the cue, -1 without one."""
    source: tuple[int, int] | None
    """The words that name the source in its sentence."""
    speakers: frozenset[int]
    """The actors that count as who said it."""

    @property
    def first(self) -> int:
        """First word of the content."""
        return self.spans[0][0]

    @property
    def last(self) -> int:
        """One past the last word of the content."""
        return self.spans[-1][1]


@dataclass(slots=True)
class Example:
    """One text to learn from."""

    windows: list[Window]
    """What the encoder sees."""
    words: list[str]
    """The words."""
    places: list[tuple[int, int]]
    """Window and piece of each word."""
    paragraph: list[int]
    """Number of each word's paragraph."""
    labels: dict[str, list[int]]
    """By layer, a label for each word."""
    statements: list[Told] = field(default_factory=list)
    """In text order."""
    mentions: list[Mention] = field(default_factory=list)
    """In text order."""
    quoted: list[bool] = field(default_factory=list)
    """Whether each word stands in direct speech."""
    sentence: list[int] = field(default_factory=list)
    """Number of each word's sentence."""

    @property
    def size(self) -> int:
        """Pieces."""
        return sum(len(window.ids) for window in self.windows)


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """The lines of a text that are not empty."""
    return [m.span() for m in re.finditer(r"[^\n]+", text)]


def _places(
    cut: Sequence[Pieces], seen: Sequence[Window], starts: Sequence[int], paragraph: Sequence[int]
) -> list[tuple[int, int]]:
    """Window and place in it of the piece that holds each word's first character."""
    parts: dict[int, list[tuple[int, int, int]]] = {}
    for number, window in enumerate(seen):
        for stretch, begin, at in window.stretches:
            parts.setdefault(stretch, []).append((begin, number, at))
    out = []
    for start, where in zip(starts, paragraph, strict=True):
        piece = max(0, bisect_right(cut[where].starts, start) - 1)
        begin, number, at = next(part for part in reversed(parts[where]) if part[0] <= piece)
        out.append((number, at + piece - begin))
    return out


def example_of(text: str, table: PieceTable, limit: int = LEARNT_WINDOW_PIECES) -> tuple[Example, list[int], list[int]]:
    """A text without labels, with the first characters of its words and one past their last.

    `limit`: the most pieces of a window.
    """
    paragraphs = paragraphs_of(text)
    cut = table.cut([text[a:b] for a, b in paragraphs], [a for a, _ in paragraphs])
    paragraphs, cut = [p for p, c in zip(paragraphs, cut, strict=True) if c.ids], [c for c in cut if c.ids]
    seen = windows(cut, table, limit)
    found = [
        (m.start() + a, m.end() + a, number)
        for number, (a, b) in enumerate(paragraphs)
        for m in WORD.finditer(text[a:b])
    ]
    starts, ends = [f[0] for f in found], [f[1] for f in found]
    paragraph = [f[2] for f in found]
    words = [text[a:b] for a, b, _ in found]
    labels = {name: [UNKNOWN] * len(words) for name in LAYOUT.layers}
    made = Example(seen, words, _places(cut, seen, starts, paragraph), paragraph, labels)
    made.sentence = sentences_of(words, paragraph)
    return made, starts, ends


def articles(
    files: Sequence[Path], table: PieceTable, changes: random.Random | None = None, limit: int = LEARNT_WINDOW_PIECES
) -> Iterator[Example]:
    """Annotated articles. With `changes`, some get a headline made of their first sentence, few stand in capitals.

    `limit`: the most pieces of a window.
    """
    for file in files:
        article: dict[str, Any] = json.loads(file.read_text("utf-8"))
        if changes is not None and changes.random() < HEADLINES:
            article = with_headline(article)
        if changes is not None and changes.random() < CAPITALS:
            article = in_capitals(article)
        yield article_example(article, table, limit)


def in_capitals(article: dict[str, Any]) -> dict[str, Any]:
    """The article in capitals, where that leaves every character at its place."""
    capitals = article["text"].upper()
    if len(capitals) != len(article["text"]):
        return article
    actors = [{**a, "name": a["name"].upper(), "names": [n.upper() for n in a["names"]]} for a in article["actors"]]
    statements = [
        {**s, "speaker": s["speaker"].upper() if s["speaker"] else None, "accept": [a.upper() for a in s["accept"]]}
        for s in article["statements"]
    ]
    return {**article, "text": capitals, "actors": actors, "statements": statements}


def with_headline(article: dict[str, Any]) -> dict[str, Any]:
    """The article below a headline: the words that open its first sentence, in capitals as headlines have them."""
    text: str = article["text"]
    first = text.split("\n", 1)[0]
    begin = re.match(r"(?:[^–—\n]{3,60}? [-–—] )?", first)
    offset = begin.end() if begin else 0
    words = list(re.finditer(r"\S+", first[offset:]))[:11]
    if len(words) < 5:
        return article
    stop = offset + words[-1].end()
    source = text[offset:stop].rstrip(",.;:–-")
    head = re.sub(r"(?<![\w])[a-z]", lambda m: m.group().upper(), source)
    shift = len(head) + 2
    names = [
        [a - offset, b - offset, label]
        for a, b, label in article["entities"]
        if offset <= a and b <= offset + len(head)
    ]

    def moved(span: Sequence[int]) -> list[int]:
        return [span[0] + shift, span[1] + shift]

    return {
        **article,
        "text": head + "\n\n" + text,
        "entities": names + [[*moved(e[:2]), e[2]] for e in article["entities"]],
        "statements": [
            {
                **s,
                "spans": [moved(x) for x in s["spans"]],
                "cue": moved(first_span(s["cue"])) if s.get("cue") else None,
                "mention": moved(s["mention"]) if s.get("mention") else None,
            }
            for s in article["statements"]
        ],
    }


def article_example(article: dict[str, Any], table: PieceTable, limit: int = LEARNT_WINDOW_PIECES) -> Example:
    """An annotated article as it is learnt from."""
    text: str = article["text"]
    made, starts, ends = example_of(text, table, limit)
    size = len(made.words)

    def words(span: Sequence[int]) -> tuple[int, int]:
        return bisect_right(ends, span[0]), bisect_left(starts, span[1])

    def tag(layer: str, span: tuple[int, int], label: str) -> None:
        first, last = span
        known = LAYOUT[layer].labels
        for k in range(first, last):
            made.labels[layer][k] = known.index(f"{'B' if k == first else 'I'}-{label}")

    for layer in ("names", "content", "cue", "source"):
        made.labels[layer] = [0] * size
    for a, b, label in article["entities"]:
        tag("names", words((a, b)), label)
    made.quoted = [False] * size
    for s in sorted(article["statements"], key=lambda s: -sum(b - a for a, b in s["spans"])):
        for span in s["spans"]:
            tag("content", words(span), s["kind"])
            if s["kind"] == "direct":
                first, last = words(span)
                made.quoted[first:last] = [True] * (last - first)
        if s.get("cue"):
            tag("cue", words(first_span(s["cue"])), "CUE")
        if s.get("mention"):
            tag("source", words(s["mention"]), "SOURCE")
    made.mentions = _mentions(article, words)
    for s in sorted(article["statements"], key=lambda s: s["spans"][0][0]):
        cue = first_span(s["cue"]) if s.get("cue") else None
        spans = [words(x) for x in s["spans"]]
        spans = [x for x in spans if x[0] < x[1]]
        if not spans:
            continue
        source = words(s["mention"]) if s.get("mention") else None
        made.statements.append(
            Told(
                spans,
                words(cue)[0] if cue else -1,
                source if source and source[0] < source[1] else None,
                _speakers(article, s),
            )
        )
    return made


def first_span(cue: Sequence[Any]) -> Sequence[int]:
    """The first stretch of a cue that may be of two parts."""
    return cue[0] if isinstance(cue[0], list) else cue


def _speakers(article: dict[str, Any], statement: dict[str, Any]) -> frozenset[int]:
    """The actors that count as who said a statement, by their place in the article's list."""
    actors = article["actors"]
    known = [number for number, actor in enumerate(actors) if actor["name"] == statement["speaker"]]
    if known:
        return frozenset(known)
    accepted = {*statement["accept"], statement["speaker"]}
    return frozenset(n for n, actor in enumerate(actors) if accepted & {*actor["names"], actor["name"]})


def _mentions(article: dict[str, Any], words: Any) -> list[Mention]:
    """Everybody's names, the names among the entities, and the phrases that name a source."""
    text: str = article["text"]
    taken = bytearray(len(text) + 1)
    entities = [(a, b, label) for a, b, label in article["entities"] if label != "LOC"]
    actors = article["actors"]
    found: list[tuple[int, int, str, int]] = []
    others: dict[str, int] = {}

    def take(a: int, b: int, actor: int) -> None:
        if any(taken[a:b]):
            return
        taken[a:b] = b"\x01" * (b - a)
        inside = [e for e in entities if a <= e[0] and e[1] <= b]
        person = next((e for e in reversed(inside) if e[2] == "PER" and actors[actor]["kind"] == "person"), None)
        whole = next((e for e in inside if e[:2] == (a, b)), None)
        found.append((*(person or whole or (a, b, "")), actor))

    named = [(name, n) for n, actor in enumerate(actors) for name in {*actor["names"], actor["name"]}]
    named.sort(key=lambda one: (-len(one[0]), one))
    for name, actor in named:
        if name.casefold() not in PRONOUNS:
            for match in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text):
                take(*match.span(), actor)
    for s in article["statements"]:
        if s.get("mention"):
            a, b = s["mention"]
            speakers = _speakers(article, s)
            if len(speakers) == 1 and text[a:b].casefold() not in PRONOUNS:
                take(a, b, next(iter(speakers)))
    for a, b, label in entities:
        if not any(taken[a:b]):
            found.append((a, b, label, others.setdefault(text[a:b], len(actors) + len(others))))
    out = []
    for a, b, label, actor in sorted(set(found)):
        first, last = words((a, b))
        if first < last:
            out.append(Mention(first, last, actor, label))
    return out


def mixed(examples: Sequence[Example], pieces: int, order: random.Random) -> list[Example]:
    """The windows of all examples in random order, so many together as hold about that many pieces, with tags alone.

    Steps over windows of many articles teach names better than steps over one article, whose names are all alike.
    """
    single = [one for example in examples for one in _by_window(example)]
    single.sort(key=lambda one: one.size + 20 * order.random())  # like sizes together: little padding
    out: list[Example] = []
    for one in single:
        together = out[-1] if out else None
        if (
            together is None
            or (len(together.windows) + 1) * max(len(w.ids) for w in (*together.windows, *one.windows)) > pieces
        ):
            out.append(one)
            continue
        number = len(together.windows)
        together.windows += one.windows
        together.words += one.words
        together.places += [(number, piece) for _, piece in one.places]
        for layer in together.labels.keys() | one.labels.keys():
            filler = [UNKNOWN] * (len(together.words) - len(one.words))
            together.labels[layer] = together.labels.get(layer, filler) + one.labels.get(
                layer, [UNKNOWN] * len(one.words)
            )
    order.shuffle(out)
    return out


def _by_window(example: Example) -> Iterator[Example]:
    """An example for each window, with tags alone."""
    by_window: list[list[int]] = [[] for _ in example.windows]
    for word, (number, _) in enumerate(example.places):
        by_window[number].append(word)
    for window, words in zip(example.windows, by_window, strict=True):
        labels = {layer: [row[word] for word in words] for layer, row in example.labels.items()}
        places = [(0, example.places[word][1]) for word in words]
        yield Example([window], [example.words[word] for word in words], places, [], labels)


def padded(example: Example, table: PieceTable) -> tuple[np.ndarray, np.ndarray]:
    """The windows of an example side by side: numbers of pieces, and where pieces stand."""
    longest = max(len(window.ids) for window in example.windows)
    ids = np.full((len(example.windows), longest), table.pad, np.int64)
    mask = np.zeros((len(example.windows), longest), np.float32)
    for row, window in enumerate(example.windows):
        ids[row, : len(window.ids)] = window.ids
        mask[row, : len(window.ids)] = 1
    return ids, mask
