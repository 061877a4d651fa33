"""Backup and restore: whole, checked, and never at the cost of what is there."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.model import Span
from tests.sample_library import Bench, NoModels, paths_in


def test_a_backup_is_one_file_with_everything(bench: Bench, tmp_path: Path) -> None:
    opened = bench.analysed()
    bench.library.notes.add(opened.article_id, Span(0, 8))
    target = tmp_path / "backups" / "b.sqlite3"
    bench.library.exchange.backup(target)
    assert [path.name for path in target.parent.iterdir()] == ["b.sqlite3"]
    with sqlite3.connect(target) as copy:
        assert copy.execute("SELECT count(*) FROM note").fetchone()[0] == 1
        assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    copy.close()
    bench.library.exchange.backup(target)  # over an older one


def test_a_backup_replaces_no_other_file(bench: Bench, tmp_path: Path) -> None:
    mine = tmp_path / "notes.md"
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(LibraryError, match=r"notes\.md is there and no backup"):
        bench.library.exchange.backup(mine)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_restoring_brings_back_what_was_and_keeps_what_is(bench: Bench, tmp_path: Path) -> None:
    opened = bench.analysed()
    note = bench.library.notes.add(opened.article_id, Span(0, 8))
    target = tmp_path / "b.sqlite3"
    bench.library.exchange.backup(target)
    data = target.read_bytes()
    bench.library.notes.delete(note.id)
    later = bench.library.notes.add(opened.article_id, Span(9, 12))
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        before = bench.library.exchange.restore(target)
        assert [n.id for n in bench.library.notes.of_article(opened.article_id)] == [note.id]
        assert [n.id for n in other.notes.of_article(opened.article_id)] == [note.id]  # the other window sees it too
    assert bench.library.history.can_undo is None
    assert target.read_bytes() == data
    assert before is not None
    bench.library.exchange.restore(before)
    assert [n.id for n in bench.library.notes.of_article(opened.article_id)] == [later.id]
    with sqlite3.connect(bench.library.paths.library) as library:
        assert library.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    library.close()


def test_restoring_into_an_empty_home_and_over_a_damaged_library(bench: Bench, tmp_path: Path) -> None:
    opened = bench.analysed()
    bench.library.exchange.backup(tmp_path / "b.sqlite3")
    paths = paths_in(tmp_path / "new")
    paths.data.mkdir(parents=True)
    paths.library.write_bytes(b"damaged beyond use" * 99)
    with Library(paths, NoModels(), clock=bench.clock, analyser=bench.worker) as library:
        assert library.trouble is not None
        aside = library.exchange.restore(tmp_path / "b.sqlite3")
        assert aside is not None
        assert aside.read_bytes() == b"damaged beyond use" * 99
        assert [card.id for card in library.articles.all()] == [opened.article_id]


def test_a_file_that_is_no_backup_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    opened = bench.open()
    (tmp_path / "words.txt").write_text("only words " * 500)
    with sqlite3.connect(tmp_path / "other.sqlite3") as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    bench.library.exchange.backup(tmp_path / "new.sqlite3")
    with sqlite3.connect(tmp_path / "new.sqlite3") as newer:
        newer.execute("PRAGMA user_version=99")
    newer.close()
    bench.library.exchange.backup(tmp_path / "cut.sqlite3")
    os.truncate(tmp_path / "cut.sqlite3", 8192)
    for name in ("words.txt", "other.sqlite3", "new.sqlite3", "cut.sqlite3", "missing.sqlite3"):
        with pytest.raises(LibraryError, match=r"[Bb]ackup|no file"):
            bench.library.exchange.restore(tmp_path / name)
        assert [card.id for card in bench.library.articles.all()] == [opened.article_id]


def test_a_backup_that_cannot_be_written_is_told_of(bench: Bench, tmp_path: Path) -> None:
    bench.open()
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="cannot be written"):
        bench.library.exchange.backup(tmp_path / "file" / "b.sqlite3")
    with pytest.raises(LibraryError, match="the library itself"):
        bench.library.exchange.backup(bench.library.paths.library)
