"""The screen: the only room with Textual. `run` is its door."""

from __future__ import annotations

from datetime import date

from reader.paths import Paths
from reader.settings import Settings


def run(
    source: str | None,
    *,
    stdin: bytes | None = None,
    language: str | None = None,
    published: date | None = None,
    paths: Paths,
    settings: Settings,
) -> int:
    """Open the screen on a source, or on the library where there is none; gives the exit status.

    A file is read before the screen is there, so that the first thing on it is the text; a page is fetched on it.
    Raises ReaderError for what keeps the screen from opening.
    """
    from reader.desk import Desk
    from reader.paths import sample_article

    with Desk(paths, settings) as desk:
        options = {"stdin": stdin, "language": language, "published": published}
        wanted = source if source is not None else str(sample_article())
        is_page = wanted.startswith(("http://", "https://"))
        opened = None if is_page else desk.open(wanted, stdin=stdin, language=language, published=published)
        from reader.tui.app import run_app

        return run_app(desk, settings, opened, (wanted, options) if is_page else None)
