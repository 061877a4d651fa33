"""Running spaCy's training in stages that can be taken up again: a stage whose inputs are the same is not repeated."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

from reader.training.corpora import SEED

CONFIGS = Path(__file__).resolve().parent / "configs"
"""spaCy's config files: syntax.cfg, names.cfg."""


def fast_arithmetic() -> None:
    """Lets numpy multiply matrices instead of blis: 51 against 17 GFLOPS on one core of the machine that trains."""
    set_current_ops(NumpyOps(use_blis=False))


def trained(
    config: str, language: str, corpora: tuple[Path, Path], out: Path, settings: Mapping[str, object]
) -> Language:
    """A pipeline trained by CONFIGS/`config`.cfg on `corpora` (training, development); its best state by the latter.

    `settings` override the config by dotted path. What was trained before from the same bytes is loaded from `out`.
    """
    overrides: dict[str, object] = {
        "nlp.lang": language,
        "nlp.tokenizer.language": language,
        "paths.train": str(corpora[0]),
        "paths.dev": str(corpora[1]),
        "system.seed": SEED,
        **settings,
    }
    path = CONFIGS / f"{config}.cfg"
    digest = _digest([path, *corpora], {key: value for key, value in overrides.items() if not key.startswith("paths.")})
    stamp = out / "stage.json"
    if stamp.is_file() and json.loads(stamp.read_text(encoding="utf-8")) == digest:
        return spacy.load(out / "model-best")
    out.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    fix_random_seed(SEED)
    nlp = init_nlp(load_config(path, overrides=dict(overrides), interpolate=False))
    train(nlp, out, stdout=sys.stdout, stderr=sys.stderr)
    stamp.write_text(json.dumps(digest), encoding="utf-8")
    return spacy.load(out / "model-best")


def _digest(files: list[Path], settings: Mapping[str, object]) -> str:
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
