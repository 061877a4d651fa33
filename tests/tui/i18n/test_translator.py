"""The interface's texts: one catalogue a language, with the same keys, gaps and plural forms."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import reader.tui
from reader.settings import Settings
from reader.tui.i18n import DOMAIN, FOLDER, LANGUAGES, Translator, translator
from reader.tui.keymap import keys


def _catalogue(language: str) -> Catalog:
    """What the translators of a language have written."""
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open(encoding="utf-8") as file:
        return read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)


def _forms(catalogue: Catalog) -> dict[str, tuple[str, ...]]:
    """The texts of a catalogue by their keys: one, or one for each plural form."""
    return {_key(message): _strings(message) for message in catalogue if message.id}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


CATALOGUES = {language: _catalogue(language) for language in LANGUAGES}


TEXTS = {language: _forms(catalogue) for language, catalogue in CATALOGUES.items()}


CODE = "\n".join(file.read_text(encoding="utf-8") for file in Path(reader.tui.__file__).parent.rglob("*.py"))


def test_every_language_has_a_folder_and_every_folder_is_a_language() -> None:
    assert {path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po")} == set(LANGUAGES)


def test_every_language_can_be_chosen_in_the_settings() -> None:
    assert set(get_args(get_type_hints(Settings)["language"])) == {"auto", *LANGUAGES}
    assert all(Translator(language).has(f"settings.value.{other}") for language in LANGUAGES for other in LANGUAGES)


def test_every_language_has_the_same_words_with_the_same_gaps() -> None:
    english = TEXTS["en"]
    for texts in TEXTS.values():
        assert texts.keys() == english.keys()
        for key, forms in texts.items():
            gaps = {tuple(sorted(re.findall(r"{(\w+)}", form))) for form in (*forms, *english[key])}
            assert len(gaps) == 1, key
            assert all(forms), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counts_has_every_plural_form_of_its_language(language: str) -> None:
    catalogue = CATALOGUES[language]
    counting = [message for message in catalogue if message.pluralizable and message.id]
    assert len(counting) > 5
    assert {len(_strings(message)) for message in counting} == {catalogue.num_plurals}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_reads_what_the_translators_wrote(language: str) -> None:
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        compiled = _forms(read_mo(file))
    assert compiled == TEXTS[language], "the catalogue was changed: make catalogues"


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.po")), ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_catalogue_says_its_dates_so_that_compiling_changes_nothing(path: Path) -> None:
    """What it does not say is filled in from the clock, and the compiled one differs each time."""
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    assert {"POT-Creation-Date", "PO-Revision-Date"} <= set(re.findall(r'^"([\w-]+): ', head, re.MULTILINE))


def test_one_and_many_are_told_apart_where_the_language_does() -> None:
    assert [Translator("en").plural("head.speakers", count) for count in (0, 1, 2)] == [
        "0 speakers",
        "1 speaker",
        "2 speakers",
    ]
    assert [Translator("id").plural("head.speakers", count) for count in (1, 2)] == ["1 penutur", "2 penutur"]


def test_a_key_without_a_text_is_refused() -> None:
    tr = Translator("en")
    assert tr.has("done.copied")
    assert not tr.has("done.nothing-of-the-kind")
    with pytest.raises(KeyError, match="nothing-of-the-kind"):
        tr("done.nothing-of-the-kind")
    with pytest.raises(KeyError, match="nothing-of-the-kind"):
        tr.plural("done.nothing-of-the-kind", 2)


def test_every_action_and_group_has_a_name() -> None:
    for action in keys.ACTIONS:
        assert f"action.{action.id}" in TEXTS["en"]
        assert f"group.{action.group.value}" in TEXTS["en"]
        if action.foot:
            assert f"foot.{action.id}" in TEXTS["en"]


def test_every_word_that_the_code_asks_for_is_there() -> None:
    asked = set(re.findall(r'(?:tr|tr\.plural|hint)\(\s*"([a-z][\w.-]+)"', CODE))
    assert asked <= TEXTS["en"].keys()
    assert len(asked) > 40


def test_no_text_is_left_that_the_code_does_not_ask_for() -> None:
    beginnings = set(re.findall(r"""f["']([a-z][\w.-]*\.)\{""", CODE))
    asked = {key for key in TEXTS["en"] if f'"{key}"' in CODE or f"'{key}'" in CODE}
    assert [key for key in TEXTS["en"] if key not in asked and not key.startswith(tuple(beginnings))] == []
    actions = {action.id for action in keys.ACTIONS}
    named = {key.partition(".")[2] for key in TEXTS["en"] if key.startswith(("action.", "foot.")) and key not in asked}
    assert named <= actions


@pytest.mark.parametrize(
    ("setting", "locale", "language"),
    [
        ("id", "en_US.UTF-8", "id"),
        ("auto", "id_ID.UTF-8", "id"),
        ("auto", "id", "id"),
        ("auto", "in_ID", "id"),
        ("auto", "fr_FR.UTF-8", "en"),
        ("auto", "C.UTF-8", "en"),
        ("auto", "", "en"),
    ],
)
def test_the_language_follows_setting_and_locale(
    monkeypatch: pytest.MonkeyPatch, setting: str, locale: str, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    assert translator(setting).language == language


def test_days_are_written_in_the_language() -> None:
    assert Translator("id").day("2024-10-21") == "Sen 21 Okt"
    assert Translator("en").day("2024-10-21") == "Mon 21 Oct"
    assert Translator("en").day("2024-10") == "2024-10"
