"""Kutip's own two themes, and the colour roles that every theme has, Textual's own among them.

A role is a theme variable: `actor-1` to `actor-8`, `entity-…`, `note-…`, `hit`, `rule`. A theme may set a role itself;
where it does not, the default for dark, light or sixteen-colour themes stands in. `styles.Styles` turns roles into
styles and sees to it that text keeps a contrast of 4.5 to 1.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.theme import Theme

from reader.tui.drawing.page_colours import DARK, LIGHT

ACTOR_HUES = 8
"""Number of roles `actor-N`; more actors than that share them in turn."""

_DARK_ROLES = {
    "actor-1": "#e6b566",  # amber
    "actor-2": "#6cb6ff",  # sky
    "actor-3": "#8ccf7e",  # leaf
    "actor-4": "#e88fb4",  # rose
    "actor-5": "#b79cf0",  # violet
    "actor-6": "#5fd0c5",  # teal
    "actor-7": "#f07a5a",  # brick
    "actor-8": "#bcd35f",  # lime
    "actor-unknown": "#9aa0aa",
    "entity-organization": "#a9c7b5",
    "entity-place": "#a8bfd9",
    "entity-date": "#c9b8d8",
    "note-yellow": "#e8d06a",
    "note-green": "#86cf7a",
    "note-blue": "#74b5f0",
    "note-pink": "#ec93bd",
    "note-violet": "#b79cf0",
    "hit": "#f4d35e",
    "rule": DARK.rule,
}

_LIGHT_ROLES = {
    "actor-1": "#8a5a00",
    "actor-2": "#0b5cad",
    "actor-3": "#2f6b1f",
    "actor-4": "#a3275f",
    "actor-5": "#6a3fb5",
    "actor-6": "#0b6b66",
    "actor-7": "#a8401a",
    "actor-8": "#5f6410",
    "actor-unknown": "#5d636d",
    "entity-organization": "#2d5f4a",
    "entity-place": "#2d4f78",
    "entity-date": "#5a3f78",
    "note-yellow": "#c29a00",
    "note-green": "#3d8f2f",
    "note-blue": "#2a7cc9",
    "note-pink": "#c9487f",
    "note-violet": "#7a55c0",
    "hit": "#d19a00",
    "rule": LIGHT.rule,
}

_ANSI_ROLES = {
    "actor-unknown": "ansi_default",
    "entity-organization": "ansi_default",
    "entity-place": "ansi_default",
    "entity-date": "ansi_default",
    "note-yellow": "ansi_yellow",
    "note-green": "ansi_green",
    "note-blue": "ansi_blue",
    "note-pink": "ansi_magenta",
    "note-violet": "ansi_magenta",
    "hit": "ansi_yellow",
    "rule": "ansi_bright_black",
}

_ANSI_DARK_ROLES = {
    **_ANSI_ROLES,
    "actor-1": "ansi_yellow",
    "actor-2": "ansi_bright_blue",
    "actor-3": "ansi_green",
    "actor-4": "ansi_bright_magenta",
    "actor-5": "ansi_cyan",
    "actor-6": "ansi_bright_red",
    "actor-7": "ansi_bright_cyan",
    "actor-8": "ansi_bright_green",
}

_ANSI_LIGHT_ROLES = {
    **_ANSI_ROLES,
    "actor-1": "ansi_blue",
    "actor-2": "ansi_magenta",
    "actor-3": "ansi_red",
    "actor-4": "ansi_green",
    "actor-5": "ansi_cyan",
    "actor-6": "ansi_bright_blue",
    "actor-7": "ansi_bright_magenta",
    "actor-8": "ansi_yellow",
}

KUTIP_DARK = Theme(
    name="kutip-dark",
    primary="#8fb3e0",
    secondary="#7f92ad",
    accent=DARK.accent,
    foreground=DARK.foreground,
    background=DARK.background,
    surface="#1a1d23",
    panel="#23272f",
    success="#8ccf7e",
    warning="#e6b566",
    error="#f08a7a",
    dark=True,
    variables={**_DARK_ROLES, "block-cursor-text-style": "none", "input-selection-background": "#6cb6ff 35%"},
)
"""Ink blue, for the evening."""

KUTIP_LIGHT = Theme(
    name="kutip-light",
    primary="#1f4f8a",
    secondary="#5c6b80",
    accent=LIGHT.accent,
    foreground=LIGHT.foreground,
    background=LIGHT.background,
    surface="#f2eee4",
    panel="#e8e2d4",
    success="#2f6b1f",
    warning="#8a5a00",
    error="#a8281a",
    dark=False,
    variables={**_LIGHT_ROLES, "block-cursor-text-style": "none", "input-selection-background": "#0b5cad 25%"},
)
"""Paper and ink."""

OWN_THEMES = (KUTIP_DARK, KUTIP_LIGHT)
"""The themes that the program adds to Textual's."""


def default_roles(theme: Theme) -> dict[str, str]:
    """The roles that hold in a theme which does not set them."""
    if theme.ansi:
        return _ANSI_DARK_ROLES if theme.dark else _ANSI_LIGHT_ROLES
    return _DARK_ROLES if theme.dark else _LIGHT_ROLES


def counterpart(name: str, *, dark: bool, themes: Iterable[str]) -> str:
    """The theme for the other time of day: that of the same family where there is one, else Kutip's own.

    `dark` says whether the theme `name` is dark.
    """
    here, there = ("dark", "light") if dark else ("light", "dark")
    family = name.replace(here, there)
    return family if family != name and family in themes else f"kutip-{there}"


def for_sixteen_colours(theme: Theme) -> str:
    """The theme that stands for `theme` on a terminal which has sixteen colours of its own and no others."""
    if theme.ansi:
        return theme.name
    return "ansi-dark" if theme.dark else "ansi-light"
