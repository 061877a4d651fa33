"""He and she mean who can be meant by them. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.actors.part import actor_mentions_of
from reader.analysis.speakers.genders import Genders
from tests.analysis.staging import Said, pronoun, speaker, staged, staged_state

REED = Said("the river rises", "said", "Ulver Reed")


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ("Mrs Orla Voss left early.", "a title"),
        ("Karin Voss left early.", "a given name"),
        ("Arden Voss lost her keys. Arden Voss said she was tired.", "the pronouns behind the name"),
    ],
)
def test_she_is_not_the_man_who_spoke_last(first: str, reason: str) -> None:
    name = first.removeprefix("Mrs ").partition(" Voss")[0] + " Voss"
    text = f"{first} Mr Ulver Reed said the river rises. She said the bridge is safe."
    said = (REED, pronoun("the bridge is safe", "said", "She"))
    found = staged(text, *said, names={name: "PER", "Ulver Reed": "PER"}, language="en")
    assert speaker(found, 1) == name, reason


def test_he_is_still_the_man_who_spoke_last() -> None:
    text = "Karin Voss left early. Mr Ulver Reed said the river rises. He said the bridge is safe."
    said = (REED, pronoun("the bridge is safe", "said", "He"))
    found = staged(text, *said, names={"Karin Voss": "PER", "Ulver Reed": "PER"}, language="en")
    assert speaker(found, 1) == "Ulver Reed"


def test_it_is_not_the_news_agency_that_passed_something_on() -> None:
    text = "Acme builds dams. Reuters said the river rises. It said the bridge is safe."
    said = (Said("the river rises", "said", "Reuters"), pronoun("the bridge is safe", "said", "It"))
    found = staged(text, *said, names={"Acme": "ORG", "Reuters": "ORG"}, language="en")
    assert speaker(found, 1) == "Acme"


def told(text: str, name: str, *said: Said) -> str:
    """Which pronoun can mean the one of that name."""
    names = {one: "PER" for one in ("Arden Voss", "Karin Voss", "Ulver Reed") if one in text}
    state = staged_state(text, *said, names=names, language="en", until="actors")
    actor_mentions = actor_mentions_of(state)
    assert actor_mentions is not None
    (actor,) = [one for one in actor_mentions.candidates() if one.name == name]
    return Genders(actor_mentions).of(actor)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mrs Arden Voss left.", "she"),
        ("Mr Arden Voss left.", "he"),
        ("Karin Voss left.", "she"),
        ("Arden Voss left.", ""),
        ("Mr Karin Voss left.", ""),  # title and given name say different things
        (
            "Mrs Karin Voss lost his keys. " + "Karin Voss lost his bag. " * 2,
            "she",
        ),  # title and name against three pronouns
        ("Arden Voss lost her keys.", ""),  # a pronoun alone may be anybody's
        ("Arden Voss lost her keys. Arden Voss found her keys.", "she"),
        ("Arden Voss lost his keys. Arden Voss found his keys.", "he"),
        ("Arden Voss lost her keys. Arden Voss found his keys.", ""),
        ("Arden Voss left. Her keys stayed. Arden Voss came back. Her keys did not.", ""),  # behind the sentence's end
        ("Arden Voss left\nher keys. Arden Voss left\nher bag.", ""),
        ("Arden Voss said “her keys are lost”. Arden Voss said “her bag is lost”.", ""),
        ("Arden Voss saw Ulver Reed and her cat. Arden Voss saw Ulver Reed and her dog.", ""),  # behind another's name
        (f"Arden Voss {'really ' * 28}lost her keys. Arden Voss lost her bag.", "she"),  # among the next thirty words
        (f"Arden Voss {'really ' * 29}lost her keys. Arden Voss lost her bag.", ""),  # too far behind
    ],
)
def test_what_tells_the_pronoun_of_a_name(text: str, gender: str) -> None:
    name = "Karin Voss" if "Karin" in text else "Arden Voss"
    assert told(text, name) == gender


@pytest.mark.parametrize(
    ("source", "gender"),
    [
        ("a spokeswoman", "she"),
        ("a fisherman", ""),  # no word of the list
        ("a police spokesman", "he"),
        ("a neighbour of the king", ""),  # behind "of" somebody else is told of
    ],
)
def test_what_tells_the_pronoun_of_somebody_without_a_name(source: str, gender: str) -> None:
    text = f"The river rises, said {source}."
    state = staged_state(text, Said("The river rises", "said", source), language="en", until="actors")
    actor_mentions = actor_mentions_of(state)
    assert actor_mentions is not None
    start = text.index(source)
    actor = actor_mentions.read((start, start + len(source))).actor
    assert actor is not None
    assert Genders(actor_mentions).of(actor) == gender


def test_a_body_has_no_gender_and_where_no_list_tells_nobody_has() -> None:
    text = "King Hotel opened. Mr Arden Voss left."
    for language, names in (("en", {"King Hotel": "ORG"}), ("id", {"Arden Voss": "PER"})):
        actor_mentions = actor_mentions_of(staged_state(text, names=names, language=language, until="actors"))
        assert actor_mentions is not None
        assert {Genders(actor_mentions).of(actor) for actor in actor_mentions.candidates()} == {""}
