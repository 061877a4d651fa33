"""What is written beside the weights: a pipeline for each language, sources with licence and digest, a card."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import spacy

from reader.analysis import lang
from reader.analysis.engine.startup import load_plain
from reader.analysis.lang import LANGUAGES
from reader.errors import FormatError
from reader.training.card import ARTICLES, LICENCE, PACKAGE, SOURCES, add_pipelines, sources, write_pipelines
from reader.training.encoder.package import tokenizer_of
from tests.analysis.encoder.small import PIECES

FIGURES = {"en names": 91.5, "id names": 90.0}

DECLARED = """
from reader.analysis.lang.declared import Language

LANGUAGE = Language(code="zq", name="Zuzu", sample="Ann pemo ro ta mi London.")
"""


@pytest.fixture(name="places")
def _places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Folders of models, data and gold."""
    models, data, gold = (tmp_path / name for name in ("models", "data", "gold"))
    for folder in (models / "encoder", data / "ud", data / "ner", gold):
        folder.mkdir(parents=True)
    for number, file in enumerate(SOURCES):
        (data / file).write_text(f"pohon {number}", encoding="utf-8")
    for name in ("a", "b"):
        (gold / f"{name}.json").write_text(json.dumps({"id": name}), encoding="utf-8")
    tokenizer_of(PIECES).save(str(models / "encoder" / "tokenizer.json"))
    return models, data, gold


def test_every_source_has_a_licence_and_a_digest_of_what_it_held(places: tuple[Path, Path, Path]) -> None:
    _, data, gold = places
    made = {one["name"]: one for one in sources(data, gold)}
    assert {*made} == {PACKAGE["name"], ARTICLES[0], *(name for name, _ in SOURCES.values())}
    assert all(one["licence"] for one in made.values())
    file, (name, licence) = next(iter(SOURCES.items()))
    assert made[name]["licence"] == licence
    assert made[name]["sha256"] == hashlib.sha256((data / file).read_bytes()).hexdigest()
    before = made[ARTICLES[0]]["sha256"]
    (gold / "b.json").write_text("{}", encoding="utf-8")
    assert {one["name"]: one["sha256"] for one in sources(data, gold)}[ARTICLES[0]] != before


def test_the_package_that_the_weights_began_as_has_a_digest_too(places: tuple[Path, Path, Path]) -> None:
    _, data, gold = places
    assert all(len(one["sha256"]) == 64 for one in sources(data, gold))


def test_each_language_gets_a_pipeline_that_runs_the_encoder(places: tuple[Path, Path, Path]) -> None:
    models, data, gold = places
    (models / "id").mkdir()
    (models / "id" / "old").write_text("", encoding="utf-8")
    write_pipelines(models, data, gold, FIGURES)
    assert not (models / "id" / "old").exists()
    for language in LANGUAGES:
        nlp = spacy.load(models / language)
        assert (nlp.lang, nlp.pipe_names) == (language, ["encoder"])
        assert nlp.meta["license"] == LICENCE
        assert nlp.meta["kutip_figures"] == FIGURES
        assert [one["name"] for one in nlp.meta["sources"]] == [one["name"] for one in sources(data, gold)]
        assert str(models) not in (models / language / "config.cfg").read_text(encoding="utf-8")


def test_a_language_that_was_added_gets_a_pipeline_and_the_others_stay(places: tuple[Path, Path, Path]) -> None:
    models, data, gold = places
    write_pipelines(models, data, gold, FIGURES)
    shutil.rmtree(models / "en")
    stands = (models / "id" / "meta.json").stat().st_mtime_ns
    assert add_pipelines(models) == ["en"]
    assert spacy.load(models / "en").meta["kutip_figures"] == FIGURES
    assert (models / "id" / "meta.json").stat().st_mtime_ns == stands
    assert add_pipelines(models) == []


def test_a_language_that_spacy_does_not_know_gets_a_pipeline_too(
    places: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models, data, gold = places
    write_pipelines(models, data, gold, FIGURES)
    folder = shutil.copytree(Path(lang.__file__).parent / "en", tmp_path / "languages" / "zq")
    (folder / "language.py").write_text(DECLARED, encoding="utf-8")
    monkeypatch.setattr(lang, "__path__", [*lang.__path__, str(folder.parent)])
    assert add_pipelines(models) == ["zq"]
    assert load_plain(models / "zq", "zq").pipe_names == ["encoder"]


def test_without_any_pipeline_nothing_tells_what_the_encoder_was_made_from(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=str(tmp_path)):
        add_pipelines(tmp_path)


def test_the_card_names_figures_sources_and_the_licence(places: tuple[Path, Path, Path]) -> None:
    models, data, gold = places
    write_pipelines(models, data, gold, FIGURES)
    card = (models / "encoder" / "README.md").read_text(encoding="utf-8")
    assert f"{len(PIECES):,} pieces" in card
    assert "| en names | 91.5 |" in card
    assert f"Licence of the weights: {LICENCE}." in card
    for one in sources(data, gold):
        assert f"| {one['name']} | {one['licence']} | {one['sha256']} |" in card
