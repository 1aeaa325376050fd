"""The line in which a query is typed, and how it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message
from textual.widgets import Input

from tui.reader.command import Context
from tui.reader.keys import bindings
from tui.reader.widgets.prompt_bar import PromptBar
from tui.reader.wording import count

if TYPE_CHECKING:
    from textual.binding import BindingType


class SearchBar(PromptBar):
    """An input and, beside it, how many articles the query leaves and how it was read."""

    SIGN = " / "
    PLACEHOLDER = "words, “a phrase”, speaker:name, outlet:name, -without"
    DEFAULT_CSS = """
    SearchBar {
        & > .prompt-bar--sign { width: 3; }
        & > .prompt-bar--understood { width: 3fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.SEARCH)]

    @dataclass
    class Typed(Message):
        """The query is now ``query``."""

        query: str

    def show_understood(self, total: int, words: str, *, exact: bool, notes: str = "") -> None:
        """Say how many articles there are, or are so far, and how the query was understood.

        ``notes`` say what else is to be known of the list.
        """
        text = (count(total, "article") if exact else f"{total:,}+ articles") + notes
        self.show_words(f"{text} · {words}" if words else text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Typed(event.value))
