"""Corrections as a pure function: nothing breaks it, and what it gives is a sound analysis."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.anchors import describe
from reader.corrections import apply, fold_name, mentions_of, overlap
from reader.model import ActorKind, ActorRef, Analysis, Anchor, Correction, CorrectionVerb, Span, StatementKind
from tests.sample_library import TEXT, analysis, article

DIGEST = article().digest
OF_ACTORS = {CorrectionVerb.MERGE, CorrectionVerb.SPLIT, CorrectionVerb.RENAME}
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def _locate(anchor: Anchor, digest: str) -> Span | None:
    return Span(anchor.start, anchor.end) if digest == DIGEST else None


@st.composite
def _anchors(draw: st.DrawFn) -> Anchor:
    known = [s.spans[0] for s in analysis().statements] + [m for a in analysis().actors for m in a.mentions]
    start = draw(st.integers(0, len(TEXT) - 2))
    free = Span(start, draw(st.integers(start + 1, len(TEXT))))
    return describe(TEXT, draw(st.sampled_from([*known, free])))


_refs = st.builds(
    ActorRef,
    st.sampled_from(["Ratna Puspa", "RATNA puspa", "Dinas Pekerjaan Umum", "Guntur Aji", "Orang Lain", "…"]),
    st.sampled_from(list(ActorKind)),
)
_corrections = st.builds(
    Correction,
    id=st.uuids().map(str),
    article_id=st.just(1),
    verb=st.sampled_from(list(CorrectionVerb)),
    target=st.lists(_anchors(), max_size=3).map(tuple),
    created=st.just(NOW),
    digest=st.sampled_from([DIGEST, DIGEST, DIGEST, "another text"]),
    actor=st.none() | _refs,
    former=st.none() | _refs,
    spans=st.lists(_anchors(), max_size=3).map(tuple),
    kind=st.none() | st.sampled_from(list(StatementKind)),
    cue=st.none() | _anchors(),
    iso=st.none() | st.just("2026-03-01"),
    mentions=st.lists(_anchors(), max_size=2).map(tuple),
)


@given(st.lists(_corrections, max_size=8))
@settings(max_examples=300, deadline=None)
def test_any_corrections_give_a_sound_analysis(corrections: list[Correction]) -> None:
    machine = analysis()
    outcome = apply(machine, TEXT, corrections, _locate)
    assert machine == analysis()
    assert outcome == apply(machine, TEXT, corrections, _locate)
    of_passages = {c.id for c in corrections if c.verb not in OF_ACTORS and c.verb is not CorrectionVerb.ADD}
    assert {c.id for c in corrections if c.digest != DIGEST} & of_passages <= set(outcome.lost)
    _assert_sound(outcome.analysis)


def _assert_sound(made: Analysis) -> None:
    ids = [s.id for s in made.statements]
    assert len(ids) == len(set(ids))
    assert len(made.actors_by_id) == len(made.actors)
    for statement in made.statements:
        assert statement.actor is None or statement.actor in made.actors_by_id
        assert all(rival.actor in made.actors_by_id for rival in statement.rivals)
        assert list(statement.spans) == sorted(statement.spans)
        assert all(0 <= s.start < s.end <= len(TEXT) for s in statement.spans)
    assert list(made.statements) == sorted(made.statements, key=lambda s: (s.start, -s.end))
    assert all(entity.actor is None or entity.actor in made.actors_by_id for entity in made.entities)


def test_what_is_rejected_twice_takes_nothing_else_away() -> None:
    target = (describe(TEXT, analysis().statements[0].spans[0]),)
    once = Correction("1", 1, CorrectionVerb.REJECT, target, NOW, DIGEST, kind=StatementKind.DIRECT)
    outcome = apply(analysis(), TEXT, [once, replace(once, id="2")], _locate)
    assert [s.id for s in outcome.analysis.statements] == ["s2", "s3"]


def test_names_are_one_where_they_differ_in_form_alone() -> None:
    assert fold_name("  RATNA‑puspa, ") == fold_name("ratna Puspa")
    assert fold_name("Ratna") != fold_name("Retna")


def test_mentions_are_whole_words_outside_of_others() -> None:
    text = "Ana dan Anatol, Ana Sari."
    assert mentions_of("Ana", text, [Span(16, 24)]) == (Span(0, 3),)
    assert mentions_of("", text) == ()


def test_overlap_is_intersection_over_union() -> None:
    assert overlap([Span(0, 10)], [Span(5, 15)]) == 5 / 15
    assert overlap([Span(0, 4), Span(6, 10)], [Span(0, 10)]) == 0.8
    assert overlap([], []) == 0.0
