"""Everything that writes, one deed each, on a home that has an article, notes, corrections, exports and a backup."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import reader.analysis
from reader.cli import main
from reader.errors import ReaderError
from reader.library import Library
from reader.library.drafts import Draft
from reader.model import Span
from reader.paths import user_paths
from reader.settings import Settings, change
from reader.storage import schema
from reader.storage.backups import APPLICATION_ID
from tests.cli.conftest import QuotationEngine

TEXT = "Jembatan Wanatirta dibuka\n\n“Jembatan ini aman bagi semua,” kata Ratna Puspa, Senin.\n\n{}\n"


@dataclass(frozen=True)
class Deed:
    """Something that writes."""

    name: str
    do: Callable[[], int]
    """Does it, in the folder that was made ready; gives an exit status as a command does."""
    files: tuple[str, ...] = ()
    """What it writes outside the library: at every moment each is the old one or the new one."""
    before: Callable[[], object] = bool
    """What is done first, after the common part."""
    confirms: bool = False
    """Whether what it prints says that it is done."""
    in_steps: bool = False
    """Whether it writes several things one after the other: then what was there before and after stands in between."""


def kutip(*words: str) -> Callable[[], int]:
    """A command of the program."""
    return lambda: main(words)


def quietly(do: Callable[[], object]) -> tuple[object, str]:
    """What `do` gives, and what it said on either stream."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        given = do()
        said.flush()
    assert isinstance(said.buffer, io.BytesIO)
    return given, said.buffer.getvalue().decode("utf-8", "replace")


def enter(folder: Path) -> None:
    """Make `folder` the current one, and the home of Kutip in it the one that is used."""
    os.chdir(folder)
    os.environ["KUTIP_HOME"] = str(folder / "home")
    reader.analysis.Worker = reader.analysis.Engine = QuotationEngine  # type: ignore[misc,assignment]  # no model is needed


def furnish(folder: Path) -> None:
    """The common home, made by the commands themselves."""
    enter(folder)
    Path("a.txt").write_text(TEXT.format("Warga senang."), encoding="utf-8")
    Path("b.txt").write_text(TEXT.format("Warga lain ragu."), encoding="utf-8")
    main(("add", "a.txt", "b.txt", "--lang", "id", "--date", "2026-03-02"))
    main(("note", "1", "Wanatirta dibuka", "--text", "ingat ini", "--code", "sungai"))
    main(("note", "1", "Warga senang", "--text", "siapa?"))
    main(("correct", "1", "1", "--speaker", "Ratna Puspa"))
    main(("export", "1", "--format", "w3c", "-o", "notes.json"))
    main(("export", "1", "--format", "qdpx", "-o", "project.qdpx"))
    main(("backup", "backup.sqlite3"))
    main(("note", "2", "Warga lain", "--text", "sesudah cadangan"))
    main(("export", "1", "-o", "old.md"))
    Path("c.txt").write_text(TEXT.format("Yang ketiga."), encoding="utf-8")
    change(user_paths().settings, "theme", "light")
    _keep("ketikan pertama")()


def _draft(text: str) -> Draft:
    return Draft("a.txt", "0" * 16, None, 0, 8, "Jembatan", text, "", "yellow")


def _with_library(work: Callable[[Library], object]) -> Callable[[], int]:
    """Work with the library as a command does it: a failure is a sentence and status 1."""

    def do() -> int:
        try:
            with Library(user_paths(), Settings()) as library:
                work(library)
        except ReaderError as error:
            print(f"kutip: {error.title}: {error.message}", file=sys.stderr)
            return 1
        return 0

    return do


def _keep(text: str) -> Callable[[], int]:
    return _with_library(lambda library: library.drafts.keep(_draft(text)))


def _save_draft(library: Library) -> None:
    """What the editor does when a note is saved: the note, then the draft is dropped."""
    library.notes.add(1, Span(0, 8), text="ketikan pertama")
    print("saved", flush=True)
    library.drafts.drop(_draft(""))


def _set_theme() -> int:
    try:
        change(user_paths().settings, "theme", "dark")
    except ReaderError as error:
        print(f"kutip: {error.title}: {error.message}", file=sys.stderr)
        return 1
    return 0


def _undo(library: Library) -> None:
    library.notes.add(1, Span(0, 8), text="untuk diurungkan")
    library.history.undo()


def _delete_note(library: Library) -> None:
    for note in library.notes.of_article(2):
        library.notes.delete(note.id)
    print("deleted", flush=True)


def _new_home() -> None:
    os.environ["KUTIP_HOME"] = str(Path("new").resolve())


def _change_source() -> None:
    Path("b.txt").write_text(TEXT.format("Warga lain ragu, lalu setuju.") * 2, encoding="utf-8")


def _list_feeds() -> None:
    lines = "".join(f'<outline type="rss" text="{name}" xmlUrl="http://127.0.0.1:9/{name}"/>' for name in "abc")
    Path("list.opml").write_text(f'<opml version="2.0"><head/><body>{lines}</body></opml>', encoding="utf-8")


def _follow_feeds() -> None:
    _list_feeds()
    main(("feeds", "import", "list.opml"))


def _forget_notes() -> None:
    for line in quietly(kutip("note", "1", "--format", "jsonl"))[1].splitlines():
        main(("note", "1", "--delete", json.loads(line)["id"]))


def _older() -> None:
    """The library as the first schema had it: of every later table and column, nothing."""
    path = user_paths().library
    path.rename("newest.sqlite3")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as old:
        for statement in schema.MIGRATIONS[0]:
            old.execute(statement)
        old.execute("ATTACH 'newest.sqlite3' AS new")
        for table in ("article", "source", "version", "note"):
            columns = ", ".join(row[1] for row in old.execute(f"PRAGMA table_info({table})"))
            old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        old.execute(f"PRAGMA application_id={APPLICATION_ID}")
        old.execute("PRAGMA user_version=1")
    Path("newest.sqlite3").unlink()


def _spoil() -> None:
    user_paths().library.write_bytes(b"no library at all" * 300)


DEEDS = (
    Deed("add", kutip("add", "c.txt", "--lang", "id"), in_steps=True),
    Deed("add-first", kutip("add", "c.txt", "--lang", "id"), before=_new_home, in_steps=True),
    Deed("add-changed", kutip("add", "b.txt"), before=_change_source, in_steps=True),
    Deed("note", kutip("note", "1", "Ratna Puspa", "--text", "catatan baru"), confirms=True),
    Deed("note-delete", _with_library(_delete_note), confirms=True),
    Deed("note-and-draft", _with_library(_save_draft), confirms=True),
    Deed("undo", _with_library(_undo), in_steps=True),
    Deed("remove", _with_library(lambda library: library.articles.remove(2)), in_steps=True),
    Deed("correct-speaker", kutip("correct", "2", "1", "--speaker", "Guntur Aji"), confirms=True),
    Deed("correct-reject", kutip("correct", "2", "1", "--reject"), confirms=True),
    Deed("edit", kutip("edit", "1", "2", "--title", "Lain", "--author", "Sari"), confirms=True),
    Deed("edit-day", kutip("edit", "1", "--date", "2026-04-01"), confirms=True),
    Deed("actors-merge", kutip("actors", "Ratna Puspa", "--merge", "[b]Ratna[/b]")),
    Deed("check", kutip("check", "--all"), before=_change_source, in_steps=True),
    Deed("refresh", kutip("refresh"), before=lambda: main(("add", "c.txt", "--no-analysis")), in_steps=True),
    Deed("import", kutip("import", "notes.json"), before=_forget_notes, confirms=True),
    Deed("import-project", kutip("import", "project.qdpx", "--article", "1"), before=_forget_notes, confirms=True),
    Deed("codes-rename", kutip("codes", "rename", "sungai", "kali")),
    Deed("codes-delete", kutip("codes", "delete", "sungai")),
    Deed("feeds-import", kutip("feeds", "import", "list.opml"), before=_list_feeds),
    Deed("feeds-export", kutip("feeds", "export", "new.opml"), ("new.opml",), before=_follow_feeds),
    Deed("analyze", kutip("analyze", "a.txt", "b.txt", "--resume", "lines.jsonl")),
    Deed("export", kutip("export", "1", "-o", "new.md"), ("new.md",)),
    Deed("export-over", kutip("export", "-o", "old.md"), ("old.md",)),
    Deed("export-book", kutip("export", "--format", "qdpx", "-o", "new.qdpx"), ("new.qdpx",)),
    Deed("export-sheet", kutip("export", "--format", "xlsx", "-o", "new.xlsx"), ("new.xlsx",)),
    Deed("export-folder", kutip("export", "--folder", "many"), ("many/*",), in_steps=True),
    Deed("backup", kutip("backup", "new.sqlite3"), ("new.sqlite3",)),
    Deed("backup-over", kutip("backup", "backup.sqlite3"), ("backup.sqlite3",)),
    Deed("restore", kutip("restore", "backup.sqlite3")),
    Deed("restore-over-none", kutip("restore", "backup.sqlite3"), before=_spoil, in_steps=True),
    Deed("restore-empty", kutip("restore", "--empty")),
    Deed("migrate", kutip("articles"), before=_older),
    Deed("settings", _set_theme, ("home/config/settings.toml",)),
    Deed("draft", _keep("ketikan kedua")),
)  # fmt: skip
"""Every deed."""


def precious(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the reader made, as the library has it: without the ids and times that differ from run to run."""
    found: dict[str, list[tuple[object, ...]]] = {}
    path = home / "data/library.sqlite3"
    if not path.exists():
        return {}
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as library:
        for table, columns in (
            ("note", "article_id, exact, text, tags, colour"),
            ("correction", "article_id, verb"),
            ("feed", "url"),
            ("code", "key, name"),
            ("actor_join", "key, target"),
            ("actor_apart", "article_id, key, name"),
            ("article", "id, source, given_title, given_byline, given_published, removed IS NULL"),
        ):
            found[table] = sorted(library.execute(f"SELECT {columns} FROM {table}"), key=repr)
    return found


def drafts(home: Path) -> set[str]:
    """The words of the drafts."""
    return {json.loads(path.read_bytes())["text"] for path in (home / "data/drafts").glob("*.json")}
