"""A note written in an editor of the reader's own: a small script stands for it, on a terminal that can be lent."""

from __future__ import annotations

import shlex
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported
from textual.widgets import TextArea

from reader.errors import ReaderError
from reader.library import Library
from reader.model import Opened, Span
from reader.tui.app import KutipApp
from reader.tui.reading.notes import own_editor
from reader.tui.reading.notes.editor import NoteEditor
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import press, told, write

if sys.platform == "win32":
    pytest.skip("the scripts of these tests are POSIX", allow_module_level=True)


@pytest.fixture(autouse=True)
def lendable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The terminal of these tests can be lent, and temporary files lie where they can be counted."""

    @contextmanager
    def suspend(app: KutipApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(KutipApp, "suspend", suspend)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.delenv("VISUAL", raising=False)


def script(folder: Path, body: str, name: str = "my editor") -> str:
    """An editor as a command line, its name quoted for the shell; `body` is Python with `path` and `options` in it."""
    file = folder / name
    file.write_text(
        f"#!{sys.executable}\nimport sys, pathlib, os\npath = pathlib.Path(sys.argv[-1])\n"
        f"options = sys.argv[1:-1]\n{body}\n",
        encoding="utf-8",
    )
    file.chmod(0o755)
    return shlex.quote(str(file))


def left_over(folder: Path) -> list[Path]:
    """What lies in the folder of temporary files."""
    return list((folder / "tmp").iterdir())


async def test_what_the_editor_wrote_is_saved_with_the_note(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "path.write_text(path.read_text() + 'dari editor\\nbaris kedua\\n' + ' '.join(options) + '\\n')"
    monkeypatch.setenv("EDITOR", script(tmp_path, body) + " --wait 'two words'")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(0)
        await press(pilot, "a")
        await write(pilot, "di sini")
        await press(pilot, "ctrl+o")
        area = pilot.app.screen.query_one(TextArea)
        assert area.text == "di sini\ndari editor\nbaris kedua\n--wait two words"
        await press(pilot, "ctrl+s")
        (note,) = library.notes.of_article(opened.article_id)
        assert note.text == area.text
    assert left_over(tmp_path) == []


async def test_the_text_before_can_be_had_back_by_the_editors_own_undo(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", script(tmp_path, "path.write_text('')"))
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(0)
        await press(pilot, "a")
        await write(pilot, "lama")
        await press(pilot, "ctrl+o")
        area = pilot.app.screen.query_one(TextArea)
        assert area.text == ""
        await press(pilot, "ctrl+z")
        assert area.text == "lama"


@pytest.mark.parametrize(
    ("body", "kept", "words"),
    [
        ("sys.exit(3)", "lama", "ended with status 3"),
        ("path.write_text('setengah'); os.kill(os.getpid(), 9)", "setengah", "ended with status -9"),
        ("path.unlink()", "lama", "left no file"),
        ("path.unlink(); path.mkdir()", "lama", "left no file"),
        ("pass", "lama", "Nothing was changed"),
    ],
)
async def test_an_editor_that_fails_loses_nothing_of_the_note(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, kept: str, words: str
) -> None:
    monkeypatch.setenv("EDITOR", script(tmp_path, body))
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        screen.set_current(0)
        await press(pilot, "a")
        await write(pilot, "lama")
        await press(pilot, "ctrl+o")
        assert isinstance(app.screen, NoteEditor)
        assert app.screen.query_one(TextArea).text == kept
        assert words in told(app)[-1]
    assert left_over(tmp_path) == []


@pytest.mark.parametrize(
    ("editor", "words"),
    [("/nowhere/editor", "cannot be started"), ("nano 'open", "no command line"), ("/", "cannot be started")],
)
async def test_an_editor_that_is_not_there_is_told(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str, words: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        screen.set_current(0)
        await press(pilot, "a")
        await write(pilot, "lama")
        await press(pilot, "ctrl+o")
        assert app.screen.query_one(TextArea).text == "lama"
        assert words in told(app)[-1]
    assert left_over(tmp_path) == []


async def test_a_terminal_that_cannot_be_lent_says_so(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def suspend(app: KutipApp) -> Iterator[None]:
        raise SuspendNotSupported
        yield  # type: ignore[unreachable]  # what makes it a context manager

    monkeypatch.setattr(KutipApp, "suspend", suspend)
    monkeypatch.setenv("EDITOR", script(tmp_path, "path.write_text('x')"))
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        screen.set_current(0)
        await press(pilot, "a", "ctrl+o")
        assert app.screen.query_one(TextArea).text == ""
        assert "cannot be lent" in told(app)[-1]


@pytest.mark.parametrize(
    ("environment", "programs", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, ("code", "nano"), ["code", "--wait"]),
        ({"VISUAL": "  ", "EDITOR": "nano"}, ("nano",), ["nano"]),
        ({}, ("vi", "nano"), ["nano"]),
        ({}, ("vi",), ["vi"]),
        ({}, ("editor", "nano"), ["editor"]),
    ],
)
def test_the_environment_names_the_editor_else_a_usual_one(
    tmp_path: Path, environment: dict[str, str], programs: tuple[str, ...], command: list[str]
) -> None:
    for name in programs:
        script(tmp_path, "", name)
    found = own_editor.editor_command({"PATH": str(tmp_path), **environment})
    assert found == [str(tmp_path / command[0]), *command[1:]]


@pytest.mark.parametrize("named", ["./nano", "nano", "~nobody-of-this-name/nano"])
def test_an_editor_of_the_current_folder_is_not_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    script(tmp_path, "", "nano")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReaderError, match="whole path"):
        own_editor.editor_command({"PATH": ".", "EDITOR": named})


def test_an_editor_begins_in_the_notes_own_folder(tmp_path: Path) -> None:
    body = "path.write_text(str(pathlib.Path.cwd() == path.parent))"
    assert own_editor.edit(shlex.split(script(tmp_path, body)), "").text == "True"


def test_without_any_editor_a_sentence_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="Set EDITOR"):
        own_editor.editor_command({"PATH": str(tmp_path)})


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"satu\r\ndua\r\n\r\n", "satu\ndua"),
        (b"\xef\xbb\xbfdengan tanda", "dengan tanda"),
        ("caf\u00e9 “ini”".encode(), "café “ini”"),
        ("café".encode("latin-1"), "café"),
        (b"a\x1b[31mb\x07c", "a\ufffd[31mb\ufffdc"),
        (b"", ""),
    ],
)
def test_what_is_read_back_is_text_without_what_acts_on_a_terminal(tmp_path: Path, written: bytes, text: str) -> None:
    command = shlex.split(script(tmp_path, f"path.write_bytes({written!r})"))
    assert own_editor.edit(command, "lama") == (text, 0)
    assert left_over(tmp_path) == []


def test_nobody_else_may_read_what_is_lent(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    body = f"pathlib.Path({str(seen)!r}).write_text(f'{{path.stat().st_mode:o}} {{path.parent.stat().st_mode:o}}')"
    own_editor.edit(shlex.split(script(tmp_path, body)), "rahasia")
    file, folder = (int(mode, 8) for mode in seen.read_text().split())
    assert (stat.S_IMODE(file), stat.S_IMODE(folder)) == (0o600, 0o700)


@pytest.mark.parametrize("body", ["path.write_bytes(b'x' * 1_000_001)", "path.write_bytes(bytes(range(256)) * 9)"])
def test_what_is_no_note_is_kept_in_its_file(tmp_path: Path, body: str) -> None:
    with pytest.raises(ReaderError) as told_of:
        own_editor.edit(shlex.split(script(tmp_path, body)), "lama")
    (folder,) = left_over(tmp_path)
    assert str(folder / "note.txt") in told_of.value.message
    assert (folder / "note.txt").stat().st_size > 1000


def test_interrupting_the_editor_does_not_end_the_program(tmp_path: Path) -> None:
    body = "import signal; os.kill(os.getppid(), signal.SIGINT); path.write_text('tetap')"
    assert own_editor.edit(shlex.split(script(tmp_path, body)), "") == ("tetap", 0)


def test_notes_keep_no_control_characters(library: Library, opened: Opened) -> None:
    note = library.notes.add(opened.article_id, Span(0, 9), text="a\x1b]0;b\x07", tags=("c\x1b[2Jd",))
    assert (note.text, note.tags) == ("a\ufffd]0;b\ufffd", ("c\ufffd[2Jd",))
    edited = library.notes.edit(note.id, text="\u202eb")
    assert edited.text == "\ufffdb"
