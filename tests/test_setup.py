"""What a contributor meets first: `make help`, the checks before a commit, the Pythons that are named."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from reader.cli.commands.read import source_arguments
from reader.cli.parsing import parser_for
from reader.paths import sample_article
from reader.tui import SAMPLE

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _targets() -> set[str]:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    return set(phony.split())


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_help_lists_every_target() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\w+) +\S", shown, re.MULTILINE)) == _targets()


def test_make_run_tells_of_the_sample_what_the_first_run_knows() -> None:
    (told,) = re.findall(r"^SOURCE \?= (.*)$", MAKEFILE, re.MULTILINE)
    parser = parser_for(None)
    source_arguments(parser)
    options = parser.parse_args(shlex.split(told))
    assert (options.title, options.date) == (SAMPLE.title, SAMPLE.published)
    assert ROOT / options.source == sample_article()


def test_every_check_before_a_commit_is_one_of_make() -> None:
    asked = set(re.findall(r"entry: make (\w+)", HOOKS))
    assert asked == {"lint", "types", "contracts"}
    assert asked <= _targets()


@pytest.mark.parametrize(
    ("message", "refused"),
    [
        ("x" * 71 + "\n\nA body.\n", False),
        ("x" * 72 + "\n", True),
        ("Short\n\n" + "a body may be longer than its subject " * 4, False),
    ],
)
def test_a_long_subject_is_refused(message: str, refused: bool) -> None:
    (pattern,) = re.findall(r"entry: '(\\A.*)'", HOOKS)
    assert bool(re.search(pattern, message, re.MULTILINE | re.DOTALL)) is refused


def test_the_pythons_that_are_named_are_those_that_are_allowed() -> None:
    named = re.findall(r"Python :: 3\.(\d+)", "\n".join(PROJECT["classifiers"]))
    least, bound = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", PROJECT["requires-python"]).groups()  # type: ignore[union-attr]  # a miss fails
    assert list(map(int, named)) == list(range(int(least), int(bound)))


def test_textual_has_an_upper_bound() -> None:
    (textual,) = (one for one in PROJECT["dependencies"] if one.startswith("textual"))
    assert re.search(r"<\d+", textual)
