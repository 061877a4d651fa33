"""The navigator: every request that a screen can make has somebody who does it."""

from __future__ import annotations

from enum import Enum
from typing import get_args

import pytest

from reader.tui.navigator import Navigator
from reader.tui.requests import Do, Request, Show
from tests.tui.conftest import MakeApp, on_screen


@pytest.mark.parametrize("kind", get_args(Request))
def test_every_kind_of_request_is_handled(kind: type[object]) -> None:
    nobody = Navigator.__dict__["handle"].dispatcher.dispatch(object)
    assert Navigator.__dict__["handle"].dispatcher.dispatch(kind) is not nobody


async def test_every_member_of_the_enumerations_is_handled(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        for request in [one for kind in (Show, Do) for one in kind if one is not Do.LEAVE]:
            assert isinstance(request, Enum)
            screen.context.post(request)
            await pilot.pause()
            while pilot.app.screen is not screen:
                pilot.app.pop_screen()
            await pilot.pause()


async def test_a_screen_is_not_opened_twice(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        for _ in range(2):
            screen.context.post(Show.LIBRARY)
            await pilot.pause()
        assert len(pilot.app.screen_stack) == 2
