"""`kutip explain`: what it prints of each statement, and a sentence where there is none of that number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.analysis.engine import engine as engine_module
from reader.analysis.engine.explain import ExplainedCandidate, Explanation
from reader.cli import main
from reader.cli.commands.explain import lines

TEXT = "“Stok beras cukup,” kata Ratna Dewi.\n\n“Harga juga turun,” ujarnya.\n"
MADE = Explanation(
    content="Stok  beras\ncukup",
    kind="direct",
    cue="kata",
    source="Ratna\nDewi",
    found_by="cue-after-quotation",
    probability=0.987,
    speaker="Ratna Dewi",
    decided_by="named",
    confidence=0.9,
    candidates=(
        ExplainedCandidate("Ratna Dewi", 0.8, 0.75, 0.9, (("pointer-first", 1.0), ("rule&named", 1.0))),
        ExplainedCandidate("Budi", None, 0.25, 0.1, ()),
    ),
)


def test_an_explanation_is_told_line_by_line() -> None:
    head, found, cue, speaker, first, second, end = lines(3, MADE)
    assert head == "3. Stok beras cukup"
    assert found.strip() == "direct, found by cue-after-quotation, a statement with probability 0.99"
    assert cue.strip() == "cue: kata; source: Ratna Dewi"
    assert speaker.strip() == "speaker: Ratna Dewi, decided by named, confidence 0.90"
    assert first.strip() == "Ratna Dewi: vote 0.90 · rules 0.80 · encoder 0.75 (pointer-first 1.00, rule&named 1.00)"
    assert second.strip().startswith("Budi: vote 0.10 · rules - · encoder 0.25")
    assert end == ""


def test_what_is_not_there_is_said_not_to_be() -> None:
    nobody = Explanation("Ya sudah", "direct", None, None, "quotation", 1.0, None, "clitic-unresolved", 0.0, ())
    told = "\n".join(lines(1, nobody))
    assert "cue: none; source: none" in told
    assert "speaker: unknown" in told


@pytest.fixture(name="bare", autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No trained pipeline: the rules alone explain themselves, and quickly."""
    monkeypatch.setattr(engine_module, "pipeline_folder", lambda language, models: None)


def explained(path: Path, text: str, *options: str) -> int:
    path.write_text(text, encoding="utf-8")
    return main(["explain", str(path), *options, "--lang", "id"])


def numbers(out: str) -> Sequence[str]:
    return [line.partition(".")[0] for line in out.splitlines() if line[:1].isdigit()]


def test_all_statements_are_explained_without_a_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(tmp_path / "a.txt", TEXT) == 0
    out = capsys.readouterr().out
    assert numbers(out) == ["1", "2"]
    assert "cue: kata; source: Ratna Dewi" in out


def test_one_statement_is_explained_by_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(tmp_path / "a.txt", TEXT, "2") == 0
    out = capsys.readouterr().out
    assert numbers(out) == ["2"]
    assert "Harga juga turun" in out


def test_an_article_of_the_library_is_explained_by_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["add", str(path), "--lang", "id"]) == 0
    path.unlink()
    capsys.readouterr()
    assert main(["explain", "1", "2"]) == 0
    assert numbers(capsys.readouterr().out) == ["2"]
    assert main(["explain", "7"]) == 1
    assert "no article “7”" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "3"])
def test_a_number_that_no_statement_has_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    assert explained(tmp_path / "a.txt", TEXT, number) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert f"no statement {number}" in told.err
    assert "2 statements, numbered from 1" in told.err


def test_a_single_statement_is_told_of_in_the_singular(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(tmp_path / "a.txt", TEXT.partition("\n")[0], "7") == 1
    assert "one statement." in capsys.readouterr().err


def test_an_article_without_statements_has_none_to_explain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    assert explained(path, "Hujan turun di kota itu sejak pagi.") == 0
    assert capsys.readouterr().out == ""
    assert explained(path, "Hujan turun di kota itu sejak pagi.", "1") == 1
    assert "no statements" in capsys.readouterr().err


def test_control_bytes_of_the_article_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explained(tmp_path / "a.txt", "“Stok \x1b[31mberas cukup,” kata Ratna Dewi.\n") == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_missing_file_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(tmp_path / "none.txt")]) == 1
    assert "none.txt" in capsys.readouterr().err
