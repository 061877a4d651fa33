"""The doors of the app: the screens beside the reading screen, imported when they are opened, and ways back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reader.export.content import Content
from reader.model import Actor, Note, Opened, Span, StatementCard
from reader.settings import Settings
from reader.tui.drawing.appearance import Themed
from reader.tui.drawing.wrapped_text import printable
from reader.tui.i18n import Translator, translator
from reader.tui.jobs import Job, Jobs

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from reader.library import Library
    from reader.tui.reading.screen import ReadingScreen


@dataclass(frozen=True)
class Stored:
    """What an article of the library is opened for."""

    article_id: int
    """The library's number of it."""
    span: Span | None = None
    """The passage that is to be brought into sight; None for where the reader was."""


LEAST_FOR_GUIDE = 20
"""Lines of the terminal from which there is room for the guide."""


class Doors(Themed):
    """The part of the app that opens screens."""

    library: Library
    jobs: Jobs
    tr: Translator
    settings: Settings

    @property
    def _app(self) -> App[int]:
        return cast("App[int]", self)

    @property
    def reading_screen(self) -> ReadingScreen | None:
        """The reading screen, if there is one."""
        raise NotImplementedError

    def start_opening(self, about: object, work: Callable[[Job], Opened]) -> None:
        """Open an article off the screen's thread."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Say something in passing."""
        raise NotImplementedError

    # ---------------------------------------------------------------- articles of the library

    def open_stored(self, article_id: int, span: Span | None = None) -> None:
        """Read an article of the library, at a passage if one is given; screens over the text are closed."""
        self.back_to_text()
        screen = self.reading_screen
        if screen is not None and screen.reading.article_id == article_id and screen.opened is not None:
            if span is not None:
                screen.go_to(span)
            return
        self.start_opening(Stored(article_id, span), lambda _: self.library.articles.open_stored(article_id))

    def attach_note(self, note: Note) -> None:
        """Read the article of a note and let the reader choose its passage."""
        self.open_stored(note.article_id)
        screen = self.reading_screen
        if screen is not None:
            screen.begin_attaching(note)

    def back_to_text(self) -> None:
        """Close every screen above the reading screen."""
        screen = self.reading_screen
        if screen is None:
            return
        while self._app.screen is not screen:
            self._app.pop_screen()

    def opened_for(self, about: object) -> None:
        """An article was opened: bring into sight what it was opened for."""
        screen = self.reading_screen
        if isinstance(about, Stored) and about.span is not None and screen is not None:
            screen.go_to(about.span, jump=False)

    # ---------------------------------------------------------------- screens

    def _push(self, screen: Screen[Any]) -> None:
        """Show a screen, unless one of its kind is on top already."""
        if type(self._app.screen) is not type(screen):
            self._app.push_screen(screen)

    def action_library(self) -> None:
        """Show the library."""
        from reader.tui.library.articles import LibraryScreen

        self._push(LibraryScreen())

    def action_find(self) -> None:
        """Search all articles, statements and notes."""
        from reader.tui.library.find import FindScreen

        self._push(FindScreen())

    def action_all_actors(self) -> None:
        """Show the actors of all articles."""
        from reader.tui.library.actors import ActorsScreen

        self._push(ActorsScreen())

    def action_all_quotations(self) -> None:
        """Show what is quoted in several articles."""
        from reader.tui.library.quotations import QuotationsScreen

        self._push(QuotationsScreen())

    def show_actor_over(self, actor: Actor) -> None:
        """Show what an actor said over all articles."""
        from reader.library.listing import actor_key
        from reader.tui.library.actors import ActorOver

        self._app.push_screen(ActorOver(actor_key(actor.name, actor.kind), actor.name))

    def show_same(self, article_id: int, statement_id: str) -> None:
        """Show where else a quotation stands."""
        from reader.tui.library.same import SameQuotations

        self._app.push_screen(SameQuotations(article_id, statement_id))

    def action_all_notes(self) -> None:
        """Show the notes of all articles."""
        self.show_notes(every=True)

    def show_notes(self, *, every: bool = False) -> None:
        """Show the notes of the article that is read, or of all articles."""
        from reader.tui.library.notes import NotesScreen

        screen = self.reading_screen
        if screen is not None:
            reading = screen.reading
            self._push(NotesScreen(reading.article, reading.article_id, screen.article.chosen, every=every))

    def show_versions(self, article_id: int, title: str) -> None:
        """Show the versions of an article."""
        from reader.tui.library.versions import VersionsList

        self._push(VersionsList(article_id, title))

    def action_settings(self) -> None:
        """Show the settings."""
        from reader.tui.preferences.screen import SettingsScreen

        self._push(SettingsScreen())

    async def action_keys(self) -> None:
        """Show the keys that apply here, and do what is chosen there."""
        from reader.tui.dialogs.help import HelpDialog
        from reader.tui.keymap.applicable import Doable

        async def done(choice: Doable | None) -> None:
            if choice is not None:
                await self._app.run_action(choice.action.call, choice.node)

        if not isinstance(self._app.screen, HelpDialog):
            self._app.push_screen(HelpDialog(self._app.screen), done)

    def show_guide(self) -> None:
        """Show the guide of the first run below the page."""
        from reader.tui.reading.guide import Guide

        screen = self.reading_screen
        if screen is not None and screen.size.height >= LEAST_FOR_GUIDE:
            screen.mount(Guide(id="guide"), before="#who")

    # ---------------------------------------------------------------- exports

    def export_article(self, article_id: int, title: str) -> None:
        """Ask for form and file, and write an article with its notes and corrections."""
        exports = self.library.exports
        self._export(title, Content.ARTICLE, lambda form, labels: exports.articles(form, [article_id], labels=labels))

    def export_statements(self, cards: Sequence[StatementCard], name: str) -> None:
        """Ask for form and file, and write statements over articles."""
        exports = self.library.exports
        self._export(
            name, Content.STATEMENTS, lambda form, labels: exports.statements(form, cards, name, labels=labels)
        )

    def export_articles(self, article_ids: Sequence[int], name: str) -> None:
        """Ask for form and file, and write articles with their notes and corrections into one file."""
        exports, ids = self.library.exports, tuple(article_ids)
        self._export(name, Content.ARTICLES, lambda form, labels: exports.articles(form, ids, labels=labels))

    def export_notes(self, note_ids: Sequence[str], name: str) -> None:
        """Ask for form and file, and write notes over articles."""
        exports, ids = self.library.exports, tuple(note_ids)
        self._export(name, Content.NOTES, lambda form, labels: exports.notes(form, ids, name, labels=labels))

    def _export(self, title: str, content: Content, make: Callable[[str, Mapping[str, str]], str | bytes]) -> None:
        """Ask for one of the formats that can hold `content` and for a file, and write what `make` gives."""
        from reader.export.formats import writing
        from reader.export.labels import ENGLISH
        from reader.tui.library.export import ExportDialog

        tr = self.tr
        labels = {key: tr(f"export.label.{key}") for key in ENGLISH}

        def write(form: str, path: Path) -> Path:
            self.library.exports.write(path, form, make(form, labels))
            return path

        self._push(ExportDialog(title, title, tuple(writing(content).values()), write))

    # ---------------------------------------------------------------- what concerns the page

    def use_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on."""
        before, self.settings = self.settings, settings
        self.tr = translator(settings.language)
        if settings.theme in self._app.available_themes:
            self.apply_theme(settings.theme)
        screen = self.reading_screen
        if screen is not None:
            screen.settings_changed(before)

    def refresh_reading(self) -> None:
        """Notes or corrections were changed on another screen: show them in the text."""
        screen = self.reading_screen
        if screen is not None:
            screen.refresh_from_library()

    def tell_turned(self, kind: str, what: object) -> None:
        """Say what was undone ("undone") or made again ("redone") on another screen, and show it in the text."""
        if what is None:
            self.tell(self.tr("done.nothing-to-undo" if kind == "undone" else "done.nothing-to-redo"))
            return
        self.tell(self.tr(f"done.{kind}", what=change_words(self.tr, str(what))))
        self.refresh_reading()


def change_words(tr: Translator, label: str) -> str:
    """What the library says was changed, in the interface's language where the words are known."""
    head, colon, rest = label.partition(": ")
    key = "change." + head.replace(" ", "-")
    return (tr(key) if tr.has(key) else head) + colon + printable(rest)
