"""Screens with a list, and the small dialogs that every part of the screen uses."""

from pathlib import Path

STYLESHEET = Path(__file__).with_name("dialogs.tcss")
"""The layout of lists and dialogs. A path of its own: Textual looks for a name beside the file of the subclass."""
