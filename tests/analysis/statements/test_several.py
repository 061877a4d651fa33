"""Whom without a name a pronoun follows. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.draft import Draft, SourceKind
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.sentence_index import SentenceIndex
from reader.analysis.statements.several import tell_subjects
from reader.model import StatementKind
from tests.analysis.on_bare_tokens import state_of

ROWS = [
    ("id", "Puluhan sopir menutup jalan. Mereka menuntut tarif naik.", "Mereka", "Puluhan sopir", "the one before"),
    ("id", "Puluhan sopir menutup jalan.\n\nMereka menuntut tarif naik.", "Mereka", "Puluhan sopir", "a paragraph up"),
    ("id", "Pada Senin, para sopir menutup jalan. Mereka menuntut tarif.", "Mereka", "para sopir", "behind an adjunct"),
    ("id", "Para sopir menutup jalan. Dia menuntut tarif naik.", "Dia", None, "a pronoun for one"),
    (
        "id",
        "Seorang sopir menutup jalan. Dia menuntut tarif naik.",
        "Dia",
        "Seorang sopir",
        "one who opens the paragraph",
    ),
    ("id", "Jalan ditutup. Seorang sopir menutup jalan. Dia menuntut tarif.", "Dia", None, "one further down"),
    ("id", "Seorang sopir menutup jalan.\n\nDia menuntut tarif naik.", "Dia", None, "one a paragraph up"),
    ("id", "Mereka menuntut tarif naik.", "Mereka", None, "nothing before"),
]


@pytest.mark.parametrize(("language", "text", "word", "subject", "reason"), ROWS, ids=[row[4] for row in ROWS])
def test_the_subject_of_the_sentence_before(
    language: str, text: str, word: str, subject: str | None, reason: str
) -> None:
    state = state_of(text, language)
    index = SentenceIndex(state.view, lexicon(language), state.quotations, state.sentences)
    start = text.index(word)
    source = start, start + len(word)
    draft = Draft(StatementKind.INDIRECT, [(len(text) - 9, len(text) - 1)], None, source, SourceKind.PRONOUN, "given")
    tell_subjects(index, [draft])
    assert (text[slice(*draft.subject_before)] if draft.subject_before else None) == subject, reason
