"""A language is one folder: a made-up one is told by its words, analysed, searched, offered, by no line elsewhere."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.analysis import LANGUAGES, Engine, engine_stamp, lang
from reader.analysis.engine import pipelines, stamp
from reader.analysis.lang import base
from reader.cli.parsing import add_source_options, parser_for
from reader.intake import article_of_text, read
from reader.library.words import Wanted, stems

CODE = "zz"

DECLARED = """
from reader.analysis.lang.declared import Language


def split_word(word: str) -> tuple[str, ...]:
    return (word[:-2], word[-2:]) if word.endswith("ka") else (word,)


LANGUAGE = Language(
    code="zz", name="Zuzu", sample="Ann pemo ro ta mi London.", stemmer="esperanto", near=("qq",),
    split_word=split_word, participle_endings=("vo",), past_endings=("du",),
)
"""
PREFIXED = """
from reader.analysis.lang.declared import Language

LANGUAGE = Language(code="zy", name="Zyzy", sample="Ann pemo ro ta mi London.", noun_endings=("im",))
"""
"""A second one, whose verbs show by a prefix."""

LISTS = {
    "common_words": ("ro", "mi", "pemo", "ta"),
    "near_words": ("qa", "qe"),
    "own_words": ("ta",),
    "cues_verbs": ("pemo | kind=say", "pemovo | kind=say", "pemova | kind=say"),
    "complementisers": ("ro | kind=that",),
    "given_names": ("Borun", "Salim"),
    "page_lines": ("[READ_ALSO]", "vu ta ?:.*"),
    "statement_words": tuple(
        f"{entry.words} | words=-" for entry in base.entries("en", "statement_words", frozenset({"words"}))
    ),
}
"""What the lists of the made-up language hold; all others are empty."""

TEXT = "Borun Salim pemo ro talu mi Kade ba. Ta mi ro ta pemo mi."


def _write(folder: Path, declared: str, lists: dict[str, tuple[str, ...]]) -> None:
    """A language's folder: its declaration, its lists, and the others empty."""
    folder.mkdir(parents=True)
    (folder / "language.py").write_text(declared, encoding="utf-8")
    for path in (Path(lang.__file__).parent / "en").glob("*.txt"):
        (folder / path.name).write_text("\n".join(lists.get(path.stem, ())), encoding="utf-8")
    for name, lines in lists.items():
        (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a language that Kutip does not have."""
    folder = tmp_path / "languages" / CODE
    _write(folder, DECLARED, LISTS)
    monkeypatch.setattr(lang, "__path__", [*lang.__path__, str(folder.parent)])
    stamp._code_digest.cache_clear()
    yield folder
    shutil.rmtree(folder)
    monkeypatch.undo()
    stamp._code_digest.cache_clear()  # it told of all languages, this one among them
    assert CODE not in list(LANGUAGES)


def test_its_text_is_told_by_its_words(made_up: Path) -> None:
    assert article_of_text(TEXT, "a.txt").language == CODE
    assert article_of_text(TEXT + " qa qe qa", "a.txt").language is None, "the near language's words stand in it"
    assert article_of_text("Menteri itu mengatakan bahwa harga akan turun.", "b.txt").language == "id"


def test_its_pages_lose_their_noise_and_may_declare_it(made_up: Path) -> None:
    body = "".join(f"<p>Borun Salim pemo ro talu mi Kade ba {n}.</p>" for n in range(9))
    page = f"<html lang='zz'><body><article><h1>Kade</h1>{body}<p>Vu ta: Kade lomu</p></article></body></html>"
    article = read("-", stdin=page.encode())
    assert article.language == CODE
    assert "Vu ta" not in article.text


def test_its_statements_names_and_words_are_found(made_up: Path) -> None:
    engine = Engine()
    analysis = engine.analyse(article_of_text(TEXT, "a.txt", language=CODE))
    assert [one.span.of(TEXT) for one in analysis.entities] == ["Borun Salim"]
    (statement,) = analysis.statements
    assert [span.of(TEXT) for span in statement.spans] == ["talu mi Kade ba"]
    assert analysis.engine.startswith("kutip ")
    assert [token.text for token in engine.pipeline(CODE).make_doc("Kadeka mi")] == ["Kade", "ka", "mi"]


def _cues(engine: Engine, text: str, code: str) -> list[tuple[str, str | None]]:
    """The statements of a text by their words, with their cues."""
    found = engine.analyse(article_of_text(text, "a.txt", language=code)).statements
    return [(" | ".join(span.of(text) for span in one.spans), one.cue.of(text) if one.cue else None) for one in found]


def test_the_endings_that_it_declares_tell_its_participles_and_its_past(made_up: Path) -> None:
    engine = Engine()
    text = "Borun Salim pemo ro talu mi Kade ba, pemovo kalu mi ba."
    assert _cues(engine, text, CODE) == [("talu mi Kade ba", "pemo"), ("kalu mi ba", "pemovo")]
    other = text.replace("pemovo", "pemova")
    assert _cues(engine, other, CODE)[0] == ("talu mi Kade ba, pemova kalu mi ba", "pemo")
    quoted = "“Talu mi Kade ba,” lomudu Borun Salim."
    assert _cues(engine, quoted, CODE) == [("“Talu mi Kade ba,”", "lomudu")]
    assert _cues(engine, quoted.replace("lomudu", "lomuda"), CODE) == [("“Talu mi Kade ba,”", None)]


def test_the_endings_of_nouns_tell_them_from_verbs_that_begin_alike(made_up: Path) -> None:
    prefix = ("verb_prefix | words=xo", *(line for line in LISTS["statement_words"] if "verb_prefix" not in line))
    _write(made_up.parent / "zy", PREFIXED, LISTS | {"statement_words": prefix})
    quoted = "“Talu mi Kade ba,” xolomim Borun Salim."
    assert _cues(Engine(), quoted, "zy") == [("“Talu mi Kade ba,”", "xolomim")]
    assert _cues(Engine(), quoted.replace("xolomim", "xolomuk"), "zy") == [("“Talu mi Kade ba,”", None)]


def test_the_stamps_change_with_its_declaration_and_lists(made_up: Path) -> None:
    def stamps() -> tuple[str, str]:
        stamp._code_digest.cache_clear()
        return engine_stamp(CODE, {}), engine_stamp("id", {})

    seen = {*stamps()}
    (made_up / "given_names.txt").write_text("Borun\n", encoding="utf-8")
    seen |= {*stamps()}  # that of Indonesian, too: an Indonesian article may have a paragraph in the made-up language
    (made_up / "language.py").write_text(DECLARED + "\n", encoding="utf-8")
    seen |= {*stamps()}
    assert len(seen) == 6


def test_search_knows_its_stems_and_the_command_line_its_code(
    made_up: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from reader.library import words

    words._stemmed.cache_clear()
    assert stems("hundojn", CODE) == "hund"
    assert "hund" in Wanted("hundojn").match
    words._stemmed.cache_clear()
    parser = parser_for("analyze")
    add_source_options(parser)
    assert "zz" in parser.format_help()


def test_it_is_listed_among_the_pipelines_and_refusals_call_it_by_name(made_up: Path) -> None:
    (use,) = (use for use in pipelines.uses({CODE: "nowhere"}) if use.language == CODE)
    assert use.pipeline is None
    assert "Zuzu" in str(use.refused)


def _names_a_language(node: ast.AST) -> bool:
    """Whether code asks for one language: by its code in a comparison or a table, or by its word for "and"."""
    match node:
        case ast.Constant(value="dan"):
            return True
        case ast.Compare(ops=[ast.Eq() | ast.NotEq()], comparators=[ast.Constant(value="id" | "en")]):
            return True
        case ast.Dict(keys=found) | ast.Set(elts=found) | ast.Tuple(elts=found) | ast.List(elts=found):
            return {"id", "en"} <= {one.value for one in found if isinstance(one, ast.Constant)}
    return False


def test_no_code_outside_its_folder_names_a_language() -> None:
    """Set apart: training's recipes, and the languages of the interface, which are catalogues of their own."""
    root = Path(lang.__file__).parents[2]
    apart = {root / "settings.py", *(root / "training").rglob("*.py"), *(root / "tui").rglob("*.py")}
    apart |= set((root / "analysis" / "lang").glob("*/language.py"))
    places = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in sorted(set(root.rglob("*.py")) - apart)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.expr) and _names_a_language(node)
    ]
    assert places == []
