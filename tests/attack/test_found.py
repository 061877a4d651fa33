"""What the attacks found, each as small as it can be, on the commands."""

from __future__ import annotations

import io
import json
import lzma
import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.attack.commands import checked, living_in, said

TEXT = "Jembatan dibuka\n\n“Jembatan ini aman,” kata Ratna Puspa, Senin.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems hold neither controls nor stray bytes")
@pytest.mark.parametrize("form", ["markdown", "json", "w3c", "csl-json", "hypothesis", "html", "csv-notes"])
def test_a_control_in_a_files_name_is_in_no_export(tmp_path: Path, form: str) -> None:
    with living_in(tmp_path):
        (tmp_path / "\x1b]0;judul\x07\u2066.txt").write_text("sepatah kata saja, tanpa judul.\n" * 9)
        assert said(["add", str(tmp_path), "--lang", "id"])[0] == 0
        assert said(["note", "1", "sepatah", "--nth", "1", "--text", "x"])[0] == 0
        checked(["export", "--format", form])
        checked(["articles"])


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems hold no stray bytes")
def test_a_table_whose_name_is_no_utf8_is_brought_in(tmp_path: Path) -> None:
    with living_in(tmp_path):
        Path(os.fsdecode(b"\xff.jsonl")).write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
        assert said(["add", os.fsdecode(b"\xff.jsonl"), "--lang", "id"])[0] == 0
        assert b"\\xff.jsonl#1" in said(["articles", "--format", "jsonl"])[1].replace(b"\\\\", b"\\")


def _zip(damage: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_LZMA) as archive:
        for name in ("META-INF/container.xml", "word/document.xml", "content.xml", "project.qde", "a.txt"):
            archive.writestr(name, TEXT * 40)
    data = bytearray(into.getvalue())
    at = data.index(b"META-INF/container.xml") + len("META-INF/container.xml")
    while at > 0:
        data[at + 4 : at + 4 + len(damage)] = damage
        at = data.find(b"PK\3\4", at)
        at = at + 30 + int.from_bytes(data[at + 26 : at + 28], "little") if at > 0 else 0
    return bytes(data)


_RECORD = b"WARC/1.0\r\nWARC-Type: response\r\n"

DAMAGED = {
    "a mailbox without mails": ("a.mbox", b"no mail begins here\n"),
    "a mail of no day": ("a.eml", b"Content-Type: text/plain\nDate: Mon, 1 Jan 2024 99:00:00 +0000\n\nkata\n"),
    "a record of no length": ("a.warc", _RECORD + b"WARC-Target-URI: http://a.id/\r\n\r\nHTTP/1.1 200 OK\r\n\r\na"),
    "a record without an address": ("a.warc", _RECORD + b"Content-Length: 9\r\n\r\nHTTP/1.1 "),
    **{f"packed {end}": (f"a.{end}", _zip(b"\xff" * 9)) for end in ("epub", "docx", "odt", "zip", "qdpx")},
}  # fmt: skip


def test_words_that_are_no_text_are_a_sentence(tmp_path: Path) -> None:
    with living_in(tmp_path):
        for words in (["codes", "rename", "\udced\udca0", "x"], ["search", "\udced"], ["actors", "\udced"]):
            checked(words)


@pytest.mark.skipif(find_spec("warcio") is None, reason="WARC files need warcio")
def test_what_a_library_logs_is_not_on_the_terminal(tmp_path: Path) -> None:
    head = _RECORD + b"WARC-Target-URI: http://a.id/\xc2\x9b31m x\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(head)
    for command in ("analyze", "add"):
        done = subprocess.run(
            [sys.executable, "-m", "reader", command, str(tmp_path / "a.warc")],
            capture_output=True, check=False, env={**os.environ, "KUTIP_HOME": str(tmp_path / "home")},
        )  # fmt: skip
        assert b"Replacing" not in done.stderr
        assert b"\xc2\x9b" not in done.stderr


@pytest.mark.parametrize("damage", DAMAGED)
def test_damage_is_a_sentence(tmp_path: Path, damage: str) -> None:
    name, data = DAMAGED[damage]
    with living_in(tmp_path):
        (tmp_path / name).write_bytes(data)
        for words in (["read", "--plain", name], ["add", name], ["analyze", name], ["import", name]):
            checked(words)


def test_the_damage_is_one_that_the_packing_itself_tells() -> None:
    with zipfile.ZipFile(io.BytesIO(_zip(b"\xff" * 9))) as archive, pytest.raises(lzma.LZMAError):
        archive.read("content.xml")
