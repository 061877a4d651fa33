"""Actors over all articles: who they are, what they said, and whom the reader says to be one or two."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from reader.errors import LibraryError
from reader.library.history import History
from reader.library.index import Index
from reader.library.listing import actor_key
from reader.library.notes import Notes
from reader.library.session import Session
from reader.library.typed import first_line, one_name
from reader.model import ActorCard, ActorKind, ArticleCard, StatementCard
from reader.phrase import Phrase, listed
from reader.storage import actors, articles, codes, statements


class Actors:
    """Actors and statements over articles."""

    def __init__(self, session: Session, history: History, index: Index, notes: Notes) -> None:
        self._session = session
        self._history = history
        self._index = index
        self._notes = notes

    def all(self, words: str = "", *, limit: int | None = None) -> tuple[ActorCard, ...]:
        """The actors of all articles, those with the most statements first; with `words` only those so named."""
        self._index.make_ready("overview")
        with self._session.database.reading() as tx:
            return tuple(actors.cards(tx, words=words, limit=limit))

    def find(self, name: str) -> tuple[ActorCard, ...]:
        """Whom `name` means: the actor with this key, else those of exactly this name, else those it is part of."""
        from reader.corrections import fold_name

        self._index.make_ready("overview")
        with self._session.database.reading() as tx:
            by_key = tuple(actors.cards(tx, only=name))
            if by_key:  # without a look at everybody
                return by_key
            everyone = actors.cards(tx)
        folded = fold_name(name)
        same = tuple(card for card in everyone if folded in {fold_name(other) for other in card.names})
        words = set(folded.split())
        part = tuple(
            card for card in everyone if words and any(words <= set(fold_name(other).split()) for other in card.names)
        )
        return same or part

    def statements(
        self,
        actor: str | None,
        *,
        unknown: bool = False,
        since: date | None = None,
        until: date | None = None,
        tag: str | None = None,
        limit: int | None = None,
    ) -> tuple[StatementCard, ...]:
        """What an actor said over all articles, by day; `actor` is a key or a name, None everybody.

        The day is the one that the article tells, else its day of publication; `since` and `until` are inclusive and
        leave out what has no day. `tag` leaves statements that bear this code, or on which a note with it lies;
        `unknown` those of which it is not known who made them. Raises LibraryError where the name means nobody, or more
        than one.
        """
        self._index.make_ready("overview")
        if tag is not None:
            self._notes.place_all()
        key = None if actor is None else self._key(actor)
        with self._session.database.reading() as tx:
            known = codes.get(tx, tag) if tag is not None else None
            tag = known.name if known else tag
            found = statements.of_actor(tx, key, since=since, until=until, tag=tag, unknown=unknown, limit=limit)
            return tuple(found)

    def merge(self, key: str, into: str) -> None:
        """The two are one over all articles, by the second one's name. Can be undone."""
        with self._session.database.reading() as tx:
            into = actors.target_of(tx, into)
            moved = [key, *actors.merged_into(tx, key)]
        if key == into:
            return
        with self._history.change("actors joined", *(("actor_join", one) for one in moved)) as tx:
            for one in moved:
                actors.merge(tx, one, into, self._session.clock())

    def restore(self, key: str) -> bool:
        """Take back what the reader said of an actor over articles: what was joined, and what was set apart.

        Each name stands for itself again; an actor that was set apart in its article is who it was. Gives whether there
        was anything to take back. Can be undone.
        """
        with self._session.database.reading() as tx:
            target = actors.target_of(tx, key)
            joined = actors.merged_into(tx, target)
            apart = actors.separated_as(tx, target)
        rows = [*(("actor_join", one) for one in joined), *(("actor_apart", one) for one in apart)]
        with self._history.change("actors as they were", *rows) as tx:
            actors.restore(tx, target)
        return bool(rows)

    def articles(self, key: str) -> tuple[ArticleCard, ...]:
        """The articles that name an actor, the last opened first."""
        self._index.make_ready("overview")
        with self._session.database.reading() as tx:
            return articles.cards(tx, actors.articles_naming(tx, actors.target_of(tx, key)))

    def separate(self, article_id: int, key: str, name: str, kind: ActorKind) -> str:
        """In this article the actor is somebody else, of this name; gives the key. Can be undone."""
        label = one_name(name)
        made = f"{actor_key(label, kind)} #{article_id}"
        with self._session.database.reading() as tx:
            meant = actors.keys_in_article(tx, article_id, key)
            known = {one: actors.separation_of(tx, article_id, one) or str(uuid4()) for one in meant}
        if not known:
            raise LibraryError("Actor gone", "The article does not name this actor any more; choose it again.")
        with self._history.change(
            f"actor set apart: {first_line(label)}", *(("actor_apart", row) for row in known.values())
        ) as tx:
            for one, row in known.items():
                actors.separate(tx, row, article_id, one, made, label, self._session.clock())
        return made

    def _key(self, actor: str) -> str:
        """The key that `actor`, a key or a name, means over all articles. Raises LibraryError."""
        with self._session.database.reading() as tx:
            known = actors.known_keys(tx, [actor, *(actor_key(actor, kind) for kind in ActorKind)])
        if len(known) == 1:  # without a look at everybody
            return known[0]
        cards = self.find(actor)
        if not cards:
            raise LibraryError(
                "Nobody of that name", "No article in the library names {actor!r}.", actor=first_line(actor)
            )
        if len(cards) > 1:
            several = listed(
                [Phrase("{name} ({kind})", name=card.name, kind=Phrase(card.kind.value)) for card in cards[:5]]
            )
            raise LibraryError(
                "Several of that name",
                "“{name}” may be {several}; give the full name.",
                name=first_line(actor),
                several=several,
            )
        return cards[0].key
