"""The screen: the only room with Textual. `run` is its door."""

from __future__ import annotations

from datetime import date
from typing import Any

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

    A file is read, and its first page drawn, before Textual is imported; a page from the web is fetched on the screen.
    Raises ReaderError for what keeps the screen from opening.
    """
    from reader.desk import Desk
    from reader.paths import sample_article

    with Desk(paths, settings) as desk:
        guide = False
        if source is None:
            from reader.tui.welcome import is_first_run, last_read

            last = last_read(desk)
            if last is not None:
                from reader.tui.app import run_app

                return run_app(desk, settings, told={}, stored=last)
            guide = is_first_run(paths)
        wanted = source if source is not None else str(sample_article())
        told: dict[str, Any] = {"language": language, "published": published}
        if wanted.startswith(("http://", "https://")):
            from reader.tui.app import run_app

            return run_app(desk, settings, later=wanted, told=told)
        from reader import intake
        from reader.tui.first import FirstScreen

        article = intake.read(wanted, stdin=stdin, **told)
        place = desk.place_of(article)
        first = FirstScreen()
        try:
            first.draw(article, place or 0, settings)
            from reader.tui.app import run_app

            return run_app(desk, settings, article=article, place=place, told=told, first=first, guide=guide)
        finally:
            first.restore()
