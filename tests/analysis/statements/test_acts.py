"""Acts, and the writer's own voice, are no statements. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.draft import BY_ENCODER, Draft, SourceKind
from reader.analysis.statements.acts import is_said
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.part import StatementsPart
from reader.analysis.statements.sentence_index import SentenceIndex
from reader.model import StatementKind
from tests.analysis.on_bare_tokens import state_of


def contents(text: str, language: str) -> list[str]:
    """What is said in a text, on bare tokens and by the judge alone."""
    state = state_of(text, language)
    StatementsPart(language).read(state)
    return [text[draft.start : draft.end] for draft in state.drafts]


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Sari melaporkan tetangganya ke Polres Kendal.", [], "id"),
        ("Sari melaporkan pencurian itu kepada pihak kepolisian.", [], "id"),
        ("Sari melaporkan kepada polisi bahwa rumahnya dibobol.", ["rumahnya dibobol"], "id"),
        ("Sari melaporkan bahwa jalan ke kantor polisi rusak.", ["jalan ke kantor polisi rusak"], "id"),
        ("Ann Poe reported her neighbour to the police.", [], "en"),
        ("Ann Poe reported to the police that the safe was empty.", ["the safe was empty"], "en"),
    ],
)
def test_what_is_filed_with_an_authority_is_not_said(text: str, said: list[str], language: str) -> None:
    assert contents(text, language) == said


@pytest.mark.parametrize(
    ("opening", "said"),
    [("Menurut rencana", False), ("Menurut Sari", True), ("Menurut perhitungan Sari", True)],
)
def test_a_plan_says_nothing_whoever_found_it(opening: str, said: bool) -> None:
    text = f"{opening}, dermaga dibuka besok."
    state = state_of(text, "id")
    index = SentenceIndex(state.view, lexicon("id"), state.quotations, state.sentences)
    content = (text.index("dermaga"), len(text) - 1)
    assert is_said(index, Draft(StatementKind.INDIRECT, [content], (0, 7), None, SourceKind.NONE, BY_ENCODER)) is said


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Ann Poe asked not to be named.", [], "en"),
        ("Ann Poe, who asked not to be named, said that the dam leaks.", ["the dam leaks"], "en"),
        ("Ann Poe asked that the bridge be named.", ["the bridge be named"], "en"),
        ("Pedagang itu meminta namanya tidak disebut.", [], "id"),
        ("Pedagang itu mengatakan bahwa namanya tidak baik.", ["namanya tidak baik"], "id"),
    ],
)
def test_whoever_wants_no_name_given_says_nothing_by_that(text: str, said: list[str], language: str) -> None:
    assert contents(text, language) == said


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Kita mengatakan bahwa harga akan turun.", [], "id"),
        ("Ia mengatakan bahwa harga akan turun.", ["harga akan turun"], "id"),
        ("I said that the bridge was safe.", [], "en"),
        ("“We like the bridge,” I said.", ["“We like the bridge,”"], "en"),
    ],
)
def test_nobody_is_quoted_where_the_writer_speaks(text: str, said: list[str], language: str) -> None:
    assert contents(text, language) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Poe said nothing to reporters.", []),
        ("Ann Poe said little about the dam, and left.", []),
        ("Ann Poe said nothing could save the dam.", ["nothing could save the dam"]),
    ],
)
def test_whoever_says_nothing_says_no_statement(text: str, said: list[str]) -> None:
    assert contents(text, "en") == said
