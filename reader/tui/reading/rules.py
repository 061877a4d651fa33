"""The rule that decided on a speaker, in plain words of the interface's language; pure."""

from __future__ import annotations

from reader.tui.i18n import Translator

UNRESOLVED = "-unresolved"
"""End of a rule's name where it found nobody."""


def rule_words(tr: Translator, why: str) -> str:
    """A rule such as "clitic-of-the-running-speaker" as a person reads it; its own name where nobody wrote words."""
    if tr.has(f"why.{why}"):
        return tr(f"why.{why}")
    if why.endswith(UNRESOLVED):
        return f"{rule_words(tr, why.removesuffix(UNRESOLVED))}; {tr('why.unresolved')}"
    parts = why.split("-")
    for cut in range(len(parts) - 1, 0, -1):
        how, whom = "-".join(parts[:cut]), "-".join(parts[cut:])
        if tr.has(f"why.{how}") and tr.has(f"why.{whom}"):
            return f"{tr(f'why.{how}')}, {tr(f'why.{whom}')}"
    return why.replace("-", " ")
