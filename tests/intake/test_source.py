"""Files and standard input: what opens, and one clear sentence for what does not."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.intake import is_url, read
from reader.intake import source as source_module


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("empty.txt", b"", "Nothing to read"),
        ("blank.txt", b" \n\t\n", "Nothing to read"),
        ("blank.md", b"\n", "Nothing to read"),
        ("scan.pdf", b"%PDF-1.4 x", "Damaged document"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "Not a text"),
        ("letter.docx", b"PK\x03\x04" + bytes(40), "Damaged document"),
        ("noise.bin", b"\x00\x01\x02\x03" * 100, "Not a text"),
        ("menu.html", b"<html><body><nav>Beranda</nav></body></html>", "No article in the page"),
        ("fake.epub", b"this is no book", "Damaged book"),
    ],
)
def test_what_is_no_article_is_one_clear_sentence(tmp_path: Path, name: str, data: bytes, title: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read(str(path))
    assert caught.value.title == title
    assert caught.value.message.endswith(".")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="File not found"):
        read(str(tmp_path / "no.txt"))
    with pytest.raises(SourceError, match="A folder, not a file"):
        read(str(tmp_path))
    with pytest.raises(SourceError, match="File not readable"):
        read("a\0b")
    with pytest.raises(SourceError, match="File not found") as caught:
        read("www.example.org/berita")
    assert "https://" in caught.value.message


def test_a_hostile_file_name_cannot_act_on_the_terminal() -> None:
    with pytest.raises(SourceError) as caught:
        read("no\x1b]0;x\x07\nfile\u202e.txt")
    assert not any(c in caught.value.message for c in "\x1b\x07\n\u202e")


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(SourceError, match="No permission"):
        read(str(path))


def test_files_and_standard_input_beyond_the_bound_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MAX_FILE", 10)
    path = tmp_path / "a.txt"
    path.write_text("a" * 11)
    with pytest.raises(SourceError, match="Too large"):
        read(str(path))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a" * 11)))
    with pytest.raises(SourceError, match="Too large"):
        read("-")


def test_standard_input_is_read_where_its_bytes_are_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Satu.\n\nDua.")))
    article = read("-")
    assert (article.source, article.text) == ("-", "Satu.\n\nDua.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no named pipes")
def test_a_pipe_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"Satu.",))
    writer.start()
    assert read(str(path)).text == "Satu."
    writer.join()


def test_a_file_address_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a b.txt"
    path.write_text("Satu.")
    article = read(path.as_uri())
    assert article.text == "Satu."


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("https://a.id/x", True),
        ("HTTP://a", True),
        ("ftp://a", True),
        ("C:\\a.txt", False),
        ("a:b", False),
        ("-", False),
    ],
)
def test_what_is_meant_as_an_address(source: str, answer: bool) -> None:
    assert is_url(source) is answer


def test_a_text_that_was_decoded_twice_is_opened_and_noise_is_not() -> None:
    twice = ("Kata ahli tafsir itu: " + "نص عربي ".encode().decode("latin-1") * 40).encode()
    assert "Kata ahli tafsir itu" in read("-", stdin=twice).text
    with pytest.raises(SourceError, match="binary"):
        read("-", stdin=b"header\x00\x01\x02\x03\x04\x05\x06\x07\x0e\x0f" * 40)
