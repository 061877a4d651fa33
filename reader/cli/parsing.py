"""What the commands' parsers share: help and complaints in the interface's language, options for language and day.

What a parser is given is English, and is told in the language only when it is printed. So a command that does what it
is asked waits for no catalogue.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from reader import __version__
from reader.analysis.lang import LANGUAGES
from reader.cli.commands import COMMANDS, MISUSED
from reader.cli.language import interface, say
from reader.files import is_there
from reader.model import Particulars
from reader.model.text import read_day
from reader.phrase import Phrase

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}")
_ROW = re.compile(r" {2}\S.*? {2,}(?=\S)")
"""The term of a row of a table: what stands beside it goes on below itself."""


class MisusedError(Exception):
    """The command line is not as the parser wants it; its text says why."""


class Help(argparse.HelpFormatter):
    """Fills paragraphs, and lets lines that begin with two spaces be rows of their own."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:  # the way that argparse's own formatters take
        from textwrap import fill

        filled = []
        for paragraph in text.split("\n\n"):
            if "\n  " in paragraph or paragraph.startswith("  "):
                filled += [self._row(line, width) for line in paragraph.splitlines()]
            else:
                filled.append(fill(" ".join(paragraph.split()), width, break_on_hyphens=False))
            filled.append("")
        return "\n".join(filled[:-1])

    @staticmethod
    def _row(line: str, width: int) -> str:
        from textwrap import fill

        term = _ROW.match(line)
        return fill(
            line,
            width,
            subsequent_indent=" " * (term.end() if term else 4),
            break_long_words=False,
            break_on_hyphens=False,
        )


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line, and whose help ends with an example."""

    table: tuple[str, Mapping[str, str]] | None = None
    """A heading, and terms with what they are, which the help shows below the options."""
    command: str | None = None
    """The command that it parses; None for `kutip [SOURCE]`."""
    _told = False

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """What the command line says; what is wrong with it is told in one line, and the program ends with status 2."""
        try:
            return self.parse_args(arguments)
        except MisusedError:
            pass
        self.tell()
        try:
            with _in_language():  # argparse makes its words while it parses: once more, in the language
                return self.parse_args(arguments)
        except MisusedError as misused:
            self.refuse(str(misused))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong to `read`. Raises MisusedError."""
        raise MisusedError(message)

    def refuse(self, message: str) -> NoReturn:
        """Say what is wrong and where to look it up, and leave with status 2."""
        from reader.intake.text import clean

        usage = say(Phrase("`{command} --help` shows the usage.", command=self.prog))
        self.exit(MISUSED, f"kutip: {' '.join(clean(say(message)).split())}; {usage}\n")

    def format_help(self) -> str:
        """The help in the interface's language."""
        self.tell()
        with _in_language():
            return _folded(super().format_help())

    def format_usage(self) -> str:
        """The usage in the interface's language."""
        self.tell()
        with _in_language():
            return _folded(super().format_usage())

    def tell(self) -> None:
        """Put everything that is printed of the parser into the interface's language, once."""
        if self._told:
            return
        self._told = True
        summary = say(self.description or "")
        self.description = sentence_of(summary) if self.command else summary
        self.usage = say(self.usage) if self.usage else None
        self.epilog = "\n\n".join(self._below())
        for group in self._action_groups:
            group.title = say(group.title or "")
        for action in self._actions:
            if action.help and action.help is not argparse.SUPPRESS:
                action.help = say(action.help)
            if isinstance(action.metavar, str):
                action.metavar = say(action.metavar)

    def _below(self) -> list[str]:
        """What the help says below the options, a paragraph each."""
        below = []
        if self.table is not None:
            heading, rows = self.table
            width = max(map(len, rows), default=0)
            below.append("\n".join([f"{say(heading)}:", *(f"  {term:{width}}  {say(rows[term])}" for term in rows)]))
        if self.epilog:
            below.append(say(self.epilog))
        if self.command:
            from reader.cli.examples import EXAMPLES

            below.append(f"{say('example')}:\n  {EXAMPLES[self.command]}")
        return below


def _folded(text: str) -> str:
    """The text with lines that fit the terminal: argparse leaves options that exclude each other on one line."""
    from shutil import get_terminal_size
    from textwrap import fill

    width = get_terminal_size().columns
    lines = []
    for line in text.splitlines(keepends=True):
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        fold = len(line.rstrip("\n")) > width
        folded = fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        lines.append(f"{folded}\n" if fold else line)
    return "".join(lines)


def _in_language() -> AbstractContextManager[None]:
    """While argparse makes texts of its own."""
    from reader.tui.i18n import LANGUAGES, for_argparse

    language = interface().language
    return nullcontext() if language == LANGUAGES[0] else for_argparse(language)


def sentence_of(summary: str) -> str:
    """What a command does as a sentence."""
    return f"{summary[:1].upper()}{summary[1:]}."


def parser_for(name: str | None) -> Parser:
    """The parser of a command, still without its arguments; None is `kutip [SOURCE]` itself."""
    if name is not None:
        parser = Parser(prog=f"kutip {name}", description=COMMANDS[name], formatter_class=Help, allow_abbrev=False)
        parser.command = name
        return parser
    parser = Parser(
        prog="kutip",
        usage="kutip [SOURCE] [--lang CODE] [--date YYYY-MM-DD] [--title TEXT]\n       kutip COMMAND ...",
        description="A terminal reader for news that shows who said what.",
        epilog="`kutip COMMAND --help` tells more. A file that is named like a command opens as ./NAME.",
        formatter_class=Help,
        allow_abbrev=False,
    )
    parser.table = "commands", COMMANDS
    parser.add_argument("-V", "--version", action="version", version=f"kutip {__version__}")
    return parser


def add_source_options(parser: argparse.ArgumentParser) -> None:
    """Add --lang and --date, which go before what a source tells of itself."""
    told = Phrase("language of the text ({languages}); by default told from its words", languages=", ".join(LANGUAGES))
    parser.add_argument("--lang", metavar="CODE", type=language, help=told)
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", type=day, help="day of publication, where the source does not tell it"
    )


def wrong(sentence: str, **values: object) -> argparse.ArgumentTypeError:
    """What argparse wants raised of a value that cannot be used."""
    return argparse.ArgumentTypeError(say(Phrase(sentence, **values)))


def add_column_option(parser: argparse.ArgumentParser) -> None:
    """Add --column, which names the columns of tables: a list of pairs of field and name."""
    from reader.batch import COLUMNS

    fields = ", ".join(COLUMNS)

    def column(text: str) -> tuple[str, str]:
        field, equals, name = text.partition("=")
        if field not in COLUMNS or not equals or not name.strip():
            raise wrong("“{text}” is no FIELD=NAME with a FIELD of {fields}", text=text, fields=fields)
        return field, name.strip()

    parser.add_argument(
        "--column",
        metavar="FIELD=NAME",
        type=column,
        action="append",
        default=[],
        help=Phrase("the column of a .jsonl, .csv, .tsv or .parquet that holds a FIELD ({fields})", fields=fields),
    )


def add_title_option(parser: argparse.ArgumentParser) -> None:
    """Add --title, which one source can have."""
    parser.add_argument("--title", metavar="TEXT", help="its headline, where the source does not tell it")


def told(options: argparse.Namespace) -> Particulars:
    """What was given with --lang, --date and --title."""
    return Particulars(title=getattr(options, "title", None), language=options.lang, published=options.date)


def day(text: str) -> date:
    """A day as a user writes it. Raises argparse's error on anything else."""
    found = read_day(text)
    if found is None:
        raise wrong("“{text}” is no day, write it like 2024-10-21", text=text)
    return found


def language(text: str) -> str:
    """A language code as a user writes it. Raises argparse's error on anything else."""
    if not _LANGUAGE.fullmatch(text):
        raise wrong("“{text}” is no language code, write it like {code}", text=text, code=next(iter(LANGUAGES)))
    return text.casefold()


def refuse_mistyped_command(source: str, parser: Parser) -> None:
    """Where `source` is no file and one letter or two from a command, say so and leave with status 2."""
    from difflib import get_close_matches

    if not source.isidentifier() or is_there(source):
        return
    near = get_close_matches(source.casefold(), COMMANDS, n=1, cutoff=0.65)
    if near:
        what = "there is neither a file nor a command “{source}”, did you mean `kutip {near}`?"
        parser.refuse(Phrase(what, source=source, near=near[0]))


def refuse_unknown_command(arguments: Sequence[str], parser: Parser) -> None:
    """Where a word with another behind it is neither a command nor a file, say so and leave with status 2."""
    if len(arguments) < 2 or arguments[1].startswith("-"):
        return
    word = arguments[0]
    refuse_mistyped_command(word, parser)
    if word.isidentifier() and not is_there(word):
        parser.refuse(Phrase("there is neither a file nor a command “{source}”", source=word))


MOST_DIGITS = 18
"""Digits of the number of an article at the most; SQLite counts no further, and Python refuses thousands of them."""


def article_number(source: str) -> int | None:
    """The number of an article in the library that `source` is: digits, or # and digits, and no file of that name."""
    number = source.removeprefix("#")
    if not (number.isascii() and number.isdigit()) or len(number) > MOST_DIGITS:
        return None
    if number == source and is_there(source):
        return None
    return int(number)


def is_terminal(descriptor: int) -> bool:
    """Whether 0, 1 or 2 is a terminal; a closed one is none."""
    stream = (sys.stdin, sys.stdout, sys.stderr)[descriptor]
    return stream is not None and stream.isatty()
