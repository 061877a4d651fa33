"""What the store answers of articles, value by value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reader.model import HitKind, Particulars
from reader.storage import Transaction, analyses, articles, notes, search
from tests.sample_library import CHANGED, DAY, TEXT, analysis, article
from tests.storage.kept import NOW, at, kept, note


def test_an_article_is_what_was_kept_of_it(tx: Transaction) -> None:
    made = article()
    number = articles.add(tx, made, "/a", NOW)
    record = articles.by_id(tx, number)
    assert record is not None
    assert (record.id, record.digest, record.source, record.opened) == (number, made.digest, "/a", NOW)
    assert (record.given, record.place, record.place_digest, record.removed) == (Particulars(), None, None, False)
    assert articles.by_digest(tx, made.digest) == [record]
    assert articles.load(tx, number) == made
    assert articles.text_of(tx, number, made.digest) == TEXT
    assert articles.text_of(tx, number, "d") is None
    assert articles.by_id(tx, 99) is None
    assert articles.load(tx, 99) is None
    assert articles.by_key(tx, "file:/a") is None
    articles.add_key(tx, number, "file:/a", "/b")
    found = articles.by_key(tx, "file:/a")
    assert found is not None
    assert (found.id, found.source) == (number, "/b")


def test_articles_are_listed_the_last_opened_first_without_those_removed(tx: Transaction) -> None:
    one, two, three = (kept(tx, source, minutes) for source, minutes in (("/a", 3), ("/b", 1), ("/c", 2)))
    assert [card.id for card in articles.cards(tx)] == [one, three, two]
    assert [card.id for card in articles.cards(tx, limit=1)] == [one]
    assert articles.cards(tx, limit=0) == ()
    assert [card.id for card in articles.cards(tx, [two, three, 99])] == [three, two]
    assert articles.cards(tx, []) == ()
    articles.touch(tx, two, at(9))
    articles.remove(tx, three, NOW)
    assert [card.id for card in articles.cards(tx)] == [two, one]
    record = articles.by_id(tx, three)
    assert record is not None
    assert record.removed
    articles.bring_back(tx, three)
    assert len(articles.cards(tx)) == 3


def test_a_card_tells_what_the_reader_told_before_what_the_source_tells(tx: Transaction) -> None:
    number = kept(tx, "/a", title="Judul", outlet="Warta", language="id", published=DAY)
    notes.put(tx, note("n1", number), "d")
    articles.keep_place(tx, number, 5, len(f"/a\n\n{TEXT}") // 2)
    (card,) = articles.cards(tx)
    assert (card.title, card.name, card.outlet, card.language, card.published) == ("Judul", "Judul", "Warta", "id", DAY)
    assert (card.source, card.added, card.opened, card.notes, card.statements) == ("/a", NOW, NOW, 1, 0)
    assert card.progress == pytest.approx(0.5, abs=0.01)
    given = Particulars("Lain", "Ani", "Kabar", date(2026, 1, 2), "en")
    articles.put_given(tx, number, given)
    (card,) = articles.cards(tx)
    assert (card.title, card.outlet, card.language, card.published) == ("Lain", "Kabar", "en", date(2026, 1, 2))
    loaded = articles.load(tx, number)
    assert loaded is not None
    assert (loaded.title, loaded.byline, loaded.outlet, loaded.published, loaded.language) == tuple(
        getattr(given, name) for name in ("title", "byline", "outlet", "published", "language")
    )
    articles.touch(tx, number, NOW, Particulars(language="id"))
    record = articles.by_id(tx, number)
    assert record is not None
    assert record.given == replace(given, language="id")  # what is not told stays


def test_how_much_of_a_text_was_seen_only_grows_until_the_text_is_another(tx: Transaction) -> None:
    number = kept(tx, "/a")
    assert [articles.keep_place(tx, number, place, seen) for place, seen in ((5, 20), (2, 9), (7, 30))] == [20, 20, 30]
    record = articles.by_id(tx, number)
    assert record is not None
    articles.keep_version(tx, number, article("Lain.\n", "/a"), at(3))
    assert articles.keep_place(tx, number, 1, 4) == 4
    assert articles.keep_place(tx, 77, 1, 4) == 0


def test_an_article_that_was_read_to_its_end_is_read_once(tx: Transaction) -> None:
    number = kept(tx, "/a", title=None)
    articles.keep_place(tx, number, 5, 10**6)
    (card,) = articles.cards(tx)
    assert card.progress == 1.0
    assert card.name == "a"  # by its file
    record = articles.by_id(tx, number)
    assert record is not None
    assert (record.place, record.place_digest) == (5, record.digest)


def test_versions_are_the_texts_from_the_oldest_on(tx: Transaction) -> None:
    number = articles.add(tx, article(), "/a", NOW)
    changed = article(CHANGED)
    articles.keep_version(tx, number, changed, at(5))
    first, second = articles.versions(tx, number)
    assert (first.digest, first.seen, first.length, first.current) == (article().digest, NOW, len(TEXT), False)
    assert (second.digest, second.seen, second.length, second.current) == (changed.digest, at(5), len(CHANGED), True)
    assert articles.load(tx, number) == changed
    assert articles.load(tx, number, article().digest) == article()
    assert not articles.head_differs(tx, number, changed)
    assert articles.head_differs(tx, number, replace(changed, title="Lain"))
    assert articles.head_differs(tx, number, article("x"))
    articles.keep_version(tx, number, replace(changed, title="Lain"), at(9))
    assert [version.seen for version in articles.versions(tx, number)] == [NOW, at(5)]
    assert not articles.head_differs(tx, number, replace(changed, title="Lain"))


def test_what_has_to_be_made_anew_waits_until_it_is_settled(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    assert set(articles.pending(tx, "overview", "notes")) == {(p, n) for p in ("overview", "notes") for n in (one, two)}
    assert set(articles.pending(tx, "text", only=two)) == {("text", two)}
    assert len(articles.pending(tx, "text", "overview", limit=3)) == 3
    articles.settle(tx, "text", one)
    assert articles.pending(tx, "text") == [("text", two)]
    articles.mark_pending(tx, one, "text", "text")
    assert len(articles.pending(tx, "text")) == 2


def test_only_removed_articles_are_forgotten_with_all_that_is_theirs(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    for number in (one, two):
        search.put_text(tx, number, "judul", "kata", "kata")
        search.put_parts(tx, HitKind.STATEMENT, number, [("s1", "kata", "kata")] * 2)
        search.put_parts(tx, HitKind.NOTE, number, [("n1", "kata", "kata")])
        record = articles.by_id(tx, number)
        assert record is not None
        analyses.put(tx, record.digest, "id", DAY, analysis(), NOW)
    articles.remove(tx, one, NOW)
    articles.forget_removed(tx, [one, two])
    assert articles.by_id(tx, one) is None
    assert articles.by_id(tx, two) is not None
    for kind, count in ((HitKind.ARTICLE, 1), (HitKind.STATEMENT, 2), (HitKind.NOTE, 1)):
        assert [hit.article_id for hit in search.find(tx, kind, "kata", 9)] == [two] * count
    assert len(tx.rows("SELECT 1 FROM analysis")) == 1
