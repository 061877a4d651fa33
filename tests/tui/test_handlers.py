"""Textual calls the handler of a message on every class in the row: a handler that calls its base's runs it twice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import reader.tui

ROOT = Path(reader.tui.__file__).parent

ALLOWED = {("app.py", "on_event")}
"""`on_event` is Textual's own entry for every message, which is called once, as any method is."""


def calls_of_base_handlers(tree: ast.AST) -> list[str]:
    """The names of the handlers, `on_...` or `_on_...`, that are called on `super()`."""
    return [
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.lstrip("_").startswith("on_")
        and isinstance(node.func.value, ast.Call)
        and isinstance(node.func.value.func, ast.Name)
        and node.func.value.func.id == "super"
    ]


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_handler_calls_the_handler_of_its_base(file: Path) -> None:
    called = calls_of_base_handlers(ast.parse(file.read_text(encoding="utf-8")))
    assert [name for name in called if (file.relative_to(ROOT).as_posix(), name) not in ALLOWED] == []


def test_a_handler_that_calls_its_base_is_found() -> None:
    assert calls_of_base_handlers(ast.parse("class A(B):\n    def on_key(self):\n        super().on_key()")) == [
        "on_key"
    ]
