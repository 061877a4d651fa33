"""Loading spaCy and a shipped pipeline without what an analysis never uses."""

from __future__ import annotations

import json
import subprocess
import sys

import spacy

from reader.analysis.engine.startup import load_plain
from reader.analysis.lang import LANGUAGES
from reader.paths import models_dir


def printed(code: str) -> object:
    """What a fresh interpreter prints as JSON."""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def test_the_worker_loads_spacy_without_its_command_line() -> None:
    code = (
        "import json, sys; from reader.analysis.engine.startup import import_spacy; import_spacy();"
        "from reader.analysis.engine.engine import Engine; Engine({}).pipeline('id');"
        "print(json.dumps([m for m in sys.modules if m.split('.')[0] in ('httpx', 'requests', 'weasel')"
        " or m.startswith(('spacy.cli', 'spacy.lang.id'))]))"
    )
    assert printed(code) == []


def test_the_command_line_of_spacy_can_still_be_loaded() -> None:
    code = (
        "import json; from reader.analysis.engine.startup import import_spacy; import_spacy(); import_spacy();"
        "import spacy; missing = not hasattr(spacy, 'info'); from spacy.cli import info;"
        "print(json.dumps([missing, info.__module__, spacy.util.get_lang_class('id').__name__]))"
    )
    assert printed(code) == [True, "spacy.cli.info", "Indonesian"]


def test_a_plainly_loaded_pipeline_reads_as_the_one_that_spacy_loads() -> None:
    for language, about in LANGUAGES.items():
        folder = models_dir() / language
        plain, whole = load_plain(folder, language), spacy.load(folder)
        assert (plain.lang, plain.meta["name"], plain.pipe_names) == (whole.lang, whole.meta["name"], whole.pipe_names)
        docs = [nlp(about.sample) for nlp in (plain, whole)]
        first, second = ([(t.text, t.whitespace_, t.ent_type_, t.pos_, t.norm_) for t in doc] for doc in docs)
        assert first == second
