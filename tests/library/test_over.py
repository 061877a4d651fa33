"""Search, actors, statements and quotations over all articles."""

from __future__ import annotations

from datetime import date

import pytest

from reader.errors import LibraryError
from reader.library.quotes import groups
from reader.model import ActorKind, HitKind
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
    second = bench.desk.open(str(bench.folder / "pasar.txt"), published=date(2026, 1, 9))
    bench.desk.analyse(second)
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
    hits = bench.desk.search(query, kinds=[HitKind.ARTICLE])
    assert {numbers[hit.article_id] for hit in hits} == found


def test_a_hit_says_where_and_shows_it(bench: Bench, two: tuple[int, int]) -> None:
    note = bench.desk.add_note(two[0], span(TEXT, "Biayanya"), text="Tanyakan kepada pemerintah daerah", tags=["uang"])
    hits = bench.desk.search("pemerintah")
    assert [hit.kind for hit in hits] == [HitKind.NOTE, HitKind.ARTICLE]
    assert (hits[0].note_id, hits[0].span) == (note.id, span(TEXT, "Biayanya"))
    article = hits[1]
    assert article.span is not None
    assert article.span.of(OTHER) == "pemerintahannya"
    assert [mark.of(article.snippet) for mark in article.marks] == ["pemerintahannya"]
    assert "\n" not in article.snippet
    assert [hit.kind for hit in bench.desk.search("uang")] == [HitKind.NOTE]
    by_stem = bench.desk.search("perintah", kinds=[HitKind.ARTICLE])[0]
    assert by_stem.span == article.span
    statement = bench.desk.search("miliar", kinds=[HitKind.STATEMENT])[0]
    assert statement.speaker == "Ratna Puspa"


def test_search_follows_every_change(bench: Bench, two: tuple[int, int]) -> None:
    note = bench.desk.add_note(two[0], span(TEXT, "Biayanya"), text="gunung")
    assert bench.desk.search("gunung")
    bench.desk.edit_note(note.id, text="lembah")
    assert not bench.desk.search("gunung")
    bench.desk.undo()
    assert bench.desk.search("gunung")
    bench.desk.delete_note(note.id)
    assert not bench.desk.search("gunung")
    bench.desk.add_statement(two[0], [span(TEXT, "Guntur Aji meragukan itu")])
    assert bench.desk.search("meragukan", kinds=[HitKind.STATEMENT])
    bench.open("Judul lain\n\nTentang sungai yang meluap.\n")
    assert bench.desk.search("meluap")
    assert not bench.desk.search("hitungannya", kinds=[HitKind.ARTICLE])


def test_the_same_name_is_one_actor_over_articles(bench: Bench, two: tuple[int, int]) -> None:
    cards = {card.name: card for card in bench.desk.actors()}
    assert (cards["Ratna Puspa"].articles, cards["Ratna Puspa"].statements) == (2, 4)
    assert [card.name for card in bench.desk.actors("dinas")] == ["Dinas Pekerjaan Umum"]
    said = bench.desk.actor_statements("ratna puspa")
    assert [card.day for card in said] == [date(2026, 1, 9), date(2026, 1, 9), date(2026, 3, 2), date(2026, 3, 2)]
    assert [c.article_id for c in bench.desk.actor_statements("Ratna", since=date(2026, 2, 1))] == [two[0]] * 2
    assert [c.article_id for c in bench.desk.actor_statements("Ratna", until=date(2026, 1, 9))] == [two[1]] * 2
    assert len(bench.desk.actor_statements(None)) == 5
    with pytest.raises(LibraryError, match="names"):
        bench.desk.actor_statements("Tak Ada")


def test_statements_are_chosen_by_the_tag_of_a_note_on_them(bench: Bench, two: tuple[int, int]) -> None:
    bench.desk.add_note(two[0], span(TEXT, "dua miliar"), tags=["uang"])
    assert [c.text for c in bench.desk.actor_statements(None, tag="Uang")] == ["“Biayanya turun dua miliar,”"]
    assert bench.desk.actor_statements(None, tag="lain") == ()


def test_actors_are_joined_and_parted_by_hand(bench: Bench, two: tuple[int, int]) -> None:
    ratna = bench.desk.find_actors("Ratna Puspa")[0].key
    dinas = bench.desk.find_actors("Dinas Pekerjaan Umum")[0].key
    bench.desk.join_actors(dinas, ratna)
    card = bench.desk.find_actors("Dinas Pekerjaan Umum")[0]
    assert (card.key, card.statements, set(card.names)) == (ratna, 5, {"Ratna Puspa", "Dinas Pekerjaan Umum"})
    assert len(bench.desk.actor_statements(dinas)) == 5
    assert bench.desk.undo() == "actors joined"
    assert len(bench.desk.actor_statements(dinas)) == 1
    bench.desk.redo()
    bench.desk.part_actors(ratna)
    assert len(bench.desk.actor_statements("Dinas Pekerjaan Umum")) == 1


def test_joining_goes_on_over_what_was_joined_before(bench: Bench, two: tuple[int, int]) -> None:
    ratna, dinas, guntur = (bench.desk.find_actors(name)[0].key for name in ("Ratna Puspa", "Dinas", "Guntur"))
    bench.desk.join_actors(guntur, dinas)
    bench.desk.join_actors(dinas, ratna)
    assert len(bench.desk.actors()) == 1
    assert bench.desk.actors()[0].key == ratna
    bench.desk.join_actors(ratna, ratna)
    assert bench.desk.undo() == "actors joined"
    assert len(bench.desk.actors()) == 2


def test_one_name_may_mean_two_people(bench: Bench, two: tuple[int, int]) -> None:
    ratna = bench.desk.find_actors("Ratna Puspa")[0].key
    apart = bench.desk.set_actor_apart(two[1], ratna, "Ratna Puspa (pedagang)", ActorKind.PERSON)
    assert [c.article_id for c in bench.desk.actor_statements(ratna)] == [two[0]] * 2
    assert [c.article_id for c in bench.desk.actor_statements(apart)] == [two[1]] * 2
    assert {card.name for card in bench.desk.actors("ratna")} == {"Ratna Puspa", "Ratna Puspa (pedagang)"}
    assert bench.desk.undo() == "actor set apart: Ratna Puspa (pedagang)"
    assert len(bench.desk.actor_statements(ratna)) == 4
    bench.desk.redo()
    assert bench.desk.part_actors(apart)
    assert len(bench.desk.actor_statements(ratna)) == 4
    assert bench.desk.undo() == "actors as they were"
    assert len(bench.desk.actor_statements(ratna)) == 2


def test_who_was_set_apart_may_be_joined_again(bench: Bench, two: tuple[int, int]) -> None:
    ratna = bench.desk.find_actors("Ratna Puspa")[0].key
    apart = bench.desk.set_actor_apart(two[1], ratna, "Ratna Lain", ActorKind.PERSON)
    bench.desk.join_actors(apart, ratna)
    assert len(bench.desk.actor_statements(ratna)) == 4
    assert len(bench.desk.actors("ratna")) == 1
    assert bench.desk.part_actors(ratna)
    assert len(bench.desk.actor_statements(ratna)) == 2
    assert bench.desk.part_actors(apart)
    assert len(bench.desk.actor_statements(ratna)) == 4
    assert not bench.desk.part_actors(ratna)


def test_the_articles_that_name_an_actor(bench: Bench, two: tuple[int, int]) -> None:
    ratna, dinas = (bench.desk.find_actors(name)[0].key for name in ("Ratna Puspa", "Dinas"))
    assert {card.id for card in bench.desk.actor_articles(ratna)} == set(two)
    assert {card.id for card in bench.desk.actor_articles(dinas)} == {two[0]}
    apart = bench.desk.set_actor_apart(two[1], ratna, "Ratna Lain", ActorKind.PERSON)
    assert {card.id for card in bench.desk.actor_articles(ratna)} == {two[0]}
    assert {card.id for card in bench.desk.actor_articles(apart)} == {two[1]}
    bench.desk.remove_article(two[0])
    assert bench.desk.actor_articles(ratna) == ()


def test_an_actor_under_a_joined_name_is_set_apart_too(bench: Bench, two: tuple[int, int]) -> None:
    ratna, dinas = (bench.desk.find_actors(name)[0].key for name in ("Ratna Puspa", "Dinas"))
    bench.desk.join_actors(ratna, dinas)
    apart = bench.desk.set_actor_apart(two[1], dinas, "Ratna Lain", ActorKind.PERSON)
    assert {c.article_id for c in bench.desk.actor_statements(apart)} == {two[1]}
    assert {c.article_id for c in bench.desk.actor_statements(dinas)} == {two[0]}
    again = bench.desk.set_actor_apart(two[1], apart, "Ratna Ketiga", ActorKind.PERSON)
    assert len(bench.desk.actor_statements(again)) == 2
    with pytest.raises(LibraryError, match="does not name"):
        bench.desk.set_actor_apart(two[1], "person:nobody", "X", ActorKind.PERSON)


def test_corrections_reach_the_questions_over_articles(bench: Bench, two: tuple[int, int]) -> None:
    bench.desk.set_speaker(two[0], "s3", "a2")
    assert len(bench.desk.actor_statements("Dinas Pekerjaan Umum")) == 2
    card = next(c for c in bench.desk.actor_statements(None) if c.text.startswith("“Biaya"))
    assert card.by_reader
    bench.desk.undo()
    assert len(bench.desk.actor_statements("Dinas Pekerjaan Umum")) == 1


def test_the_same_quotation_elsewhere_is_found_nearly_word_for_word(bench: Bench, two: tuple[int, int]) -> None:
    (same,) = bench.desk.same_quotations(two[0], "s1")
    assert same.statement.article_id == two[1]
    assert 0.8 <= same.likeness < 1
    assert bench.desk.same_quotations(two[1], "s2") == ()
    (group,) = bench.desk.shared_quotations()
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
