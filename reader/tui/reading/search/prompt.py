"""The line at the foot in which something is typed: a search, a paragraph's number."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run


class Prompt(Horizontal):
    """A label, what is typed, and a remark at the right. Posts `Changed`, `Submitted` and `Cancelled`."""

    BINDINGS = keys.bindings(keys.Scope.PROMPT)

    class Changed(Message):
        """Other words are typed."""

        def __init__(self, purpose: str, text: str, regex: bool) -> None:
            super().__init__()
            self.purpose = purpose
            """What the prompt asks for: "search" or "paragraph"."""
            self.text = text
            """What is typed."""
            self.regex = regex
            """Whether it is a regular expression."""

    class Submitted(Changed):
        """Enter was pressed."""

    class Cancelled(Message):
        """Escape was pressed."""

        def __init__(self, purpose: str) -> None:
            super().__init__()
            self.purpose = purpose
            """What the prompt asked for."""

    class Stepped(Message):
        """The reader wants the next (1) or previous (-1) hit without leaving the prompt."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step
            """Which way."""

    def __init__(self, purpose: str, label: str, regex_label: str, *, text: str = "", regex: bool = False) -> None:
        super().__init__()  # no id: the one before may still be on its way out
        self.purpose = purpose
        """What it asks for."""
        self.regex = regex
        """Whether what is typed is a regular expression."""
        self._label = label
        self._regex_label = regex_label
        self._shown = Static(self._shown_label(), id="prompt-label", markup=False)
        self._input = Input(text, id="prompt-input", compact=True, select_on_focus=True)
        self._remark = Static("", id="prompt-remark", markup=False)

    def compose(self) -> ComposeResult:
        """Label, input, remark."""
        yield self._shown
        yield self._input
        yield self._remark

    def on_mount(self) -> None:
        """Type at once."""
        self._input.focus()

    def _shown_label(self) -> Content:
        return Content(self._regex_label if self.regex else self._label)

    def remark(self, text: str) -> None:
        """Say something at the right: how many hits, what is wrong."""
        self._remark.update(Content(text))

    @property
    def value(self) -> str:
        """What is typed."""
        return self._input.value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words are typed."""
        event.stop()
        self.post_message(self.Changed(self.purpose, event.value, self.regex))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter was pressed."""
        event.stop()
        self.post_message(self.Submitted(self.purpose, event.value, self.regex))

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, PROMPT_COMMANDS, action_id)

    def cancel(self) -> None:
        """Leave without doing it."""
        self.post_message(self.Cancelled(self.purpose))

    def step(self, step: int) -> None:
        """The next or previous hit."""
        self.post_message(self.Stepped(step))

    def toggle_regex(self) -> None:
        """Words, or a regular expression."""
        if self.purpose != "search":
            return
        self.regex = not self.regex
        self._shown.update(self._shown_label())
        self.post_message(self.Changed(self.purpose, self.value, self.regex))

    def on_click(self, event: events.Click) -> None:
        """A click on what stands before or after the words does what the remark says."""
        if isinstance(event.widget, Static):
            event.stop()
            self.toggle_regex()


PROMPT_COMMANDS: Commands[Prompt] = {
    "prompt-next": partial(Prompt.step, step=1),
    "prompt-previous": partial(Prompt.step, step=-1),
    "prompt-regex": Prompt.toggle_regex,
    "prompt-close": Prompt.cancel,
}
"""What is done while one types at the foot."""
