"""The commands of the whole program, and where those of every scope stand."""

from __future__ import annotations

from reader.tui.context import Context
from reader.tui.keymap.commands import Commands
from reader.tui.requests import (
    ChangeBrightness,
    Leave,
    ShowActors,
    ShowFind,
    ShowKeys,
    ShowLibrary,
    ShowNotes,
    ShowPalette,
    ShowQuotations,
    ShowSettings,
)

APP_COMMANDS: Commands[Context] = {
    "library": lambda context: context.post(ShowLibrary()),
    "find": lambda context: context.post(ShowFind()),
    "all-actors": lambda context: context.post(ShowActors()),
    "all-notes": lambda context: context.post(ShowNotes(every=True)),
    "all-quotations": lambda context: context.post(ShowQuotations()),
    "refresh": lambda context: context.refreshing.toggle(),
    "help": lambda context: context.post(ShowKeys()),
    "palette": lambda context: context.post(ShowPalette()),
    "light-or-dark": lambda context: context.post(ChangeBrightness()),
    "settings": lambda context: context.post(ShowSettings()),
    "leave": lambda context: context.post(Leave()),
}
"""What can be done on every screen."""
