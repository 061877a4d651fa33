"""Passages that are found again after the text was changed: never a silent jump.

A passage is described as the W3C's Web Annotation model does, by its position and by its words with 32 characters on
each side. It is looked for rung by rung, each rung checked against the words (the order is hypothesis/client's):

1. the same words at the same position, with the same words around them: exact;
2. the same words anywhere, told from their doubles by what stands around them: moved (or exact, at the old position);
3. the position that a diff of the two texts leads to, and an approximate search for the passage with its context:
   similar, with its score.

A passage of more than `LONG` characters is looked for approximately by its two ends alone, so that the time of a search
is bound to the text's length, whatever a foreign program wrote.

Below the floor there is no answer, and the passage is an orphan. A passage is called exact or moved only on evidence
that no other place of the two texts has; where the text that it was described on is at hand (`former`), its doubles
there are rivals, so that the remaining double of a deleted passage is not taken for it.

The limits are set by `python -m tests.bench anchors` on edited news articles.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any, NamedTuple

from reader.model import Anchor, Found, FoundHow, Span
from reader.model.occurrences import occurrences
from reader.model.text import SENTENCE_END

CONTEXT = 32
"""Characters kept on each side, as in the quote selectors of the W3C and of Hypothesis."""

WIDE = 96
"""Characters compared on each side where the former text is at hand."""

FLOOR = 0.7
"""Likeness of the words (0 to 1) under which nothing counts as similar."""

CONTEXT_FLOOR = 0.7
"""Likeness of the passage together with its context under which nothing counts as similar."""

NEAR = 0.68
"""Likeness of the context from which on the same words are the same passage."""

MARGIN = 0.12
"""How much better the context must fit than any rival's."""

BARE = 8
"""Characters of context from which on it is asked for; with fewer, words of that length must stand there only once."""

LONG = 3000
"""Characters from which on a passage is looked for by its ends: an approximate search grows with their square."""

END = 250
"""Characters of each end of a long passage that are looked for."""

ALMOST = 0.99
"""The most that a long passage is like one with the same ends."""

SHORT = CONTEXT
"""Characters below which a passage tells little by its own words: its sentence has to be there, too."""

SENTENCE_FLOOR = 0.5
"""Likeness of that sentence under which a short passage is not found in another one."""

KEPT = 16
"""Characters from which on a run that two texts share was kept; shorter ones are alike by chance."""

MOST = 200
"""How many places of the same words are weighed, the ones nearest to the old position; a letter has thousands."""


def describe(text: str, span: Span) -> Anchor:
    """The anchor of a passage. Raises ValueError where `span` is empty or reaches out of `text`."""
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"no passage at {span.start}-{span.end} in a text of {len(text)} characters")
    return Anchor(
        span.start,
        span.end,
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def find(text: str, anchor: Anchor, *, former: str | None = None) -> Found | None:
    """Where the passage stands in `text`; None where that cannot be said.

    `former` is the text that the anchor was described on, if it is at hand: it makes the answer surer.
    `find(text, describe(text, span))` is always `span`, exact.
    """
    span = Span(anchor.start, anchor.end)
    if span.of(text) == anchor.exact and text[: span.start].endswith(anchor.prefix):
        suffix = text[span.end : span.end + CONTEXT]
        if suffix == anchor.suffix and (former is None or former == text or _surroundings_hold(text, anchor, former)):
            return Found(span, FoundHow.EXACT, 1.0)
    if not anchor.exact:
        return None
    if former is not None and Span(anchor.start, anchor.end).of(former) != anchor.exact:
        former = None  # not the text that it was described on
    search = _Search(text, anchor, former)
    return search.same_words() or search.similar_words()


def _surroundings_hold(text: str, anchor: Anchor, former: str) -> bool:
    """Whether more of what stands around is the same than two places of one text share by chance."""
    left = max(0, anchor.start - WIDE)
    return text[left : anchor.end + WIDE] == former[left : anchor.end + WIDE] or (
        former.count(anchor.prefix + anchor.exact + anchor.suffix) == 1
    )


class _Sides(NamedTuple):
    """What stands around a place."""

    before: str
    after: str

    def likeness(self, other: _Sides) -> float:
        """How much two surroundings are alike, 0 to 1: near by or farther off, whichever says more.

        A moved paragraph takes only what is near along; a changed word weighs less in what is wide.
        """
        near = self._likeness(other, CONTEXT)
        if max(len(self.before), len(self.after)) <= CONTEXT:
            return near
        return max(near, self._likeness(other, WIDE))

    def _likeness(self, other: _Sides, width: int) -> float:
        """The better side counts for more: the other one may be new text."""
        from rapidfuzz.fuzz import ratio

        scores = []
        sides = (
            (self.before[-width:], other.before[-width:]),
            (self.after[:width], other.after[:width]),
        )
        for one, two in sides:
            if one and two:
                scores.append(ratio(one, two) / 100)
            else:
                scores.append(1.0 if one == two else 0.5)  # an edge of the text says little either way
        return 0.65 * max(scores) + 0.35 * min(scores)


class _Search:
    """One passage that is looked for in one text."""

    def __init__(self, text: str, anchor: Anchor, former: str | None) -> None:
        self._text = text
        self._anchor = anchor
        self._former = former
        self._width = CONTEXT if former is None else WIDE
        self._own = (
            _Sides(anchor.prefix[-WIDE:], anchor.suffix[:WIDE])
            if former is None
            else self._sides(former, anchor.start, anchor.end)
        )

    def same_words(self) -> Found | None:
        """The place of the same words whose surroundings are the passage's, if there is one and no rival."""
        places = occurrences(self._text, self._anchor.exact, self._anchor.start, MOST)
        if not places:
            return None
        length = len(self._anchor.exact)
        if self._has_no_context and len(places) == 1 and length >= BARE:
            return self._the_same(places[0])
        around = [self._sides(self._text, start, start + length) for start in places]
        likeness = [self._own.likeness(sides) for sides in around]
        best = max(range(len(places)), key=lambda i: (likeness[i], -abs(places[i] - self._anchor.start)))
        others = [value for i, value in enumerate(likeness) if i != best]
        rivals = self._rivals(around[best])
        if likeness[best] < NEAR or likeness[best] < max([*others, *rivals], default=0.0) + MARGIN:
            return None
        return self._the_same(places[best])

    @property
    def _has_no_context(self) -> bool:
        """Whether a foreign program described the passage by its words alone."""
        return self._former is None and len(self._anchor.prefix) + len(self._anchor.suffix) < BARE

    def _the_same(self, start: int) -> Found:
        how = FoundHow.EXACT if start == self._anchor.start else FoundHow.MOVED
        return Found(Span(start, start + len(self._anchor.exact)), how, 1.0)

    def _rivals(self, sides: _Sides) -> list[float]:
        """How well the passage's doubles in the former text fit the place that is about to be chosen."""
        if self._former is None:
            return []
        length = len(self._anchor.exact)
        return [
            self._sides(self._former, start, start + length).likeness(sides)
            for start in occurrences(self._former, self._anchor.exact, self._anchor.start, MOST)
            if start != self._anchor.start
        ]

    def similar_words(self) -> Found | None:
        """The likest of the places that a diff and an approximate search lead to, if it is above the floor."""
        approximate = [self._by_ends()] if self._is_long else self._by_approximation()
        spans = {span for span in (self._by_diff(), *approximate) if span is not None}
        weighed = [(self._weigh(span), span) for span in spans if span.start < span.end and self._may_be(span)]
        if not weighed:
            return None
        (score, likeness), span = max(weighed)
        if likeness < FLOOR or score < CONTEXT_FLOOR:
            return None
        return Found(span, FoundHow.SIMILAR, round(likeness, 3))

    def _may_be(self, span: Span) -> bool:
        """Whether a place is not another passage's, which stood beside this one: what is gone has no place."""
        if len(self._anchor.exact) < SHORT:
            own = _sentence(self._own.before, self._anchor.exact, self._own.after)
            sides = self._sides(self._text, span.start, span.end)
            if _likeness(own, _sentence(sides.before, span.of(self._text), sides.after)) < SENTENCE_FLOOR:
                return False
        if self._former is None:
            return True
        _, _, kept = _compared(self._former, self._text)
        elsewhere = 0
        for at, before, length in kept:
            start, end = max(at, span.start), min(at + length, span.end)
            if start < end:
                shift = before - at
                own_part = min(end + shift, self._anchor.end) - max(start + shift, self._anchor.start)
                elsewhere += end - start - max(own_part, 0)
        return 2 * elsewhere <= span.end - span.start

    def _weigh(self, span: Span) -> tuple[float, float]:
        """Likeness of the passage with its surroundings, and of its words alone; short words count for little."""
        words = self._likeness_of_ends(span) if self._is_long else _likeness(self._anchor.exact, span.of(self._text))
        around = self._own.likeness(self._sides(self._text, span.start, span.end))
        weight = len(self._anchor.exact) / (len(self._anchor.exact) + CONTEXT)
        return weight * words + (1 - weight) * around, words

    def _by_diff(self) -> Span | None:
        """The passage's edges carried through a diff of the two texts."""
        if self._former is None:
            return None
        differ, diffs, _ = _compared(self._former, self._text)
        start = differ.diff_xIndex(diffs, self._anchor.start)
        end = differ.diff_xIndex(diffs, self._anchor.end - 1) + 1
        return Span(*_on_words(self._text, min(start, len(self._text)), min(end, len(self._text))))

    @property
    def _is_long(self) -> bool:
        return len(self._anchor.exact) > LONG

    def _by_ends(self) -> Span | None:
        """From where the passage's first words stand now to where its last words do; None where either is lost."""
        exact, start, end = self._anchor.exact, self._anchor.start, self._anchor.end
        inner = slice(END, END + CONTEXT)
        head = Anchor(start, start + END, exact[:END], self._anchor.prefix, exact[inner])
        tail = Anchor(end - END, end, exact[-END:], exact[-END - CONTEXT : -END], self._anchor.suffix)
        first, last = (find(self._text, one, former=self._former) for one in (head, tail))
        if first is None or last is None:
            return None
        return Span(first.span.start, last.span.end)

    def _likeness_of_ends(self, span: Span) -> float:
        """Likeness of a long passage's two ends, less where it has become much longer or shorter."""
        exact, text = self._anchor.exact, self._text
        stretch = min(len(exact), span.end - span.start) / max(len(exact), span.end - span.start)
        head = _likeness(exact[:END], text[span.start : span.start + END])
        tail = _likeness(exact[-END:], text[max(span.end - END, span.start) : span.end])
        return min((head + tail) / 2 * math.sqrt(stretch), ALMOST)

    def _by_approximation(self) -> list[Span]:
        """The places that the passage with its surroundings, and the passage alone, resemble most."""
        found = []
        exact = self._anchor.exact
        for before, after in ((self._own.before, self._own.after), ("", "")):
            pattern = before + exact + after
            span = self._aligned(pattern, len(before), len(before) + len(exact))
            if span is not None:
                found.append(span)
        return found

    def _aligned(self, pattern: str, start: int, end: int) -> Span | None:
        """Where pattern[start:end] stands in the part of the text that `pattern` resembles most."""
        from rapidfuzz.distance import Indel
        from rapidfuzz.fuzz import partial_ratio_alignment

        alignment = partial_ratio_alignment(pattern, self._text, score_cutoff=45.0)
        if alignment is None:
            return None
        slack = max(CONTEXT, len(pattern) // 4)  # words may have been put in
        first = max(0, alignment.dest_start - slack)
        window = self._text[first : alignment.dest_end + slack]
        inside = [
            (block.a, block.b, block.size)
            for block in Indel.opcodes(pattern, window).as_matching_blocks()
            if block.size and block.a < end and block.a + block.size > start
        ]
        if not inside:
            return None
        a, b, _ = inside[0]
        left = b + max(0, start - a)
        a, b, size = inside[-1]
        right = b + min(size, end - a)
        return Span(*_on_words(self._text, first + left, first + right))

    def _sides(self, text: str, start: int, end: int) -> _Sides:
        return _Sides(text[max(0, start - self._width) : start], text[end : end + self._width])


def _likeness(one: str, other: str) -> float:
    """How much two pieces of text are alike, 0 to 1."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def _sentence(before: str, words: str, after: str) -> str:
    """The sentence that a passage stands in, as far as what stands around it is known."""
    begin = max((end.end() for end in _END_OF_SENTENCE.finditer(before)), default=0)
    end = _END_OF_SENTENCE.search(after)
    return before[begin:] + words + (after[: end.start()] if end else after)


_END_OF_SENTENCE = re.compile(rf"\n|{SENTENCE_END.pattern}")


@lru_cache(maxsize=2)
def _compared(former: str, text: str) -> tuple[Any, Any, tuple[tuple[int, int, int], ...]]:
    """A differ, its comparison of two texts, and the runs that were kept; all notes of an article are carried by one.

    A run is its place in the text, the one in the former text, and its length.
    """
    from diff_match_patch import diff_match_patch

    differ = diff_match_patch()
    differ.Diff_Timeout = 0.5
    diffs = differ.diff_main(former, text)
    kept = []
    before = at = 0
    for operation, words in diffs:
        if operation == differ.DIFF_EQUAL and len(words) >= KEPT:
            kept.append((at, before, len(words)))
        before += len(words) if operation != differ.DIFF_INSERT else 0
        at += len(words) if operation != differ.DIFF_DELETE else 0
    return differ, diffs, tuple(kept)


def _on_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span drawn out to whole words, without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
