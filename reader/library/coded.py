"""Codes of statements that come in: given to the statements of the library, which may not be analysed yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from reader import anchors
from reader.errors import LibraryError
from reader.library.analyses import Analyses
from reader.library.corrector import Corrector, corrector_of
from reader.library.session import Session
from reader.library.typed import code_names, plain
from reader.model import (
    SAME_STATEMENT,
    WHOLE_ARTICLE,
    Anchor,
    Article,
    Correction,
    CorrectionVerb,
    Found,
    FoundHow,
    Span,
    Statement,
    code_key,
)
from reader.model.text import QUOTATION_MARKS
from reader.storage import Transaction, corrections

if TYPE_CHECKING:
    from reader.export.incoming import CodedStatement, Incoming

_EDGES = QUOTATION_MARKS + " \t\n.,;:"
"""Characters at the ends of a passage by which two programs may differ."""


class StatementCodes:
    """Which codes are given to which statements by what comes in."""

    def __init__(self, session: Session, analyses: Analyses, tx: Transaction) -> None:
        self._session = session
        self._analyses = analyses
        self._tx = tx
        self._correctors: dict[int, Corrector | None] = {}
        self._there: dict[int, set[str]] = {}
        self.given: dict[str, Correction] = {}
        """The codes to be written, by their ids."""
        self.statements: set[str] = set()
        """What names each statement that is given some."""
        self.unchanged = self.orphans = 0
        """How many statements have all their codes already, and how many are not in the text."""

    def give(self, incoming: Incoming, article_id: int, article: Article, told: CodedStatement) -> None:
        """Let the statement that Kutip wrote bear its codes, whether the article was analysed or not."""
        placed = [anchored(article, part) for part in told.parts]
        spans = tuple(found.span for _, found in placed if found is not None)
        found = self._statement(article_id, spans) if len(spans) == len(placed) else None
        made = Correction(
            id="",
            article_id=article_id,
            verb=CorrectionVerb.CODE,
            target=tuple(anchor for anchor, _ in placed),
            created=self._session.clock(),
            digest=article.digest if len(spans) == len(placed) else "",
            actor=told.actor,
            kind=told.kind,
            iso=told.iso,
        )
        if self._put(made, found, incoming.tags):
            self.orphans += len(spans) < len(placed)

    def give_equal(self, incoming: Incoming, article_id: int, article: Article) -> bool:
        """Let the statement that is the passage bear its codes; whether there is one."""
        corrector = self._corrector(article_id)
        _, found = anchored(article, incoming.anchor)
        if corrector is None or found is None or incoming.anchor == WHOLE_ARTICLE:
            return False
        wanted = _trimmed(article.text, found.span)
        equal = [
            one for one in corrector.analysis.statements if _trimmed(article.text, Span(one.start, one.end)) == wanted
        ]
        if not equal:
            return False
        self._put(corrector.of_statement(CorrectionVerb.CODE, equal[0].id), equal[0], incoming.tags)
        return True

    def _put(self, made: Correction, statement: Statement | None, names: Sequence[str]) -> bool:
        """Note which of the codes are new to a statement; whether any is."""
        article_id = made.article_id
        corrector = self._corrector(article_id)
        if statement is not None and corrector is not None:
            made = corrector.of_statement(CorrectionVerb.CODE, statement.id)
        where = ":".join(f"{one.start}-{one.end}-{one.exact}" for one in made.target)
        borne = set(map(code_key, statement.codes)) if statement is not None else set()
        before = len(self.given)
        for name in code_names(names):
            own = str(uuid5(NAMESPACE_URL, f"urn:kutip:code:{article_id}:{where}:{code_key(name)}"))
            if code_key(name) not in borne and own not in self._codes_there(article_id):
                self.given.setdefault(own, replace(made, id=own, code=name))
        if len(self.given) > before:
            self.statements.add(f"{article_id}:{where}")
            return True
        self.unchanged += 1
        return False

    def _statement(self, article_id: int, spans: tuple[Span, ...]) -> Statement | None:
        """The statement of the article that has this content."""
        from reader.corrections import overlap

        corrector = self._corrector(article_id)
        statements = corrector.analysis.statements if corrector is not None else ()
        best = max(statements, key=lambda one: overlap(one.spans, spans), default=None)
        return best if best is not None and overlap(best.spans, spans) >= SAME_STATEMENT else None

    def _corrector(self, article_id: int) -> Corrector | None:
        """The article with its corrected analysis; None where it was not analysed."""
        if article_id not in self._correctors:
            try:
                self._correctors[article_id] = corrector_of(self._session, self._analyses, article_id)
            except LibraryError:
                self._correctors[article_id] = None
        return self._correctors[article_id]

    def _codes_there(self, article_id: int) -> set[str]:
        """The ids of what the reader said of an article's statements."""
        if article_id not in self._there:
            self._there[article_id] = {one.id for one in corrections.words_of_article(self._tx, article_id)}
        return self._there[article_id]


def _trimmed(text: str, span: Span) -> Span:
    """A passage without the marks and blanks at its ends."""
    words = span.of(text)
    left = len(words) - len(words.lstrip(_EDGES))
    return Span(span.start + left, span.start + max(len(words.rstrip(_EDGES)), left))


def anchored(article: Article, anchor: Anchor) -> tuple[Anchor, Found | None]:
    """A foreign anchor in an article's text: described anew where its words are there, as it came where not."""
    if anchor == WHOLE_ARTICLE:
        return anchor, Found(Span(0, 0), FoundHow.EXACT, 1.0)
    foreign = Anchor(
        anchor.start if anchor.start >= 0 else 0,
        anchor.end if anchor.start >= 0 else len(anchor.exact),
        plain(anchor.exact),
        plain(anchor.prefix),
        plain(anchor.suffix),
    )
    found = anchors.find(article.text, foreign)
    if found is None and article.text.count(foreign.exact) == 1:
        start = article.text.index(foreign.exact)  # the only place of these words; a page's other words are not ours
        found = anchors.find(article.text, anchors.describe(article.text, Span(start, start + len(foreign.exact))))
    if found is not None and found.span.of(article.text) == foreign.exact:
        return anchors.describe(article.text, found.span), found
    return foreign, found
