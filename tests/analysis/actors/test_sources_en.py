"""Whom an English phrase names as source: its head noun stands last. Sentences are made up."""

from __future__ import annotations

import pytest

from tests.analysis.staging import Said, speaker, staged

PEOPLE = {"Ann Poe": "PER", "Dan Reed": "PER", "Free Press": "ORG", "Acme": "ORG", "Moss": "GPE"}


def named(text: str, source: str) -> str | None:
    """The speaker of "the bridge is safe", where that phrase is its source."""
    seen = {name: label for name, label in PEOPLE.items() if name in text}
    return speaker(staged(text, Said("the bridge is safe", "said", source), names=seen, language="en"), 0)


@pytest.mark.parametrize(
    ("source", "who", "reason"),
    [
        ("Ann Poe's lawyer Dan Reed", "Dan Reed", "a name before a genitive tells whose lawyer it is"),
        ("Ann Poe's father, Dan Reed,", "Dan Reed", "the name behind the comma is the father's"),
        ("Ann Poe's office", "Ann Poe's office", "the office is a source of its own"),
        ("A spokesman for Ann Poe", "A spokesman for Ann Poe", "whom somebody speaks for does not speak"),
        ("The head of the drivers' union, Dan Reed,", "Dan Reed", "a name at the end, behind the office"),
        ("The pilots' union Acme", "Acme", "a body behind what it is called"),
        ("The media watchdog, Free Press,", "Free Press", "a body behind a comma"),
        ("The media watchdog, the Free Press,", "Free Press", "or behind a comma and an article"),
        ("Free Press' report", "Free Press", "a report speaks for its maker"),
        ("A report from Free Press", "Free Press", "so it does where the maker is told behind it"),
        ("A letter by Dan Reed", "Dan Reed", "or where a person wrote it"),
        ("A tweet on Monday by Dan Reed", "Dan Reed", "or where the day stands between"),
        ("A statement attributed to Acme", "Acme", "or where it is only taken for the maker's"),
        ("A 2013 article in Free Press", "Free Press", "an article speaks for the paper that printed it"),
        ("A letter signed by Dan Reed", "Dan Reed", "or where a word tells how it was made"),
        ("A letter on boats seen by Acme", "A letter on boats seen by Acme", "who has seen it did not make it"),
        ("A report in Moss", "A report in Moss", "and not for a place"),
        ("A report by hand", "A report by hand", "nor for what is nobody"),
        ("A new Acme analysis", "Acme", "or where the maker stands right before it"),
        ("A report on Free Press", "A report on Free Press", "what it is about did not make it"),
        ("Moss's Acme", "Acme", "a place with a genitive tells where the body is"),
        ("Ann Poe and her colleagues", "Ann Poe and her colleagues", "several speak, one of them by name"),
        ("Secretary of State Ann Poe", "Ann Poe", "an office with a preposition of its own before the name"),
        ("A spokesman for Mrs Ann Poe", "A spokesman for Mrs Ann Poe", "a title does not make the name the source"),
        ("The Acme union", "Acme", "a body before the noun that only calls it what it is"),
        ("Ann Poe, a biologist in Moss,", "Ann Poe", "what is told behind the name is no name"),
    ],
)
def test_a_phrase_names_its_head(source: str, who: str, reason: str) -> None:
    assert named(f"{source} said the bridge is safe.", source) == who, reason


@pytest.mark.parametrize("source", ["The hotel owner", "The prime minister's office", "The interior ministry"])
def test_a_description_with_words_of_its_own_stays_itself(source: str) -> None:
    text = f"Prime Minister Ann Poe came late. {source} said the bridge is safe."
    assert named(text, source) == source.removeprefix("The ")


def test_an_article_and_a_noun_point_back() -> None:
    text = "Dan Reed sang in Moss. The singer said the bridge is safe."
    assert named(text, "The singer") == "Dan Reed"


def test_an_office_of_two_words_points_back_as_one_does() -> None:
    text = "Ann Poe sang in Moss. The first lady said the bridge is safe."
    assert named(text, "The first lady") == "Ann Poe"


def test_a_text_of_somebody_described_is_said_by_whom_the_words_mean() -> None:
    text = "Judge Dan Reed sat in Moss. The judge's statement said the bridge is safe."
    assert named(text, "The judge's statement") == "Dan Reed"
    text = "Dan Reed sat in Moss. Judge Ann Poe's statement said the bridge is safe."
    assert named(text, "Judge Ann Poe's statement") == "Ann Poe"


def test_an_article_from_a_paper_without_a_name_is_said_by_that_paper() -> None:
    assert named(
        "An article from the same newspaper said the bridge is safe.", "An article from the same newspaper"
    ) == ("same newspaper")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A tweet on Monday by Dan Reed said the bridge is safe.", "Dan Reed"),
        ("A statement attributed to Acme said the bridge is safe.", "Acme"),
        ("A tweet said the bridge is safe. By noon Dan Reed sang.", "A tweet"),
    ],
)
def test_the_maker_of_a_text_is_told_behind_a_phrase_that_was_cut_too_early(text: str, who: str) -> None:
    assert named(text, " ".join(text.split()[:2])) == who


@pytest.mark.parametrize(
    ("behind", "who"),
    [("using the pseudonym Ann Poe", "Ann Poe"), ("near Ann Poe", "a farmer"), ("who called Ann Poe", "a farmer")],
)
def test_the_name_that_somebody_goes_by_stands_behind_what_he_or_she_is(behind: str, who: str) -> None:
    text = f'"Yes," said a farmer {behind}. Later the farmer said the bridge is safe.'
    said = Said('"Yes,"', "said", "a farmer")
    assert speaker(staged(text, said, names={"Ann Poe": "PER"}, language="en"), 0) == who


def test_the_leader_of_a_body_is_the_leader_whom_its_noun_tells() -> None:
    text = "Acme has gone. The group's leader, Dan Reed, sang. The Acme leader said the bridge is safe."
    assert named(text, "The Acme leader") == "Dan Reed"


@pytest.mark.parametrize("phrase", ["The media watchdog Free Press", "The media watchdog, Free Press,"])
def test_what_a_body_is_called_beside_its_name_means_it_from_there_on(phrase: str) -> None:
    text = f"{phrase} said the boat is late. Dan Reed sang. The media watchdog said the bridge is safe."
    boat = Said("the boat is late", "said", phrase)
    bridge = Said("the bridge is safe", "said", "The media watchdog")
    seen = {"Free Press": "ORG", "Dan Reed": "PER"}
    assert speaker(staged(text, boat, bridge, names=seen, language="en"), 1) == "Free Press"


@pytest.mark.parametrize(
    ("phrase", "who"),
    [("The health department", "Moss Health Department"), ("The water department", "water department")],
)
def test_the_end_of_a_body_s_name_is_the_body(phrase: str, who: str) -> None:
    text = f"The Moss Health Department moved. {phrase} said the bridge is safe."
    seen = {"Moss Health Department": "ORG"}
    said = Said("the bridge is safe", "said", phrase)
    assert speaker(staged(text, said, names=seen, language="en"), 0) == who


def test_the_leader_of_another_body_is_somebody_else() -> None:
    text = "Acme has gone. Moss leader Dan Reed sang. The Acme leader said the bridge is safe."
    assert named(text, "The Acme leader") == "Acme leader"


def test_an_office_that_opens_the_article_is_whom_the_next_paragraph_names() -> None:
    text = "A senator in Moss said the bridge is safe.\n\nSenator Ann Poe came on Monday."
    assert named(text, "A senator in Moss") == "Ann Poe"


def test_an_office_that_two_bear_is_nobody_by_name() -> None:
    text = "A senator in Moss said the bridge is safe.\n\nSenator Ann Poe came. Senator Dan Reed went."
    assert named(text, "A senator in Moss") == "A senator in Moss"


def test_an_office_further_down_the_article_is_nobody_who_is_named_later() -> None:
    text = "It rained.\n\nA senator in Moss said the bridge is safe.\n\nSenator Ann Poe came on Monday."
    assert named(text, "A senator in Moss") == "A senator in Moss"


def test_an_article_and_a_noun_that_point_to_nobody_are_who_they_call() -> None:
    assert named("The singer said the bridge is safe.", "The singer") == "singer"


def test_a_share_of_those_asked_keeps_its_last_word() -> None:
    assert named("7 percent of those said the bridge is safe.", "7 percent of those") == "7 percent of those"


def test_a_letter_is_said_by_whoever_wrote_it() -> None:
    text = "Ann Poe wrote to the council. The letter said the bridge is safe."
    assert named(text, "The letter") == "Ann Poe"


def test_unlike_nouns_behind_the_same_article_are_two() -> None:
    text = "The Tories said taxes rise. The Lib Dems said the bridge is safe."
    said = Said("taxes rise", "said", "The Tories"), Said("the bridge is safe", "said", "The Lib Dems")
    found = staged(text, *said, language="en")
    assert [speaker(found, 0), speaker(found, 1)] == ["Tories", "Lib Dems"]


def test_two_who_speak_together_are_one_source_by_whatever_names() -> None:
    text = "Ministers Ann Poe and Dan Reed said taxes rise. Poe and Reed said the bridge is safe."
    said = (
        Said("taxes rise", "said", "Ministers Ann Poe and Dan Reed"),
        Said("the bridge is safe", "said", "Poe and Reed"),
    )
    found = staged(text, *said, names={"Ann Poe": "PER", "Dan Reed": "PER"}, language="en")
    assert [speaker(found, 0), speaker(found, 1)] == ["Ann Poe and Dan Reed"] * 2
    assert found.statements[0].actor == found.statements[1].actor


def test_the_commission_is_the_body_whose_name_holds_it() -> None:
    text = "The Electoral Commission of Moss met. The commission said the bridge is safe."
    found = staged(
        text,
        Said("the bridge is safe", "said", "The commission"),
        names={"Electoral Commission of Moss": "ORG"},
        language="en",
    )
    assert speaker(found, 0) == "Electoral Commission of Moss"


def test_a_surname_that_was_seen_as_a_body_is_the_person() -> None:
    text = "Emile Varnier came late. Varnier said the bridge is safe."
    found = staged(
        text,
        Said("the bridge is safe", "said", "Varnier"),
        names={"Emile Varnier": "PER", "Varnier": "ORG"},
        language="en",
    )
    assert speaker(found, 0) == "Emile Varnier"


def test_an_opening_description_is_whom_the_next_statement_names() -> None:
    text = "A Moss author said taxes rise.\n\nAnn Poe, 40, said the bridge is safe."
    said = Said("taxes rise", "said", "A Moss author"), Said("the bridge is safe", "said", "Ann Poe")
    found = staged(text, *said, names={"Ann Poe": "PER", "Moss": "GPE"}, language="en")
    assert [speaker(found, 0), speaker(found, 1)] == ["Ann Poe", "Ann Poe"]
