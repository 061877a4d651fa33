"""Outputs in parts: written, stopped anywhere, gone on with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main, resuming

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of four."""
    monkeypatch.setattr(resuming, "PART_DOCUMENTS", 4)


@pytest.fixture(params=[".jsonl", ".parquet"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """What is given as output for parts with that ending."""
    if request.param == ".parquet":
        pytest.importorskip("pyarrow", reason="the extra kutip[parquet] is not installed")
        return str(tmp_path / "out.parquet")
    return str(tmp_path / "out") + "/"


def _rows(folder: Path, count: int) -> str:
    path = folder / "a.csv"
    path.write_text("id,text\n" + "".join(f"n{number},Baris {number}.\n" for number in range(count)))
    return str(path)


def _content(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def _analyze(rows: str, option: str, out: str) -> int:
    return main(["analyze", rows, "--lang", "xx", option, out])


def _stop_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program be interrupted when it has written so many documents."""
    written = 0
    write = resuming._write

    def stopping(file: object, document: object) -> None:
        nonlocal written
        if written == count:
            raise KeyboardInterrupt
        written += 1
        write(file, document)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(resuming, "_write", stopping)


def test_each_part_has_its_number_and_its_share(tmp_path: Path, out: str) -> None:
    ending = Path(out).suffix or ".jsonl"
    assert _analyze(_rows(tmp_path, 10), "-o", out) == 0
    assert list(_content(out)) == [f"part-0000{number}{ending}" for number in range(3)]


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 8, 9])
def test_an_output_that_was_stopped_becomes_the_same(
    tmp_path: Path, out: str, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    rows = _rows(tmp_path, 10)
    _analyze(rows, "-o", out)
    whole = _content(out)
    with monkeypatch.context() as patched:
        _stop_after(count, patched)
        assert _analyze(rows, "-o", out) == 130
    assert _content(out) != whole
    with Path(out, ".unfinished.jsonl").open("ab") as file:
        file.write(b'{"schema": 1, "sou')
    assert _analyze(rows, "--resume", out) == 0
    assert _content(out) == whole


def test_a_finished_output_is_left_as_it_is_and_grows_with_its_articles(tmp_path: Path, out: str) -> None:
    _analyze(_rows(tmp_path, 6), "-o", out)
    before = _content(out)
    assert _analyze(_rows(tmp_path, 6), "--resume", out) == 0
    assert _content(out) == before
    assert _analyze(_rows(tmp_path, 11), "--resume", out) == 0
    grown = _content(out)
    _analyze(_rows(tmp_path, 11), "-o", out)
    assert _content(out) == grown
    assert len(grown) == 3


def test_lines_that_became_a_part_just_before_the_end_are_not_written_twice(tmp_path: Path, out: str) -> None:
    rows = _rows(tmp_path, 10)
    _analyze(rows, "-o", out)
    whole = _content(out)
    [*_, last] = sorted(Path(out).iterdir())
    lines = b"".join(resuming._line(document) for document in resuming._documents(last))
    Path(out, ".unfinished.jsonl").write_bytes(lines)
    assert _analyze(rows, "--resume", out) == 0
    assert _content(out) == whole


def test_what_is_no_output_of_these_articles_is_left_alone(tmp_path: Path, out: str, capsys: Capture) -> None:
    rows = _rows(tmp_path, 6)
    _analyze(rows, "-o", out)
    before = _content(out)
    other = tmp_path / "b.csv"
    other.write_text("id,text\nlain,Baris.\n")
    assert _analyze(str(other), "--resume", out) == 1
    assert "name a new file" in capsys.readouterr().err
    assert _analyze(rows, "--resume", out) == 0
    assert _content(out) == before


def test_foreign_files_in_the_folder_stay(tmp_path: Path, out: str) -> None:
    Path(out).mkdir()
    Path(out, "catatan.txt").write_text("milik saya")
    _analyze(_rows(tmp_path, 9), "-o", out)
    _analyze(_rows(tmp_path, 2), "-o", out)
    assert [name.partition(".")[0] for name in _content(out)] == ["catatan", "part-00000"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "parquet"], "name one with -o"),
        (["--format", "table", "-o", "x"], "go with --format jsonl and parquet"),
        (["-o", "file/out.jsonl"], "cannot be written"),
    ],
)
def test_what_does_not_go_together_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    assert main(["analyze", _rows(tmp_path, 1), *arguments]) == 1
    assert told in capsys.readouterr().err


def test_an_output_that_is_not_there_is_begun(tmp_path: Path, out: str) -> None:
    assert _analyze(_rows(tmp_path, 3), "--resume", out) == 0
    assert len(_content(out)) == 1


def test_the_progress_of_many_tells_the_rate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("reader.cli.output.is_terminal", lambda descriptor: descriptor == 2)
    monkeypatch.setenv("FORCE_COLOR", "1")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Satu.")
    assert main(["analyze", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--lang", "xx"]) == 0
    said = capsys.readouterr()
    assert "2 of 2, " in said.err
    assert "a second" in said.err
    assert len([json.loads(line) for line in said.out.splitlines()]) == 2
