"""Paragraphs that are no part of what the article tells: its headline, and lines that point to other articles.

A headline sets verbs and nouns in capitals beside names ("Menkeu Budi Sebut Pajak Naik"), and a line such as "Baca
juga: ..." names people who have no part in the article. So a name that stands there alone neither names an actor nor
takes the floor.
"""

from __future__ import annotations

from bisect import bisect_right

from reader.analysis.draft import ArticleState, Chars
from reader.analysis.entities.gazetteer import Gazetteer
from reader.model.text import LONGEST_HEADLINE, is_headline


class Asides:
    """The asides of one article."""

    def __init__(self, state: ArticleState, lists: Gazetteer) -> None:
        found = [
            span
            for number, span in enumerate(state.paragraphs)
            if (number == 0 and len(state.paragraphs) > 1 and is_headline(state.text[slice(*span)]))
            or points_elsewhere(state.text[slice(*span)], lists)
        ]
        self.spans: list[Chars] = found
        """Their characters, in text order."""
        self._starts = [start for start, _ in found]

    def __contains__(self, char: int) -> bool:
        """Whether a character stands in one."""
        index = bisect_right(self._starts, char) - 1
        return index >= 0 and char < self.spans[index][1]


def points_elsewhere(paragraph: str, lists: Gazetteer) -> bool:
    """Whether a paragraph points to another article: Baca juga ..., Watch: ..."""
    if len(paragraph) > LONGEST_HEADLINE:
        return False
    opening = paragraph[:40].casefold().lstrip(" [(*-–•>")
    return opening.startswith(lists.promotions)
