"""A source read again, and what changed in it since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from reader.errors import LibraryError, SourceError
from reader.library.analyses import Analyses
from reader.library.articles import Articles
from reader.library.session import Session
from reader.model import NO_ARTICLE, ChangeKind, Progress


@dataclass(frozen=True)
class Checked:
    """What became of an article whose source was read again."""

    article_id: int
    """The library's number."""
    name: str
    """What it is called."""
    changed: bool
    """Whether its text is another one now."""
    words: int
    """Words that came or went."""
    statements: Counter[ChangeKind]
    """How many statements changed, came, or went."""
    lost_notes: int
    """Notes whose passage is not in the text any more, and was in the one before."""

    def sentence(self) -> str:
        """It in one line."""
        if not self.changed:
            return "unchanged"
        told = {ChangeKind.CHANGED: "changed", ChangeKind.ADDED: "new", ChangeKind.REMOVED: "gone"}
        parts = [f"{self.words} words changed"]
        parts += [
            f"{count} statement{'s' if count != 1 else ''} {told[kind]}"
            for kind in told
            if (count := self.statements[kind])
        ]
        if self.lost_notes:
            parts.append(f"{self.lost_notes} note{'s' if self.lost_notes != 1 else ''} without their passage")
        return ", ".join(parts)


class Checks:
    """Reads sources again."""

    def __init__(self, session: Session, articles: Articles, analyses: Analyses) -> None:
        self._session = session
        self._articles = articles
        self._analyses = analyses

    def check(self, article_id: int, progress: Callable[[Progress], None] | None = None) -> Checked:
        """Read an article's source again, keep a changed text as its new version, and say what changed.

        Blocks for seconds. Raises SourceError where the source cannot be read, LibraryError, AnalysisError.
        """
        from reader import intake

        before = self._articles.open_stored(article_id)
        source = before.article.source
        if source == "-":
            raise SourceError("No source", "The text came from standard input; there is nothing to read again.")
        opened = self._articles.open_article(intake.read(source, progress=progress))
        name = opened.article.name
        if opened.article_id == NO_ARTICLE:
            why = opened.notice or "there is no library."
            raise LibraryError("Not kept", f"The source has another text now, and it could not be kept: {why}")
        if not opened.changed or opened.article_id != article_id:
            return Checked(article_id, name, False, 0, Counter(), 0)
        self._analyses.analyse(opened, progress=progress)
        difference = self._articles.compare(article_id)
        if not difference.analysed:
            self._analyses.analyse_versions(difference, article_id)
            difference = self._articles.compare(article_id)
        found = {note.id for note in before.notes if note.found is not None}
        return Checked(
            article_id,
            name,
            changed=True,
            words=sum(len(part.text.split()) for part in difference.parts if part.kind is not ChangeKind.SAME),
            statements=Counter(quote.kind for quote in difference.quotes),
            lost_notes=sum(note.found is None and note.id in found for note in opened.notes),
        )
