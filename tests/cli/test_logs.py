"""The log file: made when it is needed, bounded, and never across the screen."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import logs


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Take the handlers away again that a test gives to the program's logger."""
    logger = logging.getLogger("reader")
    handlers = list(logger.handlers)
    yield
    for handler in set(logger.handlers) - set(handlers):
        logger.removeHandler(handler)
        handler.close()


def test_a_warning_makes_the_file_and_nothing_reaches_the_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log" / "kutip.log"
    logs.keep_log(path)
    logs.keep_log(path)
    logging.getLogger("reader.library").info("not worth a line")
    assert not path.exists()
    logging.getLogger("reader.library").warning("the library is %s", "slow")
    assert path.read_text().count("reader.library WARNING the library is slow\n") == 1
    assert capsys.readouterr().err == ""


def test_a_log_that_has_grown_large_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 10)
    path = tmp_path / "kutip.log"
    path.write_text("the old lines")
    logs.keep_log(path)
    logging.getLogger("reader").error("new")
    assert path.read_text().endswith("reader ERROR new\n")
    assert (tmp_path / "kutip.log.1").read_text() == "the old lines"


def test_a_log_that_cannot_be_written_troubles_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    logs.keep_log(tmp_path / "log" / "kutip.log")
    logging.getLogger("reader").error("lost")
    assert capsys.readouterr().err == ""


def test_the_log_is_its_owner_s_and_holds_no_control_characters_and_no_words_of_exceptions(tmp_path: Path) -> None:
    path = tmp_path / "log" / "kutip.log"
    logs.keep_log(path)
    try:
        int("the reader's own words")
    except ValueError:
        logging.getLogger("reader").exception("type \x1b]0;x\x07 of %s", "\u202epage")
    written = path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert "type \ufffd]0;x\ufffd of \ufffdpage" in written
    assert "builtins.ValueError" in written
    assert "test_logs.py" in written
    assert "own words" not in written


def test_of_older_logs_three_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 1)
    path = tmp_path / "kutip.log"
    for number in range(6):
        path.write_text(f"log {number}")
        logs.begin_anew_if_large(path)
    kept = {one.name: one.read_text() for one in tmp_path.iterdir()}
    assert kept == {"kutip.log.1": "log 5", "kutip.log.2": "log 4", "kutip.log.3": "log 3"}
