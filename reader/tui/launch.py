"""Starting the screen: the app on an article, a source that is opened on the screen, or the library."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.model import NO_ARTICLE, NOTHING_TOLD, Opened, Particulars
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.requests import Show, ShowArticles
from reader.tui.startup.keyboard import Keyboard

if TYPE_CHECKING:
    from reader.library import Library
    from reader.tui.startup.first import FirstScreen

FAILED = 1
"""Exit status where the screen ended by itself."""


class Beginning(NamedTuple):
    """What the screen begins with: an article, or a source that is still to be read, or an article of the library."""

    opened: Opened | None = None
    """The article."""
    enter: bool = False
    """Whether it is still to be put into the library."""
    later: str = ""
    """The source that is opened on the screen; empty for none."""
    told: Particulars = NOTHING_TOLD
    """What the user said of the source."""
    stored: int | None = None
    """The article of the library."""
    fitting: str | None = None
    """Words for which the library's articles that fit them are shown over the article."""
    guide: bool = False
    """Whether the guide of the first run is shown."""


def run_app(
    library: Library,
    settings: Settings,
    begin: Beginning,
    *,
    first: FirstScreen | None = None,
    keyboard: Keyboard,
) -> int:
    """Run the screen until the user leaves; gives the exit status.

    `first` has drawn the first page, which is taken over; `keyboard` has the keys until Textual comes.
    """
    opened = begin.opened if begin.stored is None else library.articles.open_stored(begin.stored)
    app = KutipApp(library, settings, opened=opened, title=Path(begin.later).name)
    app.appearance.sixteen_colours = app.console.color_system in ("standard", None)
    app.appearance.light_page = keyboard.is_page_light()
    app.appearance.apply(settings.theme)
    if sys.platform != "win32" and "TEXTUAL_DRIVER" not in os.environ:
        from reader.tui.startup.driver import driver_after

        app.driver_class = driver_after(keyboard, page_is_drawn=first is not None and first.take_over())
    if begin.later:
        app.call_later(app.opening.open_source, begin.later, told=begin.told)
    elif begin.enter and opened is not None:
        app.opening.enter_later(opened.article, begin.told)
    if begin.fitting is not None:
        app.idle.covered = opened.article_id if opened is not None else NO_ARTICLE
        app.call_later(app.post, ShowArticles(begin.fitting))
    if begin.guide:
        app.call_later(app.post, Show.GUIDE)
    app.call_later(app.leaving.listen)
    app.call_later(app.suspending.listen)
    app.run(mouse=settings.mouse)
    return FAILED if app.return_code is None else app.return_code
