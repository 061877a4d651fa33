"""What stands in a model folder beside the weights: the facts in meta.json and the card that people read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from spacy.language import Language

LICENCE = "CC BY-SA 4.0"
"""Of the weights: the treebanks ask for it."""

NAMES = {"id": "Indonesian", "en": "English"}
"""Languages by code."""

_WORDS = {
    "id": "Words are written words: a clitic stays with its host (katanya is one word, feature Clitic=Nya), marks "
    "stand apart. On UD's own words the clitic is tied to its host by rule.",
    "en": "Words are cut as Universal Dependencies cuts them: did n't, Trump 's.",
}

_DO_NOT = (
    "The pipeline reads edited news. On social media, verse, lists and speech as it was spoken it is worse; what "
    "it takes for a name is a guess. It says nothing about whether a statement is true."
)


def describe(nlp: Language, language: str, version: str, sources: Sequence[Mapping[str, str]]) -> None:
    """Puts name, version, licence and sources into the pipeline's meta; spaCy's own measurements leave it.

    So do the folders of the machine that trained it.
    """
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta.update(
        {
            "name": "kutip",
            "version": version,
            "description": f"Reads {NAMES[language]} news for Kutip: parts of speech, lemmas, dependencies, names.",
            "author": "The Kutip authors",
            "email": "",
            "url": "",
            "license": LICENCE,
            "sources": [dict(source) for source in sources],
            "performance": {},
        }
    )


def write_figures(folder: Path, figures: Mapping[str, float]) -> None:
    """Adds the figures to a saved pipeline's meta.json and writes its card, README.md."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["kutip_figures"] = dict(figures)
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(card(meta), encoding="utf-8")


def card(meta: Mapping[str, object]) -> str:
    """The model card of a pipeline whose meta.json holds `meta`."""
    language = str(meta["lang"])
    figures = meta.get("kutip_figures")
    sources = meta.get("sources")
    rows = [f"| {name} | {value:g} |" for name, value in figures.items()] if isinstance(figures, dict) else []
    used = [
        f"| {source['name']} | {source['licence']} | `{source['sha256']}` |"
        for source in (sources if isinstance(sources, list) else [])
    ]
    pipeline = meta["pipeline"]
    parts = ", ".join(map(str, pipeline)) if isinstance(pipeline, list) else ""
    lines = [
        f"# {language}_kutip {meta['version']}: {NAMES.get(language, language)} news",
        "",
        f"A spaCy pipeline ({meta['spacy_version']}): {parts}. Loads with `spacy.load` wherever Kutip is installed.",
        _WORDS.get(language, ""),
        "Names are PER, ORG, GPE (countries, provinces, regencies, cities) and LOC (other places), without titles.",
        "",
        "## Figures",
        "",
        "Percent. Dependencies without punctuation, and without subtypes of relations unless said; names exact, GPE as "
        "LOC.",
        "",
        "| on what, of what | |",
        "|---|---:|",
        *rows,
        "",
        "## Made from",
        "",
        "| corpus | licence | SHA-256 |",
        "|---|---|---|",
        *used,
        "",
        f"Licence of the weights: {LICENCE}. Made by `python -m reader.training {language} --data DIR --out DIR`.",
        "",
        "## Not for",
        "",
        _DO_NOT,
        "",
    ]
    return "\n".join(lines)
