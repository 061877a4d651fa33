"""What the reader tells of an article, and sources read again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main

Capture = pytest.CaptureFixture[str]

TEXT = "Harga beras turun\n\n“Stok cukup,” kata dia kepada kami dan mereka."


@pytest.fixture
def article(engine: object, tmp_path: Path, capsys: Capture) -> Path:
    """A file whose article is number 1."""
    del engine
    path = tmp_path / "beras.txt"
    path.write_text(TEXT)
    assert main(["add", str(path), "--lang", "id", "--date", "2024-10-22"]) == 0
    capsys.readouterr()
    return path


def _out(capsys: Capture, *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_edit_keeps_what_is_told_over_the_source(article: Path, capsys: Capture) -> None:
    told = ["--title", "Beras", "--author", "Sari", "--outlet", "Harian", "--date", "2024-10-20", "--language", "en"]
    assert _out(capsys, "edit", "1", *told) == "#1  Beras · Harian · Sari · 2024-10-20 · en\n"
    article.write_text(TEXT + "\n\nLagi.")
    assert main(["add", str(article)]) == 0
    capsys.readouterr()
    assert _out(capsys, "edit", "1") == "#1  Beras · Harian · Sari · 2024-10-20 · en\n"


@pytest.mark.usefixtures("article")
def test_edit_analyses_anew_where_the_day_changes_and_only_there(capsys: Capture) -> None:
    assert main(["edit", "1", "--title", "Beras"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["edit", "1", "--date", "2024-10-20"]) == 0
    assert capsys.readouterr().err == "kutip: #1 was analysed anew.\n"


@pytest.mark.usefixtures("article")
def test_an_empty_text_takes_it_back(capsys: Capture) -> None:
    main(["edit", "1", "--title", "Beras", "--date", "2024-10-20"])
    capsys.readouterr()
    assert _out(capsys, "edit", "1", "--title", "", "--date", "") == "#1  Harga beras turun · id\n"


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("arguments", "words"), [(["--date", "kemarin"], "is no day"), (["--language", "indonesia"], "is no language code")]
)
def test_what_is_no_day_or_language_is_refused(capsys: Capture, arguments: list[str], words: str) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["edit", "1", *arguments])
    assert leaving.value.code == 2
    assert words in capsys.readouterr().err


def test_check_says_what_changed_in_one_line(article: Path, capsys: Capture) -> None:
    assert _out(capsys, "check", "1") == "#1  Harga beras turun: unchanged\n"
    main(["note", "1", "Stok cukup", "--text", "periksa"])
    article.write_text("Harga beras turun\n\n“Panen gagal total di utara,” kata dia kepada kami dan mereka.")
    capsys.readouterr()
    assert _out(capsys, "check", "--all") == (
        "#1  Harga beras turun: 1 statement new, 1 statement gone, 7 words changed, 1 note without its passage\n"
    )


def test_a_source_that_is_gone_is_named_and_the_others_are_checked(
    article: Path, tmp_path: Path, capsys: Capture
) -> None:
    other = tmp_path / "gula.txt"
    other.write_text("Harga gula naik dan turun.")
    main(["add", str(other), "--lang", "id"])
    article.unlink()
    capsys.readouterr()
    assert main(["check", "--all"]) == 1
    said = capsys.readouterr()
    assert said.out == "#2  gula.txt: unchanged\n"
    assert "#1 Harga beras turun: File not found" in said.err


@pytest.mark.parametrize("arguments", [[], ["1", "--all"]])
def test_check_wants_articles_or_all(arguments: list[str], capsys: Capture) -> None:
    assert main(["check", *arguments]) == 1
    assert "--all" in capsys.readouterr().err


@pytest.mark.usefixtures("article")
def test_a_note_is_written_listed_and_taken_away(capsys: Capture) -> None:
    note_id = _out(capsys, "note", "1", "Stok   cukup", "--text", "periksa", "--code", "pangan").strip()
    listed = _out(capsys, "note", "1")
    assert listed == f"id: {note_id[:8]}; passage: Stok cukup; note: periksa; codes: #pangan; colour: yellow\n"
    assert json.loads(_out(capsys, "note", "1", "--format", "jsonl"))["id"] == note_id
    _out(capsys, "note", "1", "--delete", note_id[:8])
    assert _out(capsys, "note", "1") == ""


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("passage", "words"),
    [
        (["tidak ada"], "does not stand in the article"),
        (["da"], "stands there 2 times; say which with --nth N"),
        (["da", "--nth", "3"], "not 3"),
        ([" "], "Give some words"),
    ],
)
def test_a_passage_that_is_not_one_place_is_told(capsys: Capture, passage: list[str], words: str) -> None:
    assert main(["note", "1", *passage]) == 1
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("article")
def test_a_speaker_is_corrected_dated_and_rejected(capsys: Capture) -> None:
    first = _out(capsys, "correct", "1")
    assert first == "#: 1; who: [b]Ratna[/b]; when: 2024-10-21; how: direct; what: Stok cukup,\n"
    named = _out(capsys, "correct", "1", "1", "--speaker", "Sari Dewi")
    assert named == "#: 1; who: Sari Dewi; when: 2024-10-21; how: direct; what: Stok cukup,; corrected: by you\n"
    assert "who: Sari Dewi" in _out(capsys, "correct", "1", "1", "--speaker", "dewi")  # a part of the name will do
    assert "when: 2024-10-01" in _out(capsys, "correct", "1", "1", "--date", "2024-10-01")
    assert "who: unknown" in _out(capsys, "correct", "1", "1", "--unknown")
    assert _out(capsys, "correct", "1", "1", "--reject") == ""


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("arguments", "words"), [(["2", "--reject"], "has 1 statements; 2 is none"), (["1"], "Say what is right")]
)
def test_what_cannot_be_corrected_is_told(capsys: Capture, arguments: list[str], words: str) -> None:
    assert main(["correct", "1", *arguments]) == 1
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("article")
def test_plain_lists_have_a_line_for_each(capsys: Capture) -> None:
    assert _out(capsys, "articles", "--plain") == (
        "#: 1; title: Harga beras turun; day: 2024-10-22; statements: 1; notes: 0; read: 0%\n"
    )
    assert _out(capsys, "actors", "--plain") == "who: [b]Ratna[/b]; kind: person; statements: 1; articles: 1\n"
    assert _out(capsys, "statements", "--plain") == (
        "when: 2024-10-21; who: [b]Ratna[/b]; how: direct; what: Stok cukup,; where: Harga beras turun · #1\n"
    )
