"""Nothing that an article says acts on the terminal: the bytes of every command that prints foreign words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.cli import main
from reader.library import Library
from reader.model import Span
from reader.paths import user_paths
from reader.settings import Settings

HOSTILE = "\x1b]52;c;ZXZpbA==\x1b\\ \x9b31m \x1b[2J \u202e\u2066 \x07 [bold]x[/] [@click=app.bell]y[/] [/"
ACTING = re.compile("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\x1b(?!\\[[\\d;]*m)")
"""Controls, direction overrides, and escape sequences other than those that set a colour."""


@pytest.fixture
def article(engine: object, tmp_path: Path) -> Path:
    """An article in the library whose every part is hostile: its text, title, author, and a note's own words."""
    del engine
    path = tmp_path / "jahat.md"
    path.write_text(f"---\nauthor: {HOSTILE}\n---\n# Judul {HOSTILE}\n\n“Satu {HOSTILE}” kata dia dan mereka itu.\n")
    main(["read", "--plain", str(path), "--lang", "id"])
    with Library(user_paths(), Settings()) as library:
        library.notes.add(1, Span(0, 5), text=f"catatan {HOSTILE}", tags=(f"tag{HOSTILE}",))
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["read", "--plain", "jahat.md"],
        ["analyze", "jahat.md"],
        ["analyze", "jahat.md", "--format", "json"],
        ["analyze", "jahat.md", "--format", "table"],
        ["analyze", HOSTILE, "--format", "table"],
        ["articles"],
        ["articles", "--format", "jsonl"],
        ["search", "satu"],
        ["search", "catatan", "--format", "jsonl"],
        ["search", HOSTILE],
        ["actors"],
        ["statements"],
        ["statements", "--actor", HOSTILE],
        ["diff", HOSTILE],
        ["export", "1"],
        ["export", "1", "--format", "csv-notes"],
        ["export", "1", "--format", "html"],
        ["import", HOSTILE],
        ["restore", HOSTILE],
        [HOSTILE],
    ],
)
def test_no_byte_acts_on_the_terminal(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(article.parent)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr("reader.cli.commands.export.is_terminal", lambda _: True)  # into a pipe an export goes as it is
    capsys.readouterr()
    main(command)
    said = capsys.readouterr()
    assert said.out + said.err
    assert ACTING.search(said.out) is None
    assert ACTING.search(said.err) is None
