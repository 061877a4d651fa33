"""The README says what is so: its keys are the program's, its commands exist, its pictures are there."""

from __future__ import annotations

import re

from reader.cli.commands import COMMANDS
from reader.tui.keymap.keys import Scope
from tests.readme import ELSEWHERE, READING, README, with_keys

TEXT = README.read_text(encoding="utf-8")


def test_the_list_of_keys_is_the_programs_own() -> None:
    assert with_keys(TEXT) == TEXT, "run `make readme`"


def test_no_place_of_keys_is_forgotten() -> None:
    assert {*READING, *ELSEWHERE} == set(Scope)


def test_every_command_is_told_of_and_no_other() -> None:
    told = set(re.findall(r"^kutip ([a-z]+)(?![\w.:])", TEXT, re.MULTILINE))
    assert told == set(COMMANDS)


def test_every_picture_and_file_that_it_names_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)|src=\"([^\":]+)\"", TEXT):
        assert (README.parent / "".join(target)).exists(), target
