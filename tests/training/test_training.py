"""The whole way from corpora to a folder that loads, on a made-up world; and what is refused."""

import json
from pathlib import Path

import pytest
import spacy

from reader.training import corpora
from reader.training.__main__ import main
from reader.training.recipes import STAGES
from tests.training.small import write_world

SMALL = {
    "components.tok2vec.model.encode.width": 32,
    "components.tok2vec.model.embed.rows": [200, 100, 100, 100],
    "components.parser.min_action_freq": 1,
    "training.max_steps": 20,
    "training.eval_frequency": 10,
    "pretraining.max_epochs": 1,
    "pretraining.objective.hidden_size": 16,
}


def fast(language: str) -> list[str]:
    return [f"--set={stage}.{key}={json.dumps(value)}" for stage in STAGES[language] for key, value in SMALL.items()]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_pipeline_is_trained_saved_described_and_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    data, _ = write_world(tmp_path)
    out = tmp_path / "models" / language
    command = [language, "--data", str(data), "--out", str(out), *fast(language)]
    assert main(command) == 0

    nlp = spacy.load(out)
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "lemmatizer", "parser", "ner"]
    assert set(nlp.get_pipe("ner").labels) >= {"PER", "ORG"}  # type: ignore[attr-defined]  # every ner has labels
    text = "Harga naik, katanya kepada Budi di Medan. Sari tiba."
    doc = nlp(text)
    assert doc.text == text
    assert all(doc.has_annotation(name) for name in ("POS", "DEP", "LEMMA", "SENT_START"))

    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert all(len(source["sha256"]) == 64 and source["licence"] for source in meta["sources"])
    figure = "CSUI test UPOS" if language == "id" else "EWT dev UPOS"
    assert 0 <= meta["kutip_figures"][figure] <= 100
    assert str(tmp_path) not in (out / "config.cfg").read_text(encoding="utf-8")
    card = (out / "README.md").read_text(encoding="utf-8")
    assert figure in card
    assert meta["sources"][0]["sha256"] in card

    work = out.with_name(f"{language}.work")
    best = work / STAGES[language][-1] / "model-best" / "meta.json"
    before = best.stat().st_mtime_ns
    capsys.readouterr()
    assert main(command) == 0
    assert best.stat().st_mtime_ns == before, "a stage with the same input was repeated"
    assert main(["evaluate", str(out), "--data", str(data), "--json"]) == 0
    assert (
        json.loads(capsys.readouterr().out.rpartition("\n{")[2].join(["{", ""]))[figure]
        == meta["kutip_figures"][figure]
    )


def test_a_missing_corpus_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, _ = write_world(tmp_path)
    (data / "ner/nergrit-train.tsv").unlink()
    assert main(["id", "--data", str(data), "--out", str(tmp_path / "out")]) == 1
    assert "NERGrit in IndoNLU, train should lie at" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_setting_of_no_stage_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, _ = write_world(tmp_path)
    assert main(["id", "--data", str(data), "--out", str(tmp_path / "out"), "--set", "dropout=1"]) == 1
    assert "should begin with syntax. or encoder. or first. or names." in capsys.readouterr().err


def test_a_folder_without_pipeline_is_not_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path), "--data", str(tmp_path)]) == 1
    assert "There is no spaCy pipeline in" in capsys.readouterr().err


def test_an_article_that_is_measured_is_not_read_a_second_time(tmp_path: Path) -> None:
    text = "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas."
    raw = tmp_path / "raw.jsonl"
    other = "Kalimat lain yang cukup panjang untuk menjadi sebuah paragraf tersendiri di sini."
    raw.write_text("\n".join(json.dumps({"text": t}) for t in (f"{text} Lagi.", other, other)))
    known = tmp_path / "known.json"
    known.write_text(json.dumps({"text": text}))
    assert corpora.raw_articles(raw, [known]) == [other]
