"""What is said in passing, and errors, which stay."""

from __future__ import annotations

from reader.errors import LibraryError
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import press


async def test_what_is_said_in_passing_does_not_pile_up_but_an_error_stays(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 100, 30) as (pilot, _):
        await press(pilot, "w", "w", "w")
        assert len(app._notifications) == 1
        app.tell_error(LibraryError("Library away", "The library is away."))
        await press(pilot, "w", "w", "w")
        assert [notice.severity for notice in app._notifications] == ["error", "information"]
