"""Line ends in training texts: the text around them stays, heads and names stay right."""

import random
from pathlib import Path

import pytest
import spacy

from reader.training import breaks
from reader.training.conllu import Sentence, merged, read_treebank
from reader.training.corpora import syntax_doc
from tests.training.small import write_world


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaks, "ENDED", 1.0)
    monkeypatch.setattr(breaks, "WRAPPED", 1.0)
    monkeypatch.setattr(breaks, "_LINE", 3)


@pytest.fixture
def run(tmp_path: Path) -> list[Sentence]:
    data, _ = write_world(tmp_path)
    return [merged(sentence) for sentence in read_treebank(data / "ud/id_csui-ud-train.conllu")][:2]


@pytest.mark.usefixtures("always")
def test_a_broken_run_keeps_its_words_and_heads(run: list[Sentence]) -> None:
    vocab = spacy.blank("xx").vocab
    whole = syntax_doc(vocab, run)
    broken = syntax_doc(vocab, breaks.in_run(run, random.Random(1)))
    assert broken.text.endswith(".\n\n")
    assert broken.text.replace("\n", " ").split() == whole.text.split()
    assert "\n" in broken.text.strip()
    pairs = [(token.text, token.head.text, token.dep_) for token in broken if not token.is_space]
    assert pairs == [(token.text, token.head.text, token.dep_) for token in whole]
    assert all(token.pos_ == "SPACE" and token.head.i == token.i - 1 for token in broken if token.is_space)
    assert [sent.text.strip()[:5] for sent in broken.sents] == ["Harga", "Harga"]


def test_most_texts_stay_as_they_are(run: list[Sentence]) -> None:
    chance = random.Random(7)
    same = sum(breaks.in_run(run, chance) == run for _ in range(400))
    assert 200 < same < 320
