"""A library that cannot be used: told of with what to do, and set aside only when the reader says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from reader.paths import user_paths

BROKEN = b"no library, but something that the reader may want to keep " * 50


@pytest.fixture
def broken() -> Path:
    """The place of a library that is none."""
    library = user_paths().library
    library.parent.mkdir(parents=True)
    library.write_bytes(BROKEN)
    return library


def test_the_sentence_names_the_command(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["articles"]) == 1
    assert "kutip restore --empty" in capsys.readouterr().err
    assert broken.read_bytes() == BROKEN


def test_restore_empty_keeps_the_file_under_another_name(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", "--empty"]) == 0
    (aside,) = broken.parent.glob("library.set-aside-*")
    assert aside.read_bytes() == BROKEN
    assert str(aside) in capsys.readouterr().err.replace("\n", "")
    assert main(["articles"]) == 0


def test_restore_needs_to_know_what(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["restore"])
    assert left.value.code == 2
    assert "required" in capsys.readouterr().err
