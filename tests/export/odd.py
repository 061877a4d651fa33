"""An article in which everything is the other way round than in most: what exports make of it is held whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from reader.anchors import describe
from reader.export.content import Selection, of_articles, of_notes, of_statements, with_codes
from reader.model import (
    WHOLE_ARTICLE,
    Actor,
    ActorKind,
    ActorRef,
    Analysis,
    Article,
    Block,
    BlockKind,
    Code,
    Correction,
    CorrectionVerb,
    Dossier,
    Entity,
    EntityLabel,
    Found,
    FoundHow,
    Note,
    Span,
    Statement,
    StatementCard,
    StatementDate,
    StatementKind,
)
from tests.sample_library import span

NOW, LATER = datetime(2026, 3, 2, 8, 15, 30, 250_000, tzinfo=UTC), datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
LINES = (
    ("Bab satu", BlockKind.HEADING, 2, ""),
    (
        "Ketua Sari Utami berkata: “Pasar dibuka,” lalu “besok pagi.” Pedagang bercerita bahwa Badan Air"
        " menulis “tarif naik” dan akan bertahan.",
        BlockKind.PARAGRAPH, 0, "",
    ),
    ("Kabinet Wana <b>menolak</b> & menunda.", BlockKind.ITEM, 1, "1."),
    ("harga = 2 * 3", BlockKind.CODE, 0, ""),
    ("Pemerintah Wana percaya bahwa semua selesai.", BlockKind.QUOTE, 1, ""),
)  # fmt: skip
TEXT = "".join(f"{line}\n\n" for line, *_ in LINES)
CODES = (
    Code("Tema", "violet", "di atas"),
    Code("klaim <&>", "green", "apa yang dikatakan", "tema", 3),
    Code("yatim", "pink", "", "tak ada"),
    Code("lingkar a", "blue", "", "lingkar b"),
    Code("lingkar b", "blue", "", "lingkar a"),
    Code("tak terpakai", "pink"),
)
"""The reader's codes: one below another, one below none that is there, two below each other, one not in use."""


def _at(words: str, number: int = 1) -> Span:
    return span(TEXT, words, number)


def _blocks() -> tuple[Block, ...]:
    at, found = 0, []
    for line, kind, level, marker in LINES:
        found.append(Block(kind, Span(at, at + len(line)), level, marker))
        at += len(line) + 2
    return tuple(found)


def _analysis() -> Analysis:
    direct, mixed, indirect = StatementKind.DIRECT, StatementKind.MIXED, StatementKind.INDIRECT
    outer = Span(_at("Badan Air").start, _at("bertahan").end)
    return Analysis(
        language="id",
        entities=(
            Entity(_at("Sari Utami"), EntityLabel.PER, "a1"),
            Entity(_at("Badan Air"), EntityLabel.ORG, "a3"),
            Entity(_at("Wana"), EntityLabel.GPE, "a4"),
            Entity(_at("besok pagi"), EntityLabel.DATE),
        ),
        actors=(
            Actor("a1", "Sari Utami", ActorKind.PERSON, "Ketua", "Koperasi", (_at("Ketua Sari Utami"),)),
            Actor("a2", "Pedagang", ActorKind.GROUP),
            Actor("a3", "Badan Air", ActorKind.ORGANIZATION, None, "Kota", (_at("Badan Air"), _at("Badan Air"))),
            Actor("a4", "Wana", ActorKind.GOVERNMENT, None, None, (_at("Kabinet Wana"), _at("Pemerintah Wana"))),
        ),
        statements=(
            Statement("s1", direct, (_at("“Pasar dibuka,”"), _at("“besok pagi.”")), _at("berkata"),
                      _at("Ketua Sari Utami"), "a1", StatementDate(None, _at("besok")), 0.9, "x",
                      codes=("klaim <&>", "lingkar a")),
            Statement("s2", mixed, (outer,), _at("bercerita"), _at("Pedagang"), "a2",
                      StatementDate("2026-03-01", None), 0.6, "x", codes=("kata dua",)),
            Statement("s3", direct, (_at("“tarif naik”"),), _at("menulis"), _at("Badan Air"), "a3", None, 0.3, "x"),
            Statement("s4", indirect, (_at("menunda"),), None, None, None, None, 0.0, "x", by_reader=True,
                      codes=("yatim",)),
            Statement("s5", indirect, (_at("semua selesai"),), _at("percaya"), None, None, None, 0.0, "x"),
        ),
        engine="hand 2",
        code_colours={},
    )  # fmt: skip


def _note(number: int, place: Span | None, how: FoundHow | None, text: str = "", *tags: str, colour: str) -> Note:
    anchor = WHOLE_ARTICLE if place is None else describe(TEXT, place)
    found = None if how is None else Found(place or Span(0, 0), how, 0.756 if how is FoundHow.SIMILAR else 1.0)
    key = f"{number:08d}-0000-4000-8000-00000000000a"
    return Note(key, 9, anchor, colour, text, tags, NOW, LATER, found)


def _corrections(digest: str) -> tuple[Correction, ...]:
    def rejected(name: str, place: Span, digest: str = digest) -> Correction:
        return Correction(name, 9, CorrectionVerb.REJECT, (describe(TEXT, place),), NOW, digest)

    return (
        rejected("c1", _at("Bab satu")),
        rejected("c2", _at("Kabinet"), "another text"),
        rejected("c3", _at("“tarif naik”")),  # and made a statement again later
        rejected("c4", _at("berkata")),
        Correction("c5", 9, CorrectionVerb.ADD, (), LATER, digest, ActorRef("Wana", ActorKind.GOVERNMENT),
                   spans=(describe(TEXT, _at("menunda")),), kind=StatementKind.INDIRECT, iso="2026-02-28"),
    )  # fmt: skip


def dossier() -> Dossier:
    """The article: of a file, its title not in its text, statements in statements, notes on all of it."""
    made = Article("/made/odd berita's.txt", TEXT, _blocks(), "Judul <&> *lain*", "A & B", None, None, "id")
    statement = "“Pasar dibuka,” lalu"
    notes = (
        _note(1, _at(statement), FoundHow.EXACT, "satu " * 60 + "\n\n\n\n# dua", "klaim <&>", "Baru", colour="green"),
        _note(2, _at("naik"), FoundHow.SIMILAR, "", "Baru", colour="violet"),
        _note(3, _at("bertahan.\n\nKabinet"), FoundHow.MOVED, colour="pink"),
        _note(4, None, FoundHow.EXACT, "tentang\n\nsemuanya", "Tema", colour="blue"),
        _note(5, _at("percaya"), None, "Hilang & pergi", colour="yellow"),
        _note(6, None, FoundHow.EXACT, "", "Tema", colour="blue"),
    )
    return Dossier(9, made, _analysis(), notes, _corrections(made.digest), NOW, LATER)


def article() -> Selection:
    """The article with all codes that are in use."""
    return with_codes(of_articles([dossier()], {(9, "s3"): None}), CODES, every=False)


def articles() -> Selection:
    """It and an older one, with every code of the reader's."""
    one = dossier()
    older = replace(
        one,
        article_id=10,
        article=replace(one.article, source="https://warta.example/9", published=date(2026, 1, 2), outlet="Warta"),
        notes=(),
        corrections=(),
    )
    return with_codes(of_articles([one, older]), CODES, every=True)


def statements() -> Selection:
    """Some of its statements, one of them twice, and one that is not there."""
    one = dossier()
    told = [("s4", 9), ("s2", 9), ("s1", 9), ("s2", 9), ("s5", 9), ("s9", 9), ("s1", 8)]
    cards = [
        StatementCard(number, key, "", None, None, StatementKind.DIRECT, Span(0, 1), "", None, None, None, 1.0, False)
        for key, number in told
    ]
    return of_statements([one], cards, "", {(9, "s1"): "Sari"})


def notes() -> Selection:
    """All its notes but one, and no other article's."""
    one = dossier()
    other = replace(one, article_id=10)
    wanted = {note.id for note in one.notes} - {one.notes[1].id}
    return of_notes([one, replace(other, notes=other.notes[1:2])], wanted, "Catatan: a/b")
