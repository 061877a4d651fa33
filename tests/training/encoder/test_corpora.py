"""Names of other corpora as examples: both kinds of file, tags without B, labels that are not known, bad lines."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.errors import FormatError
from reader.training.encoder.corpora import CORPUS_TAGS, SENTENCES, corpus
from reader.training.encoder.examples import UNKNOWN
from tests.analysis.encoder.small import table


def read(tmp_path: Path, name: str, text: str) -> list[list[tuple[str, str]]]:
    """The words of each example with their tags, "?" where a tag is not known."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return [
        [
            (word, "?" if tag == UNKNOWN else CORPUS_TAGS[tag])
            for word, tag in zip(made.words, made.labels["corpus"], strict=True)
        ]
        for made in corpus(file, table(), random.Random(1))
    ]


def test_a_table_has_the_word_first_and_the_tag_last(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.tsv", "Rina PROPN B-PERSON\nke ADP O\nSolo PROPN B-PLACE\n. PUNCT O\n")
    assert found == [("Rina", "B-PER"), ("ke", "O"), ("Solo", "B-LOC"), (".", "O")]


def test_iob2_has_a_number_first_and_lines_of_its_own(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.iob2", "# text = Rina Sari\n1\tRina\tB-PER\t-\t-\n2\tSari\tI-PER\t-\t-\n")
    assert found == [("Rina", "B-PER"), ("Sari", "I-PER")]


def test_a_tag_that_goes_on_with_nothing_begins_a_name(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.tsv", "Rina\tI-PER\nSari\tI-PER\nBulog\tI-ORG\n")
    assert [tag for _, tag in found] == ["B-PER", "I-PER", "B-ORG"]


def test_a_label_that_is_no_name_of_ours_is_not_known(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.tsv", "Lebaran\tB-EVT\ntiba\tO\n")
    assert found == [("Lebaran", "?"), ("tiba", "O")]


def test_a_word_that_we_part_goes_on_with_its_name(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.tsv", "Al-Sari\tB-PER\npulang\tO\n")
    assert found == [("Al", "B-PER"), ("-", "I-PER"), ("Sari", "I-PER"), ("pulang", "O")]


def test_so_many_sentences_are_one_example(tmp_path: Path) -> None:
    found = read(tmp_path, "a.tsv", "Hujan\tO\n\n" * (SENTENCES + 1))
    assert sorted(len(example) for example in found) == [1, SENTENCES]


def test_a_line_without_a_tag_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="Line 2"):
        read(tmp_path, "a.tsv", "Hujan\tO\nturun\n")
