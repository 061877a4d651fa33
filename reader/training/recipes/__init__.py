"""How each language's pipeline is made from its corpora: which goes in how often, in what dress, in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from spacy.language import Language

from reader.training.recipes import english, indonesian
from reader.training.recipes.common import Settings

STAGES: Mapping[str, tuple[str, ...]] = {"id": indonesian.STAGES, "en": english.STAGES}
"""The names of a language's stages, in their order; `--set` changes their settings."""

PIPELINES: Mapping[str, Callable[[Path, Path, Path, Settings], Language]] = {
    "id": indonesian.pipeline,
    "en": english.pipeline,
}
"""For each language what makes its pipeline from the folders of the corpora, of the annotated articles and of what is
half done, and from settings by stage."""
