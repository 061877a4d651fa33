"""Changes of what the reader made: each durable, each can be undone until the session ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from reader.errors import LibraryError
from reader.library.session import Session
from reader.phrase import Phrase
from reader.storage import Transaction, articles, notes, rows

_DERIVED = {"note": ("notes",), "correction": ("overview",), "statement_code": ("overview",)}
"""The table of a changed row, and which derived parts of its article have to be made anew after it."""

_DERIVED_FROM_ARTICLE = ("overview", "text")
"""What has to be made anew after something else of an article was changed than whether it is removed."""


class Edit(NamedTuple):
    """One row before and after a change."""

    table: str
    key: str | int
    before: rows.RowSnapshot | None
    after: rows.RowSnapshot | None

    @property
    def article_id(self) -> int | None:
        """The article that the row belongs to."""
        row = self.after or self.before or {}
        return row.get("id" if self.table == "article" else "article_id")


class _Change(NamedTuple):
    """What one action of the reader changed in the library."""

    label: Phrase
    """What was done, for the message: "note deleted: periksa lagi"."""
    edits: tuple[Edit, ...]


_DONE = (
    "note written",
    "note edited",
    "note recoloured",
    "note moved",
    "notes imported",
    "note deleted",
    "code added",
    "code changed",
    "code renamed",
    "codes merged",
    "code deleted",
    "statements coded",
    "codes brought in",
    "statement coded",
    "code taken from a statement",
    "speaker set",
    "words of a statement changed",
    "day set",
    "statement taken away",
    "statement confirmed",
    "statement added",
    "actors merged",
    "actor split",
    "actor renamed",
    "correction taken back",
    "articles removed",
    "article removed",
    "actors joined",
    "actors as they were",
    "actor set apart",
    "feed removed",
    "marked as read",
    "marked as unread",
    "particulars changed",
)
"""What can be done to the library and taken back."""


def _as_done(label: str) -> Phrase:
    """What was done and to what, so that it can be told in another language."""
    done, colon, name = label.partition(": ")
    told = Phrase(_DONE[_DONE.index(done)])
    return Phrase("{done}: {name}", done=told, name=name) if colon else told


class History:
    """Makes changes, takes them back, makes them again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = threading.RLock()
        self._done: list[_Change] = []
        self._undone: list[_Change] = []

    @contextmanager
    def change(self, label: str, *keys: tuple[str, str | int]) -> Iterator[Transaction]:
        """A durable change of the rows named by `keys` (table and key), which undo can take back.

        `label` is one of `_DONE`, with ": " and a name behind it where it was done to something of that name.
        """
        with self._lock:
            with self._session.database.writing() as tx:
                before = [rows.snapshot(tx, table, key) for table, key in keys]
                yield tx
                edits = tuple(
                    Edit(table, key, old, new)
                    for (table, key), old in zip(keys, before, strict=True)
                    if old != (new := rows.snapshot(tx, table, key))
                )
                _mark_derived(tx, edits)
            self._reload(edits)
            if edits:
                self._done.append(_Change(_as_done(label), edits))
                self._undone.clear()

    def undo(self) -> Phrase | None:
        """Take back the last change of this session; gives what was undone, or None where there is nothing.

        Raises LibraryError where the same thing was changed elsewhere since, and then changes nothing.
        """
        return self._replay(self._done, self._undone, back=True)

    def redo(self) -> Phrase | None:
        """Make the change that was undone last once more; gives what was redone, or None where there is nothing."""
        return self._replay(self._undone, self._done, back=False)

    @property
    def can_undo(self) -> Phrase | None:
        """What `undo` would take back."""
        return self._done[-1].label if self._done else None

    @property
    def can_redo(self) -> Phrase | None:
        """What `redo` would make again."""
        return self._undone[-1].label if self._undone else None

    def clear(self) -> None:
        """Forget the changes: the library is another one now."""
        with self._lock:
            self._done.clear()
            self._undone.clear()

    def _replay(self, source: list[_Change], target: list[_Change], *, back: bool) -> Phrase | None:
        with self._lock:
            if not source:
                return None
            change = source[-1]
            with self._session.database.writing() as tx:
                for edit in change.edits:
                    stands = rows.snapshot(tx, edit.table, edit.key) == (edit.after if back else edit.before)
                    owner = edit.article_id
                    if not stands or (owner is not None and rows.snapshot(tx, "article", owner) is None):
                        source.pop()  # it can never be replayed again; what was done before it still can
                        raise LibraryError(
                            "Cannot undo" if back else "Cannot redo",
                            "“{change}” was changed again since, here or in another window; it stays as it is.",
                            change=change.label,
                        )
                for edit in reversed(change.edits) if back else change.edits:
                    rows.put(tx, edit.table, edit.key, edit.before if back else edit.after)
                _mark_derived(tx, change.edits)
            self._reload(change.edits)
            target.append(source.pop())
        return change.label

    def _reload(self, edits: Sequence[Edit]) -> None:
        """Let the session show what is told of the articles now."""
        for edit in edits:
            if edit.table == "article" and edit.article_id is not None:
                self._session.reload(edit.article_id)


def _mark_derived(tx: Transaction, edits: Sequence[Edit]) -> None:
    """Mark what is derived from the changed rows to be made anew; in the same transaction."""
    for edit in edits:
        if edit.table == "note":
            notes.forget_places(tx, str(edit.key))
        if edit.article_id is None:
            continue
        if edit.table == "article":
            if _told(edit.before) != _told(edit.after):
                articles.mark_pending(tx, edit.article_id, *_DERIVED_FROM_ARTICLE)
        elif edit.table in _DERIVED:
            articles.mark_pending(tx, edit.article_id, *_DERIVED[edit.table])
            if edit.after is not None:  # another window may have removed the article that is written in here
                articles.bring_back(tx, edit.article_id)


def _told(row: rows.RowSnapshot | None) -> dict[str, object]:
    """A row of an article without whether it is removed."""
    return {name: value for name, value in (row or {}).items() if name != "removed"}
