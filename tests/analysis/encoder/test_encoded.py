"""What the encoder tells of a text: words, tags and spans by paragraph, and the vectors that are kept of a long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis.encoder import encoded
from reader.analysis.encoder.encoded import EncodedText
from reader.analysis.encoder.pointers import Pointers
from reader.analysis.encoder.tags import UPOS
from tests.analysis.encoder.marked import paragraph, text_of
from tests.analysis.encoder.small import write_pointers


@pytest.fixture(name="pointers")
def _pointers(tmp_path: Path) -> Pointers:
    return Pointers(write_pointers(tmp_path))


def test_words_tags_and_spans_of_a_paragraph(pointers: Pointers) -> None:
    made = paragraph(
        pointers,
        "Rita Sari berkata, hujan turun.",
        names={"Rita": "B-PER", "Sari": "I-PER"},
        content={"hujan": "B-indirect", "turun": "I-indirect"},
        cue={"berkata": "B-CUE"},
        source={"Rita": "B-SOURCE", "Sari": "I-SOURCE"},
        pos={"Rita": "PROPN", "berkata": "VERB", ",": "PUNCT"},
    )
    assert made.words == ["Rita", "Sari", "berkata", ",", "hujan", "turun", "."]
    assert [(made.starts[k], made.ends[k]) for k in (0, 1, 3)] == [(0, 4), (5, 9), (17, 18)]
    assert made.pos[:4] == ["PROPN", "X", "VERB", "PUNCT"]
    assert set(made.pos) <= set(UPOS)
    spans = {name: [(one.first, one.last, one.label) for one in some] for name, some in made.spans.items()}
    assert spans == {
        "names": [(0, 2, "PER")],
        "content": [(4, 6, "indirect")],
        "cue": [(2, 3, "CUE")],
        "source": [(0, 2, "SOURCE")],
    }
    assert made.said[4].argmax() == 2
    assert made.said[4].sum() > 0.99 > 0.01 > made.said[0].sum()


def test_a_paragraph_without_words_has_nothing(pointers: Pointers) -> None:
    made = paragraph(pointers, "  ")
    assert (made.words, made.pos, made.spans["names"]) == ([], [], [])
    assert made.said.shape == (0, 3)


def test_offsets_numbers_and_spans_count_through_the_text(pointers: Pointers) -> None:
    made = text_of(pointers, "Ani datang.", "Budi pergi.", names={"Ani": "B-PER", "Budi": "B-ORG"})
    text = "Ani datang.\nBudi pergi."
    assert [text[a:b] for a, b in zip(made.starts, made.ends, strict=True)] == made.words
    assert list(made.paragraph) == [0, 0, 0, 1, 1, 1]
    assert [(one.first, one.last, one.label) for one in made.spans["names"]] == [(0, 1, "PER"), (3, 4, "ORG")]
    assert len(made) == len(made.said) == 6


def test_words_and_characters_find_each_other(pointers: Pointers) -> None:
    made = text_of(pointers, "Ani datang.", "Budi pergi.")
    assert made.number(0, 11) == (0, 3)
    assert made.number(5, 6) == (1, 2)  # a part of a word is the word
    assert made.number(3, 4) == (1, 1)  # the space between two words is none
    assert made.number(12, 16) == (3, 4)
    assert all(made.number(*made.chars(k, k + 1)) == (k, k + 1) for k in range(len(made)))


def test_the_spans_that_share_a_word_with_a_stretch(pointers: Pointers) -> None:
    made = text_of(pointers, "Ani Budi Citra pergi.", names={"Ani": "B-PER", "Budi": "I-PER", "Citra": "B-PER"})
    assert [one.first for one in made.spans_at("names", 0, 5)] == [0, 2]
    assert [one.first for one in made.spans_at("names", 1, 2)] == [0]
    assert [one.first for one in made.spans_at("names", 2, 3)] == [2]
    assert made.spans_at("names", 3, 5) == []


def test_each_word_of_a_short_text_has_its_vector(pointers: Pointers) -> None:
    made = text_of(pointers, "Ani datang.", "Budi pergi.")
    assert [made.vector(k)[0] for k in range(6)] == list(range(6))
    assert made.vectors_of(range(2, 5))[:, 0].tolist() == [2, 3, 4]


def test_of_a_long_text_the_vectors_at_edges_of_spans_are_kept(
    pointers: Pointers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoded, "KEPT_WHOLE", 3)
    tags = {"Citra": "B-PER", "Dewi": "I-PER", "Eka": "I-PER"}
    made = text_of(pointers, "Ani datang.", "Lalu Citra Dewi Eka pergi juga kemarin.", names=tags)
    assert [made.vector(k)[0] for k in range(3)] == [0, 1, 2]
    assert [made.vector(k)[0] for k in (4, 6)] == [4, 6]
    # of the others none is kept: the nearest one stands for it, and all of them together are zeros
    assert made.vector(9)[0] == 6
    assert made.vectors_of(range(3, 11))[:, 0].tolist() == [0, 4, 0, 6, 0, 0, 0, 0]
    assert len(made.said) == len(made) == 11  # what each word's tags tell is kept all the same


def test_a_text_of_which_nothing_was_read_is_empty() -> None:
    made = EncodedText()
    made.finish()
    assert len(made) == 0
    assert made.pointers is None
    assert made.number(0, 5) == (0, 0)


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Kata Rahmat.", "Rahmat .", "Rahmat"),
        ("Kata Rahmat).", "Rahmat ) .", "Rahmat"),
        ("PT Maju Tbk. untung.", "Maju Tbk .", "Maju Tbk."),
        ("Laba PT Maju Tbk.", "Maju Tbk .", "Maju Tbk"),
        ("Kata Badan Maju (BM).", "Badan Maju ( BM ) .", "Badan Maju (BM)"),
    ],
)
def test_a_mark_that_ends_a_sentence_is_no_part_of_a_name(pointers: Pointers, text: str, name: str, kept: str) -> None:
    tags = {word: "I-ORG" if k else "B-ORG" for k, word in enumerate(name.split())}
    made = paragraph(pointers, text, names=tags)
    (span,) = made.spans["names"]
    assert text[made.starts[span.first] : made.ends[span.last - 1]] == kept
