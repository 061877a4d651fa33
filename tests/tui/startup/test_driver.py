"""What the terminal is sent: a frame in one piece, and no clearing of the page that is drawn before Textual."""

from __future__ import annotations

from textual._ansi_sequences import SYNC_END, SYNC_START

from reader.tui.app import KutipApp
from reader.tui.startup.driver import ENTER_SCREEN, FrameDriver, HandoverDriver
from tests.tui.conftest import MakeApp


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
