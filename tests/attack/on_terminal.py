"""The program over the hostile library on the terminal that it was started on; tells through a pipe what it shows.

`python -m tests.attack.on_terminal FOLDER SEED PIPE`. A line is written whenever the program has come to rest: how many
keys it has handled, and the names of the screens that lie over one another.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from pathlib import Path
from unittest import mock

from textual.app import App
from textual.events import Event, Key

from reader.model import Opened
from reader.settings import Settings
from reader.tui import launch
from reader.tui.app import KutipApp
from reader.tui.drawing.page_colours import PAGE_COLOURS
from reader.tui.input_queue import InputQueue
from reader.tui.startup.first import FirstScreen
from reader.tui.startup.keyboard import Keyboard
from tests.attack.monkey import nothing_unforeseen, nowhere_else
from tests.attack.places import LOOK_UP, hostile_library

LOOK_S = 0.002
"""Seconds from one look to the next whether the program is at rest."""


class Telling:
    """Makes the app, counts the keys that have their turn, and tells what is shown."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._handled = 0
        self._task: asyncio.Task[None] | None = None

    def make_app(self, *given: Opened, **options: Opened) -> KutipApp:
        """In place of the class of the app."""
        app = KutipApp(*given, **options)  # type: ignore[arg-type]  # as `run_app` gives them

        async def counted(event: Event) -> None:
            self._handled += isinstance(event, Key)
            await App.on_event(app, event)

        app.input_queue = InputQueue(app, counted)
        app.call_later(self._begin, app)
        return app

    def _begin(self, app: KutipApp) -> None:
        self._task = asyncio.create_task(self._tell(app))

    async def _tell(self, app: KutipApp) -> None:
        told = ""
        while app.is_running:
            queue = app.input_queue
            if queue.is_empty and not app.message_queue_size and queue._at_rest() and not app.jobs.busy:
                names = [type(screen).__name__ for screen in app.screen_stack]
                line = json.dumps([self._handled, names])
                if line != told:
                    os.write(self._pipe, line.encode() + b"\n")
                    told = line
            await asyncio.sleep(LOOK_S)


def main(folder: Path, seed: int, pipe: int) -> int:
    """Run the screen until a key leaves it; gives the exit status."""
    chance = random.Random(seed)
    settings = Settings(
        language=chance.choice(("id", "en")), theme=chance.choice(sorted(PAGE_COLOURS)), look_up=LOOK_UP
    )
    with nowhere_else(folder, chance), nothing_unforeseen():
        library, opened = hostile_library(folder, chance)
        keyboard, first = Keyboard(), FirstScreen()
        with library, mock.patch.object(launch, "KutipApp", Telling(pipe).make_app):
            try:
                keyboard.take(settings.theme)
                first.draw(opened.article, 0, settings, light=False)
                return launch.run_app(library, settings, launch.Beginning(opened), first=first, keyboard=keyboard)
            finally:
                first.restore()
                keyboard.restore()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
