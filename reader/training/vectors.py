"""Word vectors from the training texts themselves: small, made in a minute, and worth several points on unseen names.

Method: positive pointwise mutual information of a word with the commonest words at each of the four places around it
(two before, two after, kept apart, for place tells syntax), context counts smoothed by the power 0.75 (Levy, Goldberg
and Dagan, TACL 2015), reduced by a randomised singular value decomposition (Halko, Martinsson and Tropp, SIAM Review
2011) with the square root of the singular values.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, and spaCy has no stub of it

from reader.training.corpora import SEED

WIDTH = 96
"""Numbers a word."""
_LEAST = 3
"""Occurrences from which on a word gets a vector; all digits count as one."""
_CONTEXTS = 3_000
"""Commonest words that count as context."""
_REACH = 2
"""Words on each side."""
_LONGEST = 40
"""Characters of the longest form that is kept."""

Matrix = NDArray[np.float32]


def word_vectors(sentences: Iterable[Sequence[str]], largest: int = 20_000) -> tuple[list[str], list[int], Matrix]:
    """Vectors of the at most `largest` commonest words of `sentences`.

    Returns every written form, for each its row, and the rows: forms that differ in capitals or digits share one.
    """
    texts = [[(word, normal(word)) for word in sentence] for sentence in sentences]
    counts: Counter[str] = Counter()
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for word, plain in text:
            counts[plain] += 1
            if len(word) <= _LONGEST:
                forms[plain].add(word)
    # Equal counts are ordered by the word, or the vectors would hang on the order of the texts.
    ranked = sorted((word for word, count in counts.items() if count >= _LEAST), key=lambda w: (-counts[w], w))[
        :largest
    ]
    rows = {word: row for row, word in enumerate(ranked)}
    table = _associations([[rows.get(plain, -1) for _, plain in text] for text in texts], len(ranked))
    data = _reduced(table)
    keys = [(form, row) for word, row in rows.items() for form in sorted(forms[word] | {word})]
    return [form for form, _ in keys], [row for _, row in keys], data


def normal(word: str) -> str:
    """The word in small letters with every digit as 0."""
    return re.sub(r"\d", "0", word.lower())


def _associations(texts: Iterable[Sequence[int]], words: int) -> Matrix:
    """Positive pointwise mutual information, words by places around them."""
    contexts = min(_CONTEXTS, words)
    table = np.zeros((words, 2 * _REACH * contexts), np.float32)
    for text in texts:
        for i, word in enumerate(text):
            if word < 0:
                continue
            for place in range(_REACH):
                for side, j in enumerate((i - place - 1, i + place + 1)):
                    if 0 <= j < len(text) and 0 <= text[j] < contexts:
                        table[word, (2 * place + side) * contexts + text[j]] += 1
    total = table.sum()
    by_word = table.sum(1, keepdims=True)
    by_context = table.sum(0, keepdims=True) ** 0.75
    by_context *= total / max(by_context.sum(), 1)
    np.divide(table * total, np.maximum(by_word * by_context, 1e-9), out=table)
    np.log(np.maximum(table, 1), out=table)
    return table


def _reduced(table: Matrix) -> Matrix:
    """The table's rows in WIDTH dimensions, each of length one."""
    width = min(WIDTH, *table.shape)
    chance = np.random.default_rng(SEED)
    sketch = table @ chance.standard_normal((table.shape[1], min(width + 16, table.shape[0]))).astype(np.float32)
    for _ in range(3):
        basis, _ = np.linalg.qr(sketch)
        sketch = table @ (table.T @ basis)
    basis, _ = np.linalg.qr(sketch)
    left, values, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    rows = (basis @ left)[:, :width] * np.sqrt(values[:width])
    out = np.zeros((table.shape[0], WIDTH), np.float32)
    out[:, :width] = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    return out


def save_vectors(language: str, sentences: Iterable[Sequence[str]], path: Path) -> Path:
    """Writes a pipeline that holds nothing but vectors, as spaCy's training starts from."""
    tokenizer = {"@tokenizers": "kutip.WordTokenizer.v1", "language": language}
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": tokenizer}})
    forms, rows, data = word_vectors(sentences)
    vectors = Vectors(data=data, strings=nlp.vocab.strings, name=f"{language}_kutip_vectors")
    for form, row in zip(forms, rows, strict=True):
        vectors.add(nlp.vocab.strings.add(form), row=row)
    nlp.vocab.vectors = vectors
    path.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(path)
    return path
