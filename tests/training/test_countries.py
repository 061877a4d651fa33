"""The generated lists of countries are what their generator writes, and the only road from CLDR into the program."""

from __future__ import annotations

import pytest
from babel.core import get_cldr_version

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import list_file
from reader.training.countries import TOPIC, country_list


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_what_the_generator_writes(language: str) -> None:
    written = list_file(language, TOPIC).read_text(encoding="utf-8")
    if f" CLDR {get_cldr_version()} " not in written:
        pytest.skip(f"the installed Babel brings CLDR {get_cldr_version()}, the list is of another")
    assert written == country_list(language)


@pytest.mark.parametrize(
    ("language", "country"),
    [("id", "Korea Selatan"), ("id", "Myanmar"), ("en", "South Korea"), ("en", "Hong Kong SAR China")],
)
def test_a_country_is_known_without_brackets(language: str, country: str) -> None:
    place = gazetteer(language).places[country]
    assert (place.label, place.kind) == ("GPE", "country")


def test_codes_of_no_country_are_left_out() -> None:
    assert "Aksen Asing" not in gazetteer("id").places  # CLDR's made-up language for tests, "foreign accent"
    assert "Unknown Region" not in gazetteer("en").places
