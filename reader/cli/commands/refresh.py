"""`kutip refresh`: every article of the library as this version of Kutip understands it."""

from __future__ import annotations

import argparse

from reader.cli import FAILED
from reader.cli.library import open_library
from reader.cli.output import meter
from reader.cli.remarks import remark
from reader.errors import LibraryError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip refresh` takes: nothing."""
    parser.epilog = (
        "What this version has analysed is left alone, and corrections stay. Ctrl+C stops it; what is done is kept."
    )


def run(options: argparse.Namespace) -> int:
    """Analyse anew what another version analysed, or nobody yet; say how many."""
    with open_library() as library:
        if library.trouble is not None:
            raise LibraryError(library.trouble.title, library.trouble.message)
        with meter(1) as progress:
            refreshed = library.analyses.refresh(progress=progress.begin(1, "the library"))
        for name in refreshed.failed:
            remark(f"“{name}” could not be analysed.")
        if refreshed.trouble is not None:
            remark(f"{refreshed.trouble.title}: {refreshed.trouble.message}")
        remark(f"{refreshed.done} article{'s' if refreshed.done != 1 else ''} analysed anew.")
        left = library.analyses.stale().total - len(refreshed.failed)
    if left > 0:
        remark(f"{left} are left as they were.")
    return FAILED if refreshed.failed else 0
