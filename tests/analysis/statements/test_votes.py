"""Rules and encoder vote on statements: what both see, what one alone sees; tags and weights made by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from reader.analysis.draft import ArticleState, Draft, SourceKind
from reader.analysis.encoder.pointers import Pointers
from reader.analysis.odds import log_odds
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.part import StatementsPart
from reader.analysis.statements.votes import Votes, probability
from tests.analysis.encoder.marked import asking_pointers, marked
from tests.analysis.on_bare_tokens import state_of

BY_RULE = "Rahmat mengatakan bahwa jembatan itu aman ."
BY_NOBODY = "Jembatan itu rapuh , begitu cerita nelayan setempat ."
DIRECT = '" Jembatan itu aman , " kata Rahmat .'


@pytest.fixture(name="pointers")
def _pointers(tmp_path: Path) -> Pointers:
    return asking_pointers(tmp_path)


def read(
    pointers: Pointers, text: str, weights: dict[str, float], cue: str = "", source: str = "", said: str = ""
) -> list[Draft]:
    """The statements of a text, of which the encoder sees these words."""
    state = voting(pointers, text, weights, cue, source, said)
    StatementsPart("id").read(state)
    return state.drafts


def voting(
    pointers: Pointers, text: str, weights: dict[str, float], cue: str = "", source: str = "", said: str = ""
) -> ArticleState:
    pointers.votes = {"statements": weights, "speakers": {}}
    state = state_of(text)
    state.encoded = marked(pointers, text, cue=cue, source=source, said=said)
    return state


def words(text: str, draft: Draft) -> list[str]:
    return [text[start:end] for start, end in draft.spans]


def test_what_both_see_is_one_statement_of_the_rules(pointers: Pointers) -> None:
    seen = {"cue": "mengatakan", "source": "Rahmat", "said": "jembatan itu aman"}
    (draft,) = read(pointers, BY_RULE, {"rule": -5.0, "overlap": 10.0, "alone": 9.0}, **seen)
    assert words(BY_RULE, draft) == ["jembatan itu aman"]
    assert draft.rule != "read-by-the-encoder"
    assert draft.probability == pytest.approx(1 / (1 + math.exp(-5)), abs=0.01)


def test_what_only_a_rule_sees_stands_or_falls_by_its_weights(pointers: Pointers) -> None:
    assert read(pointers, BY_RULE, {"rule": -5.0, "overlap": 10.0}) == []
    (draft,) = read(pointers, BY_RULE, {"rule": 5.0})
    assert words(BY_RULE, draft) == ["jembatan itu aman"]


def test_what_only_the_encoder_sees_stands_or_falls_by_its_weights(pointers: Pointers) -> None:
    seen = {"cue": "cerita", "source": "nelayan setempat", "said": "Jembatan itu rapuh"}
    assert read(pointers, BY_NOBODY, {"alone": -5.0}, **seen) == []
    (draft,) = read(pointers, BY_NOBODY, {"alone": 5.0}, **seen)
    assert words(BY_NOBODY, draft) == ["Jembatan itu rapuh"]
    assert draft.rule == "read-by-the-encoder"
    assert draft.cue is not None
    assert draft.source is not None
    assert BY_NOBODY[slice(*draft.cue)] == "cerita"
    assert BY_NOBODY[slice(*draft.source)] == "nelayan setempat"
    assert draft.source_kind is SourceKind.PHRASE


@pytest.mark.parametrize(
    ("said", "count"),
    [("maaf kepada warga yang menunggu", 0), ("maaf karena warga menunggu", 1), ("layanan sudah pulih", 1)],
)
def test_a_noun_of_feeling_alone_is_no_content_for_the_encoder_either(
    pointers: Pointers, said: str, count: int
) -> None:
    text = f"Rahmat melontarkan {said} ."
    seen = {"cue": "melontarkan", "source": "Rahmat", "said": said}
    assert len(read(pointers, text, {"alone": 5.0}, **seen)) == count


def test_direct_speech_in_marks_is_not_voted_on(pointers: Pointers) -> None:
    (draft,) = read(pointers, DIRECT, {"rule": -9.0, "alone": -9.0})
    assert draft.kind.value == "direct"


def test_the_encoder_adds_no_second_statement_to_direct_speech(pointers: Pointers) -> None:
    seen = {"cue": "kata", "source": "Rahmat", "said": "Jembatan itu aman"}
    assert len(read(pointers, DIRECT, {"alone": 9.0}, **seen)) == 1


@pytest.mark.parametrize(
    ("text", "cue", "source", "kind"),
    [
        ("Jembatan itu rapuh , begitu cerita dia .", "cerita", "dia", SourceKind.PRONOUN),
        ("Jembatan itu rapuh , begitu ceritanya .", "ceritanya", "", SourceKind.CLITIC),
        ("Jembatan itu rapuh , begitu cerita singkat .", "cerita", "", SourceKind.DROPPED),
        ("Jembatan itu rapuh , begitu saja .", "", "", SourceKind.NONE),
    ],
)
def test_how_the_encoders_source_is_named(
    pointers: Pointers, text: str, cue: str, source: str, kind: SourceKind
) -> None:
    (draft,) = read(pointers, text, {"alone": 5.0}, cue, source, "Jembatan itu rapuh")
    assert draft.source_kind is kind
    assert (draft.cue is None) == (not cue)
    assert (draft.source is None) == (not source)


def test_what_is_weighed_is_told_to_whoever_learns_the_weights(pointers: Pointers) -> None:
    text = f"{BY_RULE} {BY_NOBODY}"
    state = voting(pointers, text, {}, "cerita", "nelayan setempat", "Jembatan itu rapuh")
    considered = StatementsPart("id").considered(state)
    told = [(text[spans[0][0] : spans[-1][1]], sorted(seen)) for spans, seen in considered.weighed]
    assert [content for content, _ in told] == ["jembatan itu aman", "Jembatan itu rapuh"]
    assert "rule" in told[0][1]
    assert "alone" in told[1][1]
    assert state.drafts == []


def test_a_content_that_the_rules_have_mostly_is_not_left_over(pointers: Pointers) -> None:
    state = voting(pointers, BY_NOBODY, {}, "cerita", "nelayan setempat", "Jembatan itu rapuh")
    votes = Votes(state, lexicon("id"))
    (content,) = votes.contents
    whole = votes.chars(content)
    assert votes.untaken([whole]) == []
    assert votes.untaken([[(0, len("Jembatan itu"))]]) == []
    assert votes.untaken([]) == votes.untaken([[(20, 30)]]) == [content]


def test_odds_are_bounded_and_probabilities_finite() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
    assert probability({"a": 1e9}, {"a": 1.0}) == pytest.approx(1.0)
    assert probability({"a": -1e9}, {"a": 1.0}) == pytest.approx(0.0)
    assert probability({"unknown": 3.0}, {}) == 0.5


def test_the_encoders_source_is_taken_where_the_rule_has_none(pointers: Pointers) -> None:
    text = '" Jembatan itu aman , " begitu cerita nelayan setempat .'
    (draft,) = read(pointers, text, {}, "cerita", "nelayan setempat", '" Jembatan itu aman')
    assert draft.source is not None
    assert text[slice(*draft.source)] == "nelayan setempat"
    assert draft.source_kind is SourceKind.PHRASE


def test_a_source_that_runs_over_is_cut_where_the_encoder_ends_it(pointers: Pointers) -> None:
    text = "Rahmat kemarin mengatakan bahwa jembatan itu aman ."
    seen = {"cue": "mengatakan", "said": "jembatan itu aman"}
    (whole,) = read(pointers, text, {"rule": 5.0}, **seen)
    (cut,) = read(pointers, text, {"rule": 5.0}, source="Rahmat", **seen)
    assert whole.source is not None
    assert cut.source is not None
    assert text[slice(*cut.source)] == "Rahmat"


def test_a_source_of_another_paragraph_is_not_taken(pointers: Pointers) -> None:
    text = 'Nelayan setempat pulang .\n" Jembatan itu aman , " begitu cerita orang .'
    pointers.votes = {"statements": {}, "speakers": {}}
    state = state_of(text)
    parts = text.split("\n")
    state.encoded = marked(pointers, *parts, cue="cerita", source="Nelayan setempat", said='" Jembatan itu aman')
    StatementsPart("id").read(state)
    (draft,) = state.drafts
    assert draft.source is None or text[slice(*draft.source)] != "Nelayan setempat"


def test_the_encoders_source_ends_with_no_preposition_and_begins_with_no_connective(pointers: Pointers) -> None:
    text = "Jembatan itu rapuh , begitu cerita nelayan di Palu ."
    (draft,) = read(pointers, text, {"alone": 5.0}, "cerita", "nelayan di", "Jembatan itu rapuh")
    assert draft.source is not None
    assert text[slice(*draft.source)] == "nelayan"
    text = "Terpisah nelayan Palu mengatakan bahwa jembatan itu rapuh ."
    (draft,) = read(pointers, text, {"rule": 5.0}, "mengatakan", "Terpisah nelayan Palu", "jembatan itu rapuh")
    assert draft.source is not None
    assert text[slice(*draft.source)] == "nelayan Palu"


def test_a_word_of_a_quotation_names_nobody_who_says_it(pointers: Pointers) -> None:
    text = '" Ratapan kami panjang sekali , Tuhan . "'
    (draft,) = read(pointers, text, {}, "", "Ratapan", '" Ratapan kami panjang sekali , Tuhan .')
    assert draft.source is None


def test_a_connective_that_is_taken_for_a_sources_first_word_makes_it_no_less_sure(pointers: Pointers) -> None:
    text = "Terpisah nelayan Palu mengatakan bahwa jembatan itu rapuh ."
    (draft,) = read(pointers, text, {"rule": 5.0}, "mengatakan", "Terpisah nelayan Palu", "jembatan itu rapuh")
    assert draft.source_seen is not None
    assert draft.source_seen > 0.9
