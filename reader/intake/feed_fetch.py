"""Feeds asked for anew, many at once: by the marks of their last answers, and gently to each server."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from time import monotonic

from reader.errors import AskedToWaitError, SourceError, attempted, where_it_failed
from reader.intake.addresses import address_host, without_secrets
from reader.intake.feeds import Feed, parse_feed
from reader.intake.limits import Limits

FEED_LIMITS = Limits(connect=10.0, read=20.0, whole=30.0, redirects=5, size=10 << 20)
"""What a feed may take."""
MAX_AT_ONCE = 48
"""Feeds that are asked for at the same time."""
MAX_OF_A_HOST = 4
"""Feeds of one server that are asked for at the same time."""
STOP_INTERVAL_S = 0.2
"""Seconds from one look to the next whether it is to stop."""
PATIENCE_S = 1.0
"""Seconds after which a feed that has not come holds up no other one of its server any more."""


@dataclass(frozen=True, slots=True)
class KnownFeed:
    """A feed that is asked for, with the marks of its last answer."""

    url: str
    """Its address."""
    etag: str | None = None
    """The server's mark of the version that is known."""
    modified: str | None = None
    """When the server said that it was last changed."""
    named_by: str | None = None
    """What named the address, as for `fetch`; None where the reader gave it."""


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """A feed's answer."""

    known: KnownFeed
    """The feed with the marks to send next time."""
    feed: Feed | None
    """What it holds; None where nothing has changed."""


Outcome = FetchedFeed | SourceError
"""A feed's answer, or why there is none."""


def fetch_feed(known: KnownFeed, limits: Limits = FEED_LIMITS) -> FetchedFeed:
    """Ask for a feed. Raises UnreachableError where no server answered, SourceError for what is no feed."""
    from reader.intake.fetch import fetch

    got = fetch(known.url, limits=limits, etag=known.etag, modified=known.modified, named_by=known.named_by)
    if got.is_unchanged:
        return FetchedFeed(known, None)
    feed = parse_feed(got.data, url=got.url, media=got.media or None)
    return FetchedFeed(KnownFeed(known.url, got.etag, got.modified, known.named_by), feed)


def find_feed(url: str, named_by: str | None = None) -> FetchedFeed:
    """The feed at an address that was given, or the one that the page there names; raises as `fetch_feed`."""
    from reader.intake.fetch import fetch
    from reader.intake.pages import feed_of_page

    url = without_secrets(url.partition("#")[0])
    got = fetch(url, limits=FEED_LIMITS, named_by=named_by)
    try:
        feed = parse_feed(got.data, url=got.url, media=got.media or None)
    except SourceError:
        named = feed_of_page(got.data, charset=got.charset, url=got.url)
        if named is None or named in (url, got.url):
            raise
        return fetch_feed(KnownFeed(named, named_by=url if named_by is None else named_by))
    return FetchedFeed(KnownFeed(url, got.etag, got.modified, named_by), feed)


def fetch_feeds(
    feeds: Sequence[KnownFeed], limits: Limits = FEED_LIMITS, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[KnownFeed, Outcome]]:
    """Ask for many feeds at once, each answer or error as it comes: a slow or broken one holds up no other.

    A server that asks to wait is not asked for its other feeds: they come with the same error.

    What is not waited for, when it is `cancelled`, is left to threads that keep nobody from ending the program.
    """
    waiting: queue.SimpleQueue[KnownFeed] = queue.SimpleQueue()
    found: queue.SimpleQueue[tuple[KnownFeed, Outcome]] = queue.SimpleQueue()
    turns = _Turns()
    ended = threading.Event()
    resting: dict[str, AskedToWaitError] = {}  # servers that ask to wait

    def work() -> None:
        while not ended.is_set():
            try:
                known = waiting.get_nowait()
            except queue.Empty:
                return
            with turns.of(_host(known.url)):
                host = _host(known.url)
                outcome = resting.get(host) or _outcome(known, limits)
                if isinstance(outcome, AskedToWaitError):
                    resting.setdefault(host, outcome)
                found.put((known, outcome))

    for known in _by_turns(feeds):
        waiting.put(known)
    for number in range(min(MAX_AT_ONCE, len(feeds))):
        threading.Thread(target=work, name=f"feed-{number}", daemon=True).start()
    try:
        left = len(feeds)
        while left and not cancelled():
            try:
                known_outcome = found.get(timeout=STOP_INTERVAL_S)
            except queue.Empty:
                continue
            left -= 1
            yield known_outcome
    finally:
        ended.set()


def _outcome(known: KnownFeed, limits: Limits) -> Outcome:
    asked = attempted(partial(fetch_feed, known, limits))
    error = asked.exception()
    if error is None:
        return asked.result()
    return error if isinstance(error, SourceError) else _unforeseen(error)


def _unforeseen(error: BaseException) -> SourceError:
    import logging

    logging.getLogger(__name__).error("a feed could not be read: %s", where_it_failed(error))
    kind = type(error).__name__
    return SourceError(
        "Feed not read", "The feed holds what Kutip cannot read ({kind}); remove it, or try later.", kind=kind
    )


def _host(url: str) -> str:
    try:
        return address_host(url)
    except SourceError:
        return ""  # no server is asked


def _by_turns(feeds: Iterable[KnownFeed]) -> list[KnownFeed]:
    """The feeds so that one of each server comes first, then a second one of each."""
    counts: dict[str, int] = defaultdict(int)
    ranked = []
    for known in feeds:
        host = _host(known.url)
        ranked.append((counts[host], known))
        counts[host] += 1
    return [known for _, known in sorted(ranked, key=lambda pair: pair[0])]


class _Turns:
    """Lets few ask one server at the same time."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._asking: dict[str, list[float]] = defaultdict(list)  # when those began that are not done

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """A block that asks a server."""
        with self._changed:
            while (wait := self._wait_s(host)) > 0:
                self._changed.wait(wait)
            began = monotonic()
            self._asking[host].append(began)
        try:
            yield
        finally:
            with self._changed:
                self._asking[host].remove(began)
                self._changed.notify_all()

    def _wait_s(self, host: str) -> float:
        """Seconds until another one may ask, if none is done before."""
        young = sorted(began for began in self._asking[host] if monotonic() - began < PATIENCE_S)
        return 0.0 if len(young) < MAX_OF_A_HOST else max(young[-MAX_OF_A_HOST] + PATIENCE_S - monotonic(), 0.001)
