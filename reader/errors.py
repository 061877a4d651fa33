"""The one family of errors that a person gets to read.

Every error that Kutip foresees is a `ReaderError`: a short title, and one sentence that says what happened, where, and
what to do. The command line prints it and leaves with status 1 (2 for wrong usage); the screen shows it and stays open.
"""


class ReaderError(Exception):
    """Something the user can understand and act on."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        """Two to five words, no full stop: "File not found"."""
        self.message = message
        """One sentence: what, where, what to do."""


class SourceError(ReaderError):
    """An article could not be fetched, decoded or recognised."""


class UnreachableError(SourceError):
    """No server answered: the network or the server is away. What was fetched before may stand in."""


class SettingsError(ReaderError):
    """The settings file or a value in it cannot be used."""


class AnalysisError(ReaderError):
    """A text could not be analysed, or a pipeline could not be used."""


class LibraryError(ReaderError):
    """The library cannot be read or written."""


class FormatError(ReaderError):
    """A file to import or to evaluate is not what it should be."""
