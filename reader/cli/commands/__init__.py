"""One module a command of `kutip`, named like it, with `arguments(parser)` and `run(options) -> int`."""

from __future__ import annotations

import importlib
from keyword import iskeyword
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parsing import Parser

FAILED = 1
"""Exit status: something could not be read, analysed, written."""
MISUSED = 2
"""Exit status: wrong usage."""
INTERRUPTED = 130
"""Exit status: Ctrl+C."""
PIPE_CLOSED = 141
"""Exit status: who was reading the output went away (`kutip ... | head`)."""


COMMANDS = {
    "read": "open an article; with --plain as numbered paragraphs, for pipes and screen readers",
    "analyze": "print who said what in files and pages, as JSON or as a table",
    "explain": "tell why statements of an article are taken for somebody's: cues, candidates, rules",
    "add": "bring files, folders and addresses into the library, analysed",
    "edit": "tell an article's title, author, outlet, day or language",
    "check": "read sources again and say what changed",
    "note": "write a note on a passage, list notes, take them away",
    "codes": "list the codes of notes and statements, change them, count them by actor",
    "correct": "set who said a statement, or take it away, confirm it, date it",
    "feeds": "follow feeds: add, list, update, remove them, bring lists of them in and out",
    "articles": "list what is in the library",
    "search": "find words in the library's articles, statements and notes",
    "actors": "list who is named and quoted over all articles, merge them, separate them",
    "statements": "list what an actor, or everybody, said over all articles",
    "quotations": "list what is quoted in several articles, side by side",
    "story": "set articles that tell of one event side by side: who is quoted in which, what only one has",
    "balance": "count whose words articles give: persons, bodies, named or not, women and men, by outlet, month",
    "refresh": "analyse anew what an older Kutip understood, or nobody yet",
    "diff": "show what changed in an article since it was opened before",
    "export": "write articles, notes and statements as Markdown, tables, HTML, JSON, REFI-QDA and more",
    "import": "bring in notes and codes from W3C, Hypothesis, Kutip's JSON and REFI-QDA",
    "backup": "copy the whole library into one file",
    "restore": "make the library what a backup holds",
    "evaluate": "measure the analysis on articles that were annotated by hand",
    "models": "list the trained pipelines, their languages, licences and figures",
    "settings": "print the settings that hold and where they come from, or write a file of them",
    "paths": "print where settings, library and logs lie",
    "doctor": "look everything through and say what is not as it should be",
    "keys": "list the keys of the reading room and the ids of their actions",
    "help": "print the help of a command",
    "completion": "print what completes commands and options in a shell",
    "man": "print the manual page, for `man -l -`",
}
"""Each command and what it does, for the list of commands: a verb and its object."""


class CommandModule(Protocol):
    """What the module of a command has."""

    def arguments(self, parser: Parser) -> None:
        """Declare what the command takes."""

    def run(self, options: Namespace) -> int:
        """Carry it out; gives the exit status."""


def module_of(name: str) -> CommandModule:
    """The module of a command, which is named like it; `import` is a word of Python's, so it is import_."""
    module: CommandModule = importlib.import_module(f"reader.cli.commands.{name}{'_' if iskeyword(name) else ''}")
    return module
