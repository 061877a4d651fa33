"""What is said while the bars of long work are drawn: it stays on the terminal."""

from __future__ import annotations

import io
import sys

import pyte
import pytest

from reader.cli import output
from reader.model import Progress


class _Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Standard error and output from now on: one terminal of 80 columns."""
    stream = _Terminal()
    for name, value in (("COLUMNS", "80"), ("LINES", "24"), ("TERM", "xterm-256color")):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(sys, "stdout", stream)
    return stream


def _shown(terminal: _Terminal) -> list[str]:
    """The lines of the terminal that are not empty."""
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed(terminal.getvalue().replace("\n", "\r\n"))
    return [line.rstrip() for line in screen.display if line.strip()]


def test_what_is_said_while_bars_are_drawn_is_not_wiped_out(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    long = "Sumber kedua: " + "tidak terbaca " * 6
    with output.meter(3) as progress:
        for number, sentence in enumerate(("Sumber pertama hilang.", long, "Sumber ketiga hilang."), 1):
            progress.begin(number, f"berita-{number}.txt")(Progress("analyse", 1, 2))
            progress.say(sentence)
        progress.begin(3, "berita-3.txt")
        with progress.paused():
            print("Satu baris.")
    assert _shown(terminal) == [
        "kutip: Sumber pertama hilang.",
        *(f"kutip: {long}"[at : at + 80].rstrip() for at in (0, 80)),
        "kutip: Sumber ketiga hilang.",
        "Satu baris.",
    ]


def test_where_there_is_no_terminal_only_the_sentences_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    with output.meter(2) as progress:
        progress.begin(1, "a.txt")(Progress("analyse", 1, 2))
        progress.say("Hilang.")
    assert capsys.readouterr() == ("", "kutip: Hilang.\n")
