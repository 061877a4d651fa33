"""The machine's analysis with the reader's corrections applied to it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader import anchors
from reader.errors import LibraryError
from reader.library.session import Session
from reader.model import NO_ARTICLE, Analysis, Anchor, Article, Correction, Span
from reader.storage import articles, corrections

if TYPE_CHECKING:
    from reader.corrections import Outcome

_log = logging.getLogger(__name__)


def with_corrections(session: Session, article: Article, article_id: int, machine: Analysis) -> Analysis:
    """What the machine understood, as the reader corrected it; `machine` itself where they cannot be read."""
    if article_id == NO_ARTICLE or not session.is_open:
        return machine
    try:
        with session.database.reading() as tx:
            made = corrections.words_of_article(tx, article_id)
        return applied(session, article, article_id, machine, made).analysis if made else machine
    except LibraryError as error:  # what the machine understood is worth more than nothing
        _log.warning("the corrections could not be read: %s", error)
        return machine


def applied(
    session: Session, article: Article, article_id: int, machine: Analysis, made: Sequence[Correction]
) -> Outcome:
    """The analysis with the reader's words in it, and what became of them. Raises LibraryError."""
    from reader.corrections import apply

    older = {correction.digest for correction in made} - {article.digest}
    former: dict[str, str | None] = {}
    if older:
        with session.database.reading() as tx:
            former = {digest: articles.text_of(tx, article_id, digest) for digest in older}

    def locate(anchor: Anchor, digest: str) -> Span | None:
        if digest == article.digest:
            return Span(anchor.start, anchor.end)
        found = anchors.find(article.text, anchor, former=former.get(digest))
        return found.span if found else None

    return apply(machine, article.text, made, locate)
