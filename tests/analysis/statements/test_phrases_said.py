"""Contents that are phrases: where they end, and when they say something. Tags are given by hand."""

from __future__ import annotations

import pytest

from reader.analysis.statements import part
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.sentence_index import SentenceIndex
from tests.analysis.on_bare_tokens import state_of

TAGS = {"urged": "VERB", "criticised": "VERB", "opened": "VERB", "closed": "VERB", "said": "VERB", "leave": "VERB"}


def contents(text: str, *bodies: str) -> list[str]:
    """What is said in a text whose words bear those tags or are nouns, where these bodies are named."""
    state = state_of(text, "en")
    state.view.mark([(text.index(name), text.index(name) + len(name), "ORG") for name in bodies])
    state.view.pos[:] = [TAGS.get(word, "NOUN") for word in state.view.words]
    state.view.tagged = True
    index = SentenceIndex(state.view, lexicon("en"), state.quotations, state.sentences)
    drafts = part.in_order(part.drafts_of(index, part.find(index)))
    return [text[slice(*span)] for draft in drafts for span in draft.spans]


@pytest.mark.parametrize(
    ("text", "said", "reason"),
    [
        ("Hill urged calm in the town and opened the bridge.", ["calm in the town"], "another act of hers"),
        ("Hill urged calm in the town and later opened the bridge.", ["calm in the town"], "an adverb before it"),
        ("Hill urged people to leave and calm.", ["people to leave and calm"], "no act behind it"),
        ("Hill said tolls and closed roads hurt.", ["tolls and closed roads hurt"], "a clause, not a phrase"),
        ("Hill criticised the plan as rash.", ["the plan as rash"], "what it is said to be"),
        ("Hill criticised the plan.", [], "an attitude alone"),
    ],
)
def test_a_phrase_ends_before_another_act_and_says_something_by_as(text: str, said: list[str], reason: str) -> None:
    assert contents(text) == said, reason


def test_a_survey_of_a_body_says_what_it_shows() -> None:
    assert contents("A poll by Acme showed Hill ahead of Reed.", "Acme") == ["Hill ahead of Reed"]
    assert contents("A walk to Acme showed Hill ahead of Reed.", "Acme") == []
