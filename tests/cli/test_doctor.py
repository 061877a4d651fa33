"""`kutip doctor` tells what is wrong, what to do, and nothing of what the reader reads or wrote."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.library import Library
from reader.model import Span
from reader.paths import user_paths
from tests.sample_library import NoModels

if sys.platform == "win32":
    pytest.skip("the rights of these tests are POSIX", allow_module_level=True)


def told(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit status and what was printed."""
    status = main(["doctor"])
    return status, capsys.readouterr().out


@pytest.fixture
def with_note(tmp_path: Path) -> Path:
    """A library with one article and one note; gives its file."""
    source = tmp_path / "rahasia.txt"
    source.write_text("Judul rahasia\n\nSatu dua tiga.", encoding="utf-8")
    paths = user_paths()
    with Library(paths, NoModels()) as library:
        opened = library.articles.open(str(source))
        library.notes.add(opened.article_id, Span(0, 5), text="catatan rahasia")
    return paths.library


def test_a_healthy_machine_has_nothing_to_be_done(capsys: pytest.CaptureFixture[str], with_note: Path) -> None:
    status, out = told(capsys)
    assert (status, "!" in out, "->" in out) == (0, False, False)
    assert "1 articles, 1 notes" in out
    for what in ("Kutip ", "SQLite ", "id: ", "can be written"):
        assert what in out


def test_nothing_of_what_is_read_or_written_is_told(capsys: pytest.CaptureFixture[str], with_note: Path) -> None:
    assert "rahasia" not in told(capsys)[1].lower()


def test_what_others_may_read_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str], with_note: Path) -> None:
    with_note.chmod(0o644)
    status, out = told(capsys)
    assert status == 1
    assert f"-> chmod go= {with_note}" in out


@pytest.mark.parametrize("damage", ["zeroes", "empty", "newer", "lost"])
def test_a_damaged_library_is_told(capsys: pytest.CaptureFixture[str], with_note: Path, damage: str) -> None:
    if damage == "zeroes":
        data = bytearray(with_note.read_bytes())
        data[4096:20480] = bytes(16384)
        with_note.write_bytes(data)
    elif damage == "empty":
        os.truncate(with_note, 0)
    else:
        with sqlite3.connect(with_note) as file:
            file.execute("PRAGMA user_version=9999" if damage == "newer" else "DELETE FROM article")
        file.close()
    status, out = told(capsys)
    assert status == 1
    assert "! library" in out


def test_settings_that_cannot_be_used_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    settings = user_paths().settings
    settings.parent.mkdir(parents=True)
    settings.write_text("colour = 1\n", encoding="utf-8")
    status, out = told(capsys)
    assert status == 1
    assert "there is no setting “colour”" in out


def test_a_folder_that_is_a_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    paths = user_paths()
    paths.data.parent.mkdir(parents=True)
    paths.data.write_text("", encoding="utf-8")
    status, out = told(capsys)
    assert status == 1
    assert f"{paths.data} is no folder" in out
