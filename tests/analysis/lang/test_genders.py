"""What a first name or a description tells of man or woman."""

from __future__ import annotations

import pytest

from reader.analysis.lang.genders import gender_of_description, gender_of_name


@pytest.mark.parametrize(
    ("name", "language", "gender"),
    [
        ("Bambang Suroso", "id", "he"),
        ("BAMBANG SUROSO", "id", "he"),
        ("Siti Khalila", "id", "she"),
        ("Sri Rahayu", "id", "she"),  # both bear the first, the second tells
        ("Nur Hidayat", "id", "he"),
        ("Dian Kalingga", "id", ""),  # both bear the first, the second tells nothing
        ("I Ketut Rame", "id", "he"),
        ("Ni Ketut Rame", "id", "she"),
        ("Marsiningsih", "id", "she"),  # by its ending
        ("Sugriyanto", "id", "he"),
        ("Wan", "id", ""),  # no more than an ending
        ("Karen Poe", "id", "she"),  # by the English list
        ("Iris Poe", "en", "she"),
        ("Don Poe", "en", "he"),
        ("Bambang Suroso", "en", "he"),  # by the Indonesian one
        ("Zub Kra", "id", ""),
        ("bambang", "id", ""),
        ("Bambang", None, "he"),
        ("Bambang", "xx", "he"),
        ("", "id", ""),
    ],
)
def test_a_first_name_tells_it_or_it_is_unknown(name: str, language: str | None, gender: str) -> None:
    assert gender_of_name(name, language) == gender


@pytest.mark.parametrize(
    ("phrase", "language", "gender"),
    [
        ("seorang ibu rumah tangga", "id", "she"),
        ("Pria paruh baya", "id", "he"),
        ("seorang warga", "id", ""),
        ("a spokeswoman", "en", "she"),
        ("a spokeswoman", None, ""),
    ],
)
def test_a_description_tells_it_by_its_first_word_that_does(phrase: str, language: str | None, gender: str) -> None:
    assert gender_of_description(phrase, language) == gender
