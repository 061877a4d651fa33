"""Every sentence that the program says by its English text: found in the code, and asked of the parsers.

A sentence stands where it is said (`LibraryError("No name", "A code needs a name.")`, `Phrase(...)`, `remark(...)`), or
in a table beside it. Where a name stands in its place, its sentences are those that the module gives to that name.
"""

from __future__ import annotations

import argparse
import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import reader
from reader import errors
from reader.cli.commands import COMMANDS
from reader.cli.manual import EXIT_STATUS, manual
from reader.cli.parsing import parser_for
from reader.export.formats import formats

ROOT = Path(reader.__file__).parent

ERRORS = frozenset(name for name, kind in vars(errors).items() if isinstance(kind, type) and name.endswith("Error"))
"""The errors that a person gets to read: their title and their sentence are told."""

SAYING = {
    **dict.fromkeys(ERRORS, (0, 1)),
    "Phrase": (0,),
    "counted": (0, 1),
    "say": (0,),
    "remark": (0,),
    "wrong": (0,),
    "refuse": (0,),
    "broken": (1,),
    "Miss": (1,),
    "Column": (0,),
    "Finding": (0, 1),
    "_heading": (0,),
    "_refused": (2,),
    "_too_long": (0,),
    "_without_text": (0,),
    "_named": (1,),
}
"""Functions and classes by name, with the places of those of their arguments that are sentences."""


class Said(NamedTuple):
    """A sentence in the code."""

    text: str
    """It in English; of one that counts the form for one."""
    many: str | None
    """The form for several, of one that counts."""
    place: str
    """File and line."""


def in_code(folder: Path = ROOT) -> Iterator[Said]:
    """The sentences that stand in the code, wherever they are said."""
    for path in sorted(folder.rglob("*.py")):
        if "training" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        given = _given(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = f"{path.relative_to(folder)}:{node.lineno}"
            if name == "counted" and len(node.args) > 1:
                yield from _counted(node.args[0], node.args[1], place)
                continue
            for number in SAYING.get(name, ()):
                if number < len(node.args):
                    for text in _texts(node.args[number], given):
                        yield Said(text, None, place)


def _counted(one: ast.expr, many: ast.expr, place: str) -> Iterator[Said]:
    if isinstance(one, ast.Constant) and isinstance(many, ast.Constant):
        yield Said(str(one.value), str(many.value), place)


def _given(tree: ast.Module) -> Mapping[str, list[ast.expr]]:
    """What the module gives to each name, anywhere in it."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        targets: Iterable[ast.expr] = ()
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                given.setdefault(target.id, []).append(node.value)
    return given


def _texts(node: ast.expr, given: Mapping[str, list[ast.expr]]) -> Iterator[str]:
    """The texts that an expression may be; what is made by a call is said there."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp():
            yield from _texts(node.body, given)
            yield from _texts(node.orelse, given)
        case ast.BoolOp():
            for part in node.values:
                yield from _texts(part, given)
        case ast.Subscript():
            yield from _texts(node.value, given)
        case ast.Dict():
            for value in node.values:
                yield from _texts(value, given)
        case ast.Tuple() | ast.List():
            for part in node.elts:
                yield from _texts(part, given)
        case ast.Name():
            for value in given.get(node.id, ()):
                if not isinstance(value, ast.Name):
                    yield from _texts(value, {})
        case _:
            return


def of_parsers() -> Iterator[str]:
    """What the parsers are given to print: help, usage, what stands below it."""
    whole, commands = manual()
    lone = parser_for(None)
    yield from filter(None, (lone.epilog, lone.usage))
    for parser in (whole, *commands.values()):
        yield from filter(None, (parser.description, parser.epilog, parser.usage))
        if parser.table is not None:
            heading, rows = parser.table
            yield from (heading, *rows.values())
        for group in parser._action_groups:
            if group._group_actions:
                yield from filter(None, (group.title, group.description))
        for action in parser._actions:
            if action.help and action.help is not argparse.SUPPRESS:
                yield getattr(action.help, "parts", (action.help,))[0]
            if isinstance(action.metavar, str):
                yield action.metavar


OF_ARGPARSE = (
    "usage: ",
    "unrecognized arguments: %s",
    "not allowed with argument %s",
    "ignored explicit argument %r",
    "the following arguments are required: %s",
    "one of the arguments %s is required",
    "expected one argument",
    "expected at most one argument",
    "expected at least one argument",
    "expected %s argument",
    "ambiguous option: %(option)s could match %(matches)s",
    "invalid %(type)s value: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",  # from Python 3.14
    "argument %(argument_name)s: %(message)s",
)
"""What argparse says of its own, as far as the parsers of Kutip let it."""

OF_THE_SYSTEM = (
    "Permission denied",
    "No such file or directory",
    "Is a directory",
    "Not a directory",
    "File exists",
    "No space left on device",
    "Read-only file system",
    "File name too long",
    "Input/output error",
    "Operation not permitted",
    "Disk quota exceeded",
    "Bad file descriptor",
    "Too many open files",
    "Too many levels of symbolic links",
    "Invalid argument",
    "Device or resource busy",
    "Exec format error",
)
"""Why the system refuses something, where that is the reader's own business."""


def of_tables() -> Iterator[str]:
    """What stands in tables that are not beside where it is said."""
    from reader.analysis.lang import LANGUAGES
    from reader.cli.commands.doctor import EXAMINATIONS
    from reader.cli.commands.import_ import _REASONS
    from reader.cli.commands.paths import PLACES
    from reader.evaluation.scores import CONFIDENCES, Scores
    from reader.intake.formats import FORMATS
    from reader.intake.signatures import _SIGNATURES
    from reader.library.balance import DIMENSIONS
    from reader.library.checks import _CHANGES
    from reader.model import NOTE_COLOURS, ActorKind, HitKind, StatementKind
    from reader.storage.connection import _MESSAGES

    yield from COMMANDS.values()
    yield from EXIT_STATUS.values()
    yield from _REASONS.values()
    yield from (known.name for known in FORMATS)
    yield from PLACES
    yield from (one for one, _ in _CHANGES.values())
    yield from (LANGUAGES[code].name for code in LANGUAGES)
    yield from EXAMINATIONS
    yield from (what for _, what in _SIGNATURES)
    yield from (words for title, sentence in _MESSAGES.values() for words in (title, sentence))
    yield from (kind.value for kinds in (ActorKind, StatementKind, HitKind) for kind in kinds)
    yield from NOTE_COLOURS
    yield from DIMENSIONS
    yield from (value for dimension in DIMENSIONS.values() for value in dimension.values)
    yield from (one.about for one in formats().values())
    filled = Counter({"entities gold": 1, "mentions": 1, f"confidence {CONFIDENCES[0]}": 1})
    yield from Scores(filled, cubed_precision=1.0, cubed_recall=1.0, failed=["a"]).figures()
    yield from ("speaker", "kind", "cue", "source", "date")  # what a statement is missed in
