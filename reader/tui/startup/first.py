"""The first screenful, drawn in plain sequences before Textual is there, and taken over without a flicker.

Importing Textual takes longer than reading an article. So the page is drawn at once where Textual will draw it a moment
later: the same cells, ink and paper, without the marks; `driver.HandoverDriver` then enters the terminal without
clearing it. Where the terminal or the theme is not one that is surely known, nothing is drawn and Textual begins as
usual.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from rich.cells import cell_len, set_cell_size
from rich.color import ColorSystem
from rich.style import Style

from reader.model import Article, BlockKind
from reader.model.text import printable
from reader.settings import Settings
from reader.tui.drawing.frame import column, frame
from reader.tui.drawing.page_colours import PAGE_COLOURS, theme_on
from reader.tui.drawing.wrapped_text import Line, WrappedText

ENTER_SCREEN = "\x1b[?1049h\x1b[?25l"
"""The alternate screen, without a cursor."""

LEAVE_SCREEN = "\x1b[?25h\x1b[?1049l"
"""The terminal as it was."""

PATIENCE_S = 1.0
"""Seconds in which a terminal has to take the page; then it is Textual's to draw."""


def _colour_system(environment: Mapping[str, str]) -> ColorSystem | None:
    """The colours that the terminal surely has; None where they are not known."""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    term = environment.get("TERM", "")
    return ColorSystem.EIGHT_BIT if term.endswith("-256color") else None


def page_rows(article: Article, place: int, settings: Settings, columns: int, lines: int) -> list[tuple[str, bool]]:
    """The rows of the article pane at `place`, each as wide as the pane, and whether it is a heading."""
    measures = frame(columns, lines)
    wanted = settings.article
    left, gutter, measure = column(measures.text, wanted.width, centred=wanted.align == "centre")
    broken = WrappedText(
        article.text,
        article.blocks,
        measure,
        spacing=wanted.line_spacing,
        gap=wanted.paragraph_spacing,
        tables=article.tables,
    )
    top = broken.line_of(place) if place else 0
    broken.upto_line(top + measures.height)
    if broken.finished:
        top = max(min(top, broken.count - measures.height), 0)
    rows = []
    for number in range(top, top + measures.height):
        line = broken.line(number)
        text, bold = "", False
        if line is not None and line.block >= 0:
            text = " " * (left + gutter) + broken.prefix(line) + _words(broken, line, justify=wanted.justify)
            bold = broken.blocks[line.block].kind in (BlockKind.TITLE, BlockKind.HEADING)
        rows.append((set_cell_size(text, measures.text), bold))
    return rows


def _words(broken: WrappedText, line: Line, *, justify: bool) -> str:
    """The text of a line; between the cells of a table's row, its rules."""
    rules = broken.rules(line)
    words = ""
    for piece in broken.pieces(line):
        stretch = piece.line
        shown = broken.shown(stretch, justify=justify)
        if rules:
            words += rules[cell_len(words) : piece.column].ljust(piece.column - cell_len(words))
        words += broken.text[stretch.start : stretch.end] if shown is None else "".join(shown)
    return words + rules[cell_len(words) :].rstrip()


def screenful(article: Article, place: int, settings: Settings, columns: int, lines: int, system: ColorSystem) -> str:
    """The sequences that draw head and page on an empty screen."""
    page = PAGE_COLOURS[theme_on(settings.theme, light=False)]
    paper = page.background

    def ink(text: str, colour: str, *, bold: bool = False) -> str:
        return Style(color=colour, bgcolor=paper, bold=bold).render(text, color_system=system)

    measures = frame(columns, lines)
    title = printable(article.name)
    title = set_cell_size(" ".join(title.split()), max(columns - 30, 0)).rstrip()
    blank = ink(" " * columns, page.foreground)
    drawn = [blank] * lines
    if measures.head:
        rest = " " * max(columns - cell_len(" Kutip · ") - cell_len(title), 0)
        drawn[0] = (
            ink(" Kutip", page.accent)
            + ink(" · ", page.faint)
            + ink(title, page.foreground, bold=True)
            + ink(rest, page.foreground)
        )
    for row, (text, bold) in enumerate(page_rows(article, place, settings, columns, lines), measures.top):
        rest = " " * (columns - measures.text)
        drawn[row] = ink(text, page.foreground, bold=bold) + ink(rest, page.foreground)
    return ENTER_SCREEN + "".join(f"\x1b[{row};1H{text}" for row, text in enumerate(drawn, 1))


class FirstScreen:
    """Draws the first screenful; `restore` undoes it where Textual never came."""

    def __init__(self) -> None:
        self.drawn = False
        """Whether there is something on the screen to take over."""

    def draw(self, article: Article, place: int, settings: Settings, *, light: bool = False) -> None:
        """Draw the article, if the terminal and the theme are known, for a page that is light or not; never fails."""
        settings = replace(settings, theme=theme_on(settings.theme, light=light))
        system = _colour_system(os.environ)
        stream = sys.__stderr__
        if (
            system is None
            or stream is None
            or sys.platform == "win32"
            or settings.theme not in PAGE_COLOURS
            or "NO_COLOR" in os.environ
            or "TEXTUAL_DRIVER" in os.environ
            or not stream.isatty()
            or not sys.stdin.isatty()
        ):
            return
        size = shutil.get_terminal_size(fallback=(0, 0))
        if size.columns < 20 or size.lines < 5:
            return
        page = screenful(article, place, settings, size.columns, size.lines, system)
        self._write(page, stream.fileno())

    def _write(self, page: str, fileno: int) -> None:
        """Write the page, as long as somebody takes it."""
        from termios import error

        from reader.tui.startup.output import TerminalEnd

        terminal = TerminalEnd(fileno)
        with suppress(OSError, error):  # the terminal is going away
            self.drawn = terminal.write_all(page.encode(errors="replace"), PATIENCE_S)
        terminal.close()

    def take_over(self) -> bool:
        """Whether there is a page to go on with; from here on the screen is Textual's."""
        drawn, self.drawn = self.drawn, False
        return drawn

    def restore(self) -> None:
        """Show the terminal's own screen again, if the page is still there."""
        with suppress(OSError):  # the terminal is gone
            if self.drawn and sys.__stderr__ is not None:
                sys.__stderr__.write(LEAVE_SCREEN)
                sys.__stderr__.flush()
