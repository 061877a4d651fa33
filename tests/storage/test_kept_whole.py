"""What is kept of corrections, codes, feeds and statements comes back as it was, column by column."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reader.model import (
    ActorKind,
    ActorRef,
    Anchor,
    Code,
    Correction,
    CorrectionVerb,
    FeedCard,
    FeedItemCard,
    Found,
    FoundHow,
    HitKind,
    Span,
    StatementKind,
)
from reader.storage import Database, Transaction, actors, articles, codes, corrections, feeds, notes, search, statements
from reader.storage.actors import ActorRow
from tests.sample_library import DAY
from tests.storage.kept import NOW, at, kept, note, said

ANCHORS = tuple(Anchor(number, number + 4, f"kata{number}", "sebelum", "sesudah") for number in range(4))


def _full(number: int) -> Correction:
    """A correction of which everything is told."""
    return Correction(
        id="c1",
        article_id=number,
        verb=CorrectionVerb.ADD,
        target=ANCHORS[:2],
        created=NOW,
        digest="d1",
        actor=ActorRef("Ratna", ActorKind.PERSON),
        former=ActorRef("Dinas", ActorKind.GOVERNMENT),
        spans=ANCHORS[1:3],
        kind=StatementKind.MIXED,
        cue=ANCHORS[3],
        iso="2026-02-28",
        mentions=ANCHORS[2:],
    )


def _bare(number: int) -> Correction:
    """A correction of which nothing is told that may be left out."""
    return Correction("c2", number, CorrectionVerb.REJECT, (), at(1), "d2")


def test_corrections_come_back_whole_in_the_order_in_which_they_were_made(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    code = replace(_full(one), id="w1", verb=CorrectionVerb.CODE, created=at(2), code="Uang", colour="blue")
    codes.put(tx, Code("Uang", "blue"))
    for made in (_full(one), _bare(one), code, replace(_bare(two), id="other")):
        corrections.put(tx, made)
    assert corrections.of_article(tx, one) == (_full(one), _bare(one))
    assert corrections.words_of_article(tx, one) == (_full(one), _bare(one), code)
    assert corrections.get(tx, "c1") == _full(one)
    assert corrections.get(tx, "w1") is None  # it is no correction
    assert corrections.get(tx, "c9") is None
    corrections.delete(tx, "c1")
    assert corrections.of_article(tx, one) == (_bare(one),)
    codes.delete(tx, "uang")
    assert corrections.words_of_article(tx, one)[1:] == (replace(code, code="uang", colour=""),)


def test_a_correction_comes_after_those_before_it_though_the_clock_went_back(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    corrections.put(tx, replace(_bare(one), id="w", verb=CorrectionVerb.CODE, code="x", created=at(9)))
    corrections.put(tx, replace(_bare(one), created=NOW))
    corrections.put(tx, replace(_bare(two), id="c3", created=NOW))
    after = at(9) + timedelta(microseconds=1)
    assert [made.created for made in corrections.of_article(tx, one)] == [after]
    assert [made.created for made in corrections.of_article(tx, two)] == [NOW]
    corrections.put(tx, replace(_bare(one), created=NOW, iso="2026-01-01"))  # written anew, it is not after itself
    assert [(made.created, made.iso) for made in corrections.of_article(tx, one)] == [(after, "2026-01-01")]


# ---------------------------------------------------------------- codes

MONEY = Code("Uang Negara", "blue", "apa yang dibayar", "Tema", 4)


def test_codes_come_back_whole_by_name(tx: Transaction) -> None:
    number = kept(tx, "/a")
    codes.put(tx, MONEY)
    codes.put(tx, Code("Tema", "pink"))
    notes.put(tx, note("n1", number, "baru", colour="green"), "d")
    corrections.put(tx, replace(_bare(number), verb=CorrectionVerb.CODE, code="Zaman"))
    assert codes.every(tx) == [Code("baru", "green"), Code("Tema", "pink"), MONEY, Code("zaman")]
    assert codes.get(tx, " UANG  negara") == MONEY
    assert codes.get(tx, "baru") is None
    codes.put(tx, replace(MONEY, name="uang negara", colour="green", description="", parent=None, slot=None))
    assert codes.get(tx, "uang negara") == Code("uang negara", "green")
    codes.delete(tx, "TEMA")
    assert [code.name for code in codes.every(tx)] == ["baru", "uang negara", "zaman"]


def test_names_are_written_as_the_codes_are_and_new_ones_become_codes(tx: Transaction) -> None:
    codes.put(tx, Code("Uang", "blue"))
    assert codes.ensured(tx, ["uang", "Baru", "UANG", "baru"], "pink") == ("Uang", "Baru")
    assert codes.every(tx) == [Code("Baru", "pink"), Code("Uang", "blue")]
    assert codes.ensured(tx, [], "pink") == ()


def test_codes_are_counted_by_notes_and_statements_without_removed_articles(tx: Transaction) -> None:
    one, two, gone = kept(tx, "/a"), kept(tx, "/b"), kept(tx, "/c")
    for id_, number, tags in (("n1", one, ("Uang", "uang")), ("n2", two, ("UANG", "kota")), ("n3", gone, ("Uang",))):
        notes.put(tx, note(id_, number, *tags), "d")
    for number in (one, two, gone):
        statements.replace(
            tx, number, [said("s1", 0, DAY, codes=("uang", "klaim")), said("s2", 9, DAY, codes=("klaim",))]
        )
    articles.remove(tx, gone, NOW)
    assert codes.counts(tx) == {"uang": (2, 2), "kota": (1, 0), "klaim": (0, 4)}
    assert sorted(codes.notes_with(tx, "uang")) == ["n1", "n2", "n3"]
    assert codes.notes_with(tx, "lain") == []


def test_the_words_that_give_a_code_are_renamed_and_deleted_by_their_ids(tx: Transaction) -> None:
    number = kept(tx, "/a")
    for id_, name in (("w1", "Uang"), ("w2", "Uang"), ("w3", "Kota")):
        corrections.put(tx, replace(_bare(number), id=id_, verb=CorrectionVerb.CODE, code=name))
    assert (codes.words_with(tx, " uang"), codes.words_with(tx, "kota")) == (["w1", "w2"], ["w3"])
    codes.rename_words(tx, ["w1", "w9"], "KOTA")
    assert (codes.words_with(tx, "uang"), sorted(codes.words_with(tx, "kota"))) == (["w2"], ["w1", "w3"])
    codes.delete_words(tx, ["w3", "w2"])
    assert (codes.words_with(tx, "uang"), codes.words_with(tx, "kota")) == ([], ["w1"])


def test_the_code_that_was_given_last_is_told_whatever_bears_it(tx: Transaction) -> None:
    number = kept(tx, "/a")
    assert codes.last(tx) is None
    codes.put(tx, Code("Uang"))
    notes.put(tx, replace(note("n1", number, "kota", "desa"), created=at(1)), "d")
    notes.put(tx, replace(note("n2", number), created=at(8)), "d")  # without a code
    assert codes.last(tx) == "kota"
    corrections.put(tx, replace(_bare(number), verb=CorrectionVerb.CODE, code="uang", created=at(5)))
    assert codes.last(tx) == "Uang"
    notes.put(tx, replace(note("n3", number, "hujan"), created=at(7)), "d")
    notes.put(tx, replace(note("n4", number, "angin"), created=at(6)), "d")
    assert codes.last(tx) == "hujan"


def test_codes_are_counted_by_who_is_meant(tx: Transaction) -> None:
    one, two, gone = kept(tx, "/a"), kept(tx, "/b"), kept(tx, "/c")
    codes.put(tx, Code("Uang"))
    for number in (one, two, gone):
        rows = [
            said("s1", 0, DAY, codes=("uang",)),
            said("s2", 20, DAY, "person:b"),
            said("s3", 40, DAY, None, codes=("uang",)),
        ]
        statements.replace(tx, number, rows)
        actors.replace(tx, number, [ActorRow(f"person:{name}", name, ActorKind.PERSON, 1) for name in "ab"])
    record = articles.by_id(tx, one)
    assert record is not None
    notes.put(tx, note("n1", one, "Uang"), record.digest)
    notes.place(tx, "n1", record.digest, Found(Span(22, 30), FoundHow.EXACT, 1.0))
    articles.remove(tx, gone, NOW)
    counted = {("uang", "person:a", 2), ("uang", "person:b", 1), ("uang", None, 2)}
    assert set(codes.by_actor(tx)) == counted
    actors.merge(tx, "person:b", "person:a", NOW)
    actors.separate(tx, "x1", two, "person:a", "person:z", "Z", NOW)
    assert set(codes.by_actor(tx)) == {("uang", "person:a", 2), ("uang", "person:z", 1), ("uang", None, 2)}


# ---------------------------------------------------------------- feeds

LATE = datetime(2026, 3, 1, 6, tzinfo=UTC)
RAIN = feeds.ItemRow("k1", "Hujan", "https://a.example/1", LATE, "Turun lama.")
BARE = feeds.ItemRow("k2", None, None, None, None)
ANSWER = feeds.Answer("Muara", "https://a.example/", [RAIN, BARE], "etag-1", "Mon, 02 Mar 2026", "Satu dilewati.")


def _followed(tx: Transaction, url: str = "https://a.example/feed", title: str | None = None) -> int:
    return feeds.add(tx, url, title, NOW, None)[0]


def test_a_feed_and_its_items_come_back_whole(tx: Transaction) -> None:
    one = _followed(tx)
    assert feeds.take(tx, one, ANSWER, at(5)) == 2
    assert feeds.records(tx) == [
        feeds.FeedRecord(one, "https://a.example/feed", "Muara", None, "etag-1", "Mon, 02 Mar 2026")
    ]
    assert feeds.cards(tx) == (
        FeedCard(one, "https://a.example/feed", "Muara", "https://a.example/", 2, 2, at(5), None, "Satu dilewati."),
    )
    bare, rain = feeds.items(tx)  # what tells no day is as new as its answer
    assert rain == FeedItemCard(rain.id, one, "Muara", "Hujan", "https://a.example/1", LATE, "Turun lama.", False, None)
    assert bare == FeedItemCard(bare.id, one, "Muara", "?", None, None, None, False, None)
    assert feeds.items(tx, item_id=rain.id) == (rain,)
    assert feeds.items(tx, one, limit=1) == (bare,)
    assert feeds.items(tx, 99) == ()


@pytest.mark.parametrize(
    ("title", "summary", "url", "shown"),
    [
        ("Hujan", "x", "https://a.example/1", "Hujan"),
        ("", "Turun lama.", "https://a.example/1", "Turun lama."),
        (None, "x" * 81, None, "x" * 80),
        (None, None, "https://a.example/1", "https://a.example/1"),
        (None, "", None, "?"),
    ],
)
def test_an_item_is_called_by_what_it_has(
    tx: Transaction, title: str | None, summary: str | None, url: str | None, shown: str
) -> None:
    one = _followed(tx)
    feeds.take(tx, one, ANSWER._replace(items=[RAIN._replace(title=title, summary=summary, url=url)]), NOW)
    assert [item.title for item in feeds.items(tx)] == [shown]


def test_a_feed_is_called_by_itself_by_its_list_or_by_its_address(tx: Transaction) -> None:
    listed = _followed(tx, "https://b.example/", "Daftar")
    bare = _followed(tx, "https://c.example/", "")
    assert [card.name for card in feeds.cards(tx)] == ["Daftar", "https://c.example/"]
    feeds.take(tx, listed, ANSWER._replace(title=""), NOW)
    feeds.take(tx, bare, ANSWER._replace(title="aman"), NOW)
    assert [(record.id, record.name) for record in feeds.records(tx)] == [(listed, "Daftar"), (bare, "aman")]
    assert [card.name for card in feeds.cards(tx)] == ["aman", "Daftar"]  # whatever is a capital


def test_what_was_read_stays_read_when_a_feed_is_asked_again(tx: Transaction) -> None:
    one, article_id = _followed(tx), kept(tx, "/a")
    feeds.take(tx, one, ANSWER, NOW)
    bare, rain = feeds.items(tx)
    assert sorted(feeds.unread(tx)) == sorted([bare.id, rain.id])
    feeds.opened(tx, rain.id, article_id, at(1))
    feeds.fail(tx, one, "Server tidak menjawab.")
    (card,) = feeds.cards(tx)
    assert (card.unread, card.error, card.updated) == (1, "Server tidak menjawab.", NOW)
    changed = RAIN._replace(
        title="Hujan reda", url="https://a.example/2", published=LATE + timedelta(1), summary="Reda."
    )
    more = [changed, RAIN._replace(key="k3")]
    assert feeds.take(tx, one, feeds.Answer("Muara", None, more, None, None, None), at(9)) == 1
    (read,) = feeds.items(tx, item_id=rain.id)
    assert read == FeedItemCard(
        rain.id, one, "Muara", "Hujan reda", "https://a.example/2", LATE + timedelta(1), "Reda.", True, article_id
    )
    (card,) = feeds.cards(tx)
    assert (card.items, card.unread, card.error, card.notice, card.site, card.updated) == (
        3,
        2,
        None,
        None,
        None,
        at(9),
    )
    assert feeds.records(tx)[0][4:] == (None, None, None)
    feeds.mark(tx, [rain.id, bare.id], None)
    assert len(feeds.unread(tx, one)) == 3
    feeds.mark(tx, [rain.id, bare.id], at(9))
    assert len(feeds.unread(tx, one)) == 1
    feeds.unchanged(tx, one, at(20))
    (card,) = feeds.cards(tx)
    assert (card.updated, card.items, card.error) == (at(20), 3, None)


def test_a_feed_that_says_that_nothing_changed_has_no_error_any_more(tx: Transaction) -> None:
    one, two = _followed(tx), _followed(tx, "https://b.example/")
    feeds.fail(tx, one, "Rusak.")
    feeds.fail(tx, two, "Rusak.")
    feeds.unchanged(tx, one, NOW)
    assert {card.id: (card.error, card.updated) for card in feeds.cards(tx)} == {
        one: (None, NOW),
        two: ("Rusak.", None),
    }


def test_a_feed_whose_server_asks_to_wait_waits_until_it_answers(tx: Transaction) -> None:
    one, two = _followed(tx), _followed(tx, "https://b.example/")

    def waiting() -> list[datetime | None]:
        return [record.wait_until for record in feeds.records(tx)]

    feeds.fail(tx, one, "Nanti.", at(9))
    feeds.fail(tx, two, "Nanti.", at(20))
    assert waiting() == [at(9), at(20)]
    feeds.unchanged(tx, one, NOW)
    assert waiting() == [None, at(20)]
    feeds.take(tx, two, ANSWER, NOW)
    assert waiting() == [None, None]
    feeds.fail(tx, one, "Nanti.", at(9))
    feeds.fail(tx, one, "Rusak.")  # it was asked, and says nothing of waiting
    assert waiting() == [None, None]


def test_items_without_a_day_stand_in_the_order_of_their_feed_and_none_in_the_future(tx: Transaction) -> None:
    one = _followed(tx)
    items = [BARE._replace(key=key, title=key) for key in ("satu", "dua", "tiga")]
    items.append(RAIN._replace(key="besok", title="besok", published=NOW + timedelta(days=300)))
    items.append(RAIN._replace(key="kemarin", title="kemarin"))
    feeds.take(tx, one, ANSWER._replace(items=items), NOW)
    assert [item.title for item in feeds.items(tx)] == ["satu", "dua", "tiga", "besok", "kemarin"]


def test_of_a_long_feed_what_it_lists_is_kept_and_then_the_newest(
    tx: Transaction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "MAX_ITEMS", 3)
    one, two = _followed(tx), _followed(tx, "https://b.example/")
    feeds.take(tx, two, ANSWER, NOW)
    old = [
        RAIN._replace(key=key, title=key, published=LATE + timedelta(day))
        for key, day in (("a", 3), ("b", 2), ("c", 1))
    ]
    feeds.take(tx, one, ANSWER._replace(items=old), NOW)
    feeds.take(tx, one, ANSWER._replace(items=[RAIN._replace(key="d", title="d")]), at(9))
    assert [item.title for item in feeds.items(tx, one)] == ["a", "b", "d"]
    assert len(feeds.items(tx, two)) == 2


def test_a_feed_that_was_removed_comes_back_with_what_it_had(tx: Transaction) -> None:
    number, is_new = feeds.add(tx, "https://a.example/", "Daftar", NOW, "https://page.example/")
    assert is_new
    assert feeds.records(tx)[0].named_by == "https://page.example/"
    assert feeds.add(tx, "https://a.example/", None, NOW, "https://other.example/") == (number, False)
    assert feeds.records(tx)[0][2:4] == ("Daftar", "https://page.example/")
    feeds.take(tx, number, ANSWER, NOW)
    feeds.remove(tx, number, NOW)
    assert (feeds.records(tx), feeds.cards(tx), feeds.items(tx), feeds.unread(tx)) == ([], (), (), [])
    assert not feeds.is_followed(tx, "https://a.example/")
    assert feeds.add(tx, "https://a.example/", "Lain", NOW, None) == (number, True)
    assert feeds.is_followed(tx, "https://a.example/")
    assert feeds.records(tx)[0][2:4] == ("Muara", None)  # the reader's own word by now
    assert len(feeds.items(tx)) == 2
    feeds.forget_removed(tx, [number])
    assert len(feeds.records(tx)) == 1
    feeds.remove(tx, number, NOW)
    feeds.forget_removed(tx, [number])
    assert feeds.add(tx, "https://a.example/", None, NOW, None)[1]
    assert feeds.items(tx) == ()


# ---------------------------------------------------------------- statements, actors and articles over all


def test_the_codes_of_statements_are_told_by_their_names_in_order(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    codes.put(tx, Code("Uang"))
    statements.replace(tx, one, [said("s1", 0, None, codes=("zaman", "uang")), said("s2", 9, DAY)])
    statements.replace(tx, two, [said("t1", 9, DAY, codes=("uang",)), said("t2", 0, DAY - timedelta(1))])
    assert {card.statement_id: card.codes for card in statements.of_articles(tx, [one])} == {
        "s1": ("zaman", "Uang"), "s2": (),
    }  # fmt: skip
    assert [card.statement_id for card in statements.with_code(tx, " UANG ")] == ["s1", "t1"]
    assert statements.with_code(tx, "lain") == []
    assert [card.statement_id for card in statements.of_actor(tx, None, tag="Uang")] == ["t1", "s1"]
    assert [card.statement_id for card in statements.of_articles(tx, [two, one])] == ["t2", "s2", "t1", "s1"]
    statements.replace(tx, one, [said("s1", 0, DAY)])
    assert [card.statement_id for card in statements.with_code(tx, "uang")] == ["t1"]


def test_statements_of_nobody_are_those_without_an_actor(tx: Transaction) -> None:
    number = kept(tx, "/a")
    statements.replace(tx, number, [said("s1", 0, DAY, None), said("s2", 9, DAY)])
    assert [card.statement_id for card in statements.of_actor(tx, None, unknown=True)] == ["s1"]
    assert [card.statement_id for card in statements.of_actor(tx, None, unknown=True, since=DAY + timedelta(1))] == []


def test_what_is_counted_of_statements_is_told_in_the_order_of_the_text(tx: Transaction) -> None:
    one = kept(tx, "/a", outlet="Warta", url="https://a.example/1", published=date(2026, 2, 5))
    two, gone = kept(tx, "/b", outlet=None, published=None), kept(tx, "/c")
    for number in (one, two, gone):
        rows = [
            said("s2", 9, DAY, None, words=3),
            said("s1", 0, DAY, words=7, second_hand=True, kind=StatementKind.MIXED),
        ]
        statements.replace(tx, number, rows)
        actors.replace(tx, number, [ActorRow("person:a", "A", ActorKind.PERSON, 1, named=True, gender="she")])
    articles.remove(tx, gone, NOW)
    actors.separate(tx, "x1", two, "person:a", "person:z", "Z", NOW)
    first = (one, "s1", "person:a", "A", "person", 1, "she", "mixed", 1, 7, "Warta", "https://a.example/1", "2026-02")
    assert statements.sourced(tx, None) == [
        first,
        (one, "s2", None, None, None, None, None, "direct", 0, 3, "Warta", "https://a.example/1", "2026-02"),
        (two, "s1", "person:z", "Z", "person", 1, "she", "mixed", 1, 7, None, None, "2026-03"),
        (two, "s2", None, None, None, None, None, "direct", 0, 3, None, None, "2026-03"),
    ]
    assert statements.sourced(tx, [one])[0] == first
    assert len(statements.sourced(tx, [one])) == 2
    assert statements.sourced(tx, []) == []


def test_actors_with_a_name_are_counted_by_article(tx: Transaction) -> None:
    one, gone = kept(tx, "/a"), kept(tx, "/b")
    for number in (one, gone):
        actors.replace(tx, number, [
            ActorRow("person:a", "A", ActorKind.PERSON, 2, named=True),
            ActorRow("person:b", "B", ActorKind.PERSON, 1, named=True),
            ActorRow("group:c", "C", ActorKind.GROUP, 5),
        ])  # fmt: skip
    articles.remove(tx, gone, NOW)
    assert sorted(actors.named(tx)) == [(one, "person:a", 2), (one, "person:b", 1)]
    actors.merge(tx, "person:b", "person:a", NOW)
    assert actors.named(tx) == [(one, "person:a", 3)]


def test_an_actor_is_called_as_most_articles_name_it_or_as_the_reader_set_it_apart(tx: Transaction) -> None:
    for number, name in enumerate(("Ana", "ANA", "Ana", "Anna")):
        actors.replace(tx, kept(tx, f"/{number}"), [ActorRow("person:ana", name, ActorKind.PERSON, 1)])
    assert actors.name_of(tx, "person:ana") == "Ana"
    assert actors.name_of(tx, "person:z") is None
    actors.separate(tx, "x1", 1, "person:q", "person:ana", "Ana lain", NOW)
    assert actors.name_of(tx, "person:ana") == "Ana lain"


def test_an_actor_of_two_kinds_is_of_the_kind_of_its_key(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    group = ActorRow("group:b", "B", ActorKind.GROUP, 3)
    actors.replace(tx, one, [group, ActorRow("person:a", "A", ActorKind.PERSON, 1)])
    actors.replace(tx, two, [group])
    actors.merge(tx, "group:b", "person:a", NOW)
    (card,) = actors.cards(tx)
    assert (card.name, card.kind, card.names, card.articles, card.statements) == (
        "A",
        ActorKind.PERSON,
        ("B", "A"),
        2,
        7,
    )
    assert actors.cards(tx, words="b") == [card]
    assert actors.cards(tx, words="zz") == []


def test_the_day_of_an_article_is_told_by_the_reader_its_source_or_its_statements(tx: Transaction) -> None:
    dated, bare, empty, gone = (
        kept(tx, "/a", published=DAY),
        kept(tx, "/b", published=None),
        kept(tx, "/c"),
        kept(tx, "/d"),
    )
    for number in (dated, bare, gone):
        statements.replace(
            tx, number, [said("s1", 0, DAY - timedelta(3)), said("s2", 9, DAY - timedelta(2)), said("s3", 20, None)]
        )
    articles.remove(tx, gone, NOW)
    assert articles.days(tx) == [(dated, DAY.isoformat()), (bare, (DAY - timedelta(2)).isoformat())]
    assert articles.outlets(tx, [dated, empty, 99]) == {dated: ("Warta Made", None), empty: ("Warta Made", None)}


def test_articles_are_known_by_their_keys_and_addresses_without_those_removed(tx: Transaction) -> None:
    one, gone = kept(tx, "/a", url="https://a.example/1"), kept(tx, "/b", url="https://a.example/2")
    for number in (one, gone):
        articles.add_key(tx, number, f"file:/{number}", f"/{number}")
    articles.remove(tx, gone, NOW)
    record = articles.by_id(tx, one)
    assert record is not None
    keys = [f"file:/{one}", "page:https://a.example/1", f"text:{record.digest}"]
    assert sorted(articles.known_by(tx)) == [(key, one) for key in keys]


@pytest.mark.parametrize("kind", [HitKind.STATEMENT, HitKind.NOTE])
def test_a_part_that_is_found_tells_its_article_ref_words_and_stems(tx: Transaction, kind: HitKind) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    for number in (one, two):
        search.put_parts(tx, kind, number, [("p0", "lain", "lain"), (f"p{number}", "Hujannya turun", "hujan turun")])
    hits = search.find(tx, kind, "hujan", 9)
    assert sorted(map(tuple, hits)) == [
        (kind, number, f"p{number}", "Hujannya turun", "hujan turun") for number in (one, two)
    ]
    search.put_parts(tx, kind, one, [])
    assert [hit.article_id for hit in search.find(tx, kind, "hujan", 9)] == [two]
    assert len(search.find(tx, kind, "lain", 9)) == 1


def test_folders_are_made_for_a_library_and_its_copy_and_may_be_there(tmp_path: Path) -> None:
    database = Database(tmp_path / "a" / "b" / "library.sqlite3")
    for _ in range(2):
        database.copy_to(tmp_path / "c" / "d" / "copy.sqlite3")
    database.close()
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    Database(tmp_path / "a" / "b" / "library.sqlite3").close()
