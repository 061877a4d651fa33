"""He and she mean who can be meant by them. Sentences are made up."""

from __future__ import annotations

import pytest

from tests.analysis.staging import Said, pronoun, speaker, staged

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
