"""Running spaCy's training in stages that can be taken up again: a stage whose inputs are the same is not repeated."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.training.pretrain import pretrain
from spacy.util import load_config, load_model_from_config
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

from reader.training.corpora import SEED

CONFIG = Path(__file__).resolve().parent / "pipeline.cfg"
"""spaCy's config of every part, in training and in pretraining."""


def fast_arithmetic() -> None:
    """Lets numpy multiply matrices instead of blis: 51 against 17 GFLOPS on one core of the machine that trains."""
    set_current_ops(NumpyOps(use_blis=False))


def trained(
    parts: Sequence[str], language: str, corpora: tuple[Path, Path], out: Path, settings: Mapping[str, object]
) -> Language:
    """A pipeline of these parts behind an encoder, trained on `corpora` (training, development, which chooses).

    `settings` override the config by dotted path. What was trained before from the same bytes is loaded from `out`.
    """
    overrides: dict[str, object] = {
        **_language(language),
        "nlp.pipeline": ["tok2vec", *parts],
        "paths.train": str(corpora[0]),
        "paths.dev": str(corpora[1]),
        **settings,
    }
    files = [*corpora, *(Path(str(overrides[key])) for key in ("paths.init_tok2vec",) if key in overrides)]
    best = out / "model-best"
    with _stage(out, files, overrides) as needed:
        if needed:
            nlp = init_nlp(load_config(CONFIG, overrides=overrides, interpolate=False))
            train(nlp, out, stdout=sys.stdout, stderr=sys.stderr)
    return spacy.load(best)


def pretrained(language: str, texts: Sequence[Sequence[str]], out: Path, settings: Mapping[str, object]) -> Path:
    """The weights of an encoder that has learnt to tell, from the words around it, how a word begins and ends.

    The method is spaCy's `pretrain` with characters as its aim; `settings` override the config by dotted path.
    """
    out.mkdir(parents=True, exist_ok=True)
    file = out / "texts.jsonl"
    file.write_text("".join(json.dumps({"text": " ".join(words)}) + "\n" for words in texts), encoding="utf-8")
    overrides: dict[str, object] = {
        **_language(language),
        "nlp.pipeline": ["tok2vec"],
        "paths.raw_text": str(file),
        **settings,
    }
    with _stage(out, [file], overrides) as needed:
        if needed:
            filled = load_model_from_config(load_config(CONFIG, overrides=overrides, interpolate=False), auto_fill=True)
            config = filled.config.interpolate()
            batch = config["pretraining"]["batcher"]["size"]
            words = sum(map(len, texts))
            rate = config["pretraining"]["optimizer"]["learn_rate"]
            rate["total_steps"] = max(1, words * config["pretraining"]["max_epochs"] // batch)
            pretrain(config, out, resume_path=None, epoch_resume=None, silent=False)
    return out / "model-last.bin"


def _language(language: str) -> dict[str, object]:
    return {"nlp.lang": language, "nlp.tokenizer.language": language, "system.seed": SEED}


@contextmanager
def _stage(out: Path, files: Sequence[Path], settings: Mapping[str, object]) -> Iterator[bool]:
    """Whether the stage is yet to be done: it is not where `out` holds what came of the same bytes and settings."""
    digest = _digest([CONFIG, *files], {key: value for key, value in settings.items() if not key.startswith("paths.")})
    stamp = out / "stage.json"
    if stamp.is_file() and json.loads(stamp.read_text(encoding="utf-8")) == digest:
        yield False
        return
    out.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    fix_random_seed(SEED)
    yield True
    stamp.write_text(json.dumps(digest), encoding="utf-8")


def _digest(files: Sequence[Path], settings: Mapping[str, object]) -> str:
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
