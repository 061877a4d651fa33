"""Where what was told begins, behind whom it was told to. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.statements import part
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.sentence_index import SentenceIndex
from tests.analysis.on_bare_tokens import state_of

_POS = {"told": "VERB", "was": "AUX", "the": "DET", "that": "SCONJ", "denied": "VERB", "claimed": "VERB", "by": "ADP"}
"""Parts of speech of the words of the sentences that are no nouns."""


def contents(text: str, *names: str) -> list[str]:
    """What is told in a sentence where these words were seen as names."""
    state = state_of(text, "en")
    state.view.mark([(text.index(name), text.index(name) + len(name), "PER") for name in names])
    state.view.tagged = True
    state.view.pos = [_POS.get(word, "NOUN") for word in state.view.words]
    index = SentenceIndex(state.view, lexicon("en"), state.quotations, state.sentences)
    drafts = part.in_order(part.drafts_of(index, part.find(index)))
    return [text[slice(*span)] for draft in drafts for span in draft.spans]


@pytest.mark.parametrize(
    ("told", "content", "names"),
    [
        ("the jury Reed was at home", "Reed was at home", ("Reed",)),
        ("reporters Dan Reed was at home", "Dan Reed was at home", ("Dan Reed",)),
        ("the jury that Reed was at home", "Reed was at home", ("Reed",)),
    ],
)
def test_a_name_with_its_verb_behind_a_listener_begins_what_was_told(
    told: str, content: str, names: tuple[str, ...]
) -> None:
    assert contents(f"Hill told {told}.", "Hill", *names) == [content]


def test_who_claims_the_same_is_no_part_of_the_content() -> None:
    assert contents("Hill denied that the bridge was shut, as claimed by Reed.", "Hill", "Reed")[0] == (
        "the bridge was shut"
    )
