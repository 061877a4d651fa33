"""What might make code run: files beside an article, files inside one, variables. Each tells its name if it runs."""

from __future__ import annotations

import io
import os
import pickle
import sqlite3
import zipfile
from collections.abc import Mapping
from pathlib import Path

TEXT = "“Jembatan itu aman,” kata Wali Kota Ratna Wijanarko di Lembayung, Senin (10/3/2025)."

PROGRAMS = (
    *("xclip", "wl-copy", "xsel", "tmux", "xdg-open", "nano", "vi", "editor", "less", "sh", "stty", "tput", "infocmp"),
    *("ldconfig", "gcc", "uname", "locale", "git", "man"),
)
"""Programs that Kutip, its libraries or Python ask for."""

MODULES = ("queue", "json", "spacy", "textual", "lxml", "reader", "sitecustomize", "usercustomize", "conftest", "_hook")
"""Modules, each as a file and as a package."""

VARIABLES = {
    "EDITOR": "{program}", "VISUAL": "{program}", "BROWSER": "{program}", "PAGER": "{program}", "MANPAGER": "{program}",
    "GIT_PAGER": "{program}", "LESSOPEN": "|{program} %s", "SHELL": "{program}", "ENV": "{script}",
    "BASH_ENV": "{script}", "PROMPT_COMMAND": "{program}", "PYTHONSTARTUP": "{module}", "PYTHONBREAKPOINT": "_hook.run",
    "PYTHONWARNINGS": "error:x:_hook.Planted", "TEXTUAL_DRIVER": "_hook:Driver", "PATH": ".:{folder}:{path}",
    "DASK_CONFIG": "{folder}", "XDG_CONFIG_DIRS": "{folder}", "XDG_DATA_DIRS": "{folder}", "TERMINFO": "{folder}",
    "LOCPATH": "{folder}", "GCONV_PATH": "{folder}", "NLSPATH": "{folder}", "SPACY_DATA": "{folder}",
    "HF_HOME": "{folder}", "MPLCONFIGDIR": "{folder}", "JUPYTER_CONFIG_DIR": "{folder}", "IPYTHONDIR": "{folder}",
}  # fmt: skip
"""Variables that somebody obeys; what Python's own loader obeys is looked at where the analysis' process starts."""

WORDS = {
    "a template": "{{{{ ''.__class__.__mro__[1].__subclasses__() and {call} }}}} {{% import os %}}",
    "a shell's words": "$(touch {ran}-words) `touch {ran}-words` ; touch {ran}-words | touch {ran}-words",
    "a format": "{{0.__class__.__init__.__globals__}} %(x)s",
    "a formula": "=cmd|'/c touch {ran}-words'!A0",
    "markup of the screen": "[@click=app.run_action('{call}')]x[/]",
}
"""Words of an article and of notes that some program would carry out."""


class Planted:
    """A folder with an article, everything planted around it, and the file in which what runs leaves its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ran = folder.parent / "ran"
        self.kinds: list[str] = []
        self.inputs: list[str] = []
        """Names of the files that are brought in."""
        folder.mkdir()
        (folder / "article.txt").write_text(TEXT, encoding="utf-8")
        self._plant_code()
        self._plant_settings()
        self._plant_sources()
        self._plant_backup()

    def environment(self, home: Path) -> dict[str, str]:
        """Variables for a program that is started in the folder."""
        names = {
            "program": str(self.folder / "editor"),
            "script": str(self.folder / "script.sh"),
            "module": str(self.folder / "queue.py"),
            "folder": str(self.folder),
            "path": os.environ["PATH"],
        }
        self._kind(*(f"variable {name}" for name in VARIABLES))
        planted = {name: value.format(**names) for name, value in VARIABLES.items()}
        return {**os.environ, "KUTIP_HOME": str(home), **planted}

    def what_ran(self) -> str:
        """The names of what was run; empty where nothing was."""
        made = sorted(path.name for path in self.ran.parent.glob("ran-*"))
        return " ".join([self.ran.read_text(encoding="utf-8") if self.ran.exists() else "", *made]).strip()

    def _kind(self, *names: str) -> None:
        self.kinds += [name for name in names if name not in self.kinds]

    def _code(self, name: str) -> str:
        return f"open({str(self.ran)!r}, 'a').write({name + ' '!r})\n"

    def _shell(self, name: str) -> str:
        return f"#!/bin/sh\necho {name} >> '{self.ran}'\n"

    def _put(self, name: str, words: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode())

    def _plant_code(self) -> None:
        for name in MODULES:
            self._put(f"{name}.py", self._code(name))
            self._put(f"{name}/__init__.py", self._code(f"{name}/"))
            self._kind(f"module {name}", f"package {name}")
        for name in (*PROGRAMS, "script.sh"):
            self._put(name, self._shell(name))
            (self.folder / name).chmod(0o755)
            self._kind(f"program {name}")
        for name in ("planted.pth", ".pythonrc.py", "setup.py", "noxfile.py", "python._pth", "__main__.py"):
            self._put(name, f"import sys; exec({self._code(name)!r})\n")
            self._kind(f"file {name}")
        points = "".join(f"[{group}]\nplanted = queue:run\n" for group in ENTRY_POINTS)
        self._put("planted-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n")
        self._put("planted-1.0.dist-info/entry_points.txt", points)
        self._kind(*(f"entry point {group}" for group in ENTRY_POINTS))

    def _plant_settings(self) -> None:
        own = f'look_up = "{self.folder}/editor"\nopen_link = "{self.folder}/editor"\n[models]\nid = "id_planted"\n'
        for name in ("settings.toml", "config/settings.toml", "kutip/settings.toml", ".kutip.toml", "pyproject.toml"):
            self._put(name, own)
            self._kind(f"settings {name}")
        self._put("id_planted/meta.json", '{"lang": "id", "name": "planted", "version": "1"}')
        self._put("id_planted/__init__.py", self._code("id_planted"))
        self._put("id_planted/vocab/strings.json", pickle.dumps(_Opens(str(self.ran))))
        self._put("dask.yaml", f"x: !!python/object/apply:os.system ['echo dask >> {self.ran}']\n")
        self._put(
            "id/LC_MESSAGES/kutip.po", f'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural={self._code("po")}"\n'
        )
        self._kind("pipeline beside the article", "pickle in a pipeline", "configuration of Dask", "catalogue of texts")

    def _plant_sources(self) -> None:
        call = f"open({str(self.ran)!r}, 'a')"
        words = "\n\n".join(one.format(ran=self.ran, call=call) for one in WORDS.values())
        self._kind(*(f"words: {name}" for name in WORDS))
        entity = f"<!DOCTYPE a [<!ENTITY b SYSTEM 'file://{self.folder}/secret'><!ENTITY c '{'x' * 99}'>]>"
        self._put("secret", "planted-secret")
        page = f"<html><body><script>{call}</script><article onload='{call}'><p>{words}</p></article></body></html>"
        matter = f"---\ntitle: !!python/object/apply:os.system ['echo yaml >> {self.ran}']\n---\n\n# Judul\n\n{words}\n"
        rss = f"<?xml version='1.0'?>{entity}<rss><channel><item><title>&b;</title></item></channel></rss>"
        qde = f"<?xml version='1.0'?>{entity}<Project name='&b;'/>"
        xhtml = f"<?xml version='1.0'?>{entity}<html><body><p>&b; {words}</p></body></html>"
        opened = pickle.dumps(_Opens(str(self.ran)))
        sources: dict[str, str | bytes] = {
            "words.txt": words, "page.html": page, "matter.md": matter, "feed.xml": rss, "pickle.txt": opened,
            "pickle.jsonl": opened, "pickle.parquet": b"PAR1" + opened + b"PAR1", "pickle.npy": opened,
            "book.epub": _zip({"META-INF/container.xml": qde, "a.opf": qde, "../../ran-book": "", "a.xhtml": xhtml}),
            "text.docx": _zip({"word/document.xml": xhtml, "docProps/core.xml": qde}),
            "text.odt": _zip({"content.xml": xhtml, "meta.xml": qde}),
            "project.qdpx": _zip({"project.qde": qde, "Sources/../../../ran-traversal": "x"}),
            "many.zip": _zip({"../../ran-traversal.txt": words, f"{self.ran}-absolute.txt": words}),
            "text.pdf": b"%PDF-1.4\n1 0 obj<</OpenAction<</S/Launch/F(editor)>>>>endobj\ntrailer<</Root 1 0 R>>",
        }  # fmt: skip
        for name, data in sources.items():
            self._put(name, data)
            self.inputs.append(name)
            self._kind(f"source {name}")

    def _plant_backup(self) -> None:
        """A stranger's backup that would load an extension, by a view."""
        with sqlite3.connect(self.folder / "backup.sqlite3") as backup:
            backup.execute("PRAGMA application_id=1265988720")
            backup.execute("CREATE TABLE article (id)")
            backup.execute("CREATE VIEW note AS SELECT load_extension('editor')")
        backup.close()
        self._put("library.sqlite3", (self.folder / "backup.sqlite3").read_bytes())
        self._kind("extension in a backup", "library beside the article")


ENTRY_POINTS = ("spacy_factories", "spacy_architectures", "pydantic", "console_scripts", "dask.plugins", "rich.plugins")
"""Groups of entry points that somebody looks up."""


class _Opens:
    """Opens a file for writing where it is unpickled."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return open, (f"{self._path}-pickle", "w")


def _zip(files: Mapping[str, str]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return into.getvalue()
