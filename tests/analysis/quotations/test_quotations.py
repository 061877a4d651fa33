"""Quotation marks are paired whatever state they are in; sentences end outside them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import draft
from reader.analysis.quotations.marks import pair
from reader.analysis.quotations.part import LONG
from reader.model.text import QUOTATION_MARKS
from tests.analysis.on_bare_tokens import state_of
from tests.growth import growth


def quoted(text: str) -> list[str]:
    """The quotations of a text of one paragraph."""
    return [text[q.start : q.end] for q in pair(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("“Kami ikut,” kata Ani.", ["“Kami ikut,”"], "curly"),
        ('"Kami ikut," kata Ani.', ['"Kami ikut,"'], "straight"),
        ("”Kami ikut,” kata Ani.", ["”Kami ikut,”"], "the closing mark opens as well"),
        ("„Kami ikut,‟ kata Ani.", ["„Kami ikut,‟"], "low and high"),
        ("«Kami ikut», kata Ani.", ["«Kami ikut»"], "guillemets"),
        ("‘Kami ikut,’ kata Ani.", ["‘Kami ikut,’"], "single"),
        ("‘The clerks’ tea is cold,’ Ann said.", ["‘The clerks’ tea is cold,’"], "a plural's apostrophe in it"),
        ("Two ‘clerks’ came. ‘It is cold,’ Ann said.", ["‘clerks’", "‘It is cold,’"], "a word that ends in s"),
        ("’Kami ikut,’ kata Ani.", ["’Kami ikut,’"], "single, the closing one opens"),
        ('“Kami ikut," kata Ani.', ['“Kami ikut,"'], "curly opens, straight closes"),
        ("''Kami ikut,'' kata Ani.", ["''Kami ikut,''"], "two single ones for a double"),
        ('""Kami ikut,"" kata Ani.', ['""Kami ikut,""'], "doubled"),
        ('"A," kata Ani. "B."', ['"A,"', '"B."'], "two side by side"),
        ('"Dia bilang ‘ya’ tadi," kata Ani.', ['"Dia bilang ‘ya’ tadi,"', "‘ya’"], "nested, single in double"),
        ("“Dia bilang “ya” tadi,” kata Ani.", ["“Dia bilang “ya” tadi,”", "“ya”"], "nested, double in double"),
        ("Ma'ruf salat Jum'at bersama Ka’ab.", [], "apostrophes inside names"),
        ('Layar 6" dan 7" itu dijual.', [], "inches"),
        ('"Kami ikut, kata Ani.', ['"Kami ikut, kata Ani.'], "unclosed: up to the paragraph's end"),
        (
            '"Kami ikut, kata Ani. "Saya juga," kata Budi.',
            ['"Kami ikut, kata Ani.', '"Saya juga,"'],
            "unclosed: up to the next one",
        ),
        ('Kami semua ikut ke sana," kata Ani.', ['Kami semua ikut ke sana,"'], "unopened: from the paragraph's start"),
        ('Ia menulis," Kami ikut semua." Lalu pergi.', ['" Kami ikut semua."'], "a space on the wrong side"),
        ("“Kami ikut, ”kata Ani. “Ya,” kata Budi.", ["“Kami ikut, ”", "“Ya,”"], "a space before the closing one"),
        ("“Dia bilang ”ya” tadi,” kata Ani.", ["“Dia bilang ”ya” tadi,”", "”ya”"], "nested, opened by a closing one"),
        ("“Kami ikut, ” ”kata Ani.", ["“Kami ikut, ”"], "the closing one twice"),
        ("“Kami.” ”Ikut,” kata Ani.", ["“Kami.”", "”Ikut,”"], "closed behind: the second one opens"),
        ("(“Regu Elang”)", ["“Regu Elang”"], "behind a bracket"),
        ('""', [], "nothing in it"),
        ("k" * 19 + ',"', ["k" * 19 + ',"'], "unopened: so much may be one"),
        ("k" * 18 + ',"', [], "unopened: too little to be one"),
        ('Kami semua ikut ke sanaX" kata Ani.', [], "unopened: no comma or point before the mark"),
        ("'70-an adalah masa itu.", [], "an apostrophe that opens nothing"),
        ('"...kami ikut," kata Ani.', ['"...kami ikut,"'], "three points may begin it"),
        ('Kata Ani "Ya ". Lalu "Tidak".', ['"Ya "', '"Tidak"'], "a space before the closing one, a point behind"),
        ('Ani "Ya ", kata Budi.', ['"Ya "'], "a space before the closing one, a comma behind"),
        ('Ia lari 5\'30" kemarin, "Ya," katanya.', ['"Ya,"'], "minutes and seconds"),
        ('Kata Ani"Kami ikut,"ujarnya.', ['"Kami ikut,"'], "no space on either side"),
        ("Kata Ani“Kami ikut”ujarnya.", ["“Kami ikut”"], "no space, marks that tell their direction"),
        ("Kata Ani”Kami ikut”ujarnya.", [], "no space, and both can only close"),
        ("Kata Ani«Kami ikut»ujarnya.", ["«Kami ikut»"], "guillemets without space"),
        ('Budi di sana. Kami ikut semua?" kata Ani.', ['Budi di sana. Kami ikut semua?"'], "unopened, a question"),
        ('Kami semua ikut ke sana" kata Ani.', [], "unopened, but no comma before it"),
        ('Kami di "rumah" itu semua," kata Ani.', ['"rumah"'], "behind a whole quotation nothing is unopened"),
        ('Ya ikut," kata Ani.', [], "too short to be unopened"),
        ('"A "b" c," kata Ani.', ['"A "b" c,"', '"b"'], "straight in straight"),
        ("“A “b “c” d” e,” kata Ani.", ["“A “b “c” d” e,”", "“b “c” d”", "“c”"], "three deep"),
        ("“Kami “ikut” semua. Ia pulang.", ["“Kami", "“ikut”"], "the outer one is never closed"),
        ("‘A “b” c,’ kata Ani.", ["‘A “b” c,’", "“b”"], "double in single"),
        ('Ia menulis," Kami ikut. Lalu "pergi" semua.', ['"pergi"'], "what closes nothing"),
        ("“Kami di ‘Rumah, kata Ani.", ["“Kami di ‘Rumah, kata Ani."], "a single one inside is never closed"),
        ('Ya. "', [], "a mark at the end"),
        ("-“Ya.”", ["“Ya.”"], "behind a dash"),
        ('"Tingginya 180", kata Ani.', ['"Tingginya 180"'], "no inches before a comma"),
        ('Lebar 19"x20 itu besar.', [], "inches before a letter"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 50 else "",
)
def test_marks_are_paired(text: str, expected: list[str], reason: str) -> None:
    assert quoted(text) == expected, reason


def test_damage_stays_in_its_paragraph() -> None:
    text = '"Kami ikut, kata Ani\n\n"Saya juga," kata Budi.'
    assert [text[q.start : q.end] for q in pair(text, draft.split_paragraphs(text))] == [
        '"Kami ikut, kata Ani',
        '"Saya juga,"',
    ]


@pytest.mark.parametrize(
    ("text", "closed", "levels"),
    [
        ("“A ‘b “c” d’ e,” kata Ani.", [True] * 3, [0, 1, 2]),
        ('Kami semua ikut ke sana," kata Ani.', [True], [0]),
        ("“Ya,” kata Ani. “Kami ikut.", [True, False], [0, 0]),
        ("“Kami ikut. “Ya,” kata Ani.", [False, True], [0, 0]),
    ],
)
def test_whether_it_is_closed_and_how_deep_it_lies_is_told(text: str, closed: list[bool], levels: list[int]) -> None:
    quotations = pair(text, [(0, len(text))])
    assert [q.closed for q in quotations] == closed
    assert [q.level for q in quotations] == levels


def test_how_long_what_was_not_opened_is_counts_from_its_own_paragraph() -> None:
    text = 'Paragraf yang cukup panjang.\n\nYa ikut," kata Ani.'
    assert pair(text, draft.split_paragraphs(text)) == []


@pytest.mark.parametrize(
    ("first", "carried"),
    [
        ("“Ya,” kata Ani. “Kami ikut. Semua ikut.", 1),  # the last one counts
        ("“Kami ikut. Semua ikut,” kata Ani.", None),
        ("“Kami ikut. “Ya,” kata Ani.", None),
        ("Kata Ani, “Kami ikut.”", None),  # closed at the paragraph's end
    ],
)
def test_only_a_quotation_that_lacks_its_end_is_carried_on(first: str, carried: int | None) -> None:
    text = f"{first}\n\n“Kami pulang,” kata Budi. “Nanti.”"
    *_, behind, last = pair(text, draft.split_paragraphs(text))
    assert (behind.opens, last.opens) == (carried, None)
    elsewhere = f"{first}\n\nKata Budi, “Kami pulang.”"
    assert pair(elsewhere, draft.split_paragraphs(elsewhere))[-1].opens is None


def test_a_quotation_opened_anew_in_the_next_paragraph_carries_the_one_before_on() -> None:
    text = "“Kami ikut. Semua ikut.\n\n“Kami pulang nanti,” kata Ani."
    first, second = pair(text, draft.split_paragraphs(text))
    assert not first.closed
    assert second.opens == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ani datang. Budi pergi.", ["Ani datang.", "Budi pergi."]),
        ('"Kami ikut. Semua ikut," kata Ani. Budi pergi.', ['"Kami ikut. Semua ikut," kata Ani.', "Budi pergi."]),
        ('"Kami ikut." Budi pergi.', ['"Kami ikut."', "Budi pergi."]),
        ('"Siapa ikut?" tanya Ani.', ['"Siapa ikut?" tanya Ani.']),
        ("Kami bertemu dr. Ani di Jl. Mawar.", ["Kami bertemu dr. Ani di Jl. Mawar."]),
        ("Ani datang.Budi pergi lagi.", ["Ani datang.", "Budi pergi lagi."]),
        ("Harga naik 1.500 rupiah. Warga cemas.", ["Harga naik 1.500 rupiah.", "Warga cemas."]),
        ("Ani datang\n\nbudi pergi", ["Ani datang", "budi pergi"]),
        ("“Ikut.” “Pergi.” Budi diam.", ["“Ikut.”", "“Pergi.”", "Budi diam."]),
        ("Ani bilang “Kami ikut.” Budi pergi.", ["Ani bilang “Kami ikut.”", "Budi pergi."]),
        ("Ani bilang “Kami ikut.” budi pergi.", ["Ani bilang “Kami ikut.” budi pergi."]),
        ("Ani bilang “ikut. Ya” lalu. Budi pergi.", ["Ani bilang “ikut. Ya” lalu.", "Budi pergi."]),
        ("“Kami ikut.” (Budi pergi.) Ani diam.", ["“Kami ikut.”", "(Budi pergi.)", "Ani diam."]),
        ("Ani datang.“Budi pergi.” Ya.", ["Ani datang.", "“Budi pergi.”", "Ya."]),
        ("Pulang.”Budi pergi.", ["Pulang.", "”Budi pergi."]),  # a mark behind the point belongs to what follows it
        ("Ani datang.” Budi pergi.", ["Ani datang.”", "Budi pergi."]),
        ("Ani datang... budi pergi.", ["Ani datang... budi pergi."]),
        ("Ani datang ... Budi pergi.", ["Ani datang ...", "Budi pergi."]),
        ("Acara usai.Ia pergi.", ["Acara usai.", "Ia pergi."]),
        ("Harga (naik).Warga cemas.", ["Harga (naik).", "Warga cemas."]),
        ("Situs A.B dan rumah.D itu.", ["Situs A.B dan rumah.D itu."]),  # one letter begins no sentence
        ("Oleh PBB.Warga cemas.", ["Oleh PBB.Warga cemas."]),  # capitals before the point may be a name
        ("Kata ia.Warga cemas.", ["Kata ia.Warga cemas."]),  # so may a short word
        ("Kata dia.Warga cemas.", ["Kata dia.Warga cemas."]),
        (".Budi pergi datang", [".Budi pergi datang"]),  # no word stands before the point
        ("Ani bilang “ya.”Budi pergi.", ["Ani bilang “ya.”", "Budi pergi."]),
        ("Ani datang. - Budi pergi.", ["Ani datang. - Budi pergi."]),
        ("Ani datang. 12 orang pergi.", ["Ani datang.", "12 orang pergi."]),
        ("Ani datang! Budi pergi? Ya", ["Ani datang!", "Budi pergi?", "Ya"]),
    ],
)
def test_sentences_end_outside_quotation_marks(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in state_of(text).sentences] == expected


def test_a_sentence_knows_its_paragraph() -> None:
    text = "Ani datang. Budi pergi\n\n“Ikut.” Ya\n\n" + "kata " * (LONG * 2)
    assert [s.paragraph for s in state_of(text).sentences] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("kata " * 1000, [LONG * 3 // 2, LONG * 3 // 2, 1000 - LONG * 3]),
        ("kata satu, " * 500, [168] * 5 + [160]),  # at the comma behind LONG words and commas
        (("kata " * 99 + "kata, ") * 10, [300, 300, 300, 100]),
        ("kata “ya semua” " * 100, [96, 96, 96, 12]),  # a quotation counts as ten
        ("“" + "ya " * 600 + "tidak,” kata Ani. Budi pergi.", [603, 2]),  # and is never cut
    ],
)
def test_a_sentence_without_end_is_cut_at_a_comma_or_anywhere(text: str, lengths: list[int]) -> None:
    assert [len(text[s.start : s.end].split()) for s in state_of(text).sentences] == lengths


PIECES = st.lists(
    st.sampled_from([*QUOTATION_MARKS, " ", "a", "Budi", ",", ".", "\n\n", "kata", "7", "(", "-"]), max_size=60
)


@settings(deadline=None)
@given(PIECES)
def test_quotations_lie_in_a_paragraph_and_nest_or_stand_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    paragraphs = draft.split_paragraphs(text)
    quotations = pair(text, paragraphs)
    assert quotations == pair(text, paragraphs)
    for q in quotations:
        assert any(start <= q.start < q.end <= end for start, end in paragraphs)
    for one, other in itertools.pairwise(quotations):
        assert one.start <= other.start
        assert other.start >= one.end or other.end <= one.end, "two quotations cross"


@settings(deadline=None)
@given(PIECES)
def test_sentences_cover_all_words_once(pieces: list[str]) -> None:
    text = "".join(pieces)
    sentences = state_of(text).sentences
    assert "".join("".join(text[s.start : s.end].split()) for s in sentences) == "".join(text.split())


@pytest.mark.parametrize(
    "shape",
    [
        lambda count: '"Ya. ' * (count // 2) + "”  “" * (count // 4),
        lambda count: "‘a " * (count // 2) + " b” " * (count // 2),  # single ones that are never closed
        lambda count: "“‘a " * (count // 4) + "b’” " * (count // 4),  # nested in turn
        lambda count: "“a " * (count // 2) + "b” " * (count // 2),
        lambda count: "«a ‘b " * (count // 4) + "c» " * (count // 4),
    ],
)
def test_marks_take_linear_time_however_they_nest(shape: Callable[[int], str]) -> None:
    def work(count: int) -> None:
        text = shape(count)
        pair(text, [(0, len(text))])

    assert growth(work, 5_000, 8) < 24
