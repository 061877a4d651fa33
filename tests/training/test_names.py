"""Corpora of names: one scheme of labels, spaces as print sets them, and what is brought from one scheme to another."""

from functools import partial
from pathlib import Path

import pytest

from reader.analysis.engine.tokenizer import split_words
from reader.errors import FormatError
from reader.training import schemes
from reader.training.names import (
    OPEN,
    Tagged,
    lowered,
    names_in,
    paragraphs_of,
    raised,
    read_columns,
    rejoined,
    with_states,
)
from reader.training.places import is_state

split = partial(split_words, language="id")


def tagged(text: str, spaces: tuple[bool, ...] | None = None) -> Tagged:
    """A sentence written as word/TAG, O where no tag stands."""
    pairs = [part.rpartition("/") if "/" in part else (part, "", "O") for part in text.split()]
    return Tagged(tuple(p[0] for p in pairs), spaces or (True,) * len(pairs), tuple(p[2] for p in pairs))


def shown(sentence: Tagged) -> str:
    return " ".join(w if t == "O" else f"{w}/{t}" for w, t in zip(sentence.words, sentence.tags, strict=True))


def test_columns_give_words_tags_and_the_spaces_of_print(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text('" X O\nMari X O\n, X O\n" X O\nkata X O\nSari X B-PERSON\nDewi X I-PERSON\n. X O\n\nYa X O\n')
    first, second = read_columns(path, word=0, tag=-1)
    assert first.text == '"Mari," kata Sari Dewi.'
    assert list(names_in(first.tags)) == [(5, 7, "PER")]
    assert second.words == ("Ya",)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("I-LOC I-LOC O", "B-LOC I-LOC O"),  # WikiGold begins names with I-
        ("B-PLC B-PLC I-IND", "B-LOC B-LOC B-ORG"),
        ("B-MISC I-MISC B-EVT", "O O O"),  # no names in Kutip's scheme
        ("b-ppltama O I-PPL", "O O B-PER"),  # NERP holds a few broken tags
    ],
)
def test_every_corpus_comes_in_one_scheme(tmp_path: Path, tags: str, expected: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("".join(f"kata{i}\t{tag}\n" for i, tag in enumerate(tags.split())))
    (sentence,) = read_columns(path, word=0, tag=1)
    assert sentence.tags == tuple(expected.split())


def test_comments_and_document_marks_are_no_words(tmp_path: Path) -> None:
    path = tmp_path / "a.iob2"
    path.write_text("# sent_id = 1\n1\tAnn\tB-PER\t-\t-\n\n-DOCSTART- O\n\n1\t#\tO\t-\t-\n")
    assert [sentence.words for sentence in read_columns(path, word=1, tag=2)] == [("Ann",), ("#",)]


def test_a_short_line_is_refused_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("satu O\ndua\n")
    with pytest.raises(FormatError, match="line 2"):
        list(read_columns(path, word=0, tag=1))


def test_states_are_told_from_other_places() -> None:
    sentence = with_states(tagged("di Jawa/B-LOC Barat/I-LOC dan Gunung/B-LOC Slamet/I-LOC"), is_state)
    assert shown(sentence) == "di Jawa/B-GPE Barat/I-GPE dan Gunung/B-LOC Slamet/I-LOC"


def test_parted_hyphens_are_joined_again() -> None:
    assert (
        shown(rejoined(tagged("para sumber - sumbernya di Solo - Sragen"))) == "para sumber-sumbernya di Solo - Sragen"
    )


def test_a_sentence_in_small_letters_and_in_capitals_keeps_its_names() -> None:
    sentence = tagged("Kata Budi/B-PER di KPK/B-ORG")
    assert shown(lowered(sentence)) == "kata budi/B-PER di kpk/B-ORG"
    assert shown(raised(sentence)) == "KATA BUDI/B-PER DI KPK/B-ORG"


def test_names_inside_words_are_left_open() -> None:
    text = "Pagi ini.\n\nKata Adi kepada WA123."
    start = text.index("WA")
    first, second = paragraphs_of(text, [(16, 19, "PER"), (start, start + 2, "ORG")], split)
    assert first.tags == ("O", "O", "O")
    assert shown(second) == f"Kata Adi/B-PER kepada WA123/{OPEN} ."


def test_a_bracketed_acronym_is_a_name_of_its_own() -> None:
    parted = schemes.split_anew(tagged("Partai/B-ORG Maju/I-ORG (PM)/I-ORG menang"), split)
    assert shown(schemes.brackets_apart(parted)) == "Partai/B-ORG Maju/I-ORG ( PM/B-ORG ) menang"
    building = schemes.split_anew(tagged("Kantor/B-LOC Pajak/I-LOC (KP)/I-LOC"), split)
    assert shown(schemes.brackets_apart(building)) == "Kantor/B-LOC Pajak/I-LOC ( KP/B-ORG )"
    inside = schemes.split_anew(tagged("Pengadilan/B-ORG (PN)/I-ORG Palu/I-ORG"), split)
    assert shown(schemes.brackets_apart(inside)) == "Pengadilan/B-ORG (/I-ORG PN/I-ORG )/I-ORG Palu/I-ORG"


def test_words_for_area_are_no_part_of_a_name() -> None:
    assert shown(schemes.without_area_words(tagged("di wilayah/B-LOC Gaza/I-LOC"))) == "di wilayah Gaza/B-LOC"


def test_a_state_is_a_name_wherever_it_stands() -> None:
    sentence = schemes.with_states_everywhere(tagged("militer Israel dan Korea Selatan serta malang"), is_state)
    assert shown(sentence) == "militer Israel/B-GPE dan Korea/B-GPE Selatan/I-GPE serta malang"
