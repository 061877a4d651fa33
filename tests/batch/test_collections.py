"""Collections: what is read of them, and what is told of those that are broken."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reader.batch import Record, named_sources, records
from reader.errors import FormatError, SourceError
from reader.intake import Raw
from reader.model import Particulars
from tests.intake.pages import answer, server

ROW = {
    "id": 7,
    "Body": "Kata dia, siap.",
    "headline": "Siap",
    "date": "2024-10-21T08:00:00Z",
    "link": "https://e.org/7",
}


def _troubles(found: list[Record]) -> list[str | None]:
    return [one.trouble[1] if one.trouble else None for one in found]


def test_a_row_tells_its_text_and_particulars(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({**ROW, "publisher": "Harian", "author": "Sari", "lang": "id"}) + "\n\n")
    [record] = records([str(path)])
    article = record.article()
    assert (record.source, article.source, article.text) == (f"{path}#7", f"{path}#7", "Kata dia, siap.")
    assert (article.title, article.byline, article.outlet) == ("Siap", "Sari", "Harian")
    assert (article.published, article.language, article.url) == (date(2024, 10, 21), "id", "https://e.org/7")


def test_a_table_is_read_by_its_head(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes('\ufefftitle,text\nSatu,"Kata dia,\nsiap."\n'.encode())
    (tmp_path / "b.tsv").write_text("text\ttitle\nKata mereka.\tDua\n")
    found = [one.article() for one in records([str(tmp_path / "a.csv"), str(tmp_path / "b.tsv")])]
    assert [(one.title, one.text) for one in found] == [("Satu", "Kata dia,\nsiap."), ("Dua", "Kata mereka.")]


def test_columns_are_named_where_they_have_other_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kop,berita,text\nSatu,Kata dia.,bukan\n")
    [record] = records([str(path)], columns={"text": "berita", "title": "Kop"})
    assert (record.text, record.told.title) == ("Kata dia.", "Satu")


def test_what_the_user_tells_goes_before_the_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ROW))
    [record] = records([str(path)], told=Particulars(published=date(2020, 1, 1), language="en"))
    assert (record.told.published, record.told.language, record.told.title) == (date(2020, 1, 1), "en", "Siap")


def test_broken_rows_are_told_and_cost_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.batch.rows.ROW_CHARACTERS", 40)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{broken\n[1]\n{"text": "' + "x" * 99 + '"}\n{"isi": "b"}\n{"other": "c"}\n')
    found = list(records([str(path)]))
    assert [one.text for one in found] == ["a", None, None, None, "b", None]
    told = [trouble or "" for trouble in _troubles(found)]
    assert "Line 2 is no JSON object" in told[1]
    assert "Line 3 is no JSON object" in told[2]
    assert "Line 4 is longer" in told[3]
    assert "no text in a column text, body" in told[5]
    assert "it has other" in told[5]
    with pytest.raises(SourceError, match="Line 2"):
        found[1].article()


def test_an_archive_is_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b/satu.txt", "Kata dia, siap.")
        archive.writestr("dua.md", "# Judul\n\nKata mereka.")
        archive.writestr("gambar.png", b"\x89PNG")
    found = [one.article() for one in records([str(path)])]
    assert [(one.source, one.title) for one in found] == [(f"{path}#b/satu.txt", None), (f"{path}#dua.md", "Judul")]


def test_a_member_that_unpacks_to_too_much_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.batch.archives.MEMBER_BYTES", 1000)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bom.txt", "a" * 100_000)
        archive.writestr("baik.txt", "Kata dia.")
    found = list(records([str(path)]))
    assert "larger than" in (_troubles(found)[0] or "")
    assert found[1].raw == Raw(b"Kata dia.", "baik.txt")


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl", "a.csv"])
def test_a_collection_that_is_not_there_or_none_is_one_sentence(tmp_path: Path, name: str) -> None:
    [record] = records([str(tmp_path / name)])
    assert record.trouble is not None
    (tmp_path / name).write_bytes(b"\x00\xff\x00")
    assert all(one.trouble is not None for one in records([str(tmp_path / name)]))


def test_a_folder_is_what_can_be_read_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "c.png", ".d.txt"):
        (tmp_path / name).write_text("x")
    assert [Path(one).name for one in named_sources([str(tmp_path)])] == ["a.jsonl", "b.txt"]
    assert [Path(one).name for one in named_sources([str(tmp_path)], collections=False)] == ["b.txt"]


MAIL = "From a@b.example Mon Oct 21 10:15:00 2024\nFrom: Sari <a@b.example>\nMIME-Version: 1.0\n"
TEXT, PICTURE = "Content-Type: text/plain\n\nKata mereka, siap.\n\n", "Content-Type: image/png\n\nx\n\n"


@pytest.fixture
def mailbox(tmp_path: Path) -> str:
    """Three mails, the second one without text."""
    path = tmp_path / "surat.mbox"
    path.write_text(MAIL + TEXT + MAIL + PICTURE + MAIL + TEXT)
    return str(path)


def test_all_mails_of_a_mailbox_are_read_and_a_bad_one_costs_only_itself(mailbox: str) -> None:
    found = list(records([mailbox], told=Particulars(outlet="Surat")))
    assert [one.source for one in found] == [f"{mailbox}#mail {number}" for number in (1, 2, 3)]
    assert [found[number].article().outlet for number in (0, 2)] == ["Surat", "Surat"]
    with pytest.raises(SourceError, match="no text"):
        found[1].article()


def test_a_feed_that_leads_to_no_article_is_told_as_one_record(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text('<rss version="2.0"><channel><item><title>Beras</title></item></channel></rss>')
    (record,) = records([str(path)])
    assert record.trouble is not None
    assert record.trouble[0] == "No article named"


def test_all_articles_of_a_feed_are_fetched_and_one_that_is_gone_is_told(tmp_path: Path) -> None:
    items = "".join(f"<item><title>t</title><link>{path}</link></item>" for path in ("/1", "/gone", "/2"))
    feed = f'<rss version="2.0"><channel>{items}</channel></rss>'
    pages = {"/1": answer(), "/2": answer(), "/feed": answer(feed.encode(), media="application/rss+xml")}
    with server(pages) as (address, _):
        found = list(records([f"{address}/feed"]))
        assert [one.source for one in found] == [f"{address}{path}" for path in ("/1", "/gone", "/2")]
        assert [one.trouble is not None for one in found] == [False, True, False]
        assert found[2].article().title == "Harga beras turun"
        path = tmp_path / "feed.xml"
        path.write_text(feed.replace("<link>", f"<link>{address}"))
        kept = list(records([str(path)]))  # nobody but the file gave these addresses of a private network
    assert all(one.trouble is not None and "private network" in one.trouble[1] for one in kept)


def test_a_source_that_is_not_there_is_told_in_its_turn(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Satu.")
    found = list(records([str(tmp_path / "none.txt"), str(tmp_path / "a.txt")]))
    assert [one.trouble and one.trouble[0] for one in found] == ["File not found", None]


def test_what_was_done_before_is_left_out_and_single_files_of_it_are_not_even_read(
    mailbox: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a.txt", "b.txt", mailbox, "c.txt", "b.txt", "d.txt"]
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("Satu.")
    monkeypatch.chdir(tmp_path)
    every = [one.source for one in records(names)]
    assert len(every) == 8
    for count in range(len(every) + 1):
        assert [one.source for one in records(names, passed=every[:count])] == every[count:]
    Path("a.txt").unlink()
    assert [one.source for one in records(names[:2], passed=every[:1])] == ["b.txt"]
    for other in (["b.txt"], [*every, "e.txt"]):
        with pytest.raises(FormatError, match="name a new file"):
            list(records(names, passed=other))
