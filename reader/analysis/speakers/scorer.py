"""Who said a statement by the encoder's pointers: a probability for each actor, from all its mentions nearby.

The pointer compares the statement's edges, cue and source with every mention, and adds what a mention shows besides
(`reader.analysis.encoder.features`); an actor's probability is the sum over its mentions. A second pointer compares
the words that name the source with every other mention: whom "the agency" means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from reader.analysis.actors.part import ActorMentions
from reader.analysis.draft import ArticleState, Draft
from reader.analysis.encoder.features import Mention, Place, Turns, mention_features, sentences_of
from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.pointers import softmax
from reader.analysis.encoder.tags import POINTER_WIDTH
from reader.model import StatementKind

BLOCK_MENTIONS = 4096
"""Mentions whose keys are made at once."""
REACH_MENTIONS = 60
"""Mentions that are weighed for a statement, the nearest ones; as in training."""


class SpeakerScorer:
    """One article's mentions, ready to be compared with its statements."""

    def __init__(self, state: ArticleState, actor_mentions: ActorMentions, drafts: Sequence[Draft]) -> None:
        self._text = state.encoded
        self._sentence = sentences_of(self._text.words, self._text.paragraph)
        self._quoted = self._in_quotation(drafts)
        self._mentions = self._places(actor_mentions)
        self._starts = [mention.first for mention in self._mentions]
        self._actors = {mention.first: mention.actor for mention in self._mentions}
        self._keys = self._compared("speaker")
        self._antecedents = self._compared("antecedent")
        self._turns = Turns()

    def _in_quotation(self, drafts: Sequence[Draft]) -> list[bool]:
        out = [False] * len(self._text)
        for draft in drafts:
            for span in draft.spans if draft.kind is StatementKind.DIRECT else ():
                first, last = self._text.number(*span)
                out[first:last] = [True] * (last - first)
        return out

    def _places(self, actor_mentions: ActorMentions) -> list[Mention]:
        """The mentions by words, those that lie within none: descriptions, and names outside them and titles."""
        found: dict[tuple[int, int], Mention] = {}
        described: set[int] = set()
        titles: set[int] = set()
        for mention in actor_mentions.mentions:
            if mention.label == "PER":
                titles.update(range(*self._text.number(mention.start, mention.end)))
        for start, end, actor in actor_mentions.described():
            first, last = self._text.number(start, end)
            if first < last and described.isdisjoint(range(first, last)):
                found[first, last] = Mention(first, last, id(actor), "")
                described.update(range(first, last))
        for mention in actor_mentions.mentions:
            first, last = self._text.number(*mention.name)
            if mention.aside or mention.label == "LOC" or (mention.label != "PER" and first in titles):
                continue
            if first < last and described.isdisjoint(range(first, last)):
                found[first, last] = Mention(first, last, id(actor_mentions.owner[mention.name]), mention.label)
        return [found[place] for place in sorted(found)]

    def _compared(self, pointer: str) -> Floats:
        """What each mention offers to be compared by that pointer, made so many at once that memory stays small."""
        out = [np.zeros((0, POINTER_WIDTH), np.float32)]
        vector, pointers = self._text.vector, self._text.pointers
        if pointers is None:
            return out[0]
        for at in range(0, len(self._mentions), BLOCK_MENTIONS):
            block = self._mentions[at : at + BLOCK_MENTIONS]
            edges = [np.concatenate([vector(mention.first), vector(mention.last - 1)]) for mention in block]
            out.append(pointers.keys(pointer, np.stack(edges)))
        return np.concatenate(out)

    def spoke(self, actor: int, char: int) -> None:
        """Take note that the actor of that id() is the speaker of a statement told at that character."""
        word = min(self._text.number(char, char + 1)[0], len(self._text) - 1)
        if word >= 0:
            self._turns.add(actor, self._text.paragraph[word])

    def weigh(self, draft: Draft, by_name: Collection[int]) -> dict[int, float]:
        """The probability of each actor by id(); empty without mentions.

        `by_name`: who is a source by name anywhere.
        """
        text, pointers = self._text, self._text.pointers
        if pointers is None or not self._mentions:
            return {}
        first, _ = text.number(*draft.spans[0])
        _, last = text.number(*draft.spans[-1])
        if last <= first:
            return {}
        cue = text.number(*draft.cue)[0] if draft.cue else -1
        source = text.number(*draft.source)[0] if draft.source else -1
        anchor = source if source >= 0 else cue if cue >= 0 else first
        numbers = self._nearest(anchor)
        chosen = [self._mentions[number] for number in numbers]
        at_cue = text.vector(cue) if cue >= 0 else np.zeros_like(text.vector(first))
        query = np.concatenate([text.vector(first), text.vector(last - 1), at_cue, text.vector(anchor)])
        places = [mention.first for mention in chosen]
        seen = mention_features(
            Place(first, last, anchor),
            chosen,
            places,
            self._sentence,
            text.paragraph,
            self._quoted,
            self._turns,
            by_name,
        )
        scores = softmax(
            pointers.scores("speaker", query, self._keys[numbers], places, first, last) + pointers.seen(seen)
        )
        out: dict[int, float] = defaultdict(float)
        for mention, score in zip(chosen, scores.tolist(), strict=True):
            out[self._actors[mention.first]] += score
        return out

    def antecedents(self, source: tuple[int, int]) -> dict[int, float]:
        """The probability of each actor by id() to be whom a source's characters mean, by its other mentions.

        What is missing to one is the probability that it is mentioned nowhere else; empty without mentions.
        """
        text, pointers = self._text, self._text.pointers
        first, last = text.number(*source)
        if pointers is None or last <= first:
            return {}
        numbers = [
            number
            for number in self._nearest(first)
            if self._mentions[number].last <= first or last <= self._mentions[number].first
        ]
        if not numbers:
            return {}
        query = np.concatenate([text.vector(first), text.vector(last - 1)])
        places = [self._mentions[number].first for number in numbers]
        scores = softmax(pointers.scores("antecedent", query, self._antecedents[numbers], places, first, last))
        out: dict[int, float] = defaultdict(float)
        for number, score in zip(numbers, scores[1:].tolist(), strict=True):
            out[self._actors[self._mentions[number].first]] += score
        return out

    def _nearest(self, anchor: int) -> list[int]:
        middle = bisect_left(self._starts, anchor)
        begin, end = max(0, middle - REACH_MENTIONS), min(len(self._mentions), middle + REACH_MENTIONS)
        order = sorted(range(begin, end), key=lambda i: abs(self._starts[i] - anchor))[:REACH_MENTIONS]
        return sorted(order)
