"""What the page shows of everybody who may be meant by a word without a name; one made-up example a feature."""

from __future__ import annotations

import math

import pytest

from reader.analysis.actors.part import actor_mentions_of
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.draft import SourceKind
from reader.analysis.speakers.candidates import FAR, MOST, SpeakerCandidates, agrees, place_of, weights
from tests.analysis.staging import Said, clitic, pronoun, staged_state, uncued

TONO, SINTA = "Tono Wibisono", "Sinta Melani"
TWO = {TONO: "PER", SINTA: "PER"}


def kata(content: str, source: str) -> Said:
    """Content behind which its speaker is named."""
    return Said(content, "kata", source)


def candidates_of(
    text: str, *said: Said, language: str = "id", learnt: dict[str, float] | None = None
) -> SpeakerCandidates:
    """Who may be meant by the last of these statements; those before it were said by whom they name."""
    names = {name: label for name, label in {**TWO, "Bulog": "ORG"}.items() if name in text}
    state = staged_state(text, *said, names=names, language=language, until="actors")
    actor_mentions = actor_mentions_of(state)
    assert actor_mentions is not None
    made = SpeakerCandidates(state, actor_mentions, state.drafts, learnt or {})
    phrases = [one.source if one.source_kind is SourceKind.PHRASE else None for one in state.drafts]
    speakers = [actor_mentions.read(phrase).actor if phrase else None for phrase in phrases]
    made.count_named(speakers)
    for index, actor in enumerate(speakers[:-1]):
        made.heard(index, actor)
    return made


def seen(text: str, *said: Said, number: str = "one", gender: str = "", language: str = "id") -> dict[str, set[str]]:
    """The features of each candidate for the last statement, by the candidate's name."""
    found = candidates_of(text, *said, language=language).candidates(len(said) - 1, number, gender)
    return {one.actor.name: set(one.features) for one in found}


NYA = clitic("“B,”", "ujarnya")
A_BY_TONO = kata("“A,”", TONO)


@pytest.mark.parametrize(
    ("between", "how"),
    [(" ", "speaks-here"), ("\n\n", "speaks-before"), ("\n\nHujan turun.\n\n", "spoke-further-up")],
    ids=["in this paragraph", "in the one before", "farther up"],
)
def test_the_one_who_spoke_last_is_seen_by_how_far_away_that_was(between: str, how: str) -> None:
    found = seen(f"“A,” kata Tono Wibisono.{between}“B,” ujarnya.", A_BY_TONO, NYA)
    assert found == {TONO: {"speaks", "speaks-by-name", how}}


def test_the_one_who_spoke_before_another_spoke_earlier() -> None:
    text = "“A,” kata Tono Wibisono. “C,” kata Sinta Melani. “B,” ujarnya."
    found = seen(text, A_BY_TONO, kata("“C,”", SINTA), NYA)
    assert found[SINTA] == {"speaks", "speaks-here", "speaks-by-name"}
    assert found[TONO] == {"spoke-earlier", "speaks-by-name", "subject-further-up"}


def test_a_body_takes_the_floor_from_bodies_alone() -> None:
    text = "“A,” kata Tono Wibisono. Menurut Bulog, stok aman. “B,” ujarnya."
    found = seen(text, A_BY_TONO, Said("stok aman", "Menurut", "Bulog"), NYA, number="whoever")
    assert found["Bulog"] == {"speaks", "speaks-here", "speaks-by-name", "no-person"}
    assert found[TONO] == {"speaks", "speaks-here", "speaks-by-name", "other-kind-spoke-since"}


@pytest.mark.parametrize(
    ("sentences", "features"),
    [
        ("Sinta Melani datang.", {"named-since-as-subject", "named-just-before"}),
        ("Pagi itu, Sinta Melani datang.", {"named-since-as-subject", "named-just-before"}),
        ("Sinta Melani datang. Hujan turun.", {"named-since-as-subject", "named-further-up"}),
        ("Sinta Melani ditangkap.", {"named-since-as-patient", "named-just-before"}),
        ("Sinta Melani sudah ditangkap.", {"named-since-as-patient", "named-just-before"}),
        ("Buku itu dicetak Sinta Melani.", {"named-since-as-agent", "named-just-before"}),
        ("Buku itu datang dari Sinta Melani.", {"named-since-as-agent", "named-just-before"}),
        ("Buku itu datang dari Sinta Melani kemarin.", {"named-since-as-object", "named-just-before"}),
        ("Polisi mencari Sinta Melani.", {"named-since-as-object", "named-just-before"}),
        ("Kabar dini Sinta Melani.", {"named-since-as-object", "named-just-before"}),  # dini is no verb
        (
            "Polisi mencari Sinta Melani. Sinta Melani pulang. Polisi menangkap Sinta Melani.",
            {"named-since-as-subject", "named-just-before"},  # the best of several
        ),
    ],
)
def test_one_named_since_then_is_seen_by_part_and_distance(sentences: str, features: set[str]) -> None:
    found = seen(f"“A,” kata Tono Wibisono. {sentences} “B,” ujarnya.", A_BY_TONO, NYA)
    assert found == {TONO: {"speaks", "speaks-here", "speaks-by-name"}, SINTA: features | {"named-last"}}


def test_one_named_in_the_statement_s_own_sentence_is_named_here() -> None:
    found = seen("“A,” kata Tono Wibisono. Kepada Sinta Melani ia bilang sawah kering.", A_BY_TONO,
                 pronoun("sawah kering", "bilang", "ia"))  # fmt: skip
    assert found[SINTA] == {"named-since-as-object", "named-here", "named-last"}


def test_of_two_named_since_then_only_one_is_named_last() -> None:
    found = seen("Tono Wibisono datang. Sinta Melani pulang. “B,” ujarnya.", NYA)
    assert "named-last" in found[SINTA]
    assert "named-last" not in found[TONO]


def test_the_subject_of_what_stands_before_the_last_speaker_is_further_up() -> None:
    found = seen("Sinta Melani datang. “A,” kata Tono Wibisono. “B,” ujarnya.", A_BY_TONO, NYA)
    assert found[SINTA] == {"subject-further-up"}
    found = seen("Polisi mencari Sinta Melani. “A,” kata Tono Wibisono. “B,” ujarnya.", A_BY_TONO, NYA)
    assert found[SINTA] == set()


@pytest.mark.parametrize(
    ("sentences", "behind"),
    [
        ("Sinta Melani datang.", True),
        ("Sinta Melani datang. Hujan turun.", False),
        ("Polisi mencari Sinta Melani.", False),
    ],
)
def test_a_pronoun_right_behind_a_subject_is_seen(sentences: str, behind: bool) -> None:
    said = (A_BY_TONO, pronoun("“B,”", "ujar", "dia"))
    found = seen(f"“A,” kata Tono Wibisono. {sentences} “B,” ujar dia.", *said)
    assert ("pronoun-behind-subject" in found[SINTA]) is behind


@pytest.mark.parametrize(
    ("sentences", "acts"),
    [
        ("Sinta Melani mengangguk.", True),
        ("Sinta Melani pulang. Hujan turun.", False),
        ("Polisi mencari Sinta Melani.", False),
    ],
)
def test_who_acts_right_before_a_quotation_without_a_cue_is_seen(sentences: str, acts: bool) -> None:
    found = seen(f"“A,” kata Tono Wibisono. {sentences} “B.”", A_BY_TONO, uncued("“B.”"), number="whoever")
    assert ("acts-before-uncued-quotation" in found[SINTA]) is acts


PARAGRAPH = {"opens-its-paragraph", "alone-in-its-paragraph"}


@pytest.mark.parametrize(
    ("paragraph", "features"),
    [
        ("Sinta Melani datang. “B,” ujarnya.", PARAGRAPH),
        ("Polisi mencari Sinta Melani. “B,” ujarnya.", set()),
        ("Buku itu dicetak Sinta Melani. “B,” ujarnya.", {"alone-in-its-paragraph"}),
        ("Sinta Melani datang bersama Tono Wibisono. “B,” ujarnya.", {"opens-its-paragraph"}),
        ("Hujan turun.\n\n“B,” ujarnya.", set()),
    ],
)
def test_whom_a_paragraph_is_about_is_seen(paragraph: str, features: set[str]) -> None:
    text = f"“A,” kata Tono Wibisono. Sinta Melani pulang.\n\n{paragraph}"
    assert seen(text, A_BY_TONO, NYA)[SINTA] & PARAGRAPH == features


def test_a_paragraph_in_which_somebody_spoke_is_about_nobody() -> None:
    text = "Sinta Melani datang.\n\nSinta Melani duduk. “A,” kata Tono Wibisono. “C,” kata Sinta Melani. “B,” ujarnya."
    found = seen(text, A_BY_TONO, kata("“C,”", SINTA), NYA)
    assert not found[SINTA] & PARAGRAPH
    assert not found[TONO] & PARAGRAPH


def test_a_body_is_never_alone_in_its_paragraph() -> None:
    assert "alone-in-its-paragraph" not in seen("Bulog rapat. “B,” ujarnya.", NYA, number="body")["Bulog"]


def test_one_named_within_the_statement_is_seen() -> None:
    said = clitic("“Sinta Melani pulang,”", "ujarnya")
    found = seen("Sinta Melani datang. Tono Wibisono duduk. “Sinta Melani pulang,” ujarnya.", said)
    assert "named-within" in found[SINTA]
    assert "named-within" not in found[TONO]


def test_a_body_is_no_person_unless_it_is_its_sentence_s_subject() -> None:
    assert (
        "no-person" in seen("Bulog rapat. Stok aman, ujarnya.", clitic("Stok aman", "ujarnya"), number="body")["Bulog"]
    )
    here = seen("Bulog rapat dan ujarnya stok aman.", clitic("stok aman", "ujarnya"), number="whoever")
    assert "no-person" not in here["Bulog"]


def test_a_word_for_oneself_and_others_is_said_of_bodies_and_persons_alike() -> None:
    text = "“A,” kata Tono Wibisono. Menurut Bulog, stok aman. Pihaknya bilang harga turun."
    said = (A_BY_TONO, Said("stok aman", "Menurut", "Bulog"), pronoun("harga turun", "bilang", "Pihaknya"))
    found = seen(text, *said, number="side")
    assert found["Bulog"] == found[TONO] == {"speaks", "speaks-here", "speaks-by-name"}


def test_several_are_a_group_or_a_body() -> None:
    said = pronoun("“B,”", "ujar", "mereka")
    assert "several-body" in seen("Bulog rapat. “B,” ujar mereka.", said, number="many")["Bulog"]
    group = seen("“A,” kata para petani. “B,” ujar mereka.", kata("“A,”", "para petani"), said, number="many")
    assert "several-group" in group["para petani"]
    assert not {f for f in seen("Bulog rapat. “B,” ujarnya.", NYA, number="body")["Bulog"] if f.startswith("several")}


def test_a_known_gender_agrees_or_rules_out() -> None:
    text = "Mrs Sinta Melani left. Tono Wibisono came. “B,” she said."
    said = pronoun("“B,”", "said", "she")
    found = seen(text, said, gender="she", language="en")
    assert "gender-agrees" in found[SINTA]
    assert "gender-agrees" not in found[TONO]  # nothing tells it
    assert SINTA not in seen(text, said, gender="he", language="en")


def test_where_nobody_was_named_before_those_named_behind_may_be_meant() -> None:
    assert seen("“B,” ujarnya. Tono Wibisono dan Sinta Melani hadir.", NYA) == {TONO: set(), SINTA: set()}


def test_who_is_named_in_a_quotation_or_as_a_place_is_nobody_to_be_meant() -> None:
    assert seen("“Panggil Sinta Melani,” kata Tono Wibisono. “B,” ujarnya.",
                kata("“Panggil Sinta Melani,”", TONO), NYA).keys() == {TONO}  # fmt: skip


def test_who_is_told_within_another_s_statement_does_not_take_the_floor() -> None:
    text = "Tono Wibisono bilang menurut Sinta Melani beras aman. “B,” ujarnya."
    said = (
        Said("menurut Sinta Melani beras aman", "bilang", TONO),
        Said("beras aman", "menurut", SINTA, within=0),
        NYA,
    )
    found = seen(text, *said)
    assert "speaks" in found[TONO]
    assert "speaks" not in found[SINTA]


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("person", {"one", "whoever", "side"}),
        ("group", {"many", "whoever", "side"}),
        ("organization", {"many", "body", "whoever", "side"}),
        ("government", {"many", "body", "whoever", "side"}),
    ],
)
def test_who_can_be_meant_by_a_word_of_a_number(kind: str, numbers: set[str]) -> None:
    actor = ActorCandidate(kind)
    assert {number for number in ("one", "many", "body", "whoever", "side") if agrees(actor, number)} == numbers


def test_candidates_are_weighed_by_a_logit_the_likeliest_first() -> None:
    text = "“A,” kata Tono Wibisono. Sinta Melani datang. “B,” ujarnya."
    made = candidates_of(text, A_BY_TONO, NYA, learnt={"speaks": 1.0, "named-last": 1.5, "named-just-before": 0.5})
    first, second = made.weigh(1, "one")
    assert (first.actor.name, first.why) == (SINTA, "of-the-subject-before")
    assert (second.actor.name, second.why) == (TONO, "of-the-running-speaker")
    assert first.score == pytest.approx(math.exp(2) / (math.exp(2) + math.exp(1)))
    assert first.score + second.score == pytest.approx(1.0)


def test_of_very_many_the_ones_named_last_are_weighed() -> None:
    last = ("Hutama", "Kusnadi", "Perdana", "Lubis")
    people = [f"{one} {other}" for one in ("Adi", "Budi", "Cici", "Dodi", "Eka") for other in last]
    text = ". ".join(f"{name} hadir" for name in people) + ". “B,” ujarnya."
    state = staged_state(text, NYA, names=dict.fromkeys(people, "PER"), until="actors")
    actor_mentions = actor_mentions_of(state)
    assert actor_mentions is not None
    found = SpeakerCandidates(state, actor_mentions, state.drafts, {}).candidates(0, "one")
    assert [one.actor.name for one in found] == people[::-1][:MOST]
    assert MOST < FAR < len(people)


def test_one_who_is_only_described_is_named_where_the_description_stands_again() -> None:
    said = (Said("Hujan turun", "kata", "seorang petani"), NYA)
    text = "Hujan turun, kata seorang petani. Tono Wibisono datang. {} “B,” ujarnya."
    again = seen(text.format("Seorang petani pulang."), *said)
    assert {"speaks", "named-since-as-subject", "named-last"} <= again["seorang petani"]
    assert "named-last" not in again[TONO]
    quoted = seen(text.format("“Seorang petani pulang.”"), *said)
    assert "named-last" not in quoted["seorang petani"]
    assert "named-last" in quoted[TONO]


# ---------------------------------------------------------------- who is told of around a character


def test_two_named_side_by_side_are_a_pair() -> None:
    text = "Tono Wibisono dan Sinta Melani hadir. “B,” ujarnya."
    made = candidates_of(text, NYA)
    assert made.pair_before(len(text)) == (0, text.index(" hadir"))
    assert made.pair_before(text.index("dan")) is None  # only one so far
    assert candidates_of(text.replace(" dan", ", dan"), NYA).pair_before(len(text)) == (0, text.index(" hadir") + 1)
    for other in (text.replace(" dan ", " bertemu "), text.replace("Sinta Melani", "Tono")):
        assert candidates_of(other, NYA).pair_before(len(other)) is None


def name_of(actor: ActorCandidate | None) -> str | None:
    return actor.name if actor else None


def test_the_subject_of_a_sentence_is_the_first_one_before_a_character() -> None:
    text = "Tono Wibisono duduk. Sinta Melani datang dan Tono Wibisono pulang. “B,” ujarnya."
    made = candidates_of(text, NYA)
    assert name_of(made.subject_before(text.index(" pulang"))) == SINTA
    assert made.subject_before(text.index("Sinta")) is None  # the one of the sentence before is another's
    assert made.subject_before(text.index("“B")) is None
    acted_on = "Polisi mencari Sinta Melani kemarin. “B,” ujarnya."
    assert candidates_of(acted_on, NYA).subject_before(acted_on.index("kemarin")) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Tono Wibisono diam. Sinta Melani mengangguk. “B,” ujarnya.", SINTA),
        ("Tono Wibisono diam. Polisi mencari Sinta Melani. “B,” ujarnya.", None),
        ("Tono Wibisono diam. Sinta Melani mengangguk.\n\n“B,” ujarnya.", None),
        ("Tono Wibisono diam. Sinta Melani mengangguk. Hujan turun. “B,” ujarnya.", None),
        ("Tono Wibisono diam. Bulog rapat. “B,” ujarnya.", None),
        ("Tono Wibisono diam. “B,” ujarnya.", None),  # named before the place from which on it is asked
    ],
)
def test_the_subject_of_the_sentence_right_before_is_whom_the_text_turned_to(text: str, subject: str | None) -> None:
    made = candidates_of(text, NYA)
    assert name_of(made.subject_since(text.index("diam"), text.index("“B"))) == subject


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("“A,” kata Tono Wibisono. “C,” kata Tono Wibisono. Hujan turun. “B,” ujarnya.", TONO),
        ("“A,” kata Tono Wibisono. “C,” kata Tono Wibisono. Bulog rapat. “B,” ujarnya.", TONO),
        ("“A,” kata Tono Wibisono. “C,” kata Tono Wibisono. Sinta Melani datang. “B,” ujarnya.", None),
        ("“A,” kata Tono Wibisono. Sinta Melani datang. “C,” kata Tono Wibisono. “B,” ujarnya.", None),
        ("Sinta Melani datang. “A,” kata Tono Wibisono. “C,” kata Tono Wibisono. “B,” ujarnya.", TONO),
        ("“A,” kata Tono Wibisono. “C,” kata Sinta Melani. “B,” ujarnya.", None),
        ("“A,” kata Sinta Melani. “C,” kata Tono Wibisono. “B,” ujarnya.", None),
        ("“A,” kata Bulog. “C,” kata Bulog. “B,” ujarnya.", None),
    ],
)
def test_one_has_the_floor_alone_after_two_statements_without_anybody_else(text: str, alone: str | None) -> None:
    sources = [name for name in text.replace(".", ",").split(",") if name.startswith("” kata ")]
    first, second = (name.removeprefix("” kata ") for name in sources)
    made = candidates_of(text, kata("“A,”", first), kata("“C,”", second), NYA)
    assert name_of(made.alone_before(text.index("“B"))) == alone


def test_one_statement_gives_nobody_the_floor_alone() -> None:
    text = "“A,” kata Tono Wibisono. “B,” ujarnya."
    assert candidates_of(text, A_BY_TONO, NYA).alone_before(text.index("“B")) is None


@pytest.mark.parametrize(
    ("place", "following", "opens"),
    [
        ("Satu", "Satu", True),
        ("Satu", "Dua", True),
        ("Satu", "Tiga", False),
        ("Dua", "Tiga", True),
        ("Tiga", "Tiga", False),
    ],
)
def test_what_opens_the_article_and_what_follows_in_the_next_paragraph(place: str, following: str, opens: bool) -> None:
    text = "Satu orang.\n\nDua orang.\n\nTiga orang.\n\n“B,” ujarnya."
    made = candidates_of(text, NYA)
    assert made.opens_with(text.index(place), text.index(following)) is opens


def test_a_statement_is_told_at_its_cue_or_where_its_content_begins() -> None:
    text = "Kata dia, sawah kering. “B,” ujarnya."
    drafts = staged_state(text, Said("sawah kering", "Kata", None, SourceKind.CLITIC), NYA, until="actors").drafts
    assert [place_of(one) for one in drafts] == [0, text.index("“B")]
    drafts[0].cue = None
    assert place_of(drafts[0]) == text.index("sawah")


@pytest.mark.parametrize("language", ["id", "en"])
def test_learnt_weights_are_of_features_that_are_seen(language: str) -> None:
    assert {"speaks", "named-last", "no-person"} <= weights(language).keys()
    assert all(weights(language).values())


def test_why_somebody_may_be_meant_is_told_by_where_they_are() -> None:
    text = "“A,” kata Tono Wibisono. “C,” kata Sinta Melani. “B,” ujarnya."
    found = candidates_of(text, A_BY_TONO, kata("“C,”", SINTA), NYA).candidates(2, "one")
    assert {one.actor.name: one.why for one in found} == {
        SINTA: "of-the-running-speaker", TONO: "of-an-earlier-speaker"
    }  # fmt: skip
    (alone,) = candidates_of("Polisi mencari Sinta Melani. “B,” ujarnya.", NYA).candidates(0, "one")
    assert (alone.actor.name, alone.why) == (SINTA, "of-the-nearest-name")
