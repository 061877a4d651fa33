"""`kutip evaluate`: figures of all, of each, and every miss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main

TEXT = "“Kami siap,” kata Ratna, Senin. Ia juga mengatakan bahwa stok itu cukup untuk semua."


def _gold(**changed: Any) -> dict[str, Any]:
    said = {"kind": "direct", "spans": [[1, 11]], "speaker": "Ratna", "accept": ["Ratna"], "cue": [13, 17]}
    missed = {**said, "kind": "indirect", "spans": [[TEXT.index("stok"), len(TEXT) - 1]], "cue": None}
    return {"id": "g1", "lang": "id", "published": "2024-10-22", "text": TEXT, "statements": [said, missed], **changed}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two annotated articles in a file."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(document) for document in (_gold(), _gold(id="g2"))))
    return path


@pytest.mark.usefixtures("engine")
def test_figures_of_all_articles(capsys: pytest.CaptureFixture[str], gold: Path) -> None:
    assert main(["evaluate", str(gold)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["F", "prec.", "recall", "of"]
    assert lines[1].split() == ["documents", "2"]
    [found] = [line for line in lines if line.startswith("statements (overlap>=.5)")]
    assert found.removeprefix("statements (overlap>=.5)").split()[1:3] == ["100.0", "50.0"]
    assert not any("{" in line for line in lines)


@pytest.mark.usefixtures("engine")
def test_figures_of_each_article_come_before_those_of_all(capsys: pytest.CaptureFixture[str], gold: Path) -> None:
    assert main(["evaluate", "--each", str(gold)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line in {"g1", "g2", "all articles"}] == ["g1", "g2", "all articles"]


@pytest.mark.usefixtures("engine")
def test_every_miss_is_listed_with_its_words(capsys: pytest.CaptureFixture[str], gold: Path) -> None:
    assert main(["evaluate", "--errors", str(gold)]) == 0
    out = capsys.readouterr().out
    assert "g1: missed: expected indirect (Ratna)\n    stok itu cukup untuk semua\n" in out


@pytest.mark.usefixtures("engine")
def test_figures_as_json_for_what_analyze_printed(
    capsys: pytest.CaptureFixture[str], gold: Path, tmp_path: Path
) -> None:
    article, printed = tmp_path / "a.txt", tmp_path / "printed.jsonl"
    article.write_text(TEXT)
    assert main(["analyze", str(article), str(article)]) == 0
    printed.write_text(capsys.readouterr().out)
    assert main(["evaluate", str(gold), "--pred", str(printed), "--json", "--each"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["documents"] == 2
    assert figures["failed"] == 0
    assert set(figures["each"]) == {"g1", "g2"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no json", "gold.json"),
        ("[]", "gold.json"),
        (json.dumps(_gold(published="someday")), "no day"),
    ],
)
@pytest.mark.usefixtures("engine")
def test_a_file_that_is_no_annotation_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content)
    assert main(["evaluate", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("kutip: Not an annotated article: ")
    assert words in said
