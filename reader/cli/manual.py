"""One parser with every command in it, and the manual page that is made from it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple

from reader import __version__
from reader.cli.commands import COMMANDS, FAILED, INTERRUPTED, MISUSED, module_of
from reader.cli.language import say
from reader.cli.parsing import Parser, parser_for

EXIT_STATUS = {
    0: "everything that was asked for was done",
    FAILED: "something could not be read, analysed or written; the others were done",
    MISUSED: "wrong usage",
    INTERRUPTED: "stopped by Ctrl+C",
}
"""Each exit status and what it means."""


class Manual(NamedTuple):
    """The parsers of the command line."""

    whole: Parser
    """`kutip` itself, with every command as a parser below it."""
    commands: dict[str, Parser]
    """The parser of each command, in the order of the list of commands."""


def manual() -> Manual:
    """Every parser, made by the functions that the commands themselves are parsed by."""
    from reader.cli.commands.read import source_arguments

    whole = parser_for(None)
    whole.table = whole.epilog = None
    below = whole.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    commands = {}
    for name, summary in COMMANDS.items():
        lone = parser_for(name)
        parser = below.add_parser(
            name,
            prog=lone.prog,
            description=lone.description,
            help=_percent(say(summary)),
            formatter_class=lone.formatter_class,
            allow_abbrev=False,
        )
        parser.command = name
        module_of(name).arguments(parser)
        commands[name] = parser
    source_arguments(whole)
    return Manual(whole, commands)


def man_page() -> str:
    """The manual page kutip(1) as roff."""
    whole, commands = manual()
    for each in (whole, *commands.values()):
        each.tell()
    lines = [
        f'.TH KUTIP 1 "" "Kutip {__version__}" "{_roff(say("User Commands"))}"',
        _heading("NAME"),
        f"kutip \\- {_roff(_small(whole.description or ''))}",
        _heading("SYNOPSIS"),
        *_synopses(whole.usage or ""),
        _heading("DESCRIPTION"),
        _roff(say("Without a command, Kutip opens SOURCE in the reading room, or the library where there is none.")),
        _roff(say("A file that is named like a command opens as ./NAME.")),
        _heading("OPTIONS"),
        *_options(whole),
        _heading("COMMANDS"),
    ]
    for name, parser in commands.items():
        _, _, usage = " ".join(parser.format_usage().split()).partition("kutip ")
        lines += [f".SS kutip {_roff(name)}", _roff(parser.description or ""), ".PP", *_synopsis(usage)]
        lines += _options(parser)
        if parser.epilog:
            lines += [".PP", ".nf", *map(_roff, parser.epilog.splitlines()), ".fi"]
    lines.append(_heading("EXIT STATUS"))
    for status, meaning in EXIT_STATUS.items():
        lines += [".TP", f".B {status}", _roff(say(meaning))]
    lines += [_heading("FILES"), _roff(say("`kutip paths` prints where settings, library and logs lie."))]
    return "\n".join(lines) + "\n"


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What the parser takes, each as a paragraph with a hanging head."""
    formatter = parser._get_formatter()  # argparse shows no other way to what its own help prints
    for action in parser._actions:
        if action.help is argparse.SUPPRESS or isinstance(action, argparse._SubParsersAction):
            continue
        yield ".TP"
        yield f".B {_roff(formatter._format_action_invocation(action))}"
        yield _roff(formatter._expand_help(action) if action.help else "")


def _heading(words: str) -> str:
    return f".SH {_roff(say(words))}"


def _synopses(usage: str) -> Iterator[str]:
    """The usage of `kutip` itself, a form a line."""
    for number, form in enumerate(usage.splitlines()):
        if number:
            yield ".br"
        yield from _synopsis(form.strip().removeprefix("kutip "))


def _synopsis(usage: str) -> list[str]:
    return [".B kutip", _roff(usage).replace(",", ",\\:")]  # a long list of choices may go on in the next line


def _small(sentence: str) -> str:
    return sentence[:1].casefold() + sentence[1:].rstrip(".")


def _percent(text: str) -> str:
    """A help text in which argparse finds nothing to fill in."""
    return text.replace("%", "%%")


def _roff(text: str) -> str:
    """A line of text in which roff finds nothing to carry out; letters that are not ASCII by their code points."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    safe = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in safe)
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
