"""Search, actors, statements and quotations over all articles."""

from __future__ import annotations

from datetime import date

import pytest

from reader.errors import LibraryError
from reader.library.likeness import groups
from reader.model import ActorKind, HitKind, Particulars
from tests.sample_library import TEXT, Bench, span

OTHER = """Pasar baru ditunda

“Jembatan ini aman bagi semua, pasar juga,” kata Ratna Puspa kepada pemerintahannya.

“Pasar dibuka bulan depan,” tambahnya.
"""


@pytest.fixture
def two(bench: Bench) -> tuple[int, int]:
    """Two analysed articles in which Ratna Puspa speaks; the second one of 9 January."""
    first = bench.analysed()
    (bench.folder / "pasar.txt").write_text(OTHER, encoding="utf-8")
    second = bench.library.articles.open(str(bench.folder / "pasar.txt"), told=Particulars(published=date(2026, 1, 9)))
    bench.library.analyses.analyse(second)
    return first.article_id, second.article_id


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("jembatan", {1, 2}),
        ("JEMBATAN pasar", {2}),
        ("pemerintah", {2}),  # pemerintahannya, by its beginning
        ("perintah", {2}),  # by its stem
        ("dibuka", {1, 2}),
        ('"jembatan ini aman"', {1, 2}),
        ('"aman ini"', set()),
        ("gunung", set()),
        ("", set()),
        ('" * OR NEAR( -', set()),
        ("jembatan AND", set()),  # operators are words like others
        ("stems : x", set()),
    ],
)
def test_search_finds_words_forms_and_phrases(bench: Bench, two: tuple[int, int], query: str, found: set[int]) -> None:
    numbers = {first: n for n, first in enumerate(two, start=1)}
    hits = bench.library.search.find(query, kinds=[HitKind.ARTICLE])
    assert {numbers[hit.article_id] for hit in hits} == found


def test_a_hit_says_where_and_shows_it(bench: Bench, two: tuple[int, int]) -> None:
    note = bench.library.notes.add(
        two[0], span(TEXT, "Biayanya"), text="Tanyakan kepada pemerintah daerah", tags=["uang"]
    )
    hits = bench.library.search.find("pemerintah")
    assert [hit.kind for hit in hits] == [HitKind.NOTE, HitKind.ARTICLE]
    assert (hits[0].note_id, hits[0].span) == (note.id, span(TEXT, "Biayanya"))
    article = hits[1]
    assert article.span is not None
    assert article.span.of(OTHER) == "pemerintahannya"
    assert [mark.of(article.snippet) for mark in article.marks] == ["pemerintahannya"]
    assert "\n" not in article.snippet
    assert [hit.kind for hit in bench.library.search.find("uang")] == [HitKind.NOTE]
    by_stem = bench.library.search.find("perintah", kinds=[HitKind.ARTICLE])[0]
    assert by_stem.span == article.span
    statement = bench.library.search.find("miliar", kinds=[HitKind.STATEMENT])[0]
    assert statement.speaker == "Ratna Puspa"


def test_search_follows_every_change(bench: Bench, two: tuple[int, int]) -> None:
    note = bench.library.notes.add(two[0], span(TEXT, "Biayanya"), text="gunung")
    assert bench.library.search.find("gunung")
    bench.library.notes.edit(note.id, text="lembah")
    assert not bench.library.search.find("gunung")
    bench.library.history.undo()
    assert bench.library.search.find("gunung")
    bench.library.notes.delete(note.id)
    assert not bench.library.search.find("gunung")
    bench.library.corrections.add_statement(two[0], [span(TEXT, "Guntur Aji meragukan itu")])
    assert bench.library.search.find("meragukan", kinds=[HitKind.STATEMENT])
    bench.open("Judul lain\n\nTentang sungai yang meluap.\n")
    assert bench.library.search.find("meluap")
    assert not bench.library.search.find("hitungannya", kinds=[HitKind.ARTICLE])


def test_the_same_name_is_one_actor_over_articles(bench: Bench, two: tuple[int, int]) -> None:
    cards = {card.name: card for card in bench.library.actors.all()}
    assert (cards["Ratna Puspa"].articles, cards["Ratna Puspa"].statements) == (2, 4)
    assert [card.name for card in bench.library.actors.all("dinas")] == ["Dinas Pekerjaan Umum"]
    said = bench.library.actors.statements("ratna puspa")
    assert [card.day for card in said] == [date(2026, 1, 9), date(2026, 1, 9), date(2026, 3, 2), date(2026, 3, 2)]
    assert [c.article_id for c in bench.library.actors.statements("Ratna", since=date(2026, 2, 1))] == [two[0]] * 2
    assert [c.article_id for c in bench.library.actors.statements("Ratna", until=date(2026, 1, 9))] == [two[1]] * 2
    assert len(bench.library.actors.statements(None)) == 5
    with pytest.raises(LibraryError, match="names"):
        bench.library.actors.statements("Tak Ada")


def test_statements_are_chosen_by_the_tag_of_a_note_on_them(bench: Bench, two: tuple[int, int]) -> None:
    bench.library.notes.add(two[0], span(TEXT, "dua miliar"), tags=["uang"])
    assert [c.text for c in bench.library.actors.statements(None, tag="Uang")] == ["“Biayanya turun dua miliar,”"]
    assert bench.library.actors.statements(None, tag="lain") == ()


def test_actors_are_joined_and_parted_by_hand(bench: Bench, two: tuple[int, int]) -> None:
    ratna = bench.library.actors.find("Ratna Puspa")[0].key
    dinas = bench.library.actors.find("Dinas Pekerjaan Umum")[0].key
    bench.library.actors.merge(dinas, ratna)
    card = bench.library.actors.find("Dinas Pekerjaan Umum")[0]
    assert (card.key, card.statements, set(card.names)) == (ratna, 5, {"Ratna Puspa", "Dinas Pekerjaan Umum"})
    assert len(bench.library.actors.statements(dinas)) == 5
    assert bench.library.history.undo() == "actors joined"
    assert len(bench.library.actors.statements(dinas)) == 1
    bench.library.history.redo()
    bench.library.actors.restore(ratna)
    assert len(bench.library.actors.statements("Dinas Pekerjaan Umum")) == 1


def test_joining_goes_on_over_what_was_joined_before(bench: Bench, two: tuple[int, int]) -> None:
    ratna, dinas, guntur = (bench.library.actors.find(name)[0].key for name in ("Ratna Puspa", "Dinas", "Guntur"))
    bench.library.actors.merge(guntur, dinas)
    bench.library.actors.merge(dinas, ratna)
    assert len(bench.library.actors.all()) == 1
    assert bench.library.actors.all()[0].key == ratna
    bench.library.actors.merge(ratna, ratna)
    assert bench.library.history.undo() == "actors joined"
    assert len(bench.library.actors.all()) == 2


def test_one_name_may_mean_two_people(bench: Bench, two: tuple[int, int]) -> None:
    ratna = bench.library.actors.find("Ratna Puspa")[0].key
    apart = bench.library.actors.separate(two[1], ratna, "Ratna Puspa (pedagang)", ActorKind.PERSON)
    assert [c.article_id for c in bench.library.actors.statements(ratna)] == [two[0]] * 2
    assert [c.article_id for c in bench.library.actors.statements(apart)] == [two[1]] * 2
    assert {card.name for card in bench.library.actors.all("ratna")} == {"Ratna Puspa", "Ratna Puspa (pedagang)"}
    assert bench.library.history.undo() == "actor set apart: Ratna Puspa (pedagang)"
    assert len(bench.library.actors.statements(ratna)) == 4
    bench.library.history.redo()
    assert bench.library.actors.restore(apart)
    assert len(bench.library.actors.statements(ratna)) == 4
    assert bench.library.history.undo() == "actors as they were"
    assert len(bench.library.actors.statements(ratna)) == 2


def test_who_was_set_apart_may_be_joined_again(bench: Bench, two: tuple[int, int]) -> None:
    ratna = bench.library.actors.find("Ratna Puspa")[0].key
    apart = bench.library.actors.separate(two[1], ratna, "Ratna Lain", ActorKind.PERSON)
    bench.library.actors.merge(apart, ratna)
    assert len(bench.library.actors.statements(ratna)) == 4
    assert len(bench.library.actors.all("ratna")) == 1
    assert bench.library.actors.restore(ratna)
    assert len(bench.library.actors.statements(ratna)) == 2
    assert bench.library.actors.restore(apart)
    assert len(bench.library.actors.statements(ratna)) == 4
    assert not bench.library.actors.restore(ratna)


def test_the_articles_that_name_an_actor(bench: Bench, two: tuple[int, int]) -> None:
    ratna, dinas = (bench.library.actors.find(name)[0].key for name in ("Ratna Puspa", "Dinas"))
    assert {card.id for card in bench.library.actors.articles(ratna)} == set(two)
    assert {card.id for card in bench.library.actors.articles(dinas)} == {two[0]}
    apart = bench.library.actors.separate(two[1], ratna, "Ratna Lain", ActorKind.PERSON)
    assert {card.id for card in bench.library.actors.articles(ratna)} == {two[0]}
    assert {card.id for card in bench.library.actors.articles(apart)} == {two[1]}
    bench.library.articles.remove(two[0])
    assert bench.library.actors.articles(ratna) == ()


def test_an_actor_under_a_joined_name_is_set_apart_too(bench: Bench, two: tuple[int, int]) -> None:
    ratna, dinas = (bench.library.actors.find(name)[0].key for name in ("Ratna Puspa", "Dinas"))
    bench.library.actors.merge(ratna, dinas)
    apart = bench.library.actors.separate(two[1], dinas, "Ratna Lain", ActorKind.PERSON)
    assert {c.article_id for c in bench.library.actors.statements(apart)} == {two[1]}
    assert {c.article_id for c in bench.library.actors.statements(dinas)} == {two[0]}
    again = bench.library.actors.separate(two[1], apart, "Ratna Ketiga", ActorKind.PERSON)
    assert len(bench.library.actors.statements(again)) == 2
    with pytest.raises(LibraryError, match="does not name"):
        bench.library.actors.separate(two[1], "person:nobody", "X", ActorKind.PERSON)


def test_corrections_reach_the_questions_over_articles(bench: Bench, two: tuple[int, int]) -> None:
    bench.library.corrections.set_speaker(two[0], "s3", "a2")
    assert len(bench.library.actors.statements("Dinas Pekerjaan Umum")) == 2
    card = next(c for c in bench.library.actors.statements(None) if c.text.startswith("“Biaya"))
    assert card.by_reader
    bench.library.history.undo()
    assert len(bench.library.actors.statements("Dinas Pekerjaan Umum")) == 1


def test_the_same_quotation_elsewhere_is_found_nearly_word_for_word(bench: Bench, two: tuple[int, int]) -> None:
    (same,) = bench.library.quotations.same(two[0], "s1")
    assert same.statement.article_id == two[1]
    assert 0.8 <= same.likeness < 1
    assert bench.library.quotations.same(two[1], "s2") == ()
    (group,) = bench.library.quotations.shared()
    assert {card.article_id for card in group} == set(two)


def test_quotations_are_grouped_by_what_they_share() -> None:
    contents = [
        "“Kami akan membangun tiga sekolah baru tahun depan,”",
        "“Kami akan membangun tiga sekolah baru di tahun depan.”",
        "“Kami akan membangun tiga sekolah baru tahun depan”",
        "“Kami akan pergi ke kota,”",
        "“Ya,”",
        "“Ya,”",
    ]
    assert groups(contents, [1, 2, 3, 4, 5, 6]) == [[0, 1, 2]]
    assert groups(contents, [1, 1, 1, 1, 1, 1]) == []
