"""Every private name of Textual that the screen uses is listed here, and is still what it was.

Textual may change its private names in any version; `textual<9` in pyproject.toml bounds how far one may go without a
look, and these tests tell which line to look at.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import _ansi_sequences
from textual.app import App
from textual.binding import BindingsMap
from textual.command import CommandPalette
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen

import reader.tui

ROOT = Path(reader.tui.__file__).parent

USED = {
    "_bindings": "a key is bound while a dialog is made",
    "_exit": "what fails on the way out is only logged",
    "_filters": "the theme is known before the filter of colours is chosen; what is drawn passes a filter of ours",
    "_notifications": "a notice gives way to the next one",
    "_unnotify": "a notice gives way to the next one",
    "_replace": "of named tuples: theirs is a private name that is no secret",
}
"""Private names of others that the screen asks for, and what for."""

OVERRIDDEN = {
    "_watch_theme": "themes of the terminal's own colours",
    "_handle_exception": "what fails on the way out is only logged",
    "_action_command_list": "moving in the palette waits for its lines",
    "_sequence_to_key_events": "some sequences that look like keys are none",
    "_file": "Textual's driver and our thread each hold the terminal",
}
"""Private names of Textual that classes of the screen define anew."""


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _own_names() -> set[str]:
    """Every name that the screen's own code defines: functions, classes, variables, attributes of `self`."""
    names: set[str] = set()
    for _, tree in _trees():
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    names.add(name)
                case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                    names.add(name)
                case ast.Name(id=name, ctx=ast.Store()):
                    names.add(name)
    return names


def test_no_other_private_name_is_used() -> None:
    own = _own_names()
    foreign = {
        node.attr: f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and re.match(r"_(?!_)", node.attr) and node.attr not in own
    }
    assert {name: place for name, place in foreign.items() if name not in USED} == {}


def test_no_private_name_of_textual_is_hidden_by_chance() -> None:
    """A method or attribute of ours that Textual's own class has too would be called by Textual."""
    modules = (
        importlib.import_module(found.name) for found in pkgutil.walk_packages(reader.tui.__path__, "reader.tui.")
    )
    classes = {one for module in modules for one in vars(module).values() if inspect.isclass(one)}
    hidden: list[str] = []
    known: dict[type, str] = {}
    for own in sorted(
        (one for one in classes if one.__module__.startswith("reader.tui")), key=lambda one: one.__name__
    ):
        theirs = [base for base in own.__mro__ if base.__module__.startswith("textual.")]
        known |= {base: inspect.getsource(base) for base in theirs if base not in known}
        written = "\n".join(known[base] for base in theirs)
        for name in re.findall(
            r"^    (?:async )?def (_(?!_)\w+)|^        self\.(_(?!_)\w+)[ :]", inspect.getsource(own), re.M
        ):
            one = name[0] or name[1]
            if re.search(rf"(?:def |self\.){one}\b", written) and one not in OVERRIDDEN and one not in USED:
                hidden.append(f"{own.__module__}.{own.__qualname__}.{one}")
    assert hidden == []


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (App, "_unnotify"),
        (App, "_watch_theme"),
        (App, "_handle_exception"),
        (App, "_refresh_notifications"),
        (CommandPalette, "_action_command_list"),
        (LinuxDriver, "write"),
    ],
)
def test_a_method_is_still_there(owner: type, name: str) -> None:
    assert callable(getattr(owner, name))


def test_attributes_are_still_what_they_were() -> None:
    app: App[None] = App()
    assert isinstance(app._filters, list)
    assert list(app._notifications) == []
    assert app._exit is False
    assert isinstance(Screen()._bindings, BindingsMap)
    assert inspect.signature(App._unnotify).parameters.keys() == {"self", "notification", "refresh"}


def test_frames_are_still_marked_at_both_ends() -> None:
    assert _ansi_sequences.SYNC_START == "\x1b[?2026h"
    assert _ansi_sequences.SYNC_END == "\x1b[?2026l"
