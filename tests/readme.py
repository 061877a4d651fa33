"""Writes the README's list of keys from the one table that the screen takes its keys from: `python -m tests.readme`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from reader.tui.keys import ACTIONS, Action, Scope, keys_of
from reader.tui.strings import Tongue

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- keys: written by `make readme` -->\n", "<!-- end of keys -->\n"
SAY = Tongue("en")
_IN_LISTS = (Scope.LIST, Scope.CHOOSING)
"""Scopes whose keys are those of the article in another pane: the help shows them, the README does without."""


def key_list() -> str:
    """Every action with its keys, a table of groups."""
    told = [action for action in ACTIONS if action.scope not in _IN_LISTS]
    order = list(dict.fromkeys(action.group for action in told))
    lines = ["| | keys |", "|---|---|"]
    for group, actions in groupby(
        sorted(told, key=lambda action: order.index(action.group)), lambda action: action.group
    ):
        row = " · ".join(_shown(action) for action in actions)
        lines.append(f"| **{SAY(f'group.{group}')}** | {row} |")
    return "\n".join(lines) + "\n"


def _shown(action: Action) -> str:
    keys = " ".join("`` ` ``" if key == "`" else f"`{key}`" for key in keys_of(action, {}))
    return f"{keys} {SAY(f'action.{action.id}')}"


def with_keys(readme: str) -> str:
    """The README with the list as it is now between its two marks."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{key_list()}{END}{after}"


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
