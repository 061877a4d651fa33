"""What the library says was changed, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.text import printable
from reader.tui.i18n import Translator

if TYPE_CHECKING:
    from reader.library.checks import Checked


def change_words(tr: Translator, label: str) -> str:
    """What the library says was changed in the interface's language; safe to write."""
    return printable(tr.say(label))


def what_changed(tr: Translator, checked: Checked) -> str:
    """What became of an article whose source was read again, in one line of the interface's language."""
    if not checked.changed:
        return tr("checked.unchanged")
    return ", ".join(tr.plural(f"checked.{what}", count) for what, count in checked.counts()) or tr("checked.marks")
