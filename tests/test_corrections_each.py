"""Corrections one by one: what each changes, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.anchors import describe
from reader.corrections import BY_READER, Outcome, apply
from reader.model import (
    ActorKind,
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
from tests.sample_library import TEXT, analysis, span

NOW = datetime(2026, 3, 2, tzinfo=UTC)
RATNA = ActorRef("Ratna Puspa", ActorKind.PERSON)
OFFICE = ActorRef("Dinas Pekerjaan Umum", ActorKind.ORGANIZATION)
GUNTUR = ActorRef("Guntur Aji", ActorKind.PERSON)
STRANGER = ActorRef("Kami", ActorKind.GROUP)


def at(*words: str) -> tuple[Anchor, ...]:
    """Anchors of passages."""
    return tuple(describe(TEXT, span(TEXT, one)) for one in words)


def content(number: int) -> tuple[Anchor, ...]:
    """The anchors of a statement's content."""
    return tuple(describe(TEXT, one) for one in analysis().statements[number].spans)


LOST = Anchor(0, 3, "zzz", "", "")


def locate(anchor: Anchor, digest: str) -> Span | None:
    """Where an anchor of this text stands; the lost one, and one of another text, nowhere."""
    return None if anchor == LOST or digest != "d" else Span(anchor.start, anchor.end)


def corrected(verb: CorrectionVerb, machine: Analysis | None = None, **told: object) -> Outcome:
    """What one correction makes of the analysis."""
    made = Correction("0123456789", 1, verb, (), NOW, "d")
    return apply(machine or analysis(), TEXT, [replace(made, **told)], locate)  # type: ignore[arg-type]  # any field


def by_id(outcome: Outcome) -> dict[str, Statement]:
    """The statements by their ids."""
    return {one.id: one for one in outcome.analysis.statements}


def test_another_speaker_is_sure_and_the_reader_s_word_and_changes_nothing_else() -> None:
    outcome = corrected(CorrectionVerb.SPEAKER, target=content(2), actor=OFFICE, kind=StatementKind.DIRECT)
    before, after = by_id(Outcome(analysis(), ())), by_id(outcome)
    assert after["s3"] == replace(
        before["s3"], actor="a2", confidence=1.0, why=BY_READER, rivals=(), by_reader=True, speaker=None
    )
    assert (after["s1"], after["s2"]) == (before["s1"], before["s2"])
    assert outcome.lost == ()


def test_source_words_that_name_somebody_else_are_let_go_and_those_of_the_speaker_stay() -> None:
    other = by_id(corrected(CorrectionVerb.SPEAKER, target=content(0), actor=OFFICE))["s1"]
    assert (other.actor, other.speaker) == ("a2", None)
    same = by_id(corrected(CorrectionVerb.CONFIRM, target=content(0), actor=RATNA))["s1"]
    assert (same.actor, same.speaker) == ("a1", analysis().statements[0].speaker)


def test_nobody_can_be_the_speaker() -> None:
    assert by_id(corrected(CorrectionVerb.SPEAKER, target=content(0), actor=None))["s1"].actor is None


def test_a_speaker_that_the_machine_does_not_know_is_made_with_the_mentions_of_that_name() -> None:
    outcome = corrected(CorrectionVerb.SPEAKER, target=content(0), actor=ActorRef("Bupati", ActorKind.PERSON))
    made = outcome.analysis.actors_by_id["r-01234567"]
    assert (made.name, made.kind, made.mentions) == ("Bupati", ActorKind.PERSON, ())  # the word belongs to Ratna Puspa
    free = corrected(CorrectionVerb.SPEAKER, target=content(0), actor=ActorRef("Jembatan", ActorKind.GROUP))
    assert [one.of(TEXT) for one in free.analysis.actors_by_id["r-01234567"].mentions] == ["Jembatan"] * TEXT.count(
        "Jembatan"
    )


@pytest.mark.parametrize("lost", [(0,), (1,), (0, 1)])
@pytest.mark.parametrize("verb", [CorrectionVerb.SPEAKER, CorrectionVerb.REJECT, CorrectionVerb.DATE])
def test_one_lost_anchor_of_two_loses_the_correction(verb: CorrectionVerb, lost: tuple[int, ...]) -> None:
    parts = (*content(0), *content(1))
    target = tuple(LOST if number in lost else part for number, part in enumerate(parts))
    outcome = corrected(verb, target=target, actor=OFFICE, iso="2026-01-01")
    assert outcome.lost == ("0123456789",)
    assert outcome.analysis == analysis()


def test_a_day_is_set_where_its_words_stand_and_taken_away() -> None:
    dated = by_id(corrected(CorrectionVerb.DATE, target=content(0), iso="2026-02-28"))["s1"]
    assert dated.date == StatementDate("2026-02-28", span(TEXT, "Senin"))
    assert dated.by_reader
    assert dated.confidence == 0.95  # a day tells nothing of the speaker
    assert by_id(corrected(CorrectionVerb.DATE, target=content(0), iso=None))["s1"].date is None
    assert by_id(corrected(CorrectionVerb.DATE, target=content(1), iso="2026-02-28"))["s2"].date == StatementDate(
        "2026-02-28", None
    )


def test_another_span_keeps_the_rest_and_a_lost_one_leaves_all() -> None:
    wanted = at("jembatan itu selesai")
    outcome = corrected(CorrectionVerb.SPAN, target=content(1), spans=wanted, kind=StatementKind.MIXED)
    after = by_id(outcome)["s2"]
    assert (after.spans, after.kind, after.actor) == (
        (Span(wanted[0].start, wanted[0].end),), StatementKind.MIXED, "a2",
    )  # fmt: skip
    kept = by_id(corrected(CorrectionVerb.SPAN, target=content(1), spans=wanted))["s2"]
    assert kept.kind is StatementKind.INDIRECT
    lost = corrected(CorrectionVerb.SPAN, target=content(1), spans=(LOST,))
    assert (lost.lost, lost.analysis) == (("0123456789",), analysis())


def test_what_the_machine_no_longer_finds_is_made_again_with_the_nearest_mention() -> None:
    target = at("“Saya belum melihat hitungannya,”")
    outcome = corrected(
        CorrectionVerb.CONFIRM,
        target=target,
        actor=GUNTUR,
        kind=StatementKind.DIRECT,
        cue=at("katanya")[0],
        iso="2026-03-01",
    )
    made = by_id(outcome)["r-01234567"]
    assert made.kind is StatementKind.DIRECT
    assert (made.actor, made.why, made.confidence, made.by_reader) == ("a3", BY_READER, 1.0, True)
    assert made.speaker == span(TEXT, "Guntur Aji")
    assert made.cue == span(TEXT, "katanya")
    assert made.date == StatementDate("2026-03-01", None)
    elsewhere = by_id(corrected(CorrectionVerb.CONFIRM, target=target, actor=RATNA))["r-01234567"]
    assert elsewhere.speaker is None  # she is named in another paragraph
    later = by_id(corrected(CorrectionVerb.CONFIRM, target=at("Senin"), actor=GUNTUR, cue=at("kata")[0]))["r-01234567"]
    assert later.speaker is None  # he is named in a paragraph below
    assert elsewhere.kind is StatementKind.INDIRECT


def test_a_missed_quote_is_added_once_and_keeps_what_the_machine_knows_of_it() -> None:
    added = corrected(CorrectionVerb.ADD, spans=at("jembatan itu selesai"), actor=OFFICE, kind=StatementKind.INDIRECT)
    statement = by_id(added)["s2"]  # the machine has it, with other edges
    assert len(added.analysis.statements) == 3
    assert (statement.cue, statement.date) == (analysis().statements[1].cue, analysis().statements[1].date)
    assert [one.of(TEXT) for one in statement.spans] == ["jembatan itu selesai"]
    new = corrected(CorrectionVerb.ADD, spans=at("Guntur Aji meragukan itu"), actor=None)
    assert len(new.analysis.statements) == 4
    assert (statement.confidence, statement.by_reader, by_id(new)["r-01234567"].confidence) == (1.0, True, 1.0)
    assert corrected(CorrectionVerb.ADD, spans=(LOST,)).lost == ("0123456789",)


def test_what_is_added_where_the_machine_finds_it_by_now_keeps_its_day_its_cue_and_its_codes() -> None:
    coded = replace(analysis().statements[0], codes=("klaim", "janji"))
    machine = replace(analysis(), statements=(coded, *analysis().statements[1:]))
    added = corrected(CorrectionVerb.ADD, machine, spans=at("Jembatan ini aman bagi semua"), actor=GUNTUR)
    statement = by_id(added)["s1"]
    assert (statement.codes, statement.date, statement.cue) == (coded.codes, coded.date, coded.cue)
    assert (statement.actor, [one.of(TEXT) for one in statement.spans]) == ("a3", ["Jembatan ini aman bagi semua"])


def test_codes_stand_in_the_order_in_which_they_were_given_each_once_and_change_nothing_else() -> None:
    pink, blue = ("klaim", "pink"), ("janji", "blue")
    given = [("c1", 0, *pink), ("c2", 2, *blue), ("c3", 0, *blue), ("c4", 0, *pink)]
    made = [
        Correction(name, 1, CorrectionVerb.CODE, content(number), NOW, "d", code=code, colour=colour)
        for name, number, code, colour in given
    ]
    outcome = apply(analysis(), TEXT, made, locate)
    first, second, third = analysis().statements
    assert outcome.analysis.statements == (
        replace(first, codes=("klaim", "janji")), second, replace(third, codes=("janji",)),
    )  # fmt: skip
    assert outcome.coded == {"s1": ("c1", "c3", "c4"), "s3": ("c2",)}
    assert outcome.analysis.code_colours == {"klaim": "pink", "janji": "blue"}
    assert outcome.lost == ()


def test_of_two_statements_on_the_same_words_the_one_of_the_kind_is_meant() -> None:
    machine = analysis()
    twin = replace(machine.statements[0], id="twin", kind=StatementKind.INDIRECT)
    both = replace(machine, statements=(machine.statements[0], twin, *machine.statements[1:]))
    for kind, gone in ((StatementKind.INDIRECT, "twin"), (StatementKind.DIRECT, "s1")):
        outcome = corrected(CorrectionVerb.REJECT, both, target=content(0), kind=kind)
        assert gone not in by_id(outcome)
        assert len(outcome.analysis.statements) == 3


def test_where_nothing_is_said_nothing_is_rejected_and_a_statement_is_made() -> None:
    silent = replace(analysis(), statements=())
    assert corrected(CorrectionVerb.REJECT, silent, target=content(0)) == Outcome(silent, ())
    assert list(by_id(corrected(CorrectionVerb.CONFIRM, silent, target=content(0), actor=RATNA))) == ["r-01234567"]


def test_a_passage_that_shares_too_little_is_another_statement() -> None:
    outcome = corrected(CorrectionVerb.REJECT, target=at("Jembatan ini"))
    assert len(outcome.analysis.statements) == 3
    assert outcome.lost == ()


# ---------------------------------------------------------------- actors


def test_merged_actors_have_both_one_s_mentions_statements_entities_and_rivals() -> None:
    machine = analysis()
    rivalled = replace(machine.statements[1], rivals=(Rival("a1", 0.5), Rival("a3", 0.3)))
    first = replace(machine.statements[0], rivals=(Rival("a2", 0.4), Rival("a3", 0.2)))
    machine = replace(machine, statements=(first, rivalled, machine.statements[2]))
    outcome = corrected(CorrectionVerb.MERGE, machine, former=RATNA, actor=GUNTUR)
    assert outcome.lost == ()
    made = outcome.analysis
    assert "a1" not in made.actors_by_id
    merged = made.actors_by_id["a3"]
    assert [one.of(TEXT) for one in merged.mentions] == ["Bupati Ratna Puspa", "Guntur Aji"]
    assert (merged.name, merged.role) == ("Guntur Aji", "Bupati")
    assert [one.actor for one in made.statements] == ["a3", "a2", "a3"]
    assert made.statements[0].rivals == (Rival("a2", 0.4),)
    assert made.statements[1].rivals == (Rival("a3", 0.5), Rival("a3", 0.3))
    assert {entity.span.of(TEXT): entity.actor for entity in made.entities} == {
        "Ratna Puspa": "a3", "Senin": None, "Dinas Pekerjaan Umum": "a2", "Guntur Aji": "a3",
    }  # fmt: skip


def test_a_rival_that_became_the_speaker_is_no_rival() -> None:
    machine = analysis()
    rivalled = replace(machine.statements[1], rivals=(Rival("a1", 0.5),))
    machine = replace(machine, statements=(machine.statements[0], rivalled, machine.statements[2]))
    outcome = corrected(CorrectionVerb.MERGE, machine, former=RATNA, actor=OFFICE)
    assert by_id(outcome)["s2"].rivals == ()


@pytest.mark.parametrize(("former", "actor"), [(STRANGER, RATNA), (RATNA, STRANGER), (None, RATNA), (RATNA, None)])
@pytest.mark.parametrize("verb", [CorrectionVerb.MERGE, CorrectionVerb.RENAME])
def test_actors_that_are_not_there_lose_the_correction(
    verb: CorrectionVerb, former: ActorRef | None, actor: ActorRef | None
) -> None:
    if verb is CorrectionVerb.RENAME and actor is STRANGER:
        return  # a new name need not be known
    outcome = corrected(verb, former=former, actor=actor)
    assert (outcome.lost, outcome.analysis) == (("0123456789",), analysis())


def test_after_a_split_the_mentions_their_entities_and_statements_are_the_new_actor_s() -> None:
    outcome = corrected(CorrectionVerb.SPLIT, target=at("Bupati Ratna Puspa"), former=RATNA, actor=STRANGER)
    made = outcome.analysis
    new = next(actor for actor in made.actors if actor.name == "Kami")
    assert [one.of(TEXT) for one in new.mentions] == ["Bupati Ratna Puspa"]
    assert made.actors_by_id["a1"].mentions == ()
    statements = by_id(outcome)
    assert (statements["s1"].actor, statements["s1"].by_reader) == (new.id, True)  # its source is the mention
    assert (statements["s3"].actor, statements["s3"].by_reader) == ("a1", False)  # it names nobody
    assert {entity.span.of(TEXT): entity.actor for entity in made.entities} == {
        "Ratna Puspa": new.id, "Senin": None, "Dinas Pekerjaan Umum": "a2", "Guntur Aji": "a3",
    }  # fmt: skip


def test_a_split_of_nothing_is_lost_and_one_into_itself_changes_nothing() -> None:
    assert corrected(CorrectionVerb.SPLIT, target=(LOST,), former=RATNA, actor=STRANGER).lost == ("0123456789",)
    same = corrected(CorrectionVerb.SPLIT, target=at("Bupati Ratna Puspa"), former=RATNA, actor=RATNA)
    assert (same.lost, same.analysis) == ((), analysis())


def test_a_renamed_actor_keeps_everything_but_name_and_kind() -> None:
    outcome = corrected(CorrectionVerb.RENAME, former=RATNA, actor=ActorRef("Bu Ratna", ActorKind.GROUP))
    before, after = analysis().actors_by_id["a1"], outcome.analysis.actors_by_id["a1"]
    assert after == replace(before, name="Bu Ratna", kind=ActorKind.GROUP)


def test_an_actor_is_known_by_name_and_kind_before_name_alone_before_mentions() -> None:
    machine = analysis()
    namesake = replace(machine.actors[1], id="a9", name="Ratna Puspa", mentions=())
    both = replace(machine, actors=(*machine.actors, namesake))
    organisation = ActorRef("ratna  PUSPA", ActorKind.ORGANIZATION)
    assert by_id(corrected(CorrectionVerb.SPEAKER, both, target=content(1), actor=organisation))["s2"].actor == "a9"
    group = ActorRef("Ratna Puspa", ActorKind.GROUP)
    assert by_id(corrected(CorrectionVerb.SPEAKER, both, target=content(1), actor=group))["s2"].actor == "a1"
    renamed = ActorRef("Nama Lama", ActorKind.PERSON)
    found = corrected(CorrectionVerb.SPEAKER, target=content(1), actor=renamed, mentions=at("Guntur Aji"))
    assert by_id(found)["s2"].actor == "a3"


def test_actors_stand_in_the_order_of_their_first_mention() -> None:
    outcome = corrected(CorrectionVerb.SPEAKER, target=content(2), actor=STRANGER)
    assert [actor.name for actor in outcome.analysis.actors] == [
        "Ratna Puspa", "Dinas Pekerjaan Umum", "Guntur Aji", "Kami",
    ]  # fmt: skip


def test_half_of_the_characters_in_common_are_enough_for_the_same_statement() -> None:
    wide = replace(analysis().statements[0], spans=(Span(0, 20),))
    machine = replace(analysis(), statements=(wide,))
    half = (describe(TEXT, Span(0, 10)),)
    assert corrected(CorrectionVerb.REJECT, machine, target=half).analysis.statements == ()
    less = (describe(TEXT, Span(0, 9)),)
    assert corrected(CorrectionVerb.REJECT, machine, target=less).analysis.statements == (wide,)


def test_actors_that_the_machine_sees_as_one_by_now_need_no_merging() -> None:
    outcome = corrected(CorrectionVerb.MERGE, former=RATNA, actor=RATNA)
    assert (outcome.lost, outcome.analysis) == ((), analysis())


def test_what_stands_elsewhere_stays_with_the_actor_that_is_split() -> None:
    bridge = replace(analysis().entities[0], span=span(TEXT, "Jembatan"), actor="a1")
    machine = replace(analysis(), entities=(*analysis().entities, bridge))
    outcome = corrected(CorrectionVerb.SPLIT, machine, target=at("Bupati Ratna Puspa"), former=RATNA, actor=STRANGER)
    assert bridge in outcome.analysis.entities


def test_a_merged_actor_keeps_its_own_title_and_takes_over_what_it_lacks() -> None:
    machine = analysis()
    ratna, office, guntur = machine.actors
    guntur = replace(guntur, role="Camat", affiliation="Kecamatan")
    machine = replace(machine, actors=(replace(ratna, affiliation="Kabupaten"), office, guntur))
    kept = corrected(CorrectionVerb.MERGE, machine, former=GUNTUR, actor=RATNA).analysis.actors_by_id["a1"]
    assert (kept.role, kept.affiliation) == ("Bupati", "Kabupaten")
    taken = corrected(CorrectionVerb.MERGE, machine, former=RATNA, actor=OFFICE).analysis.actors_by_id["a2"]
    assert (taken.role, taken.affiliation) == ("Bupati", "Kabupaten")


@pytest.mark.parametrize(("former", "actor"), [(None, STRANGER), (RATNA, None), (STRANGER, RATNA)])
def test_a_split_without_both_actors_is_lost(former: ActorRef | None, actor: ActorRef | None) -> None:
    outcome = corrected(CorrectionVerb.SPLIT, target=at("katanya"), former=former, actor=actor)
    assert (outcome.lost, outcome.analysis) == (("0123456789",), analysis())


@pytest.mark.parametrize(
    ("mentions", "cue", "nearest"),
    [
        (("Guntur Aji", "itu."), "katanya", "itu."),  # both before the cue
        (("meragukan", "katanya"), "itu.", "meragukan"),  # on either side of it
        (("Guntur Aji", "katanya"), None, "katanya"),  # without a cue the content counts
        (("hitungannya", "Guntur Aji"), "katanya", "Guntur Aji"),  # never a mention inside the content
        (("Jembatan", "Senin"), "katanya", None),  # nor one of another paragraph
    ],
)
def test_the_source_of_what_is_made_again_is_the_mention_next_to_its_cue(
    mentions: tuple[str, ...], cue: str | None, nearest: str | None
) -> None:
    def place(words: str) -> Span:
        return Span(TEXT.rindex(words), TEXT.rindex(words) + len(words))

    guntur = replace(analysis().actors[2], mentions=tuple(place(words) for words in mentions))
    machine = replace(analysis(), actors=(*analysis().actors[:2], guntur))
    made = corrected(
        CorrectionVerb.ADD,
        machine,
        spans=at("“Saya belum melihat hitungannya,”"),
        actor=GUNTUR,
        cue=describe(TEXT, place(cue)) if cue else None,
    )
    speaker = by_id(made)["r-01234567"].speaker
    assert (speaker.of(TEXT) if speaker else None) == nearest


def test_each_of_several_mentions_that_are_split_off_takes_its_statement_along() -> None:
    machine = analysis()
    second = replace(machine.statements[2], speaker=span(TEXT, "ujarnya"))
    ratna = replace(machine.actors[0], mentions=(*machine.actors[0].mentions, span(TEXT, "ujarnya"), span(TEXT, "itu")))
    machine = replace(machine, actors=(ratna, *machine.actors[1:]), statements=(*machine.statements[:2], second))
    outcome = corrected(
        CorrectionVerb.SPLIT, machine, target=at("Bupati Ratna Puspa", "ujarnya"), former=RATNA, actor=STRANGER
    )
    (new,) = [actor.id for actor in outcome.analysis.actors if actor.name == "Kami"]
    assert [one.actor for one in outcome.analysis.statements] == [new, "a2", new]
    assert outcome.analysis.actors_by_id["a1"].mentions == (span(TEXT, "itu"),)


@pytest.mark.parametrize("verb", [CorrectionVerb.RENAME, CorrectionVerb.MERGE, CorrectionVerb.SPLIT])
def test_an_actor_that_the_machine_calls_otherwise_by_now_is_known_by_its_mentions(verb: CorrectionVerb) -> None:
    former, other = ActorRef("Nama Lama", ActorKind.PERSON), ActorRef("Nama Lain", ActorKind.PERSON)
    told = {"former": former, "actor": other, "target": at("Guntur Aji"), "mentions": at("Dinas Pekerjaan Umum")}
    if verb is CorrectionVerb.SPLIT:
        told["mentions"] = ()
    outcome = corrected(verb, None, **told)
    assert outcome.lost == ()
    of_guntur = next(one for one in outcome.analysis.actors if span(TEXT, "Guntur Aji") in one.mentions)
    assert (of_guntur.id, of_guntur.name) == {
        CorrectionVerb.RENAME: ("a3", "Nama Lain"),
        CorrectionVerb.MERGE: ("a2", "Dinas Pekerjaan Umum"),
        CorrectionVerb.SPLIT: ("r-01234567", "Nama Lain"),
    }[verb]
    for gone in ({"target": at("Senin")}, {"digest": "another text"}):
        lost = corrected(verb, None, **{**told, **gone})
        assert (lost.lost, lost.analysis) == (("0123456789",), analysis())


def test_a_passage_that_is_told_in_parts_which_overlap_is_lost() -> None:
    parts = at("Jembatan ini aman", "ini aman bagi semua")
    outcome = corrected(CorrectionVerb.ADD, spans=parts)
    assert (outcome.lost, outcome.analysis) == (("0123456789",), analysis())
    twice = corrected(CorrectionVerb.ADD, spans=(*at("meragukan itu"), *at("Guntur Aji"), *at("meragukan itu")))
    assert by_id(twice)["r-01234567"].spans == (span(TEXT, "Guntur Aji"), span(TEXT, "meragukan itu"))
