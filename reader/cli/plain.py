"""An article as numbered paragraphs, each with who said what in it and the notes on it: for pipes and for the ear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from reader.cli.language import say
from reader.cli.library import article_id, open_library
from reader.cli.output import meter
from reader.cli.parsing import article_number
from reader.cli.remarks import remark
from reader.intake import clean
from reader.model import Analysis, Article, Block, BlockKind, Note, Particulars, Statement, Sureness
from reader.phrase import Phrase

_Thing = TypeVar("_Thing")


def print_article(source: str, told: Particulars) -> int:
    """Read, analyse and print `source`; what the reader corrected in it before is in what is printed."""
    number = article_number(source)
    with open_library() as library, meter(1) as progress:
        tell = progress.begin(1, source)
        if number is not None:
            opened = library.articles.open_stored(article_id(library, source))
        else:
            opened = library.articles.open(source, told=told, progress=tell)
        analysis = opened.analysis or library.analyses.analyse(opened, progress=tell)
    for notice in (opened.notice, *opened.article.notices):
        if notice:
            remark(notice)
    for line in plain_lines(opened.article, analysis, opened.notes):
        print(line)
    return 0


def plain_lines(article: Article, analysis: Analysis, notes: Sequence[Note] = ()) -> Iterator[str]:
    """The article line by line: what is known of it, then its paragraphs, each with its statements and notes.

    Captions and credits of its page follow the text, and notes whose passage is not in it any more come last.
    """
    yield from _particulars(article)
    said = _by_block(article, analysis.statements, lambda statement: statement.start)
    for note in notes:
        if note.on_article:
            yield say(Phrase("Your note on the article: {note}", note=_noted(note)))
    placed = [(note.found.span.start, note) for note in notes if note.found is not None and not note.on_article]
    noted = _by_block(article, placed, lambda place: place[0])
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
        for statement in said.get(index, ()):
            yield f"   — {_said(statement, article, analysis)}"
        for _, note in noted.get(index, ()):
            yield f"   — {say(Phrase('your note on {note}', note=_noted(note)))}"
        yield ""
    for words in article.captions:
        yield say(Phrase("Caption: {words}", words=_one_line(words)))
    for link in article.links:
        yield say(Phrase("Link: {words} <{address}>", words=_one_line(link.words), address=link.address))
    for note in notes:
        if note.found is None:
            yield say(Phrase("Your note, its passage gone: {note}", note=_noted(note)))


def _particulars(article: Article) -> Iterator[str]:
    """The title, where the text does not begin with it, and what else is known of the article."""
    about = (article.outlet, article.byline, article.published and article.published.isoformat(), article.language)
    told = " · ".join(part for part in about if part)
    if article.title and article.blocks[0].kind is not BlockKind.TITLE:
        yield article.title
    if told:
        yield told
        yield ""


def _by_block(article: Article, things: Iterable[_Thing], start: Callable[[_Thing], int]) -> dict[int, list[_Thing]]:
    """Statements or notes by the index of the block that they begin in, in text order."""
    found: dict[int, list[_Thing]] = {}
    index = 0
    for thing in sorted(things, key=start):
        while index + 1 < len(article.blocks) and article.blocks[index + 1].span.start <= start(thing):
            index += 1
        found.setdefault(index, []).append(thing)
    return found


def _lead(block: Block) -> str:
    """What stands before the words of an item or a quotation."""
    if block.kind is BlockKind.ITEM:
        return "  " * (block.level - 1) + (f"{block.marker} " if block.marker else "  ")
    return "> " * block.level if block.kind is BlockKind.QUOTE else ""


def _said(statement: Statement, article: Article, analysis: Analysis) -> str:
    actor = analysis.actors_by_id.get(statement.actor or "")
    who = say("speaker unknown") if actor is None else actor.name
    if statement.sureness is Sureness.DOUBTFUL:
        who = say(Phrase("{who} (doubtful)", who=who))
    day = statement.date.iso if statement.date else None
    content = " … ".join(_one_line(span.of(article.text)) for span in statement.spans)
    codes = " ".join(f"#{_one_line(clean(code))}" for code in statement.codes)
    return ", ".join(part for part in (who, day, say(statement.kind.value), codes) if part) + f": {content}"


def _noted(note: Note) -> str:
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return _one_line(clean(f"“{note.anchor.exact}”: {note.text} {tags}".removeprefix("“”: ")))


def _one_line(text: str) -> str:
    return " ".join(text.split())
