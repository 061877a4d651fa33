"""A source read again, and what changed in it since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from reader import anchors
from reader.errors import LibraryError, SourceError
from reader.library.analyses import Analyses
from reader.library.articles import Articles
from reader.library.session import Session
from reader.library.versions import Versions
from reader.model import NO_ARTICLE, ChangeKind, Detail, Opened, Progress
from reader.phrase import Phrase, listed


@dataclass(frozen=True)
class Checked:
    """What became of an article whose source was read again."""

    article_id: int
    """The library's number."""
    name: str
    """What it is called."""
    changed: bool
    """Whether its text is another one now."""
    words: int = 0
    """Words that came or went."""
    speakers: int = 0
    """How many statements are another one's now."""
    statements: Counter[ChangeKind] = field(default_factory=Counter)
    """How many statements changed, came, or went; those of another speaker are among the changed ones."""
    lost_notes: int = 0
    """Notes whose passage is not in the text any more, and was in the one before."""

    def counts(self) -> tuple[tuple[str, int], ...]:
        """What changed and how often, by the name of its text ("words", "speakers" ...); only what there is."""
        found = (
            ("statements", self.statements[ChangeKind.CHANGED]),
            ("speakers", self.speakers),
            ("new", self.statements[ChangeKind.ADDED]),
            ("gone", self.statements[ChangeKind.REMOVED]),
            ("words", self.words),
            ("notes", self.lost_notes),
        )
        return tuple((what, count) for what, count in found if count)

    def sentence(self) -> Phrase:
        """It in one line."""
        if not self.changed:
            return Phrase("unchanged")
        told = listed([Phrase.counted(*_CHANGES[what], count) for what, count in self.counts()])
        return told or Phrase("only the shape of quotation marks changed")


_CHANGES = {
    "statements": ("{count} statement changed", "{count} statements changed"),
    "speakers": ("{count} of them has another speaker", "{count} of them have another speaker"),
    "new": ("{count} statement new", "{count} statements new"),
    "gone": ("{count} statement gone", "{count} statements gone"),
    "words": ("{count} word changed", "{count} words changed"),
    "notes": ("{count} note without its passage", "{count} notes without their passage"),
}
"""What changed, of one and of several."""


class Checks:
    """Reads sources again."""

    def __init__(self, session: Session, articles: Articles, versions: Versions, analyses: Analyses) -> None:
        self._session = session
        self._articles = articles
        self._versions = versions
        self._analyses = analyses

    def name_of(self, article_id: int) -> str:
        """What an article is called, for what is said of one that could not be read."""
        try:
            return self._versions.article(article_id).name
        except LibraryError:
            return f"#{article_id}"

    def check(self, article_id: int, progress: Callable[[Progress], None] | None = None) -> Checked:
        """Read an article's source again, keep a changed text as its new version, and say what changed.

        Blocks for seconds. Raises SourceError where the source cannot be read, LibraryError, AnalysisError.
        """
        from reader import intake

        source = self._versions.article(article_id).source
        if source == "-":
            raise SourceError("No source", "The text came from standard input; there is nothing to read again.")
        opened = self._articles.read_again(article_id, intake.read(source, progress=progress))
        if opened.article_id == NO_ARTICLE:
            why = opened.notice or Phrase("there is no library.")
            raise LibraryError("Not kept", "The source has another text now, and it could not be kept: {why}", why=why)
        if not opened.changed or opened.article_id != article_id:
            return Checked(article_id, opened.article.name, changed=False)
        return self.since(opened, progress)

    def since(self, opened: Opened, progress: Callable[[Progress], None] | None = None) -> Checked:
        """What changed in an article that was just opened with `changed`, since the text before it.

        Analyses the two texts where they are not analysed, which takes seconds. Raises LibraryError, AnalysisError.
        """
        article_id = opened.article_id
        self._analyses.analyse(opened, progress=progress)
        difference = self._versions.compare(article_id)
        if not difference.analysed:
            self._analyses.analyse_versions(difference, article_id)
            difference = self._versions.compare(article_id)
        former = difference.old.text
        return Checked(
            article_id,
            opened.article.name,
            changed=True,
            words=sum(len(part.text.split()) for part in difference.parts if part.kind is not ChangeKind.SAME),
            speakers=sum(Detail.SPEAKER in {one.detail for one in quote.details} for quote in difference.quotes),
            statements=Counter(quote.kind for quote in difference.quotes),
            lost_notes=sum(
                note.found is None and anchors.find(former, note.anchor) is not None for note in opened.notes
            ),
        )
