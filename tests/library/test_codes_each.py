"""Codes one by one: in which order they are told, which sentence refuses what, and what a change leaves alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.errors import LibraryError
from reader.library.codes import Codes
from reader.model import ActorKind, ActorRef, Code, Note, Span
from tests.sample_library import CHANGED, TEXT, Bench, span

Change = Callable[[Codes, int], object]


@pytest.fixture
def number(bench: Bench) -> int:
    """An analysed article with a note and a statement of one code, and a code below it that nothing bears."""
    article_id = bench.analysed().article_id
    bench.library.notes.add(article_id, span(TEXT, "Guntur Aji"), tags=["klaim", "cek"], colour="green")
    bench.library.codes.give(article_id, "s1", "klaim")
    bench.library.codes.add(Code("anak", parent="klaim"))
    return article_id


def tree(codes: Codes) -> list[tuple[str, int]]:
    """The codes as they are listed, each with how deep it stands."""
    return [(card.code.name, card.depth) for card in codes.all()]


# ---------------------------------------------------------------- what is said of a change

LABELS: dict[str, tuple[Change, str]] = {
    "add": (lambda codes, _: codes.add(Code(" #satu:  dua ")), "code added: satu: dua"),
    "change": (lambda codes, _: codes.change("KLAIM", slot=3), "code changed: klaim"),
    "rename": (lambda codes, _: codes.rename("KLAIM", "janji"), "code renamed: klaim"),
    "merge": (lambda codes, _: codes.merge("KLAIM", "cek"), "codes merged: klaim"),
    "delete": (lambda codes, _: codes.delete("klaim"), "code deleted: klaim"),
    "bring in": (lambda codes, _: codes.bring_in([Code("a"), Code("b"), Code("A")]), "codes brought in: 2"),
    "give": (
        lambda codes, number: codes.give(number, "s2", "#baru"),
        "statement coded: baru, jembatan itu selesai lebih awal",
    ),
    "take": (
        lambda codes, number: codes.take(number, "s1", "klaim"),
        "code taken from a statement: klaim, “Jembatan ini aman bagi semua,”",
    ),
}


@pytest.mark.parametrize("name", LABELS)
def test_what_is_undone_is_named_with_the_code(bench: Bench, number: int, name: str) -> None:
    change, label = LABELS[name]
    before = bench.library.codes.all(), bench.library.corrections.corrected(number)
    change(bench.library.codes, number)
    assert bench.library.history.can_undo == label
    assert bench.library.history.undo() == label
    assert (bench.library.codes.all(), bench.library.corrections.corrected(number)) == before


REFUSED: dict[str, tuple[Change, str]] = {
    "unknown": (
        lambda codes, _: codes.get("#zz\x1bz"),
        "No such code: There is no code “#zz\ufffdz”; `kutip codes` lists what there is.",
    ),
    "mistyped": (
        lambda codes, _: codes.get("klaimm"),
        "No such code: There is no code “klaimm”; did you mean “klaim”?",
    ),
    "renamed to nothing": (lambda codes, _: codes.rename("cek", " # "), "No name: A code needs a name."),
    "renamed to another": (
        lambda codes, _: codes.rename("cek", "KLAIM"),
        "Code there already: There is a code “KLAIM” already; merge “cek” into it.",
    ),
    "merged into itself": (
        lambda codes, _: codes.merge("cek", "Cek"),
        "One code only: “cek” cannot be merged into itself.",
    ),
    "added twice": (
        lambda codes, _: codes.add(Code("KLAIM")),
        "Code there already: There is a code “KLAIM” already.",
    ),
    "no colour": (
        lambda codes, _: codes.change("cek", colour="beige"),
        "No such colour: “beige” is none of yellow, green, blue, pink, violet.",
    ),
    "no digit": (
        lambda codes, _: codes.change("cek", slot=10),
        "No such digit: A code is given by a digit from 1 to 9, not by 10.",
    ),
    "below itself": (
        lambda codes, _: codes.change("klaim", parent="ANAK"),
        "Below itself: “klaim” cannot stand below “anak”, which is below it.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_one_sentence_and_leaves_nothing_to_undo(bench: Bench, number: int, name: str) -> None:
    change, sentence = REFUSED[name]
    before = bench.library.codes.all(), bench.library.history.can_undo
    with pytest.raises(LibraryError) as told:
        change(bench.library.codes, number)
    assert str(told.value) == sentence
    assert (bench.library.codes.all(), bench.library.history.can_undo) == before


def test_a_code_far_above_cannot_come_below_what_hangs_on_it(bench: Bench) -> None:
    codes = bench.library.codes
    for name, parent in (("a", None), ("b", "a"), ("c", "b"), ("d", "c")):
        codes.add(Code(name, parent=parent))
    for below in "bcd":
        with pytest.raises(LibraryError, match="which is below it"):
            codes.change("a", parent=below)
    codes.change("c", parent="a")
    assert tree(codes) == [("a", 0), ("b", 1), ("c", 1), ("d", 2)]


# ---------------------------------------------------------------- what a change does, and what it leaves alone


def test_codes_are_listed_below_their_parents_by_name(bench: Bench) -> None:
    codes = bench.library.codes
    for name, parent in (("m", None), ("z", "m"), ("b", "m"), ("k", "b"), ("a", None), ("y", "a")):
        codes.add(Code(name, parent=parent))
    assert tree(codes) == [("a", 0), ("y", 1), ("m", 0), ("b", 1), ("k", 2), ("z", 1)]


def test_codes_that_came_in_below_each_other_are_listed_once(bench: Bench) -> None:
    bench.library.codes.bring_in([Code("p", parent="q"), Code("q", parent="p"), Code("a")])
    listed = tree(bench.library.codes)
    assert sorted(name for name, _ in listed) == ["a", "p", "q"]
    assert listed[0] == ("a", 0)
    assert [depth for _, depth in listed[1:]] == [0, 1]


def test_a_change_of_one_thing_leaves_the_others(bench: Bench) -> None:
    codes = bench.library.codes
    codes.add(Code("atas"))
    made = codes.add(Code("klaim", "pink", "apa yang diklaim", "atas", 4))
    assert made == Code("klaim", "pink", "apa yang diklaim", "atas", 4)
    assert codes.change("KLAIM", colour="blue") == Code("klaim", "blue", "apa yang diklaim", "atas", 4)
    assert codes.change("klaim", description=" lain\x1b ") == Code("klaim", "blue", "lain\ufffd", "atas", 4)
    assert codes.change("klaim", slot=5) == Code("klaim", "blue", "lain\ufffd", "atas", 5)
    assert codes.change("klaim", description="") == Code("klaim", "blue", "", "atas", 5)
    assert codes.change("klaim", parent=False) == Code("klaim", "blue", "", None, 5)
    assert codes.change("klaim", slot=False) == Code("klaim", "blue", "")
    assert codes.get("klaim") == Code("klaim", "blue", "")


def test_a_new_code_takes_its_digit_from_the_one_that_had_it_and_undo_gives_it_back(bench: Bench) -> None:
    codes = bench.library.codes
    codes.add(Code("satu", slot=1))
    codes.add(Code("dua", slot=1))
    assert [codes.get(name).slot for name in ("satu", "dua")] == [None, 1]
    bench.library.history.undo()
    assert codes.get("satu").slot == 1


def test_a_colour_leaves_notes_with_another_first_code_and_undo_gives_all_back(bench: Bench, number: int) -> None:
    bench.library.notes.add(number, Span(0, 8), tags=["cek"], colour="violet")
    bench.library.codes.change("cek", colour="pink")
    assert [note.colour for note in bench.library.notes.of_article(number)] == ["pink", "green"]
    bench.library.history.undo()
    assert [note.colour for note in bench.library.notes.of_article(number)] == ["violet", "green"]
    assert bench.library.codes.get("cek").colour == "green"


def test_merged_codes_have_below_them_what_was_below_either(bench: Bench, number: int) -> None:
    codes = bench.library.codes
    codes.add(Code("atas"))
    codes.change("klaim", parent="atas")
    codes.add(Code("cucu", parent="cek"))
    assert codes.merge("klaim", "cek") == Code("cek", "green")
    assert tree(codes) == [("atas", 0), ("cek", 0), ("anak", 1), ("cucu", 1)]
    (note,) = bench.library.notes.of_article(number)
    assert (note.tags, note.colour) == (("cek",), "green")
    assert bench.library.history.undo() is not None
    codes.change("cek", parent="klaim")
    assert codes.merge("klaim", "cek").parent == "atas"


def test_a_code_keeps_what_is_told_of_it_under_its_new_name(bench: Bench, number: int) -> None:
    codes = bench.library.codes
    codes.change("klaim", colour="pink", description="apa yang diklaim", slot=4)
    assert codes.rename("klaim", " #Dakwaan  besar") == Code("Dakwaan besar", "pink", "apa yang diklaim", slot=4)
    assert codes.get("anak").parent == "Dakwaan besar"
    with pytest.raises(LibraryError, match="There is no code"):
        codes.get("klaim")


def test_a_code_is_taken_from_one_statement_and_no_other_code_with_it(bench: Bench, number: int) -> None:
    codes = bench.library.codes
    codes.give(number, "s1", "cek")
    codes.give(number, "s2", "klaim")
    made = codes.take(number, "s1", "KLAIM")
    assert [one.codes for one in made.statements] == [("cek",), ("klaim",), ()]
    assert codes.take(number, "s3", "klaim") == made  # what does not bear it
    with pytest.raises(LibraryError, match="Statement gone"):
        codes.take(number, "s9", "klaim")
    with pytest.raises(LibraryError, match="Statement gone"):
        codes.give(number, "s9", "klaim")
    with pytest.raises(LibraryError, match="needs a name"):
        codes.give(number, "s1", " ")


def test_what_a_statement_bears_already_is_not_given_again(bench: Bench, number: int) -> None:
    before = bench.library.history.can_undo
    made = bench.library.codes.give(number, "s1", "KLAIM")
    assert made == bench.library.corrections.corrected(number)
    assert bench.library.history.can_undo == before


def test_a_statement_of_an_article_that_was_removed_elsewhere_is_given_no_code(bench: Bench, number: int) -> None:
    bench.library.articles.remove(number)
    bench.library.articles.forget_removed()
    with pytest.raises(LibraryError, match=r"Article (gone|not kept)"):
        bench.library.codes.give(number, "s2", "klaim")


# ---------------------------------------------------------------- what bears a code, and who says such things


def test_what_bears_a_code_stands_by_article_and_in_the_order_of_its_text(bench: Bench, number: int) -> None:
    other = bench.analysed(CHANGED, "lain.txt").article_id
    codes = bench.library.codes
    bench.library.notes.add(other, span(CHANGED, "Senin"), tags=["klaim"])
    codes.give(other, "s2", "klaim")
    bench.library.notes.add(number, Span(0, 8), tags=["klaim"])
    codes.give(number, "s2", "klaim")
    found = codes.passages("KLAIM")
    assert [(one.article_id, one.anchor.exact if isinstance(one, Note) else one.statement_id) for one in found] == [
        (number, "Jembatan"), (number, "s1"), (number, "s2"), (number, "Guntur Aji"), (other, "Senin"), (other, "s2"),
    ]  # fmt: skip
    assert codes.passages("klaim", limit=2) == found[:2]
    assert codes.passages("klaim", limit=9) == found
    assert codes.passages("anak") == ()


def test_a_note_that_lost_its_passage_stands_where_that_was(bench: Bench, number: int) -> None:
    bench.library.codes.give(number, "s3", "klaim")
    opened = bench.analysed(CHANGED)
    assert [note.found for note in opened.notes] == [None]
    found = bench.library.codes.passages("klaim")
    places = [one.anchor.start if isinstance(one, Note) else one.span.start for one in found]
    assert places == sorted(places)
    assert [isinstance(one, Note) for one in found] == [False, True, False]


def test_who_said_most_comes_first_and_nobody_after_those_who_said_as_much(bench: Bench, number: int) -> None:
    codes, corrections = bench.library.codes, bench.library.corrections
    codes.give(number, "s2", "klaim")
    codes.give(number, "s3", "Janji")
    corrections.set_speaker(number, "s1", None)
    corrections.set_speaker(number, "s3", ActorRef("Ani Sari", ActorKind.PERSON))
    table = codes.table()
    assert table.actors == (
        ("person:ani sari", "Ani Sari"),
        ("organization:dinas pekerjaan umum", "Dinas Pekerjaan Umum"),
        (None, None),
    )
    assert table.codes == ("Janji", "klaim")  # those that nobody's statement bears are left out
    codes.give(number, "s1", "Janji")
    table = codes.table()
    assert table.actors[0] == (None, None)
    assert table.counts == {
        ("Janji", None): 1, ("klaim", None): 1, ("Janji", "person:ani sari"): 1,
        ("klaim", "organization:dinas pekerjaan umum"): 1,
    }  # fmt: skip


def test_what_is_told_of_codes_that_come_in_fills_what_is_not_told_here(bench: Bench, number: int) -> None:
    codes = bench.library.codes
    book = [
        Code(" #KLAIM", "pink", "apa \x1b yang", parent="#atas", slot=6),
        Code("atas", "blue"),
        Code("baru", "violet", "satu\x1b", parent="baru"),
        Code("Baru", "pink"),
        Code("lagi", parent=""),
    ]
    assert codes.bring_in(book) == 3
    assert codes.get("klaim") == Code("klaim", "green", "apa \ufffd yang", "atas", 6)
    assert codes.get("baru") == Code("baru", "violet", "satu\ufffd")
    assert tree(codes) == [("atas", 0), ("klaim", 1), ("anak", 2), ("baru", 0), ("cek", 0), ("lagi", 0)]
    assert codes.bring_in(book) == 0
    assert codes.bring_in([]) == 0
