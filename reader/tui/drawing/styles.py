"""From colour roles to styles: the one place where the screen's drawn widgets get their colours.

A `Styles` is made anew when the theme changes and shared by every pane, so that an actor has the same hue everywhere.
Nothing is told by colour alone: each of them also has an attribute (underline, bold, italic, reverse) or a sign in the
gutter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from rich.style import Style
from textual.color import Color

from reader.model import BlockKind, EntityLabel
from reader.tui.drawing.themes import ACTOR_HUES

if TYPE_CHECKING:
    from textual.dom import DOMNode

WHITE = Color(255, 255, 255)
BLACK = Color(0, 0, 0)

_BOLD = Style(bold=True)

_BRIGHT = Style(color="bright_white", bgcolor="blue", bold=True, dim=False)
"""What is current, where there are sixteen colours: legible and bright in every palette, on a dark page and a light."""

_MARKED = Style(color="black", bgcolor="yellow")
"""What a search found, where there are sixteen colours."""

UNKNOWN_HUE = -1
"""The hue of statements whose speaker is unknown."""

LEAST_TEXT_CONTRAST = 4.5
"""Least contrast of text against what it stands on: WCAG 2.2, success criterion 1.4.3, level AA."""

LEGIBLE_COLOURS = {True: frozenset((-1, 2, 3, 6, 7, *range(9, 16))), False: frozenset((-1, 0, 1, 4, 5, 8))}
"""Which of the terminal's sixteen colours make legible letters on a dark page (True) and on a light one; -1 is its ink.

Which shades they are is the terminal's business, so contrast cannot be measured; this is what holds for the palettes of
xterm, Linux, GNOME, macOS and Windows.
"""

BRIGHT_OFFSET = 8
"""From a terminal's colour to its brighter brother."""


def _luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class SpanStyle(NamedTuple):
    """Everything that decides how a piece of the article's text is drawn."""

    block: BlockKind = BlockKind.PARAGRAPH
    """The block it stands in."""
    hue: int | None = None
    """Hue of the actor whose statement it is; None outside statements."""
    current: bool = False
    """Whether that statement is the current one."""
    doubtful: bool = False
    """Whether its speaker is doubtful or unknown."""
    entity: EntityLabel | None = None
    """Kind of the name it belongs to."""
    entity_hue: int | None = None
    """Hue of the actor so named, if that actor says something."""
    speaker: bool = False
    """Whether it names the current statement's speaker."""
    point: bool = False
    """Whether a key has led the reader to it: a name, a note, the speaker."""
    note: str | None = None
    """Colour of the note on it."""
    hit: bool = False
    """Whether the search found it."""
    chosen: bool = False
    """Whether the reader has selected it."""
    dim: bool = False
    """Whether focus mode steps it back."""


class Styles:
    """Styles for one theme."""

    def __init__(self, variables: Mapping[str, str], *, ansi: bool, no_colour: bool = False) -> None:
        self.ansi = ansi
        """Whether only the terminal's sixteen colours are used."""
        self._bare = ansi and no_colour  # not even those: there are bold, italic, underlined and reversed letters
        self._colours: dict[str, Color] = {}
        self._variables = variables
        self._spans: dict[SpanStyle, Style] = {}
        self._inks: dict[tuple[Color, bool, bool], Style] = {}
        self.background = self.colour("background")
        """The page."""
        self.foreground = self.colour("foreground")
        """The ink."""
        self.dark = (
            self._variables.get("ansi-background") != "ansi_white" if ansi else self._pole(self.background) == WHITE
        )
        """Whether the page is darker than the ink."""
        self.text = self.style(self.foreground)
        """Plain text."""
        self.strong = self.style(self.foreground, bold=True)
        """Headlines and what is current."""
        self.faint = Style(dim=True) if ansi else self.style(self.foreground.blend(self.background, 0.38))
        """What steps back but is still to be read."""
        self.rule = self.style(self.colour("rule"), readable=False)
        """Lines and empty lanes, which nobody reads."""
        self.thumb = self.rule if ansi else self.style(self.foreground.blend(self.background, 0.6), readable=False)
        """The part of the article that is on the screen, in the map."""
        self.accent = self.style(self.colour("accent"))
        """What wants to be noticed."""
        self.error = self.style(self.colour("error"))
        """What went wrong."""
        self.row = self._on(self.foreground, self.colour("panel")) + _BOLD
        """The current row of a list that has the focus."""
        self.row_resting = self._on(self.foreground, self.colour("surface"))
        """The current row of a list without the focus."""
        if ansi:
            self.row = Style(reverse=True, bold=True, dim=False) if no_colour else _BRIGHT
            self.row_resting = _BOLD

    def colour(self, role: str) -> Color:
        """The colour of a role or of one of Textual's theme variables."""
        if role not in self._colours:
            self._colours[role] = Color.parse(self._variables[role])
        return self._colours[role]

    def hue(self, hue: int) -> Color:
        """The colour of an actor's hue; UNKNOWN_HUE for the unknown speaker."""
        return self.colour("actor-unknown" if hue == UNKNOWN_HUE else f"actor-{hue % ACTOR_HUES + 1}")

    def actor(self, hue: int, *, bold: bool = False) -> Style:
        """Text in an actor's hue on the page."""
        return self.style(self.hue(hue), bold=bold)

    def sign(self, hue: int, *, bold: bool = False) -> Style:
        """A bar or block in an actor's hue, which needs less contrast than letters."""
        return self.style(self.hue(hue), bold=bold, readable=not self.ansi)

    def on_row(self, style: Style, *, focus: bool) -> Style:
        """What a style becomes on the current row of a list."""
        if self.ansi:
            return style + (self.row if focus else self.row_resting)
        ground = self.row if focus else self.row_resting
        return style + Style(bgcolor=ground.bgcolor, bold=ground.bold)

    def soft(self, hue: int) -> Style:
        """A block in an actor's hue that steps back: where somebody speaks, on a map."""
        if self.ansi:
            return Style(color=self.hue(hue).rich_color)
        return self.style(self.hue(hue).blend(self.background, 0.45), readable=False)

    def note(self, colour: str) -> Style:
        """A sign in the colour of a note."""
        return self.style(self.colour(f"note-{colour}"), readable=False)

    def code(self, colour: str) -> Style:
        """Letters in the colour of a code."""
        return self.style(self.colour(f"note-{colour}"))

    def style(self, colour: Color, *, bold: bool = False, readable: bool = True) -> Style:
        """Ink of one colour on the page, made as much darker or lighter as reading needs."""
        style = self._inks.get((colour, bold, readable))
        if style is None:
            style = self._inks[colour, bold, readable] = self._ink_style(colour, bold=bold, readable=readable)
        return style

    def _ink_style(self, colour: Color, *, bold: bool, readable: bool) -> Style:
        if self.ansi:
            return Style(color=(self._letters(colour) if readable else colour).rich_color, bold=bold or None)
        ink = self.legible(colour, self.background) if readable else colour
        return Style(color=ink.rich_color, bgcolor=self.background.rich_color, bold=bold or None)

    def legible(self, ink: Color, page: Color) -> Color:
        """`ink`, moved towards white or black until it is legible on `page`."""
        pole = self._pole(page)
        for step in range(11):
            mixed = ink.blend(pole, step / 10)
            if contrast(mixed, page) >= LEAST_TEXT_CONTRAST:
                return mixed
        return pole

    def _letters(self, colour: Color) -> Color:
        """One of the sixteen colours, its brighter or darker brother, or the terminal's ink: what is legible."""
        number = -1 if colour.ansi is None else colour.ansi
        brother = number + BRIGHT_OFFSET if self.dark else number - BRIGHT_OFFSET
        fit = [one for one in (number, brother, -1) if one in LEGIBLE_COLOURS[self.dark]]
        return colour if fit[0] == number else Color(0, 0, 0, ansi=fit[0])

    def _on(self, ink: Color, page: Color) -> Style:
        return Style(color=self.legible(ink, page).rich_color, bgcolor=page.rich_color)

    # ---------------------------------------------------------------- the article's text

    def of_span(self, look: SpanStyle) -> Style:
        """The style of a piece of the article's text."""
        style = self._spans.get(look)
        if style is None:
            style = self._spans[look] = self._ansi_look(look) if self.ansi else self._colour_look(look)
        return style

    @staticmethod
    def _attributes(look: SpanStyle) -> Style:
        """What tells the styles apart without colour."""
        label = look.entity
        return Style(
            bold=look.block in (BlockKind.TITLE, BlockKind.HEADING) or look.speaker or look.point or None,
            italic=label in (EntityLabel.GPE, EntityLabel.LOC) or look.block is BlockKind.QUOTE or None,
            underline=look.speaker or label is EntityLabel.PER or look.note is not None or None,
            reverse=look.chosen or look.point or None,
        )

    def _ansi_look(self, look: SpanStyle) -> Style:
        if look.dim:
            return self.faint
        if look.chosen:
            return Style(reverse=True)
        if look.hit:
            return (Style(bold=True, underline=True) if self._bare else _MARKED) + self._attributes(look)
        if look.hue is not None and look.current:
            return (_BOLD if self._bare else _BRIGHT) + self._attributes(look)
        hue = look.hue if look.hue is not None else look.entity_hue
        return self.style(self.foreground if hue is None else self.hue(hue)) + self._attributes(look)

    def _colour_look(self, look: SpanStyle) -> Style:
        if look.dim:
            ink = self.foreground.blend(self.background, 0.62)
            return Style(color=ink.rich_color, bgcolor=self.background.rich_color)
        if look.chosen:  # one even block, whatever else is marked in it
            ink = self.legible(self.foreground.blend(self.colour("primary"), 0.4), self.background)
            return Style(color=ink.rich_color, bgcolor=self.background.rich_color, reverse=True)
        page, ink = self.background, self._ink(look)
        if look.hue is not None:
            hue = self.hue(look.hue)
            page = page.blend(hue, 0.24 if look.current else 0.07)
            if look.current:
                ink = ink.blend(self._pole(self.background), 0.6)
            elif look.entity is None:
                ink = ink.blend(hue, 0.55)
        if look.note is not None:
            page = page.blend(self.colour(f"note-{look.note}"), 0.22)
        if look.hit:
            page = self.colour("hit")
            ink = self._pole(page)
        ink = self.legible(ink, page)
        return Style(color=ink.rich_color, bgcolor=page.rich_color) + self._attributes(look)

    def _ink(self, look: SpanStyle) -> Color:
        """The colour of the letters outside statements."""
        if look.entity_hue is not None:
            return self.hue(look.entity_hue)
        if look.speaker:
            return self.colour("accent")
        if look.entity in (EntityLabel.GPE, EntityLabel.LOC):
            return self.colour("entity-place")
        if look.entity is EntityLabel.ORG:
            return self.colour("entity-organization")
        if look.entity is EntityLabel.DATE:
            return self.colour("entity-date")
        return self.foreground

    @staticmethod
    def _pole(page: Color) -> Color:
        """White on a dark page, black on a light one."""
        return WHITE if page.brightness < 0.5 else BLACK


class _Styled(Protocol):
    """An app that has styles."""

    theme_styles: Styles
    """Styles for the present theme."""


def styles_of(node: DOMNode) -> Styles:
    """The styles of the app that a screen or widget lives in."""
    return cast("_Styled", node.app).theme_styles
