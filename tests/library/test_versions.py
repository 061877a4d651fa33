"""The texts that an article had, and what changed between them."""

from __future__ import annotations

import pytest

from reader.errors import LibraryError
from reader.model import Detail, DetailChange
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
    with pytest.raises(LibraryError, match="only one version"):
        bench.library.versions.compare(bench.open().article_id)
