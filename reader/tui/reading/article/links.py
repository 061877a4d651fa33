"""The links of the article: each is opened by the system's own program, or copied."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Link
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.programs import fill_clipboard
from reader.tui.reading.article.addresses import follow


class LinksDialog(ListScreen[None]):
    """What each link is called, and below it where it leads. It stays open: one follows several."""

    BINDINGS = keys.bindings(keys.Scope.LINKS)

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("links.title")),
                remark=lambda: str(len(links)),
                hint=lambda: self.tr("links.filter"),
                rows=self._make_rows,
                chosen=lambda row: self._open(row.key),
                scopes=[keys.Scope.LINKS],
            ),
            LINKS_COMMANDS,
        )
        self._links = links

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The links that have the typed words, each with its address in the line below, unless that is its name."""
        styles, wanted = self.theme_styles, self.panel.typed.casefold().split()
        rows = []
        for link in self._links:
            told = f"{link.words} {link.address}".casefold()
            if all(word in told for word in wanted):
                rows.append(Row((("  " + shorten(link.words, width - 4), styles.text),), link))
                if link.words != link.address:
                    rows.append(Row((("    " + shorten(link.address, width - 6), styles.faint),)))
        return rows or [Row((("  " + self.tr("links.nothing-fits"), styles.faint),))]

    def _open(self, key: object) -> None:
        if isinstance(key, Link):
            follow(self.context, self.app, key.address)

    def copy(self) -> None:
        """Copy the address of the link under the cursor."""
        key = self.panel.current_key
        if isinstance(key, Link):
            address = key.address
            self.app.copy_to_clipboard(address)
            self.context.jobs.start("clipboard", lambda _: fill_clipboard(address))
            self.context.tell(self.tr("done.link-is-copied", link=address))


LINKS_COMMANDS: Commands[LinksDialog] = {"copy-link": LinksDialog.copy, "links-filter": type_words}
"""What is done in the list of links."""
