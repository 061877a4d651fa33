"""Colours: legible in every theme, and never the only thing that tells two things apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.model import EntityLabel
from reader.tui.paint import Look, Paint, contrast
from reader.tui.themes import ACTOR_HUES, OWN_THEMES, default_roles

THEMES = [*OWN_THEMES, *BUILTIN_THEMES.values()]
COLOURED = [theme for theme in THEMES if not theme.ansi]


def paint_of(theme: Theme) -> Paint:
    """The paint of a theme, as the app makes it."""
    return Paint({**default_roles(theme), **theme.to_color_system().generate(), **theme.variables}, ansi=theme.ansi)


def grounds(style: Style) -> tuple[Color, Color]:
    """Ink and page of a style."""
    assert style.color is not None
    assert style.bgcolor is not None
    return Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)


LOOKS = [
    Look(hue=hue, current=current, entity=entity, entity_hue=entity_hue, note=note, hit=hit, speaker=speaker)
    for hue in (None, -1, *range(ACTOR_HUES))
    for current in (False, True)
    for entity, entity_hue in ((None, None), (EntityLabel.PER, 3), (EntityLabel.ORG, None), (EntityLabel.GPE, None))
    for note in (None, "yellow", "violet")
    for hit, speaker in ((False, False), (True, False), (False, True))
]


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_look_of_the_text_is_legible(theme: Theme) -> None:
    paint = paint_of(theme)
    for look in LOOKS:
        ink, page = grounds(paint.look(look))
        assert contrast(ink, page) >= 4.4, look  # 4.5, but for the rounding of a channel


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_names_of_actors_and_what_steps_back_are_legible(theme: Theme) -> None:
    paint = paint_of(theme)
    for style in (*(paint.actor(hue) for hue in range(-1, ACTOR_HUES)), paint.faint, paint.text, paint.accent):
        ink, page = grounds(style)
        assert contrast(ink, page) >= 4.4


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_signs_of_statements_and_notes_stand_out_from_the_page(theme: Theme) -> None:
    paint = paint_of(theme)
    for hue in range(-1, ACTOR_HUES):
        assert contrast(paint.hue(hue), paint.background) >= 3
    for colour in ("yellow", "green", "blue", "pink", "violet"):
        assert contrast(*grounds(paint.note(colour))) >= 2.2


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_hues_differ_from_one_another(theme: Theme) -> None:
    paint = paint_of(theme)
    for one, other in combinations(range(ACTOR_HUES), 2):
        a, b = paint.hue(one), paint.hue(other)
        assert abs(a.r - b.r) + abs(a.g - b.g) + abs(a.b - b.b) > 60


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_kinds_of_names_differ_without_colour(theme: Theme) -> None:
    paint = paint_of(theme)

    def attributes(look: Look) -> tuple[bool | None, ...]:
        style = paint.look(look)
        return style.bold, style.italic, style.underline, style.reverse

    assert attributes(Look(entity=EntityLabel.PER)) != attributes(Look())
    assert attributes(Look(entity=EntityLabel.GPE)) != attributes(Look())
    assert attributes(Look(entity=EntityLabel.PER)) != attributes(Look(entity=EntityLabel.GPE))
    assert attributes(Look(speaker=True)) != attributes(Look())
    assert attributes(Look(chosen=True)) != attributes(Look())
    assert attributes(Look(hit=True, point=True)) != attributes(Look())


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_sixteen_colours_leave_ink_and_page_to_the_terminal(name: str) -> None:
    style = paint_of(BUILTIN_THEMES[name]).look(Look())
    assert style.bgcolor is None
    assert style.color is None or style.color.is_default
