"""The one table of everything that a person can do in the screen.

Key bindings, the footer, the help, the palette and the README's list of keys are all made from `ACTIONS`; the words for
an action are the interface strings `action.<id>` (its name) and `foot.<id>` (a shorter one, for little room).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where an action applies: everywhere, on a screen, or while a pane of a screen has the focus."""

    APP = "app"
    READING = "reading"
    ARTICLE = "article"
    CHOOSING = "choosing"
    LIST = "list"
    TIMELINE = "timeline"
    ACTORS = "actors"
    NOTES = "notes"
    LIBRARY = "library"
    DIALOG = "dialog"
    EDITOR = "editor"
    PROMPT = "prompt"
    CORRECT = "correct"
    CARD = "card"
    CORRECTIONS = "corrections"
    OVER = "over"
    STATEMENTS = "statements"
    QUOTATIONS = "quotations"
    SETTINGS = "settings"
    HELP = "help"


class Group(StrEnum):
    """The heading in the help under which an action stands; also its area in the palette."""

    MOVE = "move"
    STATEMENTS = "statements"
    CORRECT = "correct"
    SEARCH = "search"
    CHOOSE = "choose"
    NOTES = "notes"
    PANES = "panes"
    LOOKS = "looks"
    LIBRARY = "library"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a person can do."""

    id: str
    """Unique; names its strings and its place in the key map: "next-statement"."""
    keys: str
    """Textual names of its keys, with commas between them."""
    call: str
    """The Textual action that does it, on the object that `scope` names."""
    scope: Scope
    """Where it applies."""
    group: Group
    """Under which heading it stands."""
    foot: int = 0
    """Its rank in the footer, 1 first; 0 for not there."""
    palette: bool = True
    """Whether the palette offers it: not what only makes sense as a key, such as a line down."""


def _actions(scope: Scope, group: Group, rows: Iterable[tuple[str, str, str]], *, palette: bool = True) -> list[Action]:
    """Rows of (id, keys, call) for one scope and group; a rank for the footer may follow the id: "note 5"."""
    made = []
    for name, keys, call in rows:
        action_id, _, foot = name.partition(" ")
        made.append(Action(action_id, keys, call, scope, group, int(foot or 0), palette))
    return made


ACTIONS: tuple[Action, ...] = (
    *_actions(
        Scope.ARTICLE,
        Group.MOVE,
        [
            ("line-down", "j,down", "line(1)"),
            ("line-up", "k,up", "line(-1)"),
            ("page-down", "space,pagedown,ctrl+f", "page(1)"),
            ("page-up", "b,pageup,ctrl+b", "page(-1)"),
            ("half-page-down", "d,ctrl+d", "page(0.5)"),
            ("half-page-up", "ctrl+u", "page(-0.5)"),
            ("start", "g,home", "start"),
            ("end", "G,end", "end"),
        ],
        palette=False,
    ),
    *_actions(
        Scope.CHOOSING,
        Group.CHOOSE,
        [
            ("caret-left", "h,left", "caret('character',-1)"),
            ("caret-right", "l,right", "caret('character',1)"),
            ("caret-down", "j,down", "caret_line(1)"),
            ("caret-up", "k,up", "caret_line(-1)"),
            ("caret-word-left", "b", "caret('word',-1)"),
            ("caret-word-right", "w", "caret('word',1)"),
            ("caret-sentence-left", "(", "caret('sentence',-1)"),
            ("caret-sentence-right", ")", "caret('sentence',1)"),
            ("caret-paragraph-left", "{", "caret('paragraph',-1)"),
            ("caret-paragraph-right", "}", "caret('paragraph',1)"),
            ("caret-line-start", "0,home", "caret_end(-1)"),
            ("caret-line-end", "$,end", "caret_end(1)"),
            ("caret-start", "g", "caret_text(-1)"),
            ("caret-end", "G", "caret_text(1)"),
            ("caret-swap", "o", "caret_swap"),
        ],
        palette=False,
    ),
    *_actions(
        Scope.READING,
        Group.MOVE,
        [
            ("next-paragraph", "}", "paragraph(1)"),
            ("previous-paragraph", "{", "paragraph(-1)"),
            ("go-to-paragraph", ":", "go_to_paragraph"),
            ("outline", "o", "outline"),
            ("next-entity", "e", "entity(1)"),
            ("previous-entity", "E", "entity(-1)"),
            ("jump-back", "<,ctrl+o,backspace", "jump(-1)"),
            ("jump-forward", ">", "jump(1)"),
            ("set-mark", "`", "set_mark"),
            ("go-to-mark", "'", "go_to_mark"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.STATEMENTS,
        [
            ("next-statement 1", "n", "next(1)"),
            ("previous-statement 2", "N", "next(-1)"),
            ("next-of-actor 4", "]", "same_actor(1)"),
            ("previous-of-actor", "[", "same_actor(-1)"),
            ("speaker 3", "s", "speaker"),
            ("why 6", "w", "why"),
            ("correct", "c", "correct"),
            ("actor-card", "i", "actor_card"),
            ("focus-actor", "f", "focus_actor"),
        ],
    ),
    *_actions(
        Scope.CORRECT,
        Group.CORRECT,
        [
            ("set-speaker", "R", "set_speaker"),
            ("no-statement", "X", "no_statement"),
            ("confirm", "C", "confirm"),
            ("set-edges", "B", "set_edges"),
            ("set-day", "H", "set_day"),
            ("add-statement", "A", "add_statement"),
        ],
    ),
    *_actions(Scope.READING, Group.CORRECT, [("corrections", "r", "corrections")]),
    *_actions(
        Scope.CORRECTIONS,
        Group.CORRECT,
        [
            ("withdraw", "D,delete", "withdraw"),
            ("corrections-undo", "u", "undo"),
            ("corrections-redo", "U,ctrl+r", "redo"),
        ],
    ),
    *_actions(
        Scope.CARD,
        Group.CORRECT,
        [
            ("card-elsewhere", "o", "elsewhere"),
            ("card-focus", "f", "focus_actor"),
            ("card-rename", "r", "rename"),
            ("card-merge", "m", "merge"),
            ("card-split", "x", "split"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.SEARCH,
        [
            ("search 7", "/", "search"),
            ("stop", "escape", "stop"),
        ],
    ),
    *_actions(
        Scope.PROMPT,
        Group.SEARCH,
        [
            ("prompt-next", "down", "step(1)"),
            ("prompt-previous", "up", "step(-1)"),
            ("prompt-regex", "ctrl+r", "toggle_regex"),
            ("prompt-close", "escape", "cancel"),
        ],
        palette=False,
    ),
    *_actions(
        Scope.READING,
        Group.CHOOSE,
        [
            ("choose", "v", "choose"),
            ("choose-sentence", "V", "choose_by('sentence')"),
            ("choose-paragraph", "P", "choose_by('paragraph')"),
            ("choose-statement", "S", "choose_by('statement')"),
            ("copy", "y,ctrl+c", "copy('plain')"),
            ("copy-markdown", "Y", "copy('markdown')"),
            ("copy-to-file", "ctrl+y", "copy('file')"),
            ("open-link", "O", "open_link"),
            ("look-up", "K", "look_up"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.NOTES,
        [
            ("note 5", "a", "note"),
            ("next-note", "m", "note_step(1)"),
            ("previous-note", "M", "note_step(-1)"),
            ("edit-note", "enter", "open_here"),
            ("delete-note", "D,delete", "delete_note"),
            ("notes", "l", "notes"),
            ("undo", "u", "undo"),
            ("redo", "U,ctrl+r", "redo"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.PANES,
        [
            ("next-pane", "tab", "pane(1)"),
            ("previous-pane", "shift+tab", "pane(-1)"),
            ("timeline 8", "t", "timeline"),
            ("timeline-view", "T", "timeline_view"),
            ("actors", "p", "actors"),
            ("filter-actor", "1", "timeline_filter('actor')"),
            ("filter-kind", "2", "timeline_filter('kind')"),
            ("filter-dated", "3", "timeline_filter('dated')"),
            ("filter-noted", "4", "timeline_filter('noted')"),
            ("filter-doubtful", "5", "timeline_filter('doubtful')"),
            ("filter-all", "0", "timeline_filter('all')"),
        ],
    ),
    *_actions(
        Scope.TIMELINE,
        Group.STATEMENTS,
        [
            ("along-lane", "right", "along(1)"),
            ("back-along-lane", "left", "along(-1)"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.LOOKS,
        [
            ("legend", "x", "legend"),
            ("bare", "z", "bare"),
            ("stop-work", "f8", "stop_work"),
        ],
    ),
    *_actions(
        Scope.EDITOR,
        Group.NOTES,
        [
            ("save-note", "ctrl+s", "save"),
            ("note-colour", "ctrl+t", "colour"),
            ("note-outside", "ctrl+o", "outside"),
            ("cancel-note", "escape", "cancel"),
        ],
        palette=False,
    ),
    *_actions(Scope.DIALOG, Group.PROGRAM, [("close-dialog", "escape,q", "close")], palette=False),
    *_actions(
        Scope.LIST,
        Group.MOVE,
        [
            ("row-down", "j,down", "row(1)"),
            ("row-up", "k,up", "row(-1)"),
            ("rows-down", "space,pagedown", "rows(1)"),
            ("rows-up", "b,pageup", "rows(-1)"),
            ("first-row", "g,home", "first"),
            ("last-row", "G,end", "last"),
            ("choose-row", "enter", "choose"),
        ],
        palette=False,
    ),
    *_actions(
        Scope.READING,
        Group.LIBRARY,
        [
            ("same-quotation", "=", "same"),
            ("versions", "W", "versions"),
            ("export", "Z", "export"),
        ],
    ),
    *_actions(
        Scope.LIBRARY,
        Group.LIBRARY,
        [
            ("library-filter", "/", "type"),
            ("library-sort", "s", "sort"),
            ("library-add", "a", "add"),
            ("library-again", "r", "again"),
            ("library-remove", "D,delete", "remove"),
            ("library-undo", "u", "undo"),
            ("library-redo", "U,ctrl+r", "redo"),
            ("library-versions", "v", "versions"),
            ("library-export", "x", "export"),
            ("library-export-listed", "X", "export_listed"),
        ],
    ),
    *_actions(
        Scope.NOTES,
        Group.NOTES,
        [
            ("notes-filter", "/", "type"),
            ("notes-edit", "e", "edit"),
            ("notes-recolour", "c", "recolour"),
            ("notes-delete", "D,delete", "delete"),
            ("notes-undo", "u", "undo"),
            ("notes-redo", "U,ctrl+r", "redo"),
            ("notes-attach", "r", "attach"),
            ("notes-colour", "C", "colour"),
            ("notes-every", "A", "every"),
            ("notes-export", "x", "export"),
        ],
    ),
    *_actions(
        Scope.OVER,
        Group.LIBRARY,
        [
            ("over-filter", "/", "type"),
            ("over-join", "m", "join"),
            ("over-apart", "a", "apart"),
            ("over-part", "x", "part"),
            ("over-undo", "u", "undo"),
            ("over-redo", "U,ctrl+r", "redo"),
        ],
    ),
    *_actions(
        Scope.STATEMENTS,
        Group.LIBRARY,
        [
            ("statements-filter", "/", "type"),
            ("statements-same", "=", "same"),
            ("statements-apart", "a", "apart"),
            ("statements-undo", "u", "undo"),
            ("statements-redo", "U,ctrl+r", "redo"),
            ("statements-export", "x", "export"),
        ],
    ),
    *_actions(
        Scope.QUOTATIONS,
        Group.LIBRARY,
        [
            ("quotations-filter", "/", "type"),
            ("quotations-export", "x", "export"),
        ],
    ),
    *_actions(Scope.HELP, Group.PROGRAM, [("help-filter", "/", "type")]),
    *_actions(
        Scope.SETTINGS,
        Group.PROGRAM,
        [
            ("setting-next", "right", "step_setting(1)"),
            ("setting-previous", "left", "step_setting(-1)"),
        ],
    ),
    *_actions(
        Scope.APP,
        Group.LIBRARY,
        [
            ("library", "L", "library"),
            ("find", "F,f4", "find"),
            ("all-actors", "Q,f5", "all_actors"),
            ("all-notes", "J,f6", "all_notes"),
            ("all-quotations", '",f7', "all_quotations"),
            ("refresh", "f9", "refresh"),
        ],
    ),
    *_actions(
        Scope.APP,
        Group.PROGRAM,
        [
            ("help 9", "?,f1", "keys"),
            ("palette", "ctrl+p", "command_palette"),
            ("light-or-dark", "f2", "light_or_dark"),
            ("settings", "f3", "settings"),
            ("leave 10", "q", "leave"),
        ],
    ),
)
"""Every action, in the order in which the help shows them."""
