"""How one line of the article is drawn: gutter, marks, and at which cells its characters stand. No widget in it."""

from __future__ import annotations

from itertools import accumulate

from rich.cells import cell_len
from rich.style import Style

from reader.model import BlockKind
from reader.tui.drawing.frame import GUTTER_COLUMNS, Column
from reader.tui.drawing.styles import SpanStyle, Styles
from reader.tui.drawing.wrapped_text import Line, Piece, WrappedText
from reader.tui.reading.article.marks import SpanStyles
from reader.tui.reading.state import ReadingState

Pieces = list[tuple[str, Style]]
"""Texts and their styles, from left to right."""


class LinePainter:
    """Draws the lines of one text for one width and one theme."""

    def __init__(
        self,
        reading: ReadingState,
        lines: WrappedText,
        span_styles: SpanStyles,
        styles: Styles,
        column: Column,
        *,
        justify: bool,
    ) -> None:
        self._reading = reading
        self._lines = lines
        self._span_styles = span_styles
        self._styles = styles
        self._column = column
        self._justify = justify

    def pieces(self, line: Line | None) -> Pieces | None:
        """What is drawn of a line; None for an empty one."""
        if line is None:
            return None
        statements = self._statements_on(line)
        if line.block < 0 and not statements:
            return None
        pieces = [(" " * self._column.left, self._styles.text)]
        if self._column.gutter >= GUTTER_COLUMNS:
            pieces += [self._own_sign(line), (" ", self._styles.text)]
        pieces += [self._statement_sign(line, statements), (" ", self._styles.text)]
        if line.block >= 0:
            pieces += self._prefix(line)
            pieces += self._text(line)
        return pieces

    def _statements_on(self, line: Line) -> list[int]:
        """Indices of the statements on a line; on an empty one, of those that run over paragraphs."""
        if line.block >= 0:
            on = (self._span_styles.statements_on(*span) for span in self._spans(line))
            return list(dict.fromkeys(index for indices in on for index in indices))
        after = self._lines.text[line.start : line.start + 1]
        return self._span_styles.statements_on(line.start, line.start + 1) if after else []

    def _spans(self, line: Line) -> list[tuple[int, int]]:
        """The stretches of text on a line."""
        return [(piece.line.start, piece.line.end) for piece in self._lines.pieces(line)]

    # ---------------------------------------------------------------- gutter

    def _own_sign(self, line: Line) -> tuple[str, Style]:
        """The sign of the reader's own: a note, a statement's code, or what the search found."""
        if line.block >= 0:
            spans, styles = self._spans(line), self._span_styles
            notes = [note for span in spans for note in styles.notes_on(*span)]
            if notes:
                sign, colour = notes[-1]
                return sign, self._styles.note(colour)
            code = next((code for span in spans if (code := styles.code_on(*span)) is not None), None)
            if code is not None:
                return "#", self._styles.note(code)
            if self._reading.hits and any(styles.hits_on(*span) for span in spans):
                return "›", self._styles.accent
        return " ", self._styles.text

    def _statement_sign(self, line: Line, statements: list[int]) -> tuple[str, Style]:
        """The sign of the statements on a line, in the hue of the current one or the innermost."""
        reading = self._reading
        if not statements:
            return " ", self._styles.text
        index = reading.current if reading.current in statements else statements[-1]
        statement = reading.statements[index or 0]
        style = self._styles.sign(reading.hue(statement), bold=index == reading.current)
        if all(reading.steps_back(each) for each in statements):
            style = self._styles.rule
        if index == reading.current:
            return "▐", style
        if not reading.is_doubtful(statement):
            return "▌", style
        begins = any(start <= statement.start < max(end, start + 1) for start, end in self._spans(line))
        return reading.sign(statement) if begins else "┆", style

    # ---------------------------------------------------------------- text

    def _prefix(self, line: Line) -> Pieces:
        """What stands between gutter and text: a list's marker, a quotation's rule."""
        prefix = self._lines.prefix(line)
        quote = self._lines.blocks[line.block].kind is BlockKind.QUOTE
        return [(prefix, self._styles.rule if quote else self._styles.faint)] if prefix else []

    def _text(self, line: Line) -> Pieces:
        """The text of a line; between the cells of a table's row, its rules."""
        rules = self._lines.rules(line)
        if not rules:
            return self._stretch(line)
        pieces: Pieces = []
        at = 0
        for piece in self._lines.pieces(line):
            stretch = self._stretch(piece.line)
            pieces += [(rules[at : piece.column].ljust(piece.column - at), self._styles.rule), *stretch]
            at = piece.column + sum(cell_len(text) for text, _ in stretch)
        return [*pieces, (rules[at:].rstrip(), self._styles.rule)]

    def _stretch(self, line: Line) -> Pieces:
        if line.end <= line.start:
            return []
        shown = self._shown(line)
        base = SpanStyle(self._lines.blocks[line.block].kind)
        pieces = []
        for start, end, look in self._span_styles.of(line.start, line.end, base):
            text = self._lines.text[start:end]
            if shown is not None:
                text = "".join(shown[start - line.start : end - line.start])
            pieces.append((text, self._styles.of_span(look)))
        return pieces

    def _shown(self, line: Line) -> list[str] | None:
        return self._lines.shown(line, justify=self._justify)

    def columns(self, piece: Piece) -> list[int]:
        """The column, from the left edge of the pane, at which each character of a piece begins, and where it ends."""
        start, line = self._column.left + self._column.gutter + piece.column, piece.line
        shown = self._shown(line)
        if shown is None:
            return list(range(start, start + line.end - line.start + 1))
        return list(accumulate((cell_len(piece) for piece in shown), initial=start))
