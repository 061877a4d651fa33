"""Whom written constructions turn to, and who merely stands by; one made-up example a construction."""

from __future__ import annotations

import pytest

from tests.analysis.staging import Said, clitic, pronoun, speaker, staged, statement, uncued

OPENS = "“Sawah kering,” kata Tono Wibisono.\n\n"
OPENING = Said("“Sawah kering,”", "kata", "Tono Wibisono")
NAMES = {"Tono Wibisono": "PER", "Sinta Melani": "PER"}

PRESENTED = [
    "Keluhan yang sama disuarakan Sinta Melani.",
    "Hal serupa dirasakan pemilik warung, Sinta Melani, warga Kaliwungu.",
    "Usul itu menuai kritik dari penjaga sekolah, Sinta Melani.",
    "Pernyataan Tono ditanggapi Camat Sinta Melani.",
]


@pytest.mark.parametrize("brings", PRESENTED)
def test_a_clitic_is_whom_the_sentence_before_brings(brings: str) -> None:
    found = staged(OPENS + f"{brings} Menurutnya, air cukup.", OPENING, clitic("air cukup", "Menurutnya"), names=NAMES)
    assert speaker(found, 1) == "Sinta Melani"
    assert statement(found, 1).why == "presented-before"


NOT_PRESENTED = [
    ("Pompa dikirim oleh Sinta Melani.", "whoever acts without a word of reaction"),
    ("Rapat yang dihadiri Sinta Melani ditanggapi banyak orang.", "another verb's name"),
    ("Usul yang dikritik Sinta Melani dicabut.", "a name within what is told of a thing"),
    ("Ia dikritik warga yang memilih Sinta Melani.", "a name within what is told of the critics"),
]


@pytest.mark.parametrize(("tells", "reason"), NOT_PRESENTED, ids=[row[1] for row in NOT_PRESENTED])
def test_a_name_that_is_not_brought_leaves_the_floor(tells: str, reason: str) -> None:
    found = staged(OPENS + f"{tells} Menurutnya, air cukup.", OPENING, clitic("air cukup", "Menurutnya"), names=NAMES)
    assert statement(found, 1).why != "presented-before", reason


def test_whom_a_paragraph_s_first_sentence_tells_of_is_meant_by_a_description_behind_it() -> None:
    text = OPENS + "Pohon itu ditebang Sinta Melani. “Saya pegal,” ucap perempuan itu."
    found = staged(text, OPENING, Said("“Saya pegal,”", "ucap", "perempuan itu"), names=NAMES)
    assert speaker(found, 1) == "Sinta Melani"


def test_an_act_right_before_a_quotation_gives_the_floor_in_a_new_paragraph() -> None:
    text = OPENS + "Sinta Melani mengangkat bahu. “Entahlah.”"
    found = staged(text, OPENING, uncued("“Entahlah.”"), names=NAMES)
    assert speaker(found, 1) == "Sinta Melani"
    assert statement(found, 1).why == "acts-before-the-quotation"


def test_an_act_does_not_give_the_floor_where_somebody_spoke_in_the_paragraph() -> None:
    text = "Sinta Melani tiba. “Sawah kering,” kata Tono Wibisono. “Irigasi rusak.”"
    found = staged(text, OPENING, uncued("“Irigasi rusak.”"), names=NAMES)
    assert speaker(found, 1) == "Tono Wibisono"


STANDING_BY = [
    "Didampingi Camat Sinta Melani, ia menyebut air cukup.",
    "Usai menemui Sinta Melani, ia menyebut air cukup.",
    "Acara itu dihadiri Camat Sinta Melani. Ia menyebut air cukup.",
    "Turut hadir Sinta Melani. Ia menyebut air cukup.",
]


@pytest.mark.parametrize("tells", STANDING_BY)
def test_who_only_stands_by_is_not_meant_by_a_pronoun(tells: str) -> None:
    word = "ia" if ", ia" in tells else "Ia"
    found = staged(OPENS + tells, OPENING, pronoun("air cukup", "menyebut", word), names=NAMES)
    assert speaker(found, 1) == "Tono Wibisono"


def test_who_is_the_subject_of_an_adjunct_may_be_meant() -> None:
    text = OPENS + "Setelah Sinta Melani tiba, ia menyebut air cukup."
    found = staged(text, OPENING, pronoun("air cukup", "menyebut", "ia"), names=NAMES)
    assert "Sinta Melani" in {
        found.actors_by_id[one].name
        for one in (statement(found, 1).actor, *(r.actor for r in statement(found, 1).rivals))
        if one
    }


TEXTS = [
    (
        "The lawsuit says the dam leaks. Mayor Ann Poe disagreed.",
        "lawsuit",
        "whoever is named behind it is not its maker",
    ),
    (
        "Mayor Ann Poe disagreed. The lawsuit says the dam leaks.",
        "Ann Poe",
        "whoever was named before may be its maker",
    ),
]


@pytest.mark.parametrize(("text", "said_by", "reason"), TEXTS, ids=[row[2] for row in TEXTS])
def test_a_text_that_is_pointed_at(text: str, said_by: str, reason: str) -> None:
    said = Said("the dam leaks", "says", "The lawsuit")
    found = staged(text, said, names={"Ann Poe": "PER"}, language="en")
    assert speaker(found, 0) == said_by, reason


def test_a_text_is_no_other_text_that_was_told_of_before() -> None:
    text = "A city report says the dam is old. The lawsuit says the dam leaks."
    said = (Said("the dam is old", "says", "A city report"), Said("the dam leaks", "says", "The lawsuit"))
    found = staged(text, *said, language="en")
    assert statement(found, 1).why == "text-that-speaks"


def test_what_somebody_made_may_stand_in_a_description_that_points_back() -> None:
    text = OPENS + "“Air cukup,” kata pelantun lagu Pelangi tersebut."
    said = (OPENING, Said("“Air cukup,”", "kata", "pelantun lagu Pelangi tersebut"))
    assert speaker(staged(text, *said, names={"Tono Wibisono": "PER"}), 1) == "Tono Wibisono"


def test_who_was_brought_goes_on_where_nobody_else_is_named() -> None:
    text = OPENS + "Hal itu disesalkan Sinta Melani. Ia menyebut air kurang.\n\n“Pompa rusak,” ujarnya."
    said = (OPENING, pronoun("air kurang", "menyebut", "Ia"), clitic("“Pompa rusak,”", "ujarnya"))
    found = staged(text, *said, names=NAMES)
    assert [speaker(found, number) for number in (1, 2)] == ["Sinta Melani"] * 2
    assert statement(found, 2).why == "presented-before"


def test_an_act_may_be_that_of_somebody_with_a_role_that_no_list_knows_whole() -> None:
    text = OPENS + "Petugas taman Sinta Melani mengangkat bahu. “Entahlah.”"
    assert speaker(staged(text, OPENING, uncued("“Entahlah.”"), names=NAMES), 1) == "Sinta Melani"


PRONOUNS = [
    ("Police questioned Ann Poe. She said it was cold.", "pronoun-behind-the-only-one-named", "nobody else is named"),
    ("Police questioned Ann Poe and Eva Roe. She said it was cold.", "", "two are named"),
    ("He questioned Ann Poe. She said it was cold.", "", "a pronoun means somebody, too"),
]


@pytest.mark.parametrize(("tells", "why", "reason"), PRONOUNS, ids=[row[2] for row in PRONOUNS])
def test_a_pronoun_behind_the_only_one_who_is_named(tells: str, why: str, reason: str) -> None:
    said = (Said("“No,”", "said", "Dan Fry"), pronoun("it was cold", "said", "She"))
    names = {name: "PER" for name in ("Dan Fry", "Ann Poe", "Eva Roe") if name in tells + "Dan Fry"}
    found = staged(f"“No,” said Dan Fry.\n\n{tells}", *said, names=names, language="en")
    assert (statement(found, 1).why == "pronoun-behind-the-only-one-named") == bool(why), reason


INTRODUCED = [
    ("Sinta Melani (43) kesal. Kiosnya tutup. “Dagangan saya busuk,” ujarnya.", "an age, and no verb of saying"),
    ("Di tepi sawah, Sinta Melani mencangkul sejak subuh. “Dagangan saya busuk,” ujarnya.", "behind an adjunct"),
    ("Petani Sinta Melani terdiam. “Dagangan saya busuk,” ujarnya.", "behind what she is"),
]


@pytest.mark.parametrize(("paragraph", "reason"), INTRODUCED, ids=[row[1] for row in INTRODUCED])
def test_who_is_new_in_the_paragraph_says_its_quotation(paragraph: str, reason: str) -> None:
    found = staged(OPENS + paragraph, OPENING, clitic("“Dagangan saya busuk,”", "ujarnya"), names=NAMES)
    assert speaker(found, 1) == "Sinta Melani", reason
    assert statement(found, 1).why == "new-in-the-paragraph"


NOT_INTRODUCED = [
    ("Sinta Melani ditolong warga. “Dagangannya busuk,” ujarnya.", "whom something is done to"),
    ("Warga menolong Sinta Melani. “Dagangannya busuk,” ujarnya.", "an object"),
    ("Didampingi Sinta Melani, Tono Wibisono pulang. “Dagangannya busuk,” ujarnya.", "two are named"),
]


@pytest.mark.parametrize(("paragraph", "reason"), NOT_INTRODUCED, ids=[row[1] for row in NOT_INTRODUCED])
def test_who_does_not_act_is_not_brought_by_a_paragraph(paragraph: str, reason: str) -> None:
    found = staged(OPENS + paragraph, OPENING, clitic("“Dagangannya busuk,”", "ujarnya"), names=NAMES)
    assert statement(found, 1).why != "new-in-the-paragraph", reason


def test_one_word_is_no_act() -> None:
    text = OPENS + "Melani? Hujan turun lagi. “Dagangannya busuk,” ujarnya."
    names = {"Tono Wibisono": "PER", "Melani": "PER"}
    found = staged(text, OPENING, clitic("“Dagangannya busuk,”", "ujarnya"), names=names)
    assert statement(found, 1).why != "new-in-the-paragraph"


def test_who_was_named_before_the_paragraph_is_not_new_in_it() -> None:
    text = "Sinta Melani menang. " + OPENS + "Sinta Melani tertawa. “Sawah subur,” ujarnya."
    found = staged(text, OPENING, clitic("“Sawah subur,”", "ujarnya"), names=NAMES)
    assert statement(found, 1).why != "new-in-the-paragraph"


GESTURES = [
    ("Sinta Melani yang duduk di samping Tono hanya tertawa.", "somebody else is named behind"),
    ("Seusai rapat dua jam, Sinta Melani menggeleng.", "an adjunct stands before"),
]


@pytest.mark.parametrize(("shows", "reason"), GESTURES, ids=[row[1] for row in GESTURES])
def test_who_is_shown_by_a_gesture_says_the_quotation_behind(shows: str, reason: str) -> None:
    text = "Sinta Melani tiba.\n\n" + OPENS + f"{shows} “Nanti saja,” ucapnya."
    found = staged(text, OPENING, clitic("“Nanti saja,”", "ucapnya"), names=NAMES)
    assert (speaker(found, 1), statement(found, 1).why) == ("Sinta Melani", "gesture-before-the-quotation"), reason


NO_GESTURES = [
    ("Sinta Melani diundang ke balai desa.", "an act that shows nobody"),
    ("Warga tertawa melihat Sinta Melani.", "somebody else's gesture"),
]


@pytest.mark.parametrize(("tells", "reason"), NO_GESTURES, ids=[row[1] for row in NO_GESTURES])
def test_other_sentences_show_nobody(tells: str, reason: str) -> None:
    text = "Sinta Melani tiba.\n\n" + OPENS + f"{tells} “Nanti saja,” ucapnya."
    found = staged(text, OPENING, clitic("“Nanti saja,”", "ucapnya"), names=NAMES)
    assert statement(found, 1).why != "gesture-before-the-quotation", reason
