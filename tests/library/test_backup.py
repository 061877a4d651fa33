"""Backup and restore: whole, checked, and never at the cost of what is there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.library.origins import origin_of
from reader.model import Span
from reader.model.text import without_password
from reader.storage.health import health
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


def test_a_library_with_codes_on_statements_is_sound_and_its_backup_can_be_restored(
    bench: Bench, tmp_path: Path
) -> None:
    opened = bench.analysed()
    for statement in ("s1", "s2", "s3"):  # more rows than faults that are told
        bench.library.codes.give(opened.article_id, statement, "janji")
        bench.library.codes.give(opened.article_id, statement, "klaim")
    cards = bench.library.codes.passages("janji")
    target = tmp_path / "b.sqlite3"
    bench.library.exchange.backup(target)
    assert health(bench.library.paths.library).faults == ()
    assert health(target).faults == ()
    bench.library.codes.delete("janji")
    bench.library.exchange.restore(target)
    assert bench.library.codes.passages("janji") == cards


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


def test_restores_within_one_second_keep_every_copy(bench: Bench, tmp_path: Path) -> None:
    opened = bench.analysed()
    bench.library.exchange.backup(tmp_path / "b.sqlite3")
    bench.library.notes.add(opened.article_id, Span(0, 8))
    first = bench.library.exchange.restore(tmp_path / "b.sqlite3")
    second = bench.library.exchange.restore(tmp_path / "b.sqlite3")
    assert first is not None
    assert second is not None
    assert first != second
    counts = []
    for path in (first, second):
        with sqlite3.connect(path) as copy:
            counts.append(copy.execute("SELECT count(*) FROM note").fetchone()[0])
        copy.close()
    assert counts == [1, 0]


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END",
        "CREATE VIEW v AS SELECT * FROM note",
    ],
)
def test_a_backup_that_would_act_by_itself_is_refused(bench: Bench, tmp_path: Path, sql: str) -> None:
    bench.analysed()
    target = tmp_path / "b.sqlite3"
    bench.library.exchange.backup(target)
    with sqlite3.connect(target) as copy:
        copy.execute(sql)
    copy.close()
    with pytest.raises(LibraryError, match="would act by itself"):
        bench.library.exchange.restore(target)


def test_an_empty_file_in_place_of_the_library_is_told(bench: Bench, tmp_path: Path) -> None:
    bench.analysed()
    paths = bench.library.paths
    bench.library.close()
    for path in paths.data.glob("library.sqlite3*"):
        path.unlink()
    paths.library.touch()
    with Library(paths, NoModels()) as fresh:
        assert fresh.trouble is None  # another Kutip may just be making it
    for path in paths.data.glob("library.sqlite3*"):
        path.unlink()
    paths.library.touch()
    os.utime(paths.library, (1, 1))
    with Library(paths, NoModels()) as lost:
        assert lost.trouble is not None
        assert "0 bytes" in lost.trouble.message
        lost.set_aside()
        assert lost.trouble is None


def spoilt(bench: Bench, target: Path, sql: str) -> None:
    """A backup that another program wrote into."""
    opened = bench.analysed()
    bench.library.notes.add(opened.article_id, Span(0, 8), text="asli", tags=("sungai",))
    bench.library.exchange.backup(target)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        for (trigger,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            copy.execute(f"DROP TRIGGER {trigger}")  # who writes what no Kutip would is not held up by them
        assert copy.execute(sql).rowcount == 1


def test_what_counts_in_a_library_is_there_again_after_a_backup_without_it(bench: Bench, tmp_path: Path) -> None:
    spoilt(bench, tmp_path / "b.sqlite3", "UPDATE note SET tags = '[\"lain\"]'")
    bench.library.exchange.restore(tmp_path / "b.sqlite3")
    assert bench.library.notes.tags() == (("lain", 1),)
    bench.library.notes.add(1, Span(0, 8), tags=("lain",))
    assert bench.library.notes.tags() == (("lain", 2),)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE note SET text = 'a' || char(27) || '[2Jb'",
        "UPDATE note SET tags = json_array('a' || char(27) || 'b')",
        "UPDATE note SET tags = '[\"a\\u001bb\"]'",
        "UPDATE version SET head = json_set(head, '$.title', 'a' || char(0x202e) || 'b')",
        "UPDATE article SET title = 'a' || char(27) || 'b'",
    ],
)
def test_words_of_a_backup_that_act_are_cleaned(bench: Bench, tmp_path: Path, sql: str) -> None:
    spoilt(bench, tmp_path / "b.sqlite3", sql)
    bench.library.exchange.restore(tmp_path / "b.sqlite3")
    (card,) = bench.library.articles.all()
    opened = bench.library.articles.open_stored(card.id)
    (note,) = opened.notes
    words = [card.name, note.text, *note.tags, opened.article.title]
    assert not any("\x1b" in str(one) or "\u202e" in str(one) for one in words)
    assert any("\ufffd" in str(one) for one in words)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE note SET created = 'kemarin'",
        "UPDATE note SET tags = 'no list'",
        "UPDATE version SET head = '[]'",
        "UPDATE version SET text = text || char(27)",
        "UPDATE version SET text = text || 'yang lain'",
        "UPDATE article SET opened = 'x'",
        "UPDATE note SET colour = 'merah'",
        "UPDATE code SET colour = ''",
        "UPDATE note SET text = CAST(x'61ff' AS TEXT)",
    ],
)
def test_a_backup_that_the_library_could_not_read_is_refused(bench: Bench, tmp_path: Path, sql: str) -> None:
    spoilt(bench, tmp_path / "b.sqlite3", sql)
    with pytest.raises(LibraryError, match="what no Kutip writes"):
        bench.library.exchange.restore(tmp_path / "b.sqlite3")
    assert [note.text for note in bench.library.notes.of_article(1)] == ["asli"]


def test_a_backup_whose_tables_are_described_by_no_text_is_refused(bench: Bench, tmp_path: Path) -> None:
    backup = tmp_path / "b.sqlite3"
    spoilt(bench, backup, "UPDATE note SET text = 'b'")
    data = backup.read_bytes()
    assert b"colour TEXT NOT NULL" in data
    backup.write_bytes(data.replace(b"colour TEXT NOT NULL", b"colour TE\xffT NOT NULL", 1))
    with pytest.raises(LibraryError, match="what no Kutip writes"):
        bench.library.exchange.restore(backup)


def test_what_is_restored_into_an_empty_home_is_written_ahead(bench: Bench, tmp_path: Path) -> None:
    bench.analysed()
    bench.library.exchange.backup(tmp_path / "b.sqlite3")
    paths = paths_in(tmp_path / "new")
    with Library(paths, NoModels()) as library:
        library.session.close_database()
        paths.library.unlink()
        library.exchange.restore(tmp_path / "b.sqlite3")
    with closing(sqlite3.connect(paths.library)) as restored:
        assert restored.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


class Killed(BaseException):
    """Stands for the end of the program."""


@pytest.mark.parametrize("step", range(6))
def test_ended_while_a_library_is_set_aside_what_was_written_last_is_there(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    opened = bench.analysed()
    paths = bench.library.paths
    steps = iter(range(99))

    def ended_at(step_of: Callable[..., None]) -> Callable[..., None]:
        def counted(*arguments: object, **named: object) -> None:
            if next(steps) == step:
                raise Killed
            step_of(*arguments, **named)

        return counted

    with closing(sqlite3.connect(paths.library)) as other:  # so that the write-ahead file stays
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM note").fetchone()
        bench.library.notes.add(opened.article_id, Span(0, 8), text="paling akhir")
        with monkeypatch.context() as ending:
            ending.setattr("os.link", ended_at(os.link))
            ending.setattr(Path, "unlink", ended_at(Path.unlink))
            with pytest.raises(Killed):
                bench.library.set_aside()
    found = []
    for path in sorted(paths.data.glob("library*.sqlite3")):
        with closing(sqlite3.connect(path)) as library:
            if library.execute("SELECT 1 FROM sqlite_schema WHERE name = 'note'").fetchone():
                found += library.execute("SELECT text FROM note").fetchall()
    assert ("paling akhir",) in found


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://ratna:rahasia@contoh.id/a?b=c@d", "https://contoh.id/a?b=c@d"),
        ("http://token@contoh.id:8080/", "http://contoh.id:8080/"),
        ("https://contoh.id/@ratna/1", "https://contoh.id/@ratna/1"),
        ("https://a:b@c:d@contoh.id", "https://contoh.id"),
        ("ratna@contoh.id", "ratna@contoh.id"),
    ],
)
def test_a_password_in_an_address_is_not_kept(address: str, kept: str) -> None:
    assert without_password(address) == kept
    if "://" in address:
        origin = origin_of(address, "")
        assert origin.shown == kept
        assert "rahasia" not in origin.key
