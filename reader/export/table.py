"""CSV (RFC 4180): notes or statements, one a row, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from reader.export.links import address
from reader.model import Dossier, StatementCard

NOTE_COLUMNS = (
    "id", "article", "source", "published", "passage", "note", "tags", "colour",
    "created", "updated", "start", "end", "found", "score",
)  # fmt: skip
STATEMENT_COLUMNS = (
    "article", "source", "outlet", "published", "speaker", "kind", "content", "cue",
    "said", "confidence", "by_reader", "start", "end",
)  # fmt: skip
CARD_COLUMNS = ("day", "speaker", "kind", "content", "article", "outlet", "published", "confidence", "by_reader")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula; an apostrophe before it makes it text (OWASP: CSV injection)."""


def notes(dossiers: Sequence[Dossier]) -> str:
    """The notes of articles."""
    return _table(
        NOTE_COLUMNS,
        (
            (
                note.id,
                d.article.name,
                address(d.article),
                d.article.published or "",
                note.anchor.exact,
                note.text,
                ", ".join(note.tags),
                note.colour,
                note.created.isoformat(),
                note.updated.isoformat(),
                note.found.span.start if note.found else "",
                note.found.span.end if note.found else "",
                note.found.how.value if note.found else "orphan",
                note.found.score if note.found else "",
            )
            for d in dossiers
            for note in d.notes
        ),
    )


def statements(dossiers: Sequence[Dossier]) -> str:
    """The statements of articles."""
    return _table(STATEMENT_COLUMNS, _statement_rows(dossiers))


def _statement_rows(dossiers: Sequence[Dossier]) -> Iterable[tuple[object, ...]]:
    for dossier in dossiers:
        article, analysis = dossier.article, dossier.analysis
        if analysis is None:
            continue
        for s in analysis.statements:
            actor = analysis.actors_by_id.get(s.actor or "")
            yield (
                article.name,
                address(article),
                article.outlet or "",
                article.published or "",
                actor.name if actor else "",
                s.kind.value,
                " … ".join(span.of(article.text) for span in s.spans),
                s.cue.of(article.text) if s.cue else "",
                (s.date.iso if s.date else None) or "",
                s.confidence,
                int(s.by_reader),
                s.start,
                s.end,
            )


def cards(statements_over: Sequence[StatementCard]) -> str:
    """Statements over articles."""
    return _table(
        CARD_COLUMNS,
        (
            (c.day or "", c.speaker or "", c.kind.value, c.text, c.title, c.outlet or "", c.published or "",
             c.confidence, int(c.by_reader))
            for c in statements_over
        ),
    )  # fmt: skip


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
