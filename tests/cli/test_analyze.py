"""`kutip analyze`: the contract of its JSON, its table, its errors."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reader.cli import main
from reader.model import Analysis
from tests.cli.conftest import QuotationEngine

NUMBER = {"type": "integer", "minimum": 0}
SPAN = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}
MAYBE_SPAN = {"anyOf": [SPAN, {"type": "null"}]}
MAYBE_TEXT = {"type": ["string", "null"]}
ACTOR_KINDS = ["person", "organization", "government", "group"]


def _object(**properties: object) -> dict[str, object]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


DOCUMENT = _object(
    schema={"const": 1},
    source={"type": "string"},
    title=MAYBE_TEXT,
    byline=MAYBE_TEXT,
    language=MAYBE_TEXT,
    published=MAYBE_TEXT,
    text={"type": "string"},
    entities=_list(
        _object(start=NUMBER, end=NUMBER, label={"enum": ["PER", "ORG", "GPE", "LOC", "DATE"]}, actor=MAYBE_TEXT)
    ),
    actors=_list(
        _object(
            id={"type": "string"},
            name={"type": "string"},
            kind={"enum": ACTOR_KINDS},
            role=MAYBE_TEXT,
            mentions=_list(SPAN),
        )
    ),
    statements=_list(
        _object(
            id={"type": "string"},
            kind={"enum": ["direct", "mixed", "indirect"]},
            spans={**_list(SPAN), "minItems": 1},
            cue=MAYBE_SPAN,
            speaker=MAYBE_SPAN,
            actor=MAYBE_TEXT,
            date={"anyOf": [_object(iso=MAYBE_TEXT, span=MAYBE_SPAN), {"type": "null"}]},
            confidence={"type": "number", "minimum": 0, "maximum": 1},
            why={"type": "string"},
        )
    ),
    engine={"type": "string"},
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text file with one quotation."""
    path = tmp_path / "berita.txt"
    path.write_bytes("\ufeff“Kami siap,” kata Ratna\x1b[31m.\r\nSelesai untuk hari ini.".encode())
    return path


def test_the_real_engine_keeps_the_contract(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("“Kami siap,” kata Menteri Pangan Ratna Dewi di Jakarta, Senin. Ia mengatakan bahwa stok cukup.")
    assert main(["analyze", str(path), "--date", "2024-10-22", "--lang", "id"]) == 0
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, DOCUMENT)
    assert document["text"] == path.read_text()
    assert (document["language"], document["published"]) == ("id", "2024-10-22")


@pytest.mark.usefixtures("engine")
def test_the_text_is_the_files_own_with_hostile_characters_replaced(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    assert main(["analyze", str(article)]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["text"] == "“Kami siap,” kata Ratna\ufffd[31m.\nSelesai untuk hari ini."
    [[start, end]] = document["statements"][0]["spans"]
    assert document["text"][start:end] == "Kami siap,"


def test_lines_keep_the_arguments_order_and_one_engine_serves_all(
    engine: type[QuotationEngine], capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path
) -> None:
    missing = str(tmp_path / "no.txt")
    second = tmp_path / "kedua.txt"
    second.write_text("“Siap,” kata dia.")
    assert main(["analyze", missing, str(article), str(tmp_path), str(article)]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["source"] for line in lines] == [missing, *map(str, [article, article, second, article])]
    assert set(lines[0]) == {"source", "error"}
    assert lines[0]["error"]["title"] == "File not found"
    assert set(lines[0]["error"]) == {"title", "message"}
    assert "error" not in lines[1]
    assert engine.made == 1


@pytest.mark.usefixtures("engine")
def test_json_is_one_document_an_array_for_several_files(
    capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path
) -> None:
    assert main(["analyze", "--format", "json", str(article)]) == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), DOCUMENT)
    assert main(["analyze", "--format=json", str(article), str(tmp_path / "no.txt")]) == 1
    several = json.loads(capsys.readouterr().out)
    assert ["error" in document for document in several] == [False, True]


@pytest.mark.usefixtures("engine")
def test_the_table_shows_foreign_words_as_they_stand(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    assert main(["analyze", "--format", "table", str(article), "no[/b].txt"]) == 1
    table = capsys.readouterr().out
    assert "[b]Ratna[/b]" in table
    assert "Kami siap," in table
    assert "2024-10-21" in table
    assert "File not found: There is no file “no[/b].txt”" in table
    assert "\x1b" not in table


@pytest.mark.usefixtures("engine")
def test_standard_input_is_a_source(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“Siap,” kata dia dan mereka itu.".encode())))
    assert main(["analyze", "-"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["source"], document["title"]) == ("-", None)


@pytest.mark.usefixtures("engine")
def test_control_characters_of_a_file_name_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", "no\x9b31m\u202e\udcff.txt"]) == 1
    line = capsys.readouterr().out
    assert not any(c in line for c in "\x9b\u202e")
    assert json.loads(line)["source"] == "no\x9b31m\u202e\udcff.txt"


@pytest.mark.usefixtures("engine")
def test_an_unknown_language_is_no_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Цены на рис снизятся к концу года.", encoding="utf-8")
    assert main(["analyze", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["language"] is None


def test_an_article_that_nobody_foresaw_costs_the_others_nothing(
    engine: type[QuotationEngine], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, article: Path
) -> None:
    analyse = engine.analyse

    def fail_once(self: QuotationEngine, *of: Any) -> Analysis:
        monkeypatch.setattr(engine, "analyse", analyse)
        raise IndexError

    monkeypatch.setattr(engine, "analyse", fail_once)
    assert main(["analyze", str(article), str(article)]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("error", {}).get("title") for line in lines] == ["Unforeseen error", None]


@pytest.mark.usefixtures("engine")
def test_a_progress_bar_on_a_terminal_stays_off_the_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, article: Path
) -> None:
    monkeypatch.setattr("reader.cli.output.is_terminal", lambda descriptor: descriptor == 2)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["analyze", str(article), str(article), "no\x1b]0;x\x07.txt"]) == 1
    said = capsys.readouterr()
    assert [set(json.loads(line)) >= {"source"} for line in said.out.splitlines()] == [True] * 3
    assert "3 of 3" in said.err
    assert "\x1b]" not in said.err
