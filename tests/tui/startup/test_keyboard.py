"""Light or dark as the terminal is: its answer is heard whole, cut or late, never typed, and never waited for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from textual.events import Key
from textual.message import Message

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are POSIX", allow_module_level=True)

from reader.tui.drawing.appearance import PageTold
from reader.tui.drawing.page_colours import DARK, LIGHT
from reader.tui.startup import keyboard
from reader.tui.startup.driver import KeyParser
from reader.tui.startup.keyboard import QUESTION, AnswerFilter, may_ask
from tests.bench._terminal import Terminal
from tests.tui.test_ends import kutip_on_terminal

WHITE, BLACK = "\x1b]11;rgb:ffff/ffff/ffff", "\x1b]11;rgb:0000/0000/0000"
ANSWERS = [
    (WHITE + "\x07", True),
    (BLACK + "\x1b\\", False),
    ("\x1b]11;rgb:f/f/f\x07", True),
    ("\x1b]11;rgb:1c/1c/1c\x1b\\", False),
    ("\x1b]11;rgba:fdf6/e3e3/d5d5/ffff\x1b\\", True),
    ("\x1b]11;rgb:0000/0000/ffff\x07", False),  # blue is dark to the eye
    ("\x1b]11;rgb:ffff/ffff/0000\x07", True),
]


@pytest.mark.parametrize(("answer", "light"), ANSWERS)
def test_an_answer_cut_anywhere_is_heard_and_is_no_key(answer: str, light: bool) -> None:
    for cut in range(len(answer) + 1):
        heard = AnswerFilter(expected=True)
        assert heard.take("a" + answer[:cut]) + heard.take(answer[cut:] + "b") == "ab"
        assert heard.light is light


def test_an_answer_comes_in_single_characters_between_keys() -> None:
    heard = AnswerFilter(expected=True)
    assert "".join(heard.take(sign) for sign in "j\x1b[A" + WHITE + "\x1b\\" + "\x1bOPk") == "j\x1b[A\x1bOPk"
    assert heard.light is True


@pytest.mark.parametrize("typed", ["abc", "\x1b[A", "\x1b[200~x\x1b[201~", "\x1b]", "\x1b]12;x\x07", "\x1b]11;?\x07"])
def test_what_is_no_answer_is_typed(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = AnswerFilter(expected=True)
    passed = heard.take(typed)
    monkeypatch.setattr(keyboard, "KEYS_S", 0)
    assert passed + heard.release() == typed
    assert heard.light is None


def test_what_is_left_of_a_lost_answer_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = AnswerFilter(expected=True)
    assert heard.take("\x1b]11;rgb:ffff/ff") == ""
    assert heard.release() == ""
    assert heard.take("j") == "j"
    assert heard.take("\x1b]11;rgb:ffff/ff") == ""
    monkeypatch.setattr(keyboard, "LOST_S", 0)
    assert heard.release() == ""
    assert heard.take("f") == "f"


def test_esc_is_held_back_only_while_an_answer_may_come(monkeypatch: pytest.MonkeyPatch) -> None:
    assert AnswerFilter(expected=False).take("\x1b") == "\x1b"
    heard = AnswerFilter(expected=True)
    assert heard.take("\x1b") == ""
    monkeypatch.setattr(keyboard, "ESCAPE_S", 0)
    assert heard.release() == "\x1b"
    assert heard.take("]11;rgb:ffff/ffff/ffff\x07q") == "q"  # cut behind its first byte, and late
    assert heard.light is True
    assert heard.take("\x1b") == "\x1b"


def test_a_second_answer_tells_nothing() -> None:
    heard = AnswerFilter(expected=True)
    heard.take(WHITE + "\x07")
    assert heard.take(BLACK + "\x07") == ""
    assert heard.light is True


def _read(parser: KeyParser, *pieces: str) -> list[Message]:
    return [message for piece in pieces for message in (*parser.feed(piece), *parser.tick())]


def test_the_drivers_parser_makes_a_message_of_it_and_keys_of_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    told, key = _read(KeyParser(asked=True), WHITE + "\x1b", "\\q")
    assert isinstance(told, Key) != isinstance(key, Key)
    both = (told, key)
    assert [message.light for message in both if isinstance(message, PageTold)] == [True]
    assert [message.key for message in both if isinstance(message, Key)] == ["q"]
    monkeypatch.setattr(keyboard, "ESCAPE_S", 0)
    (escape,) = _read(KeyParser(asked=True), "\x1b")
    assert isinstance(escape, Key)
    assert escape.key == "escape"


@pytest.mark.parametrize(
    ("theme", "environment", "asks"),
    [
        ("auto", {"TERM": "xterm"}, True),
        ("kutip-dark", {"TERM": "xterm"}, False),
        ("auto", {"TERM": "xterm", "NO_COLOR": ""}, False),
        ("auto", {"TERM": "linux"}, False),
        ("auto", {"TERM": "dumb"}, False),
        ("auto", {}, False),
    ],
)
def test_only_a_terminal_that_understands_is_asked_where_it_decides(
    theme: str, environment: dict[str, str], asks: bool
) -> None:
    assert may_ask(theme, environment) is asks


# ---------------------------------------------------------------- the whole program


def _paper(terminal: Terminal) -> str:
    """The colour of the page."""
    return str(terminal.screen.buffer[5][0].bg) if terminal.text else ""


def _shows(terminal: Terminal, paper: str) -> None:
    terminal.wait_for("Kutip")
    terminal.wait_for("keys")
    terminal.wait_until(lambda: _paper(terminal) == paper.removeprefix("#"), 30, paper)


def _answering(terminal: Terminal, answer: str) -> None:
    terminal.wait_until(lambda: QUESTION.encode() in terminal.raw)
    os.write(terminal._file, answer.encode())


@pytest.mark.parametrize(("answer", "paper"), [(WHITE + "\x07", LIGHT), (BLACK + "\x1b\\", DARK)])
def test_the_page_is_light_or_dark_as_the_terminal_is(tmp_path: Path, answer: str, paper: tuple[str, ...]) -> None:
    with kutip_on_terminal(tmp_path) as terminal:
        _answering(terminal, answer)
        _shows(terminal, paper[1])


def test_a_late_answer_in_two_pieces_changes_the_page_and_types_nothing(tmp_path: Path) -> None:
    with kutip_on_terminal(tmp_path) as terminal:
        _shows(terminal, DARK.background)
        terminal.send("Esc")
        terminal.settle()
        terminal.send("/")
        terminal.settle()
        terminal.send("ba" + WHITE[:12])
        terminal.wait_for("ba")
        terminal.settle()
        terminal.send(WHITE[12:] + "\x1b")
        terminal.settle()
        terminal.send("\\ja")
        terminal.wait_until(lambda: _paper(terminal) == LIGHT.background.removeprefix("#"), 30)
        terminal.wait_for("baja")
        assert "rgb" not in terminal.text
        assert "ffff" not in terminal.text


def test_keys_that_are_typed_before_the_answer_is_there_are_not_lost(tmp_path: Path) -> None:
    with kutip_on_terminal(tmp_path) as terminal:
        _answering(terminal, "/te" + WHITE + "\x07" + "luk\u2713")
        _shows(terminal, LIGHT.background)
        terminal.wait_for("teluk\u2713")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "linux"}])
def test_a_terminal_without_use_for_the_question_is_not_asked(tmp_path: Path, environment: dict[str, str]) -> None:
    with kutip_on_terminal(tmp_path) as made:
        pass
    with Terminal(made.command, 90, 24, {**made.environment, **environment}) as terminal:
        terminal.wait_for("keys")
        assert b"]11;" not in terminal.raw


def test_where_nothing_can_be_shown_the_answer_is_not_left_to_the_shell(tmp_path: Path) -> None:
    shell = ("/bin/sh", "-c", '"$@"; echo over; read left; echo "left:$left:"', "sh")
    with kutip_on_terminal(tmp_path) as made:
        pass
    command = (*shell, made.command[0], str(tmp_path / "nowhere.txt"))
    with Terminal(command, 90, 24, made.environment) as terminal:
        _answering(terminal, WHITE + "\x07")
        terminal.wait_for("over")
        terminal.send("x\r")
        terminal.wait_for("left:x:")
