"""Commands: the functions behind the rows of the table of actions.

A feature maps the ids of its actions to functions of what they act on: a screen, a pane, the app. Whatever has such a
table does `command(id)` by `run`; Textual's key bindings, the foot of a screen, the help and the palette name it so.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias, TypeVar

Target = TypeVar("Target")

Command: TypeAlias = Callable[[Target], Awaitable[None] | None]
"""What an action does with the screen, pane or app that it acts on."""

Commands: TypeAlias = Mapping[str, Command[Target]]
"""The commands of some scopes by the ids of their actions."""


async def run(target: Target, commands: Commands[Target], action_id: str) -> None:
    """Do an action. Raises KeyError where the target has no such command."""
    awaited = commands[action_id](target)
    if awaited is not None:
        await awaited
