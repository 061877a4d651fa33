"""What stands below the text and is no part of it: captions and credits, and what of the source could not be read."""

from __future__ import annotations

from rich.style import Style

from reader.model import Article
from reader.tui.drawing.frame import Column
from reader.tui.drawing.styles import Styles
from reader.tui.drawing.text import wrapped
from reader.tui.i18n import Translator

SIGN = "▫ "
"""What stands before a caption."""

MAX_SHOWN = 200
"""Captions that are shown: a page of pictures has some dozens."""

MAX_CAPTION_LINES = 6
"""Lines of one caption that are shown."""


class BelowText:
    """The lines below one article, broken for one measure; without offsets: nothing can be marked there."""

    def __init__(self, article: Article, measure: int, tr: Translator) -> None:
        self._lines: list[tuple[str, bool]] = []  # words, and whether they are a heading
        self._add(tr("below.captions"), article.captions, measure)
        self._add(tr("below.notices"), tuple(map(tr.say, article.notices)), measure)

    def _add(self, heading: str, words: tuple[str, ...], measure: int) -> None:
        if not words:
            return
        self._lines += [("", False), (heading, True)]
        for one in words[:MAX_SHOWN]:
            lines = wrapped(one, max(measure - len(SIGN), 1), most=MAX_CAPTION_LINES)
            self._lines += [((SIGN if not number else "  ") + line, False) for number, line in enumerate(lines)]

    def __len__(self) -> int:
        return len(self._lines)

    def pieces(self, number: int, column: Column, styles: Styles) -> list[tuple[str, Style]]:
        """What is drawn of a line: slanted and faint, as nothing of the text is."""
        words, is_heading = self._lines[number]
        look = styles.faint + (Style(bold=True) if is_heading else Style(italic=True))
        return [(" " * (column.left + column.gutter), styles.text), (words, look)]
