"""The one family of errors that a person gets to read.

Every error that Kutip foresees is a `ReaderError`: a short title, and one sentence that says what happened, where, and
what to do. The command line prints it and leaves with status 1 (2 for wrong usage); the screen shows it and stays open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from reader.phrase import Gap, Phrase

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")


class ReaderError(Exception):
    """Something the user can understand and act on."""

    def __init__(self, title: str, message: str, **values: object) -> None:
        """`values` fill the names in braces of `message`, which both have a text in the other catalogues."""
        self.title = title
        """Two to five words, no full stop: "File not found"."""
        self.message = Phrase(message, **values) if values else message
        """One sentence: what, where, what to do."""
        super().__init__(f"{title}: {self.message}")

    @property
    def sentence(self) -> Phrase:
        """Title and sentence in one line."""
        return Phrase("{title}: {message}", title=Phrase(self.title), message=self._phrase())

    @property
    def parts(self) -> tuple[str, str, dict[str, Gap]]:
        """Title, sentence with its gaps, and what fills them: what the error can be made of again."""
        return self.title, *self._phrase().parts

    def _phrase(self) -> Phrase:
        return self.message if isinstance(self.message, Phrase) else Phrase(self.message)


class SourceError(ReaderError):
    """An article could not be fetched, decoded or recognised."""


class UnreachableError(SourceError):
    """No server answered: the network or the server is away. What was fetched before may stand in."""


class AskedToWaitError(SourceError):
    """A server asks to be left alone for a while."""

    def __init__(self, title: str, message: str, wait_s: int, **values: object) -> None:
        """`wait_s`: the seconds that it asks for."""
        super().__init__(title, message, **values)
        self.wait_s = wait_s
        """Seconds from now before which it is not to be asked again."""


class SettingsError(ReaderError):
    """The settings file or a value in it cannot be used."""


class AnalysisError(ReaderError):
    """A text could not be analysed, or a pipeline could not be used."""


class LibraryError(ReaderError):
    """The library cannot be read or written."""


class FormatError(ReaderError):
    """A file to import or to evaluate is not what it should be."""


STUMBLES = (ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OverflowError, RecursionError)
"""What somebody else's parser raises where damaged input holds something else than it should."""


def attempted(work: Callable[[], Result]) -> Future[Result]:
    """What a piece of work gives, or what it raised: for one piece of many, which must not cost the others theirs.

    An interrupt by the user is raised as ever.
    """
    from concurrent.futures import Future

    done: Future[Result] = Future()
    try:
        done.set_result(work())
    except Exception as error:  # here alone: whatever it is, whoever asked for the work decides what is said of it
        done.set_exception(error)
    return done


def where_it_failed(error: BaseException) -> str:
    """An exception and what led to it as kinds and places in the code, a line each, the first cause first.

    Without the words of the exceptions: these may hold what the reader reads or wrote, and a report is shown to others.
    """
    import traceback

    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and cause not in chain:
        chain.append(cause)
    lines = []
    for one in reversed(chain):
        frames = traceback.extract_tb(one.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
    return "\n".join(lines)
