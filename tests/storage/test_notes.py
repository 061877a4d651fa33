"""What the store answers of analyses, notes and searches, value by value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model import Found, FoundHow, HitKind, Particulars, Span
from reader.storage import Transaction, analyses, articles, notes, rows, search
from tests.sample_library import DAY, analysis
from tests.storage.kept import NOW, at, kept, note


def test_an_analysis_is_given_to_its_own_engine_text_language_and_day(tx: Transaction) -> None:
    analyses.put(tx, "d", "id", DAY, analysis(), NOW)
    assert analyses.get(tx, "d", "id", DAY, "hand 1") == analysis()
    assert analyses.has(tx, "d", "id", DAY, "hand 1")
    for wrong in (
        ("e", "id", DAY, "hand 1"),
        ("d", None, DAY, "hand 1"),
        ("d", "id", None, "hand 1"),
        ("d", "id", DAY, "hand 2"),
    ):
        assert analyses.get(tx, *wrong) is None
        assert not analyses.has(tx, *wrong)
    assert analyses.latest(tx, "d", "id", DAY) == analysis()
    assert analyses.latest(tx, "d", "id", None) is None
    analyses.put(tx, "d", "id", DAY, replace(analysis(), engine="hand 2"), NOW)
    assert analyses.get(tx, "d", "id", DAY, "hand 1") is None  # in place of the older one
    analyses.put(tx, "n", None, None, analysis(), NOW)
    assert analyses.get(tx, "n", None, None, "hand 1") == analysis()


@pytest.mark.parametrize("data", [b"no deflate", b"x\x9c\x03\x00\x00\x00\x00\x01", b""])
def test_an_analysis_that_cannot_be_read_is_none(tx: Transaction, data: bytes) -> None:
    analyses.put(tx, "d", "id", DAY, analysis(), NOW)
    tx.run("UPDATE analysis SET data = ?", (data,))
    assert analyses.get(tx, "d", "id", DAY, "hand 1") is None
    assert analyses.latest(tx, "d", "id", DAY) is None


def test_articles_without_an_analysis_of_today_are_stale(tx: Transaction) -> None:
    numbers = [kept(tx, source, minutes, language=language) for source, minutes, language in (
        ("/new", 1, "id"), ("/old", 3, "id"), ("/done", 2, "id"), ("/other", 4, "xx"))]  # fmt: skip
    for number, engine in zip(numbers[1:3], ("1", "2"), strict=True):
        record = articles.by_id(tx, number)
        assert record is not None
        analyses.put(tx, record.digest, "id", DAY, replace(analysis(), engine=engine), NOW)
    assert analyses.stale(tx, {"id": "2"}) == [(numbers[1], True), (numbers[0], False)]
    articles.remove(tx, numbers[1], NOW)
    assert analyses.stale(tx, {"id": "2"}) == [(numbers[0], False)]


def test_notes_are_told_with_their_places_the_last_changed_first(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    record = articles.by_id(tx, one)
    assert record is not None
    made = [note("n1", one, "Uang", "kota"), note("n2", one, "uang", minutes=5, colour="blue"), note("n3", two)]
    for each in made:
        notes.put(tx, each, record.digest if each.article_id == one else "d")
    found = Found(Span(3, 11), FoundHow.SIMILAR, 0.83)
    notes.place(tx, "n1", record.digest, found)
    notes.place(tx, "n2", record.digest, None)
    assert [kept_.note for kept_ in notes.every(tx)] == [made[1], made[0], made[2]]
    assert [kept_.note.id for kept_ in notes.every(tx, tag="UANG")] == ["n2", "n1"]
    assert [kept_.note.id for kept_ in notes.every(tx, colour="blue")] == ["n2"]
    assert [kept_.note.id for kept_ in notes.every(tx, tag="kota", colour="blue")] == []
    placed = {k.note.id: (k.note.found, k.placed, k.digest) for k in notes.every(tx)}
    assert placed == {"n1": (found, True, record.digest), "n2": (None, True, record.digest), "n3": (None, False, "d")}
    assert notes.unplaced(tx) == [two]
    got = notes.get_placed(tx, "n1")
    assert got is not None
    assert (got.note, got.note.found) == (made[0], found)
    bare = notes.get(tx, "n1")
    assert bare is not None
    assert (bare.note.found, bare.placed) == (None, False)
    assert notes.get(tx, "n9") is None
    assert notes.get_placed(tx, "n9") is None
    assert {k.note.id: k.placed for k in notes.of_article(tx, one, "another text")} == {"n1": False, "n2": False}
    assert {k.note.id: k.placed for k in notes.of_article_now(tx, one)} == {"n1": True, "n2": True}
    assert notes.of_article_now(tx, 99) == []
    assert notes.taken(tx, ["n1", "n9"]) == {"n1"}
    notes.forget_places(tx, "n1")
    assert notes.unplaced(tx) == [one, two]
    articles.remove(tx, two, NOW)
    assert len(notes.every(tx)) == 2


def test_a_row_is_put_back_as_it_was(tx: Transaction) -> None:
    number = kept(tx, "/a", title="Judul")
    notes.put(tx, note("n1", number), "d")
    before, whole = rows.snapshot(tx, "note", "n1"), rows.snapshot(tx, "article", number)
    assert rows.snapshot(tx, "note", "n9") is None
    notes.put(tx, note("n1", number, "uang", colour="blue"), "e")
    articles.put_given(tx, number, Particulars(title="Lain"))
    articles.touch(tx, number, at(5))
    rows.put(tx, "note", "n1", before)
    rows.put(tx, "article", number, whole)
    assert rows.snapshot(tx, "note", "n1") == before
    record = articles.by_id(tx, number)
    assert record is not None
    assert (record.given, record.opened) == (Particulars(), at(5))  # reading goes on
    rows.put(tx, "note", "n1", None)
    assert notes.get(tx, "n1") is None
    rows.put(tx, "note", "n1", before)
    assert rows.snapshot(tx, "note", "n1") == before


def test_search_gives_the_fittest_first_and_no_more_than_asked_for(tx: Transaction) -> None:
    one, two, three = kept(tx, "/a"), kept(tx, "/b"), kept(tx, "/c")
    search.put_text(tx, one, "air", "hujan turun", "hujan turun")
    search.put_text(tx, two, "jalan", "air naik", "air naik")
    search.put_text(tx, three, "jalan", "tidak ada apa-apa", "air air air air")
    assert search.find(tx, HitKind.ARTICLE, "air", 9)[0].article_id == one  # a title says most
    assert len(search.find(tx, HitKind.ARTICLE, "air", 2)) == 2
    (hit,) = search.find(tx, HitKind.ARTICLE, "naik", 9)
    assert tuple(hit) == (HitKind.ARTICLE, two, "", "air naik", "air naik")
    search.put_text(tx, two, "jalan", "lain", "lain")
    assert search.find(tx, HitKind.ARTICLE, "naik", 9) == []
    search.put_parts(tx, HitKind.NOTE, one, [("n1", "satu", "satu"), ("n2", "dua", "dua")])
    search.put_parts(tx, HitKind.NOTE, two, [("n3", "dua dua", "dua")])
    assert {(h.article_id, h.ref) for h in search.find(tx, HitKind.NOTE, "dua", 9)} == {(one, "n2"), (two, "n3")}
    search.put_parts(tx, HitKind.STATEMENT, one, [("s1", "dua", "dua")])
    assert search.statements_with(tx, "dua", 9) == [(one, "s1")]
    articles.remove(tx, one, NOW)
    assert {h.ref for h in search.find(tx, HitKind.NOTE, "dua", 9)} == {"n3"}


def test_of_very_many_hits_the_newest_come_first(tx: Transaction) -> None:
    for number in range(search.WEIGHED_HITS + 1):
        search.put_text(tx, number + 1, "air" if number < 5 else "", "air", "air")
    found = [hit.article_id for hit in search.find(tx, HitKind.ARTICLE, "air", 3)]
    assert found == [search.WEIGHED_HITS + 1, search.WEIGHED_HITS, search.WEIGHED_HITS - 1]
