"""Addresses that the article leads to, opened by the system's own program."""

from __future__ import annotations

import os
from typing import Any

from textual.app import App

from reader.errors import ReaderError
from reader.tui.context import Context
from reader.tui.programs import link_command, open_address


def follow(context: Context, app: App[Any], address: str) -> None:
    """Open an address in the browser; where there is none to see, copy it and show it."""
    try:
        command = link_command(context.settings.open_link, os.environ)
    except ReaderError as error:
        context.tell_error(error)
        return
    if command is None:
        app.copy_to_clipboard(address)
        context.tell(context.tr("done.link-copied", link=address))
    else:
        context.jobs.start("link", lambda _: open_address(command, address))
