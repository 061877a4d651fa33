"""The reading screen: an article with its statements, timeline and notes."""

from __future__ import annotations

from reader.tui.jobs import JobDone
from reader.tui.keymap import keys
from reader.tui.reading.corrections.correcting import Correcting

CHANGES = ("undo", "redo", "refresh", "note-deleted", "note-attached", "corrected")
"""Jobs that give what was done, the notes and the analysis as they are then (`Noting._change`)."""


class ReadingScreen(Correcting):
    """Everything that can be done while reading; the parts are in the modules beside this one, each adding its own.

    ReadingBase (layout, state) < Moving < Searching < ChoosingActions < Noting < Looking < Panels < Correcting <
    ReadingScreen
    """

    BINDINGS = keys.bindings(keys.Scope.READING, keys.Scope.CORRECT)

    def job_done(self, message: JobDone) -> None:
        """A job that this screen started came to its end."""
        kind = message.job.kind
        if kind == "search":
            self.search_done(message)
        elif kind == "copy-to-file":
            self.copied_to_file(message)
        elif kind == "look-up":
            self.looked_up(message)
        elif kind == "elsewhere" and message.job.about == self.reading.article_id:
            self.written_elsewhere(message)
        elif kind in CHANGES and message.job.about == self.reading.article_id:
            self.changed(message)
