"""What the reader does with feeds, one by one: read and unread, asked and not asked, and each in its own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from reader.errors import LibraryError, SourceError
from reader.library import Library
from reader.library import feeds as module
from reader.library.feeds import Feeds
from reader.model import FeedCard, FeedItemCard, Progress
from reader.storage import feeds as storage
from tests.feed_server import Pages, feed, news
from tests.intake.pages import answer
from tests.sample_library import Bench, NoModels


@pytest.fixture
def site() -> Iterator[tuple[str, Pages]]:
    """A server with feeds."""
    with news() as made:
        yield made


@pytest.fixture
def followed(bench: Bench, site: tuple[str, Pages]) -> Library:
    """A library that follows two feeds, of three items and of one."""
    for path in ("muara", "hulu"):
        bench.library.feeds.add(f"{site[0]}/{path}")
    return bench.library


def cards(library: Library) -> dict[str, FeedCard]:
    return {card.name: card for card in library.feeds.all()}


def unread(library: Library) -> dict[str, int]:
    return {card.name: card.unread for card in library.feeds.all()}


def named(library: Library, title: str) -> FeedItemCard:
    return next(item for item in library.feeds.items() if item.title == title)


def read_at(library: Library) -> dict[str, str | None]:
    """When each item was read, as the file has it."""
    with sqlite3.connect(library.paths.library) as other:
        found = dict(other.execute("SELECT title, read FROM feed_item").fetchall())
    other.close()
    return found


# ---------------------------------------------------------------- read and unread


def test_the_items_of_one_feed_are_listed_and_marked_without_the_others(followed: Library) -> None:
    muara, hulu = cards(followed)["Harian Muara"], cards(followed)["Warta Hulu"]
    assert [item.title for item in followed.feeds.items(hulu.id)] == ["Sawah"]
    assert len(followed.feeds.items()) == 4
    assert followed.feeds.mark_all_read(muara.id) == 3
    assert unread(followed) == {"Harian Muara": 0, "Warta Hulu": 1}
    assert followed.feeds.mark_all_read() == 1
    assert followed.feeds.mark_all_read() == 0
    assert unread(followed) == {"Harian Muara": 0, "Warta Hulu": 0}
    assert followed.history.undo() == "marked as read: 1"
    assert followed.history.undo() == "marked as read: 3"
    assert unread(followed) == {"Harian Muara": 3, "Warta Hulu": 1}
    assert followed.history.redo() == "marked as read: 3"
    assert unread(followed) == {"Harian Muara": 0, "Warta Hulu": 1}


def test_marks_are_set_and_taken_away_and_undone_by_their_names(followed: Library) -> None:
    bridge, market = named(followed, "Jembatan").id, named(followed, "Pasar").id
    followed.feeds.mark([bridge, market], read=True)
    assert unread(followed)["Harian Muara"] == 1
    followed.feeds.mark([bridge], read=False)
    assert {item.title: item.read for item in followed.feeds.items()} == {
        "Jembatan": False, "Pasar": True, "Perahu": False, "Sawah": False,
    }  # fmt: skip
    assert followed.history.undo() == "marked as unread"
    assert followed.history.undo() == "marked as read"
    assert unread(followed)["Harian Muara"] == 3


def test_when_an_item_was_read_first_stays(followed: Library) -> None:
    item = named(followed, "Jembatan")
    followed.feeds.mark([item.id], read=True)
    first = read_at(followed)["Jembatan"]
    assert first is not None
    followed.feeds.open(item.id)
    assert read_at(followed) == {"Jembatan": first, "Pasar": None, "Perahu": None, "Sawah": None}


def test_an_item_that_another_one_was_opened_beside_stays_unread(followed: Library) -> None:
    opened = followed.feeds.open(named(followed, "Pasar").id)
    assert {item.title: (item.read, item.article_id) for item in followed.feeds.items()} == {
        "Jembatan": (False, None), "Pasar": (True, opened.article_id), "Perahu": (False, None), "Sawah": (False, None),
    }  # fmt: skip


def test_what_was_read_in_a_library_that_cannot_be_written_is_read_all_the_same(
    followed: Library, bench: Bench
) -> None:
    item = named(followed, "Pasar")
    with Library(followed.paths, NoModels(), clock=bench.clock, analyser=bench.worker, read_only=True) as library:
        assert "Harga beras turun" in library.feeds.open(item.id).article.text
        assert not named(library, "Pasar").read


def test_how_far_the_fetching_of_an_article_is_is_told_and_can_be_ended(followed: Library) -> None:
    told: list[Progress] = []
    followed.feeds.open(named(followed, "Perahu").id, progress=told.append)
    assert told != []

    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        followed.feeds.open(named(followed, "Pasar").id, progress=stop)
    assert not named(followed, "Pasar").read


def test_of_very_many_items_the_newest_ones_are_listed(followed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = followed.feeds.items()
    monkeypatch.setattr(module, "LISTED_ITEMS", 2)
    assert followed.feeds.items() == whole[:2]


# ---------------------------------------------------------------- asked for what is new


def test_an_update_tells_how_far_it_is_and_counts_all_that_is_new(followed: Library, site: tuple[str, Pages]) -> None:
    site[1]["/muara"] = feed("Harian Muara", ["Banjir", "Kabut", "Jembatan", "Pasar", "Perahu"])
    site[1]["/hulu"] = feed("Warta Hulu", ["Panen", "Sawah", "Bibit", "Pupuk"])
    told: list[tuple[Progress, str]] = []
    report = followed.feeds.update(progress=lambda progress, name: told.append((progress, name)))
    assert (report.asked, report.new, report.failed, report.waiting) == (2, 5, [], [])
    assert [progress for progress, _ in told] == [Progress("fetch", done, 2) for done in range(3)]
    assert told[0][1] == ""
    assert sorted(name for _, name in told[1:]) == ["Harian Muara", "Warta Hulu"]


def test_only_the_feeds_that_are_named_are_asked(followed: Library, site: tuple[str, Pages]) -> None:
    site[1]["/muara"] = feed("Harian Muara", ["Banjir"])
    site[1]["/hulu"] = feed("Warta Hulu", ["Panen", "Kebun"])
    report = followed.feeds.update([cards(followed)["Warta Hulu"].id])
    assert (report.asked, report.new) == (1, 2)
    assert {card.name: card.items for card in followed.feeds.all()} == {"Harian Muara": 3, "Warta Hulu": 3}
    assert followed.feeds.update([]).asked == 0


def test_a_feed_is_asked_by_the_marks_of_its_last_answer(bench: Bench, site: tuple[str, Pages]) -> None:
    address, pages = site
    asked: list[tuple[str | None, str | None]] = []
    body = "<rss version='2.0'><channel><title>Kabar</title><link>https://kabar.example/</link></channel></rss>"
    changed = "Mon, 02 Mar 2026 08:00:00 GMT"

    def marked(handler: BaseHTTPRequestHandler) -> None:
        asked.append((handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")))
        answer(body.encode(), media="application/rss+xml", ETag='"7"', Last_Modified=changed)(handler)

    pages["/marked"] = marked
    card, _ = bench.library.feeds.add(f"  {address}/marked \n")
    assert (card.url, card.site) == (f"{address}/marked", "https://kabar.example/")
    bench.library.feeds.update()
    assert asked == [(None, None), ('"7"', changed)]


def test_when_a_feed_was_read_last_is_told_unless_it_failed(
    followed: Library, bench: Bench, site: tuple[str, Pages]
) -> None:
    bench.clock.now += timedelta(days=1)
    del site[1]["/muara"]
    before = cards(followed)
    followed.feeds.update()
    after = cards(followed)
    assert after["Harian Muara"].updated == before["Harian Muara"].updated
    assert after["Harian Muara"].error is not None
    hulu = after["Warta Hulu"].updated, before["Warta Hulu"].updated
    assert isinstance(hulu[0], datetime)
    assert isinstance(hulu[1], datetime)
    assert hulu[0] - hulu[1] >= timedelta(days=1)


def test_a_server_may_be_asked_again_at_the_second_that_it_named(
    followed: Library, bench: Bench, site: tuple[str, Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    site[1]["/muara"] = answer(b"", status=429, Retry_After="600")
    muara = cards(followed)["Harian Muara"].id
    followed.feeds.update([muara])
    ((name, until),) = followed.feeds.update([muara]).waiting
    assert name == "Harian Muara"
    assert until - bench.clock.now < timedelta(seconds=600) < until - bench.clock.now + timedelta(seconds=9)
    assert followed.feeds.update([cards(followed)["Warta Hulu"].id]).waiting == []
    for now, waits in ((until - timedelta(microseconds=1), True), (until, False)):
        monkeypatch.setattr(followed.session, "clock", lambda now=now: now)
        assert bool(followed.feeds.update([muara]).waiting) is waits


def test_a_feed_that_fails_for_another_reason_is_asked_again_at_once(
    followed: Library, site: tuple[str, Pages]
) -> None:
    site[1]["/muara"] = answer(b"", status=500)
    muara = cards(followed)["Harian Muara"].id
    report = followed.feeds.update([muara])
    assert (report.asked, report.new, [name for name, _ in report.failed]) == (1, 0, ["Harian Muara"])
    report = followed.feeds.update([muara])
    assert (report.asked, report.waiting) == (1, [])


# ---------------------------------------------------------------- followed and not


def test_a_feed_that_came_back_outlives_the_session_in_which_it_was_removed(
    followed: Library, bench: Bench, site: tuple[str, Pages]
) -> None:
    for card in followed.feeds.all():
        followed.feeds.remove(card.id)
        assert not followed.feeds.follows(card.url)
    assert followed.feeds.add(f"{site[0]}/muara")[1]
    listed = f'<opml><outline xmlUrl="{site[0]}/hulu"/><outline xmlUrl="https://kabar.example/rss"/></opml>'
    assert followed.feeds.import_list(listed.encode()) == (2, 2)
    followed.close()
    with Library(followed.paths, NoModels(), analyser=bench.worker) as again:
        assert {card.name: card.items for card in again.feeds.all()} == {
            "Harian Muara": 3, "Warta Hulu": 1, "https://kabar.example/rss": 0,
        }  # fmt: skip


def test_a_removed_feed_that_cannot_be_taken_away_is_told_to_the_log(
    followed: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def busy(*_: object) -> None:
        raise LibraryError("Library busy", "Somebody writes.")

    followed.feeds.remove(cards(followed)["Warta Hulu"].id)
    with monkeypatch.context() as other:
        other.setattr(storage, "forget_removed", busy)
        followed.feeds.forget_removed()
    assert caplog.messages == ["removed feeds stay in the library, out of sight: Library busy: Somebody writes."]
    assert list(cards(followed)) == ["Harian Muara"]


def test_a_list_is_written_whole_with_the_names_of_the_feeds(followed: Library, tmp_path: Path) -> None:
    followed.feeds.write_list(tmp_path / "umpan.opml")
    written = (tmp_path / "umpan.opml").read_text(encoding="utf-8")
    assert written == followed.feeds.export_list()
    assert "<title>Kutip</title>" in written
    assert 'text="Harian Muara"' in written
    assert "<title>Milik saya</title>" in followed.feeds.export_list("Milik saya")


# ---------------------------------------------------------------- in words


REFUSED: dict[str, tuple[Callable[[Feeds, Path], object], str]] = {
    "no item": (
        lambda feeds, _: feeds.open(99),
        "Item gone: The feed does not list this article any more; update it.",
    ),
    "no feed": (
        lambda feeds, _: feeds.remove(99),
        "Feed not found: The feed is not followed any more; see the list of feeds.",
    ),
    "no place": (
        lambda feeds, folder: feeds.write_list(folder / "file" / "a.opml"),
        "Not written: {folder}/file/a.opml cannot be written: ",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_one_sentence(followed: Library, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    work, sentence = REFUSED[name]
    with pytest.raises(LibraryError) as told:
        work(followed.feeds, tmp_path)
    assert str(told.value).startswith(sentence.format(folder=tmp_path))
    assert str(told.value).endswith(".")


def test_an_item_without_an_address_says_that_there_is_no_more(bench: Bench, site: tuple[str, Pages]) -> None:
    site[1]["/bare"] = answer(b"<rss version='2.0'><channel><item><title>Kabut</title></item></channel></rss>")
    bench.library.feeds.add(f"{site[0]}/bare")
    with pytest.raises(SourceError) as told:
        bench.library.feeds.open(bench.library.feeds.items()[0].id)
    assert str(told.value) == ("No address: The feed gives no address for this article; its summary is all there is.")
    assert not bench.library.feeds.items()[0].read


def test_a_server_that_says_nothing_changed_though_nothing_was_known_is_told_of(
    bench: Bench, site: tuple[str, Pages]
) -> None:
    site[1]["/page"] = answer(b'<link rel="alternate" type="application/rss+xml" href="/odd">')
    site[1]["/odd"] = answer(b"", status=304)
    with pytest.raises(SourceError) as told:
        bench.library.feeds.add(f"{site[0]}/page")
    assert str(told.value) == ("Broken answer: The server says that nothing has changed, and was not asked; try later.")
    assert bench.library.feeds.all() == ()


def test_what_is_undone_is_named_by_the_feed(followed: Library) -> None:
    followed.feeds.remove(cards(followed)["Harian Muara"].id)
    assert followed.history.can_undo == "feed removed: Harian Muara"
    assert followed.history.undo() == "feed removed: Harian Muara"
    assert followed.history.redo() == "feed removed: Harian Muara"
    assert list(cards(followed)) == ["Warta Hulu"]
