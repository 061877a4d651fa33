"""`python -m reader.training.countries` writes the names of countries that newspapers use into the languages' folders.

The names are those of CLDR, the Unicode project's data on languages, because newspapers write countries as CLDR does;
what newspapers write otherwise stands in places.txt. Babel brings CLDR, 33 MB of it, and is needed here alone: the
program reads the lists that this module has written.
"""

from __future__ import annotations

import re
import sys

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import list_file

TOPIC = "countries"

ABOUT = """\
# Countries and territories as CLDR {version} names them in this language, without what stands in brackets. Generated:
# python -m reader.training.countries. Press forms and by-names stand in places.txt.

"""

NO_COUNTRIES = frozenset({"QO", "XA", "XB", "ZZ"})
"""CLDR's codes for the rest of Oceania, for two made-up languages of tests, and for a place that is not known."""


def country_names(language: str) -> list[str]:
    """The names of all countries and territories in a language, by an ISO 639-1 code; sorted by code point.

    Raises babel.UnknownLocaleError for a language that CLDR does not have.
    """
    from babel import Locale

    territories = Locale(language).territories.items()
    names = (name for code, name in territories if re.fullmatch("[A-Z]{2}", code) and code not in NO_COUNTRIES)
    return sorted({re.sub(r"\s*\(.*\)", "", name) for name in names})


def country_list(language: str) -> str:
    """What the list of a language shall hold."""
    from babel.core import get_cldr_version

    return ABOUT.format(version=get_cldr_version()) + "".join(f"{name}\n" for name in country_names(language))


def main() -> int:
    """Write the list of every language, and name the files."""
    for language in LANGUAGES:
        path = list_file(language, TOPIC)
        path.write_text(country_list(language), encoding="utf-8")
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
