"""What an export is made from, and what a format of exports declares of itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reader.export.labels import ENGLISH
from reader.model import Actor, Code, Dossier, Note, Statement, StatementCard, code_key


class Content(StrEnum):
    """What is chosen for an export."""

    ARTICLE = "article"
    """One article, with everything that is known of it."""
    ARTICLES = "articles"
    """Several articles, or the whole library."""
    STATEMENTS = "statements"
    """Statements as a list shows them, over articles."""
    NOTES = "notes"
    """Notes as a list shows them, over articles."""


@dataclass(frozen=True)
class Said:
    """A statement that is exported, with the article that it stands in."""

    dossier: Dossier
    """The article."""
    statement: Statement
    """The statement."""
    name: str | None
    """Who said it, by the one name over all articles; None where that is unknown."""

    @property
    def row_id(self) -> str:
        """What names the statement in this library: the article's number and the statement's id."""
        return f"{self.dossier.article_id}-{self.statement.id}"

    @property
    def content(self) -> str:
        """What was said, on one line, with the quotation marks that the article gives it and no others."""
        parts = (span.of(self.dossier.article.text) for span in self.statement.spans)
        return " … ".join(" ".join(part.split()) for part in parts)

    @property
    def actor(self) -> Actor | None:
        """Who said it, as the article tells of it."""
        analysis = self.dossier.analysis
        return analysis.actors_by_id.get(self.statement.actor or "") if analysis else None

    @property
    def name_in_text(self) -> str:
        """The words beside the cue that name the source; empty where none do."""
        speaker = self.statement.speaker
        return " ".join(speaker.of(self.dossier.article.text).split()) if speaker else ""

    @property
    def cue(self) -> str:
        """The word that says that it was said; empty where there is none."""
        return self.statement.cue.of(self.dossier.article.text) if self.statement.cue else ""

    @property
    def said(self) -> str:
        """The ISO day on which it was said; empty where it is not told."""
        return (self.statement.date.iso if self.statement.date else None) or ""


@dataclass(frozen=True)
class Selection:
    """What is exported."""

    content: Content
    """How it was chosen."""
    dossiers: tuple[Dossier, ...]
    """The articles; with the notes that were chosen."""
    statements: tuple[Said, ...] = ()
    """The statements, in the order in which they are listed."""
    title: str = ""
    """What the list is called; empty for articles."""
    labels: Mapping[str, str] = field(default_factory=lambda: ENGLISH)
    """The words of the export that are no words of the article, by their key; see `labels`."""
    codes: tuple[Code, ...] = ()
    """What is told of the reader's codes: of those that are in use here, or of all."""

    def label(self, key: str) -> str:
        """A word of the export in its language."""
        return self.labels.get(key, ENGLISH[key])

    def codes_in_use(self) -> tuple[Code, ...]:
        """The codes to be told of, by name: those of `codes`, and those that only a note or a statement knows."""
        known = {code_key(code.name): code for code in self.codes}
        for note in (note for dossier in self.dossiers for note in dossier.notes):
            for tag in note.tags:
                known.setdefault(code_key(tag), Code(tag, note.colour))
        for name in (name for said in self.statements for name in said.statement.codes):
            known.setdefault(code_key(name), Code(name))
        return tuple(known[key] for key in sorted(known))


def with_codes(selection: Selection, codes: Sequence[Code], *, every: bool) -> Selection:
    """The selection with what is told of its codes and of those above them; with `every` of all codes."""
    known = {code_key(code.name): code for code in codes}
    wanted = list(known) if every else [code_key(code.name) for code in selection.codes_in_use()]
    told: dict[str, Code] = {}
    while wanted:
        key = wanted.pop()
        if key in known and key not in told:
            told[key] = known[key]
            wanted.append(code_key(known[key].parent or ""))
    return replace(selection, codes=tuple(told.values()))


Names = Mapping[tuple[int, str], str | None]
"""The one name over all articles of who said something, by article and statement; where it is not the article's own."""


def of_articles(dossiers: Sequence[Dossier], names: Names | None = None) -> Selection:
    """Articles with all their notes and statements."""
    statements = tuple(said for dossier in dossiers for said in _said(dossier, names or {}))
    content = Content.ARTICLE if len(dossiers) == 1 else Content.ARTICLES
    return Selection(content, tuple(dossiers), statements)


def of_statements(
    dossiers: Sequence[Dossier], cards: Sequence[StatementCard], title: str, names: Names | None = None
) -> Selection:
    """The statements that a list shows, in its order. `dossiers` are the articles that they stand in."""
    known = {(s.dossier.article_id, s.statement.id): s for d in dossiers for s in _said(d, names or {})}
    keys = dict.fromkeys((card.article_id, card.statement_id) for card in cards)
    chosen = tuple(known[key] for key in keys if key in known)
    return Selection(Content.STATEMENTS, tuple(replace(d, notes=()) for d in dossiers), chosen, title)


def of_notes(
    dossiers: Sequence[Dossier], note_ids: Collection[str], title: str, names: Names | None = None
) -> Selection:
    """The notes that a list shows, with the articles that they lie on."""
    wanted = frozenset(note_ids)
    chosen = (replace(d, notes=tuple(note for note in d.notes if note.id in wanted)) for d in dossiers)
    kept = tuple(dossier for dossier in chosen if dossier.notes)
    return Selection(
        Content.NOTES, kept, tuple(said for dossier in kept for said in _said(dossier, names or {})), title
    )


def statement_under(selection: Selection, dossier: Dossier, note: Note) -> Said | None:
    """The statement that a note lies on: the innermost one that shares a character with its passage."""
    if note.found is None:
        return None
    span = note.found.span
    touching = [
        said
        for said in selection.statements
        if said.dossier.article_id == dossier.article_id and any(part.overlaps(span) for part in said.statement.spans)
    ]
    return min(touching, key=lambda said: said.statement.end - said.statement.start, default=None)


def _said(dossier: Dossier, names: Names) -> list[Said]:
    analysis = dossier.analysis
    out = []
    for statement in analysis.statements if analysis else ():
        actor = analysis.actors_by_id.get(statement.actor or "") if analysis else None
        name = names.get((dossier.article_id, statement.id), actor.name if actor else None)
        out.append(Said(dossier, statement, name))
    return out


@dataclass(frozen=True, kw_only=True)
class ExportFormat:
    """A format of exports: one file in `formats`."""

    id: str
    """What the command line and the settings call it."""
    suffix: str
    """How its files end."""
    about: str
    """What it holds, in one line: for `kutip export --help` and the README."""
    writes: frozenset[Content]
    """What can be chosen for it."""
    write: Callable[[Selection], str | bytes]
    """Makes the whole file: text, or bytes where it is none."""
    merge: Callable[[str, str], str] | None = None
    """Works a new export into what the file held before; None where a file is replaced."""
    begins_with_mark: bool = False
    """Whether a file begins with the byte-order mark by which spreadsheets know UTF-8."""
    corrected_only: bool = False
    """Whether of the whole library only the articles are meant that the reader corrected."""
    holds_statements: bool = True
    """Whether it tells who said what, so that an analysis that is out of date matters."""


ARTICLES = frozenset({Content.ARTICLE, Content.ARTICLES})
"""Any number of articles."""
EVERYTHING = frozenset(Content)
"""Whatever is chosen."""
