"""What a statement is told to be said by: speaker, rule, how sure, and whom else it may have been."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reader.analysis.draft import SourceKind
from tests.analysis.staging import Said, clitic, pronoun, speaker, staged, statement, uncued, words_of

NAMES = ("Tono Wibisono", "Sinta Melani", "Ann Poe", "Tom Fry", "Karin Voss")
BODIES = ("Bulog", "Acme")
A_BY_TONO = Said("“A,”", "kata", "Tono Wibisono")


@dataclass(frozen=True)
class Row:
    """An example, and what its last statement is told to be."""

    text: str
    said: tuple[Said, ...]
    speaker: str | None
    why: str
    confidence: float
    rivals: tuple[tuple[str, float], ...] = ()
    language: str = "id"
    number: int = -1
    """Which statement is looked at."""


ROWS = {
    "never quite sure": Row(
        "“A,” kata Tono Wibisono. “B,” ujarnya.", (A_BY_TONO, clitic("“B,”", "ujarnya")),
        "Tono Wibisono", "clitic-of-the-running-speaker", 0.97,
    ),
    "a quotation goes on": Row(
        "“A,” kata Tono Wibisono.\n\n“B.” “C.”", (A_BY_TONO, uncued("“B.”"), uncued("“C.”")),
        "Tono Wibisono", "continued-quotation", 0.93,
    ),
    "a quotation goes on behind one that is less sure": Row(
        "“A,” kata petugas lapangan. “B.”", (Said("“A,”", "kata", "petugas lapangan"), uncued("“B.”")),
        "petugas lapangan", "continued-quotation", 0.8,
    ),
    "somebody acts before the quotation": Row(
        "“A,” kata Tono Wibisono. Sinta Melani mengangguk. “B.”", (A_BY_TONO, uncued("“B.”")),
        "Sinta Melani", "acts-before-the-quotation", 0.7, (("Tono Wibisono", 0.3),),
    ),
    "the speaker acts before the quotation": Row(
        "“A,” kata Tono Wibisono. Tono Wibisono mengangguk. “B.”", (A_BY_TONO, uncued("“B.”")),
        "Tono Wibisono", "continued-quotation", 0.93,
    ),
    "who is named beside the cue does not act": Row(
        "“A,” kata Sinta Melani kepada Tono Wibisono. “B.”",
        (Said("“A,”", "kata", "Sinta Melani"), uncued("“B.”")),
        "Sinta Melani", "continued-quotation", 0.93,
    ),
    "nobody said what comes first": Row(
        "“B.” Hujan turun.", (uncued("“B.”"),), None, "running-speaker-unresolved", 0.0,
    ),
    "the two named before": Row(
        "Tono Wibisono dan Sinta Melani hadir. “B,” kata keduanya.", (pronoun("“B,”", "kata", "keduanya"),),
        "Tono Wibisono dan Sinta Melani", "the-two-named-before", 0.85,
    ),
    "several who spoke together": Row(
        "“A,” kata Tono Wibisono dan Sinta Melani. “B,” ujar mereka.",
        (Said("“A,”", "kata", "Tono Wibisono dan Sinta Melani"), pronoun("“B,”", "ujar", "mereka")),
        "Tono Wibisono dan Sinta Melani", "pronoun-of-the-running-speaker", 0.97,
    ),
    "a company that is pointed at is a body": Row(
        "“A,” kata Tono Wibisono. Bulog rapat. “B,” kata perusahaan itu.",
        (A_BY_TONO, Said("“B,”", "kata", "perusahaan itu")),
        "Bulog", "description-of-the-one-spoken-of-of-the-subject-before", 0.97,
    ),
    "a group that is pointed at is several": Row(
        "Bulog rapat. Tono Wibisono pulang. “A,” kata kelompok tersebut.",
        (Said("“A,”", "kata", "kelompok tersebut"),),
        "Bulog", "description-of-the-one-spoken-of-of-the-subject-before", 0.97,
    ),
    "one who is pointed at is a person": Row(
        "“A,” kata Tono Wibisono. Bulog rapat. “B,” kata narasumber itu.",
        (A_BY_TONO, Said("“B,”", "kata", "narasumber itu")),
        "Tono Wibisono", "description-of-the-one-spoken-of-of-the-running-speaker", 0.97,
    ),
    "a clitic means a body where it is the sentence's subject": Row(
        "Bulog rapat dan katanya stok aman.", (clitic("stok aman", "katanya"),),
        "Bulog", "clitic-of-the-subject-before", 0.97,
    ),
    "a clitic means no body of the sentence before": Row(
        "Bulog rapat. Katanya stok aman.", (clitic("stok aman", "Katanya"),), None, "clitic-unresolved", 0.0,
    ),
    "the woman of two": Row(
        "Mr Tom Fry met Karin Voss. “Roads are bad,” said the woman.",
        (Said("“Roads are bad,”", "said", "the woman"),),
        "Karin Voss", "description-of-the-one-spoken-of-of-the-nearest-name", 0.97, language="en",
    ),
    "he of two": Row(
        "Karin Voss met Mr Tom Fry. “Roads are bad,” he said.", (pronoun("“Roads are bad,”", "said", "he"),),
        "Tom Fry", "pronoun-of-the-nearest-name", 0.97, language="en",
    ),
}  # fmt: skip


@pytest.mark.parametrize("reason", ROWS)
def test_a_speaker_is_told_with_rule_and_rivals(reason: str) -> None:
    row = ROWS[reason]
    names = {name: "PER" for name in NAMES if name in row.text} | {b: "ORG" for b in BODIES if b in row.text}
    found = staged(row.text, *row.said, names=names, language=row.language)
    one = statement(found, row.number)
    assert (speaker(found, row.number), one.why) == (row.speaker, row.why)
    assert one.confidence == pytest.approx(row.confidence)
    assert [(found.actors_by_id[r.actor].name, r.score) for r in one.rivals] == list(row.rivals)


AUTHOR = "A British author says books sell."
POE = " Ann Poe, 40, said shops are full."


@pytest.mark.parametrize(
    ("text", "source", "meant", "reason"),
    [
        (AUTHOR + POE, "Ann Poe, 40", True, "brought by the next sentence"),
        (AUTHOR + "\n\n" + POE, "Ann Poe, 40", True, "or by the next paragraph"),
        (AUTHOR + "\n\nRain fell.\n\n" + POE, "Ann Poe, 40", False, "too far behind"),
        ("Rain fell.\n\nRain fell.\n\n" + AUTHOR + POE, "Ann Poe, 40", False, "the article does not open with it"),
        ("Ann Poe came. " + AUTHOR + POE, "Ann Poe, 40", False, "she was named before"),
        (AUTHOR + POE.replace("Ann Poe, 40,", "Acme"), "Acme", False, "a body is no author"),
        (AUTHOR + POE.replace("Ann Poe, 40,", "a reader"), "a reader", False, "nobody by name"),
        (AUTHOR, "", False, "nothing follows"),
    ],
)
def test_somebody_new_may_be_whom_the_next_statement_brings(text: str, source: str, meant: bool, reason: str) -> None:
    said = [Said("books sell", "says", "A British author")]
    said += [Said("shops are full", "said", source)] if source else []
    names = {name: label for name, label in (("Ann Poe", "PER"), ("Acme", "ORG")) if name in text}
    found = staged(text, *said, names=names, language="en")
    assert (speaker(found, 0) == "Ann Poe") is meant, reason
    expected = ("description-of-somebody-named", 0.7) if meant else ("unnamed-source", 0.8)
    assert (statement(found, 0).why, statement(found, 0).confidence) == expected


def test_the_words_of_a_quotation_are_no_announcement() -> None:
    text = "“Books sell,” says a British author. Ann Poe, 40, said shops are full."
    said = (Said("“Books sell,”", "says", "a British author"), Said("shops are full", "said", "Ann Poe, 40"))
    assert speaker(staged(text, *said, names={"Ann Poe": "PER"}, language="en"), 0) == "a British author"


def test_a_description_that_points_back_is_a_mention_of_whom_it_means() -> None:
    text = "“A,” kata Tono Wibisono. “B,” ujar pria itu."
    found = staged(text, A_BY_TONO, Said("“B,”", "ujar", "pria itu"), names={"Tono Wibisono": "PER"})
    assert words_of(found, text, "Tono Wibisono") == ["Tono Wibisono", "pria itu"]


def test_a_dropped_subject_that_is_written_as_a_pronoun_points_back() -> None:
    text = "“A,” kata Tono Wibisono. Ia pulang dan menolak dana tambahan."
    said = (A_BY_TONO, Said("dana tambahan", "menolak", "Ia", SourceKind.DROPPED))
    found = staged(text, *said, names={"Tono Wibisono": "PER"})
    assert (speaker(found, 1), statement(found, 1).why) == ("Tono Wibisono", "shared-subject-of-the-running-speaker")


def test_the_five_likeliest_of_many_rivals_are_told() -> None:
    people = [
        "Tono Wibisono",
        "Sinta Melani",
        "Rudi Hartanto",
        "Maya Lestari",
        "Joko Susilo",
        "Dewi Anjani",
        "Agus Salim",
    ]
    text = " ".join(f"{name} datang." for name in people) + " “A,” ujarnya."
    found = staged(text, clitic("“A,”", "ujarnya"), names=dict.fromkeys(people, "PER"))
    (one,) = found.statements
    scores = [rival.score for rival in one.rivals]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)
    assert one.actor not in {rival.actor for rival in one.rivals}
