"""What the learnt weights decide, on bare tokens: acts and wishes are no statements, plain speech is one."""

from __future__ import annotations

import pytest

from reader.analysis.statements.judge import THRESHOLD, Candidate, features, judge
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.part import find
from reader.analysis.statements.sentence_index import SentenceIndex
from tests.analysis.on_bare_tokens import state_of
from tests.growth import growth


def candidates(text: str, language: str = "id") -> tuple[SentenceIndex, list[Candidate], dict[int, frozenset[str]]]:
    """What the constructions find in a text."""
    state = state_of(text, language)
    index = SentenceIndex(state.view, lexicon(language), state.quotations, state.sentences)
    found = find(index)
    return index, found.candidates, found.speakers


def sureness(text: str, language: str = "id") -> list[float]:
    """How sure each candidate of a text is."""
    index, some, speakers = candidates(text, language)
    judge(index, some, speakers, language)
    return [candidate.report.probability for candidate in some]


@pytest.mark.parametrize(
    "text",
    [
        "Menurut Rahmat, jembatan itu aman untuk semua warga desa.",
        "Dia mengatakan bahwa jembatan itu aman untuk semua warga desa.",
        "Jembatan itu aman untuk semua warga desa, kata Kepala Dinas Rahmat.",
        "Dia mengatakan jembatan itu “aman dan kokoh” untuk warga.",
        'Rahmat datang. "Jembatan itu aman," kata Rahmat. Rahmat menilai bahwa jembatan itu kokoh sekali.',
    ],
)
def test_plain_speech_is_a_statement(text: str) -> None:
    assert all(sure >= THRESHOLD for sure in sureness(text))
    assert sureness(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jembatan itu dibangun untuk memastikan akses warga desa.",
        "Rahmat tidak menyebutkan nama tersangka.",
        "Warga desa ingin melihat langsung jembatan itu.",
    ],
)
def test_aims_denied_speech_and_wishes_are_none(text: str) -> None:
    assert not any(sure >= THRESHOLD for sure in sureness(text))


def test_the_same_source_speaking_nearby_makes_a_verb_of_mind_surer() -> None:
    alone = sureness("Pak Rahmat menilai jembatan itu kokoh sekali.")
    beside = sureness('Pak Rahmat menilai jembatan itu kokoh sekali. "Jembatan itu aman," kata Rahmat.')
    assert beside[0] > alone[0]


def test_features_are_told_in_words() -> None:
    index, some, speakers = candidates("Rahmat tidak mengatakan bahwa jembatan itu aman.")
    (told,) = features(index, some, speakers)
    assert {"cue=mengatakan", "before=negation", "tie=that", "kind=verb-say"} <= {*told}


def test_a_paragraph_in_which_everybody_speaks_takes_linear_time() -> None:
    def work(count: int) -> None:
        sureness(" ".join(f"Warga{number} mengatakan jembatan itu aman." for number in range(count)))

    assert growth(work, 300, 6) < 18
