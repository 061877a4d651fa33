"""The texts that an article had, and what changed between them."""

from __future__ import annotations

from functools import partial

import pytest

from reader.errors import LibraryError
from reader.library import text_diff
from reader.library.text_diff import compare
from reader.model import ChangeKind, Detail, DetailChange, DiffPart
from tests.sample_library import CHANGED, TEXT, Bench


def test_versions_are_kept_and_compared(bench: Bench) -> None:
    bench.analysed()
    opened = bench.analysed(CHANGED)
    first, second = bench.library.versions.all(opened.article_id)
    assert (first.current, second.current) == (False, True)
    assert bench.library.versions.article(opened.article_id, first.digest).text == TEXT
    diff = bench.library.versions.compare(opened.article_id)
    assert "".join(part.text for part in diff.parts if part.kind != "added") == TEXT
    assert "".join(part.text for part in diff.parts if part.kind != "removed") == CHANGED
    changed = {(change.kind.value, change.before) for change in diff.quotes}
    assert ("changed", "“Biayanya turun dua miliar,”") in changed
    (safe,) = [change for change in diff.quotes if change.before and "aman bagi semua" in change.before]
    assert safe.words == ()  # the same words, on a day that is not told any more
    assert safe.details == (DetailChange(Detail.DAY, "2026-03-02", None),)
    with pytest.raises(LibraryError, match="versions"):
        bench.library.versions.compare(opened.article_id, old="zz")


def test_one_version_has_nothing_to_compare(bench: Bench) -> None:
    with pytest.raises(LibraryError) as told:
        bench.library.versions.compare(bench.open().article_id)
    assert str(told.value) == (
        "Nothing to compare: The library has only one version of this article: its text never changed since it was "
        "first read."
    )


def test_what_is_no_version_is_one_sentence(bench: Bench) -> None:
    number, versions = bench.open().article_id, bench.library.versions
    for looked_for in (partial(versions.article, 77), partial(versions.article, number, "a digest")):
        with pytest.raises(LibraryError) as told:
            looked_for()
        assert str(told.value) == "Version not found: This version of the article is not in the library."
    with pytest.raises(LibraryError) as told:
        versions.compare(number, new="zz")
    assert str(told.value) == "Version not found: 0 versions of this article begin with 'zz'."


def test_any_two_versions_are_compared_by_the_beginning_of_their_digests(bench: Bench) -> None:
    texts = (TEXT, CHANGED, TEXT.replace("lebih awal", "terlambat"))
    opened = [bench.open(text) for text in texts]
    number, versions = opened[0].article_id, bench.library.versions
    first, second, third = (one.article.digest for one in opened)

    def compared(**named: str) -> tuple[str, str]:
        difference = versions.compare(number, **named)
        assert difference.parts == compare(difference.old.text, difference.new.text)
        return difference.old.digest, difference.new.digest

    assert [card.digest for card in versions.all(number)] == [first, second, third]
    assert versions.article(number).digest == third
    assert versions.article(number, first).text == TEXT
    assert compared() == (second, third)
    assert compared(old=first[:8]) == (first, third)
    assert compared(new=second[:8]) == (third, second)  # with the last one that is another
    assert compared(old=second, new=first) == (second, first)
    bench.open(TEXT)  # the source has its first text again
    assert compared() == (third, first)


def test_a_beginning_that_several_versions_have_names_none(bench: Bench) -> None:
    seen: dict[str, str] = {}
    for turn in range(17):
        opened = bench.open(TEXT + "Lagi.\n" * turn)
        known = seen.setdefault(opened.article.digest[0], opened.article.digest)
        if known != opened.article.digest:
            break
    start = opened.article.digest[0]
    with pytest.raises(LibraryError, match=f"2 versions of this article begin with '{start}'"):
        bench.library.versions.compare(opened.article_id, old=start)


def test_versions_of_which_one_was_not_analysed_are_compared_by_their_texts_alone(bench: Bench) -> None:
    for first in (bench.open, bench.analysed):
        for second in (bench.open, bench.analysed):
            name = f"{first.__name__}-{second.__name__}.txt"
            first(TEXT, name)
            difference = bench.library.versions.compare(second(CHANGED.replace("dibuka", name), name).article_id)
            assert difference.analysed is (first == second == bench.analysed)
            assert bool(difference.quotes) is difference.analysed
            assert {part.kind for part in difference.parts} == {*ChangeKind} - {ChangeKind.CHANGED}


def test_statements_are_compared_as_the_reader_corrected_them(bench: Bench) -> None:
    number = bench.analysed().article_id
    bench.analysed(CHANGED)
    before = bench.library.versions.compare(number).quotes
    bench.library.corrections.reject(number, "s2")
    after = bench.library.versions.compare(number).quotes
    assert len(after) == len(before) - 1
    bench.open(TEXT)
    bench.library.corrections.set_speaker(number, "s1", None)
    bench.open(CHANGED)
    (safe,) = [one for one in bench.library.versions.compare(number).quotes if "aman" in (one.before or "")]
    assert safe.speaker is None
    assert Detail.SPEAKER not in [one.detail for one in safe.details]  # in both it is what the reader said


# ---------------------------------------------------------------- texts


def marked(old: str, new: str) -> str:
    """A comparison with what went in square brackets and what came in braces."""
    signs = {ChangeKind.SAME: "{}", ChangeKind.REMOVED: "[{}]", ChangeKind.ADDED: "{{{}}}"}
    return "".join(signs[part.kind].format(part.text) for part in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("", "", ""),
        ("", "satu\n", "{satu\n}"),
        ("satu\n", "", "[satu\n]"),
        ("satu dua tiga", "satu tiga", "satu [dua ]tiga"),
        ("satu tiga", "satu dua tiga", "satu {dua }tiga"),
        ("satu dua tiga", "satu empat tiga", "satu [dua]{empat} tiga"),
        ("a b c d e", "x b c d y", "[a]{x} b c d [e]{y}"),
        ("satu\n\ndua\n\ntiga\n", "satu\n\ntiga\n", "satu\n\n[dua\n\n]tiga\n"),
        ("satu\n\ntiga\n", "satu\n\ndua\n\ntiga\n", "satu\n\n{dua\n\n}tiga\n"),
        ("satu\n\ndua lagi\n", "nol\n\nsatu\n\ndua kali\n", "{nol\n\n}satu\n\ndua [lagi]{kali}\n"),
        ("“Air,” katanya.", "“Air” katanya.", "“[Air,]{Air}” katanya."),
        ("\n\nsatu", "satu", "[\n\n]satu"),
    ],
)
def test_what_came_and_went_is_told_by_paragraphs_and_inside_them_by_words(old: str, new: str, changes: str) -> None:
    assert marked(old, new) == changes


def test_what_is_too_long_to_be_compared_by_words_is_compared_by_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = "satu dua\n\ntetap\n", "satu tiga\n\ntetap\n"  # eight words and what stands between them
    monkeypatch.setattr(text_diff, "COMPARED_WORDS", 8)
    assert marked(old, new) == "satu [dua]{tiga}\n\ntetap\n"
    monkeypatch.setattr(text_diff, "COMPARED_WORDS", 7)
    assert marked(old, new) == "[satu dua\n\n]{satu tiga\n\n}tetap\n"


def test_a_comparison_that_takes_too_long_is_less_fine_and_still_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_diff, "COMPARING_S", 1e-9)
    old, new = " ".join(str(n) for n in range(300)), " ".join(str(n * 7 % 300) for n in range(300))
    parts = compare(old, new)
    assert "".join(part.text for part in parts if part.kind is not ChangeKind.ADDED) == old
    assert "".join(part.text for part in parts if part.kind is not ChangeKind.REMOVED) == new
    assert all(isinstance(part, DiffPart) for part in parts)
