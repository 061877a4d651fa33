"""Where the region of a body ends and the person behind it begins: Ketua Asosiasi Truk Sulut | Jantje Rumengan.

A recogniser draws this line by guess where it has met neither: a listed region goes to the person, a first name to the
body whose region ends with a direction, a town to the row of persons. Here the lists and the directions draw it.
"""

from __future__ import annotations

from reader.analysis.entities.gazetteer import Gazetteer

Seen = tuple[int, int, str]
"""First character, one past the last, label."""


def bounded(text: str, seen: list[Seen], lists: Gazetteer) -> list[Seen]:
    """What was seen, in its order, with the line between region and person drawn anew. Time is linear in the text."""
    if lists.declared.heads_last:
        return seen
    out: list[Seen] = []
    for start, end, label in seen:
        before = out[-1] if out and text[out[-1][1] : start] == " " else None
        if before is None or label != "PER":
            out.append((start, end, label))
        elif before[2] == "ORG" and (cut := _region_ends(text, start, end, lists)):
            out[-1:] = [(before[0], cut, "ORG"), (cut + 1, end, label)]
        elif before[2] == "ORG" and (cut := _person_begins(text, before, lists)):
            out[-1:] = [(before[0], cut - 1, "ORG"), (cut, end, label)]
        elif before[2] == "PER" and _is_region(text[before[0] : before[1]].split(), lists):
            out[-1:] = [(before[0], before[1], "GPE"), (start, end, label)]
        else:
            out.append((start, end, label))
    return out


def _region_ends(text: str, start: int, end: int, lists: Gazetteer) -> int:
    """The end of the listed region that a person's name of three words or more begins with; 0 where none does."""
    words = text[start:end].split()
    if len(words) < 3 or words[0] in lists.given_names or not _is_listed(words[0], lists):
        return 0
    tail = words[1] in lists.declared.directions and len(words) > 3
    return start + len(words[0]) + (1 + len(words[1]) if tail else 0)


def _person_begins(text: str, body: Seen, lists: Gazetteer) -> int:
    """Where the word behind the direction begins that ends a body's region; 0 where no such word ends it."""
    words = text[body[0] : body[1]].split()
    if len(words) < 4 or words[-2] not in lists.declared.directions or not words[-1].istitle():
        return 0
    lower = words[-1].casefold()
    usual = lower in lists.fields or lower in lists.org_heads or lower in lists.place_heads or lower in lists.titles
    return 0 if usual or words[-1] in lists.places or words[-1] in lists.bodies else body[1] - len(words[-1])


def _is_region(words: list[str], lists: Gazetteer) -> bool:
    """Whether words are a listed region and its direction: Bintan |Raya|."""
    tail = len(words) == 2 and (words[1] in lists.declared.directions or words[1] in lists.place_tails)
    return tail and words[0] not in lists.given_names and _is_listed(words[0], lists)


def _is_listed(word: str, lists: Gazetteer) -> bool:
    place = lists.places.get(word)
    return place is not None and place.label == "GPE" and place.kind != "country"
