"""From windows back to words: each word has what the encoder told of the piece that holds its first character."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from reader.analysis.encoder.encoded import WORD, EncodedParagraph
from reader.analysis.encoder.pieces import WINDOW_PIECES
from reader.analysis.encoder.reading import encode
from reader.analysis.encoder.session import Session
from reader.training.encoder.package import SPACE
from tests.analysis.encoder.small import PIECES, EchoSession
from tests.growth import growth


@pytest.fixture(name="echo")
def _echo(tmp_path: Path) -> EchoSession:
    return EchoSession(tmp_path)


def read(echo: EchoSession, *paragraphs: str) -> list[EncodedParagraph]:
    return encode(cast(Session, echo), paragraphs)


def piece(echo: EchoSession, made: EncodedParagraph, word: int) -> str:
    """The piece whose vector a word has."""
    window, place = (int(number) for number in made.vectors[word, :2])
    return PIECES[echo.seen[window].ids[place]][0]


def test_a_word_has_the_vector_of_its_first_piece(echo: EchoSession) -> None:
    (made,) = read(echo, "harga beras, kata Ani")
    assert [piece(echo, made, k) for k in range(5)] == [SPACE + "harga", SPACE + "beras", ",", "k", "A"]


def test_paragraphs_of_one_window_keep_apart(echo: EchoSession) -> None:
    first, second = read(echo, "harga naik.", "the price rose")
    assert len(echo.seen) == 1
    assert [piece(echo, first, k) for k in range(2)] == [SPACE + "harga", SPACE + "naik"]
    assert [piece(echo, second, k) for k in range(3)] == [SPACE + "the", SPACE + "price", SPACE + "rose"]


def test_a_paragraph_over_several_windows_keeps_every_word(echo: EchoSession) -> None:
    text = "harga naik " * WINDOW_PIECES
    (made,) = read(echo, text)
    assert len(echo.seen) > 1
    expected = [SPACE + word for word in WORD.findall(text)]
    assert [piece(echo, made, k) for k in range(len(made.words))] == expected


@pytest.mark.parametrize("paragraphs", [(), ("",), ("", "harga", ""), (" \t ",), ("harga", "  ", "naik")])
def test_paragraphs_without_words_have_none(echo: EchoSession, paragraphs: tuple[str, ...]) -> None:
    made = read(echo, *paragraphs)
    assert [one.words for one in made] == [text.split() for text in paragraphs]


def test_marks_that_the_vocabulary_lacks_are_words_all_the_same(echo: EchoSession) -> None:
    (made,) = read(echo, "漢字 👍 \x00 harga")
    assert made.words == ["漢字", "👍", "\x00", "harga"]
    assert piece(echo, made, 3) == SPACE + "harga"


HARD = {"one word": "a", "quotation marks": '"', "another script": "漢", "words": "harga ", "paragraphs": "naik\n"}


@pytest.mark.parametrize("name", HARD)
def test_reading_takes_linear_time(echo: EchoSession, name: str) -> None:
    def work(times: int) -> None:
        read(echo, *(HARD[name] * times).split("\n"))

    assert growth(work, 800, 4) < 9


@pytest.mark.parametrize("text", ["a" * 100_000, '"' * 20_000])
def test_what_has_no_end_is_read_to_its_last_letter(echo: EchoSession, text: str) -> None:
    (made,) = read(echo, text)
    assert made.ends[-1] == len(text)
    assert "".join(made.words) == text
