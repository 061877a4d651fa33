"""A child that is stopped before each of its writes below a folder: to be killed there, or told that the disk is full.

Linux' ptrace, by ctypes: what SQLite writes is seen as well as what Python writes, no library has to be built for it,
and what is killed is killed by SIGKILL. Elsewhere, and where a container forbids it, `can_trace` says no.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import platform
import signal
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_TRACEME, _SYSCALL, _SETOPTIONS, _SYSCALL_INFO, _POKEUSER = 0, 24, 0x4200, 0x420E, 6
_SYSGOOD, _CLONE, _EXITKILL = 1, 8, 0x100000
_ALL_THREADS = 0x40000000  # __WALL
_ENTRY = 1
_AT_SYSCALL = signal.SIGTRAP | 0x80
_CREATING = os.O_CREAT | os.O_TRUNC
_RAX, _ORIG_RAX, _RDX = 10 * 8, 15 * 8, 12 * 8


class Way(Enum):
    """What is done to a child at one of its writes."""

    KILL = "killed before it"
    TEAR = "killed with half of it written"
    FULL = "the disk is full from then on"
    BREAK = "the disk gives an error once"


@dataclass(frozen=True)
class Call:
    """A system call that changes files: its name, which argument names the file, and whether a full disk fails it."""

    name: str
    argument: int
    by_path: bool
    grows: bool


_CALLS = {
    "x86_64": {
        1: Call("write", 0, False, True), 18: Call("pwrite64", 0, False, True), 20: Call("writev", 0, False, True),
        77: Call("ftruncate", 0, False, True), 74: Call("fsync", 0, False, True), 75: Call("fdatasync", 0, False, True),
        285: Call("fallocate", 0, False, True), 40: Call("sendfile", 0, False, True),
        326: Call("copy_file_range", 2, False, True), 2: Call("open", 0, True, True),
        257: Call("openat", 1, True, True), 82: Call("rename", 1, True, True), 264: Call("renameat", 3, True, True),
        316: Call("renameat2", 3, True, True), 86: Call("link", 1, True, True), 265: Call("linkat", 3, True, True),
        88: Call("symlink", 1, True, True),
        83: Call("mkdir", 0, True, True), 258: Call("mkdirat", 1, True, True), 87: Call("unlink", 0, True, False),
        263: Call("unlinkat", 1, True, False), 90: Call("chmod", 0, True, False), 91: Call("fchmod", 0, False, False),
        268: Call("fchmodat", 1, True, False),
    },
    "aarch64": {
        64: Call("write", 0, False, True), 68: Call("pwrite64", 0, False, True), 66: Call("writev", 0, False, True),
        46: Call("ftruncate", 0, False, True), 82: Call("fsync", 0, False, True), 83: Call("fdatasync", 0, False, True),
        47: Call("fallocate", 0, False, True), 71: Call("sendfile", 0, False, True),
        285: Call("copy_file_range", 2, False, True), 56: Call("openat", 1, True, True),
        38: Call("renameat", 3, True, True), 276: Call("renameat2", 3, True, True), 37: Call("linkat", 3, True, True),
        34: Call("mkdirat", 1, True, True), 35: Call("unlinkat", 1, True, False), 52: Call("fchmod", 0, False, False),
        53: Call("fchmodat", 1, True, False),
    },
}  # fmt: skip
"""By machine and number of a system call."""


@dataclass(frozen=True)
class Ended:
    """How a child ended."""

    status: int
    """Exit status; -9 where it was killed."""
    said: str
    """What it wrote to standard output until then."""
    complained: str
    """What it wrote to standard error."""
    writes: tuple[str, ...]
    """Its writes below the folder, as "write library.sqlite3-wal"."""


def run(work: Callable[[], int], folder: Path, outputs: Path, at: int | None = None, way: Way = Way.KILL) -> Ended:
    """Run `work` in a child that was forked off; at its write number `at`, from 0, `way` happens to it.

    Only what lies below `folder` counts. `outputs` is a folder elsewhere, for what the child says.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _become(work, outputs)
    tracer = _Tracer(child, str(folder.resolve()), at, way)
    status = tracer.follow()
    said, complained = (outputs / name for name in ("stdout", "stderr"))
    return Ended(
        status,
        said.read_text(encoding="utf-8", errors="replace"),
        complained.read_text(encoding="utf-8", errors="replace"),
        tuple(tracer.seen),
    )


def _become(work: Callable[[], int], outputs: Path) -> None:
    """What the child does; never comes back."""
    status = 70
    try:
        os.setpgid(0, 0)
        for number, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(os.open(outputs / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        if _libc().ptrace(_TRACEME, 0, 0, 0) == 0:
            os.kill(os.getpid(), signal.SIGSTOP)
            status = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # the traced child ends below whatever happened, and tells it here
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


class _Tracer:
    """Follows one child through its system calls."""

    def __init__(self, child: int, folder: str, at: int | None, way: Way) -> None:
        self._child, self._folder, self._at, self._way = child, folder, at, way
        self._calls = _CALLS[platform.machine()]
        self._failing: dict[int, int] = {}
        """By thread what its present call gives in place of a result, from the kernel's point of view."""
        self._tearing = False
        self.seen: list[str] = []

    def follow(self) -> int:
        """Let the child run to its end; gives its exit status."""
        os.waitpid(self._child, 0)
        _libc().ptrace(_SETOPTIONS, self._child, 0, _SYSGOOD | _CLONE | _EXITKILL)
        self._go_on(self._child, 0)
        while True:
            thread, status = os.waitpid(-self._child, _ALL_THREADS)  # of its group, no other child of this process
            if os.WIFEXITED(status) or os.WIFSIGNALED(status):
                if thread == self._child:
                    return os.waitstatus_to_exitcode(status)
                continue
            stopped = os.WSTOPSIG(status)
            if stopped == _AT_SYSCALL:
                self._look(thread)
            passed_on = stopped not in (_AT_SYSCALL, signal.SIGTRAP, signal.SIGSTOP)
            self._go_on(thread, stopped if passed_on else 0)

    @staticmethod
    def _go_on(thread: int, with_signal: int) -> None:
        _libc().ptrace(_SYSCALL, thread, 0, with_signal)

    def _look(self, thread: int) -> None:
        info = ctypes.create_string_buffer(88)
        if _libc().ptrace(_SYSCALL_INFO, thread, len(info), info) <= 0:
            return
        if info.raw[0] != _ENTRY:
            self._leave(thread)
            return
        number, *arguments = struct.unpack_from("<7Q", info.raw, 24)
        call = self._calls.get(number)
        if call is None or (call.name.startswith("open") and not arguments[call.argument + 1] & _CREATING):
            return
        where = (
            self._path(thread, arguments[call.argument]) if call.by_path else _file(thread, arguments[call.argument])
        )
        if where is None or not (where + "/").startswith(self._folder + "/"):
            return
        self.seen.append(f"{call.name} {where.rpartition('/')[2]}")
        self._act(thread, call, len(self.seen) - 1, arguments)

    def _act(self, thread: int, call: Call, number: int, arguments: list[int]) -> None:
        """Do to the child what is to be done at its write `number`."""
        if self._at is None or number < self._at:
            return
        if self._way is Way.KILL or (self._way is Way.TEAR and "write" not in call.name):
            os.kill(self._child, signal.SIGKILL)
        elif self._way is Way.TEAR:
            _libc().ptrace(_POKEUSER, thread, _RDX, arguments[2] // 2)
            self._tearing = True
        elif call.grows and (self._way is Way.FULL or number == self._at):
            _libc().ptrace(_POKEUSER, thread, _ORIG_RAX, ctypes.c_ulong(-1).value)
            self._failing[thread] = errno.ENOSPC if self._way is Way.FULL else errno.EIO

    def _leave(self, thread: int) -> None:
        """A system call is done: the child gets the result that was meant for it."""
        if self._tearing:
            os.kill(self._child, signal.SIGKILL)
        elif failed := self._failing.pop(thread, 0):
            _libc().ptrace(_POKEUSER, thread, _RAX, ctypes.c_ulong(-failed).value)

    def _path(self, thread: int, address: int) -> str | None:
        with Path(f"/proc/{thread}/mem").open("rb", buffering=0) as memory:
            memory.seek(address)
            try:
                name = os.fsdecode(memory.read(4096).partition(b"\0")[0])
            except OSError:  # it ends at a page that is not there
                memory.seek(address)
                name = os.fsdecode(memory.read(4096 - address % 4096).partition(b"\0")[0])
        return str(Path(f"/proc/{thread}/cwd").readlink() / name)


def _file(thread: int, number: int) -> str | None:
    try:
        return str(Path(f"/proc/{thread}/fd/{number}").readlink()).removesuffix(" (deleted)")
    except OSError:
        return None


@functools.cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.restype = ctypes.c_long
    libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    return libc


def can_trace(way: Way, outputs: Path) -> bool:
    """Whether this machine lets a process be followed; results are changed on one kind of processor alone."""
    if not sys.platform.startswith("linux") or platform.machine() not in _CALLS:
        return False
    if way is not Way.KILL and platform.machine() != "x86_64":
        return False
    told = outputs / "told"
    told.mkdir(exist_ok=True)

    def work() -> int:
        (told / "a").write_text("a", encoding="utf-8")
        return 0

    ended = run(work, told, outputs)
    return ended.status == 0 and "write a" in ended.writes
