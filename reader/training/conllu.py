"""Universal Dependencies treebanks (CoNLL-U) as sentences of words, their multiword tokens merged where that serves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import FormatError

CLITICS = frozenset({"nya", "lah", "kah", "pun", "tah", "ku", "mu", "kau"})
"""What Indonesian writes together with its host and UD takes as a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a treebank."""

    form: str
    """As it is written."""
    lemma: str
    """Dictionary form, or "" where the treebank leaves it open."""
    upos: str
    """Universal part of speech."""
    feats: str
    """Universal features, "A=1|B=2", or ""."""
    head: int
    """Index of the head in the sentence; its own index for the root."""
    deprel: str
    """Universal relation with its subtype, "root" for the root."""
    space: bool
    """Whether a space follows."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a treebank."""

    words: tuple[Word, ...]
    """In order."""
    ranges: tuple[tuple[int, int], ...]
    """Multiword tokens that were left apart, as half-open ranges of word indices."""
    document: str
    """Id of the document it belongs to; "" where the treebank names none."""

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return "".join(word.form + " " * word.space for word in self.words)


def read_treebank(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file with UD's own words; empty nodes are left out.

    Raises FormatError for a line that is none of CoNLL-U.
    """
    rows: list[list[str]] = []
    document = ""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if line.startswith("# newdoc id ="):
                document = line.partition("=")[2].strip()
            elif line.startswith("#"):
                continue
            elif line:
                cells = line.split("\t")
                if len(cells) != 10:
                    raise FormatError("Not CoNLL-U", f"{path.name}, line {number}, has {len(cells)} columns, not ten.")
                if "." not in cells[0]:
                    rows.append(cells)
            elif rows:
                yield _sentence(rows, document)
                rows = []
    if rows:
        yield _sentence(rows, document)


def _sentence(rows: list[list[str]], document: str) -> Sentence:
    words: list[Word] = []
    ranges: list[tuple[int, int]] = []
    inside: dict[int, tuple[int, str, bool]] = {}  # last word of a multiword token: first word, its form, space after
    for cells in rows:
        if "-" in cells[0]:
            first, last = (int(number) for number in cells[0].split("-"))
            ranges.append((first - 1, last))
            inside[last - 1] = (first - 1, cells[1], "SpaceAfter=No" not in cells[9])
            continue
        index = len(words)
        head = int(cells[6]) - 1
        lemma = "" if cells[2] == "_" and cells[1] != "_" else cells[2]
        feats = "" if cells[5] == "_" else cells[5]
        space = "SpaceAfter=No" not in cells[9]
        words.append(Word(cells[1], lemma, cells[3], feats, index if head < 0 else head, cells[7], space))
    for last, (first, form, space) in inside.items():
        for index in range(first, last + 1):
            words[index] = replace(words[index], space=space and index == last)
        if "".join(word.form for word in words[first : last + 1]) != form:
            # The parts do not spell the token (rare): cut its own form instead.
            words[first] = replace(
                words[first], form=form[: len(form) - sum(len(w.form) for w in words[first + 1 : last + 1])]
            )
    return Sentence(tuple(words), tuple(ranges), document)


def merged(sentence: Sentence) -> Sentence:
    """The sentence with each multiword token as one written word.

    The word that carries the token's tie to the rest (the host) gives part of speech, lemma, head and relation; a
    clitic leaves a feature with its form, `Clitic=Nya` (in "menurutnya" the clitic itself is the host). What hung on a
    part hangs on the word.
    """
    if not sentence.ranges:
        return sentence
    old = sentence.words
    target = list(range(len(old)))
    hosts: dict[int, tuple[int, int, int]] = {}
    position = 0
    spans = dict(sentence.ranges)
    index = 0
    while index < len(old):
        end = spans.get(index, index + 1)
        outside = [i for i in range(index, end) if not index <= old[i].head < end or old[i].head == i]
        hosts[position] = (outside[0] if outside else index, index, end)
        for i in range(index, end):
            target[i] = position
        index, position = end, position + 1
    words = []
    for new, (host, start, end) in hosts.items():
        word = old[host]
        parts = [old[i] for i in range(start, end)]
        clitics = sorted(
            {part.form.strip("-").capitalize() for part in parts if part.form.strip("-").lower() in CLITICS}
        )
        feats = sorted(filter(None, [*word.feats.split("|"), f"Clitic={','.join(clitics)}" if clitics else ""]))
        words.append(
            replace(
                word,
                form="".join(part.form for part in parts),
                feats="|".join(feats),
                head=new if word.head == host else target[word.head],
                space=parts[-1].space,
            )
        )
    return Sentence(tuple(words), (), sentence.document)
