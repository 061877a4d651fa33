"""The language in which the command line speaks: that of the screen, by the settings, else by the locale."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.i18n import Translator


@cache
def interface() -> Translator:
    """The interface's texts; loaded when the first of them is asked for. `main` forgets them when it begins."""
    from reader.errors import SettingsError
    from reader.paths import user_paths
    from reader.settings import load
    from reader.tui.i18n import translator

    try:
        setting = load(user_paths().settings).language
    except SettingsError:  # told by what needs the settings; the locale says in which language
        setting = "auto"
    return translator(setting)


def say(sentence: str) -> str:
    """An English sentence of the program in the interface's language."""
    return interface().say(sentence)
