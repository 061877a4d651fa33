"""The commands of the whole program, and where those of every scope stand."""

from __future__ import annotations

from reader.tui.context import Context
from reader.tui.keymap.commands import Commands
from reader.tui.requests import Do, Show, ShowNotes


def _toggle_work(context: Context) -> None:
    """Stop what is being added or asked; else analyse the library anew, or stop that."""
    if not (context.adding.stop() or context.checking.stop() or context.following.stop()):
        context.refreshing.toggle()


APP_COMMANDS: Commands[Context] = {
    "library": lambda context: context.post(Show.LIBRARY),
    "find": lambda context: context.post(Show.FIND),
    "all-actors": lambda context: context.post(Show.ACTORS),
    "all-notes": lambda context: context.post(ShowNotes(every=True)),
    "all-codes": lambda context: context.post(Show.CODES),
    "all-quotations": lambda context: context.post(Show.QUOTATIONS),
    "feeds": lambda context: context.post(Show.FEEDS),
    "all-stories": lambda context: context.post(Show.STORIES),
    "refresh": _toggle_work,
    "help": lambda context: context.post(Show.KEYS),
    "palette": lambda context: context.post(Show.PALETTE),
    "light-or-dark": lambda context: context.post(Do.CHANGE_BRIGHTNESS),
    "settings": lambda context: context.post(Show.SETTINGS),
    "suspend": lambda context: context.post(Do.SUSPEND),
    "leave": lambda context: context.post(Do.LEAVE),
}
"""What can be done on every screen."""
