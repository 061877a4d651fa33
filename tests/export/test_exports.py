"""Exports open in their own readers, and nothing foreign in them acts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from reader.errors import LibraryError
from reader.export.content import of_articles
from reader.export.formats import gold, html, markdown, w3c
from reader.export.links import address, passage_address
from reader.export.markup import escape
from reader.model import Dossier, Span
from tests.sample_library import CHANGED, TEXT, Bench, article, span

HOSTILE = (
    "# <script>alert(1)</script> [x](javascript:alert(1)) `a` *b* _c_ | d | --> <!-- kutip note x a1 --> &amp; =1+1"
)


@pytest.fixture
def dossier(bench: Bench) -> Dossier:
    """An analysed article with three notes and a correction; one note has hostile words."""
    opened = bench.analysed()
    bench.library.notes.add(opened.article_id, span(TEXT, "Biayanya turun"), text=HOSTILE, tags=["uang", "dua kata"])
    bench.library.notes.add(opened.article_id, span(TEXT, "Jembatan ini aman"), colour="blue")
    bench.library.notes.add(opened.article_id, Span(0, 200), text="panjang\n\nsekali", colour="green")
    bench.library.corrections.set_speaker(opened.article_id, "s3", "a2")
    return next(iter(bench.library.exports.dossiers([opened.article_id])))


# ---------------------------------------------------------------- Markdown


def test_markdown_shows_foreign_words_as_they_stand(dossier: Dossier) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown.write(of_articles([dossier])))
    text = _text_of(rendered)
    assert HOSTILE in " ".join(text.split())
    assert "<script" not in rendered
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', rendered))
    assert "Dinas Pekerjaan Umum" in text


@pytest.mark.parametrize(
    "line",
    [
        "1. satu",
        "- dua",
        "+ tiga",
        "# empat",
        "> lima",
        "    enam",
        "===",
        "***",
        "~~~",
        "a  \nb",
        "[x]: y",
        "$x$",
        "&copy;",
    ],
)
def test_no_line_of_a_text_is_markdown(line: str) -> None:
    rendered = MarkdownIt().render(f"x\n\n{escape(line)}")
    assert " ".join(_text_of(rendered).split()) == " ".join(f"x {line}".split())
    assert set(re.findall(r"<(\w+)", rendered)) <= {"p", "br", "pre", "code"}


def test_exporting_again_renews_and_keeps_the_reader_s_own_words(
    bench: Bench, dossier: Dossier, tmp_path: Path
) -> None:
    path = tmp_path / "out" / "a.md"
    library = bench.library
    library.exports.write(path, "markdown", library.exports.articles("markdown"))
    once = path.read_text()
    library.exports.write(path, "markdown", library.exports.articles("markdown"))
    assert path.read_text() == once
    first, second, third = dossier.notes
    mine = once.replace(f"<!-- kutip note {second.id}", f"My own thought.\n\n<!-- kutip note {second.id}")
    path.write_text("Preface\n\n" + mine)
    library.notes.edit(second.id, text="berubah")
    library.notes.delete(third.id)
    new = library.notes.add(dossier.article_id, span(TEXT, "Guntur Aji"))
    library.exports.write(path, "markdown", library.exports.articles("markdown"))
    text = path.read_text()
    assert text.startswith("Preface")
    assert text.count("My own thought.") == 1
    assert "berubah" in text
    assert third.id not in text
    for note_id in (first.id, second.id, new.id):
        assert text.count(f"kutip note {note_id}") == 1


def test_another_article_s_blocks_stay_when_one_is_exported(bench: Bench, dossier: Dossier, tmp_path: Path) -> None:
    other = bench.open(CHANGED, "lain.txt")
    note = bench.library.notes.add(other.article_id, Span(0, 8))
    path = tmp_path / "all.md"
    bench.library.exports.write(path, "markdown", bench.library.exports.articles("markdown"))
    bench.library.exports.write(path, "markdown", bench.library.exports.articles("markdown", [dossier.article_id]))
    assert note.id in path.read_text()


# ---------------------------------------------------------------- W3C Web Annotation

_ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target", "motivation", "created", "modified"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["commenting", "highlighting"]},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
        "body": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["type", "value", "purpose"],
                "properties": {"type": {"const": "TextualBody"}, "purpose": {"enum": ["commenting", "tagging"]}},
            },
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "pattern": "^[a-z]+:"},
                "selector": {
                    "type": "array",
                    "contains": {"properties": {"type": {"const": "TextQuoteSelector"}}, "required": ["exact"]},
                    "items": {"properties": {"type": {"enum": ["TextQuoteSelector", "TextPositionSelector"]}}},
                },
            },
        },
    },
}
"""What https://www.w3.org/TR/annotation-model/ asks of an annotation such as ours."""


def test_annotations_are_what_the_model_asks_for(dossier: Dossier) -> None:
    document = json.loads(w3c.write(of_articles([dossier])))
    assert document["total"] == len(document["first"]["items"]) == 3
    for item in document["first"]["items"]:
        Draft202012Validator(_ANNOTATION).validate(item)
        position = item["target"]["selector"][1]
        assert TEXT[position["start"] : position["end"]] == item["target"]["selector"][0]["exact"]


# ---------------------------------------------------------------- HTML


class _Page(HTMLParser):
    """Collects what a browser would do something with, and checks that every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _text_of(html: str) -> str:
    parser = _Page()
    parser.feed(html)
    return "".join(parser.text)


def test_the_page_is_well_formed_and_whole(dossier: Dossier) -> None:
    page = html.write(of_articles([dossier]))
    parser = _Page()
    parser.feed(page)
    assert parser.open == []
    text = "".join(parser.text)
    assert "“Biayanya turun dua miliar,”" in text
    assert HOSTILE in text
    ids = [value for name, value in parser.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {value for name, value in parser.attributes if name == "href" and value and value.startswith("#")}
    assert {target[1:] for target in targets if target} <= {i for i in ids if i}
    article_text = re.sub(r"<sup>.*?</sup>", "", page[page.index("<article>") : page.index("</article>")])
    assert " ".join(_text_of(article_text).split()) == " ".join(TEXT.split())


def test_nothing_on_the_page_acts_or_is_loaded(dossier: Dossier) -> None:
    evil_text = TEXT.replace("Guntur Aji", '<img src=x onerror="alert(1)">').replace("Senin", "</article><script>")
    evil = replace(
        dossier,
        article=replace(
            article(evil_text), title="</title><script>alert(1)</script>", url="javascript:alert(1)", byline='"><b>'
        ),
        analysis=None,
    )
    parser = _Page()
    parser.feed(html.write(of_articles([evil])))
    assert parser.open == []
    assert not parser.tags & {"script", "img", "iframe", "link", "object", "form", "b"}
    assert not any(name.startswith("on") or name == "src" for name, _ in parser.attributes)
    assert not any(
        name == "href" and value and not value.startswith(("#", "http")) for name, value in parser.attributes
    )
    assert any(value and "default-src 'none'" in value for _, value in parser.attributes)


def test_a_page_holds_one_article(bench: Bench, dossier: Dossier) -> None:
    bench.open(CHANGED, "lain.txt")
    with pytest.raises(LibraryError, match="one article"):
        bench.library.exports.articles("html")
    assert str(bench.library.exports.articles("html", [dossier.article_id])).startswith("<!DOCTYPE html>")
    with pytest.raises(LibraryError, match="no format"):
        bench.library.exports.articles("docx")
    with pytest.raises(LibraryError, match="no article 99"):
        bench.library.exports.articles("json", [99])


# ---------------------------------------------------------------- the evaluation's format


def test_gold_is_the_corrected_analysis_in_the_evaluation_s_terms(bench: Bench, dossier: Dossier) -> None:
    bench.library.corrections.reject(dossier.article_id, "s2")
    (line,) = bench.library.exports.articles("gold").splitlines()
    made = json.loads(line)
    assert made.keys() == {"id", "lang", "published", "text", "statements", "not_quotes", "actors", "entities"}
    assert [s["speaker"] for s in made["statements"]] == ["Ratna Puspa", "Dinas Pekerjaan Umum"]
    assert made["statements"][0]["accept"] == ["Ratna Puspa", "Bupati Ratna Puspa"]
    assert (made["statements"][0]["when"], made["statements"][0]["when_iso"]) == ("Senin", "2026-03-02")
    assert made["actors"][1] == {"name": "Dinas Pekerjaan Umum", "kind": "org", "names": ["Dinas Pekerjaan Umum"]}
    rejected = span(TEXT, "jembatan itu selesai lebih awal")
    assert made["not_quotes"] == [[rejected.start, rejected.end]]
    assert {label for *_, label in made["entities"]} == {"PER", "ORG"}


def test_gold_of_the_whole_library_is_what_the_reader_corrected(bench: Bench, dossier: Dossier) -> None:
    other = bench.analysed(CHANGED, "lain.txt")
    assert len(bench.library.exports.articles("gold").splitlines()) == 1
    assert len(bench.library.exports.articles("gold", [other.article_id, dossier.article_id]).splitlines()) == 2
    assert gold.write(of_articles([replace(dossier, analysis=None)])) == ""


# ---------------------------------------------------------------- files, folders, links


def test_a_folder_gets_one_file_an_article_with_the_same_name_each_time(
    bench: Bench, dossier: Dossier, tmp_path: Path
) -> None:
    bench.open(CHANGED, "lain.txt")
    steps: list[tuple[int, int]] = []
    first = bench.library.exports.folder("html", tmp_path / "out", progress=lambda *step: steps.append(step))
    assert len(first) == 2
    assert steps == [(1, 2), (2, 2)]
    assert bench.library.exports.folder("html", tmp_path / "out") == first
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert len(bench.library.exports.folder("markdown", tmp_path / "tagged", tag="uang")) == 1


def test_a_place_that_cannot_be_written_is_told_of(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="cannot be written"):
        bench.library.exports.write(tmp_path / "file" / "a.md", "markdown", "x")
    (tmp_path / "binary.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LibraryError, match="not a text file"):
        bench.library.exports.write(tmp_path / "binary.md", "markdown", "x")
    assert (tmp_path / "binary.md").read_bytes() == b"\xff\xfe\x00"


@pytest.mark.parametrize(
    ("source", "start"),
    [
        ("https://warta.example/1?a=b", "https://warta.example/1?a=b"),
        ('https://warta.example/"><script>', "https://warta.example/%22%3E%3Cscript%3E"),
        ("https://warta.example/a b)\n", "https://warta.example/a%20b%29%0A"),
        ("/home/ratna/a b.txt", "file:///home/ratna/a%20b.txt"),
        ("C:\\Berita\\a.txt", "file:///C:/Berita/a.txt"),
        ("-", "urn:kutip:"),
        ("javascript:alert(1)", "urn:kutip:"),
    ],
)
def test_addresses_are_safe_wherever_they_are_written(source: str, start: str) -> None:
    assert address(article(source=source)).startswith(start)


def test_a_link_leads_to_the_passage() -> None:
    made = article(source="https://warta.example/1#top")
    assert (
        passage_address(made, "aman bagi – semua") == "https://warta.example/1#:~:text=aman%20bagi%20%E2%80%93%20semua"
    )
    long = " ".join(f"kata-{n}" for n in range(40))
    assert passage_address(made, long).count(",") == 1
    assert "-" not in passage_address(made, long).split("text=")[1]
