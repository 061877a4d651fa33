"""`kutip doctor`: looks everything through and says what is not as it should be, and what to do."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.cli.language import say
from reader.cli.parsing import is_terminal
from reader.errors import ReaderError
from reader.model.text import printable
from reader.paths import Paths, user_paths
from reader.phrase import Phrase

LEAST_COLUMNS, LEAST_LINES = 30, 8
"""The smallest terminal on which something can be read."""


class Finding(NamedTuple):
    """One thing that was looked at. It holds nothing of what the reader reads or wrote."""

    what: str
    """How it is, a few words."""
    advice: str = ""
    """What to do; empty where nothing has to be done."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """`kutip doctor` takes nothing."""


def run(options: argparse.Namespace) -> int:
    """Print what was found, a line each; exit status 1 where something has to be done."""
    paths = user_paths()
    ill = False
    names = {name: say(name) for name in EXAMINATIONS}
    width = max(10, *(len(name) + 1 for name in names.values()))
    for name, look in EXAMINATIONS.items():
        for finding in look(paths):
            ill = ill or bool(finding.advice)
            print(f"{'!' if finding.advice else ' '} {names[name]:{width}}{printable(say(finding.what))}")
            if finding.advice:
                print(f"  {'':{width}}-> {printable(say(finding.advice))}")
    return 1 if ill else 0


def _versions(_: Paths) -> Iterator[Finding]:
    from importlib import metadata

    from reader import __version__
    from reader.storage.health import SQLITE_VERSION

    yield Finding(f"Kutip {__version__}, Python {platform.python_version()}, SQLite {SQLITE_VERSION}")
    for package in ("textual", "spacy", "httpx", "lxml", "trafilatura"):
        try:
            yield Finding(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            yield Finding(Phrase("{package} is not installed", package=package), "Install Kutip anew.")


def _terminal(_: Paths) -> Iterator[Finding]:
    encoding = (sys.stdout.encoding or "none").lower()
    utf8 = encoding.replace("-", "") == "utf8"
    yield Finding(
        Phrase("encoding {encoding}", encoding=encoding), "" if utf8 else "Set LANG to a UTF-8 locale, such as C.UTF-8."
    )
    if not is_terminal(1):
        yield Finding("the output is no terminal")
        return
    size = shutil.get_terminal_size()
    small = size.columns < LEAST_COLUMNS or size.lines < LEAST_LINES
    yield Finding(f"{size.columns} x {size.lines}", "Make the window larger." if small else "")
    colours = os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    term = os.environ.get("TERM", "")
    dumb = term in ("", "dumb")
    yield Finding(
        Phrase("TERM={term}, 16 million colours" if colours else "TERM={term}, 256 or fewer colours", term=term),
        "The screen needs a terminal that can place its cursor; use `kutip read --plain`." if dumb else "",
    )


def _settings(paths: Paths) -> Iterator[Finding]:
    from reader.settings import load

    try:
        load(paths.settings)
    except ReaderError as error:
        yield Finding("cannot be used", error.message)
    else:
        yield Finding("sound" if paths.settings.exists() else "none: the defaults hold")


def _library(paths: Paths) -> Iterator[Finding]:
    from reader.storage.health import health

    library = paths.library
    if not library.exists():
        yield Finding("none yet")
        return
    if library.stat().st_size == 0:
        yield Finding("the file has 0 bytes", "Restore a backup: kutip restore FILE.")
        return
    found = health(library)
    size = library.stat().st_size / 1e6
    yield Finding(
        Phrase(
            "{articles} articles, {notes} notes, {size:.1f} MB, schema {version}",
            articles=found.articles,
            notes=found.notes,
            size=size,
            version=found.version,
        )
    )
    for fault in found.faults:
        yield Finding(fault, "Keep a copy of the file, then restore a backup: kutip restore FILE.")
    copies = len(list(library.parent.glob(f"{library.stem}.*{library.suffix}")))
    if copies:
        yield Finding(Phrase("{count} copies of before a restore or set aside", count=copies))


def _drafts(paths: Paths) -> Iterator[Finding]:
    count = len(list(paths.drafts.glob("*.json"))) if paths.drafts.is_dir() else 0
    offered = Phrase("{count} notes that were not saved; their articles offer them", count=count)
    yield Finding(offered if count else "0 notes that were not saved")


def _models(paths: Paths) -> Iterator[Finding]:
    from reader.analysis.engine.pipelines import uses
    from reader.settings import Settings, load

    try:
        models = load(paths.settings).models
    except ReaderError:
        models = Settings().models
    for use in uses(models):
        if use.refused:
            yield Finding(Phrase("{language}: the shipped one serves", language=use.language), use.refused)
        elif use.pipeline is None:
            yield Finding(
                Phrase("{language}: none", language=use.language),
                "Install Kutip anew: its pipelines are not where they should be.",
            )
        else:
            yield Finding(f"{use.language}: {use.pipeline.name} {use.pipeline.version}")


def _rights(paths: Paths) -> Iterator[Finding]:
    for folder in (paths.config, paths.data, paths.cache, paths.log):
        nearest = next(place for place in (folder, *folder.parents) if place.exists())
        if not nearest.is_dir():
            yield Finding(
                Phrase("{path} is no folder", path=nearest),
                Phrase("Move it away: Kutip keeps files in {folder}.", folder=folder),
            )
        elif not os.access(nearest, os.W_OK | os.X_OK):
            yield Finding(
                Phrase("{path} cannot be written", path=nearest),
                Phrase("Give yourself the right to write in {path}.", path=nearest),
            )
        else:
            yield Finding(Phrase("{path} can be written", path=folder))
    if os.name != "posix":
        return
    for path in _private(paths):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            yield Finding(
                Phrase("{path} can be read by others ({mode:04o})", path=path, mode=mode), f"chmod go= {path}"
            )


def _private(paths: Paths) -> Iterator[Path]:
    """What only its owner should be able to read, as far as it is there."""
    for path in (paths.library, paths.drafts, *paths.log.glob("kutip.log*")):
        if path.exists():
            yield path


EXAMINATIONS: dict[str, Callable[[Paths], Iterator[Finding]]] = {
    "versions": _versions,
    "terminal": _terminal,
    "settings": _settings,
    "library": _library,
    "drafts": _drafts,
    "models": _models,
    "rights": _rights,
}
"""What is looked at, in the order in which it is told."""
