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
    monkeypatch.setattr(logs, "MAX_SIZE", 10)
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
