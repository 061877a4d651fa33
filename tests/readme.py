"""Writes the README's lists of keys, sources and exports from the tables of the program: `python -m tests.readme`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.export.content import Content, ExportFormat
from reader.export.formats import formats
from reader.intake.formats import FORMATS
from reader.tui.i18n import Translator
from reader.tui.keymap.keys import ACTIONS, Action, Group, Scope, keys_of

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- keys: written by `make readme` -->\n", "<!-- end of keys -->\n"
FORMATS_BEGIN, FORMATS_END = "<!-- formats: written by `make readme` -->\n", "<!-- end of formats -->\n"
SOURCES_BEGIN, SOURCES_END = "<!-- sources -->\n", "<!-- /sources -->\n"
TR = Translator("en")
READING = (Scope.ARTICLE, Scope.READING, Scope.APP)
"""Where the keys of the first table hold: while reading."""
ELSEWHERE = {
    Scope.PROMPT: "while searching",
    Scope.CHOOSING: "while choosing",
    Scope.TIMELINE: "in the timeline",
    Scope.CORRECT: "after `c`",
    Scope.LIST: "in every list",
    Scope.ACTORS: "actors",
    Scope.CARD: "an actor's card",
    Scope.NOTES: "notes",
    Scope.EDITOR: "writing a note",
    Scope.CORRECTIONS: "corrections",
    Scope.LIBRARY: "library",
    Scope.OVER: "actors of all articles",
    Scope.STATEMENTS: "statements of all articles",
    Scope.QUOTATIONS: "quoted in several articles",
    Scope.SETTINGS: "settings",
    Scope.HELP: "this list of keys",
    Scope.DIALOG: "every dialog",
}
"""Where the keys of the second table hold, in the order of its rows."""


def key_list() -> str:
    """Every action with its keys: a table of groups for reading, then one of the other places."""
    lines = ["| reading | |", "|---|---|"]
    for group in Group:
        told = [action for action in ACTIONS if action.group is group and action.scope in READING]
        lines += _row(TR(f"group.{group}").lower(), told)
    lines += ["", "<details><summary>And elsewhere</summary>", "", "| | |", "|---|---|"]
    for scope, where in ELSEWHERE.items():
        lines += _row(where, [action for action in ACTIONS if action.scope is scope])
    return "\n".join([*lines, "", "</details>", ""])


def _row(head: str, actions: Sequence[Action]) -> list[str]:
    return [f"| {head} | {' · '.join(map(_shown, actions))} |"] if actions else []


def _shown(action: Action) -> str:
    keys = " ".join("`` ` ``" if key == "`" else f"`{key}`" for key in keys_of(action, {}))
    return f"{keys} {TR(f'action.{action.id}')}"


def format_list() -> str:
    """Every format of exports: what it holds and what can be chosen for it."""
    lines = ["| format | file | holds | for |", "|---|---|---|---|"]
    lines += [f"| `{one.id}` | {one.suffix} | {one.about} | {_chosen(one)} |" for one in formats().values()]
    return "\n".join([*lines, ""])


def _chosen(one: ExportFormat) -> str:
    if Content.ARTICLES not in one.writes:
        return "one article"
    lists = [content.value for content in (Content.STATEMENTS, Content.NOTES) if content in one.writes]
    return ", ".join(["articles", *(f"a list of {name}" for name in lists)])


def with_keys(readme: str) -> str:
    """The README with the list of keys as it is now between its two marks."""
    return _between(readme, BEGIN, key_list(), END)


def with_formats(readme: str) -> str:
    """The README with the list of formats as it is now between its two marks."""
    return _between(readme, FORMATS_BEGIN, format_list(), FORMATS_END)


def with_sources(readme: str) -> str:
    """The README with the list of sources as it is now between its two marks."""
    rows = "".join(f"| {known.name} | {known.how} |\n" for known in FORMATS)
    return _between(readme, SOURCES_BEGIN, f"| source | how |\n|---|---|\n{rows}", SOURCES_END)


def _between(readme: str, begin: str, made: str, end: str) -> str:
    before, _, rest = readme.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}{made}{end}{after}"


if __name__ == "__main__":
    README.write_text(with_sources(with_formats(with_keys(README.read_text(encoding="utf-8")))), encoding="utf-8")
