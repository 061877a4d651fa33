"""What became of statements between two versions, and the same quotation in several articles."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from reader.errors import LibraryError
from reader.library.quote_changes import quote_changes
from reader.model import (
    Actor,
    ActorKind,
    Analysis,
    ChangeKind,
    Particulars,
    Span,
    Statement,
    StatementDate,
    StatementKind,
)
from tests.sample_library import Bench

WATER = "“Air harus sampai ke semua rumah di lembah ini,” kata Ratna."
ROAD = "“Jalan ditutup dua bulan lamanya sampai musim hujan,” kata Guntur."
SCHOOL = "“Sekolah dibuka lagi pada awal pekan sesudah libur,” kata orang."


def read(text: str) -> Analysis:
    """What stands in marks, said by whom the word behind `kata` names."""
    names = ("Ratna", "Guntur")
    statements = tuple(
        Statement(f"s{number}", StatementKind.DIRECT, (Span(*found.span(1)),), None, None,
                  found[2] if found[2] in names else None, None, 0.9, "x")
        for number, found in enumerate(re.finditer("(“[^”]+”) kata (\\w+)", text))
    )  # fmt: skip
    actors = tuple(Actor(name, name, ActorKind.PERSON, mentions=()) for name in names)
    return Analysis("id", (), actors, statements, "hand")


def changes(*paragraphs: str, became: tuple[str, ...]) -> list[tuple[str, str | None, str | None, str | None]]:
    """Kind, speaker, old and new content of each change; what is told of its place is checked."""
    before, after = "\n\n".join(paragraphs), "\n\n".join(became)
    found = quote_changes(before, read(before), after, read(after))
    for one in found:
        assert (one.span.of(after) if one.span else None) == one.after
    return [(one.kind.value, one.speaker, one.before, one.after) for one in found]


def content(paragraph: str) -> str:
    return paragraph.partition(" kata ")[0]


def test_statements_that_only_moved_are_no_change() -> None:
    assert changes(WATER, ROAD, SCHOOL, became=(SCHOOL, "Hujan turun.", WATER, ROAD)) == []


def test_a_changed_statement_is_told_once_with_both_its_forms() -> None:
    became = WATER.replace("semua", "setiap")
    assert changes(WATER, ROAD, became=(became, ROAD)) == [
        ("changed", "Ratna", content(WATER), content(became)),
    ]


def test_what_was_taken_out_comes_last_and_what_was_put_in_where_it_stands() -> None:
    became = ROAD.replace("dua", "tiga")
    assert changes(WATER, ROAD, became=(became, SCHOOL)) == [
        ("changed", "Guntur", content(ROAD), content(became)),
        ("added", None, None, content(SCHOOL)),
        ("removed", "Ratna", content(WATER), None),
    ]
    assert [kind for kind, *_ in changes(ROAD, became=(SCHOOL, WATER, became))] == ["added", "added", "changed"]


def test_words_that_stood_there_before_are_not_put_in() -> None:
    """The machine sees a statement only in the new text, whose words are the old ones."""
    before, after = f"{WATER}\n\n{ROAD}", f"{WATER}\n\n{ROAD}"
    old = Analysis("id", (), read(before).actors, read(before).statements[:1], "hand")
    assert quote_changes(before, old, after, read(after)) == ()


def test_a_statement_of_which_only_the_edges_are_read_otherwise_is_met() -> None:
    old = read(WATER)
    narrow = Span(1, content(WATER).index(" di lembah"))
    seen = Statement("s9", StatementKind.DIRECT, (narrow,), None, None, None, None, 0.9, "x")
    new = Analysis("id", (), old.actors, (seen,), "hand")
    assert quote_changes(WATER, old, WATER.replace("lembah", "gunung"), new)[0].kind is ChangeKind.CHANGED
    assert len(quote_changes(WATER, old, WATER.replace("lembah", "gunung"), new)) == 1


def told(text: str, speaker: str | None, day: str | None, kind: StatementKind, cue: str) -> Analysis:
    """One statement: what stands in marks, with what is told of it."""
    found = re.search(r"[“\"][^”\"]+[”\"]", text)
    assert found is not None
    at = text.rindex(cue)
    actors = (Actor("a", speaker, ActorKind.PERSON),) if speaker else ()
    date = StatementDate(day, None) if day else None
    statement = Statement(
        "s1", kind, (Span(*found.span()),), Span(at, at + len(cue)), None, "a" if speaker else None, date, 0.9, "x"
    )
    return Analysis("id", (), actors, (statement,), "hand")


def test_who_said_it_when_and_how_is_a_change_of_the_statement() -> None:
    before, after = "“Air harus sampai,” kata Ratna, Senin.", "“Air harus sampai,” bantah Guntur, Selasa."
    old = told(before, "Ratna Puspa", "2026-03-02", StatementKind.DIRECT, "kata")
    new = told(after, "Guntur Aji", "2026-03-03", StatementKind.MIXED, "bantah")
    (change,) = quote_changes(before, old, after, new)
    assert [(one.detail.value, one.before, one.after) for one in change.details] == [
        ("speaker", "Ratna Puspa", "Guntur Aji"),
        ("day", "2026-03-02", "2026-03-03"),
        ("kind", "direct", "mixed"),
        ("cue", "kata", "bantah"),
    ]
    assert (change.speaker, change.after, change.words) == ("Guntur Aji", "“Air harus sampai,”", ())


@pytest.mark.parametrize(
    ("one", "other", "is_change"),
    [
        ("Puspa", "Ratna Puspa", False),  # the same person by more of the name
        ("RATNA PUSPA", "Ratna Puspa", False),
        ("Ratna Puspa", "Ratna Wening", True),
        ("Ratna", None, True),
        (None, "Ratna", True),
        (None, None, False),
    ],
)
def test_a_name_that_is_only_longer_is_no_other_speaker(one: str | None, other: str | None, is_change: bool) -> None:
    text = "“Air harus sampai,” kata dia."
    old, new = (told(text, name, None, StatementKind.DIRECT, "kata") for name in (one, other))
    assert bool(quote_changes(text, old, text, new)) is is_change


def test_other_marks_around_the_same_words_are_no_change() -> None:
    after = WATER.replace("“", '"').replace("”", '"')
    old, new = (told(text, "Ratna", None, StatementKind.DIRECT, "kata") for text in (WATER, after))
    assert quote_changes(WATER, old, after, new) == ()


def test_who_is_told_otherwise_comes_before_other_changes() -> None:
    before, after = f"{ROAD}\n\n{WATER}", f"{ROAD.replace('dua', 'tiga')}\n\n{WATER}"
    old, new = read(before), read(after)
    new = replace(new, statements=(new.statements[0], replace(new.statements[1], actor="Guntur")))
    assert [(one.speaker, bool(one.details)) for one in quote_changes(before, old, after, new)] == [
        ("Guntur", True),
        ("Guntur", False),
    ]


def test_the_words_that_came_and_went_are_marked_in_the_whole_new_content() -> None:
    after = WATER.replace("semua rumah", "rumah warga")
    (change,) = quote_changes(WATER, read(WATER), after, read(after))
    assert [part.text for part in change.words if part.kind is ChangeKind.REMOVED] == ["semua "]
    assert "".join(part.text for part in change.words if part.kind is not ChangeKind.REMOVED) == content(after)


def statement(name: str, text: str, words: str, speaker: str | None = None) -> Statement:
    """One of which nothing is told but who said it."""
    at = text.index(words)
    return Statement(name, StatementKind.DIRECT, (Span(at, at + len(words)),), None, None, speaker, None, 0.9, "x")


def understood(text: str, *contents: tuple[str, str | None]) -> Analysis:
    """An analysis with these statements, each with who said it."""
    names = dict.fromkeys(speaker for _, speaker in contents if speaker)
    actors = tuple(Actor(name, name, ActorKind.PERSON) for name in names)
    statements = tuple(statement(f"s{n}", text, words, speaker) for n, (words, speaker) in enumerate(contents))
    return Analysis("id", (), actors, statements, "hand")


def test_words_that_no_statement_is_any_more_are_told_only_where_they_changed() -> None:
    after = WATER.replace("semua rumah", "rumah warga")
    old, silent = read(WATER), understood(WATER)
    assert quote_changes(WATER, old, WATER, silent) == ()
    (change,) = quote_changes(WATER, old, after, silent)
    assert (change.kind, change.speaker, change.details) == (ChangeKind.CHANGED, "Ratna", ())
    assert (change.before, change.after) == (content(WATER), content(after))
    assert change.span == Span(0, len(content(after)))


def test_of_several_statements_in_the_place_of_one_the_longest_is_it() -> None:
    whole = "Air harus sampai ke semua rumah di lembah ini dan ke sekolah juga"
    before, after = f"“{whole},” kata Ratna.", f"“{whole.replace('dan', 'serta')},” kata Ratna."
    parts = ["“Air harus", "sampai ke semua rumah di lembah ini serta ke", "sekolah juga,”"]
    new = understood(after, *((part, who) for part, who in zip(parts, (None, "Guntur", None), strict=True)))
    (change,) = quote_changes(before, understood(before, (f"“{whole},”", "Guntur")), after, new)
    assert (change.after, change.details) == (parts[1], ())


def test_a_statement_that_shares_less_than_half_with_another_is_not_met() -> None:
    words = "satu dua tiga empat lima enam tujuh delapan"
    before = f"Kata Ratna {words} dan seterusnya kepada kami."
    old, new = understood(before, (words, "Ratna")), understood(before, (f"{words[-9:]} dan seterusnya", "Guntur"))
    assert quote_changes(before, old, before, new) == ()  # its words stood there before
    half = understood(before, (words[-20:] + " dan seterusnya", "Guntur"))
    (change,) = quote_changes(before, old, before, half)
    assert [one.detail.value for one in change.details] == ["speaker"]


@pytest.mark.parametrize(
    "after",
    [
        "Kata dia, 'Air harus sampai ke semua rumah'.",
        "Kata dia, “Air harus sampai ke semua rumah.”",
        "Kata dia, “Air harus\nsampai  ke semua rumah,”",
        "Kata dia, Air harus sampai ke semua rumah.",
    ],
)
def test_what_is_no_word_at_the_edges_is_no_change(after: str) -> None:
    before = "Kata dia, “Air harus sampai ke semua rumah,”"
    old, new = (understood(text, (text.partition(", ")[2], "Ratna")) for text in (before, after))
    assert quote_changes(before, old, after, new) == ()


def test_a_cue_that_is_not_told_or_only_written_otherwise_is_no_change() -> None:
    text = "“Air harus sampai,” Kata dia, kata orang."
    said = told(text, "Ratna", None, StatementKind.DIRECT, "kata")
    capital = told(text, "Ratna", None, StatementKind.DIRECT, "Kata")
    none = replace(said, statements=(replace(said.statements[0], cue=None),))
    for old, new in ((said, capital), (said, none), (none, said), (none, none)):
        assert quote_changes(text, old, text, new) == ()
    other = told(text, "Ratna", None, StatementKind.DIRECT, "dia")
    assert quote_changes(text, said, text, other)[0].details[0].detail.value == "cue"


@pytest.mark.parametrize(("one", "other"), [(None, "2026-03-02"), ("2026-03-02", None), ("2026-03-02", "2026-03")])
def test_a_day_that_is_told_otherwise_is_a_change(one: str | None, other: str | None) -> None:
    text = "“Air harus sampai,” kata dia."
    old, new = (told(text, "Ratna", day, StatementKind.DIRECT, "kata") for day in (one, other))
    (change,) = quote_changes(text, old, text, new)
    assert [(one.detail.value, one.before, one.after) for one in change.details] == [("day", one, other)]
    assert quote_changes(text, old, text, old) == ()


def test_who_is_told_otherwise_then_what_else_is_then_other_words_each_in_the_order_of_the_text() -> None:
    said = [
        f"“Kalimat nomor {name} tentang air sungai yang naik,”" for name in ("satu", "dua", "tiga", "empat", "lima")
    ]
    before = "\n\n".join(f"{one} kata Ratna." for one in said)
    after = before.replace("nomor satu tentang air", "nomor satu tentang arus")
    after = after.replace("nomor empat tentang air", "nomor empat tentang arus")
    contents = re.findall("“[^”]+”", after)
    old = understood(before, *((one, "Ratna") for one in said))
    speakers = ("Ratna", "Guntur", "Ratna", "Ratna", "Guntur")
    new = understood(after, *zip(contents, speakers, strict=True))
    dated = replace(new.statements[2], date=StatementDate("2026-03-02", None))
    new = replace(new, statements=(*new.statements[:2], dated, *new.statements[3:]))
    found = quote_changes(before, old, after, new)
    assert [(one.after or "").split()[2] for one in found] == ["dua", "lima", "tiga", "satu", "empat"]
    assert [one.speaker for one in found] == ["Guntur", "Guntur", "Ratna", "Ratna", "Ratna"]


# ---------------------------------------------------------------- the same in several articles

PRINTED = """Kabar jembatan

“Biayanya turun dua miliar dari rencana semula tahun lalu,” kata Ratna Puspa.
"""


def printed(bench: Bench, name: str, day: int, text: str = PRINTED) -> int:
    """An analysed article of that day in March."""
    path = bench.folder / f"{name}.txt"
    path.write_text(text.replace("Kabar", name), encoding="utf-8")
    opened = bench.library.articles.open(str(path), told=Particulars(published=date(2026, 3, day) if day else None))
    bench.library.analyses.analyse(opened)
    return opened.article_id


def test_where_else_a_quotation_stands_is_told_the_likest_first(bench: Bench) -> None:
    own = printed(bench, "Satu", 1)
    like = printed(bench, "Dua", 2, PRINTED.replace("tahun lalu", "tahun kemarin"))
    same = printed(bench, "Tiga", 3)
    printed(bench, "Empat", 4, PRINTED.replace("dari rencana semula tahun lalu", "kata orang di pasar kota"))
    found = bench.library.quotations.same(own, "s1")
    assert [one.statement.article_id for one in found] == [same, like]
    assert found[0].likeness == 1.0
    assert 0.8 <= found[1].likeness < 1.0


def test_few_words_are_no_quotation_to_be_looked_for(bench: Bench) -> None:
    short = "Judul\n\n“Saya tidak tahu,” kata Ratna Puspa.\n"
    own = printed(bench, "Satu", 1, short)
    printed(bench, "Dua", 2, short)
    assert bench.library.quotations.same(own, "s1") == ()


def test_a_statement_that_is_gone_is_told_of(bench: Bench) -> None:
    with pytest.raises(LibraryError, match=r"^Statement gone: The statement is not there any more; choose it again\.$"):
        bench.library.quotations.same(bench.analysed().article_id, "s99")


def test_a_long_quotation_is_found_by_runs_spread_over_it(bench: Bench) -> None:
    words = " ".join(f"kata{number}" for number in range(200))
    own = printed(bench, "Satu", 1, f"Judul\n\n“{words},” kata Ratna Puspa.\n")
    tail = words.replace("kata1 ", "lain ").replace("kata2 ", "lagi ")
    other = printed(bench, "Dua", 2, f"Judul\n\n“{tail},” kata Ratna Puspa.\n")
    assert [one.statement.article_id for one in bench.library.quotations.same(own, "s1")] == [other]


def test_quotations_of_several_articles_stand_by_day_the_most_widespread_first(bench: Bench) -> None:
    wide = "Judul\n\n“Pasar lama akan dibuka lagi pada bulan depan nanti,” kata Ratna Puspa.\n"
    undated, late, early = printed(bench, "Satu", 0), printed(bench, "Dua", 9), printed(bench, "Tiga", 2)
    others = {printed(bench, name, 20 + number, wide) for number, name in enumerate(("A", "B", "C", "D"))}
    first, second = bench.library.quotations.shared()
    assert {card.article_id for card in first} == others
    assert [card.article_id for card in second] == [early, late, undated]
    (only,) = bench.library.quotations.shared(since=date(2026, 3, 1), until=date(2026, 3, 10))
    assert [card.article_id for card in only] == [early, late]
    assert bench.library.quotations.shared(since=date(2027, 1, 1)) == ()


def test_of_two_groups_as_widespread_the_earlier_comes_first(bench: Bench) -> None:
    other = "Judul\n\n“Pasar lama akan dibuka lagi pada bulan depan nanti,” kata Ratna Puspa.\n"
    late = [printed(bench, "Satu", 8), printed(bench, "Dua", 9)]
    early = [printed(bench, "Tiga", 1, other), printed(bench, "Empat", 2, other)]
    assert [[card.article_id for card in group] for group in bench.library.quotations.shared()] == [early, late]


def test_a_removed_article_prints_nothing(bench: Bench) -> None:
    own, other = printed(bench, "Satu", 1), printed(bench, "Dua", 2)
    bench.library.articles.remove(other)
    assert bench.library.quotations.same(own, "s1") == ()
    assert bench.library.quotations.shared() == ()
