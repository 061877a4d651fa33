"""The rule that decided on a speaker, in plain words of the interface's language; pure."""

from __future__ import annotations

from reader.tui.strings import Tongue

UNRESOLVED = "-unresolved"
"""End of a rule's name where it found nobody."""


def rule_words(say: Tongue, why: str) -> str:
    """A rule such as "clitic-of-the-running-speaker" as a person reads it; its own name where nobody wrote words."""
    if say.has(f"why.{why}"):
        return say(f"why.{why}")
    if why.endswith(UNRESOLVED):
        return f"{rule_words(say, why.removesuffix(UNRESOLVED))}; {say('why.unresolved')}"
    parts = why.split("-")
    for cut in range(len(parts) - 1, 0, -1):
        how, whom = "-".join(parts[:cut]), "-".join(parts[cut:])
        if say.has(f"why.{how}") and say.has(f"why.{whom}"):
            return f"{say(f'why.{how}')}, {say(f'why.{whom}')}"
    return why.replace("-", " ")
