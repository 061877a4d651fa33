"""What reaches the terminal with a key: one frame, in one piece, of what has changed."""

from __future__ import annotations

import asyncio

import pytest
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.pilot import Pilot

from reader.tui.app import KutipApp
from reader.tui.driver import ENTER_SCREEN, FrameDriver, HandoverDriver
from tests.tui.conftest import MakeApp, on_screen


class Written(list[str]):
    """Stands in the place of the thread that writes."""

    write = list.append


def driver_into(written: Written, kind: type[FrameDriver], app: KutipApp) -> FrameDriver:
    """A driver that writes into a list."""
    driver = kind(app)
    driver._writer_thread = written  # type: ignore[assignment]  # nothing but its `write` is called
    return driver


async def test_a_frame_is_written_in_one_piece(make_app: MakeApp) -> None:
    written = Written()
    driver = driver_into(written, FrameDriver, make_app())
    for data in ("before", SYNC_START, "text", "more", SYNC_END, "after"):
        driver.write(data)
    assert written == ["before", SYNC_START + "textmore" + SYNC_END, "after"]


async def test_the_terminal_is_entered_without_clearing_what_is_drawn(make_app: MakeApp) -> None:
    written = Written()
    driver = driver_into(written, HandoverDriver, make_app())
    for data in (ENTER_SCREEN, SYNC_START, "text", SYNC_END, ENTER_SCREEN):
        driver.write(data)
    assert written == [SYNC_START + "text" + SYNC_END, ENTER_SCREEN]  # the second comes after a stop by Ctrl+Z


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """As many items as frames were drawn."""
    drawn: list[None] = []
    monkeypatch.setattr(KutipApp, "post_display_hook", lambda _: drawn.append(None))
    return drawn


async def drawn(pilot: Pilot[int]) -> None:
    """Wait for a frame, and for the one after it if there is one."""
    for _ in range(2):
        shown = asyncio.Event()
        pilot.app.screen.call_after_refresh(shown.set)
        await shown.wait()


@pytest.mark.parametrize("key", ["j", "k", "n", "N", "pagedown", "G"])
async def test_a_key_is_one_frame(make_app: MakeApp, frames: list[None], key: str) -> None:
    async with on_screen(make_app(), 120, 16) as (pilot, _):
        await pilot.press("n", "n", "j")
        await drawn(pilot)
        frames.clear()
        await pilot.press(key)
        await drawn(pilot)
        assert len(frames) == 1
