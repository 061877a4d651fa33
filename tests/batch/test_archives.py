"""WARC files: the pages that a crawler kept, and what is told of damaged ones."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reader.batch import named_sources, records

warcio = pytest.importorskip("warcio.warcwriter", reason="the environment is older than the dependency warcio")

PAGE = (
    "<html><head><title>Harga telur</title></head><body><article><h1>Harga telur</h1>"
    "<p>“Telur cukup sampai akhir bulan,” kata peternak itu kepada wartawan yang datang ke kandangnya.</p>"
    "</article></body></html>"
).encode()


def _answer(
    address: str, body: bytes, media: str, *, status: str = "200 OK", kind: str = "response", packed: bool = False
) -> bytes:
    """A record of an archive."""
    from warcio.statusandheaders import StatusAndHeaders

    head = [("Content-Type", media)] + ([("Content-Encoding", "gzip")] if packed else [])
    out = BytesIO()
    writer = warcio.WARCWriter(out, gzip=False)
    told = StatusAndHeaders(status, head, protocol="HTTP/1.1") if kind == "response" else None
    body = gzip.compress(body) if packed else body
    record = writer.create_warc_record(
        address, kind, payload=BytesIO(body), http_headers=told, warc_content_type="" if told else media
    )
    writer.write_record(record)
    return out.getvalue()


def _page(number: int, *, packed: bool = False) -> bytes:
    return _answer(f"https://e.org/{number}", PAGE, "text/html; charset=UTF-8", packed=packed)


def test_a_member_of_a_zip_file_without_a_name_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("", "a.txt"):
            archive.writestr(zipfile.ZipInfo(name), b"Kata peternak itu, siap.")
    assert [record.article().source for record in records([str(path)])] == [f"{path}#a.txt"]


def test_pages_and_texts_are_read_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        _page(1)
        + _page(2, packed=True)
        + _answer("https://e.org/robots.txt", b"User-agent: *", "text/plain")
        + _answer("https://e.org/a.png", b"\x89PNG", "image/png")
        + _answer("https://e.org/gone", PAGE, "text/html", status="404 Not Found")
        + _answer("urn:text:https://e.org/1", b"Harga telur", "text/plain", kind="resource")
        + _answer("https://e.org/3", b"Kata peternak itu, siap.", "text/plain", kind="conversion")
    )
    found = [record.article() for record in records([str(path)])]
    assert [one.source for one in found] == [f"{path}#https://e.org/{number}" for number in (1, 2, 3)]
    assert [one.url for one in found] == ["https://e.org/1", "https://e.org/2", "https://e.org/3"]
    assert [one.title for one in found] == ["Harga telur", "Harga telur", None]
    assert "Telur cukup" in found[1].text


def test_an_archive_that_is_packed_record_by_record_gives_the_same(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.warc", tmp_path / "b.warc.gz"
    plain.write_bytes(_page(1) + _page(2))
    packed.write_bytes(gzip.compress(_page(1)) + gzip.compress(_page(2)))
    texts = [[record.article().text for record in records([str(path)])] for path in (plain, packed)]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 2
    assert named_sources([str(tmp_path)]) == [str(plain), str(packed)]


@pytest.mark.parametrize(
    ("damage", "good", "told"),
    [
        (lambda whole: whole[: len(whole) - 200], 1, "ends in the middle"),
        (lambda whole: b"hello" + whole, 0, "no WARC file"),
        (lambda whole: gzip.compress(whole), 1, "packed as a whole"),
    ],
)
def test_a_damaged_archive_is_one_sentence_and_the_pages_before_are_read(
    tmp_path: Path, damage: object, good: int, told: str
) -> None:
    path = tmp_path / "a.warc"
    assert callable(damage)
    path.write_bytes(damage(_page(1) + _page(2)))
    *before, last = records([str(path)])
    assert len(before) == good
    assert last.trouble is not None
    assert told in last.trouble[1]


def test_a_page_that_unpacks_to_too_much_is_told_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.batch.archives.MEMBER_BYTES", 5_000)
    path = tmp_path / "a.warc"
    path.write_bytes(_answer("https://e.org/bomb", b"a" * 1_000_000, "text/html", packed=True) + _page(2))
    bomb, page = records([str(path)])
    assert bomb.trouble is not None
    assert "larger than" in bomb.trouble[1]
    assert page.article().title == "Harga telur"


@pytest.mark.parametrize("line", [b"A: b\r\n" * 500, b"A: " + b"b" * 4_000])
def test_a_head_without_end_is_told_as_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: bytes) -> None:
    monkeypatch.setattr("reader.batch.archives.HEAD_BYTES", 2_000)
    path = tmp_path / "a.warc"
    path.write_bytes(_page(1) + b"WARC/1.0\r\n" + line)
    page, last = records([str(path)])
    assert page.article().title == "Harga telur"
    assert last.trouble is not None
    assert "damaged behind record 1" in last.trouble[1]


@pytest.mark.parametrize("address", ["http://[x]/a", "http://[::1/a", "http://a.id]/a", "http://a\u2100b/c"])
def test_a_page_at_an_address_that_cannot_be_taken_apart_is_read(tmp_path: Path, address: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(_answer(address, PAGE, "text/html"))
    (page,) = records([str(path)])
    assert page.article().title == "Harga telur"
