"""The reading screen: an article with its statements, timeline and notes."""

from __future__ import annotations

from reader.tui import keys
from reader.tui.screens.moving import Moving


class ReadingScreen(Moving):
    """Everything that can be done while reading; the parts are in the mix-ins beside this file."""

    BINDINGS = keys.bindings(keys.Scope.READING)
