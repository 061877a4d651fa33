"""What goes out and comes in by the command line: export, import, backup, restore; and the list of models."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from reader.analysis.lang import LANGUAGES
from reader.cli import main
from reader.export.formats import formats
from reader.library import Library
from reader.model import Span
from reader.paths import models_dir, user_paths
from reader.settings import Settings

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def article(engine: object, tmp_path: Path, capsys: Capture) -> Path:
    """An article in the library, with a statement and a note tagged “pangan” on “Stok”."""
    del engine
    path = tmp_path / "beras.txt"
    path.write_text("Harga beras turun\n\n“Stok beras cukup sekali,” kata dia kepada kami.")
    assert main(["read", "--plain", str(path), "--lang", "id"]) == 0
    with Library(user_paths(), Settings()) as library:
        library.notes.add(1, Span(20, 24), text="periksa", tags=("pangan",))
    capsys.readouterr()
    return path


def _out(capsys: Capture, *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_every_format_goes_to_standard_output(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in formats():
        out = io.BytesIO()
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(out, encoding="utf-8"))
        assert main(["export", str(article), "--format", name]) == 0
        assert out.getvalue().strip(), name


def test_bytes_do_not_go_to_a_terminal(article: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.commands.export.is_terminal", lambda _: True)
    assert main(["export", str(article), "--format", "xlsx"]) == 1
    assert "name a file with -o" in capsys.readouterr().err


def test_an_article_is_exported_by_number_and_source(article: Path, capsys: Capture) -> None:
    del article
    assert "periksa" in _out(capsys, "export", "1")
    assert json.loads(_out(capsys, "export", "#1", "--format", "w3c"))


def test_notes_stand_under_their_paragraphs_in_the_plain_article(article: Path, capsys: Capture) -> None:
    shown = _out(capsys, "read", "--plain", str(article), "--lang", "id")
    assert "   — your note on “Stok”: periksa #pangan\n" in shown
    article.write_text("Semua lain sekali, kata dia kepada mereka semua.")
    shown = _out(capsys, "read", "--plain", str(article), "--lang", "id")
    assert shown.endswith("Your note, its passage gone: “Stok”: periksa #pangan\n")


def test_the_words_of_an_export_are_in_the_interfaces_language(
    article: Path, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    made = _out(capsys, "export", "1")
    assert "kuning · " in made
    assert "[sumber]" in made
    _out(capsys, "export", "--folder", str(tmp_path / "out"), str(article))
    [page] = (tmp_path / "out").iterdir()
    assert "[sumber]" in page.read_text(encoding="utf-8")


def test_an_actors_statements_are_exported(article: Path, capsys: Capture) -> None:
    del article
    assert "Stok beras cukup sekali" in _out(capsys, "export", "--actor", "Ratna", "--format", "csv-statements")
    assert main(["export", "--actor", "Ratna", "--format", "html"]) == 1
    assert "With --actor give one of the formats" in capsys.readouterr().err


def test_what_a_search_finds_is_exported(article: Path, capsys: Capture) -> None:
    article.with_name("lain.txt").write_text("Panen jagung\n\nPanen jagung bagus sekali tahun ini, kata dia.")
    assert main(["read", "--plain", str(article.with_name("lain.txt")), "--lang", "id"]) == 0
    capsys.readouterr()
    made = _out(capsys, "export", "--search", "jagung bagus")
    assert "Panen jagung" in made
    assert "Harga beras" not in made
    assert main(["export", "--search", "kopi"]) == 1
    assert "No article in the library has “kopi”." in capsys.readouterr().err


def test_only_notes_with_a_tag_and_a_file_for_each_article(article: Path, capsys: Capture, tmp_path: Path) -> None:
    del article
    assert "periksa" in _out(capsys, "export", "--tag", "#pangan")
    assert "periksa" not in _out(capsys, "export", "--tag", "beras")
    _out(capsys, "export", "--folder", str(tmp_path / "out"), "--format", "html")
    [page] = (tmp_path / "out").iterdir()
    assert page.suffix == ".html"


def test_notes_go_out_to_a_file_and_come_back(article: Path, capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "notes.jsonld"
    _out(capsys, "export", "--format", "w3c", "-o", str(out))
    with Library(user_paths(), Settings()) as library:
        [note] = library.notes.of_article(1)
        library.notes.delete(note.id)
    assert _out(capsys, "import", str(out)) == f"{out}: 1 added, 0 updated, 0 unchanged\n"
    assert _out(capsys, "import", str(tmp_path), "--article", str(article)).startswith(f"{out}: 0 added")
    with Library(user_paths(), Settings()) as library:
        assert [(note.id, note.text) for note in library.notes.of_article(1)] == [(note.id, "periksa")]


def test_an_import_that_fails_keeps_no_other_from_coming_in(article: Path, capsys: Capture, tmp_path: Path) -> None:
    del article
    out = tmp_path / "notes.jsonld"
    _out(capsys, "export", "--format", "w3c", "-o", str(out))
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    assert main(["import", str(broken), str(tmp_path / "no.json"), str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == f"{out}: 0 added, 0 updated, 1 unchanged\n"
    assert said.err.count("\n") == 2


def test_notes_for_articles_that_are_not_there_are_told_of(article: Path, capsys: Capture, tmp_path: Path) -> None:
    del article
    path = tmp_path / "foreign.json"
    target = {"source": "https://example.org/x", "selector": {"type": "TextQuoteSelector", "exact": "Stok"}}
    path.write_text(json.dumps({"type": "Annotation", "body": [], "target": target}))
    assert main(["import", str(path)]) == 1
    assert "no article in the library is https://example.org/x" in capsys.readouterr().err


def test_a_file_of_something_else_is_said_to_hold_no_notes(article: Path, capsys: Capture, tmp_path: Path) -> None:
    references = tmp_path / "rujukan.json"
    main(["export", str(article), "--format", "csl-json", "-o", str(references)])
    capsys.readouterr()
    assert main(["import", str(references)]) == 1
    assert "1 left out (1 that are no notes)" in capsys.readouterr().out


def test_the_program_is_measured_on_the_readers_own_judgement(article: Path, capsys: Capture, tmp_path: Path) -> None:
    del article
    with Library(user_paths(), Settings()) as library:
        library.corrections.confirm(1, "s1")
    gold = tmp_path / "mine.jsonl"
    _out(capsys, "export", "--format", "gold", "-o", str(gold))
    figures = json.loads(_out(capsys, "evaluate", str(gold), "--json"))
    assert (figures["documents"], figures["failed"]) == (1, 0)
    assert figures["who said what (end to end)"]["f"] == 100.0


def test_a_backup_is_restored_and_what_was_there_is_kept(article: Path, capsys: Capture, tmp_path: Path) -> None:
    del article
    (tmp_path / "backups").mkdir()
    assert main(["backup", str(tmp_path / "backups")]) == 0
    [copy] = (tmp_path / "backups").iterdir()
    assert re.fullmatch(r"kutip-\d{4}-\d\d-\d\d\.sqlite3", copy.name)
    with Library(user_paths(), Settings()) as library:
        [note] = library.notes.of_article(1)
        library.notes.delete(note.id)
    capsys.readouterr()
    assert main(["restore", str(copy)]) == 0
    kept = capsys.readouterr().err.splitlines()[-1].rpartition(" kept in ")[2].removesuffix(".")
    assert Path(kept).is_file()
    with Library(user_paths(), Settings()) as library:
        assert [note.text for note in library.notes.of_article(1)] == ["periksa"]


@pytest.mark.parametrize("command", [["restore", "no.sqlite3"], ["backup", "beras.txt/x"], ["export", "7"]])
def test_what_cannot_be_done_is_one_sentence(
    article: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(article.parent)
    assert main(command) == 1
    said = capsys.readouterr().err
    assert said.startswith("kutip: ")
    assert said.count("\n") == 1


def test_models_lists_what_serves_each_language(capsys: Capture) -> None:
    lines = [json.loads(line) for line in _out(capsys, "models", "--format", "jsonl").splitlines()]
    assert [(line["language"], line["used"], line["shipped"]) for line in lines] == [
        (language, True, True) for language in sorted(LANGUAGES)
    ]
    assert str(models_dir() / "id") in _out(capsys, "models")


def test_a_pipeline_that_cannot_serve_is_one_sentence_and_the_shipped_one_serves(
    capsys: Capture, kutip_home: Path
) -> None:
    (kutip_home / "config").mkdir(parents=True)
    (kutip_home / "config" / "settings.toml").write_text('[models]\nen = "en_no_such"\n')
    assert main(["models"]) == 0
    said = capsys.readouterr()
    assert "en_no_such" in said.err
    assert said.err.count("\n") == 1
    assert str(models_dir() / "en") in said.out
