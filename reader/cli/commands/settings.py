"""`kutip settings`: the settings that hold, or a file of all of them with what each means."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from reader.cli.language import interface, say
from reader.cli.library import add_format
from reader.cli.listing import Column, print_list
from reader.cli.output import print_json
from reader.errors import SettingsError
from reader.phrase import Phrase
from reader.settings import Setting, Settings, settings_of

OPENING = Phrase(
    "What stands here is what holds without this file. Change what you like; F3 in Kutip writes here, too."
)
"""What the file says of itself."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip settings` takes."""
    parser.add_argument("--init", action="store_true", help="write a settings file that explains every setting")
    parser.add_argument("--force", action="store_true", help="with --init: write over the file that is there")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print what holds and where it comes from; with --init write the file."""
    return _init(force=options.force) if options.init else _list(options)


def _list(options: argparse.Namespace) -> int:
    from reader.paths import user_paths
    from reader.settings import load, told_in

    path = user_paths().settings
    settings, told = load(path), told_in(path)
    rows = [
        (one.key, _shown(one.value), _source(one.key, told), interface()(f"settings.{one.key}"))
        for one in settings_of(settings)
    ]
    rows += [
        (f"{table}.{name}", value, _source(f"{table}.{name}", told), "")
        for table, values in (("models", settings.models), ("keys", settings.keys))
        for name, value in values.items()
    ]
    if options.format == "jsonl":
        for key, value, _, meaning in rows:
            where = str(path) if key in told else None
            print_json({"key": key, "value": value, "file": where, "meaning": meaning})
        return 0
    print_list(
        (Column("setting"), Column("value"), Column("from"), Column("meaning", dim=True)), rows, plain=options.plain
    )
    if not options.plain:
        print(
            f"\n{path}"
            if path.exists()
            else "\n" + say(Phrase("{path} is not there yet; --init writes it.", path=path))
        )
    return 0


def _source(key: str, told: frozenset[str]) -> str:
    return say("settings file") if key in told else say("default")


def _shown(value: bool | int | str) -> str:
    """A value as the file has it, a text without its quotation marks."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _init(*, force: bool) -> int:
    from reader.files import write_whole
    from reader.paths import user_paths

    path = user_paths().settings
    if path.exists() and not force:
        raise SettingsError(
            "Settings file exists", "{path} is there already; --init --force writes it anew.", path=path
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, commented_file().encode())
    except OSError as error:
        raise SettingsError(
            "Settings cannot be written", "{path}: {reason}.", path=path, reason=error.strerror
        ) from error
    print(path)
    return 0


def commented_file() -> str:
    """A settings file that says what holds without one, what each setting means, and what it can be."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    from reader.tui.keymap.keys import ACTIONS, keys_of

    tr = interface()
    yield f"# Kutip: {tr('settings.title')}"
    yield f"# {say(OPENING)}"
    table = ""
    for one in sorted(settings_of(Settings()), key=lambda setting: "." in setting.key):
        here, _, name = one.key.rpartition(".")
        yield ""
        if here != table:
            table = here
            yield from (f"[{table}]", f"# {tr(f'settings.table.{table}')}")
        yield f"# {tr(f'settings.{one.key}')}{_choices(one)}"
        yield f"{name} = {_toml(one.value)}"
    yield from (
        "",
        "[models]",
        f"# {say('Another trained pipeline for a language: its folder, or the name of a package.')}",
    )
    yield '# id = "/home/me/pipeline"'
    yield from ("", "[keys]", f"# {say('Other keys for an action, with commas between them; take the # away.')}")
    for action in ACTIONS:
        yield f"# {action.id} = {_toml(action.keys)}  # {' '.join(keys_of(action, {}))}: {tr(f'action.{action.id}')}"


def _choices(setting: Setting) -> str:
    choices = setting.choices
    if setting.key == "theme":
        return ": auto, kutip-dark, kutip-light, nord, gruvbox, …"
    if isinstance(choices, range):
        return f": {choices[0]}-{choices[-1]}"
    return ": " + ", ".join(map(_shown, choices)) if choices else ""


def _toml(value: bool | int | str) -> str:
    """A value as TOML has it; texts of the program have no sign that TOML would have to escape but these two."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _shown(value)
