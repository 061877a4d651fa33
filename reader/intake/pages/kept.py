"""What the extraction would lose although it is part of the article: it is set into elements that it keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.intake.pages.elements import LINK_BLOCK, LONG, is_introduced, length, outside_links
from reader.intake.pages.prose import is_sentence
from reader.intake.pages.tree import BLOCK_TAGS, words_of

if TYPE_CHECKING:
    from lxml import etree

_INLINE = frozenset({"a", "b", "strong", "i", "em", "span", "u", "q", "cite", "abbr", "sub", "sup", "mark", "small"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = 3
"""Paragraphs right below a body that make it the article's container."""
_POST = re.compile(r"(?:^|\s)(?:twitter-tweet|twitter-video|bluesky-embed|mastodon-embed|fb-post)(?:\s|$)")
"""A quotation that is somebody's post on another service, with the words in the page."""
_SUBHEADING = re.compile(r"(?:^|[\s_-])sub-?(?:head(?:ing|line|er)?|title|judul)(?:[\s_-]|$)", re.IGNORECASE)
_MAX_SUBHEADING = 120
"""Characters of a heading between paragraphs."""
_BODY_CLASS = re.compile("body|content|text|article|story|detail|isi|paragra|chunk", re.IGNORECASE)
_MAX_PARTS = 200
"""Containers of one class that can be the parts of an article."""


def keep_what_would_be_lost(root: etree._Element) -> None:
    """Rename, unlink and join what the extraction throws away although it is part of the article."""
    for summary in root.iter("summary"):
        summary.tag = "p"
    for quotation in root.iter("blockquote"):
        if _POST.search(quotation.get("class") or ""):
            _unnamed(quotation)
        _keep_source(quotation)
    body = root.find(".//body")
    if body is not None and _holds_list(body) and len(body.findall("p")) >= _PARAGRAPHS:
        _wrap_all(body)
    _name_subheadings(root)
    for heading in list(root.iter("h1", "h2", "h3")):
        _wrap_text_behind(heading)
    for container in list(root.iter("div", "section", "article")):
        _wrap_text_before_blocks(container)
    for items in list(root.iter("ul", "ol")):
        if is_introduced(items) or _stands_between_paragraphs(items):
            for link in items.iter("a"):
                link.tag = "span"
    _join_parts(root)


def _holds_list(body: etree._Element) -> bool:
    return any(body.find(tag) is not None for tag in ("ul", "ol", "dl"))


def _keep_source(quotation: etree._Element) -> None:
    """Unlink the few words behind a quotation that are nothing but links: they say where it is from."""
    source = quotation.getnext()
    if source is not None and source.tag == "p" and length(source, LONG) <= LONG:
        for link in source.iter("a"):
            link.tag = "span"


def _unnamed(post: etree._Element) -> None:
    """Take the class from a post and from what holds nothing else: the extraction leaves out what is called so."""
    size = length(post, LINK_BLOCK * 2)
    for element in (post, *post.iterancestors("div", "figure", "span")):
        if length(element, LINK_BLOCK * 2) != size:
            return
        if element.get("class") is not None:
            del element.attrib["class"]


def _wrap_all(body: etree._Element) -> None:
    """Set all of a body without a container of its own into one: lists right below a body would be lost."""
    article = body.makeelement("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)


def _name_subheadings(root: etree._Element) -> None:
    """A short element between paragraphs that its class calls a subheading is one."""
    for element in root.iter("div", "p", "span"):
        if not _SUBHEADING.search(element.get("class") or "") or length(element, _MAX_SUBHEADING) > _MAX_SUBHEADING:
            continue
        following = element.getnext()
        if following is not None and following.tag == "p" and all(inner.tag in _INLINE for inner in element):
            element.tag = "h3"


def _wrap_text_behind(heading: etree._Element) -> None:
    """Make a paragraph of the bare words, with links and the like among them, that follow a heading.

    Where they all stand in such elements, only what ends like a sentence is one.
    """
    if len((heading.tail or "").strip()) < LONG // 2 and not _is_followed_by_sentence(heading):
        return
    paragraph = heading.makeelement("p")
    paragraph.text, heading.tail = heading.tail, None
    following = heading.getnext()
    heading.addnext(paragraph)
    _take_inline(paragraph, following)


def _is_followed_by_sentence(heading: etree._Element) -> bool:
    following = heading.getnext()
    return (
        not (heading.tail or "").strip()
        and following is not None
        and following.tag in _INLINE
        and length(following, LONG) > LONG
        and is_sentence(words_of(following).strip())
    )


def _wrap_text_before_blocks(container: etree._Element) -> None:
    """Make a paragraph of the bare words with which a container begins, where blocks follow in it."""
    if len((container.text or "").strip()) < LONG // 2 or not any(
        inner.tag in BLOCK_TAGS or inner.tag in _HEADINGS or inner.tag in {"ul", "ol", "blockquote"}
        for inner in container
    ):
        return
    paragraph = container.makeelement("p")
    paragraph.text, container.text = container.text, None
    first = container[0]
    container.insert(0, paragraph)
    _take_inline(paragraph, first)


def _take_inline(paragraph: etree._Element, following: etree._Element | None) -> None:
    """Move an element and those beside it into a paragraph, as long as they are parts of one."""
    while following is not None and following.tag in _INLINE:
        after = following.getnext()
        paragraph.append(following)
        following = after


def _stands_between_paragraphs(items: etree._Element) -> bool:
    """Whether long paragraphs surround a list: then its links are what the article lists."""
    before, after = items.getprevious(), items.getnext()
    return all(
        beside is not None and beside.tag == "p" and length(beside, LONG) > LONG and not _is_link(beside)
        for beside in (before, after)
    )


def _is_link(element: etree._Element) -> bool:
    return not outside_links(element) if length(element, LINK_BLOCK) <= LINK_BLOCK else False


def _join_parts(root: etree._Element) -> None:
    """Join an article that advertisements part into several containers of one class, below one element.

    Only the first would be taken; what stands between them comes along. Stories one below the other have a headline
    each: they stay apart.
    """
    parts: dict[tuple[str, str], list[etree._Element]] = {}
    for element in root.iter("div", "section"):
        told = element.get("class") or ""
        if _BODY_CLASS.search(told) and _has_long_paragraph(element):
            parts.setdefault((str(element.tag), told), []).append(element)
    for first, *others in parts.values():
        holder: etree._Element | None = None
        for part in others[:_MAX_PARTS]:
            top, last = _below_one_holder(first, part)
            above = last.getparent() if last is not None else None
            if top is None or last is None or above is None:
                continue
            if holder is None and (above.tag in {"body", "html"} or _has_headline(above)):
                break
            holder = above
            _move_behind(first, top, last)


def _move_behind(first: etree._Element, top: etree._Element, last: etree._Element) -> None:
    """Move what follows `top`, up to `last`, to the end of `first`."""
    following = top.getnext()
    while following is not None:
        after = following.getnext()
        first.append(following)
        if following is last:
            return
        following = after


def _has_long_paragraph(element: etree._Element) -> bool:
    return any(inner.tag == "p" and length(inner, LONG) > LONG for inner in element)


def _below_one_holder(
    first: etree._Element, part: etree._Element
) -> tuple[etree._Element | None, etree._Element | None]:
    """Two containers, or what they stand in, where one element holds both directly; else nothing."""
    for _ in range(2):
        above, above_part = first.getparent(), part.getparent()
        if above is None or above_part is None:
            break
        if above is above_part:
            return first, part
        if above.tag in {"article", "li"} or above.get("class") != above_part.get("class"):
            break
        first, part = above, above_part
    return None, None


def _has_headline(holder: etree._Element) -> bool:
    """Whether stories of their own stand below an element: a headline that is a link, an article, a day."""
    return any(
        inner.tag in {"article", "time", "h1"} or (inner.tag in _HEADINGS and inner.find(".//a") is not None)
        for inner in holder.iter("article", "time", *_HEADINGS)
        if inner is not holder
    )
