"""What the screen asks of other programs: clipboard, browser, looking words up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.tui import programs


def test_the_users_command_gets_the_words_in_place_or_on_its_input() -> None:
    echo = f"{sys.executable} -c 'import sys; print(sys.argv[1:] or sys.stdin.read())'"
    assert programs.look_up(echo + " {}", "dua kata") == "['dua kata']"
    assert programs.look_up(echo, "dua kata") == "dua kata"


@pytest.mark.parametrize("command", ["no-such-program {}", "false", "sh -c 'exit 3'", "echo 'open"])
def test_a_command_that_fails_is_one_sentence(command: str) -> None:
    with pytest.raises(ReaderError) as caught:
        programs.look_up(command, "kata")
    assert caught.value.message.endswith(".")


def made_programs(folder: Path, *names: str) -> dict[str, str]:
    """An environment whose PATH leads to these programs alone."""
    for name in names:
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder)}


def test_the_clipboards_program_is_one_that_is_there(tmp_path: Path) -> None:
    there = made_programs(tmp_path, "xclip", "wl-copy")
    assert programs.clipboard_command(there) is None
    xclip = [str(tmp_path / "xclip"), "-selection", "clipboard"]
    assert programs.clipboard_command({"DISPLAY": ":0", **there}) == xclip
    assert programs.clipboard_command({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", **there}) == [str(tmp_path / "wl-copy")]


def test_without_a_screen_no_browser_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reader.tui.programs.sys.platform", "linux")
    there = made_programs(tmp_path, "xdg-open", "lynx")
    assert programs.link_command("", there) is None
    assert programs.link_command("", {"DISPLAY": ":0", **there}) == [str(tmp_path / "xdg-open")]
    assert programs.link_command("lynx -dump", there) == [str(tmp_path / "lynx"), "-dump"]


def test_words_of_an_article_are_no_option_of_the_program_that_looks_them_up() -> None:
    echo = f"{sys.executable} -c 'import sys; print(sys.argv[1:])' {{}}"
    assert programs.look_up(echo, "--pager=sh kata") == "['pager=sh kata']"
    assert programs.look_up(echo, " /etc/passwd") == "['etc/passwd']"
