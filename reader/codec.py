"""Analyses and articles as JSON values: the contract of `kutip analyze`, of the library's cache and of the worker.

The shape is schema 1. `analysis_from_json(document_to_json(article, analysis))` gives back an equal analysis.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from reader.model import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Block,
    BlockKind,
    Entity,
    EntityLabel,
    Link,
    Rival,
    Row,
    Span,
    Statement,
    StatementDate,
    StatementKind,
)
from reader.model.text import read_day
from reader.phrase import Phrase

_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON need not escape but a terminal may act on (and lone surrogates, which are in no file name's UTF-8)."""


def json_text(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON with its letters readable and what acts on a terminal escaped: the one way out for JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


SCHEMA = 1
"""Version of the shape; it grows when a field changes its meaning, not when one is added."""

Json = dict[str, Any]


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(pair[0], pair[1])


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _flat(row: Row) -> list[int]:
    return [edge for cell in row for edge in (cell.start, cell.end)]


def _cells(flat: list[int]) -> Row:
    return tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))


def document_to_json(article: Article, analysis: Analysis) -> Json:
    """One document as `kutip analyze` prints it."""
    return {
        "schema": SCHEMA,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "url": article.url,
        "language": analysis.language,
        "published": article.published.isoformat() if article.published else None,
        "text": article.text,
        **analysis_to_json(analysis),
    }


def analysis_to_json(analysis: Analysis) -> Json:
    """An analysis without the text it belongs to."""
    return {
        "language": analysis.language,
        "entities": [
            {"start": e.span.start, "end": e.span.end, "label": e.label.value, "actor": e.actor}
            for e in analysis.entities
        ],
        "actors": [
            {
                "id": a.id,
                "name": a.name,
                "kind": a.kind.value,
                "role": a.role,
                "affiliation": a.affiliation,
                "mentions": [_pair(m) for m in a.mentions],
            }
            for a in analysis.actors
        ],
        "statements": [
            {
                "id": s.id,
                "kind": s.kind.value,
                "spans": [_pair(span) for span in s.spans],
                "cue": _pair(s.cue),
                "speaker": _pair(s.speaker),
                "actor": s.actor,
                "date": None if s.date is None else {"iso": s.date.iso, "span": _pair(s.date.span)},
                "confidence": s.confidence,
                "why": s.why,
                "rivals": [{"actor": r.actor, "score": r.score} for r in s.rivals],
                **({"by_reader": True} if s.by_reader else {}),
                **({"codes": list(s.codes)} if s.codes else {}),
            }
            for s in analysis.statements
        ],
        "engine": analysis.engine,
    }


def analysis_from_json(data: Mapping[str, Any]) -> Analysis:
    """The analysis that `analysis_to_json` wrote. Raises KeyError, TypeError or ValueError on any other shape."""
    return Analysis(
        language=data["language"],
        entities=tuple(
            Entity(Span(e["start"], e["end"]), EntityLabel(e["label"]), e["actor"]) for e in data["entities"]
        ),
        actors=tuple(
            Actor(
                a["id"],
                a["name"],
                ActorKind(a["kind"]),
                a["role"],
                a["affiliation"],
                _spans(a["mentions"]),
            )
            for a in data["actors"]
        ),
        statements=tuple(
            Statement(
                id=s["id"],
                kind=StatementKind(s["kind"]),
                spans=_spans(s["spans"]),
                cue=_span(s["cue"]),
                speaker=_span(s["speaker"]),
                actor=s["actor"],
                date=None if s["date"] is None else StatementDate(s["date"]["iso"], _span(s["date"]["span"])),
                confidence=s["confidence"],
                why=s["why"],
                rivals=tuple(Rival(r["actor"], r["score"]) for r in s["rivals"]),
                by_reader=s.get("by_reader", False),
                codes=tuple(s.get("codes", ())),
            )
            for s in data["statements"]
        ),
        engine=data["engine"],
    )


_SPEC = re.compile(r"(\.?[0-9])?[a-z%]?|04o")
"""How gaps of Kutip's own sentences are filled in: a stranger's might ask for a gigabyte of spaces."""
_DEPTH = 4
"""How deep sentences lie in one another."""


def sentence_to_json(sentence: str) -> Any:
    """A sentence of the program as what it is made of, so that it can be told in another language; else the text."""
    if not isinstance(sentence, Phrase):
        return sentence
    template, values = sentence.parts
    gaps = {gap: sentence_to_json(value) if isinstance(value, str) else value for gap, value in values.items()}
    return [template, gaps]


def sentence_from_json(value: Any, depth: int = _DEPTH) -> str:
    """The sentence that `sentence_to_json` wrote. Raises TypeError or ValueError on any other shape."""
    if isinstance(value, str):
        return value
    template, values = value
    if not isinstance(template, str) or not isinstance(values, dict) or not depth:
        raise ValueError("no sentence of Kutip's")
    if not values:
        return Phrase(template)
    for _, gap, spec, _ in Formatter().parse(template):
        if (gap is not None and gap not in values) or not _SPEC.fullmatch(spec or ""):
            raise ValueError("no sentence of Kutip's")
    filled = {
        gap: one if isinstance(one, int | float) else sentence_from_json(one, depth - 1) for gap, one in values.items()
    }
    return Phrase(template, **filled)


def article_to_json(article: Article) -> Json:
    """An article with its blocks."""
    return {
        "source": article.source,
        "text": article.text,
        "blocks": [[b.kind.value, b.span.start, b.span.end, b.level, b.marker] for b in article.blocks],
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "url": article.url,
        **({"captions": list(article.captions)} if article.captions else {}),
        **({"links": [list(link) for link in article.links]} if article.links else {}),
        **({"tables": [[_flat(row) for row in table] for table in article.tables]} if article.tables else {}),
        **({"feed": article.feed} if article.feed else {}),
        **({"notices": list(article.notices)} if article.notices else {}),
        **({"sentences": list(map(sentence_to_json, article.notices))} if article.notices else {}),
    }


def article_from_json(data: Mapping[str, Any]) -> Article:
    """The article that `article_to_json` wrote. Raises KeyError, TypeError or ValueError on any other shape."""
    return Article(
        source=data["source"],
        text=data["text"],
        blocks=tuple(
            Block(BlockKind(kind), Span(start, end), level, marker)
            for kind, start, end, level, marker in data["blocks"]
        ),
        title=data["title"],
        byline=data["byline"],
        outlet=data["outlet"],
        published=read_day(data["published"]),
        language=data["language"],
        url=data["url"],
        captions=tuple(data.get("captions", ())),
        links=tuple(Link(words, address) for words, address in data.get("links", ())),
        tables=tuple(tuple(map(_cells, table)) for table in data.get("tables", ())),
        feed=data.get("feed"),
        notices=tuple(map(sentence_from_json, data.get("sentences", data.get("notices", ())))),
    )
