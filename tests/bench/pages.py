"""Articles found on pages: F1 by peers' own evaluation beside trafilatura, and how many have promo-like words left in.

usage: python -m tests.bench pages BENCHMARK [--readability FOLDER] [--show]

BENCHMARK is a copy of github.com/scrapinghub/article-extraction-benchmark, FOLDER one of
github.com/mozilla/readability: its test pages are measured in the same way (F1 of four words in a row, the mean over
pages).

An article has promo-like words left in where three words or more in a row stand in none of the four-word sequences of
the right text and one of `SIGNS` is among them. The signs are those of any site, and not the rules by which Kutip
leaves lines out. `--show` prints what is too much, and each page that trafilatura finds better, with what is missing.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from lxml import html

from reader.errors import SourceError
from reader.intake.pages.article import extract_page
from reader.intake.pages.extraction import trafilatura

SIGNS = re.compile(
    r"\b(?:subscri\w+|newsletters?|sign[- ]?up|follow (?:us|him|her|them|me)|click\w*|tweet|facebook|twitter|whatsapp|"
    r"listen|podcasts?|download|app|read (?:more|also|next)|see more|leggi anche|baca juga|leia|related|recommended|"
    r"more (?:from|on|where)|advert\w*|sponsor\w*|promo\w*|affiliate|buy something|now available|share (?:this|on|of)|"
    r"all rights|copyright|comment\w*|coment\w*|categor\w+|tags?|e-?mail\w*|button|min(?:uto|ute)?s? read|"
    r"tempo de leitura|letters to the editor|http\w*|www|video|주요뉴스)\b",
    re.IGNORECASE,
)
"""Words of what sites print beside an article."""
_WORD = re.compile(r"\w+")
_FOUR = 4
_FEW = 3
"""Words in a row."""
_BLOCKS = "p|div|li|td|th|tr|h1|h2|h3|h4|h5|h6|br|blockquote|pre|dt|dd|figcaption|section"

Match = Callable[[str, str], tuple[float, float, float]]
"""Right, wrong and missing sequences of words in a text, by the right text: a benchmark's own counting."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page, the text that it should give, and what was found."""

    name: str
    right: str
    kutip: str
    other: str


def main(arguments: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench pages")
    parser.add_argument("benchmark", type=Path)
    parser.add_argument("--readability", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args(arguments)
    match = _evaluation(options.benchmark)
    began = time.process_time()
    found = [_found(*page) for page in _news(options.benchmark)]
    print(f"{len(found)} pages, {time.process_time() - began:.0f} s of processor for both")
    _tell("Kutip", [match(page.right, page.kutip) for page in found])
    _tell("trafilatura", [match(page.right, page.other) for page in found])
    _compare(found, match, show=options.show)
    left = {page.name: lines for page in found if (lines := promo_like(page.kutip, page.right))}
    print(f"promo-like words left in: {len(left)} of {len(found)} articles")
    for name, lines in left.items() if options.show else ():
        print(f"  {name}", *(f"    {line[:200]}" for line in lines), sep="\n")
    if options.readability:
        _tell_mean([_found(*page) for page in _readability(options.readability)], match)
    return 0


def promo_like(text: str, right: str) -> list[str]:
    """The runs of words in `text` that are not in the `right` one and hold one of the signs."""
    wanted = [word.casefold() for word in _WORD.findall(right)]
    fours = {tuple(wanted[place : place + _FOUR]) for place in range(len(wanted) - _FOUR + 1)}
    whole = f" {' '.join(wanted)} "
    too_much: list[str] = []
    for line in text.split("\n"):
        places = list(_WORD.finditer(line))
        words = [place[0].casefold() for place in places]
        if len(words) < _FOUR and f" {' '.join(words)} " in whole:
            continue
        told = [False] * len(words)
        for start in range(len(words) - _FOUR + 1):
            if tuple(words[start : start + _FOUR]) in fours:
                told[start : start + _FOUR] = [True] * _FOUR
        for begin, end in _runs(told):
            run = line[places[begin].start() : places[end - 1].end()]
            if SIGNS.search(run):
                too_much.append(run)
    return too_much


def _runs(told: list[bool]) -> Iterator[tuple[int, int]]:
    """Where so many words in a row are not told of."""
    begin = 0
    for place, is_told in enumerate([*told, True]):
        if is_told:
            if place - begin >= _FEW:
                yield begin, place
            begin = place + 1


def _evaluation(folder: Path) -> Match:
    """The benchmark's own counting, as its evaluate.py has it."""
    spec = importlib.util.spec_from_file_location("evaluate", folder / "evaluate.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no evaluate.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    match: Match = module.string_shingle_matching
    return match


def _news(folder: Path) -> Iterator[tuple[str, str, str, str | None]]:
    """Name, page, right text and address of each page."""
    truth: dict[str, dict[str, str]] = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key, told in truth.items():
        with gzip.open(folder / "html" / f"{key}.html.gz", "rt", encoding="utf-8") as file:
            yield f"{key[:8]} {told['url'][:90]}", file.read(), told["articleBody"], told["url"]


def _readability(folder: Path) -> Iterator[tuple[str, str, str, str | None]]:
    for page in sorted((folder / "test" / "test-pages").iterdir()):
        source = (page / "source.html").read_text(encoding="utf-8", errors="replace")
        yield page.name, source, _words((page / "expected.html").read_text(encoding="utf-8")), "http://fakehost/page"


def _words(page: str) -> str:
    """The text of a page that holds nothing but an article."""
    root = html.fromstring(re.sub(rf"(?i)<(?=/?(?:{_BLOCKS})\b)", " <", page))
    return " ".join("".join(map(str, root.itertext())).split())


def _found(name: str, page: str, right: str, url: str | None) -> Found:
    try:
        article = extract_page(page, url=url)
        title, body = article.title or "", article.text
        if title and body.startswith(title) and not right.startswith(title):
            body = body[len(title) :]
    except SourceError as error:
        print(f"{name}: {error}")
        body = ""
    return Found(name, right, body, trafilatura().extract(page, include_comments=False) or "")


def _tell(whose: str, counted: list[tuple[float, float, float]]) -> None:
    precision = statistics.mean(_share(right, wrong) for right, wrong, _ in counted)
    recall = statistics.mean(_share(right, missing) for right, _, missing in counted)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{whose:12} F1 {f1:.4f}, precision {precision:.4f}, recall {recall:.4f}")


def _tell_mean(found: list[Found], match: Match) -> None:
    for whose, texts in (("Kutip", [page.kutip for page in found]), ("trafilatura", [page.other for page in found])):
        mean = statistics.mean(_f1(match(page.right, text)) for page, text in zip(found, texts, strict=True))
        print(f"{whose:12} F1 {mean:.4f} on {len(found)} test pages of readability")


def _compare(found: list[Found], match: Match, *, show: bool) -> None:
    """The pages that trafilatura finds better, with what Kutip has too little or too much."""
    worse = [
        (mine - other, page)
        for page in found
        if (mine := _f1(match(page.right, page.kutip))) < (other := _f1(match(page.right, page.other)))
    ]
    print(f"worse than trafilatura: {len(worse)} of {len(found)} pages")
    for difference, page in sorted(worse, key=lambda each: each[0]) if show else ():
        print(f"  {difference:.4f} {page.name}")
        right, text = page.right.split(), page.kutip.split()
        for what, begin, end, start, stop in SequenceMatcher(None, right, text, autojunk=False).get_opcodes():
            if what != "equal":
                print(f"    - {' '.join(right[begin:end])[:200]}\n    + {' '.join(text[start:stop])[:200]}")


def _f1(counted: tuple[float, float, float]) -> float:
    right, wrong, missing = counted
    return 2 * right / (2 * right + wrong + missing) if right else 0.0


def _share(right: float, other: float) -> float:
    """As the benchmark counts a share of nothing: 1 where there was nothing to find and nothing was."""
    return right / (right + other) if right + other else 1.0
