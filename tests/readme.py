"""Writes what the papers take from the program: `python -m tests.readme`.

The README's lists of keys, sources and exports come from the program's tables, the picture of the floors in
ARCHITECTURE.md from the first import contract.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

from reader.export.content import Content, ExportFormat
from reader.export.formats import formats
from reader.intake.formats import FORMATS
from reader.tui.i18n import Translator
from reader.tui.keymap.keys import ACTIONS, Action, Group, Scope, keys_of

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
ARCHITECTURE = ROOT / "ARCHITECTURE.md"
FLOORS_BEGIN, FLOORS_END = "```text\n+-", "+\n```\n"
PICTURE_WIDTH = 95
"""Characters between the edges of the picture of the floors."""
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
    Scope.LINKS: "list of links",
    Scope.NOTES: "notes",
    Scope.EDITOR: "writing a note",
    Scope.FORM: "telling an article's particulars",
    Scope.CODES: "codes",
    Scope.CODE_TABLE: "who says what kind of thing",
    Scope.CORRECTIONS: "corrections",
    Scope.LIBRARY: "library",
    Scope.ADD: "adding to the library",
    Scope.IMPORT: "bringing a file in",
    Scope.CHANGES: "what changed",
    Scope.EXPORT: "choosing a form",
    Scope.FIND: "search over the library",
    Scope.OVER: "actors of all articles",
    Scope.STATEMENTS: "statements of all articles",
    Scope.PASSAGES: "what bears a code",
    Scope.SAME: "the same quotation elsewhere",
    Scope.QUOTATIONS: "quoted in several articles",
    Scope.FEEDS: "feeds",
    Scope.FEED_ITEMS: "articles of a feed",
    Scope.STORIES: "stories",
    Scope.STORY: "a story",
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


def floors() -> list[list[str]]:
    """The floors of the first import contract, the highest first, each with its modules."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [re.split(r" [|:] ", layer) for layer in project["tool"]["importlinter"]["contracts"][0]["layers"]]


def with_floors(paper: str) -> str:
    """ARCHITECTURE.md with the picture of the floors as the contract has them."""
    edge = "-" * PICTURE_WIDTH
    rows = [
        f"{edge}+\n"
        + "".join(
            f"| {line.removesuffix(' |'):{PICTURE_WIDTH - 1}}|\n" for line in wrap(" | ".join(floor), PICTURE_WIDTH - 2)
        )
        for floor in floors()
    ]
    return _between(paper, FLOORS_BEGIN, ("+".join(rows) + f"+{edge}")[1:], FLOORS_END)


def _between(readme: str, begin: str, made: str, end: str) -> str:
    if readme.count(begin) != 1 or end not in readme:
        raise ValueError(f"the paper has lost its marks {begin!r} and {end!r}")
    before, _, rest = readme.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}{made}{end}{after}"


if __name__ == "__main__":
    ARCHITECTURE.write_text(with_floors(ARCHITECTURE.read_text(encoding="utf-8")), encoding="utf-8")
    README.write_text(with_sources(with_formats(with_keys(README.read_text(encoding="utf-8")))), encoding="utf-8")
