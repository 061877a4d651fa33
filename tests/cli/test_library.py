"""The commands over the library: articles, search, actors, statements, diff."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from tests.cli.conftest import read_in

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def shelf(engine: object, tmp_path: Path, capsys: Capture) -> Path:
    """A library with two articles, each with one statement by [b]Ratna[/b]; gives the folder of their files."""
    del engine
    texts = {
        "beras.txt": "Harga beras turun\n\n“Stok beras cukup sekali,” kata dia kepada kami.\n\nSelesai.",
        "gula.txt": "Harga gula naik\n\n“Gula kurang,” kata dia kepada wartawan.",
    }
    read_in(tmp_path, texts)
    capsys.readouterr()
    return tmp_path


def _lines(capsys: Capture, *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def _out(capsys: Capture, *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_articles_lists_the_last_opened_first(shelf: Path, capsys: Capture) -> None:
    assert [card["title"] for card in _lines(capsys, "articles")] == ["Harga gula naik", "Harga beras turun"]
    assert "Harga gula naik" in _out(capsys, "articles")
    assert _lines(capsys, "articles")[0]["source"] == str(shelf / "gula.txt")


@pytest.mark.usefixtures("shelf")
def test_search_shows_where_the_words_stand_and_who_said_them(capsys: Capture) -> None:
    hits = _lines(capsys, "search", "stok", "cukup", "--in", "statements")
    assert [(hit["kind"], hit["speaker"]) for hit in hits] == [("statement", "[b]Ratna[/b]")]
    [start, end] = hits[0]["marks"][0]
    assert hits[0]["snippet"][start:end] == "Stok"
    shown = _out(capsys, "search", "stok")
    assert "[b]Ratna[/b]: " in shown
    assert "Stok beras cukup" in shown


@pytest.mark.usefixtures("shelf")
def test_a_search_that_finds_nothing_says_so_beside_the_output(capsys: Capture) -> None:
    assert main(["search", "kedelai"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "kutip: nothing in the library has all of these words.\n"


@pytest.mark.usefixtures("shelf")
def test_what_the_shell_keeps_together_is_searched_as_it_stands(capsys: Capture) -> None:
    assert _lines(capsys, "search", "beras cukup", "--in", "statements")
    assert main(["search", "cukup beras", "--in", "statements", "--format", "jsonl"]) == 1
    assert capsys.readouterr().out == ""
    assert _lines(capsys, "search", "cukup", "beras", "--in", "statements")


@pytest.mark.usefixtures("shelf")
def test_actors_counts_statements_over_articles(capsys: Capture) -> None:
    [card] = _lines(capsys, "actors")
    assert (card["name"], card["kind"], card["statements"], card["articles"]) == ("[b]Ratna[/b]", "person", 2, 2)
    assert "[b]Ratna[/b]" in _out(capsys, "actors", "ratna")


@pytest.mark.usefixtures("shelf")
def test_statements_are_filtered_by_actor_and_day(capsys: Capture) -> None:
    said = _lines(capsys, "statements", "--actor", "[b]Ratna[/b]")
    assert sorted(card["text"] for card in said) == ["Gula kurang,", "Stok beras cukup sekali,"]
    assert {card["said"] for card in said} == {"2024-10-21"}
    assert _lines(capsys, "statements", "--since", "2024-10-22") == []
    assert len(_lines(capsys, "statements", "--until", "2024-10-21", "--since", "2024-10-21")) == 2
    assert _lines(capsys, "statements", "--tag", "#pangan") == []
    assert "Gula kurang" in _out(capsys, "statements")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["statements", "--actor", "Budi"], "Nobody of that name"),
        (["actors", "Budi", "--part"], "Nobody of that name"),
        (["diff", "99"], "Not in the library"),
        (["diff", "no.txt"], "Not in the library"),
        (["diff", "1"], "Nothing to compare"),
    ],
)
@pytest.mark.usefixtures("shelf")
def test_what_is_not_in_the_library_is_one_sentence(capsys: Capture, arguments: list[str], words: str) -> None:
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"kutip: {words}: ")
    assert said.count("\n") == 1


def test_diff_shows_what_went_and_what_came(shelf: Path, capsys: Capture) -> None:
    path = shelf / "beras.txt"
    path.write_text("Harga beras turun\n\n“Stok beras kurang sekali,” kata dia kepada kami.\n\nSelesai.")
    main(["read", "--plain", str(path), "--lang", "id", "--date", "2024-10-22"])
    capsys.readouterr()
    lines = _out(capsys, "diff", str(path)).splitlines()
    assert lines[0] == "…"
    assert lines[1] == "“Stok beras [-cukup-]{+kurang+} sekali,” kata dia kepada kami."
    assert lines[2] == "…"
    assert lines[3].startswith("statement changed, [b]Ratna[/b]: ")
    assert len(_out(capsys, "diff", str(path), "--versions").splitlines()) == 2
    assert {part["kind"] for part in _lines(capsys, "diff", str(path))} == {"same", "added", "removed", "changed"}


def test_diff_reads_the_source_again_where_it_can(shelf: Path, capsys: Capture) -> None:
    path = shelf / "beras.txt"
    path.write_text(path.read_text().replace("cukup", "kurang"))
    shown = " ".join(_out(capsys, "diff", str(path)).splitlines())
    assert "[-cukup-]{+kurang+}" in shown
    assert "statement changed, [b]Ratna[/b]: " in shown  # the new text was analysed for it
    path.unlink()
    assert main(["diff", str(path)]) == 0
    assert "File not found: " in capsys.readouterr().err


@pytest.mark.parametrize("command", ["articles", "actors", "statements"])
def test_an_empty_library_is_no_error(capsys: Capture, command: str) -> None:
    assert main([command]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("kutip: ")


@pytest.mark.parametrize("command", [["articles"], ["search", "a"], ["actors"], ["statements"], ["diff", "1"]])
def test_a_damaged_library_is_one_sentence_and_stays_as_it_is(
    capsys: Capture, kutip_home: Path, command: list[str]
) -> None:
    library = kutip_home / "data" / "library.sqlite3"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"no database at all" * 100)
    assert main(command) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert library.read_bytes() == b"no database at all" * 100
