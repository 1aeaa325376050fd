"""The line in which a day is typed, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from tui.library.days import last_day, today
from tui.reader.command import Context
from tui.reader.keys import bindings
from tui.reader.widgets.line_input import LineInput
from tui.reader.widgets.prompt_bar import PromptBar
from tui.reader.wording import day

if TYPE_CHECKING:
    from datetime import date

    from textual.binding import BindingType

NO_DATE = "This is no date yet."


class _Field(LineInput):
    """An input that can be closed before the focus has gone elsewhere."""

    is_done = False

    async def _on_key(self, event: events.Key) -> None:
        if not self.is_done:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        again = events.Key(event.key, event.character)
        self.screen.call_after_refresh(self.app.post_message, again)


class DateBar(PromptBar):
    """An input and, beside it, the day as it was read and where in the list it is.

    It takes the place of another line, so that nothing else moves when it comes and goes.
    """

    SIGN = " Go to a date "
    PLACEHOLDER = "2025-03-18, 18 Mar 2025, 2025-03, yesterday"
    DEFAULT_CSS = """
    DateBar {
        & > .prompt-bar--sign { width: 15; }
        & > .prompt-bar--understood { width: 2fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.PROMPT)]

    @dataclass
    class Typed(Message):
        """What was typed is this day; None where it is none."""

        day: date | None

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.day: date | None = None
        self.newest: date | None = None  # of the articles listed, as far as is known
        self._is_in_use = False

    def field(self) -> LineInput:
        """Make the input."""
        return _Field(placeholder=self.PLACEHOLDER, compact=True)

    @property
    def is_left(self) -> bool:
        """Whether the bar is on screen, was typed in, and something else has the focus now."""
        focused = self.screen.focused
        return self._is_in_use and focused is not None and self not in focused.ancestors

    def open(self, text: str = "") -> None:
        """Show the bar with ``text`` in it, which is not read yet."""
        self.day = None
        self.query_one(_Field).is_done = False
        self.show_words("")
        super().open(text)

    def finish(self) -> None:
        """Take no more keys: until ``close`` they wait for whatever has the focus then."""
        self.query_one(_Field).is_done = True

    def close(self) -> None:
        """Take the bar off the screen."""
        self._is_in_use = False
        super().close()

    def show_place(self, place: int | None, total: int) -> None:
        """Say where in a list of ``total`` articles the day is, from 0; None where it is not."""
        if self.day is not None:
            where = "all are newer" if place is None else f"{place + 1:,} of {total:,}"
            self.show_words(f"{day(self.day)} · {where}")

    def on_descendant_focus(self) -> None:
        """Note that the line is there to be typed in."""
        self._is_in_use = self.is_open

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.is_open:
            return
        self.day = last_day(event.value, today(), self.newest)
        if self.day is None:
            self.show_words(NO_DATE if event.value.strip() else "")
        else:
            self.show_words(day(self.day))
        self.post_message(self.Typed(self.day))
