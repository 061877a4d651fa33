"""The tokenizer of Kutip's own pipelines: orthographic words, marks apart, in one pass of one pattern.

Why not spaCy's own: its Indonesian one takes over four seconds to make (thousands of exceptions for reduplicated
words), and its pipelines could not be loaded in half a second. This one is a compiled pattern, takes linear time on
any text, and keeps no state.

How clitics meet Universal Dependencies: UD takes -nya, -lah, -kah, -pun, ku- as syntactic words of their own; here a
token is what is written between spaces, so "katanya" stays one token. A cue with its clitic is one word to the rules
that find statements (katanya, ujarnya, menurutnya); a reader marks, counts and anchors written words; only 1.7 % of
the words in the treebanks are affected; and splitting would need a lexicon, for "tanya", "hanya" and "masalah" end
alike. The treebanks are merged accordingly for training (reader.training.conllu): the word takes the host's part of
speech, lemma and head, and `Clitic=Nya` joins its features, so that the pronoun inside can still be told. Figures are
given for merged words and, with the clitic attached to its host by rule, for UD's own words.

English splits its clitics as UD and spaCy do ("did|n't", "Trump|'s"), for there the clitic is often a verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import entries

if TYPE_CHECKING:
    from spacy.language import Language

# Letters and digits, with what stands on, in or between them without being one: combining marks, joiners, soft hyphen.
_LETTER = r"[^\W_]"
_INNER = (
    r"(?:[^\W_]|[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0dff\u0e31-\u0e4e\u200b-\u200d])"
)
_MODIFIER = r"[\ufe0f\U0001f3fb-\U0001f3ff]"  # emoji style and skin
_TOP_LEVEL = r"(?:com|net|org|id|co|info|tv|news|io|gov|edu|COM|NET|ORG|ID|CO)"

# Every repeated part is possessive or bounded, so that no text makes the pattern go back over what it has read.
_PATTERN = r"""
    (?:https?://|www\.)[^\s<>"“”«»]{0,2000}[\w/]        # address
  | [\w.+-]{1,64}+@(?:[\w-]{1,63}+\.){1,6}[A-Za-z]{2,24} # mail
  | [@\#]\w++                                            # handle, hashtag
  | (?:[A-Za-z0-9-]{1,63}+\.){1,5}TOP_LEVEL(?![\w-])      # detik.com
  | (?:ABBREVIATIONS)(?![^\W\d_])                        # dr., Tn., M.Si., No.5
  | [A-Za-z](?:\.[A-Za-z]){1,8}+(?!\w)\.?                # U.S., a.n.
  | [A-Z]\.(?![.\w])                                     # an initial: Joko P.
  | (?:Rp|US\$)(?=\d)                                    # Rp10.000
  | \d++(?:[.,:/-]\d++)*+(?![-'’]?LETTER)                # 10.30, 20/10/2025, 2014-2019
  | LETTER INNER*+(?:[-‑'’`]INNER++)*+                  # anak-anak, Ma'ruf, KPK-nya, 1970-an
  | \.{2,}+ | -{2,}+ | _++                               # ..
  | .MODIFIER*+(?:\u200d.MODIFIER*+)*+                   # any other sign is a token of its own
"""


def _abbreviations(language: str) -> list[str]:
    """The language's abbreviations, longest first. Raises AnalysisError where the list is not as it should be."""
    words = (entry.words for entry in entries(language, "abbreviations"))
    return sorted(words, key=lambda word: (-len(word), word))


@cache
def word_pattern(language: str) -> re.Pattern[str]:
    """The pattern whose matches, in order, are the tokens of any text without white space."""
    pattern = (
        _PATTERN.replace("ABBREVIATIONS", "|".join(map(re.escape, _abbreviations(language))) or "(?!)")
        .replace("TOP_LEVEL", _TOP_LEVEL)
        .replace("LETTER", _LETTER)
        .replace("INNER", _INNER)
        .replace("MODIFIER", _MODIFIER)
    )
    return re.compile(rf"\s++|{pattern}", re.VERBOSE | re.DOTALL)


def split_words(text: str, language: str) -> tuple[list[str], list[bool]]:
    """The words of `text`, and for each whether a space follows it; together they spell the text exactly.

    White space other than one space between two words is a token of its own, as everywhere in spaCy.
    """
    words: list[str] = []
    spaces: list[bool] = []
    parts = LANGUAGES[language].split_word
    for match in word_pattern(language).finditer(text):
        word = match.group()
        if word.isspace():
            if word[0] == " " and words and not spaces[-1]:
                spaces[-1] = True
                word = word[1:]
            if word:
                words.append(word)
                spaces.append(False)
            continue
        pieces = parts(word)
        words.extend(pieces)
        spaces.extend([False] * len(pieces))
    return words, spaces


class WordTokenizer:
    """Makes a Doc of a text; what spaCy calls a pipeline's tokenizer."""

    def __init__(self, vocab: Vocab, language: str) -> None:
        self.vocab = vocab
        """The pipeline's vocabulary."""
        self.language = language
        """ISO 639-1 code: which abbreviations and clitics are known."""
        word_pattern(language)

    def __call__(self, text: str) -> Doc:
        """The text's words; no annotation. Linear time, any text."""
        words, spaces = split_words(text, self.language)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One Doc a text."""
        for text in texts:
            yield self(text)

    # All there is to know is in the pipeline's config; spaCy asks every tokenizer for these four.
    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> WordTokenizer:
        """Nothing to restore."""
        return self

    def to_disk(self, _path: str | Path, **_: object) -> None:
        """Nothing to keep."""

    def from_disk(self, _path: str | Path, **_: object) -> WordTokenizer:
        """Nothing to restore."""
        return self


def make_tokenizer(language: str) -> Callable[..., WordTokenizer]:
    """What a pipeline's config names: `[nlp.tokenizer] @tokenizers = "kutip.WordTokenizer.v1"`."""

    def create(nlp: Language) -> WordTokenizer:
        return WordTokenizer(nlp.vocab, language)

    return create


registry.tokenizers.register("kutip.WordTokenizer.v1", func=make_tokenizer)
