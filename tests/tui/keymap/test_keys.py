"""Keys: none does two things in one place, and the user's own are checked."""

from __future__ import annotations

import re

import pytest

from reader.errors import SettingsError
from reader.tui.keymap import keys


def test_ids_are_unique() -> None:
    ids = [action.id for action in keys.ACTIONS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scope", list(keys.Scope))
def test_no_key_does_two_things_in_one_place(scope: keys.Scope) -> None:
    bound = [key for action in keys.ACTIONS if action.scope is scope for key in action.keys.split(",")]
    assert sorted(bound) == sorted(set(bound))


def test_no_key_means_two_things_on_the_reading_screen() -> None:
    scopes = (keys.Scope.APP, keys.Scope.READING, keys.Scope.CORRECT, keys.Scope.ARTICLE)
    bound = [key for action in keys.ACTIONS if action.scope in scopes for key in action.keys.split(",")]
    assert sorted(bound) == sorted(set(bound))


def test_only_keys_that_every_terminal_knows() -> None:
    safe = re.compile(
        r"[\w\[\](){}<>:;./?'\"`$=#+*&@!%_-]|f([1-9]|10)|ctrl\+[a-hj-z]|shift\+tab|"
        r"escape|space|pagedown|pageup|home|end|up|down|left|right|tab|enter|delete|backspace"
    )
    for action in keys.ACTIONS:
        for key in action.keys.split(","):
            assert safe.fullmatch(key), f"{action.id}: {key}"


def test_own_keys_are_checked_and_named() -> None:
    assert keys.own_keys({"note": "~,f11"}, "f") == {"note": "~,f11"}
    assert keys.own_keys({"search": "/"}, "f") == {"search": "slash"}
    with pytest.raises(SettingsError) as caught:
        keys.own_keys({"notee": "I"}, "settings.toml")
    assert "settings.toml" in caught.value.message
    assert "note" in caught.value.message


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"next-statement": "foo+bar+"}, "foo+bar+"),
        ({"next-statement": "nn"}, "nn"),
        ({"search": "n"}, "next-statement"),  # one key for two actions of one place
        ({"search": "right_curly_bracket"}, "next-paragraph"),  # by its other name
        ({"next-statement": "h", "search": "h"}, "given to"),  # both the reader's own
        ({"search": "q"}, "leave"),  # an action of the whole program holds there too
    ],
)
def test_wrong_keys_are_told(own: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        keys.own_keys(own, "settings.toml")
    assert said in caught.value.message


def test_two_actions_may_change_their_keys() -> None:
    assert keys.own_keys({"search": "n", "next-statement": "/"}, "f") == {"search": "n", "next-statement": "slash"}


@pytest.mark.parametrize(
    ("key", "shown"),
    [("pagedown", "PgDn"), ("ctrl+p", "Ctrl+P"), ("f1", "F1"), ("n", "n"), ("shift+tab", "Shift+Tab"), ("f", "f")],
)
def test_keys_are_shown_as_they_stand_on_the_keyboard(key: str, shown: str) -> None:
    assert keys.shown(key) == shown
