"""Files are written whole or not at all, and stay what they are: links, modes, devices."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reader import files
from reader.errors import SettingsError
from reader.paths import user_paths
from reader.settings import change

if sys.platform == "win32":
    pytest.skip("modes, links and pipes of these tests are POSIX", allow_module_level=True)


def mode_of(path: Path) -> int:
    """Its permissions."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        files.write_whole(tmp_path / "new.txt", b"a")
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "new.txt") == 0o666 & ~umask


def test_an_old_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(b"old")
    (tmp_path / "old.txt").chmod(0o640)
    (tmp_path / "link").symlink_to("old.txt")
    (tmp_path / "dangling").symlink_to("made.txt")
    files.write_whole(tmp_path / "link", b"new")
    files.write_whole(tmp_path / "dangling", b"made")
    assert (tmp_path / "link").is_symlink()
    assert ((tmp_path / "old.txt").read_bytes(), mode_of(tmp_path / "old.txt")) == (b"new", 0o640)
    assert (tmp_path / "made.txt").read_bytes() == b"made"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dangling", "link", "made.txt", "old.txt"]


def test_a_pipe_and_a_device_are_written_as_they_are(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reading = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reading.start()
    files.write_whole(pipe, b"through")
    reading.join()
    assert got == [b"through"]
    files.write_whole(Path(os.devnull), b"away")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    with pytest.raises(OSError, match="space"):
        files.write_whole(Path("/dev/full"), b"x" * 100_000)


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="space"):
        files.write_whole(path, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_what_killed_programs_left_is_swept_and_what_others_write_is_not(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = [f"{name}.{dead.pid}-1.partial" for name in ("a.txt", "b.sqlite3")]
    left += [f"{left[1]}-journal", f"{left[1]}-wal", f"old.txt.{os.getpid()}-2.partial"]
    kept = [f"a.txt.{os.getpid()}-1.partial", "mine.partial", f"a.txt.{dead.pid}-1.partial.txt"]
    for name in (*left, *kept):
        (tmp_path / name).touch()
    os.utime(tmp_path / left[-1], (time.time() - 2 * files.ABANDONED_S,) * 2)
    files.write_whole(tmp_path / "a.txt", b"a")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["a.txt", *kept])


def test_what_a_killed_program_of_the_same_number_left_is_no_hindrance(tmp_path: Path) -> None:
    files.unfinished(tmp_path / "a.txt").write_bytes(b"half")
    files.write_whole(tmp_path / "a.txt", b"whole")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"whole")]


@pytest.mark.parametrize("links", [True, False])
def test_a_finished_file_never_takes_a_name_that_somebody_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:

        def refused(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr("os.link", refused)
    for number in (1, 2, 3):
        fresh = tmp_path / "fresh"
        fresh.write_text(str(number))
        made = files.publish(fresh, tmp_path / "copy.sqlite3")
        assert (made.read_text(), fresh.exists()) == (str(number), False)
    assert {path.name for path in tmp_path.iterdir()} == {"copy.sqlite3", "copy-2.sqlite3", "copy-3.sqlite3"}


def test_a_tilde_is_a_home_only_where_somebody_has_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ratna")
    assert files.expanded("~/a.txt") == Path("/home/ratna/a.txt")
    assert files.expanded("~x.txt") == Path("~x.txt")
    assert files.expanded("~nobody-of-this-name/x") == Path("~nobody-of-this-name/x")


def test_settings_behind_a_link_are_changed_where_they_lie(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    real = tmp_path / "dotfiles" / "settings.toml"
    real.write_text("# mine\nmouse = true\n", encoding="utf-8")
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    change(link, "mouse", False)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "# mine\nmouse = false\n"


@pytest.mark.parametrize("home", ["kutip-home", "./x", "~nobody-of-this-name"])
def test_a_home_that_depends_on_where_one_stands_is_refused(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("KUTIP_HOME", home)
    with pytest.raises(SettingsError, match="whole path"):
        user_paths()


def test_relative_folders_of_the_desktop_are_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KUTIP_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", "here")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    paths = user_paths()
    assert paths.config.is_absolute()
    assert "here" not in paths.config.parts


# ---------------------------------------------------------------- through the commands


def kutip(*arguments: str | bytes, cwd: Path, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """Run a command."""
    command = [sys.executable, "-c", "import sys; from reader.cli import main; sys.exit(main())", *arguments]
    return subprocess.run(command, cwd=cwd, stdout=stdout, stderr=subprocess.PIPE, check=False)


@pytest.mark.parametrize("name", [b"~x.txt", b"~nobody-of-this-name.txt", b"\xff\xfe.txt", b"-", b"a\nb.txt"])
def test_a_file_of_any_name_is_read(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_text("Satu dua tiga.", encoding="utf-8")
    argument = b"./-" if name == b"-" else name
    done = kutip("read", "--plain", argument, cwd=tmp_path)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
    assert b"Satu dua tiga." in done.stdout


def test_a_full_disk_on_output_is_a_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = kutip("paths", cwd=tmp_path, stdout=full.fileno())
    assert done.returncode == 1
    assert done.stderr.decode().startswith("kutip: Not written: ")
    assert b"Exception ignored" not in done.stderr


def test_a_closed_output_is_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from reader.cli import main; sys.exit(main())", "paths"]
    done = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *command], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("kutip: Not written: ")
