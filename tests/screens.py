"""Pictures of the reading room, made by the program itself from the sample article: `make screens`.

They go to assets/screens as SVG. The analysis is the real one, so run it anew when the pipeline has become better.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from reader.library import Library
from reader.model import Opened
from reader.paths import Paths, sample_article
from reader.settings import Settings
from reader.tui import SAMPLE
from reader.tui.app import KutipApp

FOLDER = Path(__file__).parent.parent / "assets" / "screens"
"""Where the pictures go."""

QUOTE = "Kami akan merespons"
"""The statement that is the current one in most pictures begins with these words."""

PICTURES: dict[str, tuple[int, int, str, str, tuple[str, ...]]] = {
    "reading": (120, 40, "kutip-dark", QUOTE, ()),
    "reading-light": (120, 40, "kutip-light", QUOTE, ()),
    "wide": (200, 60, "kutip-dark", QUOTE, ()),
    "small": (80, 24, "kutip-dark", QUOTE, ()),
    "by-time": (120, 40, "kutip-dark", QUOTE, ("T",)),
    "by-actor": (120, 40, "kutip-dark", QUOTE, ("T", "T")),
    "actor-card": (120, 40, "kutip-dark", QUOTE, ("i",)),
    "why": (120, 40, "kutip-dark", QUOTE, ("w",)),
    "focus": (120, 40, "kutip-light", QUOTE, ("f",)),
    "help": (120, 40, "kutip-dark", QUOTE, ("?",)),
}
"""Name to columns, lines, theme, the current statement's first words, and the keys that are pressed then."""


async def picture(library: Library, opened: Opened, name: str) -> None:
    """Draw one picture."""
    columns, lines, theme, words, keys = PICTURES[name]
    app = KutipApp(library, Settings(language="en", theme=theme), opened=opened)
    async with app.run_test(size=(columns, lines)) as pilot:
        await pilot.pause()
        screen = app.reading_screen
        assert screen is not None
        text = opened.article.text
        current = next(
            (
                at
                for at, s in enumerate(screen.reading.statements)
                if text[s.start : s.end].lstrip("“").startswith(words)
            ),
            0,
        )
        screen.set_current(current)
        await pilot.pause()
        await pilot.press(*keys)
        while app.jobs.busy:
            await pilot.pause(0.01)
        await pilot.pause(0.2)
        drawn = app.export_screenshot(title="Kutip", simplify=True)
    # Some viewers run spaces together that are not kept expressly.
    (FOLDER / f"{name}.svg").write_text(drawn.replace("<svg ", '<svg xml:space="preserve" ', 1), encoding="utf-8")


def main(names: list[str]) -> int:
    """Draw the pictures with these names, or all; gives the exit status."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        root = Path(home)
        paths = Paths(root / "config", root / "data", root / "cache", root / "log")
        with Library(paths, Settings()) as library:
            opened = library.articles.open(str(sample_article()), told=replace(SAMPLE, language="id"))
            opened = replace(opened, analysis=library.analyses.analyse(opened))
            for name in names or PICTURES:
                asyncio.run(picture(library, opened, name))
                print(f"assets/screens/{name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
