"""What is read of a foreign annotation, field by field; addresses and cells that other programs read."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from reader.errors import FormatError
from reader.export.annotations import MOST_BYTES, parse
from reader.export.csv_text import csv_text
from reader.export.incoming import LONGEST, MOST_TAGS, Incoming, LeftOut, Parsed, moment, uuid_of
from reader.export.links import EDGE, WHOLE, address, other_addresses, passage_address
from reader.export.selectors import utc
from reader.model import Anchor
from tests.sample_library import article

QUOTE = {"type": "TextQuoteSelector", "exact": "kata", "prefix": "sebelum ", "suffix": " sesudah"}
PLACE = {"type": "TextPositionSelector", "start": 8, "end": 12}
KEY = "0b0d5c4e-8a9e-4c8e-9f7a-2f4f3b6f0a11"


def parsed(*items: object) -> Parsed:
    return parse(json.dumps(list(items)).encode())


def one(selector: object = QUOTE, *, target: dict[str, Any] | None = None, **more: Any) -> Incoming:
    """What is read of one annotation."""
    where = {"source": "https://warta.example/1", "selector": selector, **(target or {})}
    (found,) = parsed({"id": KEY, "target": where, **more}).notes
    return found


def test_all_of_an_annotation_is_read() -> None:
    found = one(
        [QUOTE, PLACE],
        target={"styleClass": "kutip-blue"},
        body=[{"value": "Periksa"}, {"value": "uang", "purpose": "tagging"}, "Lagi"],
        created="2026-03-01T10:00:00Z",
        modified="2026-03-02T12:00:00+02:00",
    )
    assert found == Incoming(
        id=KEY,
        source="https://warta.example/1",
        anchor=Anchor(8, 12, "kata", "sebelum ", " sesudah"),
        text="Periksa\n\nLagi",
        tags=("uang",),
        colour="blue",
        created=datetime(2026, 3, 1, 10, tzinfo=UTC),
        updated=datetime(2026, 3, 2, 10, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("selector", "anchor"),
    [
        (QUOTE, Anchor(-1, -1, "kata", "sebelum ", " sesudah")),
        ({"type": "Choice", "items": [PLACE, QUOTE]}, Anchor(8, 12, "kata", "sebelum ", " sesudah")),
        ({**PLACE, "refinedBy": QUOTE}, Anchor(8, 12, "kata", "sebelum ", " sesudah")),
        ({"type": "TextQuoteSelector", "exact": "kata"}, Anchor(-1, -1, "kata", "", "")),
        (
            {**QUOTE, "prefix": "x" + "p" * 32, "suffix": "s" * 32 + "x"},
            Anchor(-1, -1, "kata", "p" * 32, "s" * 32),
        ),
        ([QUOTE, {**PLACE, "start": 12}], Anchor(-1, -1, "kata", "sebelum ", " sesudah")),  # an empty stretch
        ([QUOTE, {**PLACE, "start": -1}], Anchor(-1, -1, "kata", "sebelum ", " sesudah")),
        ([QUOTE, {**PLACE, "start": 0}], Anchor(0, 12, "kata", "sebelum ", " sesudah")),
        ([QUOTE, {**PLACE, "end": 2**53}], Anchor(-1, -1, "kata", "sebelum ", " sesudah")),
        ([QUOTE, {**PLACE, "end": "12"}], Anchor(-1, -1, "kata", "sebelum ", " sesudah")),
    ],
)
def test_a_passage_is_read_from_whatever_selectors_there_are(selector: object, anchor: Anchor) -> None:
    assert one(selector).anchor == anchor


@pytest.mark.parametrize(("depth", "is_read"), [(7, True), (8, False), (300, False)])
def test_selectors_are_read_to_a_depth(depth: int, is_read: bool) -> None:
    refining: dict[str, Any] = QUOTE
    listed: object = QUOTE
    for _ in range(depth):
        refining, listed = {"refinedBy": refining}, [listed]
    for selector in (refining, listed):
        read = parsed({"target": {"source": "a", "selector": selector}})
        assert (len(read.notes), read.left_out) == ((1, {}) if is_read else (0, {LeftOut.PAGE: 1}))


@pytest.mark.parametrize(
    ("more", "text", "tags"),
    [
        ({"text": "Satu", "tags": ["a", "b", "a", "", 7]}, "Satu", ("a", "b")),
        ({"bodyValue": "Satu"}, "Satu", ()),
        ({"body": {"value": "Satu"}}, "Satu", ()),
        ({"body": {"value": "a", "purpose": "tagging"}, "text": "Satu"}, "Satu", ("a",)),
        ({"body": None}, "", ()),
        ({"tags": "a"}, "", ()),
        ({"text": "Satu\ud800"}, "Satu?", ()),  # what no file can hold
        ({"tags": [str(n) for n in range(MOST_TAGS + 5)]}, "", tuple(str(n) for n in range(MOST_TAGS))),
    ],
)
def test_words_and_codes_are_read_as_either_standard_has_them(more: dict[str, Any], text: str, tags: object) -> None:
    found = one(**more)
    assert (found.text, found.tags) == (text, tags)


@pytest.mark.parametrize(
    ("style", "colour"),
    [("kutip-pink", "pink"), (["green", "blue"], "green"), ("merah", "yellow"), (None, "yellow"), ([], "yellow")],
)
def test_a_colour_that_is_not_known_is_the_first_one(style: object, colour: str) -> None:
    assert one(target={"styleClass": style}).colour == colour


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("kata", LeftOut.SHAPE),
        ({"target": 7}, LeftOut.SHAPE),
        ({"target": {"selector": QUOTE}}, LeftOut.SHAPE),  # of no article
        ({"target": "https://warta.example"}, LeftOut.PAGE),
        ({"uri": "https://warta.example"}, LeftOut.PAGE),
        ({"target": {"source": "a", "selector": PLACE}}, LeftOut.PAGE),
        ({"target": {"source": "a", "selector": QUOTE}, "text": "x" * (LONGEST + 1)}, LeftOut.LONG),
        ({"target": {"source": "a", "selector": {**QUOTE, "exact": "x" * (LONGEST + 1)}}}, LeftOut.LONG),
    ],
)
def test_what_cannot_be_read_is_left_out_for_a_reason(item: object, reason: LeftOut) -> None:
    assert parsed(item) == Parsed((), {reason: 1})


def test_the_longest_is_taken() -> None:
    assert len(one({**QUOTE, "exact": "x" * LONGEST}, text="y" * LONGEST).text) == LONGEST


def test_all_addresses_of_the_article_are_read_the_target_s_first() -> None:
    (found,) = parsed(
        {
            "target": {"source": {"id": "https://a.example"}, "selector": QUOTE, "dcterms:identifier": "urn:kutip:1"},
            "uri": "https://b.example",
            "document": {"link": [{"href": "https://c.example"}, 7, {"href": "https://a.example"}]},
        }
    ).notes
    assert found.source == "https://a.example"
    assert found.addresses == ("https://b.example", "urn:kutip:1", "https://c.example")


@pytest.mark.parametrize(
    ("foreign", "own"),
    [(KEY, KEY), (f"urn:uuid:{KEY.upper()}", KEY), ("", ""), (f"{KEY}0", "4"), ("https://notes.example/7", "7")],
)
def test_an_id_that_is_no_uuid_gets_one_made_from_it(foreign: str, own: str) -> None:
    made = uuid_of(foreign)
    assert made == own if len(own) != 1 else (made == uuid_of(foreign) != KEY and len(made) == 36)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-03-01T10:00:00Z", datetime(2026, 3, 1, 10, tzinfo=UTC)),
        ("2026-03-01T10:00:00", datetime(2026, 3, 1, 10, tzinfo=UTC)),
        ("2026-03-01T10:00:00+07:00", datetime(2026, 3, 1, 3, tzinfo=UTC)),
        ("0001-01-01T00:00:00+07:00", None),
        ("kemarin", None),
        (7, None),
    ],
)
def test_a_moment_is_in_utc(text: object, found: datetime | None) -> None:
    assert moment(text) == found
    if found is not None:
        assert moment(utc(found)) == found
        assert utc(found).endswith("Z")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[" * 100_000, "Not JSON: The file is not the JSON that W3C or Hypothesis annotations are in."),
        (b"{}", "No annotations: The file is JSON, but holds neither W3C Web Annotations nor Hypothesis annotations."),
        (b"7", "No annotations: The file is JSON, but holds neither W3C Web Annotations nor Hypothesis annotations."),
        (
            b" " * (MOST_BYTES + 1),
            "File too large: Annotations are read up to 64 MB; split the file into smaller ones.",
        ),
    ],
    ids=["deep", "empty", "number", "large"],
)
def test_a_file_that_holds_none_is_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(FormatError) as told:
        parse(data)
    assert str(told.value) == message


# ---------------------------------------------------------------- addresses and cells

WORDS = [f"kata-{number}" for number in range(30)]


@pytest.mark.parametrize(
    ("passage", "fragment"),
    [
        ("satu\n dua", "satu%20dua"),
        ("air-bersih & jalan", "air%2Dbersih%20%26%20jalan"),
        ("x" * WHOLE, "x" * WHOLE),
        ("x" * (WHOLE + 1), "x" * (WHOLE + 1)),  # one word has no ends
        (" ".join(WORDS[: 2 * EDGE]), "%20".join(WORDS[: 2 * EDGE]).replace("-", "%2D")),
        (
            " ".join(WORDS),
            ("%20".join(WORDS[:EDGE]) + "," + "%20".join(WORDS[-EDGE:])).replace("-", "%2D"),
        ),
    ],
)
def test_a_link_tells_a_passage_whole_or_by_its_ends(passage: str, fragment: str) -> None:
    made = article(source="https://warta.example/1?a=b#akhir")
    assert passage_address(made, passage) == f"https://warta.example/1?a=b#:~:text={fragment}"


def test_without_words_or_page_a_link_leads_to_the_article() -> None:
    page, file = article(source="https://warta.example/1"), article(source="/made/satu dua.txt")
    assert passage_address(page, " \n") == "https://warta.example/1"
    assert passage_address(file, "kata") == address(file) == "file:///made/satu%20dua.txt"
    assert address(article(source="C:\\made\\a.txt")) == "file:///C:/made/a.txt"
    for nowhere in (article(source="-"), article(source="satu.txt")):
        assert address(nowhere) == f"urn:kutip:{nowhere.digest}"
        assert other_addresses(nowhere) == []


def test_an_article_is_known_by_its_page_its_source_and_its_text() -> None:
    both = article(source="https://warta.example/feed?1", url="HTTPS://warta.example/1")
    assert address(both) == "HTTPS://warta.example/1"
    assert other_addresses(both) == ["https://warta.example/feed?1", f"urn:kutip:{both.digest}"]
    hostile = article(source="https://warta.example/<a>'\"b\n")
    assert address(hostile) == "https://warta.example/%3Ca%3E%27%22b%0A"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("space", ["", " ", "\u00a0", "\u3000"])
def test_no_cell_begins_as_a_formula_does(sign: str, space: str) -> None:
    ((head,), (cell,)) = csv.reader(io.StringIO(csv_text([f"{space}{sign}kolom"], [[f"{space}{sign}1"]]), newline=""))
    assert (head, cell) == (f"'{space}{sign}kolom", f"'{space}{sign}1")


def test_numbers_and_other_words_stay_as_they_are() -> None:
    assert csv_text(["a", "b"], [[-1, "1-2"], [0.5, "a,b"]]) == 'a,b\r\n-1,1-2\r\n0.5,"a,b"\r\n'
