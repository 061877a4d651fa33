"""Feeds, lists of feeds, mails: what they announce and hold, and their damage."""

from __future__ import annotations

import contextlib
import gzip
import json
import threading
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from reader.errors import AskedToWaitError, SourceError
from reader.intake import Raw, article_of, clean, read
from reader.intake.feed_fetch import FEED_LIMITS, MAX_OF_A_HOST, FetchedFeed, KnownFeed, fetch_feed, fetch_feeds
from reader.intake.feeds import MAX_ITEMS, FeedItem, parse_feed
from reader.intake.limits import Limits
from reader.intake.opml import MAX_FEEDS, ListedFeed, read_opml, write_opml
from reader.model import Article, BlockKind
from tests.growth import growth
from tests.intake.pages import answer, server

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Harian Muara</title>
<link>https://muara.example/</link><item><title>Jembatan &lt;b&gt;selesai&lt;/b&gt;</title><link>/1</link>
<guid isPermaLink="false">a1</guid><pubDate>Mon, 21 Oct 2024 10:15:00 +0700</pubDate>
<description><![CDATA[<p>Balok <i>terakhir</i>.</p>]]></description>
</item><item><title>Jembatan selesai</title><link>javascript:alert(1)</link><guid isPermaLink="false">a1</guid>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Muara</title><link href="https://muara.example/"/>
<entry><id>b</id><title>Pasar</title><link href="https://ratna:x@muara.example/2"/><updated>2024-10-21T03:15:00Z</updated>
<summary>Ikan.</summary></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Muara", "home_page_url": "https://muara.example/",
"items": [{"id": "c", "title": "Perahu", "url": "https://muara.example/3",
"date_published": "2024-10-21T10:15:00+07:00",
"content_text": "Tarif naik."}, 7]}"""
WHEN = datetime(2024, 10, 21, 3, 15, tzinfo=UTC)


def test_an_rss_feed_gives_each_item_once_with_its_day_and_no_mark_up() -> None:
    feed = parse_feed(RSS.encode(), url="https://muara.example/rss")
    assert (feed.title, feed.url) == ("Harian Muara", "https://muara.example/")
    assert feed.items == (FeedItem("a1", "Jembatan selesai", "https://muara.example/1", WHEN, "Balok terakhir ."),)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        (ATOM, FeedItem("b", "Pasar", "https://muara.example/2", WHEN, "Ikan.")),  # the password is gone
        (JSON, FeedItem("c", "Perahu", "https://muara.example/3", WHEN, "Tarif naik.")),
    ],
)
def test_atom_and_json_feeds_are_read_alike(text: str, item: FeedItem) -> None:
    assert parse_feed(text.encode()).items == (item,)


@pytest.mark.parametrize("data", [b"", b"{", b"{}", b"<html><body>a</body></html>", b"[" * 5_000, b"\x00\x01"])
def test_what_is_no_feed_is_one_clear_sentence(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        parse_feed(data)
    assert caught.value.title == "Not a feed"


def test_entities_that_multiply_are_not_expanded() -> None:
    entities = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {b} "{"&" + a + ";" * 1}{"&" + a + ";"}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    bomb = RSS.replace("<rss", f"<!DOCTYPE rss [{entities}]><rss").replace("Harian Muara", "&i;")
    assert len(parse_feed(bomb.encode()).title or "") < 20


def test_a_feed_of_very_many_items_is_bounded_and_linear() -> None:
    def feed(count: int) -> bytes:
        items = "".join(f"<item><title>t</title><guid>{number}</guid></item>" for number in range(count))
        return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()

    assert len(parse_feed(feed(MAX_ITEMS + 50)).items) == MAX_ITEMS
    assert growth(lambda count: parse_feed(feed(count)), 100, 4) < 10


@pytest.mark.parametrize("piece", [b"<!DOCTYPE ", b"<!DOCTYPE [", b"<!-- ", b"<![CDATA[", b"<item>"])
def test_hostile_feeds_cost_linear_time(piece: bytes) -> None:
    def work(count: int) -> None:
        with contextlib.suppress(SourceError):
            parse_feed(b"<rss version='2.0'><channel>" + piece * count)

    assert growth(work, 1_000, 4) < 12


def test_a_mailbox_of_one_endless_line_costs_linear_time() -> None:
    def work(count: int) -> None:
        with contextlib.suppress(SourceError):
            read("-", stdin=b"From a " + b"a" * count + b"\n\nx")

    assert growth(work, 50_000, 4) < 12


def test_a_server_that_asks_to_wait_is_left_alone_with_its_other_feeds() -> None:
    pages = {f"/{number}": answer(b"", status=429, Retry_After="600") for number in range(40)}
    with server(pages) as (address, requests):
        found = list(fetch_feeds([KnownFeed(f"{address}{path}") for path in pages]))
    assert len(found) == 40
    assert {what.wait_s for _, what in found if isinstance(what, AskedToWaitError)} == {600}
    assert len(requests) <= MAX_OF_A_HOST


def test_a_feed_that_declares_entities_without_end_is_a_feed_and_not_a_text() -> None:
    lines = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    feed = RSS.replace("<rss", f'<!DOCTYPE x [<!ENTITY a0 "lol">{lines}]><rss').replace("terakhir", "&a9;")
    with pytest.raises(SourceError, match="a feed of 1 article;"):
        read("-", stdin=feed.replace("<link>/1", "<link>https://muara.example/1").encode())


def test_a_feed_opened_as_an_article_says_what_it_is() -> None:
    with pytest.raises(SourceError, match="a feed of 1 article;"):
        read("-", stdin=RSS.encode())


@pytest.mark.parametrize("reference", ["&#99999999999;", "&#x110000;", "&#55296;", "&#xd800;"])
def test_a_character_that_there_is_not_ends_no_feed_with_a_fault(reference: str) -> None:
    item = f"<item><title>a{reference}</title><link>https://a.example/{reference}</link></item>"
    for data in (f"<rss version='2.0'><channel>{item}</channel></rss>", f"<rss version='2.0'>a{reference}<channel>"):
        with contextlib.suppress(SourceError):
            titles = [str(item.title) for item in parse_feed(data.encode()).items]
            assert clean("".join(titles)) == "".join(titles)
    damaged = f'<outline xmlUrl="https://b{reference}.example/"/><outline xmlUrl="https://c.example/"/>'
    found = read_opml(f"<opml><body>{damaged}</body></opml>".encode())
    assert found[-1] == ListedFeed("https://c.example/")


@pytest.mark.parametrize("acting", ["\x81", "\u202e", "\x7f"])
def test_an_address_of_a_feed_holds_nothing_that_acts(acting: str) -> None:
    encoded = "".join(f"%{byte:02X}" for byte in acting.encode())
    feed = json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "home_page_url": f"https://a.example/{acting}",
        "items": [{"id": "1", "url": f"/1{acting}"}],
    })  # fmt: skip
    parsed = parse_feed(feed.encode(), url="https://a.example/")
    assert parsed.url == f"https://a.example/{encoded}"
    assert parsed.items[0].url == f"https://a.example/1{encoded}"
    listed = f'<opml><body><outline xmlUrl="https://a.example/{acting}"/></body></opml>'
    assert read_opml(listed.encode())[0].url == f"https://a.example/{encoded}"
    answer = Raw(b"<p>Satu kalimat.", "", f"https://a.example/{acting}", "text/html")
    assert article_of(answer, "a").url == f"https://a.example/{encoded}"


def test_lists_of_feeds_are_written_and_read_again() -> None:
    feeds = (ListedFeed("https://muara.example/rss?a=1&b=2", 'Muara "Pagi" <x>'), ListedFeed("https://b.example/"))
    written = write_opml(feeds, "Langganan & lain")
    assert read_opml(written.encode()) == (feeds[0], ListedFeed("https://b.example/", "https://b.example/"))


def test_a_list_in_deep_folders_gives_each_address_once_and_no_other_kind() -> None:
    rows = '<outline text="a" xmlUrl="https://a.example/"/><outline xmlUrl="https://A:b@a.example/"/><outline xmlUrl="file:///x"/>'
    deep = "<outline text='f'>" * 200 + rows + "</outline>" * 200
    assert read_opml(f"<opml><body>{deep}</body></opml>".encode()) == (ListedFeed("https://a.example/", "a"),)
    for data in (b"", b"<rss/>", b"x" * 10):
        with pytest.raises(SourceError, match="no OPML"):
            read_opml(data)


MAIL = """From: Ratna Dewi <ratna@muara.example>
Subject: Siaran
Date: Mon, 21 Oct 2024 10:15:00 +0700
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Jembatan muara selesai

=E2=80=9CSelesai,=E2=80=9D kata Dewi kepada wartawan di tepi =
muara.
"""


def test_a_mail_is_its_text_with_sender_and_day() -> None:
    article = read("-", stdin=MAIL.encode())
    assert article.text.startswith("Jembatan muara selesai\n\n“Selesai,” kata Dewi kepada wartawan di tepi muara.")
    assert (article.title, article.byline, article.published) == (
        "Jembatan muara selesai",
        "Ratna Dewi",
        date(2024, 10, 21),
    )


def test_a_page_saved_in_one_file_is_the_page() -> None:
    page = "<html><body><article><h1>Jembatan</h1><p>=E2=80=9CSelesai,=E2=80=9D kata Dewi.</p></article></body></html>"
    saved = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://muara.example/1\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        "Content-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: quoted-printable\nContent-Location: https://muara.example/1\n\n{page}\n--b--\n"
    )
    article = read("-", stdin=saved.encode())
    assert "“Selesai,” kata Dewi." in article.text
    assert article.url == "https://muara.example/1"


def _mail(subject: str, text: str, kind: str = "plain") -> Article:
    head = f"From: Dewi Ayu <d@a.example>\nSubject: {subject}\nDate: Mon, 21 Oct 2024 10:15:00 +0700\n"
    return read("-", stdin=f"{head}MIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n\n{text}".encode())


def test_the_subject_of_a_mail_is_its_title_and_its_text_keeps_its_paragraphs() -> None:
    article = _mail("Re: =?utf-8?q?Dermaga_dibuka?=", "Yth. redaksi,\n\n“Aman,” kata Dewi.\nLagi.\n\nTamat.\n")
    assert article.title == "Dermaga dibuka"
    assert [block.span.of(article.text) for block in article.blocks] == [
        "Dermaga dibuka", "Yth. redaksi,", "“Aman,” kata Dewi.\nLagi.", "Tamat.",
    ]  # fmt: skip
    lines = _mail("Dermaga dibuka", "“Aman,” kata Dewi.\nTamat.\n")
    assert [block.kind for block in lines.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_a_subject_that_the_text_says_itself_is_not_said_twice() -> None:
    assert _mail("Dermaga dibuka", "Dermaga dibuka\n\n“Aman,” kata Dewi.\n").text.count("Dermaga dibuka") == 1


def test_a_page_in_a_mail_has_the_mail_s_sender_and_day() -> None:
    page = (
        "<html><body><h1>Dermaga dibuka</h1><p>“Dermaga itu aman untuk semua kapal kecil,” kata Dewi.</p></body></html>"
    )
    article = _mail("Dermaga", page, "html")
    assert (article.byline, article.published) == ("Dewi Ayu", date(2024, 10, 21))


def test_a_mail_without_text_is_one_clear_sentence() -> None:
    with pytest.raises(SourceError) as caught:
        read("-", stdin=b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: image/png\n\nx")
    assert caught.value.title == "No text in the mail"


def test_a_mailbox_is_no_one_article() -> None:
    box = "".join(f"From a@b.example Mon Oct 21 10:15:00 2024\n{mail}\n" for mail in (MAIL, MAIL))
    with pytest.raises(SourceError, match="a mailbox of 2 mails"):
        read("-", stdin=box.encode())


def test_an_unchanged_feed_costs_no_body_and_keeps_its_marks() -> None:
    def feed(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"1"'
        answer(b"" if known else RSS.encode(), status=304 if known else 200, media="application/rss+xml", ETag='"1"')(
            handler
        )

    with server({"/": feed}) as (address, _):
        first = fetch_feed(KnownFeed(f"{address}/"))
        assert first.feed is not None
        assert len(first.feed.items) == 1
        assert fetch_feed(first.known) == FetchedFeed(first.known, None)


def test_a_feed_that_unpacks_without_end_is_one_sentence() -> None:
    bomb = gzip.compress(b"<rss version='2.0'><channel>" + b" " * (FEED_LIMITS.size + 1))
    with (
        server({"/": answer(bomb, media="application/rss+xml", Content_Encoding="gzip")}) as (address, _),
        pytest.raises(SourceError, match="more than 10 MB"),
    ):
        fetch_feed(KnownFeed(f"{address}/"))


def test_what_nobody_foresaw_in_one_feed_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reader.intake.feed_fetch.parse_feed", fails)
    with server({"/": answer(RSS.encode())}) as (address, _):
        ((_, what),) = fetch_feeds([KnownFeed(f"{address}/")])
    assert isinstance(what, SourceError)
    assert "ZeroDivisionError" in what.message


def test_a_list_too_long_is_one_sentence() -> None:
    rows = "".join(f'<outline xmlUrl="https://a.example/{number}"/>' for number in range(MAX_FEEDS + 1))
    with pytest.raises(SourceError, match="more than 10000 feeds"):
        read_opml(f"<opml>{rows}</opml>".encode())


def test_a_list_too_deep_is_one_sentence() -> None:
    with pytest.raises(SourceError, match="too deep"):
        read_opml(b"<opml><body>" + b"<outline>" * 1_000 + b"</outline>" * 1_000 + b"</body></opml>")


def test_slow_and_broken_feeds_hold_up_no_other_and_each_is_named() -> None:
    release = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        release.wait(10)

    good = answer(RSS.encode(), media="application/rss+xml")
    pages = {f"/{number}": (slow, answer(b"kosong"), good, good, good)[number % 5] for number in range(10)}
    with server(pages) as (address, _):
        found = {}
        for known, what in fetch_feeds([KnownFeed(f"{address}{path}") for path in pages], Limits(read=9.0, whole=9.0)):
            found[known.url.removeprefix(address)] = what
            if sum(isinstance(each, FetchedFeed) for each in found.values()) == 6:
                release.set()  # all good ones came while the slow ones were still awaited
    assert set(found) == set(pages)
    assert {path for path, what in found.items() if isinstance(what, SourceError)} == {"/0", "/1", "/5", "/6"}
    assert sum(isinstance(what, FetchedFeed) for what in found.values()) == 6
