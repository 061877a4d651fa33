"""What stands above a Markdown text between two rules: YAML's simple fields and lists, or TOML."""

from __future__ import annotations

import re
from datetime import date

_RULES = {"---": ("---", "..."), "+++": ("+++",)}
_FIELD = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?$")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(.*)$")
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
    name = ""
    for line in lines:
        if field := _FIELD.match(line):
            name = field[1].casefold()
            told.setdefault(name, []).extend(_values(field[2] or ""))
        elif name and (entry := _ENTRY.match(line)):
            named = _FIELD.match(entry[1])  # - name: Ratna Dewi
            told[name].extend(_values((named[2] or "") if named else entry[1]))
    return {name: ", ".join(values) for name, values in told.items() if values}


def _values(words: str) -> list[str]:
    words = words.strip()
    if words.startswith("[") and words.endswith("]"):
        return [value for part in words[1:-1].split(",") if (value := _unquoted(part))]
    return [_unquoted(words)] if _unquoted(words) else []


def _unquoted(words: str) -> str:
    words = words.strip()
    return words[1:-1] if words[:1] == words[-1:] and words[:1] in ('"', "'") else words.strip("\"'")
