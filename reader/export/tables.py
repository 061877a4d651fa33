"""The two tables of an export, of statements and of notes: their columns and rows, for any format that has cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.export.content import Content, Said, Selection, statement_under
from reader.export.links import address
from reader.model import Dossier, Note

Row = tuple[str | float, ...]
"""The cells of a row, in the order of its table's columns."""

STATEMENT_COLUMNS = (
    "id", "speaker", "name in the text", "role", "affiliation", "kind", "content", "cue", "said", "sureness",
    "confidence", "codes", "article", "outlet", "published", "author", "address", "start", "end",
)  # fmt: skip
"""What a row of the table of statements tells. `speaker` is the one name over all articles, `id` names the row."""

NOTE_COLUMNS = (
    "id", "passage", "note", "codes", "colour", "speaker", "kind", "said", "article", "outlet", "published", "author",
    "address", "created", "updated", "found", "likeness", "start", "end",
)  # fmt: skip
"""What a row of the table of notes tells; speaker, kind and day are those of the statement that the note lies on."""


def statement_rows(selection: Selection) -> Iterator[Row]:
    """The statements that were chosen, one a row."""
    for said in _listed(selection):
        statement, actor = said.statement, said.actor
        yield (
            said.row_id,
            said.name or "",
            said.name_in_text,
            (actor and actor.role) or "",
            (actor and actor.affiliation) or "",
            statement.kind.value,
            said.content,
            said.cue,
            said.said,
            statement.sureness.value,
            statement.confidence,
            ", ".join(codes_of(said)),
            *_about(said.dossier),
            statement.start,
            statement.end,
        )


def _listed(selection: Selection) -> Iterable[Said]:
    """The statements that were chosen; for a list of notes those that the notes lie on."""
    if selection.content is not Content.NOTES:
        return selection.statements
    under = {
        said.row_id
        for dossier in selection.dossiers
        for note in dossier.notes
        if not note.on_article and (said := statement_under(selection, dossier, note)) is not None
    }
    return (said for said in selection.statements if said.row_id in under)


def _noted(selection: Selection) -> Iterable[tuple[Dossier, Sequence[Note]]]:
    """The notes that were chosen, by article; for a list of statements those that lie on them."""
    if selection.content is not Content.STATEMENTS:
        return ((dossier, dossier.notes) for dossier in selection.dossiers)
    by_article: dict[int, list[Said]] = {}
    for said in selection.statements:
        by_article.setdefault(said.dossier.article_id, []).append(said)
    return (
        (
            statements[0].dossier,
            [
                note
                for note in statements[0].dossier.notes
                if not note.on_article and statement_under(selection, statements[0].dossier, note) is not None
            ],
        )
        for statements in by_article.values()
    )


def note_rows(selection: Selection) -> Iterator[Row]:
    """The notes that were chosen, one a row; an orphan has no place."""
    for dossier, notes in _noted(selection):
        for note in notes:
            under, found = statement_under(selection, dossier, note), None if note.on_article else note.found
            yield (
                note.id,
                selection.label("whole-article") if note.on_article else note.anchor.exact,
                note.text,
                ", ".join(note.tags),
                note.colour,
                (under and under.name) or "",
                under.statement.kind.value if under else "",
                under.said if under else "",
                *_about(dossier),
                note.created.isoformat(),
                note.updated.isoformat(),
                found.how.value if found else "article" if note.on_article else "orphan",
                found.score if found else "",
                found.span.start if found else "",
                found.span.end if found else "",
            )


def _about(dossier: Dossier) -> tuple[str, str, str, str, str]:
    """Article, outlet, day, author and address or path of a row."""
    article = dossier.article
    day = article.published.isoformat() if article.published else ""
    return article.name, article.outlet or "", day, article.byline or "", address(article)


def codes_of(said: Said) -> list[str]:
    """The codes that a statement bears, then those of the notes that lie on it, each once."""
    start, end = said.statement.start, said.statement.end
    on = (
        note
        for note in said.dossier.notes
        if note.found is not None and note.found.span.start < end and start < note.found.span.end
    )
    return list(dict.fromkeys((*said.statement.codes, *(tag for note in on for tag in note.tags))))
