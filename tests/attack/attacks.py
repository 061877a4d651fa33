"""The attacks: each takes a seed and an empty folder, and gives how many cases it tried."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reader import intake
from reader.errors import ReaderError
from reader.export.formats import formats
from reader.library import Library
from reader.model import NOTE_COLOURS, Article, Span
from reader.settings import load
from tests.attack import hostile
from tests.attack.commands import commands, servers
from tests.attack.fuzz import clean_of, fuzz
from tests.attack.interrupted import failing_writes, full_writes, kills, torn_writes
from tests.attack.several import clocks, futures, locked, processes
from tests.attack.strangers import strangers
from tests.sample_library import NoModels, paths_in

Attack = Callable[[int, Path], int]


def read_file(path: Path) -> Article | None:
    """The article in a file; None where one sentence says that there is none."""
    try:
        return intake.read(str(path))
    except ReaderError as error:
        clean_of(error.title, error.message)
        return None


def sources(seed: int, folder: Path) -> int:
    """Files of every kind with hostile words: read, and clean, with every block within the text."""
    chance = random.Random(seed)
    makers = {".txt": hostile.words, ".html": hostile.page, ".md": hostile.markdown, ".xml": hostile.feed}
    cases = 0
    for suffix, make in makers.items():
        for _ in range(5):
            path = folder / f"a{suffix}"
            data = make(chance).encode("utf-8", "surrogatepass")
            path.write_bytes(hostile.flipped(data, chance) if chance.random() < 0.3 else data)
            article = read_file(path)
            cases += 1
            if article is None:
                continue
            clean_of(article.text, article.title, article.byline, article.outlet, article.url)
            ends = [0, *(edge for block in article.blocks for edge in (block.span.start, block.span.end))]
            assert ends == sorted(ends)
            assert ends[-1] <= len(article.text)
    return cases


def books(seed: int, folder: Path) -> int:
    """Books whose parts are hostile, damaged, or missing."""
    chance = random.Random(seed)
    for _ in range(5):
        path = folder / "a.epub"
        with zipfile.ZipFile(path, "w") as book:
            container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
            opf = (
                f"<package><metadata><title>{hostile.words(chance, 3)}</title></metadata><manifest>"
                '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
                '<spine><itemref idref="c"/></spine></package>'
            )
            parts = {"META-INF/container.xml": container, "a.opf": opf, "c.xhtml": hostile.page(chance)}
            for name, text in parts.items():
                if chance.random() < 0.9:
                    data = text.encode("utf-8", "surrogatepass")
                    book.writestr(name, hostile.flipped(data, chance) if chance.random() < 0.3 else data)
        if chance.random() < 0.3:
            path.write_bytes(hostile.flipped(path.read_bytes(), chance))
        article = read_file(path)
        clean_of(*((article.text, article.title) if article else ()))
    return 5


def settings_files(seed: int, folder: Path) -> int:
    """Settings of any kind: they hold, or one sentence says why not."""
    chance = random.Random(seed)
    for _ in range(40):
        path = folder / "settings.toml"
        path.write_bytes(hostile.settings(chance).encode("utf-8", "surrogatepass"))
        with suppress(ReaderError):
            load(path)
    return 40


def opened_in(folder: Path, chance: random.Random) -> tuple[Library, int]:
    """A library with one hostile article and a note on it."""
    path = folder / "a.txt"
    path.write_text(hostile.text(chance), encoding="utf-8", errors="replace")
    library = Library(paths_in(folder), NoModels())
    opened = library.articles.open(str(path))
    text = opened.article.text
    end = chance.randint(1, len(text))
    start = chance.randrange(end)
    library.notes.add(
        opened.article_id, Span(start, end), text=hostile.words(chance, 5), colour=chance.choice(NOTE_COLOURS),
        tags=(hostile.words(chance, 1) or "a",),
    )  # fmt: skip
    return library, opened.article_id


def exports(seed: int, folder: Path) -> int:
    """A hostile article with a hostile note, in every format that can hold it."""
    library, article_id = opened_in(folder, random.Random(seed))
    cases = 0
    with library:
        for name in formats():
            try:
                made = library.exports.articles(name, [article_id])
            except ReaderError:
                continue
            cases += 1
            if isinstance(made, str):
                clean_of(made.replace("\r\n", "\n").replace("\t", " "))
                assert "<script>alert" not in made.replace("\\u003c", "<") or not name.startswith("html")
                if name.endswith("json") or name in ("w3c", "hypothesis"):
                    json.loads(made)
    return cases


def foreign_notes(seed: int, folder: Path) -> int:
    """Annotations of any shape: imported, or one sentence says why not; nothing of the reader's changes."""
    chance = random.Random(seed)
    library, article_id = opened_in(folder, chance)
    with library:
        before = library.notes.of_article(article_id)
        for _ in range(20):
            data = json.dumps(hostile.value(chance)).encode("utf-8", "surrogatepass")
            with suppress(ReaderError):
                library.exchange.import_annotations(
                    hostile.flipped(data, chance) if chance.random() < 0.2 else data, article_id=article_id
                )
        kept = {note.id: note.text for note in library.notes.of_article(article_id)}
        assert all(kept.get(note.id) == note.text for note in before)
    return 20


def backups(seed: int, folder: Path) -> int:
    """Damaged backups: refused by a sentence, or restored; the library can be used after either."""
    chance = random.Random(seed)
    library, article_id = opened_in(folder, chance)
    backup = folder / "b.sqlite3"
    with library:
        library.exchange.backup(backup)
        whole = backup.read_bytes()
        for _ in range(4):
            backup.write_bytes(hostile.flipped(whole, chance, 400))
            with suppress(ReaderError):
                library.exchange.restore(backup)
        backup.write_bytes(whole)
        library.exchange.restore(backup)
        assert len(library.notes.of_article(article_id)) == 1
    return 5


def analyses(seed: int, folder: Path) -> int:
    """Hostile texts through the rules: every span lies in the text, and both runs say the same."""
    from reader.analysis.engine import engine

    chance = random.Random(seed)
    found = engine.Engine()
    cases = 0
    for language in ("id", "en"):
        path = folder / "a.txt"
        path.write_text(hostile.text(chance), encoding="utf-8", errors="replace")
        article = intake.read(str(path), language=language)
        analysis = found.analyse(article)
        spans = [span for one in analysis.statements for span in (*one.spans, one.cue, one.speaker) if span is not None]
        spans += [one.span for one in analysis.entities]
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
        clean_of(*(actor.name for actor in analysis.actors))
        cases += 1
    return cases


def full_disks(seed: int, folder: Path) -> int:
    """Commands on a disk that is full after some bytes: a sentence and a sound library, never a traceback."""
    if sys.platform == "win32":
        return 0
    chance = random.Random(seed)
    (folder / "a.txt").write_text("Satu dua tiga.\n\n" * 400, encoding="utf-8")
    most = chance.choice((0, 1, 4096, 20_000, 100_000, 300_000))
    start = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most})); "
        "from reader.cli import main; sys.exit(main())"
    )
    environment = {**os.environ, "KUTIP_HOME": str(folder / "home"), "PYTHONDONTWRITEBYTECODE": "1"}
    for command in (["add", "a.txt"], ["export", "--format", "markdown", "--output", "x.md"], ["backup", "b.sqlite3"]):
        done = subprocess.run(
            [sys.executable, "-c", start, *command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1, 2), (command, most, done.stderr)
        assert "Traceback" not in done.stderr, (command, most, done.stderr)
        assert "Unforeseen" not in done.stderr, (command, most, done.stderr, _log(folder))
    assert not list(folder.rglob("*.partial"))
    return 3


def _log(folder: Path) -> str:
    log = folder / "home/log/kutip.log"
    return log.read_text(encoding="utf-8") if log.exists() else ""


def keyboards(seed: int, folder: Path) -> int:
    """Bytes of any kind as a keyboard's: read to the end, without a fault."""
    if sys.platform == "win32":
        return 0
    from reader.tui.startup.driver import Decoder, KeyParser

    chance = random.Random(seed)
    pieces = [b"\x1b", b"[", b"<", b";", b"M", b"u", b"~", b"\xff", b"\xc3", b"1114112u", b"99999999999", b"200~", b"a"]
    pieces += [
        b"\x1b[<0;1;1M",
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x1b[97;5u",
        b"\x1b[1;1R",
        b"\x1b[?2048;1$y",
        b"\x00",
        b"\xf0\x9f",
    ]
    for _ in range(200):
        decoder, parser = Decoder(), KeyParser()
        for _ in range(chance.randint(1, 6)):
            data = b"".join(chance.choices(pieces, k=chance.randint(1, 6)))
            typed = decoder.decode(data)
            for _event in parser.feed(typed) if typed else ():
                pass
            for _event in parser.tick():
                pass
    return 200


ATTACKS: dict[str, Attack] = {
    attack.__name__: attack
    for attack in (
        *(sources, books, settings_files, exports, foreign_notes, backups, analyses, full_disks, keyboards),
        *(fuzz, commands, servers, strangers, processes, locked, futures, clocks),
        *(kills, torn_writes, full_writes, failing_writes),
    )
}
"""Every attack that needs no screen, by name."""
