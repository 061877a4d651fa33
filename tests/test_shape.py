"""The shape that the code keeps: small files, small classes, no rows of classes by inheritance."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import reader

ROOT = Path(reader.__file__).parent
MOST_LINES = 400
"""Lines of a file."""
MOST_METHODS = 40
"""Methods of a class, its properties among them."""
MOST_PATHS = 20
"""Cyclomatic complexity of a function, counted as radon does: what it holds of conditions, loops and cases, and one."""
INVOLVED: dict[str, str] = {}
"""Functions that may have more paths, each with the reason."""


def _classes() -> Iterator[tuple[str, ast.ClassDef]]:
    """Every class of the program, with the file it stands in."""
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from ((str(path.relative_to(ROOT)), node) for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def _functions(node: ast.AST, name: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The functions in a node, methods and those within others included."""
    for part in ast.iter_child_nodes(node):
        inner = name
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = f"{name}.{part.name}".lstrip(".")
            if not isinstance(part, ast.ClassDef):
                yield inner, part
        yield from _functions(part, inner)


def _paths(function: ast.AST) -> int:
    """The complexity of a function, without those within it."""
    return 1 + sum(map(_branches, ast.iter_child_nodes(function)))


def _branches(node: ast.AST) -> int:
    """What a node adds to the complexity of its function, with all within it."""
    match node:
        case ast.BoolOp(values=values):
            own = len(values) - 1
        case ast.For() | ast.AsyncFor() | ast.While():
            own = 1 + bool(node.orelse)
        case ast.Try(handlers=handlers, orelse=orelse):
            own = len(handlers) + bool(orelse)
        case ast.comprehension(ifs=ifs):
            own = 1 + len(ifs)
        case ast.Match(cases=cases):
            own = sum(not isinstance(case.pattern, ast.MatchAs) or case.pattern.pattern is not None for case in cases)
        case ast.If() | ast.IfExp() | ast.Assert():
            own = 1
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return 0
        case _:
            own = 0
    return own + sum(map(_branches, ast.iter_child_nodes(node)))


def _bases(node: ast.ClassDef) -> list[str]:
    """The names of a class's bases, without their modules and type arguments."""
    plain = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
    return [
        *(base.attr for base in plain if isinstance(base, ast.Attribute)),
        *(base.id for base in plain if isinstance(base, ast.Name)),
    ]


def test_no_file_is_long() -> None:
    long = {str(path): count for path in ROOT.rglob("*.py") if (count := path.read_text().count("\n")) > MOST_LINES}
    assert long == {}


def test_no_class_has_many_methods() -> None:
    sizes = {
        f"{file}:{node.name}": sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
        for file, node in _classes()
    }
    assert {name: size for name, size in sizes.items() if size > MOST_METHODS} == {}


def test_no_function_has_many_paths() -> None:
    paths = {
        f"{path.relative_to(ROOT)}:{name}": _paths(node)
        for path in sorted(ROOT.rglob("*.py"))
        for name, node in _functions(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert {name: count for name, count in paths.items() if count > MOST_PATHS and name not in INVOLVED} == {}
    assert all(paths.get(name, 0) > MOST_PATHS for name in INVOLVED), "one that is simple now needs no reason"


def test_no_class_stands_more_than_one_level_below_another_of_ours() -> None:
    own: dict[str, list[str]] = {}
    for _, node in _classes():
        own.setdefault(node.name, []).extend(_bases(node))

    def depth(name: str, seen: frozenset[str] = frozenset()) -> int:
        parents = [base for base in own[name] if base in own and base not in seen | {name}]
        return max((1 + depth(base, seen | {name}) for base in parents), default=0)

    # Errors are told apart by their rows: a source that is away is a source's error, and one of ours.
    assert {name: depth(name) for name in own if depth(name) > 1 and not name.endswith("Error")} == {}


def test_what_is_caught_whole_or_silenced_has_its_reason_beside_it() -> None:
    wide = re.compile(r"\s*except (?P<kind>Exception|BaseException)\b[^#]*(?P<reason># \S.*)?$")
    silenced = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b[^#]*?(?P<reason>(?:#| - )\s*\S.*)?$")
    bare, whole = [], []
    for top in (ROOT, Path(__file__).parent):
        for path in sorted(top.rglob("*.py")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                caught = wide.match(line)
                found = caught or silenced.search(line)
                if found and not found["reason"]:
                    bare.append(f"{path.relative_to(top.parent)}:{number}:{line}")
                if top == ROOT and caught and caught["kind"] == "Exception":
                    whole.append(path.relative_to(top).as_posix())
    assert bare == []
    assert whole == ["errors.py"], "one place catches all: `attempted`"
