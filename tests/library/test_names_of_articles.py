"""What an article is called: the same in lists, searches, exports and above the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.export.content import of_articles
from reader.export.formats import html
from reader.model import article_name
from tests.sample_library import Bench

UNTITLED = "Hujan turun semalam di hulu, kata Ratna Puspa. Sungai naik satu meter.\n\nPagi harinya surut lagi.\n"
CALLED = "hujan di hulu.txt"


@pytest.mark.parametrize(
    ("title", "text", "source", "name"),
    [
        ("Jembatan dibuka", "Teks.", "/a/b.txt", "Jembatan dibuka"),
        (None, "Satu kalimat.\nDua.", "/a/b.txt", "b.txt"),
        ("  ", "Satu kalimat.", "/a/b.txt", "b.txt"),
        (None, "Satu kalimat.\nDua.", "-", "Satu kalimat."),
        ("  ", "\n\n  Satu   kalimat.", "https://example.org/a/", "Satu kalimat."),
        (None, "kata " * 40, "-", "kata " * 15 + "kata…"),
        (None, "x" * 500, "-", "x" * 79 + "…"),
        (None, "", "/a/b.txt", "b.txt"),
        (None, " \n", "C:\\berita\\b.txt", "b.txt"),
        (None, "", "https://example.org/a/", "https://example.org/a/"),
        (None, "", "-", "-"),
    ],
)
def test_the_headline_else_the_file_else_the_first_words_else_the_address(
    title: str | None, text: str, source: str, name: str
) -> None:
    assert article_name(title, text, source) == name


def test_a_text_without_a_headline_has_one_name_everywhere(bench: Bench) -> None:
    opened = bench.open(UNTITLED, CALLED)
    library = bench.library
    library.analyses.analyse(opened)
    assert opened.article.title is None
    assert opened.article.name == CALLED
    assert [card.name for card in library.articles.all()] == [CALLED]
    assert {hit.title for hit in library.search.find("hulu")} == {CALLED}
    library.corrections.add_statement(opened.article_id, [opened.article.blocks[0].span])
    assert {card.title for card in library.actors.statements(None)} == {CALLED}
    assert str(library.exports.articles("markdown", [opened.article_id])).splitlines()[1] == f"# {CALLED}"
    assert str(library.exports.articles("csv-statements", [opened.article_id])).count(CALLED) >= 1
    (path,) = library.exports.folder("json", bench.folder / "out")
    assert path.name.startswith("0001-hujan-di-hulu")


def test_a_page_repeats_no_first_words_as_a_headline(bench: Bench) -> None:
    opened = bench.open(UNTITLED, CALLED)
    (dossier,) = bench.library.exports.dossiers([opened.article_id])
    made = html.write(of_articles([dossier]))
    assert f"<title>{CALLED}</title>" in made
    assert "<h1>" not in made
    assert made.count(CALLED) == 2  # in the line of its facts, too
    assert str(Path(opened.article.source).parent) not in made
