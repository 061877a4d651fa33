"""How right first names are on man or woman: persons of annotated articles whose gender a pronoun or a title tells.

usage: python -m tests.bench genders GOLD.json... [--errors]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.analysis.lang.genders import gender_of_name

_TITLES = {
    "he": r"\b(?:Mr|Bapak|Pak|Sir|Lord|King|Prince)\.? ",
    "she": r"\b(?:Mrs|Ms|Miss|Ibu|Bu|Dame|Lady|Queen|Princess)\.? ",
}
_PRONOUNS = {
    "he": re.compile(r"\b(?:he|his|him|himself)\b", re.I),
    "she": re.compile(r"\b(?:she|her|hers|herself)\b", re.I),
}
_SENTENCE = re.compile(r"[.!?”\"\n]")


def main(arguments: list[str]) -> int:
    """Print how many names are told, and how many of them rightly."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench genders")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    told: dict[tuple[str, str], set[str]] = {}
    for file in options.files:
        found = json.loads(file.read_text(encoding="utf-8"))
        for one in found if isinstance(found, list) else [found]:
            for name, gender in persons(one):
                told.setdefault((one.get("lang") or "id", name), set()).add(gender)
    counts: Counter[tuple[str, str]] = Counter()
    for (language, name), genders in sorted(told.items()):
        if len(genders) > 1:
            continue
        (right,), said = genders, gender_of_name(name, language)
        outcome = "unknown" if not said else "right" if said == right else "wrong"
        counts[language, outcome] += 1
        if options.errors and outcome != "right":
            print(f"{language} {outcome:8} {right:4} {name}")
    for language in sorted({language for language, _ in counts}):
        hits, misses, rest = (counts[language, outcome] for outcome in ("right", "wrong", "unknown"))
        known = hits + misses
        print(
            f"{language}: {known + rest} persons, {known} told by the name ({known / (known + rest):.0%}), "
            f"{hits} of them rightly ({hits / max(known, 1):.1%})"
        )
    return 0


def persons(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each person of an annotated article whose gender a title before it, or two pronouns and no other, tell."""
    text = one["text"]
    starts = sorted(start for start, _, label in one["entities"] if label == "PER")
    for actor in one["actors"]:
        if actor["kind"] != "person" or (" " not in actor["name"] and one.get("lang") == "en"):  # a family name
            continue
        votes: Counter[str] = Counter()
        for name in actor["names"]:
            for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                for gender, title in _TITLES.items():
                    if re.search(title + r"\Z", text[max(place.start() - 12, 0) : place.start()]):
                        votes[gender] += 2
                votes.update(_pronoun(text, place.end(), starts))
        if len(votes) == 1 and votes.total() >= 2:
            yield actor["name"], next(iter(votes))


def _pronoun(text: str, at: int, starts: list[int]) -> list[str]:
    """The gender of the first pronoun in the sentence behind a name, before anybody else's name."""
    end = _SENTENCE.search(text, at)
    following = next((start for start in starts if start >= at), len(text))
    limit = min(following, end.start() if end else len(text))
    places = ((gender, pattern.search(text, at, limit)) for gender, pattern in _PRONOUNS.items())
    found = [(place.start(), gender) for gender, place in places if place]
    return [min(found)[1]] if found else []
