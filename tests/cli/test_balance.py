"""`kutip balance`: tables, JSON and CSV of whose words articles give."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reader.cli import main
from tests.cli.conftest import read_in

Capture = pytest.CaptureFixture[str]

TEXTS = {
    "beras.txt": "Harga beras turun\n\n“Stok beras kita cukup,” kata dia.",
    "gula.txt": "Harga gula naik\n\n“Gula kurang di semua kota besar,” kata dia.",
    "sepi.txt": "Pasar sepi\n\nTidak ada yang berbicara.",
}


@pytest.fixture
def shelf(engine: object, tmp_path: Path, capsys: Capture) -> Path:
    """A library of three articles of two months; gives the folder of their files."""
    del engine
    read_in(tmp_path, TEXTS, {name: f"2024-{10 + number}-22" for number, name in enumerate(TEXTS)})
    assert main(["edit", "1", "--outlet", "=Warta"]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.mark.usefixtures("shelf")
def test_one_article_as_a_table_with_bars_and_a_line_for_each(capsys: Capture) -> None:
    assert main(["balance", "1"]) == 0
    table = capsys.readouterr().out
    assert "[b]Ratna[/b]" in table
    assert "█" * 20 in table
    assert main(["balance", "1", "--plain"]) == 0
    assert "side: actor; who: [b]Ratna[/b]; statements: 1; %: 100%; words: 4" in capsys.readouterr().out


@pytest.mark.usefixtures("shelf")
def test_all_articles_as_json(capsys: Capture) -> None:
    assert main(["balance", "--all", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["articles"], found["statements"], found["words"]) == (2, 2, 10)
    assert found["form"] == [
        {"value": "direct", "name": "direct", "statements": 2, "share_of_statements": 1.0, "words": 10,
         "share_of_words": 1.0, "speakers": 1, "articles": 2}
    ]  # fmt: skip


@pytest.mark.usefixtures("shelf")
def test_outlets_and_months_side_by_side_as_a_table_json_and_csv(capsys: Capture) -> None:
    assert main(["balance", "--all", "--by", "month"]) == 0
    assert "2024-11" in capsys.readouterr().out
    assert main(["balance", "--all", "--by", "outlet", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["outlet"], row["words"], row["words_form_direct"]) for row in rows] == [("=Warta", 4, 4), ("", 6, 6)]
    assert main(["balance", "--all", "--by", "outlet", "--csv"]) == 0
    head, first, second = csv.reader(io.StringIO(capsys.readouterr().out))
    assert head[:4] == ["outlet", "name", "articles", "statements"]
    assert first[0] == "'=Warta"
    assert second[3] == "1"
    assert main(["balance", "--all", "--by", "actor", "--plain"]) == 0
    assert "actor: [b]Ratna[/b]; articles: 2" in capsys.readouterr().out
    assert main(["balance", "2", "--csv"]) == 0
    assert capsys.readouterr().out.startswith("side,value,name,statements")


@pytest.mark.usefixtures("shelf")
def test_a_number_leads_to_its_statements(capsys: Capture) -> None:
    assert main(["balance", "--all", "--list", "actor=[B]ratna[/b]", "--json"]) == 0
    assert [json.loads(line)["article_id"] for line in capsys.readouterr().out.splitlines()] == [1, 2]
    assert main(["balance", "1", "--list", "form=direct"]) == 0
    assert "Stok beras" in capsys.readouterr().out
    assert main(["balance", "1", "--list", "form=direct", "--csv"]) == 0
    assert ',direct,"Stok beras' in capsys.readouterr().out
    assert main(["balance", "1", "--list", "gender=women"]) == 0
    assert "no statement is of that kind" in capsys.readouterr().err


def test_a_file_that_is_not_in_the_library_is_read_first(shelf: Path, capsys: Capture) -> None:
    new = shelf / "baru.txt"
    new.write_text("Garam\n\n“Garam juga cukup,” kata dia.", encoding="utf-8")
    assert main(["balance", str(new), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["words"] == 3
    assert main(["balance", str(shelf / "sepi.txt")]) == 0
    assert "no statement was found" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["balance"], "Give the articles"),
        (["balance", "1", "--all"], "Give the articles"),
        (["balance", "99"], "no article “99”"),
        (["balance", "nowhere.txt"], "nowhere.txt"),
        (["balance", "1", "--list", "form=loud"], "is none of"),
        (["balance", "1", "--list", "form=direct", "--by", "month"], "give one of them"),
    ],
)
@pytest.mark.usefixtures("shelf")
def test_what_cannot_be_counted_is_told(capsys: Capture, arguments: list[str], words: str) -> None:
    assert main(arguments) == 1
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("shelf")
def test_a_side_that_there_is_not_is_wrong_usage(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["balance", "1", "--list", "colour=red"])
    assert left.value.code == 2
    assert "no SIDE=VALUE" in capsys.readouterr().err
