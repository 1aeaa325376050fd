"""The line in which a query is typed, and how it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.clean import clean_line
from tui.reader.commands import Context, bindings
from tui.reader.widgets.line_input import LineInput
from tui.reader.wording import count

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class SearchBar(Horizontal):
    """An input and, beside it, how many articles the query leaves and how it was read."""

    DEFAULT_CSS = """
    SearchBar {
        height: 1; display: none; background: $surface;
        &.-open { display: block; }
        & > .search-bar--sign { width: 3; color: $text-accent; text-style: bold; }
        & > Input { width: 2fr; min-width: 20; background: $surface; padding: 0; }
        & > .search-bar--understood {
            width: 3fr; color: $text-muted; padding: 0 1; text-align: right;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.SEARCH)]

    @dataclass
    class Typed(Message):
        """The query is now ``query``."""

        query: str

    def compose(self) -> ComposeResult:
        """Lay out the sign, the input and the words."""
        yield Static(" / ", classes="search-bar--sign")
        yield LineInput(
            placeholder="words, “a phrase”, speaker:name, outlet:name, -without", compact=True
        )
        yield Static("", classes="search-bar--understood", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether the bar is on screen."""
        return self.has_class("-open")

    def open(self, query: str) -> None:
        """Show the bar with ``query`` in it, the cursor behind it."""
        self.add_class("-open")
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = query
        field.cursor_position = len(query)
        field.focus()

    def close(self) -> None:
        """Take the bar off the screen."""
        self.remove_class("-open")

    def show_understood(self, total: int, words: str, *, exact: bool, notes: str = "") -> None:
        """Say how many articles there are, or are so far, and how the query was understood.

        ``notes`` say what else is to be known of the list.
        """
        text = (count(total, "article") if exact else f"{total:,}+ articles") + notes
        self.show_words(f"{text} · {words}" if words else text)

    def show_words(self, words: str) -> None:
        """Say ``words`` beside the query."""
        understood = self.query_one(".search-bar--understood", Static)
        understood.update(Content(clean_line(words)), layout=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Typed(event.value))
