"""Word vectors: words in like places are alike, forms share rows, and the same texts give the same numbers."""

import numpy as np

from reader.training.vectors import WIDTH, normal, word_vectors

TEXTS = [
    f"{start} {name} {verb} {thing} .".split()
    for name in ("adi", "budi", "Budi")
    for verb in ("membeli", "menjual")
    for thing in ("beras", "gula", "kopi")
    for start in ("lalu", "kemudian")
]


def test_words_in_like_places_are_alike() -> None:
    forms, rows, data = word_vectors(TEXTS)
    row = dict(zip(forms, rows, strict=True))
    like = float(data[row["adi"]] @ data[row["budi"]])
    assert like > 0.9
    assert like > float(data[row["adi"]] @ data[row["beras"]]) + 0.3


def test_forms_that_differ_in_capitals_or_digits_share_a_row() -> None:
    forms, rows, data = word_vectors([*TEXTS, *[["tahun", "2024"], ["tahun", "2025"], ["tahun", "1998"]]])
    row = dict(zip(forms, rows, strict=True))
    assert row["Budi"] == row["budi"]
    assert row["2024"] == row["1998"]
    assert normal("KTT-20") == "ktt-00"
    assert data.shape == (max(rows) + 1, WIDTH)


def test_rare_words_get_no_vector() -> None:
    forms, _, _ = word_vectors([*TEXTS, ["hanya", "sekali"]])
    assert "sekali" not in forms


def test_the_same_texts_give_the_same_numbers() -> None:
    first, second = word_vectors(TEXTS), word_vectors(TEXTS)
    assert first[:2] == second[:2]
    assert np.array_equal(first[2], second[2])
