"""Questions over all articles: who they are, what they said, and where the same quotation stands."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from reader.errors import LibraryError
from reader.library.base import first_line
from reader.library.correcting import one_name
from reader.library.listing import actor_key
from reader.library.searching import Searching
from reader.model import ActorCard, ActorKind, ArticleCard, SameQuotation, StatementCard
from reader.storage import articles, overview, search

CANDIDATES = 80
"""Statements that share a run of words with a quotation and are compared with it."""

RUNS = 12
"""Runs of words of a quotation, spread over it, by which the others are looked for."""


class Over(Searching):
    """Actors and statements over articles."""

    def actors(self, words: str = "", *, limit: int | None = None) -> tuple[ActorCard, ...]:
        """The actors of all articles, those with the most statements first; with `words` only those so named."""
        self._make_ready("overview")
        with self._library.reading() as tx:
            return tuple(overview.actors(tx, words=words, limit=limit))

    def find_actors(self, name: str) -> tuple[ActorCard, ...]:
        """Whom `name` means: the actor with this key, else those of exactly this name, else those it is part of."""
        from reader.corrections import fold_name

        everyone = self.actors()
        folded = fold_name(name)
        by_key = tuple(card for card in everyone if card.key == name)
        same = tuple(card for card in everyone if folded in {fold_name(other) for other in card.names})
        words = set(folded.split())
        part = tuple(
            card for card in everyone if words and any(words <= set(fold_name(other).split()) for other in card.names)
        )
        return by_key or same or part

    def actor_statements(
        self,
        actor: str | None,
        *,
        since: date | None = None,
        until: date | None = None,
        tag: str | None = None,
        limit: int | None = None,
    ) -> tuple[StatementCard, ...]:
        """What an actor said over all articles, by day; `actor` is a key or a name, None everybody.

        The day is the one that the article tells, else its day of publication; `since` and `until` are inclusive and
        leave out what has no day. `tag` leaves statements on which a note with this tag lies. Raises LibraryError where
        the name means nobody, or more than one.
        """
        self._make_ready("overview")
        if tag is not None:
            self._place_notes()
        key = None if actor is None else self._key(actor)
        with self._library.reading() as tx:
            return tuple(overview.statements_of(tx, key, since=since, until=until, tag=tag, limit=limit))

    def join_actors(self, key: str, into: str) -> None:
        """The two are one over all articles, by the second one's name. Can be undone."""
        with self._library.reading() as tx:
            into = overview.target_of(tx, into)
            moved = [key, *overview.joined_to(tx, key)]
        if key == into:
            return
        with self._change("actors joined", *(("actor_join", one) for one in moved)) as tx:
            for one in moved:
                overview.join(tx, one, into, self._clock())

    def part_actors(self, key: str) -> bool:
        """Take back what the reader said of an actor over articles: what was joined, and what was set apart.

        Each name stands for itself again; an actor that was set apart in its article is who it was. Gives whether there
        was anything to take back. Can be undone.
        """
        with self._library.reading() as tx:
            target = overview.target_of(tx, key)
            joined = overview.joined_to(tx, target)
            apart = overview.aparts_to(tx, target)
        rows = [*(("actor_join", one) for one in joined), *(("actor_apart", one) for one in apart)]
        with self._change("actors as they were", *rows) as tx:
            tx.run("DELETE FROM actor_join WHERE target = ?", (target,))
            tx.run("DELETE FROM actor_apart WHERE target = ?", (target,))
        return bool(rows)

    def actor_articles(self, key: str) -> tuple[ArticleCard, ...]:
        """The articles that name an actor, the last opened first."""
        self._make_ready("overview")
        with self._library.reading() as tx:
            return articles.cards(tx, overview.articles_naming(tx, overview.target_of(tx, key)))

    def set_actor_apart(self, article_id: int, key: str, name: str, kind: ActorKind) -> str:
        """In this article the actor is somebody else, of this name; gives the key. Can be undone."""
        label = one_name(name)
        made = f"{actor_key(label, kind)} #{article_id}"
        with self._library.reading() as tx:
            meant = overview.keys_in_article(tx, article_id, key)
            known = {one: overview.apart_of(tx, article_id, one) or str(uuid4()) for one in meant}
        if not known:
            raise LibraryError("Actor gone", "The article does not name this actor any more; choose it again.")
        with self._change(
            f"actor set apart: {first_line(label)}", *(("actor_apart", row) for row in known.values())
        ) as tx:
            for one, row in known.items():
                overview.set_apart(tx, row, article_id, one, made, label, self._clock())
        return made

    def same_quotations(self, article_id: int, statement_id: str) -> tuple[SameQuotation, ...]:
        """Where else this quotation stands, in other articles, the likest first."""
        from reader.library.quotes import SAME, SHINGLE, SHORTEST, likeness, plain_words

        self._make_ready("overview", "statements")
        with self._library.reading() as tx:
            own = overview.statement(tx, article_id, statement_id)
            if own is None:
                raise LibraryError("Statement gone", "The statement is not there any more; choose it again.")
            words = plain_words(own.text)
            if len(words) < SHORTEST:
                return ()
            runs = [words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1)]
            query = " OR ".join(f'body : "{" ".join(run)}"' for run in runs[:: max(1, len(runs) // RUNS)])
            found = search.statements_with(tx, query, CANDIDATES)
            cards = [overview.statement(tx, other, ref) for other, ref in found if other != article_id]
        like = [SameQuotation(card, likeness(words, plain_words(card.text))) for card in cards if card is not None]
        return tuple(sorted((one for one in like if one.likeness >= SAME), key=lambda one: -one.likeness))

    def shared_quotations(
        self, *, since: date | None = None, until: date | None = None
    ) -> tuple[tuple[StatementCard, ...], ...]:
        """Every quotation that stands in several articles: its statements by day, the most widespread first."""
        from reader.library.quotes import groups

        self._make_ready("overview")
        with self._library.reading() as tx:
            quoted = overview.quoted(tx, since=since, until=until)
        found = groups([text for _, _, text in quoted], [article_id for article_id, _, _ in quoted])
        with self._library.reading() as tx:
            shared = [[overview.statement(tx, *quoted[number][:2]) for number in group] for group in found]
        whole = [tuple(card for card in cards if card is not None) for cards in shared]
        spread = [(len({card.article_id for card in cards}), cards) for cards in whole]
        return tuple(cards for count, cards in sorted(spread, key=lambda one: -one[0]) if count > 1)

    def _key(self, actor: str) -> str:
        """The key that `actor`, a key or a name, means over all articles. Raises LibraryError."""
        with self._library.reading() as tx:
            known = overview.known_keys(tx, [actor, *(actor_key(actor, kind) for kind in ActorKind)])
        if len(known) == 1:  # without a look at everybody
            return known[0]
        cards = self.find_actors(actor)
        if not cards:
            raise LibraryError("Nobody of that name", f"No article in the library names {first_line(actor)!r}.")
        if len(cards) > 1:
            names = ", ".join(f"{card.name} ({card.kind.value})" for card in cards[:5])
            raise LibraryError("Several of that name", f"{first_line(actor)!r} may be {names}; give the full name.")
        return cards[0].key
