"""The encoder's folder: one sentence for whatever is missing or broken in it, and reading goes on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from reader.analysis.encoder import component
from reader.analysis.encoder.session import session
from reader.analysis.engine import engine as engine_module
from reader.analysis.engine.engine import Engine
from reader.analysis.engine.worker import Service
from reader.cli import main
from reader.codec import article_to_json
from reader.errors import AnalysisError
from reader.model import Article, Block, BlockKind, Span
from reader.paths import models_dir

TEXT = "“Stok beras cukup,” kata Ratna Dewi."
SHIPPED = models_dir() / "encoder"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A copy of the encoder's folder, which a test may break."""
    folder = tmp_path / "encoder"
    folder.mkdir()
    for path in SHIPPED.iterdir():
        (folder / path.name).symlink_to(path)
    return folder


def replace(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


FILES = ("encoder.onnx", "pointers.npz", "tokenizer.json", "vectors.npy", "votes.json")


def sentence(folder: Path) -> str:
    """What is said of a folder that cannot be loaded."""
    with pytest.raises(AnalysisError) as caught:
        session(folder)
    assert caught.value.title == "Encoder cannot be loaded"
    assert str(folder) in caught.value.message
    assert caught.value.message.endswith("install Kutip anew.")
    return caught.value.message


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_gives_a_sentence(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name in sentence(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_something_else_gives_a_sentence(folder: Path, name: str) -> None:
    replace(folder / name, b"<html>not found</html>")
    sentence(folder)


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_gives_a_sentence(folder: Path, name: str) -> None:
    replace(folder / name, b"")
    sentence(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_short_gives_a_sentence(folder: Path, name: str) -> None:
    whole = (SHIPPED / name).read_bytes()
    replace(folder / name, whole[: len(whole) // 2])
    sentence(folder)


@pytest.mark.parametrize("votes", [{"statements": {}}, {"speakers": {}}])
def test_votes_without_a_question_give_a_sentence(folder: Path, votes: dict[str, object]) -> None:
    replace(folder / "votes.json", json.dumps(votes).encode())
    sentence(folder)


@pytest.mark.parametrize("missing", ["source.nothing.weight", "features"])
def test_pointers_without_a_table_give_a_sentence(folder: Path, missing: str) -> None:
    with np.load(SHIPPED / "pointers.npz") as file:
        arrays = {name: file[name] for name in file.files if name != missing}
    (folder / "pointers.npz").unlink()
    np.savez(folder / "pointers.npz", **arrays)
    sentence(folder)


def test_vectors_of_another_vocabulary_give_a_sentence(folder: Path) -> None:
    rows = np.load(SHIPPED / "vectors.npy", mmap_mode="r")
    (folder / "vectors.npy").unlink()
    np.save(folder / "vectors.npy", rows[:100])
    sentence(folder)


@pytest.fixture(name="without")
def _without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of models from which the encoder was lost."""
    models = tmp_path / "models"
    for language in ("id", "en"):
        shutil.copytree(models_dir() / language, models / language)
    monkeypatch.setattr(component, "models_dir", lambda: models)
    return models


def article() -> Article:
    return Article("a.txt", TEXT, (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),), language="id")


def test_the_engine_says_a_sentence_where_the_encoder_is_lost(without: Path) -> None:
    with pytest.raises(AnalysisError, match="install Kutip anew"):
        Engine().analyse(article())


def test_the_engine_works_once_the_encoder_is_back(without: Path) -> None:
    engine = Engine()
    with pytest.raises(AnalysisError):
        engine.analyse(article())
    (without / "encoder").symlink_to(SHIPPED)
    assert len(engine.analyse(article()).statements) == 1


def test_the_worker_tells_the_sentence_and_goes_on(without: Path, tmp_path: Path) -> None:
    out = (tmp_path / "out").open("w+", encoding="utf-8")
    asked = [{"do": "analyse", "id": number, "article": article_to_json(article())} for number in (1, 2)]
    with out:
        Service(Engine(), out).serve(iter(json.dumps(message) for message in asked))
        out.seek(0)
        answers = [json.loads(line) for line in out]
    errors = [(answer["id"], answer["error"][0]) for answer in answers if "error" in answer]
    assert errors == [(1, "Encoder cannot be loaded"), (2, "Encoder cannot be loaded")]


def test_kutip_analyze_tells_it_of_each_file_with_status_1(
    without: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in files:
        path.write_text(TEXT, encoding="utf-8")
    assert main(["analyze", *map(str, files), "--lang", "id"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["error"]["title"] for line in lines] == ["Encoder cannot be loaded"] * 2


def test_without_any_pipeline_the_rules_need_no_encoder(without: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "pipeline_folder", lambda language, models: None)
    assert len(Engine().analyse(article()).statements) == 1
