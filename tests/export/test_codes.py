"""Codes in exports and back: colours, descriptions and the tree in REFI-QDA, codes of statements, whole articles."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reader.errors import FormatError
from reader.library import Library
from reader.model import Code
from tests.sample_library import TEXT, Bench, HandWorker, NoModels, paths_in, span

QDC = "{urn:QDA-XML:codebook:1.0}"


@pytest.fixture
def coded(bench: Bench) -> int:
    """An article with codes on a note, on statements and on the whole; gives its number."""
    number = bench.analysed().article_id
    codes = bench.library.codes
    codes.add(Code("Sikap", "violet", "Bagaimana seseorang berdiri"))
    codes.add(Code("klaim <&>", "green", parent="sikap"))
    codes.add(Code("tak terpakai", "pink"))
    codes.give(number, "s1", "klaim <&>")
    bench.library.notes.add(number, span(TEXT, "Guntur Aji"), tags=["tokoh"])
    bench.library.notes.add(number, None, text="satu sumber saja", tags=["sumber", "klaim <&>"])
    return number


def _tree(data: bytes) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Parent, colour and description of each code in a codebook."""
    root = ET.fromstring(data)
    above = {child: parent for parent in root.iter() for child in parent}
    return {
        one.get("name", ""): (above[one].get("name"), one.get("color"), one.findtext(f"{QDC}Description"))
        for one in root.iter(f"{QDC}Code")
    }


def test_a_codebook_has_colours_descriptions_and_the_tree(bench: Bench, coded: int) -> None:
    whole = bench.library.exports.articles("qdc")
    assert isinstance(whole, bytes)
    assert _tree(whole) == {
        "Sikap": (None, "#8358C9", "Bagaimana seseorang berdiri"),
        "klaim <&>": ("Sikap", "#3D8F3D", None),
        "sumber": (None, "#C79A00", None),
        "tak terpakai": (None, "#CF4F87", None),
        "tokoh": (None, "#C79A00", None),
    }
    one = bench.library.exports.articles("qdc", [coded])
    assert isinstance(one, bytes)
    assert "tak terpakai" not in _tree(one)
    assert "Sikap" in _tree(one)


def _other(folder: Path) -> Library:
    return Library(paths_in(folder / "other"), NoModels(), analyser=HandWorker())


def test_a_codebook_comes_in_as_it_went_out_and_one_undo_takes_it_back(
    bench: Bench, coded: int, tmp_path: Path
) -> None:
    data = bench.library.exports.articles("qdc")
    assert isinstance(data, bytes)
    with _other(tmp_path) as library:
        assert library.exchange.import_annotations(data).codes == 5
        out = {card.code.name: card.code for card in bench.library.codes.all()}
        assert {card.code.name: card.code for card in library.codes.all()} == out
        assert library.exchange.import_annotations(data).codes == 0
        library.history.undo()
        assert library.codes.all() == ()


def test_a_foreign_codebook_is_read_by_its_names_and_nearest_colours(bench: Bench) -> None:
    data = b"""\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
    <Code guid="A" name="  Two\n words " isCodable="false" color="#0000FF"><Description>d</Description>
      <Code guid="B" name="inner" isCodable="true" color="#zzz"/><Code guid="C" name="" isCodable="true">
      <Code guid="D" name="TWO words" isCodable="true"/></Code></Code></Codes><Sets/></CodeBook>"""
    assert bench.library.exchange.import_annotations(data).codes == 2
    assert bench.library.codes.get("two words") == Code("Two words", "blue", "d")
    assert bench.library.codes.get("inner") == Code("inner", "yellow", parent="Two words")


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"<CodeBook",
        b"<CodeBook><Codes/></CodeBook>",
        b'<!DOCTYPE x [<!ENTITY a "aa">]><CodeBook><Codes><Code name="&a;"/></Codes></CodeBook>',
        b"<?xml version='1.0' encoding='nothing'?><CodeBook/>",
        b"\xff\xfe<\x00",
    ],
)
def test_what_is_no_codebook_is_one_sentence(bench: Bench, data: bytes) -> None:
    with pytest.raises(FormatError):
        bench.library.exchange.import_annotations(data)
    assert bench.library.codes.all() == ()


def test_a_deep_codebook_is_read_without_harm(bench: Bench) -> None:
    depth = 3000
    opened = "".join(f'<Code guid="{n}" name="c{n}" isCodable="true">' for n in range(depth))
    data = f"<CodeBook><Codes>{opened}{'</Code>' * depth}</Codes></CodeBook>".encode()
    assert bench.library.exchange.import_annotations(data).codes == depth
    assert max(card.depth for card in bench.library.codes.all()) == depth - 1


@pytest.mark.parametrize("form", ["qdpx", "w3c", "hypothesis", "json"])
def test_a_note_on_the_whole_article_goes_out_and_comes_back_once(
    bench: Bench, coded: int, form: str, tmp_path: Path
) -> None:
    made = bench.library.exports.articles(form)
    data = made if isinstance(made, bytes) else made.encode()
    again = bench.library.exchange.import_annotations(data)
    assert (again.added, again.updated, again.unchanged, again.orphans) == (0, 0, 3, 0)  # a statement, too
    note = next(note for note in bench.library.notes.of_article(coded) if note.on_article)
    bench.library.notes.delete(note.id)
    assert bench.library.exchange.import_annotations(data).added == 1
    back = next(note for note in bench.library.notes.of_article(coded) if note.on_article)
    assert (back.text, set(back.tags), back.found is not None) == (note.text, set(note.tags), True)
    del tmp_path


def test_the_codes_of_statements_stand_in_every_table_and_text(bench: Bench, coded: int) -> None:
    exports = bench.library.exports
    rows = list(csv.DictReader(io.StringIO(str(exports.articles("csv-statements")), newline="")))
    assert [row["codes"] for row in rows] == ["klaim <&>", "", ""]
    notes = list(csv.DictReader(io.StringIO(str(exports.articles("csv-notes")), newline="")))
    assert [(row["passage"], row["found"], row["start"]) for row in notes] == [
        ("the whole article", "article", ""),
        ("Guntur Aji", "exact", str(TEXT.index("Guntur"))),
    ]
    table = list(csv.reader(io.StringIO(str(exports.articles("csv-codes")), newline="")))
    assert table == [["speaker", "klaim <&>", "total"], ["Ratna Puspa", "1", "1"]]
    document = json.loads(str(exports.articles("json")))
    assert document["articles"][0]["statements"][0]["codes"] == ["klaim <&>"]
    assert {one["name"]: one["parent"] for one in document["codes"]}["klaim <&>"] == "Sikap"
    written = str(exports.articles("markdown"))
    assert "#klaim-&lt;&amp;>" in written or "#klaim-" in written
    assert "*the whole article*" in written
    page = str(exports.articles("html", [coded]))
    assert "#klaim &lt;&amp;&gt;" in page
    assert "the whole article" in page


@pytest.mark.parametrize("form", ["w3c", "hypothesis"])
def test_annotations_hold_the_statements_that_bear_codes(bench: Bench, coded: int, form: str) -> None:
    document = json.loads(str(bench.library.exports.articles(form)))
    items = document["rows"] if form == "hypothesis" else document["first"]["items"]
    (said,) = (item for item in items if item.get("creator"))
    told = json.dumps(said, ensure_ascii=False)
    assert "“Jembatan ini aman bagi semua,”" in told
    assert "klaim <&>" in told
    notes = [note.id for note in bench.library.notes.of_article(coded)]
    only = json.loads(str(bench.library.exports.notes(form, notes, "Semua")))
    assert not any(item.get("creator") for item in (only["rows"] if form == "hypothesis" else only["first"]["items"]))


def test_a_project_codes_statements_with_what_they_bear(bench: Bench, coded: int) -> None:
    import zipfile

    data = bench.library.exports.articles("qdpx")
    assert isinstance(data, bytes)
    root = ET.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("project.qde"))
    space = "{urn:QDA-XML:project:1.0}"
    names = {one.get("guid"): one.get("name") for one in root.iter(f"{space}Code")}
    said = next(one for one in root.iter(f"{space}PlainTextSelection") if (one.get("name") or "").startswith("“Jemb"))
    assert [names[ref.get("targetGUID")] for ref in said.iter(f"{space}CodeRef")] == ["Ratna Puspa", "klaim <&>"]
    source = next(root.iter(f"{space}TextSource"))
    whole = [names[ref.get("targetGUID")] for one in source.findall(f"{space}Coding") for ref in one]
    assert whole == ["sumber", "klaim <&>"]
