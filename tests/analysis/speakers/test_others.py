"""Who is not meant: whoever tells what somebody else said, and a namesake who has not the floor. Names are made up."""

from __future__ import annotations

import pytest

from reader.analysis.draft import TURN, SourceKind
from reader.analysis.speakers.part import SpeakerResolver
from tests.analysis.staging import Said, speaker, staged, staged_state, statement, uncued

MAYOR = Said("the driver said he slept", "said", "Ann Poe")


def test_a_description_within_what_somebody_tells_is_somebody_else() -> None:
    text = "Ann Poe said the driver said he slept."
    inner = Said("he slept", "said", "the driver", within=0)
    assert speaker(staged(text, MAYOR, inner, names={"Ann Poe": "PER"}, language="en"), 1) == "driver"


def test_so_it_is_in_indonesian() -> None:
    text = "Tono Wibisono menyebut pria itu mengaku lelah."
    outer = Said("pria itu mengaku lelah", "menyebut", "Tono Wibisono")
    inner = Said("lelah", "mengaku", "pria itu", within=0)
    assert speaker(staged(text, outer, inner, names={"Tono Wibisono": "PER"}), 1) != "Tono Wibisono"


FLOOR = [
    ("Walter Reed", "came.", "Walter Reed", "who has the floor"),
    ("Walter Reed", "came.\n\nShe sat down.\n\nNobody else came.", "Dorothy Reed", "too far up"),
    ("Walter Moss", "came.", "Dorothy Reed", "no namesake"),
]


@pytest.mark.parametrize(("first", "behind", "said_by", "reason"), FLOOR, ids=[row[3] for row in FLOOR])
def test_a_surname_of_two(first: str, behind: str, said_by: str, reason: str) -> None:
    found = staged(
        f"{first} said it rains. His wife Dorothy Reed {behind}\n\nIt pours, Reed said.",
        Said("it rains", "said", first),
        Said("It pours", "said", "Reed"),
        names={first: "PER", "Dorothy Reed": "PER"},
        language="en",
    )
    assert speaker(found, 1) == said_by, reason
    if reason == "who has the floor":
        assert statement(found, 1).confidence == 0.85
        assert [found.actors_by_id[rival.actor].name for rival in statement(found, 1).rivals] == ["Dorothy Reed"]


GROUPS = [
    ("Puluhan sopir mogok di Kantor Arum.", "Puluhan sopir", "a group acts"),
    ("Kantor Arum menutup pintu.", "Kantor Arum", "a body acts"),
]


@pytest.mark.parametrize(("before", "said_by", "reason"), GROUPS, ids=[row[2] for row in GROUPS])
def test_a_pronoun_for_several_means_the_group_that_the_sentence_before_tells_of(
    before: str, said_by: str, reason: str
) -> None:
    demand = Said("tarif naik", "menuntut", "Mereka", SourceKind.PRONOUN)
    state = staged_state(f"{before} Mereka menuntut tarif naik.", demand, names={"Kantor Arum": "ORG"}, until="actors")
    state.drafts[0].subject_before = (0, len(said_by))
    SpeakerResolver("id").read(state)
    assert [actor.name for actor in state.actors if actor.id == state.drafts[0].actor] == [said_by], reason


@pytest.mark.parametrize(
    ("described", "pronoun", "said_by"),
    [
        ("A diver from Lune", "He", "A diver from Lune"),
        ("A woman from Lune", "She", "A woman from Lune"),
        ("A woman from Lune", "He", "Dan Reed"),  # he is no woman
        ("A report from Lune", "He", "Dan Reed"),  # nor a text
    ],
)
def test_a_pronoun_for_one_means_the_person_that_the_sentence_before_describes(
    described: str, pronoun: str, said_by: str
) -> None:
    text = f"Dan Reed closed the bridge. {described} came. {pronoun} said it was safe."
    said = Said("it was safe", "said", pronoun, SourceKind.PRONOUN)
    state = staged_state(text, said, names={"Dan Reed": "PER"}, language="en", until="actors")
    start = text.index(described)
    state.drafts[0].subject_before = (start, start + len(described))
    SpeakerResolver("en").read(state)
    assert [actor.name for actor in state.actors if actor.id == state.drafts[0].actor] == [said_by]


def test_an_answer_is_the_only_person_s_of_an_interview() -> None:
    text = "Wawancara dengan penulis Sinta Melani.\n\nJ: Setiap pagi."
    answer = Said("Setiap pagi", None, "J", SourceKind.PRONOUN)
    state = staged_state(text, answer, names={"Sinta Melani": "PER"}, until="actors")
    state.drafts[0].rule = TURN
    SpeakerResolver("id").read(state)
    assert [actor.name for actor in state.actors if actor.id == state.drafts[0].actor] == ["Sinta Melani"]


@pytest.mark.parametrize("phrase", ["The Acme Prize winner", "The Peru international", "The native"])
def test_an_epithet_means_whom_was_told_of(phrase: str) -> None:
    text = f"Walter Reed said it rains.\n\n{phrase} said it pours."
    said = (Said("it rains", "said", "Walter Reed"), Said("it pours", "said", phrase))
    assert speaker(staged(text, *said, names={"Walter Reed": "PER"}, language="en"), 1) == "Walter Reed"


def test_an_office_with_a_body_is_nobody_who_was_told_of() -> None:
    text = "Walter Reed said it rains.\n\nThe Acme spokesman said it pours."
    said = (Said("it rains", "said", "Walter Reed"), Said("it pours", "said", "The Acme spokesman"))
    assert speaker(staged(text, *said, names={"Walter Reed": "PER"}, language="en"), 1) != "Walter Reed"


MARRIED = [
    ("Walter Reed", "Mrs. Reed", "Reed", "his wife"),
    ("Dorothy Reed", "Mr. Reed", "Reed", "her husband"),
    ("Dorothy Reed", "Mrs. Reed", "Dorothy Reed", "herself"),
    ("Walter Reed", "Dr. Reed", "Walter Reed", "a title of both"),
    ("Dr. Reed", "Mrs. Reed", "Reed", "nobody whose first name is known"),
]


@pytest.mark.parametrize(("first", "second", "said_by", "reason"), MARRIED, ids=[row[3] for row in MARRIED])
def test_a_surname_under_a_title_of_the_other_gender(first: str, second: str, said_by: str, reason: str) -> None:
    found = staged(
        f"{first} said it rains. {second} said it pours. It stopped, Reed said.",
        Said("it rains", "said", first),
        Said("it pours", "said", second),
        names={first.removeprefix("Dr. "): "PER"},
        language="en",
    )
    assert speaker(found, 1) == said_by, reason
    apart = first[:2] != "Dr" and said_by == "Reed"
    assert (statement(found, 0).actor != statement(found, 1).actor) is apart


def test_some_may_be_of_those_who_tell_it() -> None:
    text = "Correspondents say some suggest more cuts."
    outer, inner = (
        Said("some suggest more cuts", "say", "Correspondents"),
        Said("more cuts", "suggest", "some", within=0),
    )
    assert speaker(staged(text, outer, inner, language="en"), 1) == "Correspondents"


@pytest.mark.parametrize("kin", ["Her husband Dan", "Her lawyer Dan"])
def test_a_relation_and_a_name_are_the_one_who_bears_it(kin: str) -> None:
    text = f'Ann Poe sold the mill. "It was old," said Ann Poe. {kin} shrugged. "We have the dam."'
    first = Said('"It was old,"', "said", "Ann Poe")
    second = uncued('"We have the dam."')
    found = staged(text, first, second, names={"Ann Poe": "PER", "Dan": "PER"}, language="en")
    assert speaker(found, 1) == "Dan"
