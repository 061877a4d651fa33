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
from reader.intake.pages.labels import is_label, without_label
from reader.intake.pages.lines import SiteLines
from reader.intake.pages.tree import BLOCK_TAGS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|komentar|disqus)(?:[\s_-]|$)", re.IGNORECASE)
_WHOLE = frozenset({"html", "head", "body", "main", "article"})
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-|img-|image-|photo-|media-|foto-?)?(?:caption|credit|credits|photocredit|keterangan-foto|"
    r"pic_artikel\w*)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_MAX_CAPTION = 600
"""Characters: a longer element is no caption, whatever its class says."""
_NOTE = re.compile(r"(?:^|[\s_-])(?:footnote|fn|noteref|reference|cite_ref)", re.IGNORECASE)
_TELLING = ("class", "id", "role", "epub:type", "{http://www.idpf.org/2007/ops}type")
_BACK = frozenset({"↩", "↩︎", "↑", "^", "⏎"})
_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-z]")
"""A reference without brackets: one in brackets, as encyclopedias set it, is read as what it is."""
_ENDS_WORD = re.compile(r"[.,;:!?…”\"’')\]]\s*$")
_LINK_BLOCK = 300
"""Characters: a longer element is no mere link to something else."""
_FORM = 400
"""Characters of an element around a form that go with it."""
_CLIMB = 5
"""Elements above a link that may hold nothing but its label."""
_INLINE = frozenset({"a", "b", "strong", "i", "em", "span", "u", "q", "cite", "abbr", "sub", "sup", "mark", "small"})
_PARAGRAPHS = 3
"""Paragraphs right below a body that make it the article's container."""
_MAX_NODES = 2_000
"""Elements inside one that is called short: empty ones cost time, too."""
_LONG = 80
"""Characters of a paragraph that tells something."""


def prepare(root: etree._Element, lines: SiteLines) -> list[str]:
    """Change `root` as the module says; gives the captions and credits that were taken out, in their order."""
    _empty_hidden(root)
    captions = _take_captions(root)
    drop_note_references(root)
    _empty_forms(root)
    _empty_links_elsewhere(root, lines)
    _keep_what_would_be_lost(root)
    return captions


def drop_note_references(root: etree._Element) -> None:
    """Empty the numbers that lead to notes and the arrows that lead back: they are glued to words."""
    for element in list(root.iter("sup", "{*}sup", "a", "{*}a")):
        words = words_of(element).strip()
        if len(words) > 5 or not words:
            continue
        if words in _BACK or (_MARK.fullmatch(words) and _leads_to_note(element)):
            _empty(element)


def _leads_to_note(element: etree._Element) -> bool:
    """A link to a place in the page or one that calls itself a note; a number set high behind a sentence's end."""
    name = str(element.tag).rpartition("}")[2]
    told = " ".join(str(element.get(name) or "") for name in _TELLING)
    if _NOTE.search(told):
        return True
    links = [element] if name == "a" else element.findall(".//{*}a") + element.findall(".//a")
    if any("#" in (link.get("href") or "") for link in links):
        parent = element.getparent()
        return name == "sup" or (parent is not None and str(parent.tag).rpartition("}")[2] == "sup")
    return name == "sup" and not links and _ENDS_WORD.search(_before(element)) is not None


def _before(element: etree._Element) -> str:
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return (parent.text if parent is not None else "") or ""


def _empty(element: etree._Element) -> None:
    """Take everything out of an element but the words behind it."""
    block = str(element.tag).rpartition("}")[2] in BLOCK_TAGS
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = "div" if block else "span"


def _length(element: etree._Element, most: int) -> int:
    """Characters inside an element, white space at edges not counted; counting ends above `most` or `_MAX_NODES`."""
    length = 0
    for number, inner in enumerate(element.iter("*")):
        length += len((inner.text or "").strip())
        if inner is not element:
            length += len((inner.tail or "").strip())
        if length > most or number > _MAX_NODES:
            return most + 1
    return length


def _empty_hidden(root: etree._Element) -> None:
    """Empty what the page hides and what its readers wrote, unless that is a third of it or more."""
    hidden = [
        element
        for element in root.iter("*")
        if element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "")
        or _COMMENTS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    ]
    if not hidden:
        return
    third = sum(len(text.strip()) for text in root.itertext()) // 3
    for element in hidden:
        if element.tag not in _WHOLE and sum(len(text.strip()) for text in element.itertext()) <= third:
            _empty(element)


def _take_captions(root: etree._Element) -> list[str]:
    captions: list[str] = []
    for element in list(root.iter("figcaption", "div", "span", "p", "small", "cite", "em", "td", "dd", "li")):
        told = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag != "figcaption" and not _CAPTION.search(told):
            continue
        if _length(element, _MAX_CAPTION) <= _MAX_CAPTION:
            if words := line(words_of(element)):
                captions.append(words)
            _empty(element)
    for figure in list(root.iter("figure")):  # a table or a quotation is set into one, too
        if next(figure.iter("table", "blockquote", "pre"), None) is not None or _length(figure, _LONG) > _LONG:
            figure.tag = "div"
    return list(dict.fromkeys(captions))


def _empty_forms(root: etree._Element) -> None:
    """Empty small forms with the words around them: newsletters, polls, searches."""
    for field in list(root.iter("input", "textarea", "form")):
        if field.tag == "input" and (field.get("type") or "").casefold() not in {"email", "checkbox", "radio"}:
            continue
        small: etree._Element | None = None
        for above in _with_ancestors(field):
            if above.tag in _WHOLE or _length(above, _FORM) > _FORM:
                break
            if above.tag in {"div", "form", "section", "aside", "fieldset"}:
                small = above
        if small is not None:
            _empty(small)


def _with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _empty_links_elsewhere(root: etree._Element, lines: SiteLines) -> None:
    """Empty links that only a label such as "Baca juga:" introduces, with their label."""
    for link in list(root.iter("a")):
        if link.getparent() is None or not words_of(link).strip():
            continue
        whole: etree._Element | None = None
        for _, above in zip(range(_CLIMB), link.iterancestors(), strict=False):
            if above.tag in _WHOLE or _length(above, _LINK_BLOCK) > _LINK_BLOCK:
                break
            outside = _outside_links(above)
            if is_label(outside, lines):
                whole = above
            elif outside:
                break
        if whole is not None:
            _empty(whole)
        else:
            _cut_label_before(link, lines)


def _outside_links(element: etree._Element) -> str:
    """The words of a short element that stand in no link."""
    pieces = [element.text or ""]
    for inner in element.iter("*"):
        if inner is element:
            continue
        inside = any(above.tag == "a" for above in _until(inner, element))
        if not inside:
            pieces.append(inner.text or "")
        parent = inner.getparent()
        if parent is not None and not any(above.tag == "a" for above in _until(parent, element)):
            pieces.append(inner.tail or "")
    return " ".join(" ".join(pieces).split())


def _until(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for above in _with_ancestors(element):
        if above is top:
            return
        yield above


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
        _empty(previous)
        _empty(link)
    elif previous is not None and (kept := without_label(previous.tail or "", lines)) is not None:
        previous.tail, link.tail = kept, None
        _empty(link)
    elif previous is None and parent is not None and (kept := without_label(parent.text or "", lines)) is not None:
        parent.text, link.tail = kept, None
        _empty(link)


def _keep_what_would_be_lost(root: etree._Element) -> None:
    """Rename and unlink what the extraction throws away although it is part of the article."""
    for summary in root.iter("summary"):
        summary.tag = "p"
    body = root.find(".//body")
    if body is not None and body.find("ul") is not None and len(body.findall("p")) >= _PARAGRAPHS:
        _wrap_all(body)
    for heading in list(root.iter("h1", "h2", "h3")):
        _wrap_text_behind(heading)
    for items in list(root.iter("ul", "ol")):
        if _stands_between_paragraphs(items):
            for link in items.iter("a"):
                link.tag = "span"


def _wrap_all(body: etree._Element) -> None:
    """Set all of a body without a container of its own into one: lists right below a body would be lost."""
    article = body.makeelement("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)


def _wrap_text_behind(heading: etree._Element) -> None:
    """Make a paragraph of the bare words, with links and the like among them, that follow a heading."""
    if len((heading.tail or "").strip()) < _LONG // 2:
        return
    paragraph = heading.makeelement("p")
    paragraph.text, heading.tail = heading.tail, None
    following = heading.getnext()
    heading.addnext(paragraph)
    while following is not None and following.tag in _INLINE:
        after = following.getnext()
        paragraph.append(following)
        following = after


def _stands_between_paragraphs(items: etree._Element) -> bool:
    """Whether long paragraphs surround a list: then its links are what the article lists."""
    before, after = items.getprevious(), items.getnext()
    return all(
        beside is not None and beside.tag == "p" and _length(beside, _LONG) > _LONG and not _is_link(beside)
        for beside in (before, after)
    )


def _is_link(element: etree._Element) -> bool:
    return not _outside_links(element) if _length(element, _LINK_BLOCK) <= _LINK_BLOCK else False
