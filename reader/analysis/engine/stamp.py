"""The engine stamp: what an analysis depends on, told without importing spaCy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reader import __version__
from reader.analysis.lang import LANGUAGES
from reader.paths import models_dir

_ROOM = Path(__file__).resolve().parent.parent
"""The folder of the analysis, which all its code and word lists lie below."""


def pipeline_folder(language: str, models: Mapping[str, str]) -> Path | None:
    """The folder of the trained pipeline for `language`: the one that settings name, or the shipped one.

    None where settings name a package instead of a folder, and where none was shipped.
    """
    named = models.get(language)
    if named:
        return named_folder(named)
    folder = models_dir() / language
    return folder if (folder / "meta.json").is_file() else None


def named_folder(name: str) -> Path | None:
    """The pipeline's folder that settings name by its whole path or one from "~" on; None where it holds no meta.json.

    What a relative path leads to depends on where the program was started, so it names nothing.
    """
    try:
        folder = Path(name).expanduser()
    except RuntimeError:  # the home of a user who does not exist
        return None
    return folder if folder.is_absolute() and (folder / "meta.json").is_file() else None


def engine_stamp(language: str, models: Mapping[str, str]) -> str:
    """Version of the program, of the analysis' code and word lists, and of the trained pipelines, as one short string.

    Two analyses of the same text with the same stamp are equal. All languages count, since an article may have
    paragraphs in any of them. Takes milliseconds: the code is read once a process, of a pipeline only its meta.json and
    its configuration, which change with every training (they hold its figures).
    """
    digest = hashlib.sha256(_code_digest().encode())
    for code in LANGUAGES:
        named = models.get(code, "")
        digest.update(named.encode("utf-8", "surrogatepass"))
        digest.update(_package_version(named).encode())
        # The shipped one always counts: it serves where the one that settings name cannot.
        for where in (pipeline_folder(code, models), models_dir() / code):
            for name in ("meta.json", "config.cfg"):
                path = where / name if where else None
                digest.update(path.read_bytes() if path and path.is_file() else b"-")
    kind = "rules" if pipeline_folder(language, models) is None and not models.get(language) else "trained"
    return f"kutip {__version__} {language} {kind} {digest.hexdigest()[:16]}"


def _package_version(name: str) -> str:
    """The version of an installed package; "" where `name` is none."""
    if not name.isidentifier():
        return ""
    from importlib import metadata  # brings the email package: as long to import as an article takes to open

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


@cache
def _code_digest() -> str:
    digest = hashlib.sha256()
    for name, path in _files():
        digest.update(name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    """The code of the analysis, and the declaration and lists of each language, with their names, in a fixed order."""
    for path in sorted(_ROOM.rglob("*.py")):
        if path.parent.parent != _ROOM / "lang":
            yield path.relative_to(_ROOM).as_posix(), path
    for code in LANGUAGES:
        folder = LANGUAGES.folder(code)
        for path in sorted((*folder.glob("*.py"), *folder.glob("*.txt"))) if folder else ():
            yield f"lang/{code}/{path.name}", path
