"""The tokenizer keeps every character, knows what is one word, and takes linear time."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.engine.tokenizer import WordTokenizer, split_words
from tests.growth import growth


def words(text: str, language: str = "id") -> list[str]:
    return [word for word in split_words(text, language)[0] if not word.isspace()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Sudah," katanya.', '" Sudah , " katanya .'),  # a clitic stays with its cue
        ("“Besok” ”lusa” ‘kini’", "“ Besok ” ” lusa ” ‘ kini ’"),
        ("Ma'ruf Jum’at Qur`an", "Ma'ruf Jum’at Qur`an"),  # an apostrophe between letters is a letter
        ("'Kita' menang", "' Kita ' menang"),
        ("pukul 10.30, Senin (20/10/2025)", "pukul 10.30 , Senin ( 20/10/2025 )"),
        ("Rp10.000 Rp 10.000,50 US$5 7,5%", "Rp 10.000 Rp 10.000,50 US$ 5 7,5 %"),
        ("anak-anaknya ke-5 1970-an U-19", "anak-anaknya ke-5 1970-an U-19"),
        ("perang Rusia-Ukraina", "perang Rusia - Ukraina"),  # two entities
        ("Undang-Undang Al-Azhar PDI-P Hong-kyun", "Undang-Undang Al-Azhar PDI-P Hong-kyun"),
        ("KPK-nya se-Indonesia", "KPK -nya se- Indonesia"),
        ("Tn. Adi, dr. Budi, S.H., M.Si.", "Tn. Adi , dr. Budi , S.H. , M.Si."),
        ("No.5 Joko P. datang.", "No. 5 Joko P. datang ."),
        ("katanya..lalu pergi...", "katanya .. lalu pergi ..."),
        ("lihat https://contoh.id/a?b=1.", "lihat https://contoh.id/a?b=1 ."),
        ("Kabar7.com, redaksi@contoh.co.id @akun #tagar", "Kabar7.com , redaksi@contoh.co.id @akun #tagar"),
        ("dan/atau", "dan / atau"),
        ("datang--lalu", "datang -- lalu"),
        ("👍🏽 👨‍👩‍👧", "👍🏽 👨‍👩‍👧"),  # one picture, one word
        ("", ""),
    ],
)
def test_indonesian_words(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I didn't; she’ll", "I did n't ; she ’ll"),
        ("Ann's dogs' food", "Ann 's dogs ' food"),
        ("we cannot say 'no'", "we can not say ' no '"),
        ("U.S. Sen. O'Hara at 10 a.m. on Jan. 5.", "U.S. Sen. O'Hara at 10 a.m. on Jan. 5 ."),
        ("a well-known play", "a well-known play"),
        ("'s", "' s"),  # no host: the mark is a mark
    ],
)
def test_english_words(text: str, expected: str) -> None:
    assert words(text, "en") == expected.split()


@given(text=st.text(max_size=200), language=st.sampled_from(["id", "en"]))
def test_words_and_spaces_spell_the_text(text: str, language: str) -> None:
    found, spaces = split_words(text, language)
    assert "".join(word + " " * space for word, space in zip(found, spaces, strict=True)) == text
    assert all(found)


def test_white_space_that_is_not_one_space_is_a_word() -> None:
    found, spaces = split_words(" a\n\n  b  c\t", "id")
    assert found == [" ", "a", "\n\n  ", "b", " ", "c", "\t"]
    assert spaces == [False, False, False, True, False, False, False]


@pytest.mark.parametrize("piece", ["a.", "x@", "1.", ".a", "www.", "a.com", "a-", "'", "-", "A", "kata "])
def test_time_is_linear_in_the_text(piece: str) -> None:
    # Ten times the text: thirty times the time is far from ten and farther from the hundred of quadratic work.
    assert growth(lambda length: split_words(piece * (length // len(piece)), "id"), 20_000, 10) < 30


def test_a_plain_spacy_finds_the_tokenizer_by_its_name() -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": "kutip.WordTokenizer.v1", "language": "id"}}}
    nlp = spacy.blank("id", config=config)
    doc = nlp("Kata Ma'ruf: “ya”.")
    assert isinstance(nlp.tokenizer, WordTokenizer)
    assert [token.text for token in doc] == ["Kata", "Ma'ruf", ":", "“", "ya", "”", "."]
    assert all(left.idx < right.idx for left, right in pairwise(doc))
    assert [len(doc) for doc in nlp.tokenizer.pipe(["satu dua", ""])] == [2, 0]
