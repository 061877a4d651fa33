"""The part `quotations`: what stands in quotation marks, and the sentences of the article's own text around it."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language

from reader.analysis import draft
from reader.analysis.draft import ArticleState, PipelineComponent, Quotation, Sentence
from reader.analysis.quotations.marks import pair
from reader.analysis.view import View
from reader.model.text import QUOTATION_MARKS

LONG = 250
"""Tokens outside quotation marks after which a sentence ends at its next comma, and after half as many more anywhere:
no sentence of a newspaper is so long, and what is looked for in a sentence stays bounded. A quotation counts as ten."""

_ENDS = frozenset({".", "!", "?", "…", "...", "....", ".."})
_CLOSING = frozenset(")]}") | frozenset(QUOTATION_MARKS)


def split_sentences(view: View, paragraphs: list[draft.Chars], quotations: list[Quotation]) -> list[Sentence]:
    """The sentences: a paragraph's end ends one, and so does a full stop before a capital, outside quotation marks.

    A quotation that ends in a full stop of its own ends the sentence too where a capital follows, unless it is all that
    the sentence holds so far and a cue may still follow it; the rules look over that border.
    """
    outer = _Outer(quotations)
    out: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs):
        tokens = view.tokens(start, end)
        begin = k = tokens.start
        length = 0
        while k < tokens.stop:
            length += 1
            if length > LONG and k > begin and (view.words[k - 1] == "," or length > LONG * 1.5):
                out.append(Sentence(view.starts[begin], view.ends[k - 1], number))
                begin, length = k, 1
            last = outer.last_token(view, k, tokens.stop)
            if last is not None:
                length += 10
                k = last
            if not (view.words[k] in _ENDS if last is None else k <= begin or _ended_inside(view, k)):
                k += 1
                continue
            k += 1
            while k < tokens.stop and view.words[k] in _CLOSING and not outer.opens(view, k):
                k += 1
            if k >= tokens.stop or (_parted(view, k) and _begins(view, k)):
                out.append(Sentence(view.starts[begin], view.ends[k - 1], number))
                begin, length = k, 0
        if begin < tokens.stop:
            out.append(Sentence(view.starts[begin], view.ends[tokens.stop - 1], number))
    return out


class _Outer:
    """The outer quotations by where they begin."""

    def __init__(self, quotations: list[Quotation]) -> None:
        self._quotations = [one for one in quotations if one.level == 0]
        self._starts = [one.start for one in self._quotations]
        self._beginnings = set(self._starts)

    def last_token(self, view: View, k: int, stop: int) -> int | None:
        """The last token before `stop` of the quotation that token `k` stands in; None outside of any."""
        near = bisect_right(self._starts, view.starts[k]) - 1
        if near < 0 or view.starts[k] >= self._quotations[near].end:
            return None
        while k + 1 < stop and view.starts[k + 1] < self._quotations[near].end:
            k += 1
        return k

    def opens(self, view: View, k: int) -> bool:
        """Whether a mark begins something: it opens a quotation, or stands behind a space."""
        return view.starts[k] > view.ends[k - 1] or view.starts[k] in self._beginnings


def _ended_inside(view: View, last: int) -> bool:
    """Whether the quotation whose last token is `last` ends in a full stop of its own."""
    k = last
    while k > 0 and view.words[k] in _CLOSING:
        k -= 1
    return view.words[k] in _ENDS


def _parted(view: View, k: int) -> bool:
    """Whether a space or a mark parts two sentences, or a full stop whose space was forgotten: usai.Dia pergi."""
    if (
        view.starts[k] > view.ends[k - 1]
        or view.words[k][0] in QUOTATION_MARKS
        or view.words[k - 1][0] in QUOTATION_MARKS
    ):
        return True
    before = view.words[k - 2] if k >= 2 else ""
    return (
        view.words[k - 1] == "."
        and len(view.words[k]) > 1
        and (before == ")" or (len(before) > 3 and before.islower()))
    )


def _begins(view: View, k: int) -> bool:
    first = view.words[k][0]
    return not first.islower() and first not in ",;:.)-–—"


class QuotationsPart(PipelineComponent):
    """Writes quotations and sentences."""

    def read(self, state: ArticleState) -> None:
        """Find them; linear in the text."""
        state.quotations = pair(state.text, state.paragraphs)
        state.sentences = split_sentences(state.view, state.paragraphs, state.quotations)


@Language.factory("quotations", default_config={"language": None})
def create(nlp: Language, name: str, language: str | None) -> QuotationsPart:
    """The part for a pipeline; marks are the same in every language."""
    return QuotationsPart()
