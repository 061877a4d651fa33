"""However the program ends, the terminal is given back and nothing that was typed is lost."""

from __future__ import annotations

import json
import os
import signal
import sys
import sysconfig
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are POSIX", allow_module_level=True)

from textual.widgets import TextArea

from reader.library import Library
from reader.model import Opened
from reader.tui.reading.notes.editor import NoteEditor
from tests.bench._terminal import Terminal
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT
from tests.tui.lists import press, told, write

GIVEN_BACK = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l")
"""What leaves the other screen, shows the cursor, and ends reports of the mouse and of pastes."""


def kutip_on_terminal(folder: Path) -> Terminal:
    """Kutip on a short article of its own, without a library before."""
    article = folder / "teluk.txt"
    article.write_text(TEXT, encoding="utf-8")
    kutip = Path(sysconfig.get_path("scripts")) / "kutip"
    return Terminal((str(kutip), str(article)), 90, 24, {"KUTIP_HOME": os.environ["KUTIP_HOME"], "LC_ALL": "C.UTF-8"})


def wait_for_end(terminal: Terminal) -> int:
    """The exit status; everything that was written is read before."""
    while terminal.read(30) is not None:
        pass
    return os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1])


def drafts_of(folder: Path) -> list[str]:
    """The words of the drafts."""
    return [json.loads(path.read_bytes())["text"] for path in (folder / "kutip-home/data/drafts").glob("*.json")]


def begin_note(terminal: Terminal, words: str) -> None:
    """Open the editor on the first paragraph and type, some bytes being no UTF-8."""
    terminal.wait_for("Kutip")
    terminal.wait_for("keys")
    terminal.send("Esc")  # the guide of the first run
    terminal.settle()
    terminal.send("V")
    terminal.settle()
    terminal.send("a")
    terminal.wait_for("Ctrl\\+S|ctrl\\+s|\\^s")
    os.write(terminal._file, b"\xff\xfe")
    terminal.send(words)
    terminal.wait_for(words)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_gives_the_terminal_back_and_keeps_what_was_typed(tmp_path: Path, number: signal.Signals) -> None:
    with kutip_on_terminal(tmp_path) as terminal:
        begin_note(terminal, "belum disimpan")
        os.kill(terminal.pid, number)
        assert wait_for_end(terminal) == 128 + number
        written = terminal.raw.decode(errors="replace")
        assert all(written.rfind(back) > written.rfind("\x1b[?1049h") for back in GIVEN_BACK)
        assert "Traceback" not in written
    assert drafts_of(tmp_path) == ["\ufffd\ufffdbelum disimpan"]


def test_what_was_typed_survives_a_kill(tmp_path: Path) -> None:
    with kutip_on_terminal(tmp_path) as terminal:
        begin_note(terminal, "belum disimpan")
        terminal.wait_until(lambda: bool(drafts_of(tmp_path)), 30)
        os.kill(terminal.pid, signal.SIGKILL)
        assert wait_for_end(terminal) == -signal.SIGKILL
    assert drafts_of(tmp_path) == ["\ufffd\ufffdbelum disimpan"]


# ---------------------------------------------------------------- drafts


async def test_a_draft_is_offered_again_on_its_passage(make_app: MakeApp, library: Library, opened: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "a")
        await write(pilot, "setengah")
        editor = pilot.app.screen
        assert isinstance(editor, NoteEditor)
        editor.keep_draft()
        (draft,) = library.drafts.of(opened.article)
        assert (draft.text, draft.note_id) == ("setengah", None)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        assert "not saved" in told(screen.app)[-1]
        await pilot.press("n", "n", "a")
        area = pilot.app.screen.query_one(TextArea)
        assert area.text == "setengah"
        await write(pilot, " penuh")
        await press(pilot, "ctrl+s")
        (note,) = library.notes.of_article(screen.reading.article_id)
        assert (note.text, note.anchor.start, note.anchor.end) == ("setengah penuh", draft.start, draft.end)
    assert library.drafts.of(opened.article) == ()


async def test_what_is_discarded_leaves_no_draft(make_app: MakeApp, library: Library, opened: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "a")
        await write(pilot, "batal")
        editor = pilot.app.screen
        assert isinstance(editor, NoteEditor)
        editor.keep_draft()
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is screen
    assert library.drafts.of(opened.article) == ()


async def test_leaving_the_program_keeps_what_is_typed(make_app: MakeApp, library: Library, opened: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await pilot.press("n", "a")
        await write(pilot, "tertinggal")
        pilot.app.exit(0)
    (draft,) = library.drafts.of(opened.article)
    assert draft.text == "tertinggal"
