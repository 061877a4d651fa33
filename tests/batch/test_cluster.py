"""A Dask cluster gives what one process gives, in the same order; a worker that dies costs only a repeat."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

import reader.api as kutip
from reader import __version__
from reader.batch import Analysed, Record, outcomes
from reader.batch.cluster import _refuse_others, _tasks
from reader.cli import main
from reader.errors import AnalysisError
from reader.model import Particulars

distributed = pytest.importorskip("distributed", reason="the extra kutip[cluster] is not installed")

UNKNOWN = Particulars(language="xx")
"""A language that no pipeline has to be loaded for."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers on this machine, each a process with one thread."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=":0", silence_logs=50
    ) as local:
        yield local


def _rows(path: Path, count: int) -> Path:
    path.write_text(
        "".join(json.dumps({"id": f"n{number}", "text": f"Baris {number}."}) + "\n" for number in range(count))
    )
    return path


def test_a_cluster_gives_what_one_process_gives_byte_for_byte(cluster: Any, tmp_path: Path) -> None:
    path = _rows(tmp_path / "a.jsonl", 40)
    with path.open("a") as file:
        file.write("{broken\n")
    one, several = tmp_path / "one.jsonl", tmp_path / "several.jsonl"
    assert main(["analyze", str(path), "--lang", "xx", "-o", str(one)]) == 1
    assert main(["analyze", str(path), "--lang", "xx", "-o", str(several), "--cluster", cluster.scheduler_address]) == 1
    assert several.read_bytes() == one.read_bytes()
    several.write_bytes(one.read_bytes()[: one.stat().st_size // 2])
    assert (
        main(["analyze", str(path), "--lang", "xx", "--resume", str(several), "--cluster", cluster.scheduler_address])
        == 1
    )
    assert several.read_bytes() == one.read_bytes()


def test_a_worker_that_is_killed_costs_only_a_repeat(cluster: Any) -> None:
    records = [Record(f"r{number}", text=f"Baris {number}.", told=UNKNOWN) for number in range(60)]
    with distributed.Client(cluster, set_as_default=False) as client:
        pids = client.run(os.getpid)
    done = outcomes(records, lambda: pytest.fail("no engine is wanted here"), cluster=cluster.scheduler_address)
    found = [next(done) for _ in range(5)]
    os.kill(next(iter(pids.values())), signal.SIGKILL)
    found += done
    assert [record.source for record, _ in found] == [record.source for record in records]
    texts = [outcome.article.text if isinstance(outcome, Analysed) else outcome.title for _, outcome in found]
    assert texts == [record.text for record in records]


def test_an_article_that_nobody_foresaw_fails_alone_of_those_sent_with_it(cluster: Any) -> None:
    records = [Record(f"r{number}", text=f"Baris {number}.", told=UNKNOWN) for number in range(5)]
    records[2] = replace(records[2], told=cast("Particulars", None))
    begun: list[str] = []
    done = outcomes(
        records,
        lambda: pytest.fail("no engine is wanted here"),
        cluster=cluster.scheduler_address,
        unforeseen=lambda error: AnalysisError(type(error).__name__, "It failed."),
        begin=lambda record: begun.append(record.source),
    )
    told = [outcome.article.text if isinstance(outcome, Analysed) else outcome.title for _, outcome in done]
    assert told == ["Baris 0.", "Baris 1.", "AttributeError", "Baris 3.", "Baris 4."]
    assert begun == ["r0", "r1", "r2", "r3", "r4"]


def test_short_articles_are_sent_together_and_a_long_one_by_itself(cluster: Any) -> None:
    lengths = [6_000, 6_000, 6_000, 40_000, 10, 10]
    records = [Record(f"r{number}", text="a" * length, told=UNKNOWN) for number, length in enumerate(lengths)]
    records.append(Record("r6.txt"))  # it is read where it is analysed
    assert [[record.source for record in task] for task in _tasks(records)] == [
        ["r0", "r1"],
        ["r2"],
        ["r3"],
        ["r4", "r5"],
        ["r6.txt"],
    ]


def test_a_worker_loads_the_pipeline_once_and_tells_who_said_what(cluster: Any) -> None:
    texts = [f"“Kami siap,” kata Ratna Dewi kepada {number} orang di Jakarta." for number in range(6)]
    documents = list(kutip.load().pipe(texts, cluster=cluster.scheduler_address))
    assert [one.statements[0].speaker for one in documents if isinstance(one, kutip.Document)] == ["Ratna Dewi"] * 6
    with distributed.Client(cluster, set_as_default=False) as client:
        assert set(client.run(_engines).values()) <= {0, 1}


def _engines() -> int:
    """How many engines a worker has, asked in its process."""
    from reader.batch import worker

    return len(worker._engines)


def test_a_cluster_that_is_not_there_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reader.batch.cluster.CONNECT_S", 0.2)
    path = _rows(tmp_path / "a.jsonl", 1)
    assert main(["analyze", str(path), "--cluster", "tcp://127.0.0.1:1"]) == 1
    assert "No Dask scheduler answers at tcp://127.0.0.1:1" in capsys.readouterr().err


def test_a_cluster_without_workers_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.batch.cluster.CONNECT_S", 0.5)
    with (
        distributed.LocalCluster(
            n_workers=0, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address=":0", silence_logs=50
        ) as empty,
        pytest.raises(AnalysisError, match="has no workers"),
    ):
        list(outcomes([], lambda: pytest.fail("no engine is wanted here"), cluster=empty.scheduler_address))


def test_workers_with_another_kutip_are_refused(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.batch.cluster.__version__", "0.0.1")
    with pytest.raises(AnalysisError, match=r"has not Kutip 0\.0\.1 but"):
        list(outcomes([], lambda: pytest.fail("no engine is wanted here"), cluster=cluster.scheduler_address))


class _Answering:
    """A client whose workers answer these in turn, the last one for ever."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.asked = 0

    def run(self, function: object, on_error: str) -> dict[str, object]:
        """What the one worker answers."""
        self.asked += 1
        return {"tcp://one": self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]}


def test_a_worker_that_has_just_died_is_asked_again() -> None:
    client = _Answering(OSError("closed"), TimeoutError(), __version__)
    _refuse_others(client)
    assert client.asked == 3


@pytest.mark.parametrize(
    ("answer", "told"),
    [(OSError("closed"), r"does not answer \(closed\)"), (ModuleNotFoundError("reader"), "has not Kutip .* but none")],
)
def test_a_worker_without_an_answer_or_without_kutip_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, answer: Exception, told: str
) -> None:
    monkeypatch.setattr("reader.batch.cluster.CONNECT_S", 0.3)
    with pytest.raises(AnalysisError, match=told):
        _refuse_others(_Answering(answer))
