"""Sentences of the program in other languages: none is missing, none has lost what is filled in."""

from __future__ import annotations

import ast
import json
import pickle
import re
import string
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from reader.codec import sentence_from_json, sentence_to_json
from reader.errors import LibraryError
from reader.phrase import Phrase, listed, system_says
from reader.tui.i18n import FOLDER, LANGUAGES, SENTENCES, Translator
from tests.sentences import ERRORS, OF_ARGPARSE, OF_THE_SYSTEM, ROOT, in_code, of_parsers, of_tables

OTHERS = LANGUAGES[1:]

GAP = re.compile(r"\{[^}]*\}|%\(\w+\)[srd]|%[srd]")


def _messages(language: str) -> dict[str, Message]:
    """What the translators of a language wrote, by the English text."""
    with (FOLDER / language / "LC_MESSAGES" / f"{SENTENCES}.po").open(encoding="utf-8") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    return {_english(message)[0]: message for message in catalogue if message.id}


def _english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


MESSAGES = {language: _messages(language) for language in OTHERS}

SAID = list(in_code())

CODE = sorted(path for path in ROOT.rglob("*.py") if "training" not in path.parts)


def _needs_a_text(sentence: str) -> bool:
    """Whether there is a word in it beside what is filled in."""
    return bool(re.search(r"[A-Za-z]", GAP.sub("", sentence)))


def _all() -> set[str]:
    everything = {said.text for said in SAID} | set(of_parsers()) | set(of_tables()) | set(OF_ARGPARSE)
    return {sentence for sentence in everything | set(OF_THE_SYSTEM) if _needs_a_text(sentence)}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_the_program_is_in_the_catalogue(language: str) -> None:
    everything = _all()
    assert len(everything) > 800
    assert sorted(everything - MESSAGES[language].keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_that_the_program_does_not_say(language: str) -> None:
    assert sorted(MESSAGES[language].keys() - _all()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_that_is_filled_in_is_lost(language: str) -> None:
    for english, message in MESSAGES[language].items():
        gaps = set(GAP.findall(_english(message)[-1]))  # that of several has the gaps of both
        assert {frozenset(GAP.findall(form)) for form in _forms(message)} == {frozenset(gaps)}, english
        assert all(_forms(message)), english


@pytest.mark.parametrize("language", OTHERS)
def test_what_counts_is_said_in_every_form(language: str) -> None:
    counting = {said.text: said.many for said in SAID if said.many is not None}
    assert len(counting) > 10
    for one, many in counting.items():
        assert MESSAGES[language][one].id == (one, many), one


@pytest.mark.parametrize("language", OTHERS)
def test_the_program_reads_the_sentences_that_the_translators_wrote(language: str) -> None:
    with (FOLDER / language / "LC_MESSAGES" / f"{SENTENCES}.mo").open("rb") as file:
        compiled = {_english(message): _forms(message) for message in read_mo(file) if message.id}
    written = {_english(message): _forms(message) for message in MESSAGES[language].values()}
    assert compiled == written, "the catalogue was changed: make catalogues"


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_an_error_says_what_is_in_a_catalogue(path: Path) -> None:
    """A text that is put together where it is raised has no other language: its gaps are filled by the error."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {*ERRORS, "Phrase", "remark", "Column"}:
            own = any(keyword.arg == "foreign" for keyword in node.keywords)
            for text in () if own else node.args:
                assert not isinstance(text, ast.JoinedStr), f"{path}:{node.lineno}"
                assert not isinstance(text, ast.BinOp), f"{path}:{node.lineno}"


def test_an_error_is_told_in_the_language_with_what_is_filled_in() -> None:
    tr = Translator("id")
    error = LibraryError(
        "Not written", "{path} cannot be written: {why}.", path="a.md", why=Phrase("Permission denied")
    )
    assert str(error) == "Not written: a.md cannot be written: Permission denied."
    assert tr.say(error.sentence) == "Tidak ditulis: a.md tidak dapat ditulis: izin ditolak."
    assert Translator("en").say(error.sentence) == str(error)


def test_foreign_words_in_a_sentence_are_no_sentences() -> None:
    tr = Translator("id")
    error = LibraryError("No such code", "The statement does not bear “{code}”.", code="unknown")
    assert "“unknown”" in tr.say(error.message)
    odd = LibraryError("No such code", "The statement does not bear “{code}”.", code="{path} {0} %s")
    assert "“{path} {0} %s”" in tr.say(odd.message)
    assert tr.say("a {name} of somebody") == "a {name} of somebody"


def test_a_phrase_is_the_same_in_another_process() -> None:
    counted = Phrase.counted("{count} statement", "{count} statements", 2)
    both = listed([counted, Phrase("unchanged")])
    again = pickle.loads(pickle.dumps(both))
    assert (again, Translator("id").say(again)) == ("2 statements, unchanged", "2 pernyataan, tidak berubah")


def test_a_sentence_that_is_kept_is_told_in_any_language_later() -> None:
    why = Phrase("{path} cannot be written: {why}.", path="{a} b", why=Phrase("Permission denied"))
    error = LibraryError("Not written", "{what}", what=why)
    kept = json.loads(json.dumps(sentence_to_json(error.sentence)))
    again = sentence_from_json(kept)
    assert again == error.sentence
    assert Translator("id").say(again) == "Tidak ditulis: {a} b tidak dapat ditulis: izin ditolak."
    assert sentence_from_json(sentence_to_json("somebody's [words]")) == "somebody's [words]"
    rate = Phrase("{number}, {rate:.1f} a second", number=1, rate=3.14)
    assert sentence_from_json(sentence_to_json(rate)) == "1, 3.1 a second"


@pytest.mark.parametrize(
    "made",
    [
        ["{a.__class__.__init__.__globals__}", {"a": "x"}],
        ["{a[0]}", {"a": "x"}],
        ["{a:999999999}", {"a": "x"}],
        ["{a:{b}}", {"a": 1, "b": 999_999_999}],
        ["{a", {"a": "x"}],
        ["{}", {"a": "x"}],
        ["{b}", {"a": "x"}],
        ["{a}", {"a": None}],
        ["{a}", [1]],
        [1, {}],
        ["{a}"],
        {"a": 1, "b": 2},
        None,
        7,
        ["{a}", {"a": ["{a}", {"a": ["{a}", {"a": ["{a}", {"a": ["{a}", {"a": "x"}]}]}]}]}],
    ],
)
def test_a_strangers_sentence_is_refused(made: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        sentence_from_json(made)


def test_an_error_can_be_made_again_of_its_parts() -> None:
    error = LibraryError("No such code", "The statement does not bear “{code}”.", code="x")
    title, message, values = error.parts
    again = LibraryError(title, message, **values)
    assert Translator("id").say(again.sentence) == Translator("id").say(error.sentence)
    assert LibraryError("Odd", "{braces} stay").parts == ("Odd", "{braces} stay", {})


def test_the_form_of_a_count_is_that_of_the_language() -> None:
    phrases = [Phrase.counted("{count} word changed", "{count} words changed", count) for count in (1, 2)]
    assert [str(phrase) for phrase in phrases] == ["1 word changed", "2 words changed"]
    assert [Translator("id").say(phrase) for phrase in phrases] == ["1 kata berubah", "2 kata berubah"]


def test_what_the_system_says_is_a_sentence_too() -> None:
    assert Translator("id").say(system_says(OSError(13, "whatever"))) == "izin ditolak"
    assert system_says(OSError("odd")) == "odd"


def test_english_reads_no_catalogue_of_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a catalogue was read")

    monkeypatch.setattr("reader.tui.i18n._catalogue", refuse)
    assert Translator("en").say(Phrase("{count} added", count=3)) == "3 added"


def test_gaps_have_names() -> None:
    for said in SAID:
        names = [name for _, name, _, _ in string.Formatter().parse(said.text) if name is not None]
        assert all(name.isidentifier() for name in names), said
