"""`kutip codes`, codes of statements and notes on whole articles: everything that can be done without the screen."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main

Capture = pytest.CaptureFixture[str]

TEXT = "Harga gula naik\n\n“Gula cukup untuk setahun penuh,” kata dia kepada wartawan.\n"


@pytest.fixture
def kept(engine: object, tmp_path: Path, capsys: Capture) -> Path:
    """A library with one article of one statement; gives its file."""
    del engine
    path = tmp_path / "gula.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["read", "--plain", str(path), "--lang", "id", "--date", "2024-10-22"]) == 0
    capsys.readouterr()
    return path


def _codes(capsys: Capture) -> dict[str, dict[str, Any]]:
    capsys.readouterr()
    assert main(["codes", "--json"]) == 0
    return {card["code"]["name"]: card for card in map(json.loads, capsys.readouterr().out.splitlines())}


def test_a_statement_and_the_whole_article_are_coded(kept: Path, capsys: Capture) -> None:
    article = str(kept)
    assert main(["note", article, "--statement", "1", "--code", "claim", "--code", "#janji besar"]) == 0
    assert "codes: #claim #janji besar" in capsys.readouterr().out
    assert main(["note", article, "--whole", "--text", "one source", "--code", "source"]) == 0
    assert main(["note", article, "wartawan", "--code", "CLAIM"]) == 0
    counts = {name: (card["notes"], card["statements"]) for name, card in _codes(capsys).items()}
    assert counts == {"claim": (1, 1), "janji besar": (0, 1), "source": (1, 0)}
    assert main(["note", article]) == 0
    told = capsys.readouterr().out
    assert "passage: the whole article; note: one source; codes: #source" in told
    assert "passage: wartawan; codes: #claim" in told
    assert main(["read", "--plain", article]) == 0
    told = capsys.readouterr().out
    assert "Your note on the article: one source #source" in told
    assert "direct, #claim #janji besar: Gula cukup" in told
    assert main(["note", article, "--statement", "1", "--remove-code", "Claim"]) == 0
    assert "codes: #janji besar" in capsys.readouterr().out
    assert main(["statements", "--code", "JANJI BESAR", "--json"]) == 0
    (card,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert card["codes"] == ["janji besar"]


def test_codes_are_made_changed_and_taken_away(kept: Path, capsys: Capture) -> None:
    assert main(["note", str(kept), "--statement", "1", "--code", "claim"]) == 0
    assert main(["codes", "add", "stance", "--colour", "blue", "--digit", "2"]) == 0
    assert main(["codes", "set", "CLAIM", "--parent", "stance", "--description", "said to be so", "--digit", "1"]) == 0
    card = _codes(capsys)["claim"]
    assert card["code"] == {
        "name": "claim",
        "colour": "yellow",
        "description": "said to be so",
        "parent": "stance",
        "slot": 1,
    }
    assert card["depth"] == 1
    assert main(["codes", "--plain"]) == 0
    told = capsys.readouterr().out
    assert "code: claim; notes: 0; statements: 1; colour: yellow; digit: 1; below: stance; description: said" in told
    assert main(["codes", "set", "claim", "--parent", "", "--digit", "0"]) == 0
    assert main(["codes", "rename", "claim", "Assertion"]) == 0
    assert main(["codes", "merge", "assertion", "stance"]) == 0
    assert _codes(capsys)["stance"]["statements"] == 1
    assert main(["codes", "delete", "stance"]) == 0
    assert _codes(capsys) == {}
    assert main(["codes"]) == 0
    assert "no codes yet" in capsys.readouterr().err


def test_the_cross_table_is_csv_that_no_spreadsheet_runs(kept: Path, capsys: Capture) -> None:
    assert main(["note", str(kept), "--statement", "1", "--code", "=cmd()", "--code", 'a, "b"']) == 0
    capsys.readouterr()
    assert main(["codes", "table"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert rows == [["speaker", "'=cmd()", 'a, "b"', "total"], ["[b]Ratna[/b]", "1", "1", "2"]]
    assert main(["codes", "table", "--plain"]) == 0
    assert capsys.readouterr().out == 'who: [b]Ratna[/b]; =cmd(): 1; a, "b": 1\n'
    assert main(["codes", "table", "--json"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (first["code"], first["name"], first["statements"]) == ("=cmd()", "[b]Ratna[/b]", 1)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["codes", "rename", "claim"], 2, "takes two codes"),
        (["codes", "add"], 2, "takes one code"),
        (["codes", "list", "claim"], 2, "takes no code"),
        (["codes", "delete", "clam"], 1, "did you mean “claim”"),
        (["codes", "set", "claim", "--parent", "nothing"], 1, "no code “nothing”"),
        (["codes", "add", "\x1b[31m", "--parent", "\x1b]0;x\x07"], 1, "no code"),
        (["note", "1", "--statement", "9", "--code", "x"], 1, "9 is none of them"),
        (["note", "1", "--statement", "1"], 1, "give --code or --remove-code"),
        (["note", "1", "gula", "--whole"], 1, "not both"),
        (["note", "1", "--statement", "1", "--remove-code", "x"], 1, "does not bear “x”"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    kept: Path, capsys: Capture, arguments: list[str], status: int, words: str
) -> None:
    assert main(["codes", "add", "claim"]) == 0
    capsys.readouterr()
    assert main(arguments) == status
    told = capsys.readouterr().err
    assert words in told
    assert "\x1b" not in told
    assert main(["note", str(kept)]) == 0
