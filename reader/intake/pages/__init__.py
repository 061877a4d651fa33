"""Pages of the Web: their encoding, their article, what they tell of themselves."""

from __future__ import annotations

from reader.intake.compose import Extracted
from reader.intake.text import decode


def read_page(data: bytes, *, charset: str | None = None, url: str | None = None) -> Extracted:
    """The article of a page. `charset` is what its server declares. Raises SourceError where it holds none."""
    from reader.intake.pages.article import extract_page
    from reader.intake.pages.markup import declared_charset

    return extract_page(decode(data, charset or declared_charset(data)), url=url)


def feed_of_page(data: bytes, *, charset: str | None = None, url: str | None = None) -> str | None:
    """The address of the feed that a page names first, completed by the page's own; None for none."""
    from reader.intake.pages.markup import declared_charset, parsed
    from reader.intake.pages.particulars import named_feed

    root = parsed(decode(data, charset or declared_charset(data)))
    return None if root is None else named_feed(root, url)
