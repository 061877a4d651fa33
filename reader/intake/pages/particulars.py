"""What a page tells of its article: title, byline, outlet and day, from its data, its meta tags and what it prints."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.intake.addresses import host_in, web_address
from reader.intake.compose import line
from reader.intake.pages.bylines import byline, folded, introduces_writers
from reader.intake.pages.days import known_calendar, printed_day, told_day
from reader.intake.pages.linked import LinkedArticle, linked_article
from reader.intake.pages.tree import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a page tells of its article."""

    title: str | None
    """The headline, without the site's name."""
    byline: str | None
    """Who wrote it: reporters before editors."""
    outlet: str | None
    """Who published it, as it writes itself."""
    published: date | None
    """Day of publication in the page's own country."""
    printed: date | None
    """The day that stands beside the title."""
    others: frozenset[date]
    """Days that stand beside other articles or comments."""
    feed: str | None
    """The address of a feed that the page names."""
    address: str | None
    """The address that the page gives itself."""
    body: str | None
    """The article's text as the page's data give it."""
    headings: tuple[str, ...]
    """Its headings of the first level."""


_SEPARATOR = re.compile(r"\s+[|\-–—:•·»«/]+\s+|\s*\|\s*|:\s+(?=[^:]+$)")
_PAGE = re.compile(
    r"\s*(?:[|–—-]\s*)?\b(?:(?:halaman|hal|page|laman)\.?(?: ke)?[ -]?(?:all|semua|\d{1,2})|all pages?)"
    r"(?=\s*(?:$|[|–—-]))",
    re.IGNORECASE,
)
"""Which part of the article a page has."""
_FEW_WORDS = 3
"""Words of a title in the head that may be none of the article's."""
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "content_author")
_DAYS = (
    "article:published_time", "datepublished", "og:published_time", "published_time", "publish-date", "publishdate",
    "pubdate", "parsely-pub-date", "sailthru.date", "content_publisheddate", "dc.date.issued", "dcterms.created",
    "article.published", "article:published", "date", "dc.date", "originalpublicationdate", "dc.date.created",
    "created", "citation_publication_date",
)  # fmt: skip
_LAST_NAME = re.compile(r"[:._]")
"""What parts a site's own name from that of the field: "dtk:publishdate"."""
_DAY_NAMES = frozenset({"publishdate", "publish-date", "pubdate", "publishtime", "publisheddate", "datepublished"})
_OUTLETS = ("og:site_name", "application-name", "dc.publisher")
_DAY_CLASS = re.compile("date|time|tanggal|waktu|publish|posted|meta|byline|info|timestamp|tgl", re.IGNORECASE)
_ELSEWHERE = re.compile(
    "comment|komentar|related|terkait|sidebar|footer|widget|popular|recommend|disqus", re.IGNORECASE
)
_DAY_ELEMENTS = (
    "time", "div", "span", "p", "li", "small", "td", "em", "i", "b", "strong", "h4", "h5", "h6", "a", "abbr", "font",
    "summary",
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d|['’‘`´]\s?\d\d|\d[/-]\d\d\b|[^\W\d_]\.?[ -]\d\d\b")
"""Where a year may be, of four figures or two."""
_MAX_DAY = 120
"""Characters of an element that prints the day."""
_DAY_WORDS = 12
"""Words of such an element whose class does not speak of a day: with it may stand who wrote the article."""
_ENDS_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s*$")
_MONTH_FIRST = re.compile(r"en(?:-us)?$", re.IGNORECASE)


def particulars(root: etree._Element, url: str | None) -> Particulars:
    """What the page tells; nothing in `root` is changed."""
    meta = _meta(root)
    linked = linked_article(root)
    outlet = _outlet(meta, linked)
    headings = [words for heading in root.iter("h1") if (words := line(words_of(heading)))]
    sites = _site_names(outlet, linked, url)
    lang = root.get("lang") or ""
    printed, others = _printed_day(root, month_first=_is_american(lang, url))
    return Particulars(
        title=_title(meta, linked, root, headings, sites),
        byline=byline(root, [line(name) for name in linked.authors], list(_told_authors(meta)), sites),
        outlet=outlet,
        published=_told_day(meta, linked),
        printed=printed,
        others=others,
        feed=named_feed(root, url),
        address=_own_address(root, meta),
        body=linked.body,
        headings=tuple(headings),
    )


def _told_day(meta: dict[str, list[str]], linked: LinkedArticle) -> date | None:
    names = (*_DAYS, *(name for name in meta if _LAST_NAME.split(name)[-1] in _DAY_NAMES))
    return next((found for text in (linked.published, *_told(meta, names)) if (found := told_day(text))), None)


def _is_american(lang: str, url: str | None) -> bool:
    """Whether the page writes the month first: English, and from no other country by its address."""
    return _MONTH_FIRST.fullmatch(lang) is not None and not re.search(r"\.[a-z]{2}$", host_in(url))


def _meta(root: etree._Element) -> dict[str, list[str]]:
    """The page's meta tags: each name in lower case with its values in order."""
    found: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").casefold().strip()
        if name and (value := line(tag.get("content"))):
            found.setdefault(name, []).append(value)
    return found


def _told(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _told_authors(meta: dict[str, list[str]]) -> Iterator[str]:
    """Names in the meta tags: in those for authors, in a site's own, and where a label says that it was written by."""
    own = (name for name in meta if name not in _AUTHORS and _LAST_NAME.split(name)[-1] == "author")
    for value in _told(meta, (*_AUTHORS, *own)):
        yield html.unescape(value)
    for number in ("1", "2"):
        if introduces_writers(next(_told(meta, (f"twitter:label{number}",)), "")):
            yield from _told(meta, (f"twitter:data{number}",))


def _outlet(meta: dict[str, list[str]], linked: LinkedArticle) -> str | None:
    return next(_told(meta, _OUTLETS), None) or line(linked.publisher)


def _title(
    meta: dict[str, list[str]], linked: LinkedArticle, root: etree._Element, headings: list[str], sites: list[str]
) -> str | None:
    """The title without the site's name: where a heading says the beginning of it, the heading."""
    in_head = next(root.iter("title"), None)
    head = line(words_of(in_head)) if in_head is not None else None
    only = headings[0] if len(headings) == 1 else None
    for title in (*_told(meta, _TITLES), line(linked.headline), head):
        if title and (words := line(_PAGE.sub("", html.unescape(title)))):
            return (
                only
                if only and title is head and _is_no_headline(words, only)
                else _without_site(words, headings, sites)
            )
    return only


def _is_no_headline(title: str, heading: str) -> bool:
    """Whether a few words in the head ("Home", a site's name) share none with the only heading, which has more."""
    few, many = ({folded(word) for word in words.split()} for words in (title, heading))
    return len(few) <= _FEW_WORDS and len(few) <= len(many) and not few & many


def _site_names(outlet: str | None, linked: LinkedArticle, url: str | None) -> list[str]:
    host = host_in(url).removeprefix("www.")
    names = (outlet, linked.publisher, host, host.partition(".")[0])
    return [site for name in names if (site := folded(name or ""))]


def _without_site(title: str, headings: list[str], sites: list[str]) -> str:
    for heading in headings:
        rest = title[len(heading) :]
        if title.casefold().startswith(heading.casefold()) and rest and _SEPARATOR.match(rest):
            return heading
    while True:
        parts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
        if not parts:
            return title
        (first, after_first), (last, after_last) = parts[0], parts[-1]
        if _is_site(title[after_last:], sites):
            title = title[:last]
        elif _is_site(title[:first], sites):
            title = title[after_first:]
        else:
            return title


def _is_site(words: str, sites: list[str]) -> bool:
    told = folded(words)
    return len(told) > 2 and any(
        told == site or (len(told) > 4 and told in site) or (len(site) > 4 and told.startswith(site)) for site in sites
    )


def _printed_day(root: etree._Element, *, month_first: bool) -> tuple[date | None, frozenset[date]]:
    """The day that a short element prints, one whose class speaks of a day first; and days of something else."""
    calendar = known_calendar()
    others: set[date] = set()
    fallback: date | None = None
    for element in root.iter(*_DAY_ELEMENTS):
        pieces = [element.text]
        pieces += [inner.tail for inner, _ in zip(element, range(8), strict=False)]
        text = " ".join(piece for piece in pieces if piece)
        if not 8 <= len(text.strip()) <= _MAX_DAY or _YEAR.search(text) is None:
            continue
        found = printed_day(text, month_first=month_first, calendar=calendar)
        if found is None:
            continue
        if _is_elsewhere(element):
            others.add(found)
            continue
        told = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if element.tag == "time" or _DAY_CLASS.search(told):
            return found, frozenset(others)
        if fallback is None and len(text.split()) <= _DAY_WORDS and not _ENDS_SENTENCE.search(text):
            fallback = found
    return fallback, frozenset(others)


def _is_elsewhere(element: etree._Element) -> bool:
    for above in (element, *element.iterancestors()):
        told = f"{above.get('class') or ''} {above.get('id') or ''}"
        if above.tag in {"footer", "aside", "nav"} or _ELSEWHERE.search(told):
            return True
    return False


def _own_address(root: etree._Element, meta: dict[str, list[str]]) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").casefold().split():
            return web_address(link.get("href"), None)
    return web_address(next(_told(meta, ("og:url",)), None), None)


def named_feed(root: etree._Element, url: str | None) -> str | None:
    """The address of the first feed that a page names, completed by the page's own `url`."""
    for link in root.iter("link"):
        kind = (link.get("type") or "").casefold().strip()
        if "alternate" in (link.get("rel") or "").casefold().split() and kind in {
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
        }:
            return web_address(link.get("href"), url)
    return None
