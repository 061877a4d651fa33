"""Whether characters are prose, in any script: words and sentences by Unicode's rules."""

from __future__ import annotations

import regex

_WORD = regex.compile(r"[\p{Alphabetic}\p{M}\p{Nd}]+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
"""Letters of scripts that set no space between words; two of them count as a word."""
_END = regex.compile(r"[\p{Sentence_Terminal}…]")
_AT_END = regex.compile(r"[\p{Sentence_Terminal}…:][\p{Pe}\p{Pf}\"'\s]*\Z")
_FEW = 3
"""Words that make a sentence."""
_MANY = 8
"""Words that make a text although no sentence ends in it."""


def word_count(text: str) -> int:
    """How many words stand in `text`."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + unspaced // 2


def is_running_text(text: str) -> bool:
    """Whether `text` is more than labels: a few words with a sentence's end, or many words."""
    words = word_count(text)
    return words >= _MANY or (words >= _FEW and _END.search(text) is not None)


def is_sentence(line: str) -> bool:
    """Whether a line ends like a sentence and has the words of one."""
    return _AT_END.search(line) is not None and word_count(line) >= _FEW
