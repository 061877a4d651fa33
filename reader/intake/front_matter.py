"""What stands above a Markdown text between two rules: YAML's simple fields and lists, or TOML."""

from __future__ import annotations

import re
from datetime import date

_RULES = {"---": ("---", "..."), "+++": ("+++",)}
_FIELD = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?$")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(.*)$")
_NAME_BELOW = re.compile(r"[ \t]+name[ \t]*:[ \t]+(.*)$")
"""The name of a person whose fields stand below the field itself."""
_FOLDED = frozenset({">", ">-", ">+", "|", "|-", "|+"})
"""What says that a field's words stand in the indented lines below it."""
_COMMENT = re.compile(r"\s#.*$")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_MAX_LINES = 400
"""Lines in which the second rule stands; a text that begins with a rule goes on longer."""


def front_matter(source: str) -> tuple[dict[str, str], str]:
    """The fields above a text, names in lower case, several values joined by commas; and the text below them."""
    lines = source.removeprefix("\ufeff").split("\n", _MAX_LINES)
    rule = lines[0].rstrip()
    ends = _RULES.get(rule, ())
    end = next((number for number, line in enumerate(lines[1:_MAX_LINES], 1) if line.rstrip() in ends), None)
    if end is None:
        return {}, source
    told = _toml("\n".join(lines[1:end])) if rule == "+++" else _yaml(lines[1:end])
    return (told, "\n".join(lines[end + 1 :])) if told or rule == "+++" else ({}, source)


def _toml(text: str) -> dict[str, str]:
    import tomllib

    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError):  # wrong TOML, a number of too many digits; nested too deep
        return {}
    flat = {**found, **{k: v for table in found.values() if isinstance(table, dict) for k, v in table.items()}}
    return {name.casefold(): words for name, value in flat.items() if (words := _words(value))}


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(words for entry in value if (words := _words(entry)))
    if isinstance(value, dict):
        return _words(value.get("name", ""))
    return str(value) if isinstance(value, str | int | date) else ""


def _yaml(lines: list[str]) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    name, folded = "", False
    for line in lines:
        if field := _FIELD.match(line):
            name, words = field[1].casefold(), _without_comment(field[2] or "")
            folded = words in _FOLDED
            told.setdefault(name, []).extend([] if folded else _values(words))
        elif name and folded:
            told[name] = [" ".join((*told[name], *line.split()))]
        elif name and not told[name] and (below := _NAME_BELOW.match(line)):
            told[name].extend(_values(_without_comment(below[1])))
        elif name and (entry := _ENTRY.match(line)):
            named = _FIELD.match(entry[1])  # - name: Ratna Dewi
            told[name].extend(_values((named[2] or "") if named else entry[1]))
    return {name: ", ".join(values) for name, values in told.items() if values}


def _without_comment(words: str) -> str:
    words = words.strip()
    if quoted := _QUOTED.match(words):
        return quoted[0]
    return "" if words.startswith("#") else _COMMENT.sub("", words)


def _values(words: str) -> list[str]:
    words = words.strip()
    if words.startswith("[") and words.endswith("]"):
        return [value for part in words[1:-1].split(",") if (value := _unquoted(part))]
    return [_unquoted(words)] if _unquoted(words) else []


def _unquoted(words: str) -> str:
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        return words[1:-1].replace("''", "'") if words[0] == "'" else words[1:-1].replace('\\"', '"')
    return words.strip("\"'")
