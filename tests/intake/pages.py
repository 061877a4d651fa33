"""Pages, books and a little server for the tests of the way in. Every sentence here is made up."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from reader.intake import read
from reader.model import Article

PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Beras turun - Harian Contoh</title>
<meta property="og:title" content="Harga beras turun"><meta property="og:site_name" content="Harian Contoh">
<meta name="author" content="Ratna Dewi"><meta property="article:published_time" content="2024-10-21T10:00:00+07:00">
</head><body><nav><a href="/">Beranda</a><a href="/ekonomi">Ekonomi</a></nav><article><h1>Harga beras turun</h1>
<p>Harga beras turun <b>tiga persen</b> pada pekan ini, kata <a href="/x">Kepala Dinas Pangan</a> Surya Wijaya.</p>
<h2>Pasokan cukup</h2>
<p>“Kami tidak khawatir,” ujar Surya kepada wartawan di kantornya, Senin.<br>Ia tidak merinci jumlahnya.</p>
<ul><li>Beras medium<ul><li>lokal</li></ul></li><li>Beras premium</li></ul><ol><li>Panen</li><li>Giling</li></ol>
<blockquote><p>Stok aman sampai akhir tahun, menurut laporan itu.</p></blockquote>
<table><tr><th>Jenis</th><th>Harga</th></tr><tr><td>Medium</td><td>12.500</td></tr></table>
</article><footer>Hak cipta Harian Contoh</footer></body></html>"""


def book(chapters: list[str], *, metadata: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """An EPUB with these XHTML bodies as its chapters, in this order."""
    items = "".join(
        f'<item id="c{i}" href="c%20{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'{metadata}</metadata><manifest>{items}<item id="nav" href="nav.xhtml" properties="nav" '
            f'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/>{spine}</spine></package>',
        )
        archive.writestr("OPS/nav.xhtml", "<html><body><p>Daftar isi</p></body></html>")
        for number, chapter in enumerate(chapters):
            archive.writestr(
                f"OPS/c {number}.xhtml",
                '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
                f"</head><body>{chapter}</body></html>",
            )
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(
    body: bytes = PAGE.encode(), *, status: int = 200, media: str = "text/html; charset=utf-8", **headers: str
) -> Answer:
    """A server's answer; header names are written with underscores."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if media:
            handler.send_header("Content-Type", media)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


@contextmanager
def server(pages: dict[str, Answer]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server on the loopback; gives its address and the headers of every request it got."""
    requests: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append({name.casefold(): value for name, value in self.headers.items()})
            pages.get(self.path, answer(b"no", status=404))(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own signature
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}", requests
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


LEDE = "Wali Kota Melati Dewi Lestari mengatakan jembatan di muara selesai sebelum musim hujan tiba di pesisir."
SECOND = "“Pekerja kami sudah memasang balok yang terakhir,” ujar Dewi kepada wartawan di tepi muara, Senin pagi."
THIRD = "Warga berharap perahu penyeberangan tetap berjalan sampai jembatan itu dibuka untuk kendaraan kecil."
FOURTH = "Kontraktor menyatakan sisa pekerjaan hanya pengaspalan dan pemasangan lampu di kedua ujung jembatan."


ADDRESS = "<link rel='canonical' href='https://www.contoh.example/jembatan-muara-selesai'>"


def news_page(body: str, head: str = "", lang: str = "id") -> str:
    """A page with this body, and this in its head."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Jembatan muara selesai</title>{head}'
        f"</head><body>{body}</body></html>"
    )


def news_article(middle: str, head: str = "", *, top: str = "", end: str = "") -> Article:
    """The article of a page of four paragraphs, with these pieces of HTML above, among and below them."""
    body = f"<h1>Jembatan muara selesai</h1>{top}<p>{LEDE}</p><p>{SECOND}</p>{middle}<p>{THIRD}</p><p>{FOURTH}</p>{end}"
    return read("-", stdin=news_page(f"<article>{body}</article>", head).encode())
