"""Markdown (CommonMark with tables) as blocks; the signs of the mark-up go, the words and their structure stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.intake.compose import Composer, Extracted, inline, line
from reader.intake.formats.base import Format, Look
from reader.intake.formats.text import characters
from reader.intake.front_matter import front_matter
from reader.intake.links import link_to
from reader.intake.tables import CELL_GAP
from reader.intake.text import clean
from reader.model import BlockKind, Link
from reader.model.links import MOST_LINKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_NOTE = re.compile(r"^\[\^[^\]\n]{1,40}\]:[ \t]*(\S.*)", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\n]{1,40}\]")
_MAX_NESTING = 100
"""Lists and quotations inside one another; what lies deeper is lost, more would overflow the interpreter's stack."""
_TAG = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)


_TOP = re.compile(r"\s*(?:#{1,6} \S|[^\n]+\n(?:=+|-{3,})[ \t]*(?:\n|$)|---[ \t]*\n\w+[ \t]*:|\+\+\+[ \t]*\n)")
_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\[\]\n]+\]\([^)\[\s]+\)"),
    re.compile(r"\*\*\S[^*\n]*\*\*"),
    re.compile(r"^(?:[-*+]|\d+\.) \S.*\n(?:[-*+]|\d+\.) \S", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^```", re.MULTILINE),
)


def extract(source: str) -> Extracted:
    """The blocks of a Markdown text. Its title is the front matter's, or a heading of level 1 at its very top."""
    from markdown_it import MarkdownIt

    from reader.intake.pages.days import told_day

    source = clean(source)
    told, rest = front_matter(source)
    tokens = (
        MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
        .enable(["table", "strikethrough"])
        .parse(_without_notes(rest))
    )

    composer = Composer()
    title = line(told.get("title"))
    heading = _leading_title(tokens)
    if heading and title in (None, heading):
        title, tokens = heading, tokens[3:]
    if title:
        composer.add(BlockKind.TITLE, title)
    _add_blocks(composer, tokens)
    text, blocks = composer.finish()
    address = line(_first(told, "url", "source"))
    return Extracted(
        text,
        blocks,
        tables=composer.tables,
        links=_links(tokens, address),
        title=title,
        byline=line(_first(told, "authors", "author", "byline")),
        outlet=line(_first(told, "outlet", "publisher")),
        published=told_day(_first(told, "date", "published", "pubdate", "publishdate", "published_at")),
        language=line(_first(told, "lang", "language")),
        url=address,
    )


def _links(tokens: Sequence[Token], base: str | None) -> tuple[Link, ...]:
    """What the text links to, each address once; `base` is its own, which completes the others."""
    links: dict[str, Link] = {}
    for token in tokens:
        address: str | None = None
        words: list[str] = []
        for inner in token.children or ():
            if inner.type == "link_open":
                address, words = str(inner.attrGet("href") or ""), []
            elif inner.type == "link_close":
                link = link_to("".join(words), address, base) if address and not address.startswith("#") else None
                if link is not None and len(links) < MOST_LINKS:
                    links.setdefault(link.address, link)
            else:
                words.append(_word(inner))
    return tuple(links.values())


def _first(told: dict[str, str], *names: str) -> str | None:
    return next((told[name] for name in names if told.get(name)), None)


def _without_notes(source: str) -> str:
    """The text with its notes as paragraphs and without the marks that lead to them."""
    return _NOTE_MARK.sub("", _NOTE.sub(r"\n\1", source))


def _leading_title(tokens: Sequence[Token]) -> str | None:
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return line(_words(tokens[1]))
    return None


def _add_blocks(composer: Composer, tokens: Sequence[Token]) -> None:
    around = _Around()
    for token in tokens:
        if token.type in ("fence", "code_block"):
            composer.add(BlockKind.CODE, token.content.strip())
        elif token.type in ("inline", "html_block"):
            around.add(composer, inline(_words(token)))
        elif token.type == "tr_close":
            cells = around.cells or []
            composer.add(BlockKind.PARAGRAPH, CELL_GAP.join(filter(None, cells)), cells=cells)
            around.cells = None
        else:
            around.step(token)


class _Around:
    """What the words at hand stand in: a heading, quotations, lists, a row of a table."""

    def __init__(self) -> None:
        self.cells: list[str] | None = None
        """The cells of the row so far."""
        self._heading = self._quotes = 0
        self._lists: list[int | None] = []
        self._marker = ""

    def step(self, token: Token) -> None:
        """Go into or out of what a token opens or closes."""
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "blockquote_open":
                self._quotes += 1
            case "blockquote_close":
                self._quotes -= 1
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                start = token.attrGet("start")
                self._lists.append(start if isinstance(start, int) else 1)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                number = self._lists[-1]
                self._marker = "•" if number is None else f"{number}."
                self._lists[-1] = None if number is None else number + 1
            case "tr_open":
                self.cells = []

    def add(self, composer: Composer, words: str) -> None:
        """The words as what they stand in: a cell, a heading, an item, a quotation, a paragraph."""
        if self.cells is not None:
            self.cells.append(words)
        elif self._heading:
            composer.add(BlockKind.HEADING, words, level=self._heading)
        elif self._lists:
            composer.add(BlockKind.ITEM, words, level=len(self._lists), marker=self._marker)
            self._marker = ""
        elif self._quotes:
            composer.add(BlockKind.QUOTE, words, level=self._quotes)
        else:
            composer.add(BlockKind.PARAGRAPH, words)


def _words(token: Token) -> str:
    """The words of an inline token or of a block of HTML, without mark-up."""
    if token.children is None:
        return _TAG.sub("", _BREAK.sub("\n", " ".join(token.content.split("\n"))))
    return "".join(map(_word, token.children))


def _word(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return "\n" if _BREAK.fullmatch(token.content) else ""
        case _:
            return token.content


def _recognise(look: Look) -> bool:
    signs = sum(sign.search(look.opening) is not None for sign in _SIGNS)
    return _TOP.match(look.opening) is not None or signs >= 2


MARKDOWN = Format(
    name="Markdown",
    how="headings, lists, quotations, code, tables; front matter (YAML, TOML) tells title, authors, date",
    read=lambda raw: extract(characters(raw)),
    recognise=_recognise,
    suffixes=(".md", ".markdown", ".mkd"),
    media=("text/markdown", "text/x-markdown"),
)
