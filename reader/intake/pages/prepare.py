"""What is done to a page's tree before the article is looked for in it.

What readers of the page do not see goes, and what belongs to the site rather than to the article: captions and credits
(kept apart), references to notes, links to other articles, forms. What trafilatura would lose is set into elements that
it keeps. Nothing is taken out of the tree: an element is emptied in its place, which costs the same however many there
are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.intake.compose import line
from reader.intake.pages.elements import LONG, WHOLE, empty, length, lines_of, with_ancestors
from reader.intake.pages.elsewhere import empty_what_leads_elsewhere
from reader.intake.pages.kept import keep_what_would_be_lost
from reader.intake.pages.lines import SiteLines
from reader.intake.pages.tree import words_of

if TYPE_CHECKING:
    from lxml import etree

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SHOWN_LATER = re.compile(
    r"(?:^|[\s_-])(?:rollover|tooltip|popover|hover)[\w-]*?[_-]?(?:block|content|text|body|inner|box|card|menu)(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""A class of what comes up when the pointer stands on the words before it."""
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|komentar|disqus)(?:[\s_-]|$)", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-|img-|image-|photo-|media-|foto-?)?(?:caption|credit|credits|photocredit|keterangan-foto|"
    r"pic_artikel\w*)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:^|[\s_-])(?:img|image|photo|foto|picture|gambar|pict|img-?alt|imgfull\w*)(?:[\s_-]|$)", re.IGNORECASE
)
"""A class of what holds a picture: few words beside the picture in it are its caption."""
_MAX_BESIDE = 400
"""Characters of words beside a picture."""
_MAX_CAPTION = 1_200
"""Characters: a longer element is no caption, whatever its class says."""
_MAX_BELOW = 200
"""Characters of a caption that no class calls so."""
_SLANTED = frozenset({"em", "i", "small"})
_SMALL = re.compile(r"(?:^|[\s_-])(?:small|minor|muted)\d*(?:[\s_-]|$)", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…:]\W*$")
_NOTE = re.compile(r"(?:^|[\s_-])(?:footnote|fn|noteref|reference|cite_ref)", re.IGNORECASE)
_TELLING = ("class", "id", "role", "epub:type", "{http://www.idpf.org/2007/ops}type")
_BACK = frozenset({"↩", "↩︎", "↑", "^", "⏎"})
_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-z]")
"""A reference without brackets: one in brackets, as encyclopedias set it, is read as what it is."""
_ENDS_WORD = re.compile(r"[.,;:!?…”\"’')\]]\s*$")
_BEFORE_NOTE = re.compile(r"[^\W\d_]{4,}\s?$")
"""A word before a number set high that is no unit's short name, as km is."""
_UNIT = re.compile(
    r"(?:met(?:er|re)s?|miles?|foot|feet|inch(?:es)?|inci|kaki|yards?|acres?|pangkat)\s?$", re.IGNORECASE
)
_FORM = 400
"""Characters of an element around a form that go with it."""


def prepare(root: etree._Element, lines: SiteLines, url: str | None = None) -> list[str]:
    """Change `root` as the module says; gives the captions and credits that were taken out, in their order.

    `url` is the page's own address.
    """
    _empty_hidden(root)
    captions = _take_captions(root)
    drop_note_references(root)
    _empty_forms(root)
    empty_what_leads_elsewhere(root, lines, url)
    keep_what_would_be_lost(root)
    return captions


def drop_note_references(root: etree._Element) -> None:
    """Empty the numbers that lead to notes and the arrows that lead back: they are glued to words."""
    for element in list(root.iter("sup", "{*}sup", "a", "{*}a")):
        words = words_of(element).strip()
        if len(words) > 5 or not words:
            continue
        if words in _BACK or (_MARK.fullmatch(words) and _leads_to_note(element)):
            empty(element)


def _leads_to_note(element: etree._Element) -> bool:
    """A link to a place in the page or one that calls itself a note; a number set high behind a sentence's end."""
    name = str(element.tag).rpartition("}")[2]
    told = " ".join(str(element.get(name) or "") for name in _TELLING)
    if _NOTE.search(told):
        return True
    links = [element] if name == "a" else element.findall(".//{*}a") + element.findall(".//a")
    if any("#" in (link.get("href") or "") for link in links):
        beside = [element.getparent(), *element]  # the number is set high outside the link, or in it
        return name == "sup" or any(one is not None and str(one.tag).rpartition("}")[2] == "sup" for one in beside)
    before = _before(element)
    is_word = _BEFORE_NOTE.search(before) is not None and _UNIT.search(before) is None
    return name == "sup" and not links and (_ENDS_WORD.search(before) is not None or is_word)


def _before(element: etree._Element) -> str:
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return (parent.text if parent is not None else "") or ""


def _empty_hidden(root: etree._Element) -> None:
    """Empty what the page hides and what its readers wrote, unless that is a third of it or more."""
    hidden = [
        element
        for element in root.iter("*")
        if element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "")
        or element.get("role") == "tooltip"
        or _SHOWN_LATER.search(element.get("class") or "")
        or _COMMENTS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    ]
    if not hidden:
        return
    third = sum(len(text.strip()) for text in root.itertext()) // 3
    for element in hidden:
        if element.tag not in WHOLE and sum(len(text.strip()) for text in element.itertext()) <= third:
            empty(element)


def _take_captions(root: etree._Element) -> list[str]:
    captions: list[str] = []
    for element in list(root.iter("figcaption", "div", "span", "p", "small", "cite", "em", "td", "dd", "li")):
        told = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag != "figcaption" and not _CAPTION.search(told):
            continue
        if length(element, _MAX_CAPTION) <= _MAX_CAPTION:
            if words := line(words_of(element)):
                captions.append(words)
            empty(element)
    for box in list(root.iter("div", "figure", "section")):
        if _PICTURE.search(box.get("class") or "") and _has_picture(box):
            words = lines_of(box, _MAX_BESIDE)
            if words and len(words) <= _MAX_BESIDE and next(box.iter("h1", "h2", "article"), None) is None:
                captions += words.split("\n")
                _empty_words(box)
    captions += _take_below_pictures(root)
    for figure in list(root.iter("figure")):  # a table or a quotation is set into one, too
        if next(figure.iter("table", "blockquote", "pre"), None) is not None or length(figure, LONG) > LONG:
            figure.tag = "div"
    return list(dict.fromkeys(captions))


def _take_below_pictures(root: etree._Element) -> list[str]:
    """Take the words in italics or small type, no sentence among them, that stand right behind a picture alone."""
    captions: list[str] = []
    for element in list(root.iter("p", "div", "span", "em", "i", "small")):
        before = element.getprevious()
        if before is not None and before.tag == "br" and not (before.tail or "").strip():
            before = before.getprevious()
        if before is None or not _is_picture(before) or length(element, _MAX_BELOW) > _MAX_BELOW:
            continue
        words = line(words_of(element))
        if words and not _ENDS_SENTENCE.search(words) and _is_set_apart(element):
            captions.append(words)
            empty(element)
    return captions


def _is_picture(element: etree._Element) -> bool:
    """Whether an element holds a picture and no words, nor any behind it."""
    return (
        (element.tag == "img" or next(element.iter("img", "picture", "amp-img"), None) is not None)
        and not length(element, 0)
        and not (element.tail or "").strip()
    )


def _is_set_apart(element: etree._Element) -> bool:
    """Whether all words of an element are in italics or in small type."""
    if element.tag in _SLANTED or _SMALL.search(element.get("class") or ""):
        return True
    inner = list(element)
    return (
        not (element.text or "").strip()
        and len(inner) == 1
        and (not (inner[0].tail or "").strip() and inner[0].tag in _SLANTED)
    )


def _has_picture(box: etree._Element) -> bool:
    """Whether a picture stands in an element or right before it."""
    before = box.getprevious()
    return any(
        next(one.iter("img", "picture", "amp-img"), None) is not None for one in (box, before) if one is not None
    )


def _empty_words(box: etree._Element) -> None:
    """Take the words out of a picture's box."""
    for inner in box.iter("*"):
        inner.text = None
        if inner is not box:
            inner.tail = None


def _empty_forms(root: etree._Element) -> None:
    """Empty small forms with the words around them: newsletters, polls, searches."""
    for field in list(root.iter("input", "textarea", "form")):
        if field.tag == "input" and (field.get("type") or "").casefold() not in {"email", "checkbox", "radio"}:
            continue
        small: etree._Element | None = None
        for above in with_ancestors(field):
            if above.tag in WHOLE or length(above, _FORM) > _FORM:
                break
            if above.tag in {"div", "form", "section", "aside", "fieldset"}:
                small = above
        if small is not None:
            empty(small)
