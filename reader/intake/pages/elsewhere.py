"""What leads from a page to other articles and offers, and is emptied before the article is looked for.

A label such as "Baca juga:" with the link behind it; a block that is nothing but the headline of another article of the
site, or a button; a box that its class calls an offer or a list of other articles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader.intake.pages.elements import LINK_BLOCK, WHOLE, empty, is_introduced, length, outside_links
from reader.intake.pages.labels import is_label, without_label
from reader.intake.pages.lines import LineKind, SiteLines
from reader.intake.pages.prose import word_count
from reader.intake.pages.tree import BLOCK_TAGS, words_of

if TYPE_CHECKING:
    from lxml import etree

_CLIMB = 5
"""Elements above a link that may hold nothing but its label."""
_BOX = re.compile(
    r"(?:^|[\s_-])(?:newsletter|promo|cta|(?:latest|last|recent|related|other)[_-]?(?:news|posts|articles|stories)|recirc\w*|"
    r"most[_-]?read|most[_-]?popular|print-header|trending|terpopuler|rekomendasi|read[_-]?also|baca[_-]?juga|lihatjg|"
    r"notification-bar|slide[_-]?show|(?:commerce|affiliate)[_-]?(?:disclosure|disclaimer)|(?:estimated[_-]?)?read(?:ing)?[_-]?time)"
    r"(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""A class of what offers something else, or tells how the page earns or how long it takes to read."""
_MAX_BOX = 1_500
"""Characters of such a box: a longer one holds the article."""
_OFFER = re.compile(r"[/?&=_-](?:promos?|subscri\w+|newsletters?|langganan|berlangganan)(?:[/?&=_.-]|$)", re.IGNORECASE)
"""An address of an offer."""
_BUTTON = re.compile(r"(?:^|[\s_-])(?:button|btn|cta)(?:[\s_-]|$)", re.IGNORECASE)
_SLUG = re.compile(r"(?:[^/\W]+-){2,}\w+|\d{5,}")
"""The part of an address that names one article: a few words, or a number."""
_MARKED = re.compile(r"\[[A-Z ]{2,20}\]?|\||\s")
"""What stands behind the headlines in a block of them, such as [VIDEO]."""
_SENTENCE = re.compile(r"[.…:,;][\"'”’)\]]*$")
"""A headline ends otherwise."""
_HEADLINE_WORDS = 4
_BLOCKS = ("p", "ul", "ol", "h2", "h3", "h4", "h5", "h6", "div")
_TOPIC = re.compile(r"/(?:tags?|topics?|topik|categor(?:y|ies|ia)|kategori|kanal|label|search/label)/", re.IGNORECASE)
"""An address of all articles on something."""
_TOPIC_WORDS = 4
_MAX_BUTTON = 30
"""Characters on a button inside a sentence."""


def empty_what_leads_elsewhere(root: etree._Element, lines: SiteLines, url: str | None) -> None:
    """Change `root` as the module says; `url` is the page's own address."""
    _empty_buttons(root)
    _empty_links_elsewhere(root, lines)
    _empty_boxes(root)
    _empty_headlines(root, lines, url)


def _empty_links_elsewhere(root: etree._Element, lines: SiteLines) -> None:
    """Empty links that only a label such as "Baca juga:" introduces, with their label."""
    for link in list(root.iter("a")):
        if link.getparent() is None or not words_of(link).strip():
            continue
        whole: etree._Element | None = None
        for _, above in zip(range(_CLIMB), link.iterancestors(), strict=False):
            if above.tag in WHOLE or length(above, LINK_BLOCK) > LINK_BLOCK:
                break
            outside = outside_links(above)
            if is_label(outside, lines):
                whole = above
            elif outside:
                break
        if whole is not None:
            empty(whole)
        else:
            _cut_label_before(link, lines)


def _cut_label_before(link: etree._Element, lines: SiteLines) -> None:
    """Cut "... Baca juga:" and the link behind it out of a paragraph, where nothing but a sign follows the link."""
    if (link.tail or "").strip(" \t\n).]"):
        return
    previous, parent = link.getprevious(), link.getparent()
    if (
        previous is not None
        and not (previous.tail or "").strip()
        and is_label(" ".join(words_of(previous).split()), lines)
    ):
        empty(previous)
        empty(link)
    elif previous is not None and (kept := without_label(previous.tail or "", lines)) is not None:
        previous.tail, link.tail = kept, None
        empty(link)
    elif previous is None and parent is not None and (kept := without_label(parent.text or "", lines)) is not None:
        parent.text, link.tail = kept, None
        empty(link)


def _empty_buttons(root: etree._Element) -> None:
    """Empty what is called a button and has a few words, and offers that are a line of their own outside any block."""
    for element in list(root.iter("span", "a")):
        if element.tag == "span":
            if _BUTTON.search(element.get("class") or "") and length(element, _MAX_BUTTON) <= _MAX_BUTTON:
                empty(element)
        elif _OFFER.search(element.get("href") or "") and _is_line(element):
            empty(element)


def _is_line(link: etree._Element) -> bool:
    """Whether a link stands between blocks or breaks, with no words beside it."""
    previous, following, parent = link.getprevious(), link.getnext(), link.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else None
    return not ((before or "") + (link.tail or "")).strip() and all(
        beside is None or beside.tag == "br" or beside.tag in BLOCK_TAGS for beside in (previous, following)
    )


def _empty_boxes(root: etree._Element) -> None:
    """Empty boxes of offers and of lists of other articles, unless they hold a third of the page's text."""
    boxes = [
        element
        for element in root.iter("div", "section", "aside", "ul", "span", "p")
        if _BOX.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        and length(element, _MAX_BOX) <= _MAX_BOX
    ]
    if not boxes:
        return
    third = sum(len(text.strip()) for text in root.itertext()) // 3
    for box in boxes:
        if length(box, _MAX_BOX) <= third:
            empty(box)


def _empty_headlines(root: etree._Element, lines: SiteLines, url: str | None) -> None:
    """Empty blocks that hold nothing but headlines of other articles of the site, or a button.

    A list behind a colon is what the article lists; a heading above text of its own is one of the article's.
    """
    leading = [block for block in root.iter(*_BLOCKS) if _leads_elsewhere(block, lines, url)]
    for block in leading:
        before = block.getprevious()
        if before is not None and _is_label_element(before, lines):
            empty(before)
        empty(block)


def _leads_elsewhere(block: etree._Element, lines: SiteLines, url: str | None) -> bool:
    if block.tag in {"ul", "ol"} and _is_section(block, lines):
        return True
    links = list(block.iter("a")) if length(block, 2 * LINK_BLOCK) <= 2 * LINK_BLOCK else []
    if not links or not _is_label(_MARKED.sub(" ", outside_links(block)).strip(), lines):
        return False
    before = block.getprevious()
    if before is not None and _is_label_element(before, lines):
        return True
    if block.tag in {"ul", "ol"} and is_introduced(block):
        return False
    words = [" ".join(words_of(link).split()) for link in links]
    told = [(link, said) for link, said in zip(links, words, strict=True) if said]
    return bool(told) and (
        all(_is_offer(link) for link, _ in told)
        or all(_is_topic(*each) for each in told)
        or all(_is_headline(*each, url) for each in told)
    )


def _is_section(items: etree._Element, lines: SiteLines) -> bool:
    """Whether a list with a link in each item stands below the heading of a list of other articles."""
    before = items.getprevious()
    return (
        before is not None
        and length(before, LINK_BLOCK) <= LINK_BLOCK
        and lines.kind(" ".join(words_of(before).split())) is LineKind.SECTION
        and all(item.find(".//a") is not None for item in items.iterchildren("li"))
    )


def _is_label_element(element: etree._Element, lines: SiteLines) -> bool:
    return length(element, LINK_BLOCK) <= LINK_BLOCK and is_label(" ".join(words_of(element).split()), lines)


def _is_label(words: str, lines: SiteLines) -> bool:
    """Whether words beside links are none, or only the heading of a list of other articles."""
    return not words or lines.kind(words) in {LineKind.SECTION, LineKind.READ_ALSO}


def _is_offer(link: etree._Element) -> bool:
    return _BUTTON.search(link.get("class") or "") is not None or _OFFER.search(link.get("href") or "") is not None


def _is_topic(link: etree._Element, words: str) -> bool:
    """Whether a link leads to all articles on what its few words say."""
    return len(words.split()) <= _TOPIC_WORDS and _TOPIC.search(link.get("href") or "") is not None


def _is_headline(link: etree._Element, words: str, url: str | None) -> bool:
    """Whether a link's words are a headline, and its address that of another article of the same site."""
    if word_count(words) < _HEADLINE_WORDS or _SENTENCE.search(words):
        return False
    try:
        own = urlsplit(url or "")
        target = urlsplit(urljoin(url or "", (link.get("href") or "").strip()))
    except ValueError:
        return False
    if not _SLUG.search(target.path) or target.path.rstrip("/") == own.path.rstrip("/"):
        return False
    return not target.hostname or _site(target.hostname) == _site(own.hostname or "")


def _site(host: str) -> str:
    """The last two names of a host, or three in countries whose names have a second level: what the site is called."""
    names = host.casefold().split(".")
    return ".".join(names[-3:] if len(names) > 2 and len(names[-2]) <= 3 and len(names[-1]) == 2 else names[-2:])
