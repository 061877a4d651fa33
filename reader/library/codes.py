"""The reader's codes: what there is of them, given to statements, changed everywhere at once, counted by actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from reader.errors import LibraryError
from reader.library.analyses import Analyses
from reader.library.codebook import bring_in, named
from reader.library.corrected import applied
from reader.library.corrector import Corrector, corrector_of
from reader.library.history import History
from reader.library.index import Index
from reader.library.notes import Notes
from reader.library.session import Session, check_present
from reader.library.typed import code_names, first_line, plain
from reader.model import (
    CODE_SLOTS,
    NOTE_COLOURS,
    Analysis,
    Code,
    CodeCard,
    CodeTable,
    CorrectionVerb,
    Note,
    StatementCard,
    code_key,
)
from reader.phrase import Phrase
from reader.storage import Transaction, actors, codes, corrections, notes, statements


class Codes:
    """Codes. Names are taken however they are written; each change is on the disk before it is given back.

    All raise LibraryError for a code that is not there, and where the library cannot be written.
    """

    def __init__(self, session: Session, history: History, index: Index, analyses: Analyses, lying: Notes) -> None:
        self._session = session
        self._history = history
        self._index = index
        self._analyses = analyses
        self._notes = lying

    # ------------------------------------------------------------ what there is

    def all(self) -> tuple[CodeCard, ...]:
        """Every code with how many notes and statements bear it; each below its parent, by name."""
        self._index.make_ready("overview")
        with self._session.database.reading() as tx:
            return _in_tree(codes.every(tx), codes.counts(tx))

    def get(self, name: str) -> Code:
        """One code. Raises LibraryError, naming the nearest ones, where there is none of that name."""
        with self._session.database.reading() as tx:
            return _get(tx, name)

    def in_slot(self, slot: int) -> Code | None:
        """The code that a digit gives."""
        with self._session.database.reading() as tx:
            return next((code for code in codes.every(tx) if code.slot == slot), None)

    def last(self) -> Code | None:
        """The code that was given last, to a note or a statement; None where none ever was."""
        with self._session.database.reading() as tx:
            name = codes.last(tx)
            return codes.get(tx, name) if name else None

    def passages(self, name: str, *, limit: int | None = None) -> tuple[Note | StatementCard, ...]:
        """The notes and statements that bear a code, by article and in text order; at most `limit`."""
        self._index.make_ready("overview")
        found: list[Note | StatementCard] = [*self._notes.with_code(name, limit=limit)]
        with self._session.database.reading() as tx:
            found += statements.with_code(tx, name, limit=limit)
        return tuple(sorted(found, key=_in_texts)[:limit])

    def table(self) -> CodeTable:
        """Who says what kind of thing, over all articles."""
        self._index.make_ready("overview")
        self._notes.place_all()
        with self._session.database.reading() as tx:
            counted = codes.by_actor(tx)
            names = {key: actors.name_of(tx, key) for key in {actor for _, actor, _ in counted} if key is not None}
            cards = _in_tree(codes.every(tx), {})
        total: Counter[str | None] = Counter()
        for _, actor, count in counted:
            total[actor] += count
        who = sorted(total, key=lambda key: (-total[key], key is None, names.get(key or "") or "", key or ""))
        name_of = {code_key(card.code.name): card.code.name for card in cards}
        counts = {(name_of.get(key, key), actor): count for key, actor, count in counted}
        used = {code for code, _ in counts}
        return CodeTable(
            tuple(card.code.name for card in cards if card.code.name in used),
            tuple((key, names.get(key) if key else None) for key in who),
            counts,
        )

    # ------------------------------------------------------------ changed

    def add(self, code: Code) -> Code:
        """A new code. Raises LibraryError where there is one of that name."""
        made = replace(code, name=_name(code.name))
        with self._history.change(f"code added: {first_line(made.name)}", *self._rows([made.name], made.slot)) as tx:
            if codes.get(tx, made.name) is not None:
                raise LibraryError("Code there already", "There is a code “{code}” already.", code=made.name)
            return self._put(tx, made)

    def change(
        self,
        name: str,
        *,
        colour: str | None = None,
        description: str | None = None,
        parent: str | Literal[False] | None = None,
        slot: int | Literal[False] | None = None,
    ) -> Code:
        """Change what is given of a code; False: no parent, no digit.

        A colour goes to the notes whose first code it is as well; a digit is taken from the code that has it.
        """
        code = self._known(name)
        made = replace(
            code,
            colour=colour or code.colour,
            description=code.description if description is None else description,
            parent=code.parent if parent is None else parent or None,
            slot=code.slot if slot is None else slot or None,
        )
        recoloured = self._notes_with(code.name) if colour else []
        rows = [*self._rows([code.name], made.slot), *(("note", one) for one in recoloured)]
        with self._history.change(f"code changed: {first_line(code.name)}", *rows) as tx:
            for note_id in recoloured:
                kept = notes.get(tx, note_id)
                if kept is not None and code_key(kept.note.tags[0]) == code_key(name):
                    notes.put(tx, replace(kept.note, colour=made.colour), kept.digest)
            return self._put(tx, made)

    def rename(self, name: str, new: str) -> Code:
        """The code has another name, wherever it was given. Raises LibraryError where another has that name."""
        code, new = self._known(name), _name(new)
        if code_key(new) != code_key(name):
            with self._session.database.reading() as tx:
                if codes.get(tx, new) is not None:
                    raise LibraryError(
                        "Code there already",
                        "There is a code “{new}” already; merge “{code}” into it.",
                        new=new,
                        code=code.name,
                    )
        return self._become(code, replace(code, name=new), f"code renamed: {first_line(code.name)}")

    def merge(self, name: str, into: str) -> Code:
        """What bears the first code bears the second; codes below the first come below the second."""
        code, target = self._known(name), self._known(into)
        if code_key(code.name) == code_key(target.name):
            raise LibraryError("One code only", "“{code}” cannot be merged into itself.", code=code.name)
        if target.parent and code_key(target.parent) == code_key(code.name):
            target = replace(target, parent=code.parent)
        return self._become(code, target, f"codes merged: {first_line(code.name)}")

    def delete(self, name: str) -> None:
        """Take a code away, from all that bears it; codes below it come below its parent. Notes stay."""
        self._become(self._known(name), None, f"code deleted: {first_line(name)}")

    def bring_in(self, book: Sequence[Code]) -> int:
        """Take over a codebook; gives how many codes are new. What is told of a code that is there stays."""
        wanted = named(book)
        with self._history.change(f"codes brought in: {len(wanted)}", *(("code", key) for key in wanted)) as tx:
            return bring_in(tx, wanted)

    # ------------------------------------------------------------ given to statements

    def give(self, article_id: int, statement_id: str, name: str) -> Analysis:
        """Let a statement bear a code, a new one where there is none of that name; gives the analysis with it."""
        corrector = self._corrector(article_id)
        made = corrector.of_statement(CorrectionVerb.CODE, statement_id)
        name = _name(name)
        if code_key(name) in map(code_key, corrector.statement(statement_id).codes):
            return corrector.analysis
        label = f"statement coded: {first_line(name)}, {first_line(made.target[0].exact)}"
        with self._history.change(label, ("statement_code", made.id), ("code", code_key(name))) as tx:
            check_present(tx, article_id)
            (known,) = codes.ensured(tx, [name], NOTE_COLOURS[0])
            corrections.put(tx, replace(made, code=known))
        return self._corrector(article_id).analysis

    def take(self, article_id: int, statement_id: str, name: str) -> Analysis:
        """Take a code from a statement; gives the analysis without it."""
        corrector = self._corrector(article_id)
        statement, machine = corrector.statement(statement_id), self._analyses.known(corrector.article)
        with self._session.database.reading() as tx:
            words = corrections.words_of_article(tx, article_id)
        if machine is None:
            return corrector.analysis
        on_it = applied(self._session, corrector.article, article_id, machine, words).coded.get(statement_id, ())
        ids = [one.id for one in words if one.id in on_it and code_key(one.code) == code_key(name)]
        about = first_line(statement.spans[0].of(corrector.article.text))
        label = f"code taken from a statement: {first_line(name)}, {about}"
        with self._history.change(label, *(("statement_code", one) for one in ids)) as tx:
            codes.delete_words(tx, ids)
        return self._corrector(article_id).analysis

    # ------------------------------------------------------------ inside

    def _corrector(self, article_id: int) -> Corrector:
        return corrector_of(self._session, self._analyses, article_id)

    def _known(self, name: str) -> Code:
        with self._session.database.reading() as tx:
            return _get(tx, name)

    def _notes_with(self, name: str) -> list[str]:
        with self._session.database.reading() as tx:
            return codes.notes_with(tx, name)

    def _rows(self, names: Iterable[str], slot: int | None = None) -> list[tuple[str, str]]:
        """The rows that a change of these codes may touch; with `slot` that of the code that has the digit."""
        holder = self.in_slot(slot) if slot is not None else None
        keys = [code_key(name) for name in (*names, *([holder.name] if holder else ()))]
        return [("code", key) for key in dict.fromkeys(keys)]

    def _put(self, tx: Transaction, code: Code) -> Code:
        """Write a code, after a look at what is told of it. Raises LibraryError for what cannot be."""
        if code.colour not in NOTE_COLOURS:
            raise LibraryError(
                "No such colour", "“{colour}” is none of {known}.", colour=code.colour, known=", ".join(NOTE_COLOURS)
            )
        if code.slot is not None and code.slot not in CODE_SLOTS:
            raise LibraryError(
                "No such digit", "A code is given by a digit from 1 to 9, not by {digit}.", digit=code.slot
            )
        known = {code_key(one.name): one for one in codes.every(tx)}
        if code.parent:
            code = replace(code, parent=_get(tx, code.parent).name)
            _refuse_circle(code, known)
        for other in known.values():
            if code.slot is not None and other.slot == code.slot and code_key(other.name) != code_key(code.name):
                codes.put(tx, replace(other, slot=None))
        made = replace(code, description=plain(code.description).strip())
        codes.put(tx, made)
        return made

    def _become(self, code: Code, target: Code | None, label: str) -> Code:
        """Let all that bears `code` bear `target`, or nothing; gives what is there then."""
        with self._session.database.reading() as tx:
            note_ids, words = codes.notes_with(tx, code.name), codes.words_with(tx, code.name)
            below = [one for one in codes.every(tx) if one.parent and code_key(one.parent) == code_key(code.name)]
        rows = [("note", one) for one in note_ids] + [("statement_code", one) for one in words]
        rows += self._rows([code.name, *([target.name] if target else ()), *(one.name for one in below)])
        with self._history.change(label, *rows) as tx:
            codes.delete(tx, code.name)
            if target is not None:
                codes.put(tx, target)
                codes.rename_words(tx, words, target.name)
            else:
                codes.delete_words(tx, words)
            for one in below:
                if target is None or code_key(one.name) != code_key(target.name):
                    codes.put(tx, replace(one, parent=target.name if target else code.parent))
            for note_id in note_ids:
                kept = notes.get(tx, note_id)
                if kept is not None:
                    tags = _instead(kept.note.tags, code.name, target.name if target else None)
                    notes.put(tx, replace(kept.note, tags=tags), kept.digest)
        return target or code


def _in_texts(one: Note | StatementCard) -> tuple[int, int]:
    """By article, and where it stands in its text; orphans where they stood."""
    if isinstance(one, StatementCard):
        return one.article_id, one.span.start
    return one.article_id, one.found.span.start if one.found else one.anchor.start


def _get(tx: Transaction, name: str) -> Code:
    """A code by its name, or one that only a note or a statement knows. Raises LibraryError."""
    wanted = code_key(name.strip().lstrip("#"))
    known = codes.get(tx, wanted)
    if known is not None:
        return known
    everything = {code_key(code.name): code for code in codes.every(tx)}
    if wanted in everything:
        return everything[wanted]
    from difflib import get_close_matches

    near = get_close_matches(wanted, everything, n=1, cutoff=0.6)
    listed = Phrase("; `kutip codes` lists what there is.")
    meant = Phrase("; did you mean “{name}”?", name=everything[near[0]].name) if near else listed
    raise LibraryError("No such code", "There is no code “{code}”{meant}", code=first_line(plain(name)), meant=meant)


def _name(name: str) -> str:
    """The name of a code as it is kept. Raises LibraryError for an empty one."""
    names = code_names([name])
    if not names:
        raise LibraryError("No name", "A code needs a name.")
    return names[0]


def _instead(tags: Sequence[str], name: str, new: str | None) -> tuple[str, ...]:
    """The codes of a note with another one in the place of `name`, or none."""
    replaced = (new if code_key(tag) == code_key(name) else tag for tag in tags)
    return code_names([tag for tag in replaced if tag])


def _refuse_circle(code: Code, known: dict[str, Code]) -> None:
    """Raise LibraryError where the code would stand below itself."""
    above = code.parent
    for _ in range(len(known) + 1):
        if above is None:
            return
        if code_key(above) == code_key(code.name):
            raise LibraryError(
                "Below itself",
                "“{code}” cannot stand below “{parent}”, which is below it.",
                code=code.name,
                parent=code.parent,
            )
        parent = known.get(code_key(above))
        above = parent.parent if parent else None


def _in_tree(known: Sequence[Code], counts: dict[str, tuple[int, int]]) -> tuple[CodeCard, ...]:
    """The codes, each below its parent; one whose parents go round in a circle stands at the top."""
    below: dict[str, list[Code]] = {}
    keys = {code_key(code.name) for code in known}
    for code in known:
        above = code_key(code.parent or "")
        below.setdefault(above if above in keys else "", []).append(code)
    made: dict[str, CodeCard] = {}
    for root in (*below.get("", ()), *known):  # after those at the top, what hangs in a circle
        waiting = [(root, 0)]
        while waiting:
            code, depth = waiting.pop()
            key = code_key(code.name)
            if key not in made:
                made[key] = CodeCard(code, *counts.get(key, (0, 0)), depth)
                waiting += [(one, depth + 1) for one in reversed(below.get(key, ()))]
    return tuple(made.values())
