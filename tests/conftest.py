"""What holds for every test: a home directory of its own, and no way to the network beyond this machine."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from reader.cli.language import interface

settings.register_profile("fixed", deadline=None, derandomize=True)
settings.register_profile("fresh", deadline=None, print_blob=True)
settings.load_profile("fixed")  # `make properties` takes the other one, with a seed that it prints


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell how to have the tests in the same order again."""
    if config.pluginmanager.hasplugin("randomly"):
        terminalreporter.write_line(f"in the order of --randomly-seed={config.option.randomly_seed}")


@pytest.fixture(autouse=True)
def kutip_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of this test's Kutip; nothing is made in it before the program writes there."""
    home = tmp_path / "kutip-home"
    monkeypatch.setenv("KUTIP_HOME", str(home))
    interface.cache_clear()  # another test may have spoken another language
    for proxy in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(proxy, raising=False)
        monkeypatch.delenv(proxy.lower(), raising=False)
    return home


@pytest.fixture(autouse=True)
def one_kind_of_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test's terminal has the same colours: a style of Rich's keeps what the first terminal was sent for it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a connection to anywhere but the loopback fail as if the network were away."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise OSError(f"tests do not leave this machine: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
