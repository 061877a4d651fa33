"""What figures are taken on: Indonesian words as they are written, English ones as its treebank cuts them."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy

from reader.training import evaluate, measures
from reader.training.conllu import Sentence
from tests.training.small import write_world


@pytest.mark.parametrize(("language", "merges"), [("id", True), ("en", False)])
def test_clitics_are_merged_where_the_pipeline_has_written_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, merges: bool
) -> None:
    data, _ = write_world(tmp_path)
    measured: list[Sentence] = []

    def syntax_figures(_: object, treebank: Sequence[Sentence], *, written_words: bool) -> dict[str, float]:
        measured.extend(treebank if written_words or language == "en" else ())
        return dict.fromkeys(("upos", "feats", "lemma", "uas", "las", "las_full"), 0.0)

    monkeypatch.setattr(measures, "syntax_figures", syntax_figures)
    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    evaluate.syntax(nlp, language, data)
    assert measured
    assert all(bool(sentence.ranges) == merges for sentence in measured)
