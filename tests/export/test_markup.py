"""Foreign text in Markdown reads as it stands, in every reader of Markdown that we know, with few backslashes."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.export.markup import escape, on_one_line

RENDERERS = (
    MarkdownIt("commonmark"),
    MarkdownIt("gfm-like", {"linkify": False}),
    MarkdownIt("js-default", {"html": True, "linkify": False, "typographer": False}),
)
SIGNS = st.text(alphabet=list("ab1 *_~`[]()<>#!$&;|\\-+=.:/\"'\n@{}^%,x?é"), max_size=30)


class _Rendered(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(SIGNS)
def test_a_line_reads_as_it_stands(text: str) -> None:
    for renderer in RENDERERS:
        rendered = _Rendered(renderer.render(on_one_line(text)))
        assert " ".join(rendered.text.split()) == " ".join(text.split())
        assert rendered.tags <= {"p"}


@given(SIGNS)
def test_lines_read_as_they_stand(text: str) -> None:
    text = "\n".join(line.strip() for line in text.split("\n"))
    for renderer in RENDERERS:
        rendered = _Rendered(renderer.render(escape(text)))
        assert " ".join(rendered.text.split()) == " ".join(text.split())
        assert rendered.tags <= {"p", "br"}


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name #tag (§ 5)",
        "Rp10.000 & $5 dan $6",
        "3 * 4 = 12",
        "~20 orang",
        "“Biaya,” kata dia - nol; C# dan C++",
        "a < b > c",
        "https://warta.example/a_b?c=d&e=f",
    ],
)
def test_what_is_no_mark_up_has_no_backslash(text: str) -> None:
    assert escape(text) == text
