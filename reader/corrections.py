"""The reader's word put into the machine's analysis: a pure function of the two.

A correction names passages and actors, never ids, so that it holds for every later analysis of the same article, and,
by its anchors, of a changed one. Corrections are applied in the order in which they were made, each on what those
before it left. One whose passage is lost does nothing and is told of, so that it can be shown; nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reader.model import (
    SAME_STATEMENT,
    Actor,
    ActorRef,
    Analysis,
    Anchor,
    Correction,
    CorrectionVerb,
    Rival,
    Span,
    Statement,
    StatementDate,
    StatementKind,
)

BY_READER = "by-reader"
"""The `why` of a speaker that the reader set or confirmed."""

Locate = Callable[[Anchor, str], Span | None]
"""Where an anchor that was described on the text with this digest stands now; None where that cannot be said."""


@dataclass(frozen=True)
class Outcome:
    """An analysis as the reader corrected it."""

    analysis: Analysis
    """With every correction in it that could be applied."""
    lost: tuple[str, ...]
    """Ids of the corrections whose passage or actor is not in the text any more."""
    coded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the CODE corrections on each statement that bears codes, by the statement's id."""


def apply(analysis: Analysis, text: str, corrections: Sequence[Correction], locate: Locate) -> Outcome:
    """The analysis of `text` with the reader's corrections in it. Neither argument is changed."""
    draft = _Draft(analysis, text, locate)
    lost = [correction.id for correction in corrections if not draft.take(correction)]
    return Outcome(draft.analysis(), tuple(lost), draft.coded)


def fold_name(name: str) -> str:
    """A name without what differs between two ways to write it: case, accents' form, punctuation, spaces."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.sub(r"[^\w\s]|_", " ", plain).split())


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Common characters of two contents by all their characters, 0 to 1; the spans of each must not overlap."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    union = sum(s.end - s.start for s in one) + sum(s.end - s.start for s in other) - common
    return common / union if union else 0.0


def mentions_of(name: str, text: str, taken: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Where `name` stands in `text` as whole words, outside of what is `taken`."""
    occupied = tuple(taken)
    found = (Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name)
    return tuple(span for span in found if not any(span.overlaps(other) for other in occupied))


class _Draft:
    """An analysis on which corrections are carried out."""

    def __init__(self, analysis: Analysis, text: str, locate: Locate) -> None:
        self._engine = analysis
        self._text = text
        self._locate = locate
        self._statements = list(analysis.statements)
        self._actors = {actor.id: actor for actor in analysis.actors}
        self._entities = list(analysis.entities)
        self.coded: dict[str, tuple[str, ...]] = {}
        self._code_colours: dict[str, str] = {}

    def analysis(self) -> Analysis:
        """What stands now, in order."""
        last = len(self._text)
        return replace(
            self._engine,
            entities=tuple(self._entities),
            actors=tuple(sorted(self._actors.values(), key=lambda a: a.mentions[0].start if a.mentions else last)),
            statements=tuple(sorted(self._statements, key=lambda s: (s.start, -s.end))),
            code_colours=self._code_colours,
        )

    def take(self, correction: Correction) -> bool:
        """Carry out one correction; False where its passage or actor is not to be found."""
        match correction.verb:
            case CorrectionVerb.MERGE:
                return self._merge(correction)
            case CorrectionVerb.SPLIT:
                return self._split(correction)
            case CorrectionVerb.RENAME:
                return self._rename(correction)
            case CorrectionVerb.ADD:
                return self._add(correction)
            case CorrectionVerb.REJECT:
                return self._reject(correction)
            case _:
                return self._change(correction)

    # ------------------------------------------------------------ statements

    def _change(self, correction: Correction) -> bool:
        """SPEAKER, SPAN, DATE, CONFIRM, CODE: the statement, made again where the machine no longer finds it."""
        spans = self._spans(correction.target, correction.digest)
        if not spans:
            return False
        place = self._find(spans, correction.kind)
        if place is None:
            self._statements.append(self._made_again(correction, spans))
            place = len(self._statements) - 1
        before = self._statements[place]
        statement = replace(before, by_reader=True)
        match correction.verb:
            case CorrectionVerb.CODE:
                self._code_colours[correction.code] = correction.colour
                self.coded[before.id] = (*self.coded.get(before.id, ()), correction.id)
                statement = replace(before, codes=tuple(dict.fromkeys((*before.codes, correction.code))))
            case CorrectionVerb.SPEAKER | CorrectionVerb.CONFIRM:
                statement = self._said_by(statement, correction)
            case CorrectionVerb.DATE:
                span = statement.date.span if statement.date else None
                statement = replace(statement, date=StatementDate(correction.iso, span) if correction.iso else None)
            case CorrectionVerb.SPAN:
                content = self._spans(correction.spans, correction.digest)
                if not content:
                    return False
                statement = replace(statement, spans=content, kind=correction.kind or statement.kind)
        self._statements[place] = statement
        return True

    def _said_by(self, statement: Statement, correction: Correction) -> Statement:
        """The statement with the speaker that the reader gives it."""
        actor = None if correction.actor is None else self._actor(correction.actor, correction)
        source = statement.speaker
        if source is not None and any(
            mention.overlaps(source)
            for other in self._actors.values()
            if other.id != actor
            for mention in other.mentions
        ):
            source = None  # those words name somebody else
        return replace(statement, actor=actor, speaker=source, confidence=1.0, why=BY_READER, rivals=())

    def _add(self, correction: Correction) -> bool:
        spans = self._spans(correction.spans, correction.digest)
        if not spans:
            return False
        place = self._find(spans, correction.kind)
        made = self._made_again(correction, spans)
        if place is None:
            self._statements.append(made)
        else:  # the machine finds it by now; the reader's edges and speaker hold
            self._statements[place] = replace(
                made,
                id=self._statements[place].id,
                date=self._statements[place].date,
                cue=self._statements[place].cue,
                codes=self._statements[place].codes,
            )
        return True

    def _reject(self, correction: Correction) -> bool:
        spans = self._spans(correction.target, correction.digest)
        if not spans:
            return False
        place = self._find(spans, correction.kind)
        if place is not None:
            del self._statements[place]
        return True

    def _made_again(self, correction: Correction, spans: tuple[Span, ...]) -> Statement:
        """A statement from the reader's word alone."""
        actor = None if correction.actor is None else self._actor(correction.actor, correction)
        cue = self._locate(correction.cue, correction.digest) if correction.cue else None
        return Statement(
            id=f"r-{correction.id[:8]}",
            kind=correction.kind or StatementKind.INDIRECT,
            spans=spans,
            cue=cue,
            speaker=self._nearest_mention(actor, spans, cue),
            actor=actor,
            date=StatementDate(correction.iso, None) if correction.iso else None,
            confidence=1.0,
            why=BY_READER,
            by_reader=True,
        )

    def _nearest_mention(self, actor: str | None, spans: tuple[Span, ...], cue: Span | None) -> Span | None:
        """The mention next to the cue, or to the content, in the same paragraph and outside of the content."""
        if actor is None:
            return None
        centre = cue or Span(spans[0].start, spans[-1].end)
        start = self._text.rfind("\n", 0, centre.start) + 1
        end = self._text.find("\n", centre.end)
        paragraph = Span(start, len(self._text) if end < 0 else end)
        near = [
            mention
            for mention in self._actors[actor].mentions
            if mention.overlaps(paragraph) and not any(mention.overlaps(span) for span in spans)
        ]
        return min(near, key=lambda m: max(m.start - centre.end, centre.start - m.end), default=None)

    def _find(self, spans: tuple[Span, ...], kind: StatementKind | None) -> int | None:
        """Which statement has this content: the likest, before others of the same likeness the one of this kind."""
        likeness = [(overlap(s.spans, spans), s.kind is kind, -i) for i, s in enumerate(self._statements)]
        best = max(likeness, default=(0.0, False, 0))
        return -best[2] if best[0] >= SAME_STATEMENT else None

    def _spans(self, anchors: Sequence[Anchor], digest: str) -> tuple[Span, ...]:
        """Where the anchors stand, in text order and without doubles; empty where one of them is lost."""
        found = [self._locate(anchor, digest) for anchor in anchors]
        spans = sorted({span for span in found if span is not None})
        disjoint = all(not one.overlaps(other) for one, other in pairwise(spans))
        return tuple(spans) if disjoint and None not in found else ()

    # ------------------------------------------------------------ actors

    def _merge(self, correction: Correction) -> bool:
        if correction.former is None or correction.actor is None:
            return False
        former = self._known(correction.former, correction.target, correction.digest)
        into = self._known(correction.actor, correction.mentions, correction.digest)
        if former is None or into is None:
            return False
        if former == into:  # the machine sees by now that they are one
            return True
        gone = self._actors.pop(former)
        kept = self._actors[into]
        self._actors[into] = replace(
            kept,
            mentions=tuple(sorted({*kept.mentions, *gone.mentions})),
            role=kept.role or gone.role,
            affiliation=kept.affiliation or gone.affiliation,
        )
        self._entities = [replace(e, actor=into) if e.actor == former else e for e in self._entities]
        self._statements = [_repointed(s, former, into) for s in self._statements]
        return True

    def _split(self, correction: Correction) -> bool:
        if correction.former is None or correction.actor is None:
            return False
        moved = tuple(
            span for anchor in correction.target if (span := self._locate(anchor, correction.digest)) is not None
        )
        former = self._known(correction.former, correction.target, correction.digest)
        if not moved or former is None:
            return False
        into = self._actor(correction.actor, correction)
        if into == former:
            return True

        def moves(span: Span | None) -> bool:
            return span is not None and any(span.overlaps(mention) for mention in moved)

        source, target = self._actors[former], self._actors[into]
        self._actors[former] = replace(source, mentions=tuple(m for m in source.mentions if not moves(m)))
        self._actors[into] = replace(target, mentions=tuple(sorted({*target.mentions, *moved})))
        self._entities = [
            replace(entity, actor=into) if entity.actor == former and moves(entity.span) else entity
            for entity in self._entities
        ]
        self._statements = [
            replace(s, actor=into, by_reader=True) if s.actor == former and moves(s.speaker) else s
            for s in self._statements
        ]
        return True

    def _rename(self, correction: Correction) -> bool:
        if correction.former is None or correction.actor is None:
            return False
        actor = self._known(correction.former, correction.target, correction.digest)
        if actor is None:
            return False
        self._actors[actor] = replace(self._actors[actor], name=correction.actor.name, kind=correction.actor.kind)
        return True

    def _actor(self, ref: ActorRef, correction: Correction) -> str:
        """The id of the actor that `ref` names; an actor that the machine does not know is made."""
        known = self._known(ref, correction.mentions, correction.digest)
        if known is not None:
            return known
        made = f"r-{correction.id[:8]}"
        taken = [mention for actor in self._actors.values() for mention in actor.mentions]
        self._actors[made] = Actor(made, ref.name, ref.kind, mentions=mentions_of(ref.name, self._text, taken))
        return made

    def _known(self, ref: ActorRef, mentions: Sequence[Anchor], digest: str) -> str | None:
        """The id of the actor of this name and kind, else of this name, else the one that these mentions mean."""
        folded = fold_name(ref.name)
        same = [actor for actor in self._actors.values() if fold_name(actor.name) == folded]
        if same:
            return next((actor.id for actor in same if actor.kind is ref.kind), same[0].id)
        places = {self._locate(anchor, digest) for anchor in mentions}
        shared = {actor.id: len(places.intersection(actor.mentions)) for actor in self._actors.values()}
        best = max(shared, key=lambda actor: shared[actor], default=None)
        return best if best is not None and shared[best] else None


def _repointed(statement: Statement, former: str, into: str) -> Statement:
    """The statement after `former` became `into`."""
    actor = into if statement.actor == former else statement.actor
    rivals = tuple(
        Rival(into if rival.actor == former else rival.actor, rival.score)
        for rival in statement.rivals
        if (into if rival.actor == former else rival.actor) != actor
    )
    return replace(statement, actor=actor, rivals=rivals)
