"""The commands over articles: one actor separated, shared quotations, analysing anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from tests.cli.conftest import read_in

Capture = pytest.CaptureFixture[str]

TEXTS = {
    "beras.txt": "Harga beras turun\n\n“Stok beras nasional kita cukup sampai akhir tahun,” kata dia kepada kami.",
    "gula.txt": "Harga gula naik\n\n“Gula kurang di semua kota besar,” kata dia kepada wartawan.",
    "lagi.txt": "Beras sekali lagi\n\n“Stok beras nasional kita cukup sampai akhir tahun ini,” katanya.",
}


@pytest.fixture
def shelf(engine: object, tmp_path: Path, capsys: Capture) -> Path:
    """A library of three articles, two of which give one quotation; gives the folder of their files."""
    del engine
    read_in(tmp_path, TEXTS)
    capsys.readouterr()
    return tmp_path


def test_the_same_name_is_somebody_else_in_one_article_and_is_joined_again(shelf: Path, capsys: Capture) -> None:
    apart = ["actors", "ratna", "--separate", str(shelf / "gula.txt"), "--called", "Ratna Lain", "--format", "jsonl"]
    assert main(apart) == 0
    cards = {card["name"]: card for card in map(json.loads, capsys.readouterr().out.splitlines())}
    assert {name: card["statements"] for name, card in cards.items()} == {"[b]Ratna[/b]": 2, "Ratna Lain": 1}
    assert main(["statements", "--actor", "Ratna Lain", "--format", "jsonl"]) == 0
    assert [json.loads(line)["title"] for line in capsys.readouterr().out.splitlines()] == ["Harga gula naik"]
    assert main(["actors", "Ratna Lain", "--part"]) == 0
    capsys.readouterr()
    assert main(["actors", "--format", "jsonl"]) == 0
    (card,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert card["statements"] == 3
    assert main(["actors", "ratna", "--part"]) == 0
    assert "nothing was merged" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["actors", "ratna", "--called", "X"], "go with --separate"),
        (["actors", "ratna", "--apart", "99"], "no article “99”"),
        (["actors", "siapa", "--apart", "1"], "No article in the library names"),
        (["actors", "ratna", "--apart", "1", "--called", " "], "needs a name"),
    ],
)
@pytest.mark.usefixtures("shelf")
def test_what_cannot_be_set_apart_is_told(capsys: Capture, arguments: list[str], words: str) -> None:
    assert main(arguments) == 1
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("shelf")
def test_a_quotation_in_several_articles_stands_with_all_of_them(capsys: Capture) -> None:
    assert main(["quotations"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.startswith("Stok beras nasional kita cukup sampai akhir tahun, 2024-10-21 · [b]Ratna[/b]")
    assert "akhir tahun ini," in shown
    assert "Gula" not in shown
    assert main(["quotations", "--format", "jsonl"]) == 0
    (shared,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert shared["articles"] == 2
    assert {one["title"] for one in shared["statements"]} == {"Harga beras turun", "Beras sekali lagi"}
    assert main(["quotations", "--since", "2024-10-22"]) == 0
    assert "no quotation stands in two articles" in capsys.readouterr().err


@pytest.mark.usefixtures("shelf")
def test_what_another_version_analysed_is_told_and_analysed_anew(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["actors"]) == 0
    assert capsys.readouterr().err == ""
    stamp = "another engine"
    monkeypatch.setattr("reader.analysis.engine_stamp", lambda language, models: stamp)
    monkeypatch.setattr("tests.cli.conftest.engine_stamp", lambda language, models: stamp)
    for command in ("actors", "statements", "quotations"):
        assert main([command]) == 0
        assert "3 of the articles are listed as another version of Kutip understood them" in capsys.readouterr().err
    assert main(["refresh"]) == 0
    assert "3 articles analysed anew." in capsys.readouterr().err
    assert main(["refresh"]) == 0
    assert "0 articles analysed anew." in capsys.readouterr().err
    assert main(["actors"]) == 0
    assert capsys.readouterr().err == ""


def test_refreshing_without_a_library_says_why(capsys: Capture) -> None:
    from reader.paths import user_paths

    library = user_paths().library
    library.parent.mkdir(parents=True)
    library.write_bytes(b"%PDF-1.7 not ours" * 99)
    assert main(["refresh"]) == 1
    assert str(library) in capsys.readouterr().err
