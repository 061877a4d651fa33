"""Parquet in and out."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.batch import records
from reader.cli import main

parquet: Any = pytest.importorskip("pyarrow.parquet", reason="the extra kutip[parquet] is not installed")
import pyarrow  # noqa: E402  # only where the extra is installed

Capture = pytest.CaptureFixture[str]


def _write(path: Path, **columns: list[object]) -> Path:
    parquet.write_table(pyarrow.table(columns), path)
    return path


def test_a_row_tells_its_text_and_particulars(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "a.parquet",
        id=[7, 8],
        Isi=["Kata dia, siap.", None],
        judul=["Siap", "Kosong"],
        authors=[["Sari", "Budi"], None],
        tanggal=[date(2024, 10, 21), None],
        picture=[b"\x00", b"\x01"],
    )
    good, bad = records([str(path)])
    article = good.article()
    assert (article.source, article.text, article.title) == (f"{path}#7", "Kata dia, siap.", "Siap")
    assert (article.byline, article.published) == ("Sari, Budi", date(2024, 10, 21))
    assert bad.trouble is not None
    assert "no text in a column" in bad.trouble[1]


def test_columns_are_named_where_they_have_other_names(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.parquet", berita=["Kata dia."], terbit=[datetime(2024, 10, 21, 8)])
    [record] = records([str(path)], columns={"text": "berita", "published": "terbit"})
    assert (record.text, record.told.published) == ("Kata dia.", date(2024, 10, 21))


@pytest.mark.parametrize("what", ["none", "cut", "empty", "away", "other columns"])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, what: str) -> None:
    path = _write(tmp_path / "a.parquet", judul=["Siap"])
    whole = path.read_bytes()
    if what == "away":
        path.unlink()
    else:
        path.write_bytes({"none": b"PAR1 no PAR1", "cut": whole[:-9], "empty": b"", "other columns": whole}[what])
    [record] = records([str(path)])
    assert record.trouble is not None
    assert ("it has judul" in record.trouble[1]) == (what == "other columns")


def test_a_small_file_that_unpacks_to_much_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.batch.parquet.VALUE_BYTES", 1_000)
    texts = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 5_000), pyarrow.array(["x" * 2_000]))
    parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "a.parquet", store_schema=False)
    [record] = records([str(tmp_path / "a.parquet")])
    assert record.trouble is not None
    assert "a value in its column text is larger" in record.trouble[1]


def test_columns_of_one_name_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pyarrow.Table.from_arrays([pyarrow.array([one]) for one in "abc"], names=["text", "title", "title"])
    parquet.write_table(table, path)
    [record] = records([str(path)])
    assert (record.text, record.told.title) == ("a", None)


def test_without_the_library_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    path = _write(tmp_path / "a.parquet", text=["Kata dia."])
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    [record] = records([str(path)])
    assert record.trouble is not None
    assert "kutip[parquet]" in record.trouble[1]
    assert main(["analyze", str(path), "-o", str(tmp_path / "out.parquet")]) == 1
    assert "kutip[parquet]" in capsys.readouterr().err


def test_parquet_holds_what_the_lines_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("“Kami siap,” kata Ratna Dewi di Jakarta, Senin. Ia mengatakan bahwa stok cukup.")
    lines, folder = tmp_path / "out.jsonl", tmp_path / "out.parquet"
    for out in (lines, folder):
        sources = [str(path), str(tmp_path / "no\udcff.txt")]
        assert main(["analyze", *sources, "--lang", "id", "--date", "2024-10-22", "-o", str(out)]) == 1
    [good, bad] = map(json.loads, lines.read_text().splitlines())
    [part] = folder.iterdir()
    assert part.name == "part-00000.parquet"
    rows = parquet.read_table(part).to_pylist()
    assert {name: rows[0][name] for name in good} == good
    assert rows[0]["error"] is None
    assert rows[1]["error"]["title"] == bad["error"]["title"]
    assert [record.text for record in records([str(folder / part.name)])] == [good["text"], None]
