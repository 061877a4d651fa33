"""English subjects without what stands before and behind them. Tags are given by hand; sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.part import find
from reader.analysis.statements.sentence_index import SentenceIndex
from tests.analysis.on_bare_tokens import state_of

VERBS = {"have": "AUX", "issued": "VERB", "said": "VERB", "say": "VERB", "saying": "VERB", "warned": "VERB"}
TAGS = VERBS | {
    "long": "ADV",
    "strongly": "ADV",
    "man": "VERB",
    "opened": "VERB",
    "seen": "VERB",
    "by": "ADP",
    "the": "DET",
    "a": "DET",
    "on": "ADP",
    "Asked": "VERB",
    "about": "ADP",
    ".": "PUNCT",
}


def source(text: str) -> list[str]:
    """The phrases of the sources found in a text whose words bear those tags, and NOUN where none is given."""
    state = state_of(text, "en")
    state.view.pos[:] = [TAGS.get(word, "PUNCT" if word == "," else "NOUN") for word in state.view.words]
    state.view.tagged = True
    index = SentenceIndex(state.view, lexicon("en"), state.quotations, state.sentences)
    phrases = (one.report.source for one in find(index).candidates)
    return [text[slice(*index.view.chars(one.first, one.last))] for one in phrases if one.last > one.first]


@pytest.mark.parametrize(
    ("text", "phrase", "reason"),
    [
        ("The Odds have long said the bridge sways badly.", "The Odds", "adverbs and auxiliaries behind the noun"),
        ("On Friday the council said the bridge sways badly.", "the council", "a day without a comma"),
        ("Asked about it, the council said the bridge sways badly.", "the council", "a fronted clause"),
        ("Moss council issued a note saying the bridge sways badly.", "Moss council", "a verb with its own object"),
        ("The council on Friday said the bridge sways badly.", "The council", "a day before the verb"),
        ("The mother of a man said the bridge sways badly.", "The mother of a man", "a noun with the tag of a verb"),
        ("Mayor Hill opened the meeting by saying the bridge sways badly.", "Mayor Hill", "by what somebody does"),
        ("The reports seen by Hill said the bridge sways badly.", "The reports", "a noun written like a verb"),
        ("The council strongly warned the bridge sways badly.", "The council", "an adverb that no list holds"),
    ],
)
def test_a_subject_holds_the_noun_phrase_alone(text: str, phrase: str, reason: str) -> None:
    assert source(text) == [phrase], reason


def test_a_noun_that_is_written_like_a_verb_of_saying_is_no_cue() -> None:
    assert source("The states said the bridge sways badly.") == ["The states"]


def test_an_act_is_nobody_who_says_something() -> None:
    assert "issued a note" not in source(
        "The council, which advises Hill, issued a note saying the bridge sways badly."
    )


def test_a_clause_that_is_told_does_not_go_on_telling() -> None:
    text = "Hill said that the view of the bridge is wrong, saying that it sways badly."
    assert source(text) == ["Hill", "Hill"]


def test_a_publication_is_whose_who_made_it() -> None:
    assert source("According to data seen by the council, the bridge sways badly.") == ["the council"]


def test_behind_what_was_asked_the_name_before_the_cue_is_the_subject() -> None:
    text = "When asked if Reed have issued it Hill said the bridge sways badly."
    state = state_of(text, "en")
    state.view.mark([(text.index(name), text.index(name) + 4, "PER") for name in ("Reed", "Hill")])
    state.view.pos[:] = [TAGS.get(word, "NOUN") for word in state.view.words]
    state.view.tagged = True
    index = SentenceIndex(state.view, lexicon("en"), state.quotations, state.sentences)
    *_, one = (one.report.source for one in find(index).candidates)
    assert text[slice(*index.view.chars(one.first, one.last))] == "Hill"
