"""The navigator: does what screens ask for. It opens the screens beside the reading screen, imported when they are
opened, and leads back to the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import singledispatchmethod
from typing import TYPE_CHECKING, Any

from textual.app import App

from reader.errors import LibraryError
from reader.model import Particulars
from reader.settings import change
from reader.tui import requests
from reader.tui.context import context_of
from reader.tui.dialogs.changed import change_words
from reader.tui.drawing.appearance import Appearance
from reader.tui.jobs import Policy
from reader.tui.kept_lists import KeptLists
from reader.tui.leaving import Leaving
from reader.tui.opening import Opening, reading_screen_of
from reader.tui.reading import changes
from reader.tui.reading.notes import commands as notes
from reader.tui.requests import Do, Request, Show
from reader.tui.suspending import Suspending

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.tui.reading.screen import ReadingScreen

MIN_GUIDE_LINES = 20
"""Lines of the terminal from which there is room for the guide."""


def _find() -> Screen[Any]:
    from reader.tui.library.find import FindScreen

    return FindScreen()


def _actors() -> Screen[Any]:
    from reader.tui.library.actors import ActorsScreen

    return ActorsScreen()


def _quotations() -> Screen[Any]:
    from reader.tui.library.quotations import QuotationsScreen

    return QuotationsScreen()


def _codes() -> Screen[Any]:
    from reader.tui.library.codes import CodesScreen

    return CodesScreen()


def _code_table() -> Screen[Any]:
    from reader.tui.library.code_table import CodeTableScreen

    return CodeTableScreen()


def _settings() -> Screen[Any]:
    from reader.tui.preferences.screen import SettingsScreen

    return SettingsScreen()


_SCREENS: dict[Show, Callable[[], Screen[Any]]] = {
    Show.FIND: _find,
    Show.ACTORS: _actors,
    Show.QUOTATIONS: _quotations,
    Show.CODES: _codes,
    Show.CODE_TABLE: _code_table,
    Show.SETTINGS: _settings,
}
"""Screens that need no more to be said, each made by a function that imports it."""


class Navigator:
    """Opens screens over the text and closes them."""

    def __init__(
        self, app: App[int], opening: Opening, appearance: Appearance, leaving: Leaving, suspending: Suspending
    ) -> None:
        self._app = app
        self._context = context_of(app)
        self._opening = opening
        self._appearance = appearance
        self._lists = KeptLists(app)
        self._shows = {
            Show.LIBRARY: self._show_library,
            Show.FEEDS: self._show_feeds,
            Show.STORIES: self._show_stories,
            Show.KEYS: self._show_keys,
            Show.PALETTE: self._show_palette,
            Show.GUIDE: self._show_guide,
        }
        self._does = {
            Do.SHOW_CHANGES: self._show_changes,
            Do.TOGGLE_ANALYSIS: opening.toggle_analysis,
            Do.CHANGE_BRIGHTNESS: self._change_brightness,
            Do.GO_BACK: self._lists.bring_back,
            Do.LEAVE: leaving.leave,
            Do.SUSPEND: suspending.suspend,
        }

    @property
    def _reading(self) -> ReadingScreen | None:
        return reading_screen_of(self._app)

    def back_to_text(self) -> None:
        """Close every screen above the reading screen."""
        screen = self._reading
        while screen is not None and self._app.screen is not screen:
            self._app.pop_screen()

    def _push(self, screen: Screen[Any]) -> None:
        """Show a screen, unless one of its kind is on top already."""
        if type(self._app.screen) is not type(screen):
            self._app.push_screen(screen)

    # ---------------------------------------------------------------- what is asked for

    @singledispatchmethod
    def handle(self, request: Request) -> None:
        """Do what a screen asks for. Raises TypeError for a request that nobody handles."""
        raise TypeError(f"no handler for {request!r}")

    @handle.register
    def _show(self, request: requests.Show) -> None:
        made = _SCREENS.get(request)
        if made is not None:
            self._push(made())
        else:
            self._shows[request]()

    @handle.register
    def _do(self, request: requests.Do) -> None:
        self._does[request]()

    @handle.register
    def _open_article(self, request: requests.OpenArticle) -> None:
        screen = self._reading
        comes = self._app.screen is not screen
        if screen is not None and request.listed is not None and comes:
            self._lists.leave(screen)
        else:
            self.back_to_text()
        if request.listed is None:
            self._lists.forget()
        if screen is not None and screen.reading.article_id == request.article_id and screen.opened is not None:
            screen.arrive(request.span, request.listed, jump=comes)
            return
        self._opening.open_stored(request.article_id, request.span, request.listed)

    @handle.register
    def _open_source(self, request: requests.OpenSource) -> None:
        self.back_to_text()
        self._lists.forget()
        self._opening.open_source(request.source)

    @handle.register
    def _add_sources(self, request: requests.AddSources) -> None:
        self._context.adding.begin(request.sources)

    @handle.register
    def _show_articles(self, request: requests.ShowArticles) -> None:
        from reader.tui.library.articles import LibraryScreen

        self._push(LibraryScreen(request.fitting))

    @handle.register
    def _attach_note(self, request: requests.AttachNote) -> None:
        self._open_article(requests.OpenArticle(request.note.article_id))
        screen = self._reading
        if screen is not None:
            notes.begin_attaching(screen, request.note)

    @handle.register
    def _edit_particulars(self, request: requests.EditParticulars) -> None:
        from reader.tui.dialogs.particulars import ParticularsForm

        ids, context = tuple(request.article_ids), self._context
        articles, tr = context.library.articles, context.tr
        now, given = None, Particulars()
        title = tr("particulars.several", count=len(ids))
        if len(ids) == 1:
            try:
                now, given = articles.particulars(ids[0]), articles.given(ids[0])
            except LibraryError as error:
                context.tell_error(error)
                return
            title = tr("particulars.one")

        def closed(kept: bool | None) -> None:
            if kept:
                context.tell(tr("particulars.kept"))
                self._show_changes()
                context.refreshing.soon()

        self._app.push_screen(
            ParticularsForm(title, now, given, lambda told, forget: articles.edit(ids, told, forget=forget)), closed
        )

    @handle.register
    def _show_checked(self, request: requests.ShowChecked) -> None:
        changed = [one for one in request.checked if one.changed]
        screen = self._reading
        if screen is not None and screen.reading.article_id in [one.article_id for one in changed]:
            self._opening.open_stored(screen.reading.article_id)
        if self._app.screen.is_modal or not (changed or request.failed):
            return  # a dialog is not covered by what comes when nobody asks for it
        if len(request.checked) + len(request.failed) > 1:
            from reader.tui.library.checked import CheckedList

            self._app.push_screen(CheckedList(request))
        elif changed:
            self._show_versions(requests.ShowVersions(changed[0].article_id, changed[0].name, changes=True))

    @handle.register
    def _show_told(self, request: requests.ShowTold) -> None:
        self._opening.renew(request.opened)

    def _show_changes(self) -> None:
        screen = self._reading
        if screen is not None:
            changes.refresh(screen)

    @handle.register
    def _turned(self, request: requests.Turned) -> None:
        tr = self._context.tr
        if request.what is None:
            self._context.tell(tr("done.nothing-to-undo" if request.how == "undone" else "done.nothing-to-redo"))
            return
        self._context.tell(tr(f"done.{request.how}", what=change_words(tr, str(request.what))))
        self._show_changes()

    @handle.register(requests.UseTheme)
    @handle.register(requests.UseWidth)
    def _use(self, request: requests.UseTheme | requests.UseWidth) -> None:
        settings, file = self._context.settings, self._context.library.paths.settings
        if isinstance(request, requests.UseTheme):
            key, used = "theme", replace(settings, theme=request.name)
        else:
            key, used = "article.width", replace(settings, article=replace(settings.article, width=request.cells))
        value = request[0]
        self._context.use_settings(used)
        self._context.jobs.start("setting", lambda _: change(file, key, value), policy=Policy.CHANGE)

    def _change_brightness(self) -> None:
        self._use(requests.UseTheme(self._appearance.counterpart_of(self._context.settings.theme)))

    # ---------------------------------------------------------------- screens

    def _show_library(self) -> None:
        self._show_articles(requests.ShowArticles(""))

    def _show_feeds(self) -> None:
        from reader.tui.library.feeds import FeedsScreen

        self._push(FeedsScreen())

    @handle.register
    def _show_feed(self, request: requests.ShowFeed) -> None:
        from reader.tui.library.feed_items import FeedItemsScreen

        self._push(FeedItemsScreen(request.feed_id, request.name))

    @handle.register
    def _follow_feeds(self, request: requests.FollowFeeds) -> None:
        self._context.following.add(request.source, request.named_by)

    @handle.register
    def _show_code(self, request: requests.ShowCode) -> None:
        from reader.tui.library.code_passages import CodePassages

        self._push(CodePassages(request.name))

    @handle.register
    def _show_actor(self, request: requests.ShowActor) -> None:
        from reader.tui.library.actor_statements import ActorStatements

        self._app.push_screen(ActorStatements(request.key, request.name, request.code))

    def _show_stories(self) -> None:
        from reader.tui.library.stories import StoriesScreen

        screen = self._reading
        self._push(StoriesScreen(screen.reading.article_id if screen is not None else None))

    @handle.register
    def _show_story(self, request: requests.ShowStory) -> None:
        from reader.tui.library.story import StoryScreen

        self._push(StoryScreen(request.story))

    @handle.register
    def _show_balance(self, request: requests.ShowBalance) -> None:
        from reader.tui.library.balance import BalancePanel

        self._push(BalancePanel(request.name, request.sourced, request.cards))

    @handle.register
    def _show_same(self, request: requests.ShowSame) -> None:
        from reader.tui.library.same import SameQuotations

        self._app.push_screen(SameQuotations(request.article_id, request.statement_id))

    @handle.register
    def _show_notes(self, request: requests.ShowNotes) -> None:
        from reader.tui.library.notes import NotesScreen

        screen = self._reading
        if screen is not None:
            reading = screen.reading
            self._push(NotesScreen(reading.article, reading.article_id, screen.article.chosen, every=request.every))

    @handle.register
    def _show_versions(self, request: requests.ShowVersions) -> None:
        from reader.tui.library.versions import DiffScreen, VersionsList

        screen = DiffScreen if request.changes else VersionsList
        self._push(screen(request.article_id, request.title))

    def _show_keys(self) -> None:
        from reader.tui.dialogs.help import HelpDialog
        from reader.tui.keymap.applicable import Doable

        async def done(choice: Doable | None) -> None:
            if choice is not None:
                await self._app.run_action(choice.action.call, choice.node)

        if not isinstance(self._app.screen, HelpDialog):
            self._app.push_screen(HelpDialog(self._app.screen), done)

    def _show_palette(self) -> None:
        from reader.tui.dialogs.palette import Palette

        if not isinstance(self._app.screen, Palette):  # without an id: one that was just left may not be gone yet
            self._app.push_screen(Palette(placeholder=self._context.tr("palette.ask")))

    def _show_guide(self) -> None:
        from reader.tui.reading.guide import Guide

        screen = self._reading
        if screen is not None and screen.size.height >= MIN_GUIDE_LINES:
            screen.mount(Guide(id="guide"), before="#who")

    def remake_titles(self) -> None:
        """What the title of a list over articles says is other."""
        from reader.tui.dialogs.listing_bars import TitleBar
        from reader.tui.reading.bars import Head

        for bar in [*self._app.screen.query(TitleBar), *self._app.screen.query(Head)]:
            bar.remake()

    def renew_list(self) -> None:
        """What the list on top shows is other."""
        from reader.tui.dialogs.list_panel import ListPanel

        for panel in self._app.screen.query(ListPanel):
            panel.questions.renew()

    @handle.register(requests.ExportArticle)
    @handle.register(requests.ExportArticles)
    @handle.register(requests.ExportNotes)
    @handle.register(requests.ExportStatements)
    def _export(self, request: requests.Export) -> None:
        from reader.tui.exporting import export_dialog

        self._push(export_dialog(self._context, request))

    @handle.register
    def _export_feeds(self, _: requests.ExportFeeds) -> None:
        from reader.tui.exporting import feed_list_dialog

        self._push(feed_list_dialog(self._context))

    @handle.register
    def _export_code_table(self, _: requests.ExportCodeTable) -> None:
        from reader.tui.exporting import code_table_dialog

        self._push(code_table_dialog(self._context))
