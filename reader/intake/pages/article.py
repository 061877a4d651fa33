"""Pages: trafilatura finds the article; the tree becomes blocks; what belongs to the site leaves them."""

from __future__ import annotations

import logging
import re
import warnings
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol, cast

from reader.errors import SourceError
from reader.intake.compose import Collector, Composer, Extracted, Piece, day, line
from reader.intake.links import Candidate, links_in
from reader.intake.pages.anchors import base_of, candidates
from reader.intake.pages.bylines import folded, person_of
from reader.intake.pages.days import printed_day, says_only_day, without_day
from reader.intake.pages.extraction import trafilatura
from reader.intake.pages.lines import (
    KEPT_APART,
    LineKind,
    SiteLines,
    is_signature,
    signature_of,
    site_lines,
    without_promotion,
)
from reader.intake.pages.markup import parsed
from reader.intake.pages.particulars import Particulars, particulars
from reader.intake.pages.prepare import prepare
from reader.intake.pages.prose import is_running_text, is_sentence
from reader.intake.pages.refusals import refuse_what_is_no_article
from reader.intake.pages.tree import add_blocks
from reader.model import BlockKind

if TYPE_CHECKING:
    from lxml import etree

_LANG = re.compile(r"""<html\b[^>]*?\blang\s*=\s*["']?([A-Za-z]{2,3}(?:[-_]\w+)*)""", re.IGNORECASE)
_TITLE_TOP = 3
"""Blocks at the top of an article among which its title is said again."""
_TOP = 8
"""The same, as long as no paragraph has begun."""
_LONG = 110
"""Characters of a paragraph: what stands above the first one can be a part of the article's head."""
_SIGNED = 55
"""Characters of a paragraph that ends with who wrote it; fewer are a picture's caption."""
_SHORTER = 0.5
"""Share of the text in a page's data below which what was found in its tree is only a part."""


_SAME = 0.8
"""Share of what was found as one paragraph that the page's own paragraphs have to hold."""


_MACHINERY = ("form", "input", "button", "nav", "script", "iframe", "frameset")
"""What a page holds that is more than a few words set in HTML."""


_MAX_ELEMENTS = 20_000
"""Elements of a page that is given to trafilatura; a long article with all around it has 5,000."""


_OPENING = 200
"""Blocks by which it is told whether a page has an article."""


class _Document(Protocol):
    """What is used of trafilatura's result."""

    body: etree._Element | None
    title: str | None
    author: str | None
    sitename: str | None
    date: str | None
    url: str | None


for _library in ("trafilatura", "htmldate", "courlan"):  # their remarks on a page are not for the terminal
    logging.getLogger(_library).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Findings:
    """What was found in a page, when its tree is gone."""

    title: str | None
    pieces: list[Piece]
    titles: set[str | None]
    """All that says the title again at the article's top."""
    is_bare: bool
    """Whether the page is nothing but a few words set in HTML."""
    particulars: Extracted
    """All but the text."""
    links: list[Candidate]
    """The links of the whole page."""
    base: str | None
    """By which address they are completed."""


def extract_page(page: str, *, url: str | None = None) -> Extracted:
    """The article of `page`, its title first. Raises SourceError where the page holds none."""
    lang = _LANG.search(page[:4096])
    lines = site_lines()
    found = _found_in(page, url, lines)
    refuse_what_is_no_article(_opening(found.pieces), {found.title, *found.titles})
    pieces, credits_ = _without_site_lines(_without_head(found.pieces, found.titles, lines), lines)
    if not (pieces and (found.is_bare or is_running_text(_opening(pieces)))):
        raise _no_article()
    composer = Composer()
    if found.title:
        composer.add(BlockKind.TITLE, found.title)
    for piece in pieces:
        composer.put(piece)
    text, blocks = composer.finish()
    return replace(
        found.particulars,
        text=text,
        blocks=blocks,
        language=lang[1] if lang else None,
        captions=tuple(dict.fromkeys((*found.particulars.captions, *credits_))),
        tables=composer.tables,
        links=links_in(text, found.links, found.base),
    )


def _found_in(page: str, url: str | None, lines: SiteLines) -> _Findings:
    root = parsed(page)
    if root is None:
        raise _no_article()
    told = particulars(root, url)
    is_bare = next(root.iter(*_MACHINERY), None) is None
    captions = prepare(root, lines, url or told.address)
    links, base = candidates(root), base_of(root, url or told.address)
    document = _found_by_trafilatura(root, url) if _is_ordinary(root) else None
    title = told.title or line(document.title if document else None)
    by, outlet = told.byline or _byline(document, told), told.outlet or line(document.sitename if document else None)
    pieces = _or_parted(_pieces(document.body if document and document.body is not None else _fullest(root)), root)
    return _Findings(
        title,
        _or_told_body(pieces, told.body),
        {title, *told.headings, by, outlet, f"{by} {outlet}"},
        is_bare,
        Extracted(
            "",
            (),
            title=title,
            byline=by,
            outlet=outlet,
            published=_published(told, document),
            url=document.url if document else None,
            captions=tuple(captions),
            feed=told.feed,
        ),
        links,
        base,
    )


def _found_by_trafilatura(root: etree._Element, url: str | None) -> _Document | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateutil's remarks on odd time zones would be printed across the screen
        return cast(
            "_Document | None",
            trafilatura().bare_extraction(
                root,
                url=url,
                with_metadata=True,
                include_comments=False,
                date_extraction_params={"original_date": True, "extensive_search": False},
            ),
        )


def _no_article() -> SourceError:
    return SourceError(
        "No article in the page", "The page holds no running text; open the page of a single article instead."
    )


def _is_ordinary(root: etree._Element) -> bool:
    """Whether a page has no more elements than trafilatura reads in a second or two: its time grows by their square."""
    return sum(1 for _ in zip(root.iter("*"), range(_MAX_ELEMENTS + 1), strict=False)) <= _MAX_ELEMENTS


def _fullest(root: etree._Element) -> etree._Element:
    """The element right below which most text stands; the body where none has half of it."""
    body = root.find(".//body")
    body = root if body is None else body
    lengths: dict[etree._Element, int] = {}
    for paragraph in body.iter("p", "blockquote", "li", "pre"):
        parent = paragraph.getparent()
        if parent is not None:
            length = sum(
                len(text.strip()) for text in (paragraph.text or "", *(inner.tail or "" for inner in paragraph))
            )
            lengths[parent] = lengths.get(parent, 0) + length
    fullest = max(lengths, key=lambda element: lengths[element], default=body)
    return fullest if 2 * lengths.get(fullest, 0) > sum(lengths.values()) else body


def _opening(pieces: list[Piece]) -> str:
    """The first words of the article, by which it is told whether it is one."""
    return "\n".join(piece.words for piece in pieces[:_OPENING])


def _pieces(body: etree._Element) -> list[Piece]:
    collector = Collector()
    add_blocks(collector, body)
    return collector.pieces


def _or_parted(pieces: list[Piece], root: etree._Element) -> list[Piece]:
    """The paragraphs as the page parts them, where a short page's words were all found, but as one paragraph."""
    if len(pieces) != 1 or pieces[0].kind is not BlockKind.PARAGRAPH:
        return pieces
    parted, whole = _pieces(_fullest(root)), folded(pieces[0].words)
    words = [folded(piece.words) for piece in parted]
    is_same = all(each in whole for each in words) and sum(map(len, words)) > _SAME * len(whole)
    return parted if len(parted) > 1 and is_same else pieces


def _or_told_body(pieces: list[Piece], told: str | None) -> list[Piece]:
    """The text in the page's data, where much more stands there than was found in its tree."""
    paragraphs = [Piece(BlockKind.PARAGRAPH, words) for part in (told or "").split("\n") if (words := line(part))]
    length, found = (sum(len(piece.words) for piece in those) for those in (paragraphs, pieces))
    alone = len(pieces) == 1 and len(paragraphs) > 1 and length > _SHORTER * found
    return paragraphs if alone or found < _SHORTER * length else pieces


def _without_head(pieces: list[Piece], titles: set[str | None], site: SiteLines) -> list[Piece]:
    """The pieces without those above the first paragraph that say the title, day, writer or outlet again."""
    same = {words for title in titles if (words := folded(title or ""))}
    top = min(_TOP, next((number for number, piece in enumerate(pieces) if len(piece.words) > _LONG), len(pieces)))
    return [
        piece
        for number, piece in enumerate(pieces)
        if number >= max(top, _TITLE_TOP)
        or not (
            folded(piece.words) in same
            or (not is_sentence(piece.words) and folded(person_of(piece.words, []) or "") in same)
            or says_only_day(piece.words)
            or (printed_day(piece.words) and site.kind(without_day(piece.words)) is LineKind.CREDIT)
        )
    ]


def _without_site_lines(pieces: list[Piece], site: SiteLines) -> tuple[list[Piece], list[str]]:
    """The pieces without lines of the site; and the captions and credits among those."""
    kept: list[Piece] = []
    apart: list[str] = []
    pieces, last_sentence, signatures = _without_signature(pieces, site)
    listed = False  # whether the items of a list of other articles are being passed
    for number, piece in enumerate(pieces):
        listed = listed and piece.kind is BlockKind.ITEM
        if listed:
            continue
        if piece.kind is BlockKind.CODE:
            kept.append(piece)
            continue
        if (words := without_promotion(piece.words, site)) != piece.words:
            piece = piece.saying(words)
        told = [(words, site.kind(words)) for words in piece.words.split("\n")]
        if told[0][1] is LineKind.SECTION and len(told) == 1:
            if number > last_sentence:
                break
            listed = True
            continue
        lines = [words for words, kind in told if kind is None]
        apart += [words for words, kind in told if kind in KEPT_APART]
        if lines:
            kept.append(piece if len(lines) == len(told) else piece.saying("\n".join(lines)))
    return kept, apart + signatures


def _without_signature(pieces: list[Piece], site: SiteLines) -> tuple[list[Piece], int, list[str]]:
    """The pieces without what signs the last of them, the number of the last with a sentence, and what was cut."""
    last = next((number for number in reversed(range(len(pieces))) if _is_told(pieces[number].words, site)), -1)
    if last < 0:
        return pieces, last, []
    behind = pieces[last + 1 :]
    signatures = [piece.words for piece in behind if is_signature(piece.words)]
    pieces = pieces[: last + 1] + [piece for piece in behind if not is_signature(piece.words)]
    words = pieces[last].words
    signature = signature_of(words)
    if signature and len(rest := words[: -len(signature)].rstrip()) > _SIGNED:
        pieces[last] = pieces[last].saying(rest)
        signatures.insert(0, signature)
    return pieces, last, signatures


def _is_told(words: str, site: SiteLines) -> bool:
    """Whether a block ends with a sentence of the article, signed or not."""
    return bool(signature_of(words)) or (is_sentence(words) and site.kind(words) is None)


def _byline(document: _Document | None, told: Particulars) -> str | None:
    author = line(document.author if document else None)
    return person_of(author, [folded(told.outlet or "")]) if author else None


def _published(told: Particulars, document: _Document | None) -> date | None:
    """The day in the page's data, else the printed one; that one, too, where only the time zones of the two differ."""
    if told.published and told.printed and abs(told.published - told.printed) == timedelta(days=1):
        return told.printed
    found = day(document.date if document else None)
    return told.published or told.printed or (None if found in told.others else found)
