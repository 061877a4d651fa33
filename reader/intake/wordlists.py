"""The word lists of the way in: text files with the reason beside every doubtful line."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "words"


def word_list(name: str) -> list[str]:
    """The lines of a list, without comments and empty ones. Raises ValueError for a line that stands in it twice."""
    lines = [line.strip() for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if len(set(lines)) < len(lines):
        raise ValueError(f"{name} holds a line twice")
    return lines
