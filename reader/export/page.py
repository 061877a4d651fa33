"""One self-contained HTML page of an article with its marks, for a browser and for paper.

No script, no address that is loaded; a content security policy says so. Statements are tinted in their actor's hue and
numbered, so that who said what can also be read without colour; notes are underlined and lettered. Foreign text is
escaped everywhere, and only http(s) addresses become links.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

from reader.export.links import address, is_web
from reader.model import Actor, Analysis, Block, BlockKind, Dossier, FoundHow, Note, Span, Statement, source_name

HUES = (215, 28, 145, 285, 350, 185, 55, 320, 95, 250)
"""Hues of the actors in the order of their first statement; with more actors they come round again, names tell them."""

_TAGS = {
    BlockKind.TITLE: "h1",
    BlockKind.HEADING: "h2",
    BlockKind.PARAGRAPH: "p",
    BlockKind.ITEM: "p",
    BlockKind.QUOTE: "blockquote",
    BlockKind.CODE: "pre",
}

STYLE = Path(__file__).with_name("page.css")
"""The page's style sheet, which is written into it."""

DOUBTFUL = 0.5
"""Confidence under which a speaker is marked doubtful."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text with a class; marks may overlap in every way."""

    span: Span
    classes: str
    style: str = ""
    title: str = ""
    closing: str = ""
    """HTML after the stretch: the link to the list below."""
    anchor: str = ""
    """Id by which the list below links to its beginning."""


def article(dossier: Dossier) -> str:
    """The page of one article."""
    text, analysis = dossier.article.text, dossier.analysis
    title = dossier.article.name
    hues = _hues(analysis)
    marks = [*_statement_marks(analysis, hues, text), *_note_marks(dossier.notes)]
    blocks = "\n".join(
        _block(block, text, own) for block, own in zip(dossier.article.blocks, _by_block(dossier, marks), strict=True)
    )
    has_title = any(block.kind is BlockKind.TITLE for block in dossier.article.blocks)
    language = f' lang="{escape(dossier.article.language)}"' if dossier.article.language else ""
    return (
        f"<!DOCTYPE html>\n<html{language}>\n<head>\n"
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>\n"
        + ("" if has_title or not dossier.article.title else f"<h1>{escape(title)}</h1>\n")
        + f"{_facts(dossier)}\n<article>\n{blocks}\n</article>\n"
        + _said(analysis, hues, text)
        + _noted(dossier.notes)
        + f"<footer>Made with Kutip{_by(analysis)}. Who said what was found by a program: look at the text.</footer>\n"
        "</main>\n</body>\n</html>\n"
    )


def _facts(dossier: Dossier) -> str:
    article_ = dossier.article
    facts = [article_.outlet, article_.byline, article_.published.isoformat() if article_.published else None]
    told = [escape(fact) for fact in facts if fact]
    where = address(article_)
    if is_web(where):
        told.append(f'<a href="{escape(where)}" rel="noreferrer noopener">{escape(where)}</a>')
    elif article_.source != "-":
        told.append(escape(source_name(article_.source)))  # a page is given away: no folders of this machine
    return f'<p class="facts">{" · ".join(told)}</p>'


def _hues(analysis: Analysis | None) -> dict[str, int]:
    """A hue for every actor that speaks."""
    speaking = dict.fromkeys(s.actor for s in analysis.statements if s.actor) if analysis else {}
    return {actor: HUES[number % len(HUES)] for number, actor in enumerate(speaking)}


def _statement_marks(analysis: Analysis | None, hues: dict[str, int], text: str) -> list[_Mark]:
    marks: list[_Mark] = []
    if analysis is None:
        return marks
    for number, statement in enumerate(analysis.statements, start=1):
        actor = analysis.actors_by_id.get(statement.actor or "")
        doubtful = " doubtful" if statement.confidence < DOUBTFUL and not statement.by_reader else ""
        link = f'<sup><a href="#s{number}" title="{escape(_name(actor))}">{number}</a></sup>'
        for place, span in enumerate(statement.spans):
            marks.append(
                _Mark(
                    span,
                    f"s{'' if actor else ' nobody'}{doubtful}",
                    style=f"--h:{hues[actor.id]}" if actor else "",
                    title=f"{_name(actor)}, {statement.kind.value}",
                    closing=link if place == len(statement.spans) - 1 else "",
                    anchor=f"t{number}" if place == 0 else "",
                )
            )
        if statement.speaker:
            marks.append(_Mark(statement.speaker, "speaker"))
    marks += [_Mark(entity.span, entity.label.value) for entity in analysis.entities]
    return marks


def _note_marks(notes: Sequence[Note]) -> list[_Mark]:
    return [
        _Mark(
            note.found.span,
            f"n {note.colour}",
            title=" ".join(note.text.split())[:200],
            closing=f'<sup><a href="#n{number}">{_letter(number)}</a></sup>',
            anchor=f"m{number}",
        )
        for number, note in enumerate(notes, start=1)
        if note.found is not None
    ]


def _by_block(dossier: Dossier, marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """The marks that lie on each block."""
    blocks = dossier.article.blocks
    starts = [block.span.start for block in blocks]
    own: list[list[_Mark]] = [[] for _ in blocks]
    for mark in marks:
        number = max(0, bisect_right(starts, mark.span.start) - 1)
        while number < len(blocks) and blocks[number].span.start < mark.span.end:
            if mark.span.overlaps(blocks[number].span):
                own[number].append(mark)
            number += 1
    return own


def _block(block: Block, text: str, own: Sequence[_Mark]) -> str:
    """A block with its marks: cut where any of them begins or ends, each piece with the classes of all that hold it."""
    tag = f"h{min(6, block.level + 1)}" if block.kind is BlockKind.HEADING else _TAGS[block.kind]
    edges = {block.span.start, block.span.end}
    for mark in own:
        edges |= {max(mark.span.start, block.span.start), min(mark.span.end, block.span.end)}
    cuts = sorted(edges)
    out = [f"{escape(block.marker)} "] if block.marker else []
    for start, end in pairwise(cuts):
        inside = [mark for mark in own if mark.span.start <= start and end <= mark.span.end]
        words = escape(text[start:end])
        beginning = [mark for mark in inside if mark.span.start == start and mark.anchor]
        out += [f'<span id="{mark.anchor}"></span>' for mark in beginning]
        out.append(_wrapped(words, inside) if inside else words)
        out += [mark.closing for mark in sorted(inside, key=lambda m: m.closing) if mark.span.end == end]
    css = ' class="item"' if block.kind is BlockKind.ITEM else ""
    return f"<{tag}{css}>{''.join(out)}</{tag}>"


def _wrapped(words: str, inside: Sequence[_Mark]) -> str:
    classes = " ".join(dict.fromkeys(name for mark in inside for name in mark.classes.split()))
    style = ";".join([mark.style for mark in inside if mark.style][-1:])  # of nested statements the inner one's hue
    title = " | ".join(mark.title for mark in inside if mark.title)
    attributes = f' class="{classes}"'
    attributes += f' style="{style}"' if style else ""
    attributes += f' title="{escape(title)}"' if title else ""
    return f"<span{attributes}>{words}</span>"


def _said(analysis: Analysis | None, hues: dict[str, int], text: str) -> str:
    if analysis is None or not analysis.statements:
        return ""
    lines = []
    for number, statement in enumerate(analysis.statements, start=1):
        actor = analysis.actors_by_id.get(statement.actor or "")
        css = f'class="who" style="--h:{hues[actor.id]}"' if actor else 'class="who nobody"'
        day = f" · {escape(statement.date.iso)}" if statement.date and statement.date.iso else ""
        role = f" ({escape(actor.role)})" if actor and actor.role else ""
        content = " … ".join(span.of(text) for span in statement.spans)
        lines.append(
            f'<li id="s{number}"><span {css}>{escape(_name(actor))}</span><small>{role}{day} · '
            f"{statement.kind.value}{_sureness(statement)}</small>"
            f'<div class="q">{escape(content)} <a href="#t{number}">↑</a></div></li>'
        )
    return "<section>\n<h2>Who said what</h2>\n<ol>\n" + "\n".join(lines) + "\n</ol>\n</section>\n"


def _sureness(statement: Statement) -> str:
    if statement.by_reader:
        return " · by the reader"
    return " · doubtful" if statement.confidence < DOUBTFUL else ""


def _noted(notes: Sequence[Note]) -> str:
    if not notes:
        return ""
    lines = []
    for number, note in enumerate(notes, start=1):
        back = f' <a href="#m{number}">↑</a>' if note.found else " <small>passage no longer in the text</small>"
        if note.found and note.found.how is FoundHow.SIMILAR:
            back += f" <small>similar words ({note.found.score:.0%})</small>"
        tags = "".join(f" #{escape(tag)}" for tag in note.tags)
        lines.append(
            f'<li id="n{number}"><small>{_letter(number)} · {escape(note.colour)}{tags}</small>'
            f'<div class="q">{escape(note.anchor.exact)}{back}</div>{_paragraphs(note.text)}</li>'
        )
    return "<section>\n<h2>Notes</h2>\n<ul>\n" + "\n".join(lines) + "\n</ul>\n</section>\n"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())


def _name(actor: Actor | None) -> str:
    return actor.name if actor else "unknown"


def _letter(number: int) -> str:
    """a, b ... z, aa, ab ..."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _by(analysis: Analysis | None) -> str:
    return f" ({escape(analysis.engine)})" if analysis and analysis.engine else ""
