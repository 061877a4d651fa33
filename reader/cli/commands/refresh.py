"""`kutip refresh`: every article of the library as this version of Kutip understands it."""

from __future__ import annotations

import argparse

from reader.cli.commands import FAILED
from reader.cli.language import say
from reader.cli.library import open_library
from reader.cli.output import meter
from reader.cli.remarks import remark
from reader.phrase import Phrase


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip refresh` takes: nothing."""
    parser.epilog = (
        "What this version has analysed is left alone, and corrections stay. Ctrl+C stops it; what is done is kept."
    )


def run(options: argparse.Namespace) -> int:
    """Analyse anew what another version analysed, or nobody yet; say how many."""
    with open_library() as library:
        if library.trouble is not None:
            raise library.trouble
        with meter(1) as progress:
            refreshed = library.analyses.refresh(progress=progress.begin(1, say("the library")))
        for name in refreshed.failed:
            remark(Phrase("“{name}” could not be analysed.", name=name))
        if refreshed.trouble is not None:
            remark(refreshed.trouble.sentence)
        remark(Phrase.counted("{count} article analysed anew.", "{count} articles analysed anew.", refreshed.done))
        left = library.analyses.stale().total - len(refreshed.failed)
    if left > 0:
        remark(Phrase.counted("{count} is left as it was.", "{count} are left as they were.", left))
    return FAILED if refreshed.failed else 0
