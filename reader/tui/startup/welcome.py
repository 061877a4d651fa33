"""What is shown where no source was named: the library over the article that was read last, or the sample at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.paths import Paths

if TYPE_CHECKING:
    from reader.library import Library

GUIDE_SEEN_FILE = "guide-seen"
"""Name of the empty file that says that the guide of the first run was shown."""


def last_read(library: Library) -> int | None:
    """The library's number of the article that was read last; None where there is none, or no library."""
    try:
        cards = library.articles.all(limit=1)
    except LibraryError:
        return None
    return cards[0].id if cards else None


def is_first_run(paths: Paths) -> bool:
    """Whether the guide was never shown; from then on it was."""
    marker = paths.data / GUIDE_SEEN_FILE
    if marker.exists():
        return False
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.touch()
    except OSError:
        return False  # better no guide than one that comes back every time
    return True
