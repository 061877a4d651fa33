"""What the commands' parsers share: one sentence for wrong usage, and the options for language and day."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

from reader import __version__
from reader.analysis.lang import LANGUAGES
from reader.cli import COMMANDS, MISUSED
from reader.model.text import read_day
from reader.model.told import Told

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}")


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to look it up, and leave with status 2."""
        from reader.intake.text import clean

        sentence = " ".join(clean(message).split())
        self.exit(MISUSED, f"kutip: {sentence}; `{self.prog} --help` shows the usage.\n")


def parser_for(name: str | None) -> Parser:
    """The parser of a command, still without its arguments; None is `kutip [SOURCE]` itself."""
    if name is not None:
        summary = COMMANDS[name]
        return Parser(prog=f"kutip {name}", description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False)
    width = max(map(len, COMMANDS)) + 2
    commands = "\n".join(f"  {name:{width}}{summary}" for name, summary in COMMANDS.items())
    parser = Parser(
        prog="kutip",
        usage="kutip [SOURCE] [--lang CODE] [--date YYYY-MM-DD]\n       kutip COMMAND ...",
        description="A terminal reader for news that shows who said what.",
        epilog=f"commands:\n{commands}\n\n"
        "`kutip COMMAND --help` tells more. A file that is named like a command opens as ./NAME.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"kutip {__version__}")
    return parser


def add_source_options(parser: argparse.ArgumentParser) -> None:
    """Add --lang and --date, which go before what a source tells of itself."""
    told = f"language of the text ({', '.join(LANGUAGES)}); by default told from its words"
    parser.add_argument("--lang", metavar="CODE", type=language, help=told)
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", type=day, help="day of publication, where the source does not tell it"
    )


def add_column_option(parser: argparse.ArgumentParser) -> None:
    """Add --column, which names the columns of tables: a list of pairs of field and name."""
    from reader.batch import COLUMNS

    def column(text: str) -> tuple[str, str]:
        field, equals, name = text.partition("=")
        if field not in COLUMNS or not equals or not name.strip():
            raise argparse.ArgumentTypeError(f"“{text}” is no FIELD=NAME with a FIELD of {', '.join(COLUMNS)}")
        return field, name.strip()

    parser.add_argument(
        "--column",
        metavar="FIELD=NAME",
        type=column,
        action="append",
        default=[],
        help=f"the column of a .jsonl, .csv, .tsv or .parquet that holds a FIELD ({', '.join(COLUMNS)})",
    )


def told(options: argparse.Namespace) -> Told:
    """What was given with --lang and --date."""
    return Told(options.lang, options.date)


def day(text: str) -> date:
    """A day as a user writes it. Raises argparse's error on anything else."""
    found = read_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no day, write it like 2024-10-21")
    return found


def language(text: str) -> str:
    """A language code as a user writes it. Raises argparse's error on anything else."""
    if not _LANGUAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no language code, write it like {next(iter(LANGUAGES))}")
    return text.casefold()


def refuse_mistyped_command(source: str, parser: argparse.ArgumentParser) -> None:
    """Where `source` is no file and one letter or two from a command, say so and leave with status 2."""
    from difflib import get_close_matches

    if not source.isidentifier() or Path(source).exists():
        return
    near = get_close_matches(source.casefold(), COMMANDS, n=1, cutoff=0.65)
    if near:
        parser.error(f"there is neither a file nor a command “{source}”, did you mean `kutip {near[0]}`?")


def article_number(source: str) -> int | None:
    """The number of an article in the library that `source` is: digits, or # and digits, and no file of that name."""
    number = source.removeprefix("#")
    if not (number.isascii() and number.isdigit()) or (number == source and Path(source).exists()):
        return None
    return int(number)


def is_terminal(descriptor: int) -> bool:
    """Whether 0, 1 or 2 is a terminal; a closed one is none."""
    stream = (sys.stdin, sys.stdout, sys.stderr)[descriptor]
    return stream is not None and stream.isatty()
