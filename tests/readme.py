"""Writes the README's list of keys from the one table that the screen takes its keys from: `python -m tests.readme`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.tui.i18n import Translator
from reader.tui.keymap.keys import ACTIONS, Action, Group, Scope, keys_of

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- keys: written by `make readme` -->\n", "<!-- end of keys -->\n"
TR = Translator("en")
READING = (Scope.ARTICLE, Scope.READING, Scope.APP)
"""Where the keys of the first table hold: while reading."""
ELSEWHERE = {
    Scope.PROMPT: "while searching",
    Scope.CHOOSING: "while choosing",
    Scope.TIMELINE: "in the timeline",
    Scope.CORRECT: "after `c`",
    Scope.LIST: "in every list",
    Scope.ACTORS: "actors",
    Scope.CARD: "an actor's card",
    Scope.NOTES: "notes",
    Scope.EDITOR: "writing a note",
    Scope.CORRECTIONS: "corrections",
    Scope.LIBRARY: "library",
    Scope.OVER: "actors of all articles",
    Scope.STATEMENTS: "statements of all articles",
    Scope.QUOTATIONS: "quoted in several articles",
    Scope.SETTINGS: "settings",
    Scope.HELP: "this list of keys",
    Scope.DIALOG: "every dialog",
}
"""Where the keys of the second table hold, in the order of its rows."""


def key_list() -> str:
    """Every action with its keys: a table of groups for reading, then one of the other places."""
    lines = ["| reading | |", "|---|---|"]
    for group in Group:
        told = [action for action in ACTIONS if action.group is group and action.scope in READING]
        lines += _row(TR(f"group.{group}").lower(), told)
    lines += ["", "<details><summary>And elsewhere</summary>", "", "| | |", "|---|---|"]
    for scope, where in ELSEWHERE.items():
        lines += _row(where, [action for action in ACTIONS if action.scope is scope])
    return "\n".join([*lines, "", "</details>", ""])


def _row(head: str, actions: Sequence[Action]) -> list[str]:
    return [f"| {head} | {' · '.join(map(_shown, actions))} |"] if actions else []


def _shown(action: Action) -> str:
    keys = " ".join("`` ` ``" if key == "`" else f"`{key}`" for key in keys_of(action, {}))
    return f"{keys} {TR(f'action.{action.id}')}"


def with_keys(readme: str) -> str:
    """The README with the list as it is now between its two marks."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{key_list()}{END}{after}"


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
