"""Annotations that come in: W3C's (https://www.w3.org/TR/annotation-model/), and Hypothesis' and Kutip's JSON.

They are foreign: wrong shapes are told of and left out, never trusted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from reader.errors import FormatError
from reader.export.incoming import (
    LONGEST,
    LONGEST_NAME,
    MOST_CODES,
    MOST_TAGS,
    CodedStatement,
    Incoming,
    LeftOut,
    Parsed,
    gathered,
    moment,
    uuid_of,
)
from reader.export.selectors import CODES, PROGRAM, STATEMENT, anchor_of
from reader.model import (
    CODE_SLOTS,
    NOTE_COLOURS,
    WHOLE_ARTICLE,
    ActorKind,
    ActorRef,
    Anchor,
    Code,
    Span,
    StatementKind,
)
from reader.model.text import read_day

MOST_BYTES = 64 * 1024 * 1024
"""Largest file that is read, but for projects; a person's notes of a lifetime are smaller."""
SUFFIXES = frozenset({".json", ".jsonld", ".qdpx", ".qdc"})
"""How files of annotations end."""
_FAR = 2**53


def parse(data: bytes) -> Parsed:
    """The notes in a file of Web Annotations (one, a list, a page, a collection, a graph), of Hypothesis' JSON, of
    Kutip's JSON, or in a REFI-QDA project; the codes of a project or codebook.

    Raises FormatError where it is none of these.
    """
    if data.startswith(b"PK"):
        from reader.export.qda_reader import parse_project

        return parse_project(data)
    if data[:16].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<")):
        from reader.export.qda_reader import parse_codebook

        return parse_codebook(data)
    if len(data) > MOST_BYTES:
        raise FormatError(
            "File too large",
            "Annotations are read up to {most} MB; split the file into smaller ones.",
            most=MOST_BYTES // 2**20,
        )
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FormatError("Not JSON", "The file is not the JSON that W3C or Hypothesis annotations are in.") from error
    codes = _codes(document)
    if isinstance(document, dict) and isinstance(document.get("articles"), list):
        return replace(gathered(_of_articles(document["articles"])), codes=codes)
    items = _items(document)
    if items is None:
        raise FormatError(
            "No annotations", "The file is JSON, but holds neither W3C Web Annotations nor Hypothesis annotations."
        )
    ours = _named_ours(document, "generator")
    return replace(gathered(_incoming(item, ours=ours) for item in items), codes=codes)


def _named_ours(item: object, key: str) -> bool:
    """Whether it says of itself that Kutip made it."""
    maker = item.get(key) if isinstance(item, dict) else None
    return isinstance(maker, dict) and maker.get("name") == PROGRAM


def _codes(document: object) -> tuple[Code, ...]:
    """What a file of Kutip's tells of its codes, those above before those below."""
    listed = document.get(CODES, document.get("codes")) if isinstance(document, dict) else None
    told: dict[str, Code] = {}
    for one in listed[:MOST_CODES] if isinstance(listed, list) else []:
        name = _text(one.get("name"))[:LONGEST_NAME] if isinstance(one, dict) else ""
        if name:
            above = _text(one.get("parent"))[:LONGEST_NAME] or None
            description = _text(one.get("description"))[:LONGEST]
            digit = one.get("digit")
            slot = digit if type(digit) is int and digit in CODE_SLOTS else None  # True is no digit
            told.setdefault(name, Code(name, _colour(one.get("colour")), description, above, slot))
    ordered: dict[str, Code] = {}
    for code in told.values():
        line: list[Code] = []
        while code.name not in ordered and code not in line:
            line.append(code)
            code = told.get(code.parent or "", code)
        ordered.update((one.name, one) for one in reversed(line))
    return tuple(ordered.values())


def _statement(item: dict[str, Any], whole: Anchor) -> CodedStatement:
    """The statement that bears the codes of an annotation of Kutip's; by its whole passage where no parts are told."""
    told = item.get(STATEMENT)
    if not isinstance(told, dict):
        return CodedStatement((whole,))
    parts = [_anchor(part) for part in _listed(told.get("parts"))]
    return _coded_statement(told, [part for part in parts if part is not None] or [whole])


def _coded_statement(told: dict[str, Any], parts: Sequence[Anchor]) -> CodedStatement:
    kinds = {kind.value: kind for kind in StatementKind}
    speaker = told.get("speaker")
    name = _text(speaker.get("name"))[:LONGEST_NAME] if isinstance(speaker, dict) else ""
    actor = (
        {kind.value: kind for kind in ActorKind}.get(_text(speaker.get("kind"))) if isinstance(speaker, dict) else None
    )
    said = _text(told.get("said"))
    return CodedStatement(
        tuple(parts),
        kinds.get(_text(told.get("kind"))),
        ActorRef(name, actor or ActorKind.PERSON) if name else None,
        said if read_day(said) else None,
    )


def _of_articles(articles: list[object]) -> Iterator[Incoming | LeftOut]:
    """The notes of articles as Kutip's own JSON gives them."""
    for article in articles:
        notes = article.get("notes") if isinstance(article, dict) else None
        if not isinstance(article, dict) or not isinstance(notes, list):
            continue
        digest = _text(article.get("digest"))
        known_by = [_text(article.get("url")), _text(article.get("source")), f"urn:kutip:{digest}" if digest else ""]
        addresses = tuple(address for address in known_by if address not in ("", "-"))
        for note in notes:
            if not isinstance(note, dict) or not addresses:
                yield LeftOut.SHAPE
                continue
            selector = note.get("anchor")
            quoted = {**selector, "type": "TextQuoteSelector"} if isinstance(selector, dict) else None
            placed = {**selector, "type": "TextPositionSelector"} if isinstance(selector, dict) else None
            is_whole = isinstance(selector, dict) and not selector.get("exact")
            target = {"selector": None if is_whole else [quoted, placed], "styleClass": note.get("colour")}
            yield _note(note, target, addresses, name=_text(article.get("title")))
        yield from _coded_of(article, addresses)


def _coded_of(article: dict[str, Any], addresses: tuple[str, ...]) -> Iterator[Incoming | LeftOut]:
    """The statements with codes of an article as Kutip's own JSON gives it."""
    statements, text = article.get("statements"), _text(article.get("text"))
    actors = known if isinstance(known := article.get("actors"), list) else []
    for one in statements if isinstance(statements, list) else []:
        codes = one.get("codes") if isinstance(one, dict) else None
        if not isinstance(codes, list) or not codes:
            continue
        places = [_place(span) for span in _listed(one.get("spans"))]
        parts = [anchor_of(text, place) for place in places if place is not None and place.end <= len(text)]
        if not parts or not addresses:
            yield LeftOut.SHAPE
            continue
        found = _note({"tags": codes}, {"selector": None}, addresses, name=_text(article.get("title")))
        date, actor = one.get("date"), _text(one.get("actor"))
        told = {
            "kind": one.get("kind"),
            "said": date.get("iso") if isinstance(date, dict) else None,
            "speaker": next(
                (who for who in actors if isinstance(who, dict) and actor and who.get("id") == actor), None
            ),
        }
        if isinstance(found, Incoming):
            found = replace(found, anchor=parts[0], statement=_coded_statement(told, parts))
        yield found


def _place(span: object) -> Span | None:
    """A passage as Kutip's own JSON gives it."""
    start, end = span if isinstance(span, list) and len(span) == 2 else (None, None)
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) and 0 <= start < end < _FAR else None


def _items(document: object) -> list[object] | None:
    """The annotations of a document, whichever way they are wrapped."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return None
    for key in ("items", "rows", "annotations", "@graph"):
        inner = document.get(key)
        if isinstance(inner, list):
            return inner
    first = document.get("first")
    if isinstance(first, dict) and isinstance(first.get("items"), list):
        return list(first["items"])
    return [document] if "target" in document else None


def _incoming(item: object, *, ours: bool = False) -> Incoming | LeftOut:
    """One annotation, of a file of ours or of another's, or why it is left out."""
    if not isinstance(item, dict):
        return LeftOut.SHAPE
    target = _first(item.get("target"))
    if item.get("references"):  # an answer to another note
        return LeftOut.PAGE
    if isinstance(target, str) or (target is None and _text(item.get("uri"))):
        target = {"source": target}
    if not isinstance(target, dict):
        return LeftOut.SHAPE
    addresses = dict.fromkeys(
        [
            _text(target.get("source")),
            _id_of(target.get("source")),
            _text(item.get("uri")),
            *map(_text, _listed(target.get("dcterms:identifier"))),
            *_linked(item.get("document")),
        ]
    )
    addresses.pop("", None)
    found = _note(item, target, tuple(addresses)) if addresses else LeftOut.SHAPE
    if isinstance(found, LeftOut):
        return found
    if _named_ours(item, "creator"):
        return replace(found, statement=_statement(item, found.anchor))
    return replace(found, may_code=not ours and bool(found.tags) and not found.text)


def _listed(value: object) -> list[object]:
    return value[:50] if isinstance(value, list) else [value]


def _linked(document: object) -> Iterator[str]:
    """The addresses that Hypothesis knows a document by."""
    links = document.get("link") if isinstance(document, dict) else None
    for link in _listed(links):
        if isinstance(link, dict):
            yield _text(link.get("href"))


def _note(
    item: dict[str, Any], target: dict[str, Any], addresses: tuple[str, ...], *, name: str = ""
) -> Incoming | LeftOut:
    """A note in an article of these addresses, of which the first is told, or why it is left out."""
    words, tags = _bodies(item)
    selector = target.get("selector")
    anchor = _anchor(selector) if selector or not (words or tags) else WHOLE_ARTICLE
    if anchor is None:
        return LeftOut.PAGE
    if max(len(words), len(anchor.exact)) > LONGEST:
        return LeftOut.LONG
    return Incoming(
        id=uuid_of(_text(item.get("id"))),
        source=addresses[0],
        anchor=anchor,
        text=words,
        tags=tags[:MOST_TAGS],
        colour=_colour(target.get("styleClass")),
        created=moment(item.get("created")),
        updated=moment(item.get("modified") or item.get("updated")),
        name=name,
        addresses=addresses[1:],
    )


def _anchor(selectors: object) -> Anchor | None:
    start = end = -1
    exact = prefix = suffix = ""
    for selector in _flat(selectors):
        kind = selector.get("type")
        if kind == "TextQuoteSelector":
            exact = _text(selector.get("exact"))
            prefix, suffix = _text(selector.get("prefix"))[-32:], _text(selector.get("suffix"))[:32]
        elif kind == "TextPositionSelector":
            a, b = selector.get("start"), selector.get("end")
            if isinstance(a, int) and isinstance(b, int) and 0 <= a < b < _FAR:
                start, end = a, b
    return Anchor(start, end, exact, prefix, suffix) if exact else None


def _flat(selectors: object, depth: int = 0) -> Iterable[dict[str, Any]]:
    """Selectors in a list, in a choice of several, and those that refine another one."""
    if isinstance(selectors, dict) and depth < 8:
        yield selectors
        for key in ("items", "refinedBy"):
            yield from _flat(selectors.get(key), depth + 1)
    elif isinstance(selectors, list) and depth < 8:
        for selector in selectors[:50]:
            yield from _flat(selector, depth + 1)


def _bodies(item: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The words and the tags of an annotation: W3C's bodies, or Hypothesis' text and tags."""
    words = [_text(item.get("text"))]
    tags = [_text(tag) for tag in item["tags"]] if isinstance(item.get("tags"), list) else []
    bodies = item.get("body", item.get("bodyValue"))
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, str):
            words.append(body)
        elif isinstance(body, dict):
            (tags if body.get("purpose") == "tagging" else words).append(_text(body.get("value")))
    return "\n\n".join(part for part in words if part), tuple(dict.fromkeys(tag for tag in tags if tag))


def _colour(style: object) -> str:
    name = _text(_first(style)).removeprefix("kutip-")
    return name if name in NOTE_COLOURS else NOTE_COLOURS[0]


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _id_of(value: object) -> str:
    return _text(value.get("id")) if isinstance(value, dict) else ""


def _text(value: object) -> str:
    """A string without lone surrogates, which no file and no library can hold; anything else is empty."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
