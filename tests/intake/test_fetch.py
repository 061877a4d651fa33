"""The Web: what is sent, what is followed, what is refused, and the sentence for each failure."""

from __future__ import annotations

import gzip
import threading
import zlib
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from reader.errors import AskedToWaitError, SourceError, UnreachableError
from reader.intake import read
from reader.intake.addresses import without_secrets
from reader.intake.answer import MAX_WAIT_S, asked_wait_s
from reader.intake.fetch import fetch
from reader.intake.limits import Limits
from reader.model import Progress
from tests.intake.pages import PAGE, Answer, answer, book, server


def test_a_page_becomes_an_article_with_what_it_tells_of_itself() -> None:
    heard: list[Progress] = []
    with server({"/berita": answer()}) as (address, requests):
        article = read(f"{address}/berita", progress=heard.append)
    assert article.title == "Harga beras turun"
    assert article.byline == "Ratna Dewi"
    assert article.outlet == "Harian Contoh"
    assert article.published == date(2024, 10, 21)
    assert article.language == "id"
    assert article.source == article.url == f"{address}/berita"
    assert requests[0]["user-agent"].startswith("Kutip/")
    assert heard[-1].stage == "fetch"
    assert heard[-1].done == len(PAGE.encode())


@pytest.mark.parametrize(
    ("told", "wait_s"),
    [
        ("120", 120),
        (" 0 ", 1),  # at once is not before the next second
        ("Thu, 26 Nov 2026 14:31:00 GMT", 60),
        ("Thursday, 26-Nov-26 14:31:00 GMT", 60),  # the obsolete form that RFC 9110 asks to read
        ("Thu, 26 Nov 2026 14:31:00 -0000", 60),
        ("Thu, 26 Nov 2026 14:00:00 GMT", 1),
        ("Fri, 26 Nov 2027 14:30:00 GMT", MAX_WAIT_S),
        ("9" * 400, MAX_WAIT_S),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("٣", None),  # another script's digit
        ("Thu, 99 Nov 2026 14:31:00 GMT", None),
    ],
)
def test_a_server_tells_how_long_to_wait_in_seconds_or_as_a_date(told: str, wait_s: int | None) -> None:
    assert asked_wait_s(told, datetime(2026, 11, 26, 14, 30, tzinfo=UTC)) == wait_s


@pytest.mark.parametrize(("status", "waits"), [(429, True), (503, True), (500, False), (404, False)])
def test_only_answers_that_may_ask_to_wait_do(status: int, waits: bool) -> None:
    with server({"/": answer(b"", status=status, Retry_After="90")}) as (address, _):
        with pytest.raises(SourceError) as caught:
            fetch(f"{address}/")
        assert isinstance(caught.value, AskedToWaitError) == waits
        assert ("asks to wait 2 min" in caught.value.message) == waits


def test_redirects_are_followed_and_the_last_address_is_kept() -> None:
    with server({"/a": answer(b"", status=302, Location="/b"), "/b": answer()}) as (address, _):
        article = read(f"{address}/a")
        assert (article.source, article.url) == (f"{address}/a", f"{address}/b")


def test_cookies_are_neither_kept_nor_sent() -> None:
    pages = {"/a": answer(b"", status=302, Location="/b", Set_Cookie="id=1; Path=/"), "/b": answer()}
    with server(pages) as (address, requests):
        read(f"{address}/a")
    assert [request.get("cookie") for request in requests] == [None, None]


def test_no_server_is_told_what_led_to_it() -> None:
    pages = {"/a?q=rahasia": answer(b"", status=302, Location="/b"), "/b": answer()}
    with server(pages) as (address, requests):
        read(f"{address}/a?q=rahasia")
    assert len(requests) == 2
    assert [(one.get("referer"), one.get("origin")) for one in requests] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("told", "media"),
    [
        ("Text/HTML; charset=utf-8", "text/html"),
        ("application/\x9b2Jmesh", ""),  # it would be in the sentence about what is no page, and in the log
        ("text/html\xad; charset=utf-8", ""),
        ("image/p ng", ""),
    ],
)
def test_a_media_type_that_is_none_is_not_told(told: str, media: str) -> None:
    with server({"/": answer(media=told)}) as (address, _):
        assert fetch(f"{address}/").media == media


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (answer(status=404), "Page not found"),
        (answer(status=410), "Page not found"),
        (answer(status=403), "Page not open"),
        (answer(status=429), "Too many requests"),
        (answer(status=503), "Server in trouble"),
        (answer(status=418), "No page"),
        (answer(b"\x89PNG....", media="image/png"), "Not a page"),
        (answer(b"{}", media="application/json"), "Not a page"),
        (answer(b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", media="text/xml"), "Several articles"),
        (answer(b"<?xml version='1.0'?><data/>", media="text/xml"), "Not a page"),
        (answer(gzip.compress(PAGE.encode())[:-200], Content_Encoding="gzip"), "Page cut short"),
        (answer(b"%PDF-1.7 ...", media="application/octet-stream"), "Damaged document"),
        (answer(b""), "Nothing to read"),
        (answer(b"<html><body><form>Masuk <input></form></body></html>"), "No article in the page"),
        (answer(b"<html><body><p>Please enable JavaScript to see it.</p></body></html>"), "No article in the page"),
        (answer(b"", status=302, Location="/"), "Too many redirects"),
        (answer(b"", status=302, Location="file:///etc/hostname"), "Not a web address"),
        (answer(b"x", Content_Length=str(21 << 20)), "Too large"),
        (answer(gzip.compress(bytes(21 << 20)), Content_Encoding="gzip"), "Too large"),  # a bomb
        (answer(b"x", Content_Encoding="gzip, gzip"), "Broken answer"),  # a bomb in a bomb
        (answer(b"not packed at all", Content_Encoding="gzip"), "Broken answer"),
    ],
)
def test_every_failure_has_its_title(page: Answer, title: str) -> None:
    with server({"/": page}) as (address, _), pytest.raises(SourceError) as caught:
        read(f"{address}/")
    assert caught.value.title == title
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("ftp://example.org/x", "Not a web address"),
        ("https://", "Bad address"),
        ("http://[::1", "Bad address"),
        ("http://example.org:99999/", "Bad address"),
        ("http://exa mple.org/", "Bad address"),
        ("file://[x/a", "Bad address"),
    ],
)
def test_addresses_that_are_none_are_refused_before_anything_is_sent(source: str, title: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(source)
    assert caught.value.title == title


def test_no_server_and_no_network_are_unreachable() -> None:
    with server({}) as (address, _):
        pass
    for gone in (f"{address}/", "http://192.0.2.1/"):
        with pytest.raises(UnreachableError) as caught:
            read(gone)
        assert caught.value.title == "No connection"


def test_a_server_with_a_wrong_certificate_is_not_merely_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> httpx.Response:
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate")

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", refuse)
    with pytest.raises(SourceError) as caught:
        read("https://127.0.0.1/")
    assert caught.value.title == "Connection not safe"


def test_a_server_that_keeps_silent_is_given_up() -> None:
    release = threading.Event()

    def silent(handler: BaseHTTPRequestHandler) -> None:
        release.wait(10)

    try:
        with server({"/": silent}) as (address, _):
            try:
                with pytest.raises(UnreachableError) as caught:
                    fetch(f"{address}/", limits=Limits(read=0.05))
            finally:
                release.set()
    finally:
        release.set()
    assert caught.value.title == "No answer in time"


def test_a_server_that_drips_is_given_up_when_the_whole_takes_too_long() -> None:
    with server({"/": answer()}) as (address, _), pytest.raises(UnreachableError):
        fetch(f"{address}/", limits=Limits(whole=0.0))


def test_an_exception_from_progress_ends_the_fetch() -> None:
    def cancel(progress: Progress) -> None:
        raise InterruptedError

    with server({"/": answer()}) as (address, _), pytest.raises(InterruptedError):
        read(f"{address}/", progress=cancel)


@pytest.mark.parametrize(
    ("path", "body", "media", "text"),
    [
        ("/x.txt", b"Satu.\n\nDua.", "text/plain", "Satu.\n\nDua."),
        ("/x.md", b"# Judul\n\nSatu *dua*.", "text/plain", "Judul\n\nSatu dua."),  # how code hosts serve Markdown
        ("/x", b"Judul\n=====\n\nSatu.", "", "Judul\n\nSatu."),  # no type at all: by its look
        ("/x.txt", "“Satu.”".encode("cp1252"), "text/plain; charset=windows-1252", "“Satu.”"),
        ("/x.epub", book(["<p>Satu.</p>"]), "application/epub+zip", "Satu."),
        ("/x", book(["<p>Satu.</p>"]), "application/octet-stream", "Satu."),
    ],
    ids=["text", "Markdown", "no type", "legacy encoding", "book", "book without a type"],
)
def test_other_kinds_of_text_come_from_the_web_too(path: str, body: bytes, media: str, text: str) -> None:
    with server({path: answer(body, media=media)}) as (address, _):
        assert read(f"{address}{path}").text == text


def test_a_server_that_drips_its_head_or_an_empty_packed_body_is_given_up_at_the_limit() -> None:
    release = threading.Event()

    def drip_head(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not release.wait(0.01):
            handler.wfile.write(b"X: y\r\n")

    def drip_body(handler: BaseHTTPRequestHandler) -> None:
        answer(gzip.compress(b"")[:10], Content_Encoding="gzip")(handler)
        while not release.wait(0.01):
            handler.wfile.write(b"\x00\x00\x00\xff\xff")  # an empty block: nothing comes of it

    with server({"/head": drip_head, "/body": drip_body}) as (address, _):
        try:
            for path in ("/head", "/body"):
                with pytest.raises(UnreachableError) as caught:
                    fetch(f"{address}{path}", limits=Limits(whole=0.3))
                assert caught.value.title == "No answer in time"
        finally:
            release.set()


@pytest.mark.parametrize("packing", ["none", "identity", "", "unknown", "UTF-8", "text/html", "none, identity"])
def test_a_server_that_names_no_packing_is_understood(packing: str) -> None:
    with server({"/": answer(Content_Encoding=packing)}) as (address, _):
        assert read(f"{address}/").title == "Harga beras turun"


def test_packed_pages_are_unpacked_with_and_without_their_head() -> None:
    raw = zlib.compress(PAGE.encode())
    pages = {
        "/a": answer(raw, Content_Encoding="deflate"),
        "/b": answer(raw[2:-4], Content_Encoding="deflate"),
        "/c": answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip"),
        "/d": answer(gzip.compress(PAGE.encode()), Content_Encoding="identity, GZIP"),
    }
    with server(pages) as (address, _):
        assert [read(f"{address}{path}").title for path in pages] == ["Harga beras turun"] * 4


def test_user_and_password_are_sent_and_never_kept() -> None:
    pages = {"/": answer(b"", status=302, Location="/b"), "/b": answer(), "/gone": answer(status=404)}
    with server(pages) as (address, requests):
        secret = address.replace("http://", "http://ratna:rahasia@")
        article = read(f"{secret}/")
        assert requests[0]["authorization"].startswith("Basic ")
        assert (article.source, article.url) == (f"{address}/", f"{address}/b")
        with pytest.raises(SourceError) as caught:
            read(f"{secret}/gone")
    assert "rahasia" not in str(caught.value)
    assert without_secrets("https://a@b@contoh.example/x?y=@") == "https://contoh.example/x?y=@"


def test_control_characters_of_a_server_reach_no_sentence() -> None:
    with server({"/": answer(media="image/\x1b]0;x\x07png")}) as (address, _):
        assert read(f"{address}/").title == "Harga beras turun"  # no media type at all: the bytes tell
        assert fetch(f"{address}/").media == ""


@pytest.mark.parametrize("host", ["xn--a.example", "a\u0378.example", "-.example", "a..b", "\u00e9" * 70 + ".example"])
def test_host_names_that_no_network_has_are_one_clear_sentence(host: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(f"http://{host}/")
    assert caught.value.title in {"Bad address", "No connection"}


def test_a_page_that_only_leads_on_is_followed_and_its_notice_for_browsers_without_scripts_is_not() -> None:
    leads = '<html><head><meta http-equiv="refresh" content="0; url=/b"></head><body>Ke sana.</body></html>'
    stays = PAGE.replace("<head>", '<head><noscript><meta http-equiv="refresh" content="0; url=/gone"></noscript>')
    with server({"/a": answer(leads.encode()), "/b": answer(stays.encode())}) as (address, requests):
        assert read(f"{address}/a").url == f"{address}/b"
        assert len(requests) == 2


def test_a_redirect_into_a_private_network_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.intake.fetch.is_private", lambda host: host == "localhost")
    leads = answer(b"", status=302, Location="http://localhost:1/")
    with server({"/": leads}) as (address, _), pytest.raises(SourceError) as caught:
        read(f"{address}/")
    assert caught.value.title == "Page not open"
    assert "private network" in caught.value.message


def test_a_known_version_is_asked_for_and_may_be_unchanged() -> None:
    def unchanged(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"a"' and handler.headers.get("If-Modified-Since") is not None
        answer(b"" if known else b"x", status=304 if known else 200, ETag='"a"', Last_Modified="Mon")(handler)

    with server({"/": unchanged}) as (address, _):
        first = fetch(f"{address}/")
        assert (first.is_unchanged, first.etag, first.modified) == (False, '"a"', "Mon")
        assert fetch(f"{address}/", etag=first.etag, modified=first.modified).is_unchanged
