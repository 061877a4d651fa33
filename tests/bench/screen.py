"""How fast the reading room is: from the start to the text, from a key to the stable screen.

    python -m tests.bench screen [--runs N] [--long]

Every figure is a median over runs in which two little apps (`line`, `scroll`) and Kutip take turns, in a
pseudo-terminal of 120x40; `--long` adds the text of a million words. What each row stands for is in `ROWS`.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from reader.paths import sample_article
from tests.bench._terminal import Terminal

PYTHON = sys.executable
FLOORS = [PYTHON, "-m", "tests.bench._floors"]
READY = r"q (quit|leave)"
"""What the key bar shows when Textual has taken the screen over."""

ROWS = {
    "line: first text": "s",
    "line: memory": "MB",
    "scroll: first text": "s",
    "scroll: a line": "ms",
    "scroll: bytes of a line": "B",
    "first opening: first text": "s",
    "first opening: keys live": "s",
    "first opening: marks": "s",
    "first opening: memory": "MB",
    "worst key while analysing": "ms",
    "second opening: first text": "s",
    "second opening: text with marks": "s",
    "second opening: memory": "MB",
    "j": "ms",
    "n": "ms",
    "PageDown": "ms",
    "slowest twentieth of all keys": "ms",
    "bytes of j": "B",
    "bytes of n": "B",
    "million words: first text": "s",
    "million words: keys live": "s",
    "million words: j": "ms",
    "million words: PageDown": "ms",
    "million words: G": "ms",
    "million words: memory": "MB",
}
"""Every figure and its unit."""

AGAINST = {
    "first opening: first text": ("line: first text", 1.4),
    "second opening: first text": ("line: first text", 1.4),
    "second opening: text with marks": ("line: first text", 1.6),
    "million words: first text": ("line: first text", 1.8),
    "j": ("scroll: a line", 1.5),
    "n": ("scroll: a line", 1.5),
    "PageDown": ("scroll: a line", 1.5),
    "million words: j": ("j", 1.5),
    "million words: PageDown": ("PageDown", 1.5),
}
"""What a figure is a ratio to, and the most that the ratio is meant to be."""

Figures = dict[str, list[float]]


def measure_floors(figures: Figures) -> None:
    """The two little apps."""
    with Terminal([*FLOORS, "line"]) as terminal:
        figures["line: first text"].append(terminal.wait_for("line 0"))
        terminal.settle()
        figures["line: memory"].append(terminal.weigh()[0])
    with Terminal([*FLOORS, "scroll", str(sample_article())]) as terminal:
        figures["scroll: first text"].append(terminal.wait_for("Korea Selatan"))
        terminal.settle(0.5)
        presses = [terminal.press("j") for _ in range(5)]
        figures["scroll: a line"] += [press.ms for press in presses if press.size]
        figures["scroll: bytes of a line"] += [press.size for press in presses if press.size]


def kutip(source: Path, home: Path) -> Terminal:
    """Kutip on a file."""
    command = [PYTHON, "-m", "reader", str(source), "--lang", "id", "--date", "2024-10-21"]
    return Terminal(command, environment={"KUTIP_HOME": str(home)})


def measure_first(figures: Figures, home: Path) -> None:
    """The first opening ever, keys being pressed while the analysis runs."""
    with kutip(sample_article(), home) as terminal:
        figures["first opening: first text"].append(terminal.wait_for("Korea Selatan"))
        figures["first opening: keys live"].append(terminal.wait_for(READY))
        worst, step = 0.0, 0
        while not re.search(r"\d+ (statements|pernyataan)", terminal.text):
            press = terminal.press("k" if step % 2 else "j", patience=5)  # each of them draws
            step += 1
            worst = max(worst, press.first)  # the head goes on telling the progress
        figures["first opening: marks"].append(terminal.wait_for(r"\d+ (statements|pernyataan)"))
        figures["worst key while analysing"].append(worst)
        figures["first opening: memory"].append(terminal.weigh()[0])


def measure_second(figures: Figures, home: Path) -> None:
    """The second opening, and the keys."""
    with kutip(sample_article(), home) as terminal:
        figures["second opening: first text"].append(terminal.wait_for("Korea Selatan"))
        figures["second opening: text with marks"].append(terminal.wait_for(r"\d+ (statements|pernyataan)"))
        terminal.settle(0.5)
        terminal.press("g")
        every: list[float] = []
        for key in ("j", "n", "PageDown"):
            terminal.press("g")
            presses = [terminal.press(key) for _ in range(4 if key == "PageDown" else 12)]
            drawn = [press for press in presses if press.size]
            figures[key] += [press.ms for press in drawn]
            every += [press.ms for press in drawn]
            if key != "PageDown":
                figures[f"bytes of {key}"] += [press.size for press in drawn]
        every.sort()
        figures["slowest twentieth of all keys"].append(every[int(len(every) * 0.95)])
        figures["second opening: memory"].append(terminal.weigh()[0])


def measure_long(figures: Figures, home: Path, text: Path) -> None:
    """A text of a million words, in a language that is not analysed."""
    command = [PYTHON, "-m", "reader", str(text), "--lang", "xx"]
    with Terminal(command, environment={"KUTIP_HOME": str(home)}) as terminal:
        figures["million words: first text"].append(terminal.wait_for("Kata pertama"))
        figures["million words: keys live"].append(terminal.wait_for(READY))
        terminal.settle(3)
        figures["million words: j"] += [press.ms for press in (terminal.press("j") for _ in range(8)) if press.size]
        pages = [terminal.press("PageDown") for _ in range(8)]
        figures["million words: PageDown"] += [press.ms for press in pages if press.size]
        figures["million words: G"].append(terminal.press("G").ms)
        figures["million words: memory"].append(terminal.weigh()[0])


def long_text(folder: Path) -> Path:
    """A million made-up words in paragraphs of 80."""
    words = (
        "kapal",
        "pelabuhan",
        "dermaga",
        "ombak",
        "nelayan",
        "perahu",
        "angin",
        "garam",
        "jaring",
        "muara",
        "teluk",
    )
    paragraphs = (
        " ".join(words[(number * 7 + at * at) % len(words)] for at in range(80)) + "." for number in range(12_500)
    )
    file = folder / "long.txt"
    file.write_text("Kata pertama\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    return file


def report(figures: Figures) -> None:
    """Print the table."""
    print(f"{'figure':<36}{'median':>10}  {'range':<22}{'ratio':>7}  goal")
    for name, unit in ROWS.items():
        values = figures.get(name)
        if not values:
            continue
        middle = statistics.median(values)
        digits = 2 if unit == "s" else 0 if unit == "B" else 1
        span = f"{min(values):.{digits}f}–{max(values):.{digits}f}"
        line = f"{name:<36}{middle:>10.{digits}f}  {span + ' ' + unit:<22}"
        if name in AGAINST and figures.get(AGAINST[name][0]):
            other, goal = AGAINST[name]
            line += f"{middle / statistics.median(figures[other]):>7.2f}  <= {goal} x {other}"
        print(line)


def main(arguments: list[str]) -> int:
    """Measure and print; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench screen")
    parser.add_argument("--runs", type=int, default=5, help="rounds in which every program takes its turn")
    parser.add_argument("--long", action="store_true", help="also a text of a million words")
    options = parser.parse_args(arguments)
    figures: Figures = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        text = long_text(Path(folder)) if options.long else None
        for turn in range(options.runs):
            home = Path(folder) / f"home-{turn}"
            measure_floors(figures)
            measure_first(figures, home)
            measure_second(figures, home)
            if text is not None:
                measure_long(figures, home, text)
            print(f"round {turn + 1} of {options.runs} done", file=sys.stderr)
    report(figures)
    return 0
