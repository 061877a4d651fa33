"""Which pipeline serves: the shipped one, the one that settings name, and the sentence where that one cannot."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.analysis.engine import pipelines, stamp
from reader.analysis.engine.engine import PARTS, load_pipeline
from reader.errors import AnalysisError

pytestmark = pytest.mark.filterwarnings("ignore:.*W0.*:UserWarning")

WORDS = {"@tokenizers": "kutip.WordTokenizer.v1", "language": "id"}


@Language.component("kutip_test_all", assigns=["token.pos", "token.dep", "doc.ents", "token.is_sent_start"])
def read_all(doc: Doc) -> Doc:
    """Everything that an analysis needs, wrong but there."""
    read_syntax(doc)
    read_names(doc)
    return doc


@Language.component("kutip_test_syntax", assigns=["token.pos", "token.dep"])
def read_syntax(doc: Doc) -> Doc:
    """All but names."""
    for token in doc:
        token.pos_, token.dep_, token.head = "X", "dep", doc[0]
    return doc


@Language.component("kutip_test_names", assigns=["doc.ents"])
def read_names(doc: Doc) -> Doc:
    """Names alone."""
    doc.set_ents([Span(doc, 0, 1, "PER")])
    return doc


@Language.component("kutip_test_broken")
def read_nothing(doc: Doc) -> Doc:
    """A part that fails on every text."""
    raise RuntimeError(f"no table for {doc[0]}\nsecond line")


def saved(folder: Path, *parts: str, language: str = "id", **meta: object) -> Path:
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": WORDS}})
    for part in parts:
        nlp.add_pipe(part)
    nlp.meta.update(meta)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shipped pipelines with an Indonesian one that does what is needed."""
    folder = tmp_path / "shipped"
    figures = {"CSUI test UPOS": 93.5}
    sources = [{"name": "Pohon Uji", "licence": "CC0", "sha256": "0" * 64}]
    saved(folder / "id", "kutip_test_all", name="kutip", license="CC0", kutip_figures=figures, sources=sources)
    monkeypatch.setattr(pipelines, "models_dir", lambda: folder)
    return folder


def test_the_shipped_pipeline_is_described_by_its_meta(own: Path) -> None:
    (pipeline,) = pipelines.shipped()
    assert (pipeline.name, pipeline.language, pipeline.licence) == ("id_kutip", "id", "CC0")
    assert pipeline.folder == own / "id"
    assert pipeline.components == ("kutip_test_all",)
    assert pipeline.figures == (("CSUI test UPOS", 93.5),)
    assert pipeline.sources == ("Pohon Uji",)
    assert pipeline.size == sum(path.stat().st_size for path in (own / "id").rglob("*") if path.is_file())
    assert pipeline.shipped


def test_the_size_of_a_pipeline_counts_the_encoder_that_languages_share(own: Path) -> None:
    saved(own / "en", "encoder")
    (own / "encoder").mkdir()
    (own / "encoder" / "encoder.onnx").write_bytes(b"x" * 3_000_000)
    sizes = {pipeline.folder.name: pipeline.size for pipeline in pipelines.shipped()}
    assert sizes["id"] < 3_000_000 < sizes["en"]


def test_without_settings_the_shipped_one_serves_and_a_language_without_one_has_none(own: Path) -> None:
    english, indonesian = pipelines.uses({})
    assert (indonesian.language, indonesian.refused) == ("id", None)
    assert indonesian.pipeline is not None
    assert indonesian.pipeline.shipped
    assert (english.pipeline, english.refused) == (None, None)


def test_a_pipeline_that_settings_name_serves(own: Path, tmp_path: Path) -> None:
    other = saved(tmp_path / "other", "kutip_test_all", name="lain")
    loaded = pipelines.load("id", {"id": str(other)})
    assert loaded.refused is None
    assert loaded.nlp.meta["name"] == "lain"
    use = next(use for use in pipelines.uses({"id": str(other)}) if use.language == "id")
    assert use.pipeline is not None
    assert (use.pipeline.name, use.pipeline.shipped) == ("id_lain", False)


def test_a_named_pipeline_keeps_its_names_and_gets_the_encoder_for_all_else(own: Path, tmp_path: Path) -> None:
    other = saved(tmp_path / "other", "kutip_test_names")
    nlp = load_pipeline("id", {"id": str(other)})
    assert nlp.pipe_names == ["encoder", "kutip_test_names", *PARTS]
    doc = nlp.get_pipe("kutip_test_names")(nlp.get_pipe("encoder")(nlp.make_doc("Hujan turun di kota Solo.")))
    assert [(one.text, one.label_) for one in doc.ents] == [("Hujan", "PER")]
    assert {token.pos_ for token in doc} >= {"VERB", "PUNCT"}


def test_a_pipeline_that_has_the_encoder_gets_no_second_one(own: Path, tmp_path: Path) -> None:
    other = saved(tmp_path / "other", "encoder")
    assert load_pipeline("id", {"id": str(other)}).pipe_names == ["encoder", *PARTS]


@pytest.mark.parametrize(
    ("parts", "meta", "reason"),
    [
        (("kutip_test_syntax",), {}, "lacks named entities"),
        (("kutip_test_broken",), {}, "could not be loaded (no table for Budi)"),  # the first line alone
        (("kutip_test_all",), {"spacy_version": ">=2.3.0,<3.0.0"}, "was made for spaCy >=2.3.0,<3.0.0 and this is"),
    ],
)
def test_one_that_cannot_serve_gives_one_sentence_and_the_shipped_one_serves(
    own: Path, tmp_path: Path, parts: tuple[str, ...], meta: dict[str, str], reason: str
) -> None:
    other = saved(tmp_path / "other", *parts)
    path = other / "meta.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **meta}), encoding="utf-8")
    loaded = pipelines.load("id", {"id": str(other)})
    assert loaded.nlp.meta["name"] == "kutip"
    assert loaded.refused is not None
    assert loaded.refused.startswith(f"The pipeline {str(other)!r} that settings name for Indonesian ")
    assert reason in loaded.refused
    assert loaded.refused.endswith("; the shipped one serves.")
    assert "\n" not in loaded.refused


def test_what_settings_name_is_refused_in_the_list_as_when_it_is_loaded(own: Path, tmp_path: Path) -> None:
    other = saved(tmp_path / "other", "sentencizer")
    use = next(use for use in pipelines.uses({"id": str(other)}) if use.language == "id")
    assert "lacks named entities" in (use.refused or "")
    assert use.refused == pipelines.load("id", {"id": str(other)}).refused


def test_another_language_is_refused_and_xx_is_not(own: Path, tmp_path: Path) -> None:
    english = saved(tmp_path / "english", "kutip_test_all", language="en")
    any_language = saved(tmp_path / "any", "kutip_test_all", language="xx")
    assert "was made for the language 'en'" in (pipelines.load("id", {"id": str(english)}).refused or "")
    assert pipelines.load("id", {"id": str(any_language)}).refused is None


@pytest.mark.parametrize("name", ["/no/such/folder", "no_such_package_xyz", "not a name", "", "json", "reader.model"])
def test_what_is_no_pipeline_is_said_to_be_none(own: Path, name: str) -> None:
    loaded = pipelines.load("id", {"id": name})
    assert "neither the whole path of a folder with a spaCy pipeline nor an installed package" in (loaded.refused or "")
    use = next(use for use in pipelines.uses({"id": name}) if use.language == "id")
    assert use.refused == loaded.refused
    assert use.pipeline is not None
    assert use.pipeline.shipped


def test_a_meta_that_cannot_be_read_is_no_pipeline(own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for content in ("{", "[]", ""):
        (folder / "meta.json").write_text(content)
        assert pipelines.describe(folder) is None
        assert pipelines.load("id", {"id": str(folder)}).refused is not None


def test_an_installed_package_is_found_by_its_name(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "id_paket_uji"
    saved(package / "id_paket_uji-1.2.0", "kutip_test_all", name="paket_uji", version="1.2.0")
    (package / "__init__.py").write_text("")
    (package / "meta.json").write_text((package / "id_paket_uji-1.2.0/meta.json").read_text(encoding="utf-8"))
    monkeypatch.syspath_prepend(tmp_path / "site")
    loaded = pipelines.load("id", {"id": "id_paket_uji"})
    assert (loaded.refused, loaded.nlp.meta["version"]) == (None, "1.2.0")


def test_without_a_shipped_pipeline_there_is_an_error_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipelines, "models_dir", lambda: tmp_path / "nothing")
    with pytest.raises(AnalysisError, match="install Kutip anew"):
        pipelines.load("id", {})


def test_the_engine_stamp_changes_with_the_weights_that_serve(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "models_dir", lambda: own)
    other = saved(tmp_path / "other", "kutip_test_all", version="1.0.0")
    named = {"id": str(other)}
    stamps = [stamp.engine_stamp("id", {}), stamp.engine_stamp("id", named)]
    saved(other, "kutip_test_all", version="1.0.1")
    stamps.append(stamp.engine_stamp("id", named))
    saved(own / "id", "kutip_test_all", version="2.0.0")  # it would serve if the named one could not
    stamps += [stamp.engine_stamp("id", {}), stamp.engine_stamp("id", named)]
    assert len(set(stamps)) == len(stamps)
    assert stamps[-1] == stamp.engine_stamp("id", named)


def test_listing_imports_no_spacy() -> None:
    code = (
        "import sys; from reader.analysis.engine import pipelines; pipelines.uses({}); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
