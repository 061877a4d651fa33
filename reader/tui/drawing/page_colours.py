"""The inks and papers of Kutip's own two themes, known before Textual is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.settings import AUTO_THEME


class PageColours(NamedTuple):
    """The ground colours of a theme, as #rrggbb."""

    foreground: str
    """The ink."""
    background: str
    """The page."""
    faint: str
    """What steps back."""
    accent: str
    """What wants to be noticed."""
    rule: str
    """Lines that part one thing from another."""


DARK = PageColours("#d6d9df", "#14161b", "#8c8f94", "#e6b566", "#343a45")
"""Ink blue, for the evening."""

LIGHT = PageColours("#24272c", "#faf7f0", "#75756f", "#8a5a00", "#cfc9bb")
"""Paper and ink."""

PAGE_COLOURS = {"kutip-dark": DARK, "kutip-light": LIGHT}
"""The grounds by the name of the theme."""


def says_light(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that its page is light: COLORFGBG, of rxvt, Konsole and others, ends in its number."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def theme_on(name: str, *, light: bool) -> str:
    """The theme that a setting means on a page that is light or not."""
    if name != AUTO_THEME:
        return name
    return "kutip-light" if light else "kutip-dark"
