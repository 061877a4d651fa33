"""Whatever the text: spans lie in it, marks are not crossed, equal input gives equal output, and time stays linear."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.draft import Draft, SourceKind
from reader.analysis.entities.words import Words
from reader.model.text import QUOTATION_MARKS
from tests.analysis.on_bare_tokens import found, state_of
from tests.growth import growth

WORDS = st.lists(
    st.sampled_from(
        [
            *QUOTATION_MARKS,
            *(",", ".", "!", ":", "(", ")", "-", "\n\n", "kata", "katanya", "Rahmat", "dia", "mengatakan", "bahwa"),
            *("menurut", "yang", "disebutnya", "sebagai", "hal itu disampaikan", "dan", "jembatan", "aman", "tidak"),
            *("meminta", "untuk", "kepada", "dalam keterangannya", "Senin", "perintah", "dari", "54"),
        ]
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_statements_lie_in_the_text_and_do_not_cross_quotation_marks(words: list[str]) -> None:
    text = " ".join(words)
    outer = [q for q in state_of(text).quotations if not q.level]
    made = found(text)
    assert made == found(text)
    for one in made:
        assert one.spans
        edges = [edge for span in [*one.spans, *filter(None, [one.cue, one.source])] for edge in (span,)]
        assert all(0 <= start < end <= len(text) for start, end in edges)
        assert one.spans == sorted(one.spans)
        for start, end in one.spans:
            for q in outer:
                crossing = (start < q.start < end < q.end) or (q.start < start < q.end < end)
                assert not crossing or not q.closed
        assert one.parent is None or made[one.parent].start <= one.start
        assert one.continues is None or one.continues < made.index(one)
        assert (one.cue is None) <= (one.source_kind in {SourceKind.NONE, SourceKind.PHRASE})


HARD = {
    "marks": '"Ya. ',
    "opening marks": "“a ",
    "names": "Rahmat ",
    "clitics": '"Kami datang," katanya. ',
    "cues": "mengatakan ",
    "relatives": "yang mengatakan ",
    "commas": "a, ",
    "brackets": "( ",
    "one sentence": "Rahmat mengatakan harga naik dan Ani menambahkan, kata Budi, menurut Siti, ",
}


@pytest.mark.parametrize("name", HARD)
def test_time_grows_with_the_text_and_not_with_its_square(name: str) -> None:
    assert growth(lambda times: found(HARD[name] * times), 250, 4) < 10


def test_sources_that_begin_alike_are_found_in_time_that_grows_with_their_number() -> None:
    def work(times: int) -> None:
        names = [f"Warga {number}" for number in range(times)]
        text = " ".join(f'"Kami datang," kata {name} .' for name in names)
        assert len(Words(text).scan_lower({name.lower() for name in names})) == times

    assert growth(work, 500, 6) < 18


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   \n\n  ", []),
        ("Tidak ada apa-apa di sini hari ini.", []),
        ('"Satu kalimat saja di sini."', ["direct"]),
        ("kata", []),
        ('"', []),
        ("“” ‘’ «»", []),
        ("\ufffd\ufffd kata \ufffd", []),
    ],
)
def test_odd_texts_give_what_they_hold(text: str, expected: list[str]) -> None:
    assert [made.kind.value for made in found(text)] == expected


def test_only_quotations_run_on_from_one_another() -> None:
    made: list[Draft] = found('"Satu kalimat di sini." "Dua kalimat di sini." "Tiga kalimat di sini."')
    assert [one.continues for one in made] == [None, 0, 1]
