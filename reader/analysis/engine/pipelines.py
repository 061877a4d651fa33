"""The trained pipelines: which there are, which serves which language, and what is said of one that cannot serve.

Finding and listing read meta.json alone and import no spaCy; `load` does. Settings may name another pipeline for a
language, a folder or an installed spaCy package; where that one cannot serve, the reader is told why in one sentence
and the one that ships with Kutip serves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis.engine.stamp import named_folder
from reader.analysis.engine.startup import load_plain
from reader.analysis.lang import LANGUAGES
from reader.errors import AnalysisError, attempted
from reader.paths import models_dir
from reader.phrase import Phrase

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A trained pipeline as its meta.json describes it."""

    name: str
    """Language and name, as spaCy writes them: "id_kutip"."""
    language: str
    """ISO 639-1 code."""
    version: str
    """Of the pipeline."""
    folder: Path
    """Where it lies."""
    size: int
    """Bytes on the disk, with those of the encoder that it shares with the other languages."""
    licence: str
    """Of the weights; "" where meta.json names none."""
    made_for: str
    """Versions of spaCy that it was made for: ">=3.8.0,<3.9.0"."""
    components: tuple[str, ...]
    """Its parts, in order."""
    sources: tuple[str, ...]
    """What it was trained on."""
    figures: tuple[tuple[str, float], ...]
    """What was measured of it, each 0 to 100, as "CSUI test UPOS" -> 93.2; none for pipelines of others."""
    shipped: bool
    """Whether it came with Kutip."""


@dataclass(frozen=True, slots=True)
class Use:
    """Which pipeline serves a language."""

    language: str
    """ISO 639-1 code."""
    pipeline: Pipeline | None
    """The pipeline that serves; None where not even one was shipped."""
    refused: str | None = None
    """Why the one that settings name does not serve, one sentence; None where it does or none is named."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A pipeline that is ready to read."""

    nlp: Language
    """The pipeline."""
    refused: str | None = None
    """Why it is the shipped one and not the one that settings name, one sentence."""


def shipped() -> tuple[Pipeline, ...]:
    """The pipelines that came with Kutip, by language code."""
    found = (describe(folder) for folder in sorted(models_dir().glob("*")) if (folder / "meta.json").is_file())
    return tuple(pipeline for pipeline in found if pipeline)


def uses(models: Mapping[str, str]) -> tuple[Use, ...]:
    """For each language the pipeline that serves, as far as can be told without loading it.

    `models` is the settings' table: language to folder or name of an installed package.
    """
    own = {pipeline.language: pipeline for pipeline in shipped()}
    out = []
    for language in LANGUAGES:
        refused = None
        if language in models:
            folder = find(models[language])
            named = describe(folder) if folder else None
            refused = _refusal(models[language], language, named)
            if not refused:
                out.append(Use(language, named))
                continue
        out.append(Use(language, own.get(language), refused))
    return tuple(out)


def find(name: str) -> Path | None:
    """The folder with the meta.json of a pipeline that is named by its folder or as installed package, or None."""
    folder = named_folder(name)
    if folder is not None:
        return folder
    if not name.isidentifier():
        return None
    try:
        spec = util.find_spec(name)
    except (ImportError, ValueError):
        return None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if not (Path(place) / "meta.json").is_file():
            continue
        # A spaCy package keeps its meta.json twice; the data lie in the folder that carries the version.
        inner = sorted(Path(place).glob(f"{name}-*/meta.json"))
        return inner[-1].parent if inner else Path(place)
    return None


def describe(folder: Path) -> Pipeline | None:
    """What a pipeline's meta.json says of it; None where there is none that can be read."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(meta, dict):
        return None
    figures = meta.get("kutip_figures")
    components = tuple(map(str, meta.get("pipeline") or ()))
    return Pipeline(
        name=f"{meta.get('lang', '')}_{meta.get('name', folder.name)}",
        language=str(meta.get("lang", "")),
        version=str(meta.get("version", "")),
        folder=folder,
        size=sum(map(_bytes_of, {folder, *([models_dir() / "encoder"] if "encoder" in components else [])})),
        licence=str(meta.get("license") or ""),
        made_for=str(meta.get("spacy_version") or ""),
        components=components,
        sources=tuple(_source_names(meta.get("sources"))),
        figures=tuple((str(k), float(v)) for k, v in figures.items()) if isinstance(figures, dict) else (),
        shipped=folder.parent == models_dir(),
    )


def _bytes_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _source_names(sources: object) -> Iterator[str]:
    for source in sources if isinstance(sources, list) else ():
        yield str(source.get("name", "")) if isinstance(source, dict) else str(source)


def _refusal(name: str, language: str, pipeline: Pipeline | None) -> str | None:
    """Why a named pipeline cannot serve, as far as its meta.json tells; None where nothing speaks against it."""
    if pipeline is None:
        what = Phrase("is neither the whole path of a folder with a spaCy pipeline nor an installed package")
        return _refused(name, language, what)
    if pipeline.language not in (language, "xx"):
        return _refused(name, language, Phrase("was made for the language {code!r}", code=pipeline.language))
    version = metadata.version("spacy")
    if pipeline.made_for and not _fits(version, pipeline.made_for):
        what = Phrase("was made for spaCy {wanted} and this is {version}", wanted=pipeline.made_for, version=version)
        return _refused(name, language, what)
    return _refused(name, language, _NAMELESS) if _names_nothing(pipeline.folder) else None


_NAMELESS = Phrase("lacks named entities")


def _refused(name: str, language: str, what: Phrase) -> Phrase:
    """Why the pipeline that settings name does not serve, as a sentence."""
    start = Phrase("The pipeline {name!r} that settings name for {language}", name=name, language=_called(language))
    return Phrase("{start} {what}; the shipped one serves.", start=start, what=what)


def _called(language: str) -> Phrase:
    """The name of a language."""
    return Phrase(LANGUAGES[language].name)


def _fits(version: str, wanted: str) -> bool:
    """Whether a version is one of `wanted`; true where what is wanted is no specifier of versions."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return SpecifierSet(wanted).contains(version, prereleases=True)
    except InvalidSpecifier:
        return True


_NAMERS = frozenset({"ner", "beam_ner", "entity_ruler", "span_ruler", "encoder"})
"""spaCy's factories, and Kutip's, that give named entities, which a pipeline must; all else the encoder gives."""

_OTHERS = frozenset(
    {
        "tok2vec", "transformer", "lemmatizer", "trainable_lemmatizer", "attribute_ruler", "senter", "sentencizer",
        "morphologizer", "tagger", "parser",
    }
)  # fmt: skip
"""spaCy's factories that give none."""


def _names_nothing(folder: Path) -> bool:
    """Whether the config tells that a pipeline gives no names: not where parts of others might give them."""
    try:
        config = (folder / "config.cfg").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    factories = set(re.findall(r'^factory = "([^"]+)"', config, re.MULTILINE))
    return factories <= _OTHERS


def load(language: str, models: Mapping[str, str]) -> Loaded:
    """The pipeline that serves `language`: the one that `models` names if it can, else the shipped one.

    Raises AnalysisError where the shipped one cannot be loaded either.
    """
    _use_fast_arithmetic()
    refused = None
    if language in models:
        name = models[language]
        folder = find(name)
        refused = _refusal(name, language, describe(folder) if folder else None)
        if not refused and folder:
            nlp, refused = _try(name, folder, language)
            if nlp is not None:
                return Loaded(nlp)
    folder = models_dir() / language
    try:
        return Loaded(load_plain(folder, language), refused)
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise AnalysisError(
            "Pipeline missing",
            "The {language} pipeline that belongs to Kutip could not be loaded from {folder}; "
            "install Kutip anew ({why}).",
            language=_called(language),
            folder=folder,
            why=_first_line(error),
        ) from error


def _use_fast_arithmetic() -> None:
    """Lets the parts of pipelines loaded from now on multiply matrices with numpy, unless a GPU was chosen for them.

    spaCy's default is blis, which reaches a third of numpy's speed on processors that it has no kernel for (17 against
    51 GFLOPS on an AMD EPYC); a whole pipeline reads half as fast again with numpy.
    """
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    current = get_current_ops()
    if isinstance(current, NumpyOps) and current.use_blis:
        set_current_ops(NumpyOps(use_blis=False))


def _try(name: str, folder: Path, language: str) -> tuple[Language | None, str | None]:
    """The pipeline in `folder`, or why it cannot serve."""
    import spacy

    def loaded() -> Language:
        """It has read a sentence: somebody else's package runs its own code in both, and may fail in any way."""
        some = spacy.load(folder)
        some(LANGUAGES[language].sample)
        return some

    trial = attempted(loaded)
    error = trial.exception()
    if error is not None:
        return None, _refused(name, language, Phrase("could not be loaded ({why})", why=_first_line(error)))
    nlp = trial.result()
    if not any("doc.ents" in nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names):
        return None, _refused(name, language, _NAMELESS)
    return nlp, None


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__).rstrip(".")
