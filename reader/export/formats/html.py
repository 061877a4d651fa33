"""One self-contained HTML page of an article with its marks, for a browser and for paper.

No script, no address that is loaded; a content security policy says so. Statements are tinted in their actor's hue and
numbered, so that who said what can also be read without colour; notes are underlined and lettered. The template escapes
all that it is given, and only http(s) addresses become links.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from reader.export.content import Content, ExportFormat, Said, Selection
from reader.export.links import address, is_web
from reader.model import Article, Block, BlockKind, FoundHow, Note, Span, Sureness, source_name

HUES = (215, 28, 145, 285, 350, 185, 55, 320, 95, 250)
"""Hues of the actors in the order of their first statement; with more actors they come round again, names tell them."""

TEMPLATE = Path(__file__).with_name("page.html.j2")
STYLE = Path(__file__).with_name("page.css")
"""The page's style sheet, which is written into it."""

_TAGS = {
    BlockKind.TITLE: "h1",
    BlockKind.HEADING: "h2",
    BlockKind.PARAGRAPH: "p",
    BlockKind.ITEM: "p",
    BlockKind.QUOTE: "blockquote",
    BlockKind.CODE: "pre",
}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text with a class; marks may overlap in every way."""

    span: Span
    classes: str
    hue: int | None = None
    title: str = ""
    link: tuple[str, str] | None = None
    """Id and sign of the entry in the list below, to which a link stands behind the stretch."""
    anchor: str = ""
    """Id by which the list below links to its beginning."""


def write(selection: Selection) -> str:
    """The page of one article."""
    from jinja2 import Environment, StrictUndefined

    (dossier,) = selection.dossiers
    article = dossier.article
    hues = _hues(selection.statements)
    marks = [*_statement_marks(selection, hues), *_note_marks(dossier.notes)]
    if dossier.analysis is not None:
        marks += [_Mark(entity.span, entity.label.value) for entity in dossier.analysis.entities]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        label=selection.label,
        article=article,
        style=STYLE.read_text(encoding="utf-8"),
        title_above=article.title and not any(block.kind is BlockKind.TITLE for block in article.blocks),
        facts=_facts(article),
        link=address(article) if is_web(address(article)) else "",
        blocks=[
            _block(block, article.text, own)
            for block, own in zip(article.blocks, _by_block(article.blocks, marks), strict=True)
        ],
        statements=[_entry(selection, said, hues) for said in selection.statements],
        notes=[_note_entry(selection, number, note) for number, note in enumerate(dossier.notes, start=1)],
        engine=dossier.analysis.engine if dossier.analysis else "",
    )


def _facts(article: Article) -> list[str]:
    """What stands under the title; a page is given away, so no folders of this machine."""
    day = article.published.isoformat() if article.published else None
    facts = [fact for fact in (article.outlet, article.byline, day) if fact]
    if not is_web(address(article)) and article.source != "-":
        facts.append(source_name(article.source))
    return facts


def _hues(statements: Sequence[Said]) -> dict[str, int]:
    """A hue for every actor that speaks."""
    speaking = dict.fromkeys(said.statement.actor for said in statements if said.statement.actor)
    return {actor: HUES[number % len(HUES)] for number, actor in enumerate(speaking)}


def _statement_marks(selection: Selection, hues: dict[str, int]) -> list[_Mark]:
    marks: list[_Mark] = []
    for number, said in enumerate(selection.statements, start=1):
        statement = said.statement
        name = said.name or selection.label("unknown")
        classes = {Sureness.UNKNOWN: "s nobody", Sureness.DOUBTFUL: "s doubtful"}.get(statement.sureness, "s")
        for place, span in enumerate(statement.spans):
            marks.append(
                _Mark(
                    span,
                    classes,
                    hue=hues.get(statement.actor or ""),
                    title=f"{name}, {selection.label(f'kind.{statement.kind.value}')}",
                    link=(f"s{number}", str(number)) if place == len(statement.spans) - 1 else None,
                    anchor=f"t{number}" if place == 0 else "",
                )
            )
        if statement.speaker:
            marks.append(_Mark(statement.speaker, "speaker"))
    return marks


def _note_marks(notes: Sequence[Note]) -> list[_Mark]:
    return [
        _Mark(
            note.found.span,
            f"n {note.colour}",
            title=" ".join(note.text.split())[:200],
            link=(f"n{number}", _letter(number)),
            anchor=f"m{number}",
        )
        for number, note in enumerate(notes, start=1)
        if note.found is not None and not note.on_article
    ]


def _by_block(blocks: Sequence[Block], marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """The marks that lie on each block."""
    starts = [block.span.start for block in blocks]
    own: list[list[_Mark]] = [[] for _ in blocks]
    for mark in marks:
        number = max(0, bisect_right(starts, mark.span.start) - 1)
        while number < len(blocks) and blocks[number].span.start < mark.span.end:
            if mark.span.overlaps(blocks[number].span):
                own[number].append(mark)
            number += 1
    return own


def _block(block: Block, text: str, own: Sequence[_Mark]) -> dict[str, Any]:
    """A block for the template: cut where any mark begins or ends, each piece with the classes of all that hold it."""
    edges = {block.span.start, block.span.end}
    for mark in own:
        edges |= {max(mark.span.start, block.span.start), min(mark.span.end, block.span.end)}
    pieces = []
    for start, end in pairwise(sorted(edges)):
        inside = [mark for mark in own if mark.span.start <= start and end <= mark.span.end]
        hues = [mark.hue for mark in inside if mark.hue is not None]
        pieces.append(
            {
                "text": text[start:end],
                "anchors": [mark.anchor for mark in inside if mark.anchor and mark.span.start == start],
                "classes": " ".join(dict.fromkeys(name for mark in inside for name in mark.classes.split())),
                "hue": hues[-1] if hues else None,  # of nested statements the inner one's
                "title": " | ".join(mark.title for mark in inside if mark.title),
                "links": sorted(mark.link for mark in inside if mark.link and mark.span.end == end),
            }
        )
    return {
        "tag": f"h{min(6, block.level + 1)}" if block.kind is BlockKind.HEADING else _TAGS[block.kind],
        "is_item": block.kind is BlockKind.ITEM,
        "marker": block.marker,
        "pieces": pieces,
    }


def _entry(selection: Selection, said: Said, hues: dict[str, int]) -> dict[str, Any]:
    """A statement for the list below the text."""
    statement, actor = said.statement, said.actor
    facts = [said.said, selection.label(f"kind.{statement.kind.value}")]
    if statement.sureness in (Sureness.DOUBTFUL, Sureness.BY_READER):
        facts.append(selection.label(f"sureness.{statement.sureness.value}"))
    facts += [f"#{code}" for code in statement.codes]
    return {
        "who": said.name or selection.label("unknown"),
        "hue": hues.get(statement.actor or ""),
        "role": actor.role if actor and actor.role else "",
        "facts": [fact for fact in facts if fact],
        "content": said.content,
    }


def _note_entry(selection: Selection, number: int, note: Note) -> dict[str, Any]:
    """A note for the list below the text."""
    remark = "" if note.found else selection.label("orphan")
    if note.found and note.found.how is FoundHow.SIMILAR:
        remark = f"{selection.label('similar')} ({note.found.score:.0%})"
    return {
        "letter": _letter(number),
        "colour": selection.label(f"colour.{note.colour}"),
        "tags": note.tags,
        "passage": selection.label("whole-article") if note.on_article else note.anchor.exact,
        "is_found": note.found is not None and not note.on_article,
        "remark": remark,
        "paragraphs": [part for part in note.text.split("\n\n") if part.strip()],
    }


def _letter(number: int) -> str:
    """a, b ... z, aa, ab ..."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


FORMAT = ExportFormat(
    id="html",
    suffix=".html",
    about="one page with the article and its marks, to read and to print; one article",
    writes=frozenset({Content.ARTICLE}),
    write=write,
)
