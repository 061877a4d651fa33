"""Word lists are checked: doubles, unknown fields and empty entries are refused with file and line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from reader.analysis.lang import LANGUAGES, Language, base
from reader.analysis.statements.lexicon import Role, lexicon
from reader.errors import AnalysisError

FIELDS = frozenset({"kind"})


def test_comments_and_blank_lines_are_left_out_and_fields_are_read() -> None:
    lines = ["# a comment", "", "kata   dia | kind=say  # why it is in", "ujar"]
    entries = list(base.parse(lines, name="list.txt", fields=FIELDS))
    assert [entry.words for entry in entries] == ["kata dia", "ujar"]
    assert [entry.get("kind", "none") for entry in entries] == ["say", "none"]


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["kata", "ujar", "kata"], "line 3 repeats 'kata' of line 1"),
        (["kata | sort=say"], "unknown field 'sort' (known: kind)"),
        (["kata | kind"], "gives the field 'kind' no value"),
        (["kata | kind=say kind=ask"], "gives the field 'kind' twice"),
        (["| kind=say"], "line 1 has no entry before the bar"),
    ],
)
def test_a_list_that_rots_is_refused_with_its_line(lines: list[str], complaint: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        list(base.parse(lines, name="list.txt", fields=FIELDS))
    assert complaint in caught.value.message
    assert caught.value.message.startswith("list.txt, line")


def test_a_missing_list_is_told_by_its_name() -> None:
    with pytest.raises(AnalysisError, match=r"id/nowhere\.txt"):
        base.entries("id", "nowhere")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_lists_and_a_cue_of_every_role_it_knows(language: str) -> None:
    found = lexicon(language)
    roles = {form.role for forms in found.cues.values() for form in forms}
    assert {Role.AFTER, Role.VERB, Role.ACCORDING, Role.NOUN} <= roles
    assert found.words.relative
    assert found.words.negation


def test_a_cue_that_carries_its_speaker_is_made_from_the_list_and_the_clitic() -> None:
    (form,) = lexicon("id").cues["katanya"]
    assert (form.base, form.clitic, form.role) == ("kata", True, Role.AFTER)


def _lists(language: str) -> set[str]:
    folder = LANGUAGES.folder(language)
    assert folder is not None
    return {path.stem for path in folder.glob("*.txt")}


def test_languages_have_the_same_lists_but_for_those_that_part_them_from_a_near_one() -> None:
    apart = {"near_words", "own_words"}
    assert all(_lists(code) - apart == _lists("en") - apart for code in LANGUAGES)
    assert [code for code in LANGUAGES if LANGUAGES[code].near] == [code for code in LANGUAGES if apart <= _lists(code)]


def test_every_list_is_read_by_some_code() -> None:
    root = Path(base.__file__).parents[2]
    asked = {
        node.value
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(set().union(*map(_lists, LANGUAGES)) - asked) == []


def test_every_declared_field_is_asked_for_by_some_code() -> None:
    root = Path(base.__file__).parents[2]
    asked = {
        node.attr
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert sorted(set(Language._fields) - asked - {"code"}) == []
