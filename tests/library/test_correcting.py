"""Corrections: every verb, on the disk, undone, and outliving new engines and new texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.library.corrected import with_corrections
from reader.library.corrections import Corrections
from reader.model import NO_ARTICLE, ActorKind, ActorRef, Analysis, CorrectionVerb, Span, Statement, StatementKind
from tests.sample_library import CHANGED, TEXT, Bench, NoModels, span


def _said(analysis: Analysis, text: str = TEXT) -> dict[str, str | None]:
    """Speaker by content."""
    return {s.spans[0].of(text): _name(analysis, s) for s in analysis.statements}


def _name(analysis: Analysis, statement: Statement) -> str | None:
    return analysis.actors_by_id[statement.actor].name if statement.actor else None


COST = "“Biayanya turun dua miliar,”"
SPEAKER_SET = f"speaker set: {COST}"


def test_another_speaker_of_the_article(bench: Bench) -> None:
    opened = bench.analysed()
    corrected = bench.library.corrections.set_speaker(opened.article_id, "s3", "a2")
    assert _said(corrected)[COST] == "Dinas Pekerjaan Umum"
    statement = corrected.statements[2]
    assert (statement.id, statement.confidence, statement.by_reader, statement.why) == ("s3", 1.0, True, "by-reader")
    assert bench.library.articles.open_stored(opened.article_id).analysis == corrected
    assert bench.library.history.undo() == SPEAKER_SET
    assert bench.library.corrections.corrected(opened.article_id) == opened.analysis
    assert bench.library.history.redo() == SPEAKER_SET
    assert bench.library.corrections.corrected(opened.article_id) == corrected


def test_a_speaker_that_the_reader_types_is_looked_up_in_the_text(bench: Bench) -> None:
    opened = bench.analysed()
    corrected = bench.library.corrections.set_speaker(opened.article_id, "s2", ActorRef("Guntur Aji", ActorKind.PERSON))
    assert corrected.statements[1].actor == "a3"
    assert corrected.statements[1].speaker is None  # the words "Dinas Pekerjaan Umum" name somebody else
    corrected = bench.library.corrections.set_speaker(opened.article_id, "s2", ActorRef("Pekerjaan", ActorKind.GROUP))
    new = corrected.actors_by_id[corrected.statements[1].actor or ""]
    assert (new.name, new.kind, new.mentions) == ("Pekerjaan", ActorKind.GROUP, ())  # it stands inside another's name


def test_a_typed_name_cannot_act_on_a_terminal(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    evil = ActorRef("Ratna\x1b]52;c;aGk=\x07\n\u202e Dewi", ActorKind.PERSON)
    for corrected in (
        bench.library.corrections.set_speaker(article_id, "s2", evil),
        bench.library.corrections.rename_actor(article_id, "a3", evil.name),
        bench.library.corrections.add_statement(article_id, [Span(0, 8)], speaker=evil),
    ):
        names = "".join(actor.name for actor in corrected.actors)
        assert not {"\x1b", "\x07", "\n", "\u202e"} & set(names)


def test_nobody_said_it(bench: Bench) -> None:
    corrected = bench.library.corrections.set_speaker(bench.analysed().article_id, "s1", None)
    assert corrected.statements[0].actor is None
    assert corrected.statements[0].confidence == 1.0


def test_span_date_and_rejection(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    wide = span(TEXT, "jembatan itu selesai lebih awal. “Biayanya turun dua miliar,”")
    corrected = bench.library.corrections.set_span(article_id, "s2", [wide], kind=StatementKind.MIXED)
    assert (corrected.statements[1].spans, corrected.statements[1].kind) == ((wide,), StatementKind.MIXED)
    corrected = bench.library.corrections.set_date(article_id, "s2", date(2026, 2, 28))
    made = corrected.statements[1].date
    assert made is not None
    assert made.iso == "2026-02-28"
    assert bench.library.corrections.set_date(article_id, "s2", None).statements[1].date is None
    corrected = bench.library.corrections.reject(article_id, "s2")
    assert [s.id for s in corrected.statements] == ["s1", "s3"]
    with pytest.raises(LibraryError, match="not there any more"):
        bench.library.corrections.confirm(article_id, "s2")


def test_a_missed_statement_is_added_with_its_speaker_and_kind(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    content = span(TEXT, "“Saya belum melihat hitungannya,”")
    corrected = bench.library.corrections.add_statement(article_id, [content], speaker="a3", cue=span(TEXT, "katanya"))
    added = corrected.statements[-1]
    assert (added.kind, added.spans, added.actor) == (StatementKind.DIRECT, (content,), "a3")
    assert added.speaker == span(TEXT, "Guntur Aji")
    assert added.cue == span(TEXT, "katanya")
    assert len({s.id for s in corrected.statements}) == 4
    inside = span(TEXT, "Jembatan Wanatirta dibuka")
    assert bench.library.corrections.add_statement(article_id, [inside]).statements[0].kind is StatementKind.INDIRECT


def test_a_confirmed_statement_is_no_longer_doubtful(bench: Bench) -> None:
    corrected = bench.library.corrections.confirm(bench.analysed().article_id, "s3")
    assert (corrected.statements[2].confidence, corrected.statements[2].by_reader) == (1.0, True)
    assert corrected.statements[2].actor == "a1"


def test_actors_are_merged_split_and_renamed(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    corrected = bench.library.corrections.merge_actors(article_id, "a3", "a1")
    assert [a.id for a in corrected.actors] == ["a1", "a2"]
    assert corrected.entities[3].actor == "a1"
    corrected = bench.library.corrections.split_actor(article_id, "a1", [span(TEXT, "Guntur Aji")], "Guntur Aji")
    new = next(a for a in corrected.actors if a.name == "Guntur Aji")
    assert new.mentions == (span(TEXT, "Guntur Aji"),)
    assert corrected.entities[3].actor == new.id
    corrected = bench.library.corrections.rename_actor(article_id, "a2", "  Dinas   PU ", ActorKind.GOVERNMENT)
    assert (corrected.actors_by_id["a2"].name, corrected.actors_by_id["a2"].kind) == ("Dinas PU", ActorKind.GOVERNMENT)
    corrected = bench.library.corrections.set_speaker(article_id, "s3", "a2")
    assert _said(corrected)[COST] == "Dinas PU"
    for _ in range(4):
        bench.library.history.undo()
    assert bench.library.corrections.of_article(article_id) == ()
    with pytest.raises(ValueError, match="needs a name"):
        bench.library.corrections.rename_actor(article_id, "a2", " ")


def test_splitting_takes_the_statements_by_those_words_along(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    corrected = bench.library.corrections.split_actor(
        article_id, "a1", [span(TEXT, "Bupati Ratna Puspa")], "Ratna Dewi Puspa"
    )
    assert _said(corrected)["“Jembatan ini aman bagi semua,”"] == "Ratna Dewi Puspa"
    assert _said(corrected)[COST] == "Ratna Puspa"


def test_corrections_outlive_a_new_engine_that_names_things_otherwise(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = bench.analysed()
    bench.library.corrections.set_speaker(opened.article_id, "s3", "a2")
    bench.library.corrections.reject(opened.article_id, "s2")
    bench.worker.engine = "hand 2"

    def renumbered(article: object, *_: object) -> Analysis:
        """The same article understood by an engine with other ids, names and edges, which no longer sees s3."""
        old = opened.analysis
        assert old is not None
        actors = (
            old.actors[1].__class__("a9", "Dinas PU", ActorKind.ORGANIZATION, mentions=old.actors[1].mentions),
            *old.actors[:1],
        )
        second = old.statements[1]
        wider = Span(second.start - 1, second.end)
        statements = (
            old.statements[0],
            Statement("s2", StatementKind.INDIRECT, (wider,), None, None, "a9", None, 0.9, "x"),
        )
        return Analysis("id", (), actors, statements, "hand 2")

    monkeypatch.setattr(bench.worker, "analyse", renumbered)
    corrected = bench.library.analyses.analyse(bench.library.articles.open_stored(opened.article_id))
    assert _said(corrected) == {"“Jembatan ini aman bagi semua,”": "Ratna Puspa", COST: "Dinas PU"}


def test_corrections_are_carried_into_a_changed_text_and_wait_where_they_cannot(bench: Bench) -> None:
    opened = bench.analysed()
    bench.library.corrections.set_speaker(opened.article_id, "s3", "a2")
    guntur = bench.library.corrections.add_statement(
        opened.article_id, [span(TEXT, "“Saya belum melihat hitungannya,”")], speaker="a3"
    )
    assert guntur.statements[-1].by_reader
    changed = bench.analysed(CHANGED)
    assert changed.analysis is not None
    said = _said(changed.analysis, CHANGED)
    assert said["“Biayanya turun tiga miliar,”"] == "Dinas Pekerjaan Umum"
    lost = bench.library.corrections.lost(opened.article_id)
    assert [c.verb for c in lost] == [CorrectionVerb.ADD]
    back = bench.open(TEXT)
    assert back.analysis is not None
    assert _said(back.analysis)["“Saya belum melihat hitungannya,”"] == "Guntur Aji"
    assert bench.library.corrections.lost(opened.article_id) == ()


def test_a_correction_in_the_middle_is_taken_back(bench: Bench) -> None:
    opened = bench.analysed()
    bench.library.corrections.set_speaker(opened.article_id, "s3", "a2")
    bench.library.corrections.confirm(opened.article_id, "s1")
    first = bench.library.corrections.of_article(opened.article_id)[0]
    corrected = bench.library.corrections.withdraw(first.id)
    assert [s.by_reader for s in corrected.statements] == [True, False, False]
    bench.library.history.undo()
    assert [s.by_reader for s in bench.library.corrections.corrected(opened.article_id).statements] == [
        True,
        False,
        True,
    ]


def test_another_window_s_corrections_are_seen(bench: Bench) -> None:
    opened = bench.analysed()
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        other.articles.open_stored(opened.article_id)
        other.corrections.set_speaker(opened.article_id, "s3", "a2")
    assert _said(bench.library.corrections.corrected(opened.article_id))[COST] == "Dinas Pekerjaan Umum"


def test_an_article_that_was_not_analysed_cannot_be_corrected(bench: Bench) -> None:
    opened = bench.open()
    with pytest.raises(LibraryError, match="has to be analysed"):
        bench.library.corrections.reject(opened.article_id, "s1")


CHANGES: dict[str, tuple[Callable[[Corrections, int], object], str]] = {
    "set_speaker": (lambda made, one: made.set_speaker(one, "s3", "a2"), SPEAKER_SET),
    "set_span": (lambda made, one: made.set_span(one, "s3", [Span(0, 8)]), f"words of a statement changed: {COST}"),
    "set_date": (lambda made, one: made.set_date(one, "s3", date(2026, 2, 28)), f"day set: {COST}"),
    "reject": (lambda made, one: made.reject(one, "s3"), f"statement taken away: {COST}"),
    "confirm": (lambda made, one: made.confirm(one, "s3"), f"statement confirmed: {COST}"),
    "add_statement": (lambda made, one: made.add_statement(one, [Span(0, 8)]), "statement added: Jembatan"),
    "merge_actors": (lambda made, one: made.merge_actors(one, "a3", "a1"), "actors merged: Guntur Aji"),
    "split_actor": (
        lambda made, one: made.split_actor(one, "a1", [span(TEXT, "Bupati Ratna Puspa")], "Ratna Lain"),
        "actor split: Ratna Puspa",
    ),
    "rename_actor": (lambda made, one: made.rename_actor(one, "a3", "Guntur"), "actor renamed: Guntur Aji"),
}
"""Every way to correct, and what undoing it is called."""


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_undone_is_named_with_the_words_that_it_is_about(bench: Bench, name: str) -> None:
    opened = bench.analysed()
    change, label = CHANGES[name]
    made = change(bench.library.corrections, opened.article_id)
    assert bench.library.corrections.corrected(opened.article_id) == made
    assert bench.library.history.undo() == label
    assert bench.library.corrections.corrected(opened.article_id) == opened.analysis
    assert bench.library.history.redo() == label
    assert bench.library.corrections.corrected(opened.article_id) == made


def test_taking_a_correction_back_can_be_undone_and_is_told_where_it_is_gone(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    bench.library.corrections.reject(article_id, "s1")
    (made,) = bench.library.corrections.of_article(article_id)
    bench.library.corrections.withdraw(made.id)
    with pytest.raises(LibraryError, match=r"^Correction gone: The correction was already taken back, here or "):
        bench.library.corrections.withdraw(made.id)
    assert bench.library.history.undo() == "correction taken back"
    assert bench.library.corrections.of_article(article_id) == (made,)


def test_statements_and_actors_that_are_not_there_are_one_sentence(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    with pytest.raises(LibraryError, match=r"^Statement gone: The statement is not there any more; choose it again\.$"):
        bench.library.corrections.reject(article_id, "s9")
    with pytest.raises(LibraryError, match=r"^Actor gone: The actor is not there any more; choose it again\.$"):
        bench.library.corrections.rename_actor(article_id, "a9", "Ratna")
    with pytest.raises(LibraryError, match=r"^Not analysed yet: The article has to be analysed before it can be"):
        bench.library.corrections.reject(bench.open(CHANGED, "lain.txt").article_id, "s1")


def test_an_actor_merged_into_itself_changes_nothing_and_is_no_correction(bench: Bench) -> None:
    opened = bench.analysed()
    assert bench.library.corrections.merge_actors(opened.article_id, "a1", "a1") == opened.analysis
    assert bench.library.corrections.of_article(opened.article_id) == ()


def test_an_actor_is_kept_by_name_kind_and_mentions(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    bench.library.corrections.rename_actor(article_id, "a3", "Guntur")
    (made,) = bench.library.corrections.of_article(article_id)
    assert [anchor.exact for anchor in made.target] == ["Guntur Aji"]
    assert made.former == ActorRef("Guntur Aji", ActorKind.PERSON)
    assert made.actor == ActorRef("Guntur", ActorKind.PERSON)


def test_both_actors_of_a_merge_and_a_speaker_are_kept_by_their_mentions(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    bench.library.corrections.set_speaker(article_id, "s3", "a2")
    bench.library.corrections.merge_actors(article_id, "a3", "a1")
    speaker, merged = bench.library.corrections.of_article(article_id)
    assert [anchor.exact for anchor in speaker.mentions] == ["Dinas Pekerjaan Umum"]
    assert [anchor.exact for anchor in merged.target] == ["Guntur Aji"]
    assert [anchor.exact for anchor in merged.mentions] == ["Bupati Ratna Puspa"]
    assert (merged.former, merged.actor) == (
        ActorRef("Guntur Aji", ActorKind.PERSON), ActorRef("Ratna Puspa", ActorKind.PERSON),
    )  # fmt: skip


def test_what_a_correction_keeps_of_the_statement_as_it_stands(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    bench.library.corrections.reject(article_id, "s1")
    bench.library.corrections.add_statement(
        article_id, [Span(0, 8)], speaker="a2", cue=span(TEXT, "kata"), day=date(2026, 2, 28)
    )
    rejected, added = bench.library.corrections.of_article(article_id)
    assert (rejected.actor, rejected.kind, rejected.iso) == (
        ActorRef("Ratna Puspa", ActorKind.PERSON), StatementKind.DIRECT, "2026-03-02",
    )  # fmt: skip
    assert [anchor.exact for anchor in rejected.mentions] == ["Bupati Ratna Puspa"]
    assert (added.verb, added.iso, added.target) == (CorrectionVerb.ADD, "2026-02-28", ())
    assert added.cue is not None
    assert added.cue.exact == "kata"
    assert [anchor.exact for anchor in added.mentions] == ["Dinas Pekerjaan Umum"]


@pytest.mark.parametrize(
    ("contents", "kind"),
    [
        (["“Jembatan ini aman bagi semua,”"], StatementKind.DIRECT),
        (["“Jembatan ini aman bagi semua,”", "“Biayanya turun dua miliar,”"], StatementKind.DIRECT),
        (["“Jembatan ini aman bagi semua,”", "jembatan itu selesai"], StatementKind.MIXED),
        (["“Jembatan ini aman bagi semua"], StatementKind.MIXED),
        (["lebih awal. “Biayanya turun"], StatementKind.MIXED),
        (["jembatan itu selesai"], StatementKind.INDIRECT),
        (["“"], StatementKind.MIXED),
    ],
)
def test_the_kind_of_what_is_added_is_told_by_its_marks(bench: Bench, contents: list[str], kind: StatementKind) -> None:
    article_id = bench.analysed().article_id
    bench.library.corrections.add_statement(article_id, [span(TEXT, words) for words in contents])
    assert [made.kind for made in bench.library.corrections.of_article(article_id)] == [kind]
    other = StatementKind.DIRECT if kind is not StatementKind.DIRECT else StatementKind.INDIRECT
    bench.library.corrections.add_statement(article_id, [span(TEXT, words) for words in contents], kind=other)
    assert bench.library.corrections.of_article(article_id)[-1].kind is other


def test_what_is_not_in_the_library_is_as_the_machine_understood_it(bench: Bench) -> None:
    opened = bench.analysed()
    assert opened.analysis is not None
    bench.library.corrections.reject(opened.article_id, "s1")
    session = bench.library.session
    assert with_corrections(session, opened.article, NO_ARTICLE, opened.analysis) == opened.analysis
    assert bench.library.corrections.of_article(NO_ARTICLE) == ()
    assert len(with_corrections(session, opened.article, opened.article_id, opened.analysis).statements) == 2
    session.close_database()
    assert with_corrections(session, opened.article, opened.article_id, opened.analysis) == opened.analysis


def test_corrections_that_cannot_be_read_leave_what_the_machine_understood(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def damaged(*_: object) -> None:
        raise LibraryError("Library damaged", "Restore a backup.")

    opened = bench.analysed()
    assert opened.analysis is not None
    bench.library.corrections.reject(opened.article_id, "s1")
    monkeypatch.setattr("reader.storage.corrections.words_of_article", damaged)
    assert bench.library.articles.open_stored(opened.article_id).analysis == opened.analysis
    assert "the corrections could not be read: Library damaged: Restore a backup." in caplog.messages


def test_what_is_removed_elsewhere_is_not_corrected(bench: Bench) -> None:
    article_id = bench.analysed().article_id
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        other.articles.remove(article_id)
    with pytest.raises(LibraryError, match=r"^Article gone: "):
        bench.library.corrections.reject(article_id, "s1")


def test_what_was_said_of_a_statement_that_is_gone_is_not_said_of_its_double(bench: Bench) -> None:
    """Both have the same words around them; that the other one stood there before is known by the former text."""
    near = "demikian keterangan resmi yang diterima wartawan: “Stok beras aman,” kata Ratna Puspa kepada kami semua."
    first = f"Pagi di utara sungai hujan turun lama sekali, {near}"
    second = f"Sore di selatan bukit matahari terik, {near}"
    opened = bench.analysed(f"Kabar\n\n{first}\n\n{second}\n")
    bench.library.corrections.set_speaker(opened.article_id, "s1", None)
    changed = bench.analysed(f"Kabar\n\n{second}\n")
    assert changed.analysis is not None
    assert [one.by_reader for one in changed.analysis.statements] == [False]
    assert len(bench.library.corrections.lost(opened.article_id)) == 1
