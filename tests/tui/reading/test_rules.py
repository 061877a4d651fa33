"""Every rule that can decide on a speaker, or make a statement, is told in plain words of both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from reader.analysis.actors.reading import How
from reader.analysis.draft import BY_ENCODER, TURN
from reader.analysis.speakers.part import DESCRIBED, GROUP, TEXT_ITSELF
from reader.analysis.speakers.turning import PRESENTED, SURE
from reader.analysis.statements.agents import BY_AGENT
from reader.analysis.statements.nominal import SAID_SO
from reader.corrections import BY_READER
from reader.tui.i18n import LANGUAGES, Translator
from reader.tui.reading.rules import UNRESOLVED, rule_words

CONSTRUCTIONS = {"Report": 3, "Speech": 3, "_around": 6}
"""The calls that make a statement, and which of their arguments is the construction's name."""

NO_RULE = {"written"}
"""A mark among the constructions that never becomes a statement's."""


def calls(module: str) -> Iterator[tuple[str, list[ast.expr]]]:
    """Name and arguments of every call in a module of the analysis."""
    spec = find_spec(f"reader.analysis.{module}")
    assert spec is not None
    assert spec.origin is not None
    for node in ast.walk(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node.args


def texts(module: str, function: str | None = None) -> set[str]:
    """The texts without spaces in a module of the analysis, or in one of its functions, that can be rules."""
    spec = find_spec(f"reader.analysis.{module}")
    assert spec is not None
    assert spec.origin is not None
    tree: ast.AST = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    if function is not None:
        tree = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == function)
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in found if ("-" in text.strip("-") or text == UNRESOLVED) and " " not in text}


def constructions() -> set[str]:
    """The names of the constructions by which statements are found."""
    found = {SAID_SO, TURN, BY_ENCODER, BY_AGENT}
    for module in ("direct", "indirect", "inserted", "nominal"):
        for name, arguments in calls(f"statements.{module}"):
            at = CONSTRUCTIONS.get(name)
            argument = arguments[at] if at is not None and at < len(arguments) else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                found.add(argument.value)
                if name == "_around":
                    found.add(argument.value.replace("after", "before"))
    beside = {text for text in texts("statements.unlisted") if "/" not in text and len(text) > 2}
    assert len(beside) > 2
    return (found | beside) - NO_RULE


def speaker_rules() -> set[str]:
    """The names of the rules that decide on speakers."""
    whom = {text for text in texts("speakers.candidates", "_why") if text.startswith("of-")}
    assert len(whom) > 2
    how = {"clitic", "dropped-subject", "shared-subject", "pronoun", "running-speaker", How.POINTING.value}
    alone = {
        "continued-quotation",
        "acts-before-the-quotation",
        "description-of-somebody-named",
        "subject-of-its-sentence",
        "the-two-named-before",
        "namesake-who-speaks",
    }
    assert {rule for rule in how | alone if "-" in rule} - {How.POINTING.value} <= texts("speakers.part")
    turning = set(SURE)
    assert {PRESENTED} < turning
    alone |= turning | {TEXT_ITSELF, GROUP, DESCRIBED}
    pointed = {f"{one}-{other}" for one in how for other in whom}
    assert texts("speakers.part") <= how | alone | pointed | constructions() | {UNRESOLVED}
    return {*pointed, *(one + UNRESOLVED for one in how), *alone, *How}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_words(language: str) -> None:
    tr = Translator(language)
    rules = constructions() | speaker_rules() | {BY_READER}
    assert len(rules) > 50
    assert [rule for rule in sorted(rules) if rule_words(tr, rule) == rule.replace("-", " ")] == []
