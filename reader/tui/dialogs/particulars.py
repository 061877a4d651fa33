"""The form in which the reader tells title, outlet, author, day and language of one article or of several."""

from __future__ import annotations

from collections.abc import Callable, Collection

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.model import Particulars
from reader.model.text import printable, typed_day
from reader.tui.context import Context, context_of
from reader.tui.dialogs import STYLESHEET
from reader.tui.dialogs.form_bar import FormBar, fit_hint
from reader.tui.drawing.frame import DIALOG_HEIGHTS
from reader.tui.drawing.text import shorten
from reader.tui.jobs import Job, Policy
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run

Keep = Callable[[Particulars, Collection[str]], None]
"""Keeps what is told, and takes back what was told of the fields that are named."""

TYPED = ("title", "outlet", "byline", "published")
"""The fields that are typed, by their names in `Particulars`; the language is chosen."""

SHOWN = ("save-particulars", "cancel-particulars", "next-field", "next-language")
"""The actions whose keys stand at the foot."""


class LanguageField(Static, can_focus=True):
    """One of the languages that Kutip reads, or none of the reader's own; keys and a click go to the next."""

    def __init__(self, code: str, none: str) -> None:
        """`code` is what holds, empty for what the source tells; `none` is what stands for that."""
        super().__init__("", id="particulars-language", classes="particulars-field")
        self.value = code
        """The code of the language; empty for what the source tells."""
        self._none = none

    @property
    def _codes(self) -> list[str]:
        from reader.analysis import LANGUAGES

        return ["", *LANGUAGES, *([self.value] if self.value and self.value not in LANGUAGES else [])]

    def on_mount(self) -> None:
        """Show what holds."""
        self.step(0)

    def step(self, step: int) -> None:
        """Choose the next or previous language."""
        codes = self._codes
        self.value = codes[(codes.index(self.value) + step) % len(codes)]
        self.update(Content(f"‹ {shorten(self._words(), max(self.content_size.width - 4, 8))} ›"))

    def on_resize(self) -> None:
        """The name is as long as there is room."""
        self.step(0)

    def _words(self) -> str:
        from reader.analysis import LANGUAGES

        if not self.value:
            return self._none
        tr, key = context_of(self).tr, f"language.{self.value}"
        if tr.has(key):
            return tr(key)
        return LANGUAGES[self.value].name if self.value in LANGUAGES else self.value

    def on_click(self) -> None:
        """The next language."""
        self.step(1)


class Field(Input):
    """A line to type in, with a hint where it is empty."""

    def __init__(self, begun: str, hint: str, *, id: str) -> None:
        super().__init__(begun, compact=True, id=id, classes="particulars-field")
        self._hint = hint

    def on_resize(self) -> None:
        """The hint is as long as there is room."""
        fit_hint(self, self._hint)


class ParticularsForm(ModalScreen[bool]):
    """Gives True when something was kept. Of several articles only the fields that are filled in are set."""

    CSS_PATH = STYLESHEET

    BINDINGS = keys.bindings(keys.Scope.FORM)
    VERTICAL_BREAKPOINTS = DIALOG_HEIGHTS

    def __init__(self, title: str, now: Particulars | None, given: Particulars, keep: Keep) -> None:
        """`now` is what holds, None for several articles; `given` is what of it the reader told before."""
        super().__init__()
        self._title = title
        self._is_one = now is not None
        self._keep = keep
        now = now or Particulars()
        self._begun = {
            "title": now.title or "",
            "outlet": now.outlet or "",
            "byline": now.byline or "",
            "published": now.published.isoformat() if now.published else "",
            "language": given.language or "",
        }
        self._shown_language = now.language
        self._inputs: dict[str, Input] = {}
        self._saving: Job | None = None
        self._warned = False
        self._foot = FormBar(SHOWN, id="particulars-keys")

    @property
    def context(self) -> Context:
        """The services of the app."""
        return context_of(self)

    def compose(self) -> ComposeResult:
        """A line a field, with its name before it; the keys below."""
        tr = self.context.tr
        none = tr("particulars.by-text-alone" if self._is_one else "particulars.as-it-is")
        if self._is_one and not self._begun["language"]:
            none = tr("particulars.by-text", code=self._shown_language or "?")
        self._language = LanguageField(self._begun["language"], none)
        empty = tr("particulars.empty" if self._is_one else "particulars.leave")
        with Vertical(id="particulars", classes="dialog"):
            yield Static(Content(printable(self._title)), classes="dialog-title")
            for name in TYPED:
                hint = tr("particulars.day-hint") if name == "published" else empty
                typed = self._inputs[name] = Field(self._begun[name], hint, id=f"particulars-{name}")
                yield self._line(name, typed)
            yield self._line("language", self._language)
            yield self._foot

    def _line(self, name: str, field: Input | LanguageField) -> Horizontal:
        label = Static(Content(self.context.tr(f"particulars.{name}")), classes="dialog-label particulars-label")
        return Horizontal(label, field, classes="particulars-line")

    def on_mount(self) -> None:
        """Type at once."""
        self._inputs["title"].focus()

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, FORM_COMMANDS, action_id)

    def on_input_submitted(self) -> None:
        """Enter keeps what is told, in every field."""
        self.save()

    def on_input_changed(self) -> None:
        """What is typed after a warning is warned of anew."""
        self._say("")

    def on_click(self, event: events.Click) -> None:
        """A click beside the form leaves it as Esc does."""
        if event.widget is self:
            self.cancel()

    def _say(self, trouble: str) -> None:
        self._warned = False
        self._foot.say(trouble, trouble=True)

    # ---------------------------------------------------------------- what is told

    def _typed(self) -> dict[str, str]:
        """The fields as they stand now, by their names."""
        return {
            **{name: " ".join(typed.value.split()) for name, typed in self._inputs.items()},
            "language": self._language.value,
        }

    def _changed(self) -> dict[str, str]:
        return {name: value for name, value in self._typed().items() if value != self._begun[name]}

    def step_field(self, step: int) -> None:
        """Go to the next or previous field."""
        (self.focus_next if step > 0 else self.focus_previous)(".particulars-field")

    def choose_language(self, step: int) -> None:
        """The next or previous language, where that field has the focus."""
        if self.focused is self._language:
            self._language.step(step)
            self._say("")

    def save(self) -> None:
        """Keep what was changed; the form closes when it is on the disk."""
        if self._saving is not None:
            return
        changed = self._changed()
        day = typed_day(changed.get("published", ""))
        if changed.get("published") and day is None:
            self._say(self.context.tr("particulars.no-day", typed=shorten(changed["published"], 16)))
            self._inputs["published"].focus()
            return
        if not changed:
            self.dismiss(False)
            return
        told = Particulars(
            title=changed.get("title") or None,
            byline=changed.get("byline") or None,
            outlet=changed.get("outlet") or None,
            published=day,
            language=changed.get("language") or None,
        )
        forget = {name for name, value in changed.items() if not value}
        keep = self._keep
        self._saving = self.context.jobs.start(
            "particulars",
            lambda _: keep(told, forget),
            then=self._kept,
            failed=self._not_kept,
            about=self,
            policy=Policy.CHANGE,
        )

    def _kept(self, _: None) -> None:
        self.dismiss(True)

    def _not_kept(self, error: ReaderError | None) -> None:
        """It could not be written: what is typed stays here."""
        self._saving = None
        if error is not None:
            self._say(context_of(self).tr.say(error.message))

    def cancel(self) -> None:
        """Close without keeping anything; a second time where something was typed that would be lost."""
        if self._saving is not None:
            return
        if self._changed() and not self._warned:
            self._say(self.context.tr("editor.lost"))
            self._warned = True
            return
        self.dismiss(False)


FORM_COMMANDS: Commands[ParticularsForm] = {
    "save-particulars": ParticularsForm.save,
    "next-field": lambda form: form.step_field(1),
    "previous-field": lambda form: form.step_field(-1),
    "next-language": lambda form: form.choose_language(1),
    "previous-language": lambda form: form.choose_language(-1),
    "cancel-particulars": ParticularsForm.cancel,
}
"""What can be done in the form."""
