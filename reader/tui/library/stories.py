"""The stories of the library: articles that tell of one event, a line for each event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from reader.library.stories import Story
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.drawing.bar import BarItem, heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import padded, shorten, table_cell
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import ShowStory

if TYPE_CHECKING:
    from reader.tui.i18n import Translator


class StoriesScreen(ListScreen[None]):
    """A line an event: how many articles, when, the first one's title; unfolded all of them with their outlets."""

    BINDINGS = keys.bindings(keys.Scope.STORIES)

    def __init__(self, article_id: int | None = None) -> None:
        """With the story of `article_id` as the current row, if it tells one."""
        super().__init__(
            ListContents(
                title=self._title_items,
                hint=lambda: self.tr("stories.type"),
                rows=self._make_rows,
                pieces=self._pieces,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.STORIES],
                understood=True,
            ),
            STORIES_COMMANDS,
        )
        self._article_id = article_id
        self._stories: tuple[Story, ...] | None = None

    def begin(self) -> None:
        """Ask the library; in a large one that takes seconds."""
        self.panel.questions.ask(self.context.library.stories.all, self._answered)

    def _answered(self, stories: tuple[Story, ...]) -> None:
        first = self._stories is None
        self._stories = stories
        self.panel.show_anew()
        here = next((story for story in stories if self._article_id in story.ids), None) if first else None
        if here is not None:
            self.panel.items.current = self.panel.items.number_of(here)

    # ---------------------------------------------------------------- rows

    def _title_items(self) -> Sequence[BarItem]:
        """The title and how many there are."""
        count = str(len(self._stories)) if self._stories else None
        return heading(self.theme_styles, self.tr("stories.title").upper(), count)

    def _make_rows(self, width: int) -> Sequence[Row]:
        words = self.panel.typed.casefold().split()
        found = [story for story in self._stories or () if all(word in _words_of(story) for word in words)]
        if not found:
            known = "over.nothing" if self._stories else "stories.empty"
            return [words_row(self.tr("list.asking" if self._stories is None else known), self.theme_styles.faint)]
        return [Row((), story) for story in found]

    def _pieces(self, key: object, width: int) -> Pieces:
        """A line of the list."""
        if not isinstance(key, Story):
            return ()
        styles = self.theme_styles
        days = 25 if width >= 80 else 0
        return [
            (f"{len(key.articles):>4} ", styles.accent),
            (padded(_days(self.tr, *key.days), days) + " " if days else " ", styles.faint),
            (shorten(key.articles[0].name, max(width - days - 8, 8)), styles.text),
        ]

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """All of its articles."""
        if not isinstance(key, Story):
            return ()
        styles = self.theme_styles
        outlet = 18 if width >= 60 else 0
        return [
            self._pieces(key, width),
            *(
                (
                    ("     · ", styles.rule),
                    (table_cell(one.outlet, outlet), styles.faint),
                    (shorten(one.name, max(width - outlet - 9, 8)), styles.text),
                )
                for one in key.articles
            ),
        ]

    def _chosen(self, row: Row) -> None:
        """Set its articles side by side."""
        if isinstance(row.key, Story):
            self.context.post(ShowStory(row.key))


def _days(tr: Translator, first: date | None, last: date | None) -> str:
    """The days of a story in a few cells."""
    if first is None or last is None:
        return tr("date.none")
    if first == last:
        return f"{tr.day(first.isoformat())} {first.year}"
    return f"{tr.day(first.isoformat())} – {tr.day(last.isoformat())}"


def _words_of(story: Story) -> str:
    """What typing is compared with."""
    return " ".join(f"{one.name} {one.outlet} {one.day or ''}" for one in story.articles).casefold()


STORIES_COMMANDS: Commands[StoriesScreen] = {"stories-filter": type_words}
"""What can be done in the list of stories."""
