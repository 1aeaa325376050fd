"""A line in which something is typed, and beside it how that was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tui.clean import clean_line
from tui.reader.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PromptBar(Horizontal):
    """A sign, an input, and words about what is in it; off the screen until it is opened.

    A subclass says what the sign and an empty input show, and how wide the sign and the words are.
    """

    SIGN: ClassVar[str]
    PLACEHOLDER: ClassVar[str]

    DEFAULT_CSS = """
    PromptBar {
        height: 1; display: none; background: $surface;
        &.-open { display: block; }
        & > .prompt-bar--sign { color: $text-accent; text-style: bold; }
        & > Input { width: 2fr; min-width: 20; background: $surface; padding: 0; }
        & > .prompt-bar--understood {
            color: $text-muted; padding: 0 1; text-align: right;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the sign, the input and the words."""
        yield Static(self.SIGN, classes="prompt-bar--sign")
        yield self.field()
        yield Static("", classes="prompt-bar--understood", markup=False)

    def field(self) -> LineInput:
        """Make the input."""
        return LineInput(placeholder=self.PLACEHOLDER, compact=True)

    @property
    def is_open(self) -> bool:
        """Whether the bar is on screen."""
        return self.has_class("-open")

    def open(self, text: str = "") -> None:
        """Show the bar with ``text`` in it, the cursor behind it."""
        self.add_class("-open")
        field = self.query_one(LineInput)
        with field.prevent(LineInput.Changed):
            field.value = text
        field.cursor_position = len(text)
        field.focus()

    def close(self) -> None:
        """Take the bar off the screen."""
        self.remove_class("-open")

    def show_words(self, words: str) -> None:
        """Say ``words`` beside what was typed."""
        understood = self.query_one(".prompt-bar--understood", Static)
        understood.update(Content(clean_line(words)), layout=False)
