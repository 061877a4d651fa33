"""Several processes give what one gives, in the same order; one that dies costs a second attempt."""

from __future__ import annotations

import json
import os
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import psutil
import pytest

import reader.api as kutip
from reader.batch import Analysed, Record, outcomes, processes
from reader.cli import main
from reader.errors import AnalysisError
from reader.model import Analysis, Article, Particulars

UNKNOWN = Particulars(language="xx")
"""A language that no pipeline has to be loaded for."""


class NoEngine:
    """Understands nothing, at once."""

    def analyse(self, article: Article) -> Analysis:
        return Analysis(article.language, (), (), (), engine="none")


class DyingPool:
    """Stands for processes: one that gets a text with "mati" in it dies, and takes the others' work with it."""

    def __init__(self, deaths: int) -> None:
        self.deaths = deaths
        self.made = 0

    def submit(self, work: object, record: Record, models: object) -> Future[Analysed | tuple[str, str]]:
        future: Future[Analysed | tuple[str, str]] = Future()
        if "mati" in (record.text or "") and self.deaths > 0:
            self.deaths -= 1
            future.set_exception(BrokenProcessPool())
        else:
            article = record.article()
            future.set_result(Analysed(article, NoEngine().analyse(article)))
        return future

    def shutdown(self, **_: object) -> None:
        """Nothing runs."""


def _records(*texts: str) -> list[Record]:
    return [Record(f"r{number}", text=text, told=UNKNOWN) for number, text in enumerate(texts)]


def _with(pool: DyingPool, monkeypatch: pytest.MonkeyPatch, *texts: str) -> list[str]:
    def make(*_: object) -> DyingPool:
        pool.made += 1
        return pool

    monkeypatch.setattr(processes, "_pool", make)
    found = outcomes(_records(*texts), lambda: pytest.fail("no engine is wanted here"), jobs=2)
    return [outcome.title if isinstance(outcome, AnalysisError) else "good" for _, outcome in found]


def test_a_process_that_dies_costs_a_second_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = DyingPool(deaths=1)
    assert _with(pool, monkeypatch, "satu", "mati", "tiga") == ["good"] * 3
    assert pool.made == 2


def test_a_record_that_kills_twice_is_told_and_the_others_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = DyingPool(deaths=2)
    assert _with(pool, monkeypatch, "satu", "mati", "tiga") == ["good", "Analysis stopped", "good"]


def test_processes_give_what_one_gives_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"id": f"n{number}", "text": f"Baris {number}."} for number in range(20)]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n")
    printed = []
    for jobs in ("1", "2"):
        assert main(["analyze", str(path), "--lang", "xx", "--jobs", jobs]) == 1
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    lines = [json.loads(line) for line in printed[0].splitlines()]
    assert [line["source"] for line in lines] == [f"{path}#n{number}" for number in range(20)] + [f"{path}#21"]


def test_a_stopped_output_is_gone_on_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "a.csv", tmp_path / "out.jsonl"
    path.write_text("id,text\n" + "".join(f"n{number},Baris {number}.\n" for number in range(9)))
    assert main(["analyze", str(path), "--lang", "xx", "-o", str(out)]) == 0
    whole = out.read_bytes()
    for cut in (0, 10, whole.index(b"\n") + 1, whole.index(b"\n") + 20, len(whole) // 2, len(whole)):
        out.write_bytes(whole[:cut])
        assert main(["analyze", str(path), "--lang", "xx", "--resume", str(out)]) == 0
        assert out.read_bytes() == whole
    out.unlink()
    assert main(["analyze", str(path), "--lang", "xx", "--resume", str(out)]) == 0
    assert out.read_bytes() == whole
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("kept", ['{"source": "lain.csv#n0"}\n', "bukan json\n", "[]\n", "tanpa akhir"])
def test_an_output_of_other_articles_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    path, out = tmp_path / "a.csv", tmp_path / "out.jsonl"
    path.write_text("id,text\nn0,Baris.\n")
    out.write_text(kept)
    assert main(["analyze", str(path), "--lang", "xx", "--resume", str(out)]) == 1
    assert "name a new file" in capsys.readouterr().err
    assert out.read_text() == kept


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--jobs", "0"], "no number of processes"),
        (["--jobs", str(5 * (os.cpu_count() or 1))], "no number of processes"),
        (["--column", "isi=text"], "no FIELD=NAME"),
    ],
)
def test_options_that_mean_nothing_are_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    with pytest.raises(SystemExit):
        main(["analyze", "a.jsonl", *arguments])
    assert words in capsys.readouterr().err


def test_the_public_interface_tells_who_said_what() -> None:
    document = kutip.analyse("“Kami siap,” kata Ratna Dewi di Jakarta.", language="id")
    [said] = document.statements
    assert (said.text.strip("“,”"), said.speaker) == ("Kami siap", "Ratna Dewi")
    assert [span.of(document.article.text) for span in said.spans] == [said.text]
    assert document.to_json()["statements"][0]["actor"] is not None


def test_the_public_interface_keeps_the_order_and_names_failures() -> None:
    mixed: list[str | Record] = [
        "Satu.",
        Record("r", text=" ", told=UNKNOWN),
        Record("no/such.txt"),
        Record("s", text="Dua.", told=UNKNOWN),
    ]
    found = list(kutip.load().pipe(mixed))
    assert [one.source for one in found] == ["text#1", "r", "no/such.txt", "s"]
    assert [isinstance(one, kutip.Failure) for one in found] == [False, True, True, False]
    assert found[2].to_json()["error"]["title"] == "File not found"


def test_the_public_interface_loads_nothing_heavy_by_itself() -> None:
    import subprocess
    import sys

    code = "import sys, reader.api; print([name for name in ('spacy', 'textual', 'httpx') if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_processes_end_with_the_one_that_gave_them_work(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"id": str(number), "text": "Baris."}) + "\n" for number in range(5000)))
    command = [sys.executable, "-m", "reader", "analyze", str(path), "--lang", "xx", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        children = psutil.Process(running.pid).children(recursive=True)
        assert len(children) >= 2
        running.kill()
        running.stdout.close()
    assert psutil.wait_procs(children, timeout=30)[1] == []
