"""Many sources at once, and articles opened by their numbers and folders."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from reader.cli.adding import gather
from reader.model import Analysis
from tests.cli.conftest import QuotationEngine

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(engine: object, tmp_path: Path) -> Path:
    """A folder with three articles, one of them deeper, and what is none."""
    del engine
    news = tmp_path / "news"
    (news / "deep").mkdir(parents=True)
    (news / ".git").mkdir()
    (news / "a.txt").write_text("Harga beras turun\n\n“Stok cukup,” kata dia kepada kami dan mereka.")
    (news / "b.md").write_text("# Harga gula\n\n“Gula kurang,” kata dia kepada wartawan yang datang.")
    (news / "deep" / "c.txt").write_text("Harga telur naik dan turun lagi.")
    (news / "d.png").write_bytes(b"\x89PNG\r\n")
    (news / ".git" / "e.txt").write_text("bukan berita")
    return news


def _articles(capsys: Capture) -> list[str]:
    capsys.readouterr()
    assert main(["articles", "--format", "jsonl"]) == 0
    return sorted(Path(json.loads(line)["source"]).name for line in capsys.readouterr().out.splitlines())


def test_a_folder_is_the_files_that_kutip_opens(folder: Path) -> None:
    assert [Path(source).name for source in gather([str(folder)])] == ["a.txt", "b.md", "c.txt"]


def test_a_list_names_sources_and_says_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("# berita\n\nhttps://example.org/1\r\n  b.txt\nhttps://example.org/1\n")
    assert gather(["b.txt"], str(tmp_path / "list")) == ["b.txt", "https://example.org/1"]


def test_what_is_added_is_analysed_and_told_in_one_line(folder: Path, capsys: Capture) -> None:
    assert main(["add", str(folder), "--lang", "id"]) == 0
    assert capsys.readouterr().err == "kutip: 3 added, 0 changed, 0 known already.\n"
    assert main(["statements", "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_twenty_texts_come_in_by_one_command(folder: Path, capsys: Capture) -> None:
    texts = folder.parent / "twenty"
    texts.mkdir()
    for number in range(20):
        (texts / f"{number}.txt").write_text(
            f"Harga barang ke-{number}\n\n“Stok {number} cukup,” kata dia kepada kami."
        )
    assert main(["add", str(texts), "--lang", "id"]) == 0
    assert capsys.readouterr().err == "kutip: 20 added, 0 changed, 0 known already.\n"
    assert len(_articles(capsys)) == 20


def test_the_next_time_only_what_changed_is_new(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder), "--lang", "id"])
    (folder / "a.txt").write_text("Harga beras naik\n\n“Stok kurang,” kata dia kepada kami dan mereka.")
    capsys.readouterr()
    assert main(["add", str(folder), "--lang", "id"]) == 0
    assert capsys.readouterr().err == "kutip: 0 added, 1 changed, 2 known already.\n"


def test_each_source_that_fails_is_named_and_the_others_are_added(folder: Path, capsys: Capture) -> None:
    assert main(["add", str(folder / "none.txt"), str(folder / "d.png"), str(folder / "a.txt"), "--lang", "id"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert "none.txt: File not found" in said[0]
    assert "d.png: " in said[1]
    assert said[2] == "kutip: 1 added, 0 changed, 0 known already, 2 failed."
    assert _articles(capsys) == ["a.txt"]


def test_collections_come_in_article_by_article(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.write(folder / "a.txt", "a.txt")
    (tmp_path / "rows.csv").write_text("title,text\nSatu,Kata dia dan mereka.\nDua,\n")
    assert main(["add", str(folder / "z.zip"), str(tmp_path / "rows.csv"), "--lang", "id"]) == 1
    said = capsys.readouterr().err
    assert "rows.csv#2: Not readable" in said
    assert said.endswith("2 added, 0 changed, 0 known already, 1 failed.\n")
    assert _articles(capsys) == ["rows.csv#1", "z.zip#a.txt"]


def test_a_mailbox_is_its_mails(folder: Path, capsys: Capture) -> None:
    mail = "From a@e.org Mon Oct 21 08:00:00 2024\nFrom: a@e.org\nSubject: {0}\n\nKata dia dan mereka, {0} siap.\n\n"
    (folder / "surat.mbox").write_text(mail.format("Satu") + mail.format("Dua"))
    assert main(["add", str(folder / "surat.mbox"), "--lang", "id"]) == 0
    assert "2 added" in capsys.readouterr().err


def test_an_article_that_nobody_foresaw_costs_the_others_nothing(
    engine: type[QuotationEngine], folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyse = engine.analyse

    def fail_once(self: QuotationEngine, *of: Any) -> Analysis:
        monkeypatch.setattr(engine, "analyse", analyse)
        raise IndexError

    monkeypatch.setattr(engine, "analyse", fail_once)
    assert main(["add", str(folder), "--lang", "id"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert "a.txt: Unforeseen error" in said[0]
    assert said[1] == "kutip: 2 added, 0 changed, 0 known already, 1 failed."


def test_without_analysis_it_waits_for_refresh(folder: Path, capsys: Capture) -> None:
    assert main(["add", str(folder), "--no-analysis", "--lang", "id"]) == 0
    capsys.readouterr()
    assert main(["statements", "--format", "jsonl"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "3 were never analysed" in said.err


def test_nothing_to_add_is_said(capsys: Capture) -> None:
    assert main(["add"]) == 1
    assert "Name files, folders or addresses" in capsys.readouterr().err


def test_a_folder_without_a_screen_lists_its_articles(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "--lang", "id"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert any("title: Harga gula" in line for line in lines)


@pytest.mark.parametrize("name", ["1", "#1"])
def test_an_article_is_read_by_its_number(folder: Path, capsys: Capture, name: str) -> None:
    main(["add", str(folder / "a.txt"), "--lang", "id"])
    for arguments in ([name], ["read", "--plain", name]):
        capsys.readouterr()
        assert main(arguments) == 0
        assert "[b]Ratna[/b], 2024-10-21, direct: Stok cukup," in capsys.readouterr().out


def test_a_number_that_is_a_files_name_is_the_file(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["add", str(folder / "a.txt"), "--lang", "id"])
    monkeypatch.chdir(folder)
    Path("1").write_text("Berkas yang bernama satu.")
    capsys.readouterr()
    assert main(["1", "--lang", "id"]) == 0
    assert "Berkas yang bernama satu" in capsys.readouterr().out


def test_a_number_that_is_no_article_is_one_sentence(engine: object, capsys: Capture) -> None:
    assert main(["read", "--plain", "99"]) == 1
    assert "The library has no article “99”" in capsys.readouterr().err


def test_an_article_out_of_a_table_is_not_looked_for_as_a_file(folder: Path, capsys: Capture) -> None:
    (folder / "rows.csv").write_text("title,text\nSatu,Kata dia dan mereka.\n")
    assert main(["add", str(folder / "rows.csv"), "--lang", "id"]) == 0
    capsys.readouterr()
    assert main(["check", "1"]) == 1
    assert "rows.csv”; add that file again" in capsys.readouterr().err


def test_columns_of_a_table_are_named_by_an_option(folder: Path, capsys: Capture) -> None:
    (folder / "rows.csv").write_text("kop,berita\nSatu,Kata dia dan mereka.\n")
    columns = ["--column", "text=berita", "--column", "title=kop"]
    assert main(["add", str(folder / "rows.csv"), *columns, "--lang", "id"]) == 0
    capsys.readouterr()
    assert main(["articles", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Satu"
