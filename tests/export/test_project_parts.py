"""What is read of a foreign project, part by part; what codebooks tell of codes; the archive that is written."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from reader.errors import FormatError
from reader.export import qda_reader
from reader.export.annotations import parse
from reader.export.formats import qdpx
from reader.export.incoming import LONGEST, LONGEST_NAME, MOST_CODES, MOST_TAGS, Incoming, LeftOut, uuid_of
from reader.export.qda import COLOURS, MACHINE, codes_in, first_words, guid, legal
from reader.model import WHOLE_ARTICLE, Anchor, Code
from tests.export import odd

HEAD = '<Project xmlns="urn:QDA-XML:project:1.0" origin="{origin}">'
CODES = f"""<Code guid="A" name="satu"/><Code guid="B" name="dua"/><Code guid="C" name=""/>
    <Code guid="{guid("colour", "pink")}" name="pink"/>"""
NOTES = """<Notes>
    <Note guid="N" modifiedDateTime="2026-03-05T10:00:00Z"><PlainTextContent>catatan\r\nbaru</PlainTextContent>
    </Note><Note guid="M"><PlainTextContent>lagi</PlainTextContent></Note>
    <Note guid="F" plainTextPath="internal://n.txt"/><Note guid="E"><PlainTextContent/></Note></Notes>"""
TEXT = "Awal yang panjang sekali, lebih dari sebaris.\r\nKata inti.\r\nAkhir yang juga panjang, lebih dari sebaris.\r\n"
START = TEXT.index("inti")
DIGESTS = [
    f"urn:kutip:{hashlib.sha256(text.encode()).hexdigest()}"
    for even in [TEXT.replace("\r\n", "\n")]
    for text in (even, even.rstrip(), even.rstrip() + "\n")
]


def packed(
    inside: str,
    *,
    origin: str = "Other",
    source: str = 'guid="S" name="Judul" plainTextPath="internal://t.txt"',
    codes: str = "",
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """An archive with one source, and what stands `inside` of it."""
    book = f"<CodeBook><Codes>{CODES}{codes}</Codes></CodeBook>"
    project = f"{HEAD.format(origin=origin)}{book}<Sources><TextSource {source}>{inside}</TextSource></Sources>{NOTES}"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Project.QDE", f"{project}</Project>".replace("\r", "&#13;"))
        for name, data in (files or {"SOURCES/T.txt": b"\xef\xbb\xbf" + TEXT.encode()}).items():
            archive.writestr(name, data)
    return out.getvalue()


def passage(inside: str = "", *, start: int = START, end: int = START + 4, more: str = "") -> str:
    return (
        f'<PlainTextSelection guid="P" startPosition="{start}" endPosition="{end}" {more}>{inside}</PlainTextSelection>'
    )


def refer(kind: str, *targets: str) -> str:
    if kind == "NoteRef":
        return "".join(f'<NoteRef targetGUID="{target}"/>' for target in targets)
    return "".join(f'<Coding><CodeRef targetGUID="{target}"/></Coding>' for target in targets)


def one(inside: str, **how: str) -> Incoming:
    """What is read of the one passage."""
    (found,) = parse(packed(inside, **how)).notes  # type: ignore[arg-type]  # only words are given here
    return found


def test_all_of_a_passage_is_read() -> None:
    about = "<Description>https://warta.example/1 lihat file:///a urn:kutip:1 http://b ftp://c</Description>"
    inside = refer("CodeRef", "B", "A", "B", "C", "X") + refer("NoteRef", "N", "X", "E", "M")
    dates = 'creationDateTime="2026-03-01T10:00:00+07:00" modifiedDateTime="2026-03-09T10:00:00Z"'
    assert one(about + passage(inside, more=dates)) == Incoming(
        id=uuid_of("P"),
        source=DIGESTS[0],
        anchor=Anchor(START, START + 4, "inti", TEXT[START - 32 : START].replace("\r\n", "\n"),
                      TEXT[START + 4 : START + 36].replace("\r\n", "\n")),
        text="catatan\nbaru\n\nlagi",
        tags=("dua", "satu"),
        colour="yellow",
        created=datetime(2026, 3, 1, 3, tzinfo=UTC),
        updated=datetime(2026, 3, 5, 10, tzinfo=UTC),
        name="Judul",
        addresses=(*DIGESTS[1:], "https://warta.example/1", "file:///a", "urn:kutip:1", "http://b"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "text", "tags", "colour"),
    [
        (refer("CodeRef", "A", guid("colour", "pink")), "", ("satu",), "pink"),
        (refer("NoteRef", "F"), "dari berkas", (), "yellow"),
        ("<Description>isi</Description>", "isi", (), "yellow"),
        ("<Description>isi</Description>" + refer("NoteRef", "M"), "lagi", (), "yellow"),
        ("<Description/>", "", (), "yellow"),
    ],
)
def test_words_codes_and_colour_of_a_passage_have_their_places(
    inside: str, text: str, tags: tuple[str, ...], colour: str
) -> None:
    files = {"sources/t.txt": TEXT.encode(), "sources/n.txt": b"dari berkas"}
    (found,) = parse(packed(passage(inside), files=files)).notes
    assert (found.text, found.tags, found.colour) == (text, tags, colour)


def test_of_our_own_projects_a_description_is_no_note_and_what_the_program_found_is_none() -> None:
    found = f'creatingUser="{MACHINE}"'
    inside = passage("<Description>Ratna · direct</Description>") + passage(start=0, more=found)
    assert one(inside, origin="Kutip").text == ""
    assert [note.anchor.start for note in parse(packed(inside)).notes] == [START, 0]


def test_the_codes_of_a_project_come_with_its_notes() -> None:
    read = parse(packed(passage()))
    assert (len(read.notes), read.codes) == (1, (Code("satu"), Code("dua")))


def test_a_change_is_dated_by_the_note_or_by_the_passage() -> None:
    dates = 'modifiedDateTime="2026-03-09T10:00:00Z"'
    assert one(passage(more=dates)).updated == datetime(2026, 3, 9, 10, tzinfo=UTC)
    assert one(passage(refer("NoteRef", "M"), more=dates)).updated == datetime(2026, 3, 9, 10, tzinfo=UTC)
    assert one(passage()).updated is None


@pytest.mark.parametrize(
    ("start", "end", "usable"),
    [(0, 1, True), (0, len(TEXT), True), (0, len(TEXT) + 1, False), (-1, 4, False), (4, 4, False), (5, 4, False)],
)
def test_a_passage_lies_in_its_text(start: int, end: int, usable: bool) -> None:
    read = parse(packed(passage(start=start, end=end)))
    assert (len(read.notes), read.left_out) == ((1, {}) if usable else (0, {LeftOut.OUTSIDE: 1}))


@pytest.mark.parametrize(("characters", "left_out"), [(LONGEST, {}), (LONGEST + 1, {LeftOut.LONG: 1})])
def test_passages_and_notes_are_read_up_to_a_length(characters: int, left_out: dict[LeftOut, int]) -> None:
    files = {"sources/t.txt": b"x" * (LONGEST + 1), "sources/n.txt": b"y" * characters}
    assert parse(packed(passage(start=0, end=characters), files=files)).left_out == left_out
    noted = passage(refer("NoteRef", "F"), start=0, end=1)
    assert parse(packed(noted, files=files)).left_out == left_out


def test_a_passage_and_a_text_have_no_more_codes_than_any_note() -> None:
    keys = [f"k{number}" for number in range(MOST_TAGS + 5)]
    inside = refer("CodeRef", *keys)
    data = packed(passage(inside) + inside, codes="".join(f'<Code guid="{key}" name="{key}"/>' for key in keys))
    assert [note.tags for note in parse(data).notes] == [tuple(keys[:MOST_TAGS])] * 2


def test_all_that_is_said_of_a_whole_text_is_one_note() -> None:
    dated = 'guid="S" name="Judul" plainTextPath="internal://t.txt" creationDateTime="2026-03-01T10:00:00Z"'
    found = one(refer("CodeRef", "B", "C", "A", "B") + refer("NoteRef", "N", "X", "M"), source=dated)
    assert found == Incoming(
        id=uuid_of("S#article"),
        source=DIGESTS[0],
        anchor=WHOLE_ARTICLE,
        text="catatan\nbaru\n\nlagi",
        tags=("dua", "satu"),
        colour="yellow",
        created=datetime(2026, 3, 1, 10, tzinfo=UTC),
        updated=datetime(2026, 3, 5, 10, tzinfo=UTC),
        name="Judul",
        addresses=tuple(DIGESTS[1:]),
    )
    assert one(refer("CodeRef", "A")).updated is None
    assert one(refer("CodeRef", "A")).tags == ("satu",)
    assert one(refer("NoteRef", "M")).text == "lagi"
    assert parse(packed(refer("CodeRef", "C", "X") + refer("NoteRef", "E"))).notes == ()


def test_words_on_a_whole_text_are_read_up_to_a_length() -> None:
    files = {"sources/t.txt": TEXT.encode(), "sources/n.txt": b"y" * (LONGEST + 5)}
    (found,) = parse(packed(refer("NoteRef", "F"), files=files)).notes
    assert found.text == "y" * LONGEST


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('plainTextPath="internal://t.txt"', TEXT),
        ('plainTextPath="relative://t.txt"', None),
        ('plainTextPath="internal://lain.txt"', None),
        ("", None),
    ],
)
def test_a_text_lies_in_the_archive_or_nowhere(source: str, text: str | None) -> None:
    read = parse(packed(passage(), source=source))
    assert read.left_out == ({} if text else {LeftOut.NO_TEXT: 1})
    assert [note.name for note in read.notes] == ([""] if text else [])


def test_a_text_may_stand_in_the_project_itself() -> None:
    inside = "<PlainTextContent>Kata inti.</PlainTextContent>" + passage(start=5, end=9)
    assert one(inside, source='name="a"').anchor == Anchor(5, 9, "inti", "Kata ", ".")
    assert parse(packed("<PlainTextContent/>" + passage(), source="")).left_out == {LeftOut.NO_TEXT: 1}


def test_bytes_that_are_no_utf_8_are_read_as_far_as_they_are() -> None:
    (found,) = parse(packed(passage(start=0, end=3), files={"sources/t.txt": b"a\xffb"})).notes
    assert found.anchor.exact == "a\ufffdb"


@pytest.mark.parametrize("kind", ["PDF", "Picture", "Audio", "Video"])
def test_passages_of_what_is_no_text_are_counted(kind: str) -> None:
    read = parse(packed(f"<{kind}Selection/><x><{kind}Selection/></x>"))
    assert read.left_out == {LeftOut.NO_TEXT: 2}


def test_a_project_may_hold_as_many_bytes_as_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(passage())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(one.file_size for one in archive.infolist())
    monkeypatch.setattr(qda_reader, "MOST_BYTES", max(size, len(data)))
    assert len(parse(data).notes) == 1
    monkeypatch.setattr(qda_reader, "MOST_BYTES", len(data) - 1)
    with pytest.raises(FormatError, match=r"^File too large: The project is larger than 0 MB; split it\.$"):
        parse(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK broken", "Not a project: The file is no REFI-QDA project, or is damaged."),
        (b"<a/>", "No codes: The file is XML, but no REFI-QDA codebook, or one without codes."),
        (b"\xef\xbb\xbf \r\n\t<a", "Not readable: The file's XML is damaged, or in an encoding that cannot be read."),
        ("<a".encode("utf-16"), "Not readable: The file's XML is damaged, or in an encoding that cannot be read."),
        (b"\xfe\xff\x00<\x00a", "Not readable: The file's XML is damaged, or in an encoding that cannot be read."),
        (b"<!DOCTYPE a><a/>", "Not readable: The file declares entities of its own, which no program writes."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(FormatError) as told:
        parse(data)
    assert str(told.value) == sentence


# ---------------------------------------------------------------- codebooks


def _codes(inside: str) -> tuple[Code, ...]:
    return parse(f"<CodeBook><Codes>{inside}</Codes></CodeBook>".encode()).codes


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        *((standard, name) for name, standard in COLOURS.items()),
        ("#ff0000", "pink"),
        ("#00FF00", "green"),
        ("#0000ff", "blue"),
        ("#7050c0", "violet"),
        ("#000000", "green"),
        ("#ffffff", "violet"),
        ("#c79a0", "yellow"),
        ("x#0000ff", "yellow"),
        ("", "yellow"),
    ],
)
def test_a_code_has_the_nearest_colour_of_notes(colour: str, name: str) -> None:
    assert _codes(f'<Code name="a" color="{colour}"/>') == (Code("a", name),)


def test_codes_come_in_order_those_above_first() -> None:
    inside = """<Code name=" satu\n kata "><Description>isi</Description><Code name="dua"/><Code name="tiga"/></Code>
        <Code name=""><Code name="empat"/></Code><Set name="x"><Code name="bukan"/></Set><Code name="lima">
        <Description/></Code>"""
    assert _codes(inside) == (
        Code("satu kata", description="isi"),
        Code("dua", parent="satu kata"),
        Code("tiga", parent="satu kata"),
        Code("empat"),
        Code("lima"),
    )


def test_a_code_without_a_name_leaves_what_is_below_it_to_the_one_above() -> None:
    inside = '<Code name="a"><Code name=" "><Code name="b"/></Code></Code>'
    assert _codes(inside) == (Code("a"), Code("b", parent="a"))


def test_a_codebook_is_read_up_to_so_many_codes_and_names_up_to_a_length() -> None:
    assert len(_codes('<Code name="a"/>' * (MOST_CODES + 1))) == MOST_CODES
    assert _codes(f'<Code name="{"n" * (LONGEST_NAME + 1)}"/>') == (Code("n" * LONGEST_NAME),)


def test_what_our_own_files_add_to_a_codebook_is_no_code_of_the_reader() -> None:
    added = f'<Code guid="{guid("heading", "speakers")}" name="Who"><Code name="Ratna"/></Code>'
    added += "".join(f'<Code guid="{guid("colour", name)}" name="{name}"/>' for name in COLOURS)
    assert _codes(f'{added}<Code name="a"/>') == (Code("a"),)
    assert codes_in(ET.fromstring("<a><Code name='b'/></a>")) == ()


@pytest.mark.parametrize(
    ("texts", "limit", "words"),
    [
        (["a b", " c\n"], 60, "a b c"),
        (["x" * 60], 60, "x" * 60),
        (["x" * 61], 60, "x" * 59 + "…"),
        (["abc", "def"], 5, "abc …"),
        ([], 60, ""),
    ],
)
def test_a_short_name_is_made_of_the_first_words(texts: list[str], limit: int, words: str) -> None:
    assert first_words(texts, limit) == words


def test_a_short_name_has_sixty_characters() -> None:
    assert first_words(["kata " * 20]) == ("kata " * 20)[:59] + "…"


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", chr(0xD800), chr(0xDFFF), "\ufffe", "\uffff"])
def test_what_no_xml_may_hold_is_replaced_one_for_one(sign: str) -> None:
    kept = "\t\n\r \ud7ff\ue000\ufffd\U00010000\U0010ffff"
    assert legal(f"a{sign}{sign}{kept}") == f"a\ufffd\ufffd{kept}"


# ---------------------------------------------------------------- the archive that is written


def test_an_archive_tells_no_time_and_has_a_text_for_each_article() -> None:
    selection = odd.articles()
    with zipfile.ZipFile(io.BytesIO(qdpx.write(selection))) as archive:
        made = {one.filename: one for one in archive.infolist()}
        (text,) = (name for name in made if name != "project.qde")
        assert text == f"sources/{guid('article', selection.dossiers[0].article.digest)}.txt"
        assert archive.read(text).decode() == odd.TEXT
    assert {one.date_time for one in made.values()} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in made.values()} == {zipfile.ZIP_DEFLATED}
    assert next(iter(made)) == "project.qde"
