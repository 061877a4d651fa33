"""`python -m reader.training id|en` trains a pipeline, `python -m reader.training evaluate` measures one."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import spacy

from reader import __version__
from reader.errors import ReaderError
from reader.training import card, corpora, evaluate, recipes, speed
from reader.training.stages import fast_arithmetic


def main(argv: Sequence[str] | None = None) -> int:
    """The room's command line; status 1 with one sentence where something of the user's is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m reader.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for language, name in card.NAMES.items():
        command = commands.add_parser(language, help=f"train the {name} pipeline")
        _data_options(command)
        command.add_argument("--out", type=Path, required=True, help="folder of the pipeline")
        command.add_argument("--work", type=Path, help="folder of what is half done (default: beside --out)")
        command.add_argument("--set", action="append", default=[], metavar="STAGE.KEY=VALUE", help=_SET_HELP)
    command = commands.add_parser("evaluate", help="measure a pipeline")
    command.add_argument("pipeline", type=Path, help="folder of the pipeline")
    _data_options(command)
    command.add_argument("--speed", action="store_true", help="words per second, load time and memory instead")
    command.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    try:
        if options.command == "evaluate":
            _evaluate(options)
        else:
            _train(options)
    except ReaderError as error:
        sys.stderr.write(f"{error.title}: {error.message}\n")
        return 1
    return 0


_SET_HELP = (
    'a setting of a stage\'s spaCy config, as JSON: "syntax.training.max_steps=300", "names.training.dropout=0.1"'
)


def _data_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", type=Path, required=True, help="folder with ud/, ner/ and raw/")
    command.add_argument("--gold", type=Path, help="folder of the annotated articles (default: gold beside --data)")


def _train(options: argparse.Namespace) -> None:
    language: str = options.command
    out: Path = options.out
    work: Path = options.work or out.with_name(f"{out.name}.work")
    gold: Path = options.gold or options.data.parent / "gold"
    settings: dict[str, dict[str, object]] = {stage: {} for stage in recipes.STAGES[language]}
    for item in options.set:
        key, _, value = item.partition("=")
        stage, _, path = key.partition(".")
        if stage not in settings or not path:
            stages = " or ".join(f"{name}." for name in settings)
            raise ReaderError("No such setting", f"--set {item} should begin with {stages}")
        settings[stage][path] = json.loads(value)
    sources = corpora.described(language, options.data, gold)
    fast_arithmetic()
    nlp = recipes.PIPELINES[language](options.data, gold, work, settings)
    card.describe(nlp, language, __version__, sources)
    fresh = work / "described"
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh)
    # Measured as it will be loaded, not as it was in memory.
    figures = evaluate.figures(spacy.load(fresh), language, options.data, gold)
    card.write_figures(fresh, figures)
    _print(figures, as_json=False)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(fresh, out)


def _evaluate(options: argparse.Namespace) -> None:
    if not (options.pipeline / "meta.json").is_file():
        raise ReaderError("No pipeline", f"There is no spaCy pipeline in {options.pipeline}.")
    gold: Path = options.gold or options.data.parent / "gold"
    fast_arithmetic()  # as reader.analysis.engine.pipelines does before it loads one
    if options.speed:
        language = json.loads((options.pipeline / "meta.json").read_text(encoding="utf-8"))["lang"]
        files = [*corpora.gold_files(language, gold, "train"), *corpora.gold_files(language, gold, "dev")]
        paragraphs = speed.sample([json.loads(file.read_text(encoding="utf-8"))["text"] for file in files])
        figures = speed.compared(options.pipeline, paragraphs) | speed.load_and_memory(options.pipeline, paragraphs)
    else:
        nlp = spacy.load(options.pipeline)
        figures = evaluate.figures(nlp, nlp.lang or "", options.data, gold)
    _print(figures, as_json=options.json)


def _print(figures: dict[str, float], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
        return
    width = max(map(len, figures), default=0)
    for name, value in figures.items():
        sys.stdout.write(f"{name:{width}}  {value:10.2f}\n")


if __name__ == "__main__":
    raise SystemExit(main())
