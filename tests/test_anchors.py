"""Anchors: exact in their own text, moved and similar in a changed one, and never a silent jump."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.anchors import ALMOST, CONTEXT, END, LONG, describe, find
from reader.model import Anchor, FoundHow, Span
from tests.growth import growth

TEXT = """Rapat kota membahas air bersih.

“Air harus sampai ke semua rumah,” kata Wali Kota Lestari Wening pada hari Rabu.

Warga bertanya tentang biaya. Wali Kota menjawab bahwa biaya ditanggung bersama. “Tidak ada yang gratis,” katanya.

Rapat berikutnya digelar bulan depan.
"""


def _span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@st.composite
def _passages(draw: st.DrawFn) -> tuple[str, Span]:
    words = st.sampled_from(["air", "kota", "“", "”", ",", "\n\n", " ", "biaya", "ke", "😀", "é", "e\u0301", "a"])
    text = draw(st.one_of(st.text(min_size=1, max_size=200), st.lists(words, min_size=1, max_size=80).map("".join)))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(_passages(), st.booleans())
@settings(deadline=None)
def test_a_passage_is_exact_in_its_own_text(passage: tuple[str, Span], with_former: bool) -> None:
    text, span = passage
    found = find(text, describe(text, span), former=text if with_former else None)
    assert found is not None
    assert (found.span, found.how, found.score) == (span, FoundHow.EXACT, 1.0)


@given(_passages(), st.text(max_size=120), st.booleans())
@settings(deadline=None)
def test_what_is_called_exact_or_moved_has_the_very_words(
    passage: tuple[str, Span], other: str, with_former: bool
) -> None:
    text, span = passage
    for changed in (other + text, text + other, other, text[: span.start] + other + text[span.end :]):
        found = find(changed, describe(text, span), former=text if with_former else None)
        if found is None:
            continue
        assert 0 <= found.span.start < found.span.end <= len(changed)
        if found.how is FoundHow.SIMILAR:
            assert 0 < found.score <= 1
        else:
            assert found.span.of(changed) == span.of(text)
        assert (found.how is FoundHow.EXACT) <= (found.span == span)


@pytest.mark.parametrize(
    "words", ["Air harus sampai ke semua rumah", "Lestari Wening", "biaya ditanggung bersama", "katanya"]
)
@pytest.mark.parametrize("with_former", [True, False])
def test_text_put_before_moves_a_passage(words: str, with_former: bool) -> None:
    changed = "Diperbarui pukul 10.\n\n" + TEXT
    found = find(changed, describe(TEXT, _span(words)), former=TEXT if with_former else None)
    assert found is not None
    assert found.how is FoundHow.MOVED
    assert found.span.of(changed) == words


@pytest.mark.parametrize("with_former", [True, False])
def test_a_moved_paragraph_takes_its_passages_along(with_former: bool) -> None:
    parts = TEXT.rstrip().split("\n\n")
    changed = "\n\n".join([parts[0], parts[2], parts[3], parts[1]])
    found = find(changed, describe(TEXT, _span("Lestari Wening")), former=TEXT if with_former else None)
    assert found is not None
    assert (found.how, found.span.of(changed)) == (FoundHow.MOVED, "Lestari Wening")


def test_a_changed_word_makes_a_passage_similar_with_its_edges_on_words() -> None:
    changed = TEXT.replace("biaya ditanggung bersama", "seluruh biaya akan ditanggung bersama-sama")
    found = find(changed, describe(TEXT, _span("bahwa biaya ditanggung bersama")), former=TEXT)
    assert found is not None
    assert found.how is FoundHow.SIMILAR
    assert found.span.of(changed).startswith("bahwa")
    assert "ditanggung bersama" in found.span.of(changed)
    assert 0.6 <= found.score < 1


@pytest.mark.parametrize("with_former", [True, False])
@pytest.mark.parametrize(
    ("words", "changed"),
    [
        # the passage is gone, and its words stand elsewhere among others
        (
            "Wali Kota",
            TEXT.replace("kata Wali Kota Lestari Wening pada hari Rabu", "demikian bunyi pengumuman di papan"),
        ),
        ("Tidak ada yang gratis", TEXT.replace("“Tidak ada yang gratis,” katanya.", "")),
        (
            "Rapat berikutnya digelar bulan depan.",
            "Sebuah cerita lain tentang gunung, laut dan angin yang berubah arah.",
        ),
        ("air bersih", ""),
    ],
)
def test_a_passage_that_is_gone_is_an_orphan(words: str, changed: str, with_former: bool) -> None:
    assert find(changed, describe(TEXT, _span(words)), former=TEXT if with_former else None) is None


RECURRING = """Bupati Lestari menutup pasar lama

Bupati Lestari Wening menutup pasar lama karena atapnya rapuh. Pedagang pasar diminta pindah ke lapangan. Bupati \
Lestari berjanji pasar baru selesai sebelum musim hujan tiba.

“Kami tidak akan pindah,” kata Ketua Pedagang Guntur Aji. “Kami membayar sewa sampai akhir tahun.” Guntur menambahkan \
bahwa pasar lama masih kuat. Bupati belum menjawab keberatan pedagang pasar itu.
"""
"""A text in which nearly every name stands in several sentences, some of which begin alike."""


def test_a_word_of_a_deleted_sentence_is_an_orphan_wherever_else_it_stands() -> None:
    sentences = [found.span() for found in re.finditer(r"[^\s\n][^\n]*?[.!?]”?(?= |\n)", RECURRING)]
    assert len(sentences) == 7
    for start, end in sentences:
        without = RECURRING[:start] + RECURRING[end:].removeprefix(" ")
        for word in re.finditer(r"\w+(?: \w+)?", RECURRING[start:end]):
            anchor = describe(RECURRING, Span(start + word.start(), start + word.end()))
            assert find(without, anchor, former=RECURRING) is None, word[0]


def test_a_word_stays_in_its_sentence_though_that_was_changed_around_it() -> None:
    anchor = describe(RECURRING, _span("Guntur Aji", RECURRING))
    changed = RECURRING.replace("kata Ketua Pedagang Guntur Aji. “Kami", "ujar Ketua Umum Guntur S. Aji. “Kita")
    found = find(changed, anchor, former=RECURRING)
    assert found is not None
    assert (found.how, found.span.of(changed)) == (FoundHow.SIMILAR, "Guntur S. Aji")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_right_one_of_three_doubles_is_found(number: int) -> None:
    text = "Pagi ini Ratna datang ke pasar. Siang hari Ratna pulang naik bus. Malam itu Ratna menulis surat panjang."
    starts = [i for i in range(len(text)) if text.startswith("Ratna", i)]
    anchor = describe(text, Span(starts[number], starts[number] + 5))
    changed = "Cerita sehari. " + text
    found = find(changed, anchor, former=text)
    assert found is not None
    assert (found.how, found.span.start) == (FoundHow.MOVED, starts[number] + len("Cerita sehari. "))


def test_doubles_with_the_same_surroundings_are_not_told_apart_by_guessing() -> None:
    line = "Pemerintah belum memberi jawaban atas pertanyaan itu sampai berita ini ditulis.\n\n"
    text = line * 4
    anchor = describe(text, Span(len(line) * 2, len(line) * 2 + 10))
    found = find("Pembuka.\n\n" + line * 3, anchor, former=text)
    assert found is None or found.how is FoundHow.SIMILAR


def test_the_former_text_is_not_believed_where_it_does_not_hold_the_passage() -> None:
    changed = "Pembuka.\n\n" + TEXT
    anchor = describe(TEXT, _span("Lestari Wening"))
    assert find(changed, anchor, former="lain sama sekali") == find(changed, anchor)


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor(0, 0, "", "", ""),
        Anchor(-5, 10**9, "air bersih", "", ""),
        Anchor(30, 20, "air bersih", "", "."),
        Anchor(2**60, 2**61, "air bersih", "x" * 500, "y" * 500),
        Anchor(5, 2, "zz", "", ""),
    ],
)
def test_a_foreign_anchor_never_leads_out_of_the_text(anchor: Anchor) -> None:
    found = find(TEXT, anchor)
    assert found is None or (found.how is not FoundHow.EXACT and found.span.of(TEXT) == "air bersih")


def test_words_without_context_are_found_where_they_stand_only_once() -> None:
    found = find(TEXT, Anchor(0, 0, "biaya ditanggung", "", ""))
    assert found is not None
    assert (found.how, found.span) == (FoundHow.MOVED, _span("biaya ditanggung"))
    assert find(TEXT, Anchor(0, 0, "Wali Kota", "", "")) is None


def test_context_is_as_long_as_the_standard_s_readers_take_it() -> None:
    anchor = describe(TEXT, _span("Warga bertanya"))
    assert (len(anchor.prefix), len(anchor.suffix)) == (CONTEXT, CONTEXT)
    assert describe(TEXT, Span(0, 5)).prefix == ""


@pytest.mark.parametrize("span", [Span(3, 3), Span(4, 2), Span(-1, 2), Span(0, len(TEXT) + 1)])
def test_only_passages_of_the_text_are_described(span: Span) -> None:
    with pytest.raises(
        ValueError, match=f"^no passage at {span.start}-{span.end} in a text of {len(TEXT)} characters$"
    ):
        describe(TEXT, span)


# ---------------------------------------------------------------- long passages


def _prose(words: int, seed: int = 3) -> list[str]:
    """Made-up words."""
    chance = random.Random(seed)
    return ["".join(chance.choice("abcdeghiklmnoprstu") for _ in range(chance.randint(2, 9))) for _ in range(words)]


@pytest.mark.parametrize("with_former", [True, False])
def test_a_long_passage_is_found_by_its_two_ends(with_former: bool) -> None:
    words = _prose(900)
    text = " ".join(words)
    start, end = len(" ".join(words[:100])) + 1, len(" ".join(words[:800]))
    assert end - start > LONG
    changed = " ".join("lain" if number % 40 == 7 else word for number, word in enumerate(["baru", *words]))
    found = find(changed, describe(text, Span(start, end)), former=text if with_former else None)
    assert found is not None
    assert found.how is FoundHow.SIMILAR
    assert found.span.of(changed).startswith(words[100])
    assert found.span.of(changed).endswith(words[799])
    assert 0.7 <= found.score <= ALMOST


@pytest.mark.parametrize("lost", [(100, 400), (500, 800)], ids=["first half", "second half"])
def test_a_long_passage_that_lost_an_end_is_not_guessed(lost: tuple[int, int]) -> None:
    words = _prose(900)
    text = " ".join(words)
    start, end = len(" ".join(words[:100])) + 1, len(" ".join(words[:800]))
    changed = " ".join(words[: lost[0]] + words[lost[1] :])
    assert find(changed, describe(text, Span(start, end))) is None


@pytest.mark.parametrize("times", [0.3, 3.0])
def test_ends_that_stand_too_near_or_too_far_are_no_passage(times: float) -> None:
    words = _prose(900)
    text = " ".join(words)
    start, end = len(" ".join(words[:100])) + 1, len(" ".join(words[:800]))
    middle = words[150:300] if times < 1 else words[150:750] + _prose(1500, 4)
    changed = " ".join(words[:150] + middle + words[750:])
    assert find(changed, describe(text, Span(start, end))) is None


@pytest.mark.parametrize("kind", ["foreign", "own"])
def test_the_time_of_a_search_grows_with_the_passage_and_not_with_its_square(kind: str) -> None:
    words = _prose(40_000)
    text = " ".join(words)
    changed = " ".join("lain" if number % 30 == 7 else word for number, word in enumerate(words))

    def work(length: int) -> None:
        anchor = Anchor(0, 0, text[50 : 50 + length], "x" * length, "y" * length)
        find(changed, anchor if kind == "foreign" else describe(text, Span(50, 50 + length)))

    assert growth(work, 20_000, 8) < 24


def test_words_alone_are_looked_for_from_eight_letters_on() -> None:
    text = "Kemarin harganya turun."
    found = find(text, Anchor(900, 908, "harganya", "", ""))
    assert found is not None
    assert (found.span, found.how) == (_span("harganya", text), FoundHow.MOVED)
    assert find(text, Anchor(900, 907, "harganya"[:7], "", "")) is None


def test_a_passage_that_stands_once_is_exact_though_something_farther_off_was_changed() -> None:
    span = _span("biaya ditanggung bersama")
    changed = TEXT.replace("Wening pada", "Wening PADA")
    assert changed[: span.start] != TEXT[: span.start]
    found = find(changed, describe(TEXT, span), former=TEXT)
    assert found is not None
    assert (found.span, found.how) == (span, FoundHow.EXACT)


def test_a_long_passage_whose_first_words_are_others_is_found_by_what_is_left_of_it() -> None:
    chance = random.Random(3)
    words = ["".join(chance.choices("aiueobdklmnprst", k=chance.randint(4, 9))) for _ in range(900)]
    passage = " ".join(words[100:580])
    former = " ".join(words)
    assert len(passage) > LONG
    changed = former.replace(passage, "zyx " * 35 + passage[140:])
    span = _span(passage, former)
    found = find("Baru. " + changed, describe(former, span), former=former)
    assert found is not None
    assert (found.span, found.how) == (Span(span.start + 6, span.end + 6), FoundHow.SIMILAR)


@pytest.mark.parametrize("differs", ["before", "after"])
def test_a_double_that_came_to_stand_at_the_old_place_is_not_exact(differs: str) -> None:
    """Both have the same 32 characters on each side; what stands farther off tells them apart, on either side."""
    near = "demikian keterangan resmi yang diterima Ratna pada hari itu di kantor pemerintah"
    one, other = "Pagi hari di utara sungai hujan turun. ", "Sore di selatan bukit itu cuaca terik. "
    first, second = (one + near, other + near) if differs == "before" else (near + one, near + other)
    same = " dan begitulah semuanya ditulis pada papan di depan balai kota itu" * 2
    if differs == "before":
        first, second = first + same, second + same
    else:
        first, second = same + first, same + second
    former = f"{first}\n{second}\nPenutup."
    changed = f"{second}\nPenutup, dengan sebuah kalimat lain.\n"
    anchor = describe(former, _span("Ratna", former))
    assert anchor == describe(changed, _span("Ratna", changed))
    found = find(changed, anchor, former=former)
    assert found is None or found.how is FoundHow.SIMILAR


@pytest.mark.parametrize("place", [53, 107], ids=["near its beginning", "near its end"])
def test_words_that_were_put_into_a_passage_lose_neither_of_its_edges(place: int) -> None:
    words = _prose(200)
    start, end = len(" ".join(words[:50])) + 1, len(" ".join(words[:110]))
    changed = " ".join(["baru", *words[:place], *_prose(8, 9), *words[place:]])
    found = find(changed, describe(" ".join(words), Span(start, end)))
    assert found is not None
    assert found.how is FoundHow.SIMILAR
    assert found.span.of(changed).split() == [*words[50:place], *_prose(8, 9), *words[place:110]]


@pytest.mark.parametrize("with_former", [True, False])
@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_passage_with_doubles_is_exact_in_its_own_text(number: int, with_former: bool) -> None:
    line = "Pemerintah belum memberi jawaban atas pertanyaan itu sampai berita ini ditulis.\n\n"
    text = line * 4
    span = Span(len(line) * number + 20, len(line) * number + 30)
    found = find(text, describe(text, span), former=text if with_former else None)
    assert found is not None
    assert (found.span, found.how) == (span, FoundHow.EXACT)


def test_a_passage_with_a_double_is_exact_where_only_what_is_far_from_it_was_changed() -> None:
    near = "demikian keterangan resmi yang diterima Ratna pada hari itu di kantor pemerintah"
    text = f"Pembuka lama. {'Hujan turun di kota. ' * 9}{near} pagi.\n{'Air naik ke jalan. ' * 9}{near} sore.\n"
    found = find(text.replace("lama", "baru"), describe(text, _span("Ratna", text)), former=text)
    assert found is not None
    assert (found.span, found.how) == (_span("Ratna", text), FoundHow.EXACT)


@pytest.mark.parametrize("same", ["before", "after"])
def test_one_side_tells_doubles_apart_where_the_other_is_the_same(same: str) -> None:
    common = "demikian keterangan resmi dari kantor pemerintah kota"
    sides = [("Pagi di utara sungai hujan turun", common), ("Sore di bukit matahari terik", common)]
    pairs = [(b, a) if same == "before" else (a, b) for a, b in sides]
    text = "\n".join(f"{before} Ratna {after}" for before, after in pairs)
    changed = f"Baru.\n{text}"
    for place in (text.index("Ratna"), text.rindex("Ratna")):
        found = find(changed, describe(text, Span(place, place + 5)))
        assert found is not None
        assert (found.span.start, found.how) == (place + 6, FoundHow.MOVED)


def test_the_beginning_of_the_text_makes_a_passage_no_surer_than_the_words_behind_it() -> None:
    text = "Ratna datang ke pasar ikan di tepi sungai besar."
    changed = f"Ratna pulang naik bus lama yang bocor atapnya. Kemarin sore {text}"
    found = find(changed, describe(text, Span(0, 5)))
    assert found is None or found.how is FoundHow.SIMILAR


@pytest.mark.parametrize("doubled", ["its first words", "its first words before it", "its last words"])
def test_the_ends_of_a_long_passage_are_told_from_their_doubles_by_what_stands_inside(doubled: str) -> None:
    words, other = _prose(900), " ".join(_prose(60, 5))
    passage = _span(" ".join(words[100:800]), " ".join(words))
    text = " ".join(words)
    if doubled == "its first words":
        text += text[passage.start - 80 : passage.start + END] + other
    else:
        begin, end = passage.start - 80, passage.start + END
        if doubled == "its last words":
            begin, end = passage.end - END, passage.end + 80
        more = other + text[begin:end] + other
        text, passage = more + text, Span(passage.start + len(more), passage.end + len(more))
    changed = f"Baru. {text}".replace(" ".join(words[400:410]), "lain")
    found = find(changed, describe(text, passage))
    assert found is not None
    assert found.how is FoundHow.SIMILAR
    assert found.span.of(changed).split() == [*words[100:400], "lain", *words[410:800]]


def test_a_long_passage_whose_first_words_are_gone_does_not_begin_at_their_double() -> None:
    """The double stood beside it in the former text; without that it could not be told from the passage's own."""
    words, other = _prose(900), _prose(60, 8)
    near, passage = " ".join(_prose(12, 7)), " ".join(words[100:800])
    beginning = f"{near} {passage[: END + 60]}"
    before = " ".join([*words[:60], *other[:30], beginning, *other[30:], ""])
    former = f"{before}{near} {passage} {' '.join(words[800:])}"
    span = _span(passage, former)
    changed = before + former[len(before) + len(beginning) :]
    assert find(changed, describe(former, span)) is not None
    assert find(changed, describe(former, span), former=former) is None


def test_of_a_long_passage_the_two_ends_are_compared_and_not_what_lies_between() -> None:
    words = _prose(900)
    passage = " ".join(words[100:800])
    between = _prose(800, 11)
    while len(" ".join([*words[100:160], *between, *words[740:800]])) > len(passage):
        between.pop()
    changed = " ".join([*words[:160], *between, *words[740:]])
    found = find(changed, describe(" ".join(words), _span(passage, " ".join(words))))
    assert found is not None
    assert (found.how, found.score) == (FoundHow.SIMILAR, ALMOST)
    assert found.span.of(changed).split() == [*words[100:160], *between, *words[740:800]]


def test_words_that_are_alike_among_others_are_not_the_passage() -> None:
    text = "Menurut bupati, seluruh biaya pembangunan jembatan ditanggung bersama oleh kedua desa itu."
    anchor = describe(text, _span("seluruh biaya pembangunan jembatan ditanggung bersama", text))
    found = find(text.replace("jembatan", "gedung"), anchor)
    assert found is not None
    assert (found.span.start, found.how) == (anchor.start, FoundHow.SIMILAR)
    other = "Tahun lalu pabrik gula tutup: seluruh biaya pembongkaran gedung ditanggung bersama; xyz 12 qq."
    assert find(other, anchor) is None


@pytest.mark.parametrize("moved", [-400, 400], ids=["to the front", "to the back"])
def test_a_passage_that_was_changed_and_moved_is_found_by_what_was_kept_of_it(moved: int) -> None:
    words = _prose(300)
    passage = " ".join(words[100:120])
    text = " ".join(words)
    changed = text.replace(words[110], "lain")
    changed = changed[-moved:].lstrip() if moved < 0 else " ".join(_prose(80, 5))[:moved] + " " + changed
    found = find(changed, describe(text, _span(passage, text)), former=text)
    assert found is not None
    assert (found.how, found.span.of(changed).split()) == (
        FoundHow.SIMILAR,
        [*words[100:110], "lain", *words[111:120]],
    )


def test_with_the_former_text_what_is_farther_off_tells_a_passage_whose_neighbours_were_changed() -> None:
    words = _prose(120)
    text = " ".join(words)
    changed = f"Baru. {' '.join([*words[:57], *_prose(3, 5), words[60], *_prose(3, 6), *words[64:]])}"
    anchor = describe(text, _span(f" {words[60]} ", text))
    found = find(changed, anchor, former=text)
    assert found is not None
    assert (found.how, found.span.of(changed)) == (FoundHow.MOVED, f" {words[60]} ")
    blind = find(changed, anchor)
    assert blind is None or blind.how is FoundHow.SIMILAR


def test_many_passages_of_a_changed_text_are_found_in_time_that_grows_with_their_number() -> None:
    def work(count: int) -> None:
        text = "\n\n".join(f"Kalimat ke-{number} tentang sungai di muara." for number in range(count))
        changed = f"Baru.\n\n{text}"
        at = 0
        for number in range(count):
            at = text.index(f"ke-{number} ", at)
            anchor = describe(text, Span(at, at + len(f"ke-{number} tentang")))
            found = find(changed, anchor, former=text)
            assert found is not None
            assert found.span.start == at + len("Baru.\n\n")

    assert growth(work, 2_500, 4) < 7
