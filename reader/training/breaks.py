"""Line ends as articles have them: behind a paragraph, and inside one that somebody wrapped by hand.

Treebanks have no line end in them; a parser that never met one takes it for a word.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from reader.training.conllu import Sentence, Word

ENDED = 0.3
"""Share of texts that get a paragraph's end."""
WRAPPED = 0.08
"""Share of texts that are wrapped by hand."""
_LINE = 12
"""Words in a wrapped line."""


def in_run(run: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    """A run of sentences, of which some end in a paragraph's end and some are wrapped."""
    out = list(run)
    if chance.random() < WRAPPED:
        out = [_wrapped_sentence(sentence) for sentence in out]
    if chance.random() < ENDED:
        last = out[-1]
        end = Word("\n\n", "\n\n", "SPACE", "", len(last.words) - 1, "dep", False)
        words = (*last.words[:-1], replace(last.words[-1], space=False), end)
        out[-1] = replace(last, words=words)
    return out


def _wrapped_sentence(sentence: Sentence) -> Sentence:
    moved: list[int] = []
    words: list[Word] = []
    since = 0
    for word in sentence.words:
        moved.append(len(words))
        words.append(word)
        since += 1
        if since >= _LINE and word.space and len(moved) < len(sentence.words):
            words[-1] = replace(word, space=False)
            words.append(Word("\n", "\n", "SPACE", "", -1, "dep", False))
            since = 0
    settled = [
        replace(word, head=i - 1) if word.head < 0 else replace(word, head=moved[word.head])
        for i, word in enumerate(words)
    ]
    return replace(sentence, words=tuple(settled))
