"""The command line: what it accepts, how it refuses, how it leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.commands import COMMANDS
from reader.errors import SettingsError


def _status(arguments: list[str]) -> int:
    """The exit status, whether the parser leaves or main returns."""
    try:
        return main(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--bogus"], "unrecognized arguments: --bogus"),
        (["analyze"], "required: FILE"),
        (["analyze", "--format", "xml", "a"], "xml"),
        (["analyze", "--date", "2024-13-01", "a"], "“2024-13-01” is no day, write it like 2024-10-21"),
        (["analyze", "--lang", "indonesia", "a"], "“indonesia” is no language code"),
        (["analyse"], "did you mean `kutip analyze`?"),
        (["analise"], "did you mean `kutip analyze`?"),
        (["path"], "did you mean `kutip paths`?"),
        (["serch", "jembatan"], "did you mean `kutip search`?"),
        (["jembatan", "muara"], "there is neither a file nor a command “jembatan”; `kutip --help`"),
        (["read"], "required: SOURCE"),
        (["analyze", "--date", "\x1b[31m", "a"], "\ufffd[31m"),  # what is quoted back is cleaned
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert _status(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.startswith("kutip: ")
    assert said.err.count("\n") == 1


def test_a_file_that_is_named_like_a_command_opens_by_its_path(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("paths").write_text("Harga beras turun, kata dia dan mereka.")
    assert main(["paths"]) == 0
    assert "library" in capsys.readouterr().out
    assert main(["read", "--plain", "./paths", "--lang", "xx"]) == 0
    assert "1. Harga beras turun" in capsys.readouterr().out


def test_a_missing_source_is_one_sentence_and_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no/such.txt"]) == 1
    assert capsys.readouterr().err == "kutip: File not found: There is no file “no/such.txt”; check the path.\n"


@pytest.mark.parametrize("source", ["kata " * 1_000, "9" * 5_000, "#" + "9" * 5_000, "x" * 5_000])
def test_what_can_be_the_name_of_no_file_is_one_sentence(capsys: pytest.CaptureFixture[str], source: str) -> None:
    """Somebody gives the text itself in place of a file."""
    assert main([source]) == 1
    told = capsys.readouterr().err
    assert told.startswith("kutip: File not")
    assert "check the path" in told


def test_without_source_and_without_terminal_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert _status([]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_broken_settings_are_one_sentence(capsys: pytest.CaptureFixture[str], kutip_home: Path) -> None:
    (kutip_home / "config").mkdir(parents=True)
    (kutip_home / "config" / "settings.toml").write_text("theme = 3\n")
    assert main(["analyze", "a.txt"]) == 1
    assert "settings.toml" in capsys.readouterr().err


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        assert _status([name, "--help"]) == 0
        assert f"kutip {name}" in capsys.readouterr().out
    assert _status(["--help"]) == 0
    listing = capsys.readouterr().out
    assert all(f"\n  {name} " in listing for name in COMMANDS)


def test_paths_prints_where_everything_lies(capsys: pytest.CaptureFixture[str], kutip_home: Path) -> None:
    assert main(["paths"]) == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert set(lines) == {"settings", "library", "cache", "log", "models", "samples"}
    assert Path(lines["library"]).is_relative_to(kutip_home.resolve())
    assert not kutip_home.exists()  # looking makes nothing


def test_an_interrupt_leaves_quietly_with_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.cli.commands.paths.run", interrupt)
    assert main(["paths"]) == 130
    assert capsys.readouterr().err == ""


def test_what_nobody_foresaw_is_one_sentence_and_its_cause_is_in_the_log(kutip_home: Path) -> None:
    code = """
import sys
from reader.cli import main
from reader.cli.commands import paths

paths.run = lambda options: 1 // 0
print("begun")
sys.exit(main(["paths"]))
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "begun\n")
    assert done.stderr.startswith("kutip: Unforeseen error: ")
    assert done.stderr.count("\n") == 1
    assert "builtins.ZeroDivisionError" in (kutip_home / "log" / "kutip.log").read_text()


def test_an_error_of_ours_is_its_title_and_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise SettingsError("Unknown setting", "settings.toml has \x07no such key.")

    monkeypatch.setattr("reader.cli.commands.paths.run", fail)
    assert main(["paths"]) == 1
    assert capsys.readouterr().err == "kutip: Unknown setting: settings.toml has \ufffdno such key.\n"


@pytest.mark.skipif(os.name == "nt", reason="the shell of the test is a POSIX one")
def test_a_reader_of_the_output_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -m reader paths; echo "left with $?" >&2'
    ran = subprocess.run(
        ["sh", "-c", f"({command}) | true"], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert ran.stderr in {"left with 141\n", "left with 0\n"}  # 0 where the lines were gone before the pipe closed


def test_help_of_a_command_is_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        assert _status([name, "--help"]) == 0
        own = capsys.readouterr().out
        assert main(["help", name]) == 0
        assert capsys.readouterr().out == own
    assert _status(["--help"]) == 0
    own = capsys.readouterr().out
    assert main(["help"]) == 0
    assert capsys.readouterr().out == own
    assert _status(["help", "bogus"]) == 2


def test_the_version_has_a_short_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert _status(["-V"]) == 0
    assert capsys.readouterr().out.startswith("kutip ")


def test_keys_are_told_as_the_settings_change_them(capsys: pytest.CaptureFixture[str], kutip_home: Path) -> None:
    (kutip_home / "config").mkdir(parents=True)
    (kutip_home / "config" / "settings.toml").write_text('language = "en"\n[keys]\nundo = "f12"\n')
    assert main(["keys", "--plain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("id: undo; keys: F12; action: ") for line in lines), lines[:5]
