"""Bad input of every kind: one sentence, an exit status, and a library that stays byte for byte as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from tests.attack.samples import samples
from tests.intake.pages import book
from tests.intake.printed import archive

Capture = pytest.CaptureFixture[str]

_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{_ENTITIES}]>'


def _bomb(name: str, mimetype: str = "") -> bytes:
    """An archive whose one entry unpacks to more than Kutip takes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        if mimetype:
            whole.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        whole.writestr(name, b"<p>" + b" " * (65 << 20))
    return made.getvalue()


def _half(name: str) -> bytes:
    data = samples()[name]
    return data[: len(data) // 2]


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BAD: dict[str, Callable[[], bytes]] = {
    "nothing.txt": lambda: b"",
    "blanks.txt": lambda: "\u00a0\n\u200b \ufeff".encode(),
    "noise.txt": lambda: bytes(range(256)) * 40,
    "picture.html": lambda: b"\x89PNG\r\n\x1a\n" + bytes(300),
    "letter.rtf": lambda: b"{\\rtf1\\ansi Jembatan}",
    "letter.doc": lambda: b"\xd0\xcf\x11\xe0" + bytes(600),
    "menu.html": lambda: b"<html><body><nav><a href='/'>Beranda</a></nav></body></html>",
    "wall.html": lambda: b"<html><body><h1>Just a moment...</h1><p>Verify you are a human.</p></body></html>",
    "gone.html": lambda: b"<html><body><h1>404 Not Found</h1><p>The page was not found.</p></body></html>",
    "cut.epub": lambda: _half("book.epub"),
    "laughs.epub": lambda: book([], extra={"OEBPS/content.opf": f"{_LAUGHS}<package>&a11;</package>".encode()}),
    "bomb.docx": lambda: _bomb("word/document.xml"),
    "bomb.odt": lambda: _bomb("content.xml", "application/vnd.oasis.opendocument.text"),
    "laughs.docx": lambda: archive(
        {"word/document.xml": f'{_LAUGHS}<w:document xmlns:w="{_W}"><w:p>&a11;</w:p></w:document>'}
    ),
    "cut.docx": lambda: _half("letter.docx"),
    "cut.odt": lambda: _half("letter.odt"),
    "cut.zip": lambda: _half("some.zip"),
    "table.pdf": lambda: b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R >>\nxref\n0 99\nstartxref\n7\n%%EOF",
    "locked.pdf": lambda: samples()["paper.pdf"].replace(
        b"trailer <<", b"trailer << /Encrypt << /Filter /Standard /V 9 /R 9 >>"
    ),
    "head.eml": lambda: b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: image/png\n\nAAAA",
    "no.mbox": lambda: b"no mailbox at all",
    "empty.rss": lambda: b'<rss version="2.0"><channel><title>x</title></channel></rss>',
    "laughs.rss": lambda: f"{_LAUGHS}<rss><channel><title>&a11;</title></channel></rss>".encode(),
}


def _files(home: Path) -> dict[str, bytes]:
    """Every file of the library's folder with its bytes."""
    data = home / "data"
    return {str(path.relative_to(data)): path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}


@pytest.fixture
def library(engine: object, tmp_path: Path, kutip_home: Path, capsys: Capture) -> Path:
    """The home of a Kutip with one article and a note on it."""
    del engine
    path = tmp_path / "jembatan.txt"
    path.write_text("Jembatan dibuka\n\n“Jembatan itu aman,” kata Ratna kepada wartawan.")
    assert main(["add", str(path), "--lang", "id"]) == 0
    assert main(["note", "1", "itu aman", "--text", "periksa"]) == 0
    assert main(["articles"]) == 0  # whatever a command that only reads does to the files is done
    capsys.readouterr()
    return kutip_home


@pytest.mark.parametrize("name", _BAD)
def test_bad_input_is_told_in_a_sentence_and_leaves_the_library_as_it_was(
    name: str, library: Path, tmp_path: Path, capsys: Capture
) -> None:
    before = _files(library)
    bad = tmp_path / name
    bad.write_bytes(_BAD[name]())
    for command in (["add", str(bad)], ["read", "--plain", str(bad)]):
        status = main(command)
        out, told = capsys.readouterr()
        assert status in (1, 2), (command, out)
        assert "Traceback" not in told
        assert "nforeseen" not in told
        assert name in told or command[0] == "read"
        assert len(told) < 600
    assert _files(library) == before


@pytest.mark.parametrize(
    ("name", "outlines"),
    [
        ("deep.opml", "<outline>" * 1000 + "</outline>" * 1000),
        ("none.opml", ""),
        ("laughs.opml", "&a11;"),
    ],
)
def test_a_bad_list_of_feeds_leaves_the_library_as_it_was(
    name: str, outlines: str, library: Path, tmp_path: Path, capsys: Capture
) -> None:
    before = _files(library)
    bad = tmp_path / name
    bad.write_text(f"{_LAUGHS}<opml version='2.0'><body>{outlines}</body></opml>")
    assert main(["feeds", "import", str(bad)]) in (0, 1)  # a list of none is no mistake
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "nforeseen" not in told
    assert _files(library) == before
