"""A stand-in for the engine, so that the command line is tested without loading a pipeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reader.analysis import LANGUAGES, engine_stamp
from reader.cli import main
from reader.model import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Progress,
    Span,
    Statement,
    StatementDate,
    StatementKind,
)


class QuotationEngine:
    """Takes the words between the first “ and ” for a statement of the actor [b]Ratna[/b]."""

    made = 0

    def __init__(self, models: Mapping[str, str] | None = None) -> None:
        type(self).made += 1

    def start(self, *languages: str) -> None:
        """There is nothing to warm up."""

    def close(self) -> None:
        """There is nothing to end."""

    def analyse(
        self,
        article: Article,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        """One statement, if there are quotation marks."""
        if progress is not None:
            progress(Progress("analyse", 1, 1))
        stamp = engine_stamp(article.language, {}) if LANGUAGES.has(article.language) else "none"
        start, end = article.text.find("“"), article.text.find("”")
        if start < 0 or end <= start + 1:
            return Analysis(article.language, (), (), (), stamp)
        actor = Actor("a1", "[b]Ratna[/b]", ActorKind.PERSON)
        span = Span(start + 1, end)
        said = StatementDate("2024-10-21", None)
        statement = Statement("s1", StatementKind.DIRECT, (span,), None, None, "a1", said, 0.9, "cue-after-quotation")
        return Analysis(article.language, (), (actor,), (statement,), stamp)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> type[QuotationEngine]:
    """Analyse with `QuotationEngine`, in this process."""
    monkeypatch.setattr("reader.analysis.Engine", QuotationEngine, raising=False)
    monkeypatch.setattr("reader.analysis.Worker", QuotationEngine)
    monkeypatch.setattr(QuotationEngine, "made", 0)
    return QuotationEngine


def read_in(folder: Path, texts: Mapping[str, str], days: Mapping[str, str] | None = None) -> None:
    """Write texts by their files' names and have them read into the library, of a day each or of one."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        day = (days or {}).get(name, "2024-10-22")
        assert main(["read", "--plain", str(folder / name), "--lang", "id", "--date", day]) == 0
