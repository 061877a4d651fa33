"""What is done with chosen words: copying them with their source, opening the link, looking them up."""

from __future__ import annotations

import os
from typing import Literal

from reader.errors import ReaderError
from reader.model import Span
from reader.tui.jobs import JobDone
from reader.tui.programs import fill_clipboard, link_command, look_up, open_address
from reader.tui.reading.article.citing import cite
from reader.tui.reading.article.units import Unit
from reader.tui.reading.messages import SelectionChanged
from reader.tui.reading.search.searching import Searching

COPIES = "copied.md"
"""Name of the file, beside the library, to which passages are copied by `copy('file')`."""


class ChoosingActions(Searching):
    """The actions on a selection, or on the current statement where nothing is selected."""

    def chosen_span(self) -> Span | None:
        """The selection, else the current statement from its first word to its last."""
        if self.article.chosen is not None:
            return self.article.chosen
        statement = self.reading.statement
        return Span(statement.start, statement.end) if statement else None

    # ---------------------------------------------------------------- choosing

    def action_choose(self) -> None:
        """Begin to choose by characters, or stop."""
        if self.article.choosing:
            self.article.stop_choosing()
            self.show_aside()
        else:
            self._choose(Unit.CHARACTER)

    def action_choose_by(self, unit: str) -> None:
        """Choose a whole sentence, paragraph or statement; the keys then move its end."""
        if unit == "statement":
            statement = self.reading.statement
            if statement is None:
                self.hint("none.statement")
            else:
                self.show_pane("article")
                self.article.stop_choosing()
                self.article.choose_span(Span(statement.start, statement.end))
            return
        self._choose(Unit(unit))

    def _choose(self, unit: Unit) -> None:
        self.show_pane("article")
        self.article.start_choosing(unit)
        self.show_aside()

    def on_selection_changed(self, message: SelectionChanged) -> None:
        """Say what can be done with a selection."""
        self.show_aside()

    def show_aside(self) -> None:
        """Say at the foot what is being chosen; else what is being searched."""
        chosen = self.article.chosen
        if chosen is None:
            super().show_aside()
            return
        words = len(chosen.of(self.reading.article.text).split())
        self.who.aside = self.house.tr.plural("choosing.aside", words)
        self.who.remake()

    def action_stop(self) -> None:
        """Stop one thing at a time: choosing, pointing, searching, focusing, then nothing."""
        reading = self.reading
        if self.article.chosen is not None or self.article.choosing:
            self.article.stop_choosing()
            self.show_aside()
        elif reading.hits:
            self.clear_search()
        elif reading.point is not None:
            self.point_at(None)
        elif reading.focus is not None:
            reading.focus = None
            self.tell_reading()

    # ---------------------------------------------------------------- copying

    def action_copy(self, form: Literal["plain", "markdown", "file"]) -> None:
        """Copy the selection or the statement with who said it and where it stands."""
        span = self.chosen_span()
        if span is None:
            self.hint("none.selection")
            return
        text = cite(self.reading, span, self.house.tr, markdown=form != "plain")
        self.article.stop_choosing()
        if form == "file":
            self._copy_to_file(text)
        else:
            self.house.copy_to_clipboard(text)
            self.house.jobs.start("copy", None, lambda job: fill_clipboard(text))
            self.hint("done.copied")

    def _copy_to_file(self, text: str) -> None:
        file = self.house.library.paths.data / COPIES

        def write(_: object) -> str:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8") as stream:
                stream.write(text + "\n")
            return str(file)

        self.house.jobs.start("copy-to-file", None, write)

    def copied_to_file(self, message: JobDone) -> None:
        """A passage is in the file."""
        self.hint("done.saved-to", file=message.result)

    # ---------------------------------------------------------------- other programs

    def action_open_link(self) -> None:
        """Open the article's address in the browser; where there is none to see, show the address."""
        article = self.reading.article
        address = article.url or article.source
        if not address.startswith(("http://", "https://")):
            self.hint("none.link")
            return
        try:
            command = link_command(self.house.settings.open_link, os.environ)
        except ReaderError as error:
            self.house.tell_error(error)
            return
        if command is None:
            self.house.copy_to_clipboard(address)
            self.hint("done.link-copied", link=address)
        else:
            self.house.jobs.start("link", None, lambda job: open_address(command, address))

    def action_look_up(self) -> None:
        """Ask the user's own command for the selection, or for the name that the reader points at."""
        span = self.article.chosen or self.reading.point
        own = self.house.settings.look_up
        if not own.strip():
            self.hint("none.look-up", file=str(self.house.library.paths.settings))
        elif span is None:
            self.hint("none.words")
        else:
            words = " ".join(span.of(self.reading.article.text).split())
            self.house.jobs.start("look-up", words, lambda job: look_up(own, words))

    def looked_up(self, message: JobDone) -> None:
        """The command has answered."""
        from reader.tui.dialogs.simple import Answer

        self.house.push_screen(Answer(str(message.job.about), message.result))
