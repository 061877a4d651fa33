"""What the screen can do with notes, corrections, articles and feeds, as commands in a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The number of an article of the library with one statement by [b]Ratna[/b]."""
    source = tmp_path / "a.txt"
    source.write_text("Harga beras\n\n“Stok cukup,” kata Ratna. Budi menyebut harga naik di pasar.\n")
    assert main(["add", str(source), "--lang", "id"]) == 0
    capsys.readouterr()
    return "1"


def _out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def _note(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The id of a note that is written."""
    return _out(capsys, "note", *arguments).strip()


def test_notes_of_all_articles_are_listed_by_code_and_colour(
    kept: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "b.txt"
    other.write_text("Gula\n\nGula langka.\n")
    assert main(["add", str(other), "--lang", "id"]) == 0
    _note(capsys, kept, "harga naik", "--text", "one", "--code", "check", "--colour", "blue")
    _note(capsys, "2", "Gula langka", "--text", "two", "--code", "check", "--code", "late", "--colour", "pink")
    assert [line.partition(";")[0] for line in _out(capsys, "note").splitlines()] == ["article: #2", "article: #1"]
    assert "note: two" in _out(capsys, "note", "--code", "#LATE")
    assert "note: one" not in _out(capsys, "note", "--code", "check", "--code", "late")
    assert [line for line in _out(capsys, "note", "--colour", "blue").splitlines() if "note: one" not in line] == []
    assert json.loads(_out(capsys, "note", "--colour", "pink", "--format", "jsonl"))["text"] == "two"
    assert _out(capsys, "note", kept, "--code", "late") == ""


def test_a_note_is_changed_by_the_beginning_of_its_id(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = _note(capsys, kept, "harga naik", "--text", "one", "--code", "check")[:6]
    told = _out(capsys, "note", kept, "--edit", name, "--text", "two", "--code", "late", "--remove-code", "CHECK")
    assert "note: two; codes: #late; colour: " in told
    assert "codes: #late; colour: green" in _out(capsys, "note", kept, "--edit", name, "--colour", "green")
    told = _out(capsys, "note", kept, "di pasar", "--edit", name)
    assert "passage: di pasar; note: two; codes: #late" in told
    assert len(_out(capsys, "note", kept).splitlines()) == 1


def test_a_statements_words_and_a_missed_one_are_corrected(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "what: Stok cukup; corrected: by you" in _out(capsys, "correct", kept, "1", "--words", "Stok  cukup")
    told = _out(capsys, "correct", kept, "--missed", "harga naik", "--by", "Budi")
    assert "#: 2; who: Budi; how: indirect; what: harga naik; corrected: by you" in told


def test_corrections_are_listed_and_taken_back(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _out(capsys, "correct", kept, "1", "--reject") == ""
    (line,) = _out(capsys, "correct", kept, "--list").splitlines()
    name, correction, passage = line.split("; ")[:3]
    assert passage == "passage: Stok cukup,"
    assert correction.startswith("correction: ")
    assert "#: 1; who: [b]Ratna[/b]" in _out(capsys, "correct", kept, "--take-back", name.removeprefix("id: "))
    assert _out(capsys, "correct", kept, "--list") == ""


def test_an_article_is_taken_out_for_good(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["articles", "--remove", kept]) == 0
    assert capsys.readouterr().err == "kutip: article removed: 1\n"
    assert _out(capsys, "articles", "--json") == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["note", "--text", "x"], "Which article: "),
        (["note", "--edit", "0"], "Which article: "),
        (["note", "1", "--edit", "0"], "Note not found: 0 notes"),
        (["correct", "1", "--speaker", "Budi"], "Which statement: "),
        (["correct", "1", "--reject"], "Which statement: "),
        (["correct", "1", "--take-back", "0"], "Correction not found: 0 corrections"),
        (["correct", "1", "--missed", "no such words"], "No such passage: "),
        (["correct", "1", "--missed", "harga naik", "--by", " "], "No name: "),
        (["articles", "--remove", "9"], "Not in the library: "),
    ],
)
def test_what_is_meant_by_nothing_is_told(
    kept: str, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(arguments) == 1
    assert words in capsys.readouterr().err


def test_nothing_to_change_is_told(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = _note(capsys, kept, "harga naik", "--text", "one")
    assert main(["note", kept, "--edit", name]) == 1
    assert "Nothing to change: " in capsys.readouterr().err


@pytest.mark.parametrize("locale", ["en_GB.UTF-8", "id_ID.UTF-8"])
def test_heads_of_the_widest_table_stay_whole_at_eighty_columns(
    kept: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setattr("reader.cli.output.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", locale)
    head, rule, *_ = _out(capsys, "balance", kept, "--by", "outlet").splitlines()
    assert set(rule) <= {"─"}
    assert len(head.split()) >= 11


def test_a_side_is_named_as_the_table_calls_it(
    kept: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    english = _out(capsys, "balance", kept, "--list", "form=direct", "--csv")
    assert "Stok cukup" in english
    assert _out(capsys, "balance", kept, "--list", "bentuk=langsung", "--csv") == english


def test_hits_are_a_line_each(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = _out(capsys, "search", "cukup", "--plain", "--in", "statements").splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("kind: statement; who: [b]Ratna[/b]; what: ")
    assert lines[0].endswith("; article: #1")


def test_quotations_are_a_line_for_each_article(kept: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = "“Stok beras kami di gudang cukup sampai akhir tahun ini,” kata Ratna."
    for name in ("b", "c"):
        source = tmp_path / f"{name}.txt"
        source.write_text(f"Berita {name}\n\n{words}\n")
        assert main(["add", str(source), "--lang", "id"]) == 0
    lines = _out(capsys, "quotations", "--plain").splitlines()
    assert [line.partition("; ")[0] for line in lines] == ["#: 1", "#: 1"]
    assert sorted(line.rpartition("; ")[2] for line in lines) == ["article: #2", "article: #3"]


def test_pipelines_are_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _out(capsys, "models", "--plain").splitlines()
    assert [line[:2] for line in lines] == ["en", "id"]
    assert all("; " in line for line in lines)
