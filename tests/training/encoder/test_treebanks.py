"""Treebanks as text with parts of speech: written words, words analysed as several, and bad lines."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.analysis.encoder.tags import UPOS
from reader.errors import FormatError
from reader.training.encoder.examples import UNKNOWN
from reader.training.encoder.treebanks import SENTENCES, tagged_text, treebank
from tests.analysis.encoder.small import table


def line(number: str, word: str, pos: str, misc: str = "_") -> str:
    return "\t".join([number, word, "_", pos, *["_"] * 5, misc])


def told(*lines: str) -> tuple[str, dict[str, str | None]]:
    """The text, and the part of speech of the words that have one, by the rest of the text from there on."""
    text, tags = tagged_text(["\n".join(lines)], Path("made.conllu"))
    return text, {text[k:].split()[0]: UPOS[tag] if tag != UNKNOWN else None for k, tag in tags.items()}


def test_words_stand_as_they_are_written() -> None:
    text, tags = told(
        "# text = Hujan turun.",
        line("1", "Hujan", "NOUN"),
        line("2", "turun", "VERB", "SpaceAfter=No"),
        line("3", ".", "PUNCT"),
    )
    assert text == "Hujan turun.\n"
    assert tags == {"Hujan": "NOUN", "turun.": "VERB", ".": "PUNCT"}


def test_of_a_word_that_is_analysed_as_several_the_first_part_counts() -> None:
    text, tags = told(
        line("1-2", "ujarnya", "_", "SpaceAfter=No"),
        line("1", "ujar", "VERB"),
        line("2", "nya", "PRON"),
        line("3", ",", "PUNCT"),
        line("4", "lalu", "ADV"),
    )
    assert text == "ujarnya, lalu\n"
    assert tags == {"ujarnya,": "VERB", ",": "PUNCT", "lalu": "ADV"}


def test_empty_nodes_are_left_out_and_unknown_tags_are_unknown() -> None:
    text, tags = told(line("1", "Ani", "PROPN"), line("1.1", "pergi", "VERB"), line("2", "eh", "_"))
    assert text == "Ani eh\n"
    assert tags == {"Ani": "PROPN", "eh": None}


def test_sentences_stand_one_a_line() -> None:
    text, tags = tagged_text([line("1", "Satu", "NUM"), line("1", "Dua", "NUM")], Path("made.conllu"))
    assert text == "Satu\nDua\n"
    assert [*tags] == [0, 5]


def test_another_number_of_columns_is_said_to_be_no_treebank() -> None:
    with pytest.raises(FormatError) as caught:
        told("1\tHujan\tNOUN")
    assert "made.conllu" in caught.value.message
    assert "3 columns" in caught.value.message


def test_examples_hold_parts_of_speech_alone(tmp_path: Path) -> None:
    file = tmp_path / "made.conllu"
    blocks = [f"{line('1', 'harga', 'NOUN')}\n{line('2', 'naik', 'VERB')}"] * (2 * SENTENCES + 1)
    file.write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
    made = treebank([file], table(), 2, random.Random(0))
    assert len(made) == 2
    for one in made:
        assert one.words == ["harga", "naik"] * SENTENCES
        assert one.labels["pos"] == [UPOS.index("NOUN"), UPOS.index("VERB")] * SENTENCES
        assert {*one.labels["names"], *one.labels["content"]} == {UNKNOWN}
        assert (one.statements, one.mentions) == ([], [])
    assert len(treebank([file], table(), 9, random.Random(0))) == 3
