"""Very many feeds at once, some slow and some broken: when the good ones are there, and that each bad one is named.

usage: python -m tests.bench feeds [--feeds 200] [--slow 20] [--broken 20] [--hosts 200]
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from reader.intake.feed_fetch import FEED_LIMITS
from reader.library import Library
from reader.library.feeds import FeedReport
from reader.model import Progress
from reader.paths import Paths
from reader.storage import feeds
from tests.bench._made import NoModels
from tests.feed_server import rss


def main(arguments: list[str]) -> int:
    """Update made-up feeds of a local server; gives 1 where a good one came too late, or a bad one is not named."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench feeds")
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--slow", type=int, default=20, help="that send nothing until their time is over")
    parser.add_argument("--broken", type=int, default=20, help="that are no feeds, missing, or lead to a file")
    parser.add_argument("--hosts", type=int, default=200, help="addresses of this machine that they are spread over")
    options = parser.parse_args(arguments)
    served = _Server(options.slow, options.broken)
    served.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            paths = Paths(home / "config", home / "data", home / "cache", home / "log")
            with Library(paths, NoModels()) as library:
                return _measure(library, served.port, options)
    finally:
        served.stop()


def _measure(library: Library, port: int, options: argparse.Namespace) -> int:
    with library.session.database.writing() as tx:
        for number in range(options.feeds):  # in an order in which slow and broken ones stand among the others
            url = f"http://127.0.0.{1 + number % options.hosts}:{port}/{number * 7 % options.feeds}"
            feeds.add(tx, url, f"feed {number * 7 % options.feeds}", library.session.clock(), None)
    for turn in ("first time", "again, unchanged"):
        came: list[tuple[float, str]] = []
        began = time.perf_counter()

        def further(_: Progress, name: str, came: list[tuple[float, str]] = came, began: float = began) -> None:
            came.append((time.perf_counter() - began, name))

        report = library.feeds.update(progress=further)
        bad = {f"feed {number}" for number in range(options.slow + options.broken)}
        named = {card.name for card in library.feeds.all() if card.error}
        last = max(spent for spent, name in came if name and name not in {name for name, _ in report.failed})
        print(_told(turn, report, last, came[-1][0]))
        if {name for name, _ in report.failed} != bad or named != bad or last > FEED_LIMITS.whole:
            return 1
    return 0


def _told(turn: str, report: FeedReport, last: float, whole: float) -> str:
    good = report.asked - len(report.failed)
    return (
        f"{turn}: {good} good feeds after {last:.1f} s, {report.new} new items; "
        f"{len(report.failed)} bad ones named after {whole:.1f} s (a feed's limit is {FEED_LIMITS.whole:.0f} s)"
    )


class _Server:
    """Feeds by number: the first ones slow, those behind them broken, all others good with 30 items."""

    def __init__(self, slow: int, broken: int) -> None:
        ended = self._ended = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                number = int(self.path.strip("/"))
                if number < slow:
                    ended.wait(120)
                    return
                if number < slow + broken:
                    self.send_response((500, 200, 404, 302)[number % 4])
                    self.send_header("Location", "file:///etc/passwd")
                    self.end_headers()
                    self.wfile.write(b"bukan umpan")
                    return
                known = self.headers.get("If-None-Match")
                self.send_response(304 if known else 200)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("ETag", '"1"')
                self.end_headers()
                if not known:
                    self.wfile.write(rss(f"Warta {number}", [f"{number} {item}" for item in range(27)]))

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own signature
                pass

        class Server(ThreadingHTTPServer):
            request_queue_size = 512
            daemon_threads = True

        self._httpd = Server(("", 0), Handler)
        self.port = self._httpd.server_port
        """Where it listens, on every address of this machine."""

    def start(self) -> None:
        """Serve."""
        threading.Thread(target=self._httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """Serve no more."""
        self._ended.set()
        self._httpd.shutdown()
        self._httpd.server_close()
