"""What can be done on a screen as it stands: the actions of the table whose keys apply there, for help and palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.dom import DOMNode
from textual.screen import Screen

from reader.tui.keymap import keys


@dataclass(frozen=True)
class Doable:
    """An action and what it acts on."""

    action: keys.Action
    """The action."""
    node: DOMNode
    """The screen, pane or app that does it."""


def doable(screen: Screen[Any]) -> list[Doable]:
    """What can be done on a screen as it stands, by what has the focus; in the order of the table of keys."""
    table = keys.by_id()
    found: dict[str, Doable] = {}
    for active in screen.active_bindings.values():
        action = table.get(active.binding.id or "")
        if action is not None and active.enabled:
            found.setdefault(action.id, Doable(action, active.node))
    order = {action_id: number for number, action_id in enumerate(table)}
    return sorted(found.values(), key=lambda one: order[one.action.id])
