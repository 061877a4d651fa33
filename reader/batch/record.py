"""One article of a collection, before it is read: small, and fit to be sent to another process."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader import intake
from reader.errors import SourceError
from reader.intake import Raw
from reader.model import NOTHING_TOLD, Article, Particulars


@dataclass(frozen=True, slots=True)
class Record:
    """An article to be: a row with its text, a page out of an archive, or a source that is read when its turn comes."""

    source: str
    """What it is called in the output: a path, an address, or the collection's name, # and the row's or member's."""
    text: str | None = None
    """The text of a row."""
    raw: Raw | None = None
    """The bytes of a source that was loaded beforehand, or of a page out of an archive."""
    told: Particulars = NOTHING_TOLD
    """What its collection, or the user, tells of it: goes before what it tells itself."""
    url: str | None = None
    """The address that a row tells."""
    trouble: tuple[str, str] | None = None
    """Title and sentence of why it cannot be read; the rest is empty then."""

    def article(self) -> Article:
        """The article. Blocks where its source has to be fetched. Raises SourceError."""
        if self.trouble is not None:
            raise SourceError(*self.trouble)
        if self.text is not None:
            article = intake.article_of_text(self.text, self.source)
            if not article.blocks:
                raise SourceError("Nothing to read", "The row holds no text.")
        elif self.raw is not None:
            article = intake.article_of(self.raw, self.source)
        else:
            article = intake.read(self.source)
        return self.told.over(replace(article, url=self.url or article.url))


def broken(source: str, message: str) -> Record:
    """What stands for an article that cannot be read."""
    return Record(source, trouble=("Not readable", message))
