"""The same quotation in several articles."""

from __future__ import annotations

from datetime import date

from reader.errors import LibraryError
from reader.library.index import Index
from reader.library.session import Session
from reader.model import SameQuotation, StatementCard
from reader.storage import search, statements

CANDIDATES = 80
"""Statements that share a run of words with a quotation and are compared with it."""

SOUGHT_RUNS = 12
"""Runs of words of a quotation, spread over it, by which the others are looked for."""


class Quotations:
    """Finds where else a quotation stands."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    def same(self, article_id: int, statement_id: str) -> tuple[SameQuotation, ...]:
        """Where else this quotation stands, in other articles, the likest first."""
        from reader.library.likeness import SAME_LIKENESS, likeness, plain_words
        from reader.library.shared_runs import FEWEST_WORDS, RUN_WORDS

        self._index.make_ready("overview", "statements")
        with self._session.database.reading() as tx:
            own = statements.get(tx, article_id, statement_id)
            if own is None:
                raise LibraryError("Statement gone", "The statement is not there any more; choose it again.")
            words = plain_words(own.text)
            if len(words) < FEWEST_WORDS:
                return ()
            runs = [words[i : i + RUN_WORDS] for i in range(len(words) - RUN_WORDS + 1)]
            query = " OR ".join(f'body : "{" ".join(run)}"' for run in runs[:: max(1, len(runs) // SOUGHT_RUNS)])
            found = search.statements_with(tx, query, CANDIDATES)
            cards = [statements.get(tx, other, ref) for other, ref in found if other != article_id]
        like = [SameQuotation(card, likeness(words, plain_words(card.text))) for card in cards if card is not None]
        return tuple(sorted((one for one in like if one.likeness >= SAME_LIKENESS), key=lambda one: -one.likeness))

    def shared(self, *, since: date | None = None, until: date | None = None) -> tuple[tuple[StatementCard, ...], ...]:
        """Every quotation that stands in several articles: its statements by day, the most widespread first."""
        from reader.library.likeness import groups

        self._index.make_ready("overview")
        with self._session.database.reading() as tx:
            quoted = statements.quoted(tx, since=since, until=until)
        owners, ids, texts = zip(*quoted, strict=True) if quoted else ((), (), ())
        found = groups(texts, owners)
        with self._session.database.reading() as tx:
            cards = statements.several(tx, [(owners[number], ids[number]) for group in found for number in group])
        shared = []
        for group in found:
            of_group = (cards.get((owners[number], ids[number])) for number in group)
            shared.append(sorted((card for card in of_group if card is not None), key=_by_day))
        spread = [(len({card.article_id for card in one}), tuple(one)) for one in shared]
        spread.sort(key=lambda one: (-one[0], _by_day(one[1][0]) if one[1] else ()))
        return tuple(one for count, one in spread if count > 1)


def _by_day(card: StatementCard) -> tuple[bool, date, int, int]:
    """The order of statements on a timeline, those without a day last."""
    return card.day is None, card.day or date.min, card.article_id, card.span.start
