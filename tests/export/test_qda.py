"""REFI-QDA: valid by the standard, positions are code points of the text in the archive, any character survives."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from reader.errors import LibraryError
from reader.export.content import of_articles
from reader.export.formats import qdc, qdpx
from reader.model import Article, Dossier, Found, FoundHow, Span
from tests.sample_library import TEXT, Bench, span

SCHEMA = (Path(__file__).parent / "refi.xsd").read_text(encoding="utf-8")
SPACE = {"q": "urn:QDA-XML:project:1.0"}
TAG = "<b> “é” & 🧵 \U0001d4d0 \x00"


def parsed(document: bytes, kind: str = "project") -> Any:
    """The document, checked against the standard's rules."""
    schema = etree.XMLSchema(etree.fromstring(SCHEMA.replace(":project:", f":{kind}:").encode()))
    root = etree.fromstring(document)
    schema.assertValid(root)
    return root


@pytest.fixture
def dossier(bench: Bench) -> Dossier:
    """An analysed article whose text holds characters outside of the first plane; notes with and without codes."""
    text = TEXT.replace("Jembatan Wanatirta dibuka", "🧵𝓐 Jembatan dibuka")
    bench.worker.asked.clear()
    opened = bench.analysed(text)
    bench.library.notes.add(
        opened.article_id, span(text, "Biayanya turun"), text="cek\n\nlagi", tags=["uang", "dua kata"]
    )
    bench.library.notes.add(opened.article_id, span(text, "Guntur Aji"), colour="pink")
    found = next(iter(bench.library.exports.dossiers([opened.article_id])))
    return replace(found, notes=(replace(found.notes[0], tags=("uang", TAG)), *found.notes[1:]))


def project(dossiers: list[Dossier]) -> tuple[Any, dict[str, str]]:
    """The project and the texts of an archive."""
    with zipfile.ZipFile(io.BytesIO(qdpx.write(of_articles(dossiers)))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name != "project.qde"}
        return parsed(archive.read("project.qde")), texts


def test_a_codebook_is_valid_and_its_names_are_any_characters(dossier: Dossier) -> None:
    root = parsed(qdc.write(of_articles([dossier])), "codebook")
    codes = root.findall(".//{urn:QDA-XML:codebook:1.0}Code")
    assert [code.get("name") for code in codes] == [TAG.replace("\x00", "\ufffd"), "uang"]
    assert {code.get("color") for code in codes} == {"#C79A00"}


def test_a_codebook_without_a_code_is_refused(dossier: Dossier) -> None:
    with pytest.raises(LibraryError, match="Nothing of this has a code"):
        qdc.write(of_articles([replace(dossier, notes=())]))


def test_positions_are_code_points_of_the_text_in_the_archive(dossier: Dossier) -> None:
    root, texts = project([dossier])
    (source,) = root.findall("q:Sources/q:TextSource", SPACE)
    (text,) = texts.values()
    assert source.get("plainTextPath") == f"internal://{source.get('guid')}.txt"
    assert list(texts) == [f"sources/{source.get('guid')}.txt"]
    assert text == dossier.article.text
    passages = {
        text[int(one.get("startPosition")) : int(one.get("endPosition"))]
        for one in source.findall("q:PlainTextSelection", SPACE)
    }
    assert dossier.analysis is not None
    assert passages == {s.spans[0].of(text) for s in dossier.analysis.statements} | {"Biayanya turun", "Guntur Aji"}


def test_passages_are_coded_with_speakers_codes_or_colours_and_refer_to_their_notes(dossier: Dossier) -> None:
    root, _ = project([dossier])
    names = {code.get("guid"): code.get("name") for code in root.iterfind(".//q:Code", SPACE)}
    coded = {
        one.get("name"): {names[ref.get("targetGUID")] for ref in one.iterfind(".//q:CodeRef", SPACE)}
        for one in root.iterfind(".//q:PlainTextSelection", SPACE)
    }
    assert coded["Biayanya turun"] == {"uang", TAG.replace("\x00", "\ufffd")}
    assert coded["Guntur Aji"] == {"pink"}
    assert coded["“Jembatan ini aman bagi semua,”"] == {"Ratna Puspa"}
    (ref,) = root.iterfind(".//q:PlainTextSelection/q:NoteRef", SPACE)
    (note,) = root.findall("q:Notes/q:Note", SPACE)
    assert (ref.get("targetGUID"), note.findtext("q:PlainTextContent", None, SPACE)) == (
        note.get("guid"),
        "cek\n\nlagi",
    )


def test_names_of_texts_can_be_names_of_files_and_comments_stand_where_all_programs_look(dossier: Dossier) -> None:
    odd = replace(dossier, article=replace(dossier.article, title='../a: "b" <c>? \\ .d'))
    root, _ = project([odd])
    (source,) = root.findall("q:Sources/q:TextSource", SPACE)
    assert source.get("name") == f"{dossier.article_id:04} a b c d"
    about = {one.get("name"): one.findtext("q:Description", None, SPACE) for one in source}
    assert about["Biayanya turun"] == "cek\n\nlagi\n\nRatna Puspa · direct"


def test_the_same_library_gives_the_same_archive(dossier: Dossier) -> None:
    assert qdpx.write(of_articles([dossier])) == qdpx.write(of_articles([dossier]))


@pytest.mark.parametrize("change", ["no notes", "no analysis", "nothing", "an orphan", "an empty passage name"])
def test_a_project_is_valid_whatever_is_missing(dossier: Dossier, change: str) -> None:
    blank = replace(dossier.notes[0], found=Found(Span(0, 1), FoundHow.EXACT, 1.0), text=" ", tags=())
    changed: dict[str, list[Dossier]] = {
        "no notes": [replace(dossier, notes=())],
        "no analysis": [replace(dossier, analysis=None)],
        "nothing": [],
        "an orphan": [replace(dossier, notes=(replace(dossier.notes[0], found=None),))],
        "an empty passage name": [replace(dossier, article=Article("-", "\n \x0b", ()), analysis=None, notes=(blank,))],
    }
    root, _ = project(changed[change])
    notes = root.findall("q:Notes/q:Note", SPACE)
    if change == "an orphan":
        assert "> Biayanya turun" in notes[0].findtext("q:PlainTextContent", None, SPACE)
