"""Feeds that are followed: what they announce, what was read, and what became of the broken ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from reader.errors import LibraryError, SourceError
from reader.library import Library
from reader.storage import feeds as storage
from tests.feed_server import Pages, feed, naming, news, rss
from tests.intake.pages import answer
from tests.sample_library import Bench, NoModels


@pytest.fixture
def site() -> Iterator[tuple[str, Pages]]:
    """A server with feeds."""
    with news() as made:
        yield made


def _titles(library: Library, *, unread: bool = False) -> list[str]:
    return [item.title for item in library.feeds.items() if not (unread and item.read)]


def test_a_followed_feed_lists_its_items_the_newest_first(bench: Bench, site: tuple[str, Pages]) -> None:
    card, is_new = bench.library.feeds.add(f"{site[0]}/muara")
    assert (card.name, card.items, card.unread, card.error, is_new) == ("Harian Muara", 3, 3, None, True)
    assert not bench.library.feeds.add(f"{site[0]}/muara")[1]
    first = bench.library.feeds.items()[0]
    assert (first.title, first.summary, first.feed, first.read) == (
        "Jembatan",
        "Tentang Jembatan.",
        "Harian Muara",
        False,
    )
    assert _titles(bench.library) == ["Jembatan", "Pasar", "Perahu"]


def test_a_page_leads_to_the_feed_that_it_names(bench: Bench, site: tuple[str, Pages]) -> None:
    card, _ = bench.library.feeds.add(f"{site[0]}/page")
    assert card.url == f"{site[0]}/muara"
    assert bench.library.feeds.follows(f"{site[0]}/muara")
    assert not bench.library.feeds.update().failed  # the page and its feed are on one private server, which was typed


def test_what_was_read_stays_read_and_what_is_new_is_unread(bench: Bench, site: tuple[str, Pages]) -> None:
    address, pages = site
    bench.library.feeds.add(f"{address}/muara")
    items = {item.title: item.id for item in bench.library.feeds.items()}
    bench.library.feeds.mark([items["Jembatan"], items["Pasar"]], read=True)
    assert bench.library.feeds.update().new == 0  # by its mark: nothing is sent
    pages["/muara"] = feed("Harian Muara", ["Banjir", "Jembatan", "Pasar", "Perahu"])
    assert bench.library.feeds.update().new == 1
    assert _titles(bench.library, unread=True) == ["Banjir", "Perahu"]
    assert len(_titles(bench.library)) == 4


def test_marking_can_be_undone(bench: Bench, site: tuple[str, Pages]) -> None:
    library = bench.library
    library.feeds.add(f"{site[0]}/muara")
    assert library.feeds.mark_all_read() == 3
    assert _titles(library, unread=True) == []
    assert library.history.undo() == "marked as read: 3"
    assert len(_titles(library, unread=True)) == 3
    library.feeds.mark([library.feeds.items()[0].id], read=True)
    library.feeds.mark([library.feeds.items()[0].id], read=False)
    assert len(_titles(library, unread=True)) == 3


def test_an_item_is_opened_as_its_article_and_is_read_then(bench: Bench, site: tuple[str, Pages]) -> None:
    library = bench.library
    library.feeds.add(f"{site[0]}/muara")
    item = library.feeds.items()[0]
    opened = library.feeds.open(item.id)
    assert "Harga beras turun" in opened.article.text
    assert opened.article.feed == f"{site[0]}/muara"
    site[1].clear()
    assert library.feeds.open(item.id).article_id == opened.article_id  # from the library, not asked for again
    after = library.feeds.items()[0]
    assert (after.read, after.article_id) == (True, opened.article_id)
    library.articles.remove(opened.article_id)
    library.articles.forget_removed()
    assert library.feeds.items()[0].article_id is None


def test_an_article_without_an_address_or_a_feed_says_so(bench: Bench, site: tuple[str, Pages]) -> None:
    address, pages = site
    pages["/bare"] = answer(b"<rss version='2.0'><channel><item><title>Kabut</title></item></channel></rss>")
    card, _ = bench.library.feeds.add(f"{address}/bare")
    item = bench.library.feeds.items()[0]
    with pytest.raises(SourceError, match="no address"):
        bench.library.feeds.open(item.id)
    bench.library.feeds.remove(card.id)
    with pytest.raises(LibraryError, match="does not list"):
        bench.library.feeds.open(item.id)
    with pytest.raises(LibraryError, match="not followed"):
        bench.library.feeds.remove(card.id)


def test_a_removed_feed_comes_back_with_all_that_was_read(bench: Bench, site: tuple[str, Pages]) -> None:
    library = bench.library
    card, _ = library.feeds.add(f"{site[0]}/muara")
    library.feeds.mark([library.feeds.items()[0].id], read=True)
    library.feeds.remove(card.id)
    assert library.feeds.all() == ()
    assert _titles(library) == []
    assert library.history.undo() == "feed removed: Harian Muara"
    assert _titles(library, unread=True) == ["Pasar", "Perahu"]
    library.feeds.remove(card.id)
    library.close()
    with Library(library.paths, NoModels(), analyser=bench.worker) as again:
        assert again.feeds.add(f"{site[0]}/muara")[0].unread == 3  # it went for good with its session


def test_a_feed_that_fails_is_named_and_keeps_what_it_had(bench: Bench, site: tuple[str, Pages]) -> None:
    address, pages = site
    library = bench.library
    for path in ("muara", "hulu"):
        library.feeds.add(f"{address}/{path}")
    pages["/muara"] = pages["/broken"]
    pages["/hulu"] = feed("Warta Hulu", ["Panen", "Sawah"])
    named: list[str] = []
    report = library.feeds.update(failed=lambda name, error: named.append(f"{name}: {error.title}"))
    assert (report.asked, report.new, named) == (2, 1, ["Harian Muara: Not a feed"])
    cards = {card.name: card for card in library.feeds.all()}
    assert (
        cards["Harian Muara"].error == "Not a feed: The source is no RSS, Atom or JSON feed; give the address of one."
    )
    assert cards["Harian Muara"].items == 3
    pages["/muara"] = feed("Harian Muara", ["Jembatan"])
    library.feeds.update([cards["Harian Muara"].id])
    assert {card.error for card in library.feeds.all()} == {None}


def test_a_server_that_asks_to_wait_is_not_asked_before(bench: Bench, site: tuple[str, Pages]) -> None:
    library, pages = bench.library, site[1]
    for path in ("muara", "hulu"):
        library.feeds.add(f"{site[0]}/{path}")
    items = {path: pages[path] for path in ("/muara", "/hulu")}
    for path in items:
        pages[path] = answer(b"", status=503, Retry_After="600")
    report = library.feeds.update()
    assert [error.title for _, error in report.failed] == ["Asked to wait", "Asked to wait"]
    pages.update(items)
    report = library.feeds.update()
    assert (report.asked, report.failed) == (0, [])
    assert sorted(name for name, _ in report.waiting) == ["Harian Muara", "Warta Hulu"]
    assert all(until > bench.clock.now for _, until in report.waiting)
    bench.clock.now += timedelta(seconds=601)
    report = library.feeds.update()
    assert (report.asked, report.failed, report.waiting) == (2, [], [])
    assert {card.error for card in library.feeds.all()} == {None}
    assert library.feeds.update().asked == 2  # nobody asks to wait any more


def test_an_update_that_is_stopped_keeps_what_came(bench: Bench, site: tuple[str, Pages]) -> None:
    library = bench.library
    for path in ("muara", "hulu"):
        library.feeds.add(f"{site[0]}/{path}")
        site[1][f"/{path}"] = feed(path, ["Satu", "Dua", "Tiga", "Empat"])
    told: list[int] = []
    report = library.feeds.update(progress=lambda progress, _: told.append(progress.done), cancelled=lambda: 1 in told)
    assert (report.asked, told) == (1, [0, 1])
    assert sorted(card.name in ("muara", "hulu") for card in library.feeds.all()) == [False, True]


def test_an_update_ends_soon_after_it_is_stopped_however_slow_a_feed_is(bench: Bench, site: tuple[str, Pages]) -> None:
    release, asked = threading.Event(), threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        release.wait(30)

    bench.library.feeds.add(f"{site[0]}/muara")
    site[1]["/muara"] = slow
    assert bench.library.feeds.update(cancelled=asked.is_set).asked == 0
    assert not release.is_set()  # the server still holds its answer back
    release.set()


def test_an_address_is_kept_without_user_and_password(bench: Bench, site: tuple[str, Pages]) -> None:
    card, _ = bench.library.feeds.add(f"{site[0]}/muara#x".replace("://", "://ratna:rahasia@"))
    assert card.url == f"{site[0]}/muara"


def test_lists_are_brought_in_and_out(bench: Bench, site: tuple[str, Pages]) -> None:
    library = bench.library
    card, _ = library.feeds.add(f"{site[0]}/muara")
    listed = '<opml><body><outline text="Kabar" xmlUrl="https://kabar.example/rss"/></body></opml>'
    assert library.feeds.import_list(listed.encode()) == (1, 1)
    assert library.feeds.import_list(library.feeds.export_list().encode()) == (0, 2)
    assert {one.name for one in library.feeds.all()} == {"Kabar", "Harian Muara"}
    library.feeds.remove(card.id)
    assert library.feeds.import_list(f'<opml><outline xmlUrl="{site[0]}/muara"/></opml>'.encode()) == (1, 1)
    with pytest.raises(SourceError, match="no OPML"):
        library.feeds.import_list(b"<rss/>")
    assert len(library.feeds.all()) == 2


def test_a_list_leads_into_no_private_network_until_the_reader_gives_the_address(
    bench: Bench, site: tuple[str, Pages]
) -> None:
    library = bench.library
    library.feeds.import_list(f'<opml><outline xmlUrl="{site[0]}/muara"/></opml>'.encode())
    assert "private network" in library.feeds.update().failed[0][1].message
    library.feeds.add(f"{site[0]}/muara")
    assert not library.feeds.update().failed


def test_no_feed_of_the_open_web_leads_into_a_private_network(
    bench: Bench, site: tuple[str, Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = bench.library
    library.feeds.import_list(f'<opml><outline xmlUrl="{site[0]}/muara"/></opml>'.encode())
    with monkeypatch.context() as other:
        other.setattr("reader.intake.fetch.is_private", lambda host: False)
        library.feeds.update()
    with pytest.raises(SourceError, match="private network"):
        library.feeds.open(library.feeds.items()[0].id)
    with pytest.raises(SourceError, match="http and https"):
        library.feeds.add(f"{site[0]}/file")


def test_a_feed_of_very_many_items_is_cut_with_a_sentence(bench: Bench, site: tuple[str, Pages]) -> None:
    address, pages = site
    pages["/many"] = answer(rss("Banyak", [f"n{number}" for number in range(5)] * 1_000), media="application/rss+xml")
    pages["/grown"] = answer(
        b'<rss version="2.0"><channel><title>Banyak</title>'
        + b"".join(b"<item><guid>%d</guid><title>t</title></item>" % number for number in range(100_000))
        + b"</channel></rss>"
    )
    assert bench.library.feeds.add(f"{address}/many")[0].notice == (
        "The feed lists 5000 articles; its first 1000 were taken."
    )
    card, _ = bench.library.feeds.add(f"{address}/grown")
    assert (card.items, card.notice) == (1_000, "The feed lists 100000 articles; its first 1000 were taken.")


def test_old_items_make_room_and_what_a_feed_still_lists_stays(
    bench: Bench, site: tuple[str, Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "MAX_ITEMS", 3)
    address, pages = site
    bench.library.feeds.add(f"{address}/muara")
    pages["/muara"] = feed("Harian Muara", ["Banjir", "Perahu"])
    bench.library.feeds.update()
    assert sorted(_titles(bench.library)) == ["Banjir", "Jembatan", "Perahu"]


def test_slow_feeds_of_one_server_hold_up_no_other_for_long(
    bench: Bench, site: tuple[str, Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, pages = site
    release = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        release.wait(20)

    library = bench.library
    monkeypatch.setattr("reader.intake.feed_fetch.PATIENCE_S", 0.01)
    for number in range(12):
        pages[f"/{number}"] = feed(f"Umpan {number}", ["Satu"])
        library.feeds.add(f"{address}/{number}")
    for number in range(8):
        pages[f"/{number}"] = slow
    came: list[str] = []

    def further(_: object, name: str) -> None:
        came.append(name)
        if len(came) == 5:  # the first word of it, and the four good ones
            release.set()

    report = library.feeds.update(progress=further)
    assert sorted(came[1:5]) == ["Umpan 10", "Umpan 11", "Umpan 8", "Umpan 9"]
    assert len(report.failed) == 8


def test_a_library_that_cannot_be_used_is_one_sentence(bench: Bench) -> None:
    bench.library.session.close_database()
    with pytest.raises(LibraryError, match="closed"):
        bench.library.feeds.all()
    bench.library.feeds.forget_removed()


def test_a_page_names_its_first_feed_by_a_whole_address(bench: Bench, site: tuple[str, Pages]) -> None:
    site[1]["/script"] = naming("javascript:alert(1)")
    opened = bench.library.articles.open(f"{site[0]}/page")
    assert opened.article.feed == f"{site[0]}/muara"
    assert bench.library.articles.open_stored(opened.article_id).article.feed == f"{site[0]}/muara"
    assert bench.library.articles.open(f"{site[0]}/script").article.feed is None
