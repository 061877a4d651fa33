"""What goes out of the library: articles, statements and notes in the formats of `reader.export`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.files import write_whole
from reader.library.corrected import applied
from reader.library.index import Index
from reader.library.notes import Notes
from reader.library.session import Session
from reader.model import Dossier, StatementCard
from reader.phrase import system_says
from reader.storage import actors, analyses, articles, codes, corrections, notes

if TYPE_CHECKING:
    from reader.export.content import Names, Selection

# The package of exports is loaded by the methods that export: the first page does not wait for it.


class Exports:
    """Makes exports and writes them to files."""

    def __init__(self, session: Session, index: Index, notes: Notes) -> None:
        self._session = session
        self._index = index
        self._notes = notes

    def dossiers(
        self, article_ids: Collection[int] | None = None, *, tag: str | None = None, colour: str | None = None
    ) -> Iterator[Dossier]:
        """Articles with everything that is known of them, one at a time; None: all. `tag` and `colour` choose notes."""
        with self._session.database.reading() as tx:
            cards = articles.cards(tx, article_ids)
        missing = set(article_ids or ()) - {card.id for card in cards}
        if missing:
            raise LibraryError("Article not found", "The library has no article {number}.", number=min(missing))
        for card in cards:
            with self._session.database.reading() as tx:
                article = articles.load(tx, card.id)
                if article is None:
                    continue
                machine = analyses.latest(tx, article.digest, article.language, article.published)
                made = corrections.of_article(tx, card.id)
                words = corrections.words_of_article(tx, card.id)
            analysis = machine
            if machine is not None and words:
                analysis = applied(self._session, article, card.id, machine, words).analysis
            kept = tuple(
                note
                for note in self._notes.of_present(card.id)
                if (tag is None or tag.casefold() in {t.casefold() for t in note.tags})
                and (colour is None or note.colour == colour)
            )
            # A path that was typed is one of the folder of that day: the library knows the whole one.
            known = replace(article, source=card.source)
            yield Dossier(card.id, known, analysis, kept, made, card.added, card.opened)

    def articles(
        self,
        form: str,
        article_ids: Collection[int] | None = None,
        *,
        tag: str | None = None,
        colour: str | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> str | bytes:
        """Articles (None: the whole library) in a format.

        With `tag` or `colour` only the notes so marked, and only articles that have some. `labels` are the words of
        the export in another language than English. Raises LibraryError.
        """
        from reader.export.content import Content, of_articles
        from reader.export.formats import format_of

        export = format_of(form)
        chosen = list(self.dossiers(article_ids, tag=tag, colour=colour))
        if tag is not None or colour is not None:
            chosen = [dossier for dossier in chosen if dossier.notes]
        if export.corrected_only and article_ids is None:
            chosen = [dossier for dossier in chosen if dossier.corrections]
        is_whole = article_ids is None and tag is None and colour is None
        selection = self._coded(of_articles(chosen, self._names(chosen)), every=is_whole)
        if len(chosen) != 1 and Content.ARTICLES not in export.writes:
            raise LibraryError(
                "One article only", "“{form}” holds one article; export several into a folder.", form=form
            )
        return export.write(_labelled(selection, labels))

    def statements(
        self, form: str, cards: Sequence[StatementCard], title: str, *, labels: Mapping[str, str] | None = None
    ) -> str | bytes:
        """Statements as a list shows them, in its order. Raises LibraryError for a format that cannot hold them."""
        from reader.export.content import Content, of_statements
        from reader.export.formats import format_of

        export = format_of(form, Content.STATEMENTS)
        chosen = list(self.dossiers({card.article_id for card in cards})) if cards else []
        selection = self._coded(of_statements(chosen, cards, title, self._names(chosen)))
        return export.write(_labelled(selection, labels))

    def notes(
        self, form: str, note_ids: Collection[str], title: str, *, labels: Mapping[str, str] | None = None
    ) -> str | bytes:
        """Notes as a list shows them, by article. Raises LibraryError for a format that cannot hold them."""
        from reader.export.content import Content, of_notes
        from reader.export.formats import format_of

        export = format_of(form, Content.NOTES)
        wanted = frozenset(note_ids)
        with self._session.database.reading() as tx:
            ids = notes.articles_of(tx, note_ids)
        chosen = list(self.dossiers(ids)) if ids else []
        selection = self._coded(of_notes(chosen, wanted, title, self._names(chosen)))
        return export.write(_labelled(selection, labels))

    def folder(
        self,
        form: str,
        folder: Path,
        article_ids: Collection[int] | None = None,
        *,
        tag: str | None = None,
        colour: str | None = None,
        labels: Mapping[str, str] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Path]:
        """One file an article into `folder`, named by number and title; gives the files. See `write`."""
        from reader.export.content import Content, of_articles
        from reader.export.formats import format_of

        export = format_of(form, Content.ARTICLE)
        with self._session.database.reading() as tx:
            total = len(articles.cards(tx, article_ids))
        written = []
        for number, dossier in enumerate(self.dossiers(article_ids, tag=tag, colour=colour), start=1):
            if dossier.notes or (tag is None and colour is None):
                path = folder / f"{_file_name(dossier)}{export.suffix}"
                selection = self._coded(of_articles([dossier], self._names([dossier])))
                self.write(path, form, export.write(_labelled(selection, labels)))
                written.append(path)
            if progress is not None:
                progress(number, total)
        return written

    @staticmethod
    def write(path: Path, form: str, made: str | bytes) -> None:
        """Write an export; a format that can be merged is worked into what the file holds.

        A file is replaced only by a whole one. Raises LibraryError where the file cannot be written.
        """

        from reader.export.formats import format_of

        export = format_of(form)
        try:
            if export.merge is not None and isinstance(made, str) and path.is_file():
                made = export.merge(path.read_text(encoding="utf-8"), made)
            if isinstance(made, str):
                made = made.encode("utf-8-sig" if export.begins_with_mark else "utf-8")
            write_whole(path, made)
        except UnicodeDecodeError as error:
            raise LibraryError("Not written", "{path} is not a text file; choose another name.", path=path) from error
        except OSError as error:
            raise LibraryError(
                "Not written", "{path} cannot be written: {why}.", path=path, why=system_says(error)
            ) from error

    def _coded(self, selection: Selection, *, every: bool = False) -> Selection:
        """The selection with what is told of its codes, or of all."""
        from reader.export.content import with_codes

        with self._session.database.reading() as tx:
            return with_codes(selection, codes.every(tx), every=every)

    def _names(self, chosen: Sequence[Dossier]) -> Names:
        """The names of those whom the reader joined to another actor, or set apart, by article and statement."""
        self._index.make_ready("overview")
        names: dict[str, str] = {}
        found: dict[tuple[int, str], str | None] = {}
        with self._session.database.reading() as tx:
            for dossier in chosen:
                for statement_id, key in actors.speakers_meant(tx, dossier.article_id):
                    if key not in names:
                        names[key] = next((card.name for card in actors.cards(tx, only=key)), "")
                    if names[key]:
                        found[dossier.article_id, statement_id] = names[key]
        return found


def _labelled(selection: Selection, labels: Mapping[str, str] | None) -> Selection:
    return selection if labels is None else replace(selection, labels=labels)


def _file_name(dossier: Dossier) -> str:
    """A name that every file system takes, and that is the same at the next export."""
    words = re.findall(r"[a-z0-9]+", dossier.article.name.casefold())
    return "-".join([f"{dossier.article_id:04}", *words[:8]])[:80]
