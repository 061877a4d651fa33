"""Notes that are being written, kept beside the library until they are saved or given up.

A draft is one small file of its own, so that it is written even while the library is locked, and whatever ends the
program leaves it there. It holds the reader's words: only its owner may read it.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from reader.files import write_whole
from reader.model import Article, Note, Span

_log = logging.getLogger(__name__)

MOST_BYTES = 4_000_000
"""Size above which a file is no draft of ours."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed in a note's editor and is not saved."""

    source: str
    """The article's source."""
    digest: str
    """The digest of its text."""
    note_id: str | None
    """The note that is changed; None for a new one."""
    start: int
    """Where the passage begins in that text."""
    end: int
    """One past its last character."""
    exact: str
    """The passage."""
    text: str
    """The reader's words."""
    tags: str
    """The tags as they were typed."""
    colour: str
    """The note's colour."""

    @classmethod
    def on(cls, article: Article, span: Span, note: Note | None, text: str, tags: str, colour: str) -> Draft:
        """What is typed about a passage of an article, or to change one of its notes."""
        note_id = note.id if note else None
        exact = span.of(article.text)
        return cls(article.source, article.digest, note_id, span.start, span.end, exact, text, tags, colour)

    def span_in(self, article: Article) -> Span | None:
        """The passage in an article's text as it is now; None where other words stand there."""
        span = Span(self.start, self.end)
        return span if article.digest == self.digest or span.of(article.text) == self.exact else None


class Drafts:
    """The drafts below one folder. Nothing here raises: a draft that cannot be written or read goes to the log."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, draft: Draft, *, instead_of: Draft | None = None) -> bool:
        """Write a draft, in place of an older one of the same note or passage; a reader never sees half of one.

        `instead_of` is what the editor kept before, perhaps of another passage. Gives whether it is on the disk.
        """
        path = self._path(draft)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, json.dumps(asdict(draft)).encode(), mode=0o600, durable=False)
        except OSError as error:
            _log.warning("draft not kept: %s", error)
            return False
        if instead_of is not None and self._path(instead_of) != path:
            self.drop(instead_of)
        return True

    def drop(self, draft: Draft) -> None:
        """Forget a draft that was saved or given up."""
        try:
            self._path(draft).unlink(missing_ok=True)
        except OSError as error:
            _log.warning("draft not dropped: %s", error)

    def of(self, article: Article) -> tuple[Draft, ...]:
        """The drafts about an article, or about what stood under its source before, the oldest first."""
        return tuple(one for one in self._all() if article.digest == one.digest or article.source == one.source)

    def for_note(self, article: Article, note: Note | None, span: Span) -> Draft | None:
        """The draft that an editor on this note, or on a new one, begins with: of this passage rather than another."""
        fitting = [one for one in self.of(article) if one.note_id == (note.id if note else None)]
        same = [one for one in fitting if (one.start, one.end) == (span.start, span.end)]
        return next(iter(same or fitting), None)

    def _all(self) -> Iterator[Draft]:
        with suppress(OSError):
            paths = sorted(self._folder.glob("*.json"), key=lambda path: (path.stat().st_mtime, path.name))
            yield from (draft for path in paths if (draft := _read(path)))

    def _path(self, draft: Draft) -> Path:
        what = f"{draft.source}\n{draft.digest}\n{draft.note_id}"
        if draft.note_id is None:
            what += f"\n{draft.start}\n{draft.end}"
        return self._folder / f"{hashlib.sha256(what.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"


_TYPES = {"source": str, "digest": str, "start": int, "end": int, "exact": str, "text": str, "tags": str, "colour": str}


def _read(path: Path) -> Draft | None:
    """The draft in a file; None where it holds none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        table = json.loads(path.read_bytes())
        draft = Draft(**table)
    except (OSError, ValueError, TypeError, RecursionError) as error:
        _log.warning("no draft in %s: %s", path.name, type(error).__name__)
        return None
    known = all(type(getattr(draft, name)) is kind for name, kind in _TYPES.items())
    note_id = draft.note_id
    sound = known and (note_id is None or type(note_id) is str) and 0 <= draft.start <= draft.end
    return draft if sound else None
