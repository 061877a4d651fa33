"""Every command on hostile files, words and servers: what it says holds no byte that acts, and is never a traceback."""

from __future__ import annotations

import io
import os
import random
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest import mock

from reader.cli import main
from reader.cli.commands import COMMANDS
from reader.export.formats import formats
from reader.paths import user_paths
from tests.attack import hostile
from tests.attack.containers import KINDS, name_of, put
from tests.cli.conftest import QuotationEngine

LEFT_OUT = {"read", "explain", "man", "completion", "keys"}
"""Commands that are not given random words: one opens the screen, one needs a model, some say always the same."""


_ASKING = (["read", "--plain"], ["add"], ["analyze", "--format", "table"], ["analyze"], ["feeds", "add"])
"""What is asked of a server."""


def said(words: list[str]) -> tuple[int | str | None, bytes, bytes]:
    """Exit status, standard output and standard error of a command."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with mock.patch.object(sys, "stdout", out), mock.patch.object(sys, "stderr", err):
        try:
            status: int | str | None = main(words)
        except SystemExit as left:
            status = left.code
        with suppress(ValueError):
            out.flush()
        err.flush()
    assert isinstance(out.buffer, io.BytesIO)
    assert isinstance(err.buffer, io.BytesIO)
    return status, out.buffer.getvalue(), err.buffer.getvalue()


def checked(words: list[str]) -> None:
    """Carry a command out. Raises AssertionError where what it says acts, or no sentence was meant."""
    status, *streams = said(words)
    assert status in (0, 1, 2), (words, status)
    for data in streams:
        text = data.decode("utf-8")
        acting = hostile.ACTING.search(text.replace("\r\n", "\n"))
        assert acting is None, (words, text[max(acting.start() - 60, 0) : acting.end() + 20] if acting else "")
    assert b"Traceback" not in streams[1], (words, streams[1])
    assert b"Unforeseen" not in streams[1], (words, streams[1], _log())


def _log() -> str:
    log = user_paths().log_file
    return log.read_text(encoding="utf-8") if log.exists() else ""


def commands(seed: int, folder: Path) -> int:
    """Commands at random in one library, over files of every kind."""
    chance = random.Random(seed)
    cases = 0
    with living_in(folder):
        for suffix in KINDS:
            for words in _of_a_file(chance, put(chance, suffix)):
                checked(words)
                cases += 1
        for words in _of_words(chance):
            checked(words)
            cases += 1
        _check_log()
    return cases


def servers(seed: int, folder: Path) -> int:
    """Servers whose status, heads, redirects and bodies are hostile."""
    chance = random.Random(seed)
    with living_in(folder), _server(chance) as address:
        for number in range(12):
            page = f"{address}{number}"
            command = chance.choice(_ASKING)
            checked([*command, page])
        for words in (["feeds", "update"], ["feeds", "list"], ["feeds", "list", "1"], ["feeds", "export"]):
            checked(words)
        checked(["check", "--all"])
        checked(["articles"])
        _check_log()
    return 18


@contextmanager
def living_in(folder: Path) -> Iterator[None]:
    """Work in `folder`, with a home there and an engine without a model."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        with (
            mock.patch.dict(os.environ, {"KUTIP_HOME": str(folder / "kutip-home"), "COLUMNS": "100"}),
            mock.patch("reader.analysis.Worker", QuotationEngine),
            mock.patch("reader.analysis.Engine", QuotationEngine, create=True),
        ):
            yield
    finally:
        os.chdir(before)


def _check_log() -> None:
    found = hostile.ACTING.search(_log())
    assert found is None, _log()[max(found.start() - 60, 0) : found.end() + 20] if found else ""


def _of_a_file(chance: random.Random, name: str) -> list[list[str]]:
    """What is done with one file."""
    given = name if chance.random() < 0.5 else f"./{name}"
    return [
        ["read", "--plain", given],
        ["analyze", given, "--format", chance.choice(("jsonl", "json", "table"))],
        ["add", given],
        [chance.choice(("import", "restore", "diff", "evaluate", "check", "edit", "note")), given],
        ["add", "--from", given],
        ["import", given],
        ["feeds", "import", given],
    ]


def _of_words(chance: random.Random) -> list[list[str]]:
    """What is done with the library, and with words that somebody types or pastes."""

    def typed() -> str:
        # As it comes from a terminal: no zeros, and of bytes that are no UTF-8 what Python makes of them.
        return os.fsdecode(hostile.words(chance, 2).encode("utf-8", "surrogatepass")).replace("\0", "")

    into = os.fsdecode(name_of(chance))
    made = [
        ["articles"], ["articles", "--format", "jsonl"], ["actors"], ["statements", "--plain"], ["quotations"],
        ["story"], ["story", "--csv"], ["story", "1"], ["balance", "1", "--list", typed()], ["balance", "--all"],
        ["balance", "--all", "--by", "actor", "--json"],
        ["search", typed()], ["search", "kata", "--format", "jsonl"], ["actors", typed()], ["doctor"], ["paths"],
        ["statements", "--actor", typed()], ["note", "1", "kata", "--text", typed(), "--code", typed(), "--nth", "1"],
        ["note", "1"], ["note", "1", "--format", "jsonl"], ["note", "1", typed()], ["note", "1", "--delete", typed()],
        ["edit", "1", "--title", typed(), "--author", typed(), "--outlet", typed()], ["edit", "1"],
        ["correct", "1"], ["correct", "1", "1", "--speaker", typed()], ["correct", "1", typed()],
        ["diff", "1"], ["actors", typed(), "--merge", typed()], ["actors", typed(), "--separate", "1", "--called", "x"],
        ["export", "-o", into + ".md"], ["backup", into + ".sqlite3"], ["restore", into + ".sqlite3"],
        ["export", "--format", typed()], ["export", typed()], ["read", "--plain", "1", "--lang", typed()],
        ["read", "--plain", typed(), "--date", typed()], [typed()], [f"--{typed()}"],
        ["add", typed(), "--column", typed()],
        ["codes", "add", typed(), "--description", typed()], ["codes", "rename", typed(), typed()], ["codes"],
        ["codes", "merge", typed(), typed()], ["codes", "set", typed(), "--parent", typed()], ["codes", "table"],
        ["feeds"], ["feeds", "list", typed()], ["feeds", "export"], ["feeds", "remove", typed()],
        ["story"], ["balance"],
        ["check", "--all"], ["refresh"], ["export", "--folder", into], ["models", typed()], ["completion", typed()],
        ["help", typed()], *(["export", "--format", form, "-o", "made"] for form in ("xlsx", "qdpx")),
        *(["export", "--format", form] for form in formats() if form not in ("xlsx", "qdpx")),
        *([name, *(typed() for _ in range(chance.randint(0, 2)))] for name in COMMANDS if name not in LEFT_OUT),
    ]  # fmt: skip
    chance.shuffle(made)
    return made


@contextmanager
def _server(chance: random.Random) -> Iterator[str]:
    """A server on this machine; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer_all() -> None:
        with suppress(OSError):
            while True:
                asking, _ = listening.accept()
                with asking, suppress(OSError):
                    asking.settimeout(5)
                    asking.recv(65536)
                    asking.sendall(_answer(chance))

    threading.Thread(target=answer_all, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def _answer(chance: random.Random) -> bytes:
    """Status, heads and a body, each of which may be wrong."""

    def head() -> str:
        return hostile.words(chance, 2).replace("\n", " ").replace("\r", " ")

    status = chance.choice(("200 OK", "200 OK", "200 OK", f"404 {head()}", f"302 {head()}", "304 x", f"{head()}"))
    kind = chance.choice(("text/html", "text/html; charset=" + head(), head(), "application/rss+xml", "text/plain"))
    names = ("Location", "Set-Cookie", "Content-Disposition", "Content-Language", "Last-Modified", "Link", head())
    heads = [f"{name}: {head()}" for name in names if chance.random() < 0.5]
    if chance.random() < 0.2:
        heads.append(f"Content-Encoding: {chance.choice(('gzip', 'br', head()))}")
    text = chance.choice((hostile.page, hostile.feed, hostile.words))(chance)
    made = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n" + "".join(f"{one}\r\n" for one in heads)
    return f"{made}Connection: close\r\n\r\n{text}".encode("utf-8", "surrogatepass")
