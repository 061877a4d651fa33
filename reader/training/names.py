"""Corpora of named entities as sentences of words with one scheme of labels: PER ORG GPE LOC."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import FormatError

LABELS = frozenset({"PER", "ORG", "GPE", "LOC"})
"""Of names in Kutip's pipelines; dates and the like are found by rules."""
PERSON = {"PER", "PERSON", "PPL"}
ORGANISATION = {"ORG", "ORGANISATION", "IND"}
PLACE = {"LOC", "PLACE", "PLC", "GPE"}
OPEN = "-"
"""The tag of a word of which the corpus does not say whether it belongs to a name; training leaves it out."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence, or paragraph, with its names."""

    words: tuple[str, ...]
    """In order."""
    spaces: tuple[bool, ...]
    """For each word, whether a space follows."""
    tags: tuple[str, ...]
    """For each word O, B-label, I-label or OPEN."""

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True))


_NO_SPACE_BEFORE = set(".,;:!?%)]}”’…") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"}
_NO_SPACE_AFTER = set("([{“‘$")


def read_columns(path: Path, *, word: int, tag: int, separator: str | None = None) -> Iterator[Tagged]:
    """The sentences of a file with one word a line and columns; blank lines part sentences, `#` begins a comment line.

    Where words are parted by marks the spaces are guessed as print sets them. Raises FormatError for a short line.
    """
    words: list[str] = []
    tags: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            cells = line.split(separator)
            if line.startswith("# ") or "-DOCSTART-" in line:
                continue
            if not line.strip():
                if words:
                    yield _spaced(words, tags)
                words, tags = [], []
            elif len(cells) <= max(word, tag) - min(0, tag, word):
                raise FormatError("Columns missing", f"{path.name}, line {number}, has {len(cells)} columns.")
            else:
                words.append(cells[word])
                tags.append(cells[tag])
    if words:
        yield _spaced(words, tags)


def _spaced(words: list[str], tags: list[str]) -> Tagged:
    spaces = [True] * len(words)
    open_quote = False
    for i, word in enumerate(words):
        if word in _NO_SPACE_BEFORE and i:
            spaces[i - 1] = False
        if word in _NO_SPACE_AFTER:
            spaces[i] = False
        if word in ('"', "''", "``"):
            if open_quote and i:
                spaces[i - 1] = False
            elif not open_quote:
                spaces[i] = False
            open_quote = not open_quote
    spaces[-1] = False
    return Tagged(tuple(words), tuple(spaces), tuple(_well_formed(tags)))


def _well_formed(tags: Iterable[str]) -> Iterator[str]:
    """The tags with every name begun by B-, one scheme for all corpora; a tag that is none counts as O."""
    before = "O"
    for tag in tags:
        mark, _, label = tag.partition("-")
        kind = label_of(label)
        if kind is None or mark not in ("B", "I"):
            before = "O"
            yield OPEN if tag == OPEN else "O"
        else:
            yield f"{'I' if mark == 'I' and before == kind else 'B'}-{kind}"
            before = kind


def label_of(label: str) -> str | None:
    """Kutip's label for a corpus' own: PER, ORG, LOC; None for what is no name here (events, food, MISC)."""
    if label in PERSON:
        return "PER"
    if label in ORGANISATION:
        return "ORG"
    return "LOC" if label in PLACE else None


def names_in(tags: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """The names in well-formed tags: first word, one past the last, label."""
    start, label = 0, ""
    for i, tag in enumerate((*tags, "O")):
        if label and not tag.startswith("I-"):
            yield start, i, label
            label = ""
        if tag.startswith("B-"):
            start, label = i, tag[2:]


def with_states(sentence: Tagged, is_state: Callable[[str], bool]) -> Tagged:
    """The sentence with GPE told from LOC: a place that `is_state` knows as country, province, city is GPE."""
    tags = list(sentence.tags)
    for start, end, label in names_in(sentence.tags):
        if label == "LOC" and is_state(" ".join(sentence.words[start:end])):
            tags[start:end] = ["B-GPE"] + ["I-GPE"] * (end - start - 1)
    return replace(sentence, tags=tuple(tags))


def lowered(sentence: Tagged) -> Tagged:
    """The sentence in small letters."""
    return replace(sentence, words=tuple(word.lower() for word in sentence.words))


def raised(sentence: Tagged) -> Tagged:
    """The sentence in capitals."""
    return replace(sentence, words=tuple(word.upper() for word in sentence.words))


def rejoined(sentence: Tagged) -> Tagged:
    """The sentence with "anak - anak" as one word again, as a corpus that parts every hyphen has it not."""
    words, spaces, tags = list(sentence.words), list(sentence.spaces), list(sentence.tags)
    i = 1
    while i < len(words) - 1:
        if words[i] == "-" and words[i + 1].casefold().startswith(words[i - 1].casefold()) and words[i - 1].isalpha():
            words[i - 1 : i + 2] = ["".join(words[i - 1 : i + 2])]
            spaces[i - 1 : i + 2] = [spaces[i + 1]]
            tags[i - 1 : i + 2] = [tags[i - 1]]
        else:
            i += 1
    return Tagged(tuple(words), tuple(spaces), tuple(tags))


def recased(sentence: Tagged, usual: dict[str, str]) -> Tagged:
    """A lower-cased sentence with the capitals that print would give it, by each word's usual form; names get them all.

    `usual` maps small letters to the form that is commonest inside sentences. Particles inside names stay small.
    """
    words = list(sentence.words)
    for i, word in enumerate(words):
        form = usual.get(word, word)
        if sentence.tags[i] not in ("O", OPEN) and form == word and word not in ("dan", "di", "of", "the", "untuk"):
            form = word.capitalize()
        if i == 0 or (words[i - 1] in {".", "?", "!", '"'} and form == word):
            form = form[:1].upper() + form[1:]
        words[i] = form
    return replace(sentence, words=tuple(words))


def paragraphs_of(
    text: str, names: Iterable[tuple[int, int, str]], split: Callable[[str], tuple[list[str], list[bool]]]
) -> Iterator[Tagged]:
    """The paragraphs of a text with its names (start, end, label); `split` gives words and whether spaces follow."""
    ordered = sorted((start, end, label) for start, end, label in names)
    start = 0
    for paragraph in text.split("\n\n"):
        words, spaces = split(paragraph)
        if words:
            tags = []
            offset = start
            for word, space in zip(words, spaces, strict=True):
                tags.append(_tag_at(ordered, offset, offset + len(word)))
                offset += len(word) + space
            yield Tagged(tuple(words), tuple(spaces), tuple(tags))
        start += len(paragraph) + 2


def _tag_at(names: list[tuple[int, int, str]], start: int, end: int) -> str:
    for first, last, label in names:
        if first <= start and end <= last:
            return f"{'B' if first == start else 'I'}-{label}"
        if first < end and start < last:
            return OPEN  # a name that begins or ends inside a word
    return "O"
