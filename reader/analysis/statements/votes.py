"""Where rules and the encoder look for the same statements: what both say is weighed, and what one alone finds.

Quotation marks are the rules' ground: what they pair as direct speech stands. Of every other content there are two
opinions, the judge's probability and the encoder's; a logistic regression weighs them, and what else tells them apart.
Its weights were learnt on articles that the encoder had not learnt from, by `python -m reader.training.votes`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from reader.analysis.draft import BY_ENCODER, ArticleState, Chars, Draft, SourceKind
from reader.analysis.encoder.contents import Content, PlaceFinder, Words, contents, overlap, within
from reader.analysis.encoder.encoded import EncodedText
from reader.analysis.odds import log_odds, of_log_odds
from reader.analysis.statements.judge import Candidate
from reader.analysis.statements.lexicon import Lexicon
from reader.model import StatementKind

KEEP = 0.5
"""A content below this probability is no statement."""
SEEN_WELL = 0.8
"""Probability from which the encoder's edges of a source count more than a rule's."""
NAMING = frozenset({"PROPN", "DET"})
"""Parts of speech that go on with a noun phrase that ends in a name so far."""
NOMINAL = NAMING | {"NOUN"}
"""Parts of speech that go on with any other."""
OPENING = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PUNCT"})
"""Parts of speech that end none."""
SAME_CONTENT = 0.5
"""Overlap from which the encoder's content has the draft's source."""
SAME = 0.3
"""Overlap from which two contents are one statement."""


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """That a content with these features is a statement."""
    return of_log_odds(sum(weights.get(name, 0.0) * value for name, value in features.items()))


class Votes:
    """The encoder's opinion of one article's statements."""

    def __init__(self, state: ArticleState, lexicon: Lexicon) -> None:
        """The state must have been read by the encoder."""
        assert state.encoded.pointers is not None
        self._weights = state.encoded.pointers.votes["statements"]
        self._text: EncodedText = state.encoded
        self._whole = state.text
        self._lexicon = lexicon
        self._finder = PlaceFinder(self._text, state.encoded.pointers)
        self.contents = contents(self._text, self._finder)
        """The statements as the encoder sees them, in text order."""

    def words(self, spans: Sequence[Chars]) -> list[Words]:
        """Characters as words."""
        return [self._text.number(*span) for span in spans]

    def of_rule(self, candidate: Candidate, spans: Sequence[Chars], cue: Chars) -> dict[str, float]:
        """The features of a report that a rule found, with the characters of its content and cue."""
        words = self.words(spans)
        near = within(self.contents, words[0][0], words[-1][1])
        best = max(near, key=lambda content: overlap(content.spans, words), default=None)
        shared = overlap(best.spans, words) if best else 0.0
        first, last = self._text.number(*cue)
        same = best is not None and best.cue.words is not None and _meet(best.cue.words, (first, last))
        seen = [span.probability for span in self._text.spans_at("cue", first, last)]
        return {
            "rule": 1.0,
            "rule-sure": log_odds(candidate.report.probability),
            "rule-said": log_odds(self._said(words)),
            "overlap": shared,
            "same-cue": float(same and shared > 0),
            "cue-seen": log_odds(max(seen, default=0.0)),
        }

    def _said(self, words: Sequence[Words]) -> float:
        """The mean probability of words that they are said."""
        size = sum(last - first for first, last in words)
        return float(sum(self._text.said[first:last].sum() for first, last in words)) / size if size else 0.0

    def of_encoder(self, content: Content) -> dict[str, float]:
        """The features of a content that only the encoder sees."""
        return {
            "alone": 1.0,
            "alone-said": log_odds(content.probability),
            "alone-cue": content.cue.probability if content.cue.words else 0.0,
            "alone-source": content.source.probability if content.source.words else 0.0,
            "alone-direct": float(content.kind == "direct"),
            "alone-length": math.log(sum(last - first for first, last in content.spans)),
        }

    def probability(self, features: Mapping[str, float]) -> float:
        """That a content with these features is a statement."""
        return probability(features, self._weights)

    def untaken(self, taken: Sequence[Sequence[Chars]]) -> list[Content]:
        """The contents that share little with any of the stretches that rules have found."""
        words = sorted(one for spans in taken for one in self.words(spans))
        starts = [first for first, _ in words]
        longest = max((last - first for first, last in words), default=0)
        out = []
        for content in self.contents:
            size = shared = 0
            for first, last in content.spans:
                size += last - first
                begin, end = bisect_left(starts, first - longest), bisect_left(starts, last)
                shared += sum(max(0, min(last, d) - max(first, c)) for c, d in words[begin:end])
            if shared <= SAME * size:
                out.append(content)
        return out

    def alone(self, found: Sequence[Draft]) -> list[Draft]:
        """The statements that only the encoder sees; `found` are those of the rules."""
        weighed = [(one, self.probability(self.of_encoder(one))) for one in self.untaken([d.spans for d in found])]
        drafts = [self._draft(content, chance) for content, chance in weighed if chance >= KEEP]
        return [draft for draft in drafts if not self._is_plan(draft)]

    def _is_plan(self, draft: Draft) -> bool:
        """Whether the source is what something is done by, and nobody says: menurut rencana."""
        words = self._whole[slice(*draft.source)].casefold().split() if draft.source else []
        return bool(words) and words[0] in self._lexicon.words.plan

    def see_source(self, draft: Draft) -> None:
        """Mend a draft's source, and note how probably it stands there."""
        self._take_source(draft)
        self._mend_source(draft)
        words = self.words(draft.spans)
        first, last = words[0][0], words[-1][1]
        if first < last:
            cue = self._text.number(*draft.cue)[0] if draft.cue else None
            source = self._as_seen(*self._text.number(*draft.source)) if draft.source else None
            draft.source_seen = self._finder.source_at(first, last, cue, source)

    def _as_seen(self, first: int, last: int) -> Words:
        """A source with the connective before it that the encoder takes for its first word: |Terpisah| kuasa hukum."""
        seen = self._text.spans_at("source", first, last)
        tied = len(seen) == 1 and self._trimmed(seen[0].first, seen[0].last)[0] == first
        return (seen[0].first if tied else first), last

    def _take_source(self, draft: Draft) -> None:
        """Where no source was found, take what the encoder surely sees as the content's; its cue, too."""
        if draft.source_kind is SourceKind.CLITIC or (draft.source is not None and not self._is_empty(draft.source)):
            return
        if draft.source is not None:
            draft.source, draft.source_kind = None, self._source_kind(draft.cue, None)
        words = self.words(draft.spans)
        near = within(self.contents, words[0][0], words[-1][1])
        best = max(near, key=lambda content: overlap(content.spans, words), default=None)
        if best is None or overlap(best.spans, words) < SAME_CONTENT:
            return
        if best.source.words is None or best.source.probability < SEEN_WELL:
            return
        if any(_meet(best.source.words, span) for span in words):
            return  # a word of what is said names nobody who says it
        if self._text.paragraph[best.source.words[0]] != self._text.paragraph[words[0][0]]:
            return  # a new paragraph has a source of its own, or whoever speaks goes on
        draft.source = self._text.chars(*best.source.words)
        if draft.cue is None and best.cue.words is not None:
            draft.cue = self._text.chars(*best.cue.words)
        draft.source_kind = self._source_kind(draft.cue, draft.source)

    def _is_empty(self, source: Chars) -> bool:
        """Whether words name nobody: an article or preposition alone."""
        return all(pos in OPENING for pos in self._text.pos[slice(*self._text.number(*source))])

    def _mend_source(self, draft: Draft) -> None:
        """Take the encoder's edges of a source that the rule cuts off or runs over: |The Caribs| have."""
        if draft.source is None or draft.source_kind is not SourceKind.PHRASE:
            return
        first, last = self._text.number(*draft.source)
        seen = self._text.spans_at("source", first, last)
        if len(seen) != 1 or seen[0].probability < SEEN_WELL:
            return
        inside = seen[0].first <= first and last <= seen[0].last
        around = first <= seen[0].first and seen[0].last <= last
        if (inside or around) and self._is_whole(seen[0].first, seen[0].last):
            draft.source = self._text.chars(*self._trimmed(seen[0].first, seen[0].last))

    def _trimmed(self, first: int, last: int) -> Words:
        """A source without what ties its sentence to the one before, and without a preposition at its end.

        |Terpisah| kuasa hukum Rina; the wife |of a|
        """
        lower = [word.casefold() for word in self._text.words[first:last]]
        tied = self._lexicon.connectives.match(lower, 0, len(lower))
        first += tied[0] if tied and tied[0] < len(lower) else 0
        loose = self._lexicon.words.article | self._lexicon.words.preposition
        while last > first + 1 and self._text.words[last - 1].casefold() in loose:
            last -= 1
        return first, last

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether words are a whole noun phrase: no article or preposition ends them, no noun goes on behind them."""
        text = self._text
        beside = last < len(text) and text.starts[last] - text.ends[last - 1] < 2
        goes_on = beside and text.pos[last] in (NOMINAL if text.pos[last - 1] != "PROPN" else NAMING)
        cut = [name for name in text.spans_at("names", first, last) if name.first < first or last < name.last]
        return not (cut or goes_on or text.pos[last - 1] in OPENING)

    def chars(self, content: Content) -> list[Chars]:
        """A content by characters."""
        return [self._text.chars(*span) for span in content.spans]

    def _draft(self, content: Content, probability: float) -> Draft:
        text = self._text
        cue = text.chars(*content.cue.words) if content.cue.words else None
        source = text.chars(*self._trimmed(*content.source.words)) if content.source.words else None
        return Draft(
            kind=StatementKind(content.kind),
            spans=self.chars(content),
            cue=cue,
            source=source,
            source_kind=self._source_kind(cue, source),
            rule=BY_ENCODER,
            probability=probability,
        )

    def _source_kind(self, cue: Chars | None, source: Chars | None) -> SourceKind:
        if source is not None:
            pronouns = self._lexicon.pronouns | self._lexicon.words.possessive
            pronoun = self._whole[slice(*source)].casefold() in pronouns
            return SourceKind.PRONOUN if pronoun else SourceKind.PHRASE
        if cue is None:
            return SourceKind.NONE
        clitic = self._whole[slice(*cue)].casefold().endswith(tuple(self._lexicon.words.clitics))
        return SourceKind.CLITIC if clitic else SourceKind.DROPPED


def _meet(one: Words, other: Words) -> bool:
    return one[0] < other[1] and other[0] < one[1]
