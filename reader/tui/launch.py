"""Starting the screen: the app on an article, a source that is opened on the screen, or the library."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import NOTHING_TOLD, Opened, Particulars
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.requests import Show, ShowArticles
from reader.tui.startup.keyboard import Keyboard

if TYPE_CHECKING:
    from reader.library import Library
    from reader.tui.startup.first import FirstScreen

FAILED = 1
"""Exit status where the screen ended by itself."""


def run_app(
    library: Library,
    settings: Settings,
    *,
    opened: Opened | None = None,
    enter: bool = False,
    later: str = "",
    stored: int | None = None,
    fitting: str | None = None,
    told: Particulars = NOTHING_TOLD,
    first: FirstScreen | None = None,
    guide: bool = False,
    keyboard: Keyboard,
) -> int:
    """Run the screen until the user leaves; gives the exit status.

    `opened` is the article, which with `enter` is still to be put into the library; or `later` is a source that is
    opened on the screen; or `stored` an article of the library, over which with `fitting` its articles that fit those
    words are shown. `told` is what the user said of the source. `first` has drawn the first page, which is taken over;
    `guide` shows the guide of the first run. `keyboard` has the keys until Textual comes.
    """
    if stored is not None:
        opened = library.articles.open_stored(stored)
    app = KutipApp(library, settings, opened=opened, title=Path(later).name)
    app.appearance.sixteen_colours = app.console.color_system in ("standard", None)
    app.appearance.light_page = keyboard.is_page_light()
    app.appearance.apply(settings.theme)
    if sys.platform != "win32" and "TEXTUAL_DRIVER" not in os.environ:
        from reader.tui.startup.driver import driver_after

        app.driver_class = driver_after(keyboard, page_is_drawn=first is not None and first.take_over())
    if later:
        app.call_later(app.opening.open_source, later, told=told)
    elif enter and opened is not None:
        app.opening.enter_later(opened.article, told)
    if fitting is not None:
        app.call_later(app.post, ShowArticles(fitting))
    if guide:
        app.call_later(app.post, Show.GUIDE)
    app.call_later(app.leaving.listen)
    app.call_later(app.suspending.listen)
    app.run(mouse=settings.mouse)
    return FAILED if app.return_code is None else app.return_code
