"""`kutip completion`: what completes commands, options and file names in a shell, made from the same parsers."""

from __future__ import annotations

import argparse

from reader.cli.parsing import Parser

SHELLS = ("bash", "zsh", "tcsh", "fish")

FILES = {"FILE", "SOURCE", "ARTICLE", "GOLD", "INPUT", "LIST"}
"""Metavars of what may be the name of a file."""

FOLDERS = {"FOLDER"}
"""Metavars of what is a folder."""


def arguments(parser: Parser) -> None:
    """Declare what `kutip completion` takes."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    parser.table = (
        "where it goes",
        {
            "bash": "kutip completion bash > ~/.local/share/bash-completion/completions/kutip",
            "zsh": "kutip completion zsh > FOLDER/_kutip, a FOLDER of $fpath",
            "fish": "kutip completion fish > ~/.config/fish/completions/kutip.fish",
        },
    )


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from reader.cli.manual import manual

    whole, commands = manual()
    for parser in (whole, *commands.values()):
        for action in parser._actions:
            if action.metavar in FILES:
                vars(action)["complete"] = shtab.FILE  # shtab looks for it there
            elif action.metavar in FOLDERS:
                vars(action)["complete"] = shtab.DIRECTORY
        parser.tell()
    script = shtab.complete(whole, shell=options.shell)
    if options.shell == "bash":  # a first word that is no command is a file
        script = script.replace("complete -o bashdefault ", "complete -o bashdefault -o default ")
    print(script)
    return 0
