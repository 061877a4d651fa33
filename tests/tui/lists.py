"""What the tests of lists share: looking at them, and waiting for what they open."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.pilot import Pilot

from reader.tui.dialogs.listing import ListScreen
from reader.tui.dialogs.listing_bars import ActionBar, TitleBar
from tests.tui.conftest import settled


def listing(pilot: Pilot[int], kind: type[Any] = ListScreen) -> Any:
    """The listing on top, which has to be of this kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind), screen
    return screen


def lines(pilot: Pilot[int]) -> list[str]:
    """Every row of the list on top, seen or not, as it is drawn."""
    items = listing(pilot).panel.items
    return ["".join(text for text, _ in items.pieces(number)).rstrip() for number in range(len(items.rows))]


def title(pilot: Pilot[int]) -> str:
    """The title of the list on top, with what stands behind it."""
    left, _ = listing(pilot).query_one(TitleBar).parts(120)
    return "".join(item.text for item in left).strip()


def remark(pilot: Pilot[int]) -> str:
    """What stands at the right of the title of the list on top."""
    _, right = listing(pilot).query_one(TitleBar).parts(120)
    return "".join(item.text for item in right).strip()


def keys_told(pilot: Pilot[int]) -> str:
    """What the foot of the list on top says of its keys."""
    left, _ = listing(pilot).query_one(ActionBar).parts(120)
    return "".join(item.text for item in left).strip()


def page(pilot: Pilot[int]) -> str:
    """Every row of the list on top in one text."""
    return "\n".join(lines(pilot))


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys and wait until what they began is done."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    await settled(pilot)


async def write(pilot: Pilot[int], words: str) -> None:
    """Type words into the line that has the focus."""
    for character in words:
        await pilot.press("space" if character == " " else character)
    await settled(pilot)


def told(app: App[Any]) -> list[str]:
    """What the app said in passing, the last thing last."""
    return [notification.message for notification in app._notifications]


async def go_to_row(pilot: Pilot[int], words: str) -> None:
    """Make the row with these words the current one."""
    rows = lines(pilot)
    number = next(number for number, line in enumerate(rows) if words in line)
    listing(pilot).panel.items.current = number
    await pilot.pause()
