"""REFI-QDA projects come in: our own give the same notes back, those of other programs find their texts."""

from __future__ import annotations

import io
import zipfile

import pytest

from reader.errors import FormatError
from reader.export.annotations import parse
from reader.export.incoming import LeftOut
from tests.sample_library import TEXT, Bench, span

CODES = """<CodeBook><Codes>
<Code guid="00000000-0000-0000-0000-00000000000a" name="Jembatan" isCodable="true">
<Code guid="00000000-0000-0000-0000-00000000000b" name="biaya &amp; waktu" isCodable="true"/></Code>
</Codes></CodeBook>"""


def packed(project: str | bytes, *texts: str, folder: str = "Sources") -> bytes:
    """An archive with the project and its texts, of which the first is t.txt."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", project)
        for text in texts:
            archive.writestr(f"{folder}/t.txt", text.encode())
    return out.getvalue()


def foreign(text: str, passage: str, *, folder: str = "Sources", inside: str = "") -> bytes:
    """A project as another program writes it, with one coded passage of `text` and what stands `inside` of it."""
    start = text.index(passage)
    return packed(
        f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Other 1.0">{CODES}<Sources>
<TextSource guid="00000000-0000-0000-0000-000000000001" name="Jembatan dibuka" plainTextPath="internal://t.txt">
<PlainTextSelection guid="{{00000000-0000-0000-0000-000000000002}}" startPosition="{start}"
 endPosition="{start + len(passage)}" creationDateTime="2026-03-02T10:00:00Z">{inside}
<Coding guid="00000000-0000-0000-0000-000000000003">
<CodeRef targetGUID="00000000-0000-0000-0000-00000000000b"/></Coding>
<NoteRef targetGUID="00000000-0000-0000-0000-000000000004"/></PlainTextSelection></TextSource></Sources>
<Notes><Note guid="00000000-0000-0000-0000-000000000004"><PlainTextContent>mahal?</PlainTextContent></Note></Notes>
</Project>""",
        text,
        folder=folder,
    )


def test_our_own_project_gives_the_same_notes_back_and_no_others(bench: Bench) -> None:
    opened = bench.analysed()
    library = bench.library
    library.notes.add(opened.article_id, span(TEXT, "Biayanya turun"), text="cek", tags=["uang", "dua kata"])
    library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"), colour="pink")
    before = library.notes.of_article(opened.article_id)
    made = library.exports.articles("qdpx")
    assert isinstance(made, bytes)
    report = library.exchange.import_annotations(made)
    assert (report.added, report.updated, report.unchanged, report.unknown) == (0, 0, 2, ())
    for note in before:
        library.notes.delete(note.id)
    assert library.exchange.import_annotations(made).added == 2
    after = library.notes.of_article(opened.article_id)
    assert [(n.id, n.text, n.colour, n.found) for n in after] == [(n.id, n.text, n.colour, n.found) for n in before]
    assert [sorted(n.tags) for n in after] == [sorted(n.tags) for n in before]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_passage_of_another_program_finds_its_words(bench: Bench, ends: str) -> None:
    opened = bench.analysed()
    report = bench.library.exchange.import_annotations(foreign(TEXT.replace("\n", ends), "Biayanya turun"))
    assert (report.added, report.orphans, report.unknown) == (1, 0, ())
    (note,) = bench.library.notes.of_article(opened.article_id)
    assert (note.text, note.tags) == ("mahal?", ("biaya & waktu",))
    assert note.found is not None
    assert note.found.span == span(TEXT, "Biayanya turun")


def test_a_text_that_is_not_in_the_library_is_told_by_its_name(bench: Bench) -> None:
    bench.analysed()
    assert bench.library.exchange.import_annotations(foreign("Teks lain.", "lain")).unknown == ("Jembatan dibuka",)


def test_a_comment_of_another_program_is_the_note_where_no_other_is(bench: Bench) -> None:
    (note,) = parse(foreign(TEXT, "Guntur", inside="<Description>siapa dia?</Description>")).notes
    assert note.text == "mahal?"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 broken", "is damaged"),
        (foreign(TEXT, "Guntur").replace(b"project.qde", b"another.qde"), "is no REFI-QDA project"),
    ],
    ids=["a zip cut short", "a zip of something else"],
)
def test_what_is_no_project_is_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(FormatError, match=what):
        parse(data)


def test_entities_and_endless_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = '<!DOCTYPE p [<!ENTITY a "aaaa">]><Project xmlns="urn:QDA-XML:project:1.0"/>'
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(FormatError, match="entities"):
            parse(packed(declared.encode(encoding)))
    monkeypatch.setattr("reader.export.qda_reader.MOST_BYTES", 3000)
    with pytest.raises(FormatError, match="texts are larger than"):
        parse(foreign(TEXT * 50, "Guntur"))
    monkeypatch.setattr("reader.export.qda_reader.MOST_BYTES", 300)
    with pytest.raises(FormatError, match="project is larger than"):
        parse(foreign(TEXT, "Guntur"))


@pytest.mark.parametrize("encoding", ["big5", "utf-32", "x-nobody-knows", "\xff"])
def test_xml_in_an_encoding_that_cannot_be_read_is_one_sentence(encoding: str) -> None:
    with pytest.raises(FormatError, match="encoding"):
        parse(packed(f'<?xml version="1.0" encoding="{encoding}"?><Project xmlns="urn:QDA-XML:project:1.0"/>'))


def test_projects_have_a_limit_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.export.annotations.MOST_BYTES", 100)
    assert len(parse(foreign(TEXT, "Guntur")).notes) == 1


def test_a_comment_is_read_in_a_project_without_a_namespace() -> None:
    project = """<Project><Sources><TextSource name="a" plainTextPath="internal://t.txt">
        <Description>https://warta.example/9</Description>
        <PlainTextSelection startPosition="0" endPosition="4"><Description>mahal?</Description></PlainTextSelection>
        </TextSource></Sources></Project>"""
    (note,) = parse(packed(project, "Teks lain.")).notes
    assert note.text == "mahal?"
    assert "https://warta.example/9" in note.addresses


def test_two_passages_with_one_guid_are_two_notes(bench: Bench) -> None:
    opened = bench.analysed()
    passage = '<PlainTextSelection guid="00000000-0000-0000-0000-00000000000c" startPosition="{}" endPosition="{}"/>'
    first, second = span(TEXT, "Ratna Puspa"), span(TEXT, "Guntur Aji")
    both = passage.format(first.start, first.end) + passage.format(second.start, second.end)
    project = f"""<Project xmlns="urn:QDA-XML:project:1.0"><Sources>
        <TextSource name="a" plainTextPath="internal://t.txt">{both}{both}</TextSource></Sources></Project>"""
    report = bench.library.exchange.import_annotations(packed(project, TEXT))
    assert (report.added, report.left_out) == (2, {LeftOut.DOUBLE: 2})
    assert [note.anchor.exact for note in bench.library.notes.of_article(opened.article_id)] == [
        "Ratna Puspa",
        "Guntur Aji",
    ]
    assert bench.library.exchange.import_annotations(packed(project, TEXT)).unchanged == 2


def test_passages_of_pictures_and_of_texts_elsewhere_are_left_out_with_their_reason() -> None:
    project = """<Project xmlns="urn:QDA-XML:project:1.0"><Sources>
        <PictureSource><PictureSelection guid="a"/><PictureSelection guid="b"/></PictureSource>
        <TextSource name="a" plainTextPath="absolute:///t.txt"><PlainTextSelection startPosition="0" endPosition="4"/>
        </TextSource></Sources></Project>"""
    assert parse(packed(project)).left_out == {LeftOut.NO_TEXT: 3}


@pytest.mark.parametrize("place", ["-1", "99999999", "x", ""])
def test_a_passage_outside_of_its_text_is_left_out(place: str) -> None:
    start = TEXT.index("Guntur")
    parsed = parse(foreign(TEXT, "Guntur"))
    assert len(parsed.notes) == 1
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(foreign(TEXT, "Guntur"))) as old, zipfile.ZipFile(out, "w") as new:
        project = old.read("project.qde").decode().replace(f'startPosition="{start}"', f'startPosition="{place}"')
        new.writestr("project.qde", project)
        new.writestr("sources/t.txt", TEXT)
    parsed = parse(out.getvalue())
    assert (parsed.notes, parsed.left_out) == ((), {LeftOut.OUTSIDE: 1})
