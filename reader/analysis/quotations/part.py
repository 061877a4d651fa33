"""The part `quotations`: what stands in quotation marks, and the sentences of the article's own text around it."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language

from reader.analysis import draft
from reader.analysis.draft import Part, Quotation, Sentence, Sheet
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
    outer = [q for q in quotations if q.level == 0]
    starts = [q.start for q in outer]
    beginnings = set(starts)
    out: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs):
        tokens = view.tokens(start, end)
        begin = tokens.start
        length = 0
        k = tokens.start
        while k < tokens.stop:
            length += 1
            if length > LONG and k > begin and (view.words[k - 1] == "," or length > LONG * 1.5):
                out.append(Sentence(view.starts[begin], view.ends[k - 1], number))
                begin, length = k, 1
            here = view.starts[k]
            near = bisect_right(starts, here) - 1
            if near >= 0 and here < outer[near].end:
                quotation = outer[near]
                length += 10
                while k + 1 < tokens.stop and view.starts[k + 1] < quotation.end:
                    k += 1
                if k > begin and not _ended_inside(view, k):
                    k += 1
                    continue
            elif view.words[k] not in _ENDS:
                k += 1
                continue
            stop = k + 1
            while stop < tokens.stop and view.words[stop] in _CLOSING and not _opens(view, stop, beginnings):
                stop += 1
            if stop >= tokens.stop or (_parted(view, stop) and _begins(view, stop)):
                out.append(Sentence(view.starts[begin], view.ends[stop - 1], number))
                begin, length = stop, 0
            k = stop
        if begin < tokens.stop:
            out.append(Sentence(view.starts[begin], view.ends[tokens.stop - 1], number))
    return out


def _ended_inside(view: View, last: int) -> bool:
    """Whether the quotation whose last token is `last` ends in a full stop of its own."""
    k = last
    while k > 0 and view.words[k] in _CLOSING:
        k -= 1
    return view.words[k] in _ENDS


def _opens(view: View, k: int, beginnings: set[int]) -> bool:
    """Whether a mark begins something: it opens a quotation, or stands behind a space."""
    return view.starts[k] > view.ends[k - 1] or view.starts[k] in beginnings


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


class QuotationsPart(Part):
    """Writes quotations and sentences."""

    def read(self, sheet: Sheet) -> None:
        """Find them; linear in the text."""
        sheet.quotations = pair(sheet.text, sheet.paragraphs)
        sheet.sentences = split_sentences(sheet.view, sheet.paragraphs, sheet.quotations)


@Language.factory("quotations", default_config={"language": None})
def create(nlp: Language, name: str, language: str | None) -> QuotationsPart:
    """The part for a pipeline; marks are the same in every language."""
    return QuotationsPart()
