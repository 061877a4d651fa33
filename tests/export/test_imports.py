"""Annotations from elsewhere: what fits is taken once, what is broken or hostile is told of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FormatError
from reader.export.annotations import MOST_BYTES, parse
from reader.export.incoming import LeftOut
from reader.model import WHOLE_ARTICLE, FoundHow, Span
from tests.attack.hostile import ANNOTATION_FIELDS
from tests.sample_library import CHANGED, TEXT, Bench, article, span


def _w3c(source: str, exact: str = "Biayanya turun", **more: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://notes.example/7",
        "type": "Annotation",
        "body": [
            {"type": "TextualBody", "value": "Periksa angkanya", "purpose": "commenting"},
            {"type": "TextualBody", "value": "uang", "purpose": "tagging"},
        ],
        "target": {"source": source, "selector": {"type": "TextQuoteSelector", "exact": exact, "prefix": "“"}},
        "created": "2026-03-01T10:00:00Z",
        **more,
    }


def _hypothesis(source: str) -> dict[str, Any]:
    """A row as https://h.readthedocs.io/en/latest/api-reference/ describes it."""
    return {
        "id": "hGmB0kZ1EeyGPptxxxxxxx",
        "uri": source,
        "text": "Siapa bilang?",
        "tags": ["cek", "cek"],
        "created": "2026-02-01T10:00:00.123456+00:00",
        "updated": "2026-02-02T10:00:00.123456+00:00",
        "target": [
            {
                "source": source,
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/div[1]/p[2]", "startOffset": 1},
                    {"type": "TextPositionSelector", "start": 9000, "end": 9014},
                    {
                        "type": "TextQuoteSelector",
                        "exact": "Biayanya turun",
                        "prefix": "lebih awal. “",
                        "suffix": " dua",
                    },
                ],
            }
        ],
    }


def _import(bench: Bench, document: object, article_id: int | None = None) -> tuple[int, int, int, int, int]:
    report = bench.library.exchange.import_annotations(json.dumps(document).encode(), article_id=article_id)
    return report.added, report.updated, report.unchanged, report.orphans, sum(report.left_out.values())


@pytest.mark.parametrize(
    "source", ["~nobody-of-this-name/x", "~", "\0", "//[", "a" * 5000, "file:~x", "file://[x]/a", "\ud800"]
)
def test_a_note_on_what_no_file_can_be_called_costs_no_other(bench: Bench, source: str) -> None:
    opened = bench.open()
    assert _import(bench, [_w3c(source), {**_w3c(opened.article.source), "id": "http://notes.example/8"}]) == (
        *(1, 0, 0, 0),
        1,
    )


def test_hypothesis_notes_find_their_article_and_passage_once(bench: Bench) -> None:
    opened = bench.open()
    document = {"total": 1, "rows": [_hypothesis(opened.article.source)]}
    assert _import(bench, document) == (1, 0, 0, 0, 0)
    (note,) = bench.library.notes.of_article(opened.article_id)
    assert (note.text, note.tags) == ("Siapa bilang?", ("cek",))
    assert note.found is not None
    assert note.found.span == span(TEXT, "Biayanya turun")
    assert note.anchor.start == note.found.span.start  # described anew in our text
    assert note.updated.isoformat() == "2026-02-02T10:00:00.123456+00:00"
    assert _import(bench, document) == (0, 0, 1, 0, 0)
    document["rows"][0].update(text="Sudah dicek", updated="2026-02-03T10:00:00+00:00")  # type: ignore[index]  # a list of dicts
    assert _import(bench, document) == (0, 1, 0, 0, 0)
    (note,) = bench.library.notes.of_article(opened.article_id)
    assert note.text == "Sudah dicek"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda a: a,
        lambda a: [a],
        lambda a: {"type": "AnnotationPage", "items": [a]},
        lambda a: {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [a]}},
        lambda a: {"@graph": [a]},
        lambda a: {**a, "target": [a["target"]]},
        lambda a: {**a, "body": "Periksa angkanya"},
        lambda a: {**a, "target": {**a["target"], "source": {"id": a["target"]["source"]}}},
        lambda a: {**a, "target": {**a["target"], "selector": {"type": "Choice", "items": [a["target"]["selector"]]}}},
    ],
)
def test_web_annotations_come_in_every_wrapping(bench: Bench, wrap: Any) -> None:
    opened = bench.open()
    assert _import(bench, wrap(_w3c(opened.article.source))) == (1, 0, 0, 0, 0)
    assert bench.library.notes.of_article(opened.article_id)[0].text == "Periksa angkanya"


def test_what_goes_out_comes_back_the_same(bench: Bench) -> None:
    opened = bench.open()
    bench.library.notes.add(
        opened.article_id, span(TEXT, "Ratna Puspa"), text="satu\n\ndua", colour="pink", tags=["a", "b c"]
    )
    bench.library.notes.add(opened.article_id, Span(0, 200))
    before = bench.library.notes.of_article(opened.article_id)
    out = bench.library.exports.articles("w3c")
    for note in before:
        bench.library.notes.delete(note.id)
    assert _import(bench, json.loads(out)) == (2, 0, 0, 0, 0)
    assert bench.library.notes.of_article(opened.article_id) == before
    assert len(bench.library.search.find("satu dua")) == 1
    assert bench.library.history.undo() == "notes imported: 2"
    assert bench.library.notes.of_article(opened.article_id) == ()
    assert bench.library.search.find("satu dua") == ()


def test_notes_for_another_version_are_orphans_or_found(bench: Bench) -> None:
    opened = bench.open(CHANGED)
    assert _import(bench, [_w3c(opened.article.source, "Guntur Aji meragukan itu")]) == (1, 0, 0, 1, 0)
    assert bench.library.notes.of_article(opened.article_id)[0].found is None
    back = bench.open(TEXT).notes[0]
    assert back.found is not None
    assert back.found.how in (FoundHow.MOVED, FoundHow.EXACT, FoundHow.SIMILAR)


def _without_id(source: str, words: str, exact: str = "Biayanya turun") -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {"uri": source, "text": words, "tags": [], "target": [{"source": source, "selector": [selector]}]}


def test_notes_without_an_id_are_told_apart_by_what_they_say(bench: Bench) -> None:
    opened = bench.open()
    source = opened.article.source
    document = {"rows": [_without_id(source, "satu"), _without_id(source, "dua"), _without_id(source, "satu")]}
    report = bench.library.exchange.import_annotations(json.dumps(document).encode())
    assert (report.added, report.left_out) == (2, {LeftOut.DOUBLE: 1})
    assert sorted(note.text for note in bench.library.notes.of_article(opened.article_id)) == ["dua", "satu"]
    assert _import(bench, document) == (0, 0, 2, 0, 1)


def test_of_the_versions_of_a_note_in_one_file_the_newest_counts(bench: Bench) -> None:
    opened = bench.open()
    old = _hypothesis(opened.article.source)
    new = {**old, "text": "Sudah dicek", "updated": "2026-02-05T10:00:00+00:00"}
    assert _import(bench, [new, old]) == (1, 0, 0, 0, 1)
    (note,) = bench.library.notes.of_article(opened.article_id)
    assert note.text == "Sudah dicek"


WEB = "https://warta.example/2026/jembatan/?utm_source=x"


@pytest.mark.parametrize(
    "known_by",
    [
        "http://www.warta.example/2026/jembatan#komentar",
        "https://warta.example/2026/jembatan/",
        "https://m.warta.example/j/7",  # what the page names as its own address
        "urn:kutip:{digest}",
    ],
)
def test_an_article_is_found_by_whatever_it_is_known_by(bench: Bench, known_by: str) -> None:
    opened = bench.library.articles.open_article(article(source=WEB, url="https://m.warta.example/j/7"))
    source = known_by.format(digest=opened.article.digest)
    assert _import(bench, [_w3c(source)]) == (1, 0, 0, 0, 0)
    assert bench.library.notes.of_article(opened.article_id)[0].found is not None


def test_an_article_is_found_by_the_text_that_it_had(bench: Bench) -> None:
    digest = bench.open(TEXT).article.digest
    opened = bench.open(CHANGED)
    assert _import(bench, [_w3c(f"urn:kutip:{digest}", "Ratna Puspa")]) == (1, 0, 0, 0, 0)
    assert bench.library.notes.of_article(opened.article_id)[0].found is not None


def test_other_addresses_of_a_document_count_too(bench: Bench) -> None:
    opened = bench.open()
    link = [{"href": Path(opened.article.source).as_uri()}]
    row = _hypothesis("https://elsewhere.example/")
    row = {**row, "target": [{"selector": row["target"][0]["selector"]}], "document": {"link": link}}
    assert _import(bench, [row]) == (1, 0, 0, 0, 0)
    assert len(bench.library.notes.of_article(opened.article_id)) == 1


def test_of_two_articles_with_one_address_the_one_with_the_words_gets_the_note(bench: Bench) -> None:
    home = "https://warta.example/"  # some sites give it as the address of every page
    other = article("Lain\n\nIsi lain sama sekali.\n", source="https://warta.example/1", url=home)
    bench.library.articles.open_article(other)
    wanted = bench.library.articles.open_article(article(source="https://warta.example/2", url=home))
    assert _import(bench, [_w3c(home)]) == (1, 0, 0, 0, 0)
    assert len(bench.library.notes.of_article(wanted.article_id)) == 1


def test_an_article_that_was_removed_gets_no_notes(bench: Bench) -> None:
    opened = bench.open()
    bench.library.articles.remove(opened.article_id)
    report = bench.library.exchange.import_annotations(json.dumps([_w3c(opened.article.source)]).encode())
    assert (report.added, report.left_out) == (0, {LeftOut.NO_ARTICLE: 1})


@pytest.mark.parametrize("form", ["w3c", "hypothesis", "json", "qdpx"])
def test_notes_come_back_into_an_article_that_lies_elsewhere_now(bench: Bench, form: str) -> None:
    opened = bench.analysed()
    bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"), text="siapa?", colour="pink", tags=["a"])
    made = bench.library.exports.articles(form)
    bench.library.articles.remove(opened.article_id)
    bench.library.articles.forget_removed()
    moved = bench.library.articles.open_article(article(source="/elsewhere/j.txt"))
    report = bench.library.exchange.import_annotations(made if isinstance(made, bytes) else made.encode())
    assert (report.added, report.orphans, report.left_out) == (1, 0, {})
    (note,) = bench.library.notes.of_article(moved.article_id)
    assert (note.text, note.tags) == ("siapa?", ("a",))


def test_what_is_left_out_is_told_by_its_reason(bench: Bench) -> None:
    source = bench.open().article.source
    long = _without_id(source, "x" * 200_000)
    answer = {"uri": source, "text": "tentang halaman ini", "references": ["a"]}
    rows = [answer, {"uri": source, "text": "tentang halaman ini"}, 5, long, _w3c("https://nowhere.example/")]
    report = bench.library.exchange.import_annotations(json.dumps(rows).encode())
    assert report.left_out == {LeftOut.PAGE: 1, LeftOut.SHAPE: 1, LeftOut.LONG: 1, LeftOut.NO_ARTICLE: 1}
    (note,) = bench.library.notes.all()
    assert (note.on_article, note.text) == (True, "tentang halaman ini")


def test_articles_that_are_not_there_are_named(bench: Bench) -> None:
    opened = bench.open()
    document = [_w3c("https://warta.example/9"), _w3c("https://warta.example/9"), _w3c("\x00\ud800://")]
    report = bench.library.exchange.import_annotations(json.dumps(document).encode())
    assert report.added == 0
    assert "https://warta.example/9" in report.unknown
    assert _import(bench, document[:1], opened.article_id) == (1, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"", "Not JSON"),
        (b"{", "Not JSON"),
        (b"\xff\xfe\x00", "Not JSON"),
        (b"[" * 200_000, "Not JSON"),
        (b"9" * 10_000, "Not JSON"),
        (b'"words"', "No annotations"),
        (b'{"articles": 5}', "No annotations"),
        (b" " * (MOST_BYTES + 1), "File too large"),
    ],
    ids=lambda value: str(value[:12]),  # a whole file is no name for a case
)
def test_a_broken_file_is_one_sentence(data: bytes, title: str) -> None:
    with pytest.raises(FormatError) as told:
        parse(data)
    assert told.value.title == title


@pytest.mark.parametrize(
    "change",
    [
        {"target": None},
        {"target": {"source": 5, "selector": []}},
        {"target": {"source": "/a", "selector": {"type": "TextQuoteSelector", "exact": ""}}},
        {"target": {"source": "/a", "selector": {"type": "TextQuoteSelector", "exact": "x" * 200_000}}},
        {"target": {"source": "/a", "selector": {"type": "TextPositionSelector", "start": 1, "end": 5}}},
        {"body": {"type": "TextualBody", "value": "x" * 200_000}},
    ],
)
def test_an_unusable_annotation_is_left_out_and_counted(bench: Bench, change: dict[str, Any]) -> None:
    opened = bench.open()
    assert _import(bench, [_w3c(opened.article.source), {**_w3c("/a"), **change}, 5, None, "x"]) == (1, 0, 0, 0, 4)


@pytest.mark.parametrize(
    "change",
    [
        {"created": "never", "modified": 7},
        {"created": "9999-12-31T23:59:59-14:00"},
        {"id": 5},
        {"id": "x" * 100_000},
        {"body": {"a": [{}]}, "tags": [5, None, "\x1b[31mred"]},
        {"text": "\x1b]52;c;aGk=\x07 [@click=quit]"},
    ],
)
def test_odd_but_usable_annotations_are_taken_and_cleaned(bench: Bench, change: dict[str, Any]) -> None:
    opened = bench.open()
    assert _import(bench, [_w3c(opened.article.source, **change)])[0] == 1
    (note,) = bench.library.notes.of_article(opened.article_id)
    assert "\x1b" not in note.text + "".join(note.tags)
    assert "\x07" not in note.text


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(ANNOTATION_FIELDS),
            inner | st.sampled_from(["TextQuoteSelector", "TextPositionSelector", "TextualBody"]),
            max_size=6,
        )
    ),
    max_leaves=30,
)


@given(_JSON)
@settings(max_examples=300, deadline=None)
def test_no_json_breaks_the_import(document: object) -> None:
    try:
        parsed = parse(json.dumps(document).encode())
    except FormatError:
        return
    for note in parsed.notes:
        assert note.anchor.exact or note.anchor == WHOLE_ARTICLE
        assert note.source
        note.source.encode()
