"""The manual page and the completions are made from the parsers, and leave nothing out."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from reader.cli import main
from reader.cli.commands import COMMANDS
from reader.cli.commands.completion import SHELLS
from reader.cli.manual import man_page, manual


def _options() -> set[str]:
    """Every long option of every command."""
    parsers = (manual().whole, *manual().commands.values())
    return {name for parser in parsers for name in parser._option_string_actions if name.startswith("--")}


def test_the_manual_page_tells_every_command_and_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["man"]) == 0
    page = capsys.readouterr().out
    told = page.replace("\\-", "-")
    assert re.findall(r"^\.SS kutip (\S+)$", told, re.MULTILINE) == list(COMMANDS)
    assert {option for option in _options() if option not in told} == set()
    assert "None" not in told
    assert "==SUPPRESS==" not in told


def test_no_line_of_the_manual_page_is_an_order_to_roff_by_chance() -> None:
    orders = {line.split()[0] for line in man_page().splitlines() if line.startswith((".", "'"))}
    assert orders <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".br", ".nf", ".fi"}


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff on this machine")
def test_groff_has_nothing_against_the_manual_page() -> None:
    ran = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-z"], input=man_page().encode(), capture_output=True, check=True
    )
    assert ran.stderr == b""


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert [name for name in COMMANDS if not re.search(rf"\b{name}\b", script)] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [(["artic"], "articles"), (["export", "--form"], "--format"), (["export", "--format", "mark"], "markdown")],
)
def test_bash_completes_what_is_typed(typed: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    script = capsys.readouterr().out
    words = " ".join(f"'{word}'" for word in ["kutip", *typed])
    script += f'\nCOMP_WORDS=({words}); COMP_CWORD={len(typed)}; _shtab_kutip; echo "${{COMPREPLY[@]}}"\n'
    ran = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [expected]
