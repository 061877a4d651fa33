"""`kutip models`: the trained pipelines, which one serves which language, and how good each was measured to be."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from reader.cli.language import say
from reader.cli.library import add_format
from reader.cli.output import print_json
from reader.cli.remarks import remark
from reader.intake import clean
from reader.phrase import Phrase

if TYPE_CHECKING:
    from rich.text import Text

    from reader.analysis.engine.pipelines import Pipeline


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip models` takes."""
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print every language with its pipeline, and why one that the settings name does not serve."""
    from reader.analysis.engine.pipelines import shipped, uses
    from reader.paths import user_paths
    from reader.settings import load

    used = uses(load(user_paths().settings).models)
    serving = {use.pipeline.folder for use in used if use.pipeline}
    rows = [(use.language, use.pipeline, True, use.refused) for use in used]
    rows += [(other.language, other, False, None) for other in shipped() if other.folder not in serving]
    if options.format == "jsonl":
        for language, pipeline, serves, refused in rows:
            print_json(_json(language, pipeline, serves, refused))
        return 0
    if options.plain:
        for language, pipeline, serves, refused in rows:
            told = [_head(language, pipeline, serves).plain, *(_lines(pipeline) if pipeline is not None else [])]
            print(clean("; ".join(told)))
            if refused:
                remark(refused)
        return 0
    from reader.cli.output import console

    out = console()
    for language, pipeline, serves, refused in rows:
        out.print(_head(language, pipeline, serves))
        if pipeline is not None:
            for line in _lines(pipeline):
                out.print(f"    {clean(line)}", soft_wrap=True)
        if refused:
            remark(refused)
    return 0


def _head(language: str, pipeline: Pipeline | None, serves: bool) -> Text:
    from reader.cli.output import words

    if pipeline is None:
        return words(f"{language}  {say('no pipeline')}", "bold")
    told = f"{language}  {pipeline.name} {pipeline.version}".rstrip()
    return words(told if serves else say(Phrase("{pipeline}, not used", pipeline=told)), "bold")


def _lines(pipeline: Pipeline) -> list[str]:
    """What is told of a pipeline, one thing a line."""
    lines = [str(pipeline.folder), f"{pipeline.size / 1e6:.1f} MB, {pipeline.licence or say('no licence named')}"]
    if pipeline.made_for:
        lines.append(say(Phrase("made for spaCy {version}", version=pipeline.made_for)))
    if pipeline.sources:
        lines.append(say(Phrase("trained on {sources}", sources="; ".join(pipeline.sources))))
    lines += [f"{name} {value:.1f}" for name, value in pipeline.figures]
    return lines


def _json(language: str, pipeline: Pipeline | None, serves: bool, refused: str | None) -> dict[str, Any]:
    told: dict[str, Any] = {"language": language, "used": serves and pipeline is not None, "refused": refused}
    if pipeline is None:
        return told | {"name": None}
    return told | {
        "name": pipeline.name,
        "version": pipeline.version,
        "folder": str(pipeline.folder),
        "size": pipeline.size,
        "licence": pipeline.licence,
        "made_for": pipeline.made_for,
        "components": list(pipeline.components),
        "sources": list(pipeline.sources),
        "figures": dict(pipeline.figures),
        "shipped": pipeline.shipped,
    }
