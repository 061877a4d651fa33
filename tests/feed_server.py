"""Made-up feeds and the little server that gives them, for the tests of feeds on every floor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.intake.pages import PAGE, Answer, answer, server

Pages = dict[str, Answer]


def rss(title: str, items: list[str]) -> bytes:
    """A feed whose items are called so; each leads to the page /a/ and its number, the first one is the newest."""
    rows = "".join(
        f"<item><title>{item}</title><link>/a/{number}</link><guid isPermaLink='false'>{item}</guid>"
        f"<pubDate>Mon, {28 - number} Oct 2024 10:15:00 +0700</pubDate>"
        f"<description>Tentang {item}.</description></item>"
        for number, item in enumerate(items)
    )
    return f'<rss version="2.0"><channel><title>{title}</title><link>/</link>{rows}</channel></rss>'.encode()


def feed(title: str, items: list[str]) -> Answer:
    """A server's answer with such a feed, marked so that it is not sent twice."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        mark = f'"{len(items)}"'
        known = handler.headers.get("If-None-Match") == mark
        answer(b"" if known else rss(title, items), status=304 if known else 200, media="application/rss+xml",
               ETag=mark)(handler)  # fmt: skip

    return send


def naming(path: str) -> Answer:
    """A page that names the feed at `path`."""
    link = f'<link rel="alternate" type="application/rss+xml" href="{path}">'
    return answer(PAGE.replace("<head>", f"<head>{link}").encode())


@contextmanager
def news() -> Iterator[tuple[str, Pages]]:
    """A server with two feeds, their articles and a page that names one; what it answers can be changed."""
    items = ["Jembatan", "Pasar", "Perahu"]
    pages: Pages = {
        "/muara": feed("Harian Muara", items),
        "/hulu": feed("Warta Hulu", ["Sawah"]),
        "/page": naming("/muara"),
        "/broken": answer(b"bukan umpan"),
        "/file": answer(b"", status=302, Location="file:///etc/passwd"),
        **{f"/a/{number}": naming("/muara") for number in range(3)},
    }
    with server(pages) as (address, _):
        yield address, pages
