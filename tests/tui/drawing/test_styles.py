"""Colours: legible in every theme, and never the only thing that tells two things apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.model import EntityLabel
from reader.tui.drawing.page_colours import says_light, theme_on
from reader.tui.drawing.styles import SpanStyle, Styles, contrast
from reader.tui.drawing.themes import (
    ACTOR_HUES,
    OWN_THEMES,
    counterpart,
    default_roles,
    for_sixteen_colours,
)

THEMES = [*OWN_THEMES, *BUILTIN_THEMES.values()]
COLOURED = [theme for theme in THEMES if not theme.ansi]


def styles_of(theme: Theme) -> Styles:
    """The paint of a theme, as the app makes it."""
    return Styles({**default_roles(theme), **theme.to_color_system().generate(), **theme.variables}, ansi=theme.ansi)


def grounds(style: Style) -> tuple[Color, Color]:
    """Ink and page of a style."""
    assert style.color is not None
    assert style.bgcolor is not None
    return Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)


LOOKS = [
    SpanStyle(hue=hue, current=current, entity=entity, entity_hue=entity_hue, note=note, hit=hit, speaker=speaker)
    for hue in (None, -1, *range(ACTOR_HUES))
    for current in (False, True)
    for entity, entity_hue in ((None, None), (EntityLabel.PER, 3), (EntityLabel.ORG, None), (EntityLabel.GPE, None))
    for note in (None, "yellow", "violet")
    for hit, speaker in ((False, False), (True, False), (False, True))
]


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_look_of_the_text_is_legible(theme: Theme) -> None:
    styles = styles_of(theme)
    for look in LOOKS:
        ink, page = grounds(styles.of_span(look))
        assert contrast(ink, page) >= 4.4, look  # 4.5, but for the rounding of a channel


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_names_of_actors_and_what_steps_back_are_legible(theme: Theme) -> None:
    styles = styles_of(theme)
    for style in (*(styles.actor(hue) for hue in range(-1, ACTOR_HUES)), styles.faint, styles.text, styles.accent):
        ink, page = grounds(style)
        assert contrast(ink, page) >= 4.4


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_signs_of_statements_and_notes_stand_out_from_the_page(theme: Theme) -> None:
    styles = styles_of(theme)
    for hue in range(-1, ACTOR_HUES):
        assert contrast(styles.hue(hue), styles.background) >= 3
    for colour in ("yellow", "green", "blue", "pink", "violet"):
        assert contrast(*grounds(styles.note(colour))) >= 2.2


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_hues_differ_from_one_another(theme: Theme) -> None:
    styles = styles_of(theme)
    for one, other in combinations(range(ACTOR_HUES), 2):
        a, b = styles.hue(one), styles.hue(other)
        assert abs(a.r - b.r) + abs(a.g - b.g) + abs(a.b - b.b) > 60


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_kinds_of_names_differ_without_colour(theme: Theme) -> None:
    styles = styles_of(theme)

    def attributes(look: SpanStyle) -> tuple[bool | None, ...]:
        style = styles.of_span(look)
        return style.bold, style.italic, style.underline, style.reverse

    assert attributes(SpanStyle(entity=EntityLabel.PER)) != attributes(SpanStyle())
    assert attributes(SpanStyle(entity=EntityLabel.GPE)) != attributes(SpanStyle())
    assert attributes(SpanStyle(entity=EntityLabel.PER)) != attributes(SpanStyle(entity=EntityLabel.GPE))
    assert attributes(SpanStyle(speaker=True)) != attributes(SpanStyle())
    assert attributes(SpanStyle(chosen=True)) != attributes(SpanStyle())
    assert attributes(SpanStyle(hit=True, point=True)) != attributes(SpanStyle())


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_sixteen_colours_leave_ink_and_page_to_the_terminal(name: str) -> None:
    style = styles_of(BUILTIN_THEMES[name]).of_span(SpanStyle())
    assert style.bgcolor is None
    assert style.color is None or style.color.is_default


ANSI = [BUILTIN_THEMES["ansi-dark"], BUILTIN_THEMES["ansi-light"]]


@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
def test_of_sixteen_colours_only_the_legible_ones_make_letters(theme: Theme) -> None:
    """Blue and black vanish on a dark page, yellow, green and cyan on a light one, whatever the terminal's palette."""
    styles = styles_of(theme)
    vanishing = {0, 1, 4, 5} if theme.dark else {2, 3, 6, 7, 10, 11, 14, 15}
    inks = [styles.of_span(look).color for look in LOOKS if not look.current and not look.hit]
    inks += [style.color for style in (*map(styles.actor, range(-1, ACTOR_HUES)), styles.accent, styles.error)]
    assert all(ink is None or ink.is_default or ink.number not in vanishing for ink in inks)


@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
def test_of_sixteen_colours_what_is_current_has_ink_and_ground_of_its_own(theme: Theme) -> None:
    styles = styles_of(theme)
    for style in (styles.of_span(SpanStyle(hue=3, current=True)), styles.row, styles.on_row(styles.faint, focus=True)):
        assert style.bgcolor is not None
        assert style.color is not None
        assert not style.dim


@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
def test_with_sixteen_colours_the_hit_that_is_meant_differs_from_the_others(theme: Theme) -> None:
    styles = styles_of(theme)
    assert styles.of_span(SpanStyle(hit=True, point=True)).reverse != styles.of_span(SpanStyle(hit=True)).reverse


def test_without_any_colour_letters_tell_what_is_current_and_what_was_found() -> None:
    theme = ANSI[0]
    styles = Styles(
        {**default_roles(theme), **theme.to_color_system().generate(), **theme.variables}, ansi=True, no_colour=True
    )
    plain, current = styles.of_span(SpanStyle(hue=2)), styles.of_span(SpanStyle(hue=2, current=True))
    hit, meant = styles.of_span(SpanStyle(hit=True)), styles.of_span(SpanStyle(hit=True, point=True))
    assert (current.bold, plain.bold) == (True, None)
    assert (hit.underline, plain.underline) == (True, None)
    assert (meant.reverse, hit.reverse) == (True, None)
    assert styles.row.reverse


@pytest.mark.parametrize(
    ("name", "expected"),
    [("kutip-dark", "ansi-dark"), ("kutip-light", "ansi-light"), ("ansi-dark", "ansi-dark"), ("nord", "ansi-dark")],
)
def test_a_theme_has_a_stand_in_where_there_are_sixteen_colours(name: str, expected: str) -> None:
    theme = next(theme for theme in THEMES if theme.name == name)
    assert for_sixteen_colours(theme) == expected


@pytest.mark.parametrize(
    ("name", "light", "expected"),
    [
        ("auto", False, "kutip-dark"),
        ("auto", True, "kutip-light"),
        ("kutip-dark", True, "kutip-dark"),  # what the reader chose expressly stays
        ("nord", True, "nord"),
    ],
)
def test_without_a_theme_of_the_readers_own_the_page_decides(name: str, light: bool, expected: str) -> None:
    assert theme_on(name, light=light) == expected


@pytest.mark.parametrize(
    ("value", "light"), [("0;15", True), ("0;default;15", True), ("15;0", False), ("", False), ("12;8", False)]
)
def test_a_terminal_may_say_that_its_page_is_light(value: str, light: bool) -> None:
    assert says_light({"COLORFGBG": value}) is light


@pytest.mark.parametrize(
    ("name", "dark", "expected"),
    [
        ("kutip-dark", True, "kutip-light"),
        ("kutip-light", False, "kutip-dark"),
        ("solarized-dark", True, "solarized-light"),
        ("nord", True, "kutip-light"),  # it has no light brother
        ("ansi-light", False, "ansi-dark"),
    ],
)
def test_day_and_night_of_a_theme(name: str, dark: bool, expected: str) -> None:
    assert counterpart(name, dark=dark, themes=[theme.name for theme in THEMES]) == expected
