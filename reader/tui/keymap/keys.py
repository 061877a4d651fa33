"""Keys: the actions' bindings, what a person reads for a key, and the user's own keys.

The actions stand in one table (`actions`). A user's own keys come from the table `[keys]` of the settings, checked by
`own_keys`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from reader.errors import SettingsError
from reader.phrase import Phrase
from reader.tui.keymap.action import Action, Group, Scope
from reader.tui.keymap.actions import ACTIONS

if TYPE_CHECKING:
    from textual.binding import BindingType

__all__ = ["ACTIONS", "Action", "Group", "Scope", "bindings", "by_id", "keys_of", "own_keys", "shown", "textual_keys"]


@cache
def by_id() -> dict[str, Action]:
    """The actions by their id."""
    return {action.id: action for action in ACTIONS}


def bindings(*scopes: Scope) -> list[BindingType]:
    """The Textual bindings of one or more scopes, for a class's BINDINGS; their ids are the actions' ids.

    Of two actions on one key the one whose scope is named first is tried first.
    """
    from textual.binding import Binding

    return [
        Binding(textual_keys(action.keys), action.call, action.id, show=False, id=action.id)
        for scope in scopes
        for action in ACTIONS
        if action.scope is scope
    ]


_NAMES = {
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "{": "left_curly_bracket",
    "}": "right_curly_bracket",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    ":": "colon",
    "`": "grave_accent",
    "'": "apostrophe",
    "/": "slash",
    "?": "question_mark",
    "$": "dollar_sign",
    "=": "equals_sign",
    '"': "quotation_mark",
    ".": "full_stop",
    ";": "semicolon",
    "#": "number_sign",
    "&": "ampersand",
    "+": "plus",
    "-": "minus",
    "_": "underscore",
    "%": "percent_sign",
    "*": "asterisk",
    "@": "at",
    "!": "exclamation_mark",
}
"""Textual's names of the signs that the table uses."""

_SHOWN = {
    "escape": "Esc",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "enter": "Enter",
    "delete": "Del",
    "backspace": "Backspace",
}
"""What a person reads for keys whose Textual name is not what stands on the keyboard."""


def textual_keys(keys: str) -> str:
    """Keys of the table by Textual's own names."""
    return ",".join(_NAMES.get(key, key) for key in keys.split(","))


def shown(key: str) -> str:
    """A key as a person reads it: "pagedown" is "PgDn", "ctrl+p" is "Ctrl+P", "f1" is "F1"."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + shown(key[5:]).upper()
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return key


def keys_of(action: Action, own: Mapping[str, str]) -> list[str]:
    """The keys of an action as a person reads them, with the user's own keys in place of the table's."""
    return [shown(key.strip()) for key in own.get(action.id, action.keys).split(",") if key.strip()]


def own_keys(own: Mapping[str, str], file: str) -> dict[str, str]:
    """The user's key map as `App.set_keymap` wants it. Raises SettingsError for an id that is no action's.

    Textual ignores an unknown id silently, so a slip of the pen would go unseen.
    """
    known = by_id()
    for action_id, keys in own.items():
        if action_id not in known:
            from difflib import get_close_matches

            near = get_close_matches(action_id, known, n=1)
            hint = Phrase(" (the nearest is “{name}”)", name=near[0]) if near else ""
            raise SettingsError(
                "Unknown action",
                "{file}: there is no action “{action}” for [keys]{hint}.",
                file=file,
                action=action_id,
                hint=hint,
            )
        for key in keys.split(","):
            if not _is_key(key.strip()):
                raise SettingsError(
                    "Unknown key",
                    "{file}: “{key}” for “{action}” is no key; see the help.",
                    file=file,
                    key=key.strip(),
                    action=action_id,
                )
    if own:
        _refuse_doubles(own, file)
    return {action_id: textual_keys(keys) for action_id, keys in own.items()}


_AT_ONCE = (Scope.APP, Scope.READING, Scope.CORRECT, Scope.ARTICLE)
"""Scopes that hold together, on the reading screen."""


def _is_key(key: str) -> bool:
    """Whether `key` names a key: a character, a name, F1 to F12, or one of these with ctrl, shift or alt."""
    *modifiers, last = key.split("+") if len(key) > 1 else ["", key][1:]
    named = (
        last in _SHOWN or last in _NAMES.values() or (last[:1] == "f" and last[1:].isdigit() and int(last[1:]) <= 12)
    )
    return all(modifier in ("ctrl", "shift", "alt") for modifier in modifiers) and (len(last) == 1 or named)


def _refuse_doubles(own: Mapping[str, str], file: str) -> None:
    """Raise SettingsError where the user's keys give one key to two actions of the same place."""
    taken: dict[tuple[str, str], str] = {}
    for action in sorted(ACTIONS, key=lambda action: action.id in own):
        place = "reading" if action.scope in _AT_ONCE else action.scope.value
        for key in own.get(action.id, action.keys).split(","):
            other = taken.setdefault((place, textual_keys(key.strip())), action.id)
            if other != action.id and action.id in own:
                raise SettingsError(
                    "One key for two actions",
                    "{file}: the key “{key}” is given to “{action}” and to “{other}”; give one another key.",
                    file=file,
                    key=key.strip(),
                    action=action.id,
                    other=other,
                )
