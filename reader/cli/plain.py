"""An article as numbered paragraphs, each followed by who said what in it: for pipes and for screen readers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

from reader.cli.output import meter
from reader.cli.table import DOUBTFUL
from reader.model import Analysis, Article, Block, BlockKind, Statement


def print_article(source: str, *, language: str | None, published: date | None) -> int:
    """Read, analyse and print `source`; what the reader corrected in it before is in what is printed."""
    from reader.desk import Desk
    from reader.paths import user_paths
    from reader.settings import load

    paths = user_paths()
    with Desk(paths, load(paths.settings)) as desk, meter(1) as progress:
        tell = progress.begin(1, source)
        opened = desk.open(source, language=language, published=published, progress=tell)
        analysis = opened.analysis or desk.analyse(opened, progress=tell)
    if opened.notice:
        print(f"kutip: {opened.notice}", file=sys.stderr)
    for line in plain_lines(opened.article, analysis):
        print(line)
    return 0


def plain_lines(article: Article, analysis: Analysis) -> Iterator[str]:
    """The article line by line: what is known of it, then its paragraphs with their statements."""
    about = (article.outlet, article.byline, article.published and article.published.isoformat(), article.language)
    told = " · ".join(part for part in about if part)
    if article.title and article.blocks[0].kind is not BlockKind.TITLE:
        yield article.title
    if told:
        yield told
        yield ""
    of_block = _by_block(article, analysis)
    number = 0
    for index, block in enumerate(article.blocks):
        if block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
            yield f"{'#' * max(block.level, 1)} {_one_line(block.span.of(article.text))}"
        elif block.kind is BlockKind.CODE:
            number += 1
            yield f"{number}."
            yield from ("    " + line for line in block.span.of(article.text).split("\n"))
        else:
            number += 1
            yield f"{number}. {_lead(block)}{_one_line(block.span.of(article.text))}"
        for statement in of_block.get(index, ()):
            yield f"   — {_said(statement, article, analysis)}"
        yield ""


def _by_block(article: Article, analysis: Analysis) -> dict[int, list[Statement]]:
    """The statements by the index of the block that their content begins in."""
    found: dict[int, list[Statement]] = {}
    index = 0
    for statement in sorted(analysis.statements, key=lambda statement: statement.start):
        while index + 1 < len(article.blocks) and article.blocks[index + 1].span.start <= statement.start:
            index += 1
        found.setdefault(index, []).append(statement)
    return found


def _lead(block: Block) -> str:
    """What stands before the words of an item or a quotation."""
    if block.kind is BlockKind.ITEM:
        return "  " * (block.level - 1) + (f"{block.marker} " if block.marker else "  ")
    return "> " * block.level if block.kind is BlockKind.QUOTE else ""


def _said(statement: Statement, article: Article, analysis: Analysis) -> str:
    actor = analysis.actors_by_id.get(statement.actor or "")
    who = "speaker unknown" if actor is None else actor.name
    if actor is not None and statement.confidence < DOUBTFUL:
        who += " (doubtful)"
    day = statement.date.iso if statement.date else None
    content = " … ".join(_one_line(span.of(article.text)) for span in statement.spans)
    return ", ".join(part for part in (who, day, statement.kind.value) if part) + f": {content}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
