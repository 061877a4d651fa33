"""Loading spaCy and a shipped pipeline without what an analysis never uses.

What is left out was measured with `python -X importtime`: spaCy's own command line, which its package imports for the
one function `spacy.info` (0.13 s of 0.40: httpx, requests, Jinja2), and a language's exceptions for spaCy's tokenizer
(0.07 s for Indonesian), which Kutip's tokenizer has no use for.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy without its command line; `spacy.info` is missing then, and `import spacy.cli` works as ever."""
    if "spacy" in sys.modules:
        return
    for name in _COMMAND_LINE:
        sys.modules[name] = ModuleType(name)
    sys.modules[_COMMAND_LINE[-1]].__dict__["info"] = None
    try:
        import spacy

        delattr(spacy, "info")
    finally:
        for name in _COMMAND_LINE:
            del sys.modules[name]


def plain_language(language: str) -> type[Language]:
    """spaCy's bare language class for a code, which spaCy need not know: for pipelines with their own tokenizer."""
    from spacy.language import Language

    plain = type("Plain", (Language,), {"lang": language})
    assert issubclass(plain, Language)
    return plain


def load_plain(folder: Path, language: str) -> Language:
    """The pipeline in a folder, in the bare language class.

    Raises what `spacy.load` raises: OSError, ValueError, KeyError or ImportError.
    """
    from spacy.util import get_model_meta, load_config

    config, meta = load_config(folder / "config.cfg"), get_model_meta(folder)
    return plain_language(language).from_config(config, meta=meta).from_disk(folder)
