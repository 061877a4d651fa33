"""Windows run by the shipped encoder."""

from __future__ import annotations

import numpy as np

from reader.analysis.encoder.pieces import Window
from reader.analysis.encoder.session import session
from reader.analysis.encoder.tags import LAYOUT
from reader.paths import models_dir

SHIPPED = models_dir() / "encoder"


def test_each_window_has_vectors_and_scores_for_its_own_pieces() -> None:
    loaded = session(SHIPPED)
    table = loaded.table
    texts = ["Harga beras naik.", "The price of rice rose in the city last week, officials said.", "Ya."]
    seen = [Window([table.begin, *cut.ids, table.end], [(0, 0, 1)]) for cut in table.cut(texts, [0, 0, 0])]
    vectors, scores = loaded.run(seen)
    assert [len(one) for one in vectors] == [len(one) for one in scores] == [len(window.ids) for window in seen]
    assert {one.shape[1] for one in scores} == {LAYOUT.size}
    assert all(np.isfinite(one).all() for one in (*vectors, *scores))
    assert loaded.run([]) == ([], [])


def test_a_folder_is_loaded_once() -> None:
    first = session(SHIPPED)
    assert session(SHIPPED) is first
