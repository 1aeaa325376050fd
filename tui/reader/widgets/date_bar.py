"""The line in which a day is typed, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.reader.commands import Context, bindings
from tui.reader.days import last_day
from tui.reader.widgets.line_input import LineInput
from tui.reader.wording import day

if TYPE_CHECKING:
    from textual.app import ComposeResult
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


class DateBar(Horizontal):
    """An input and, beside it, the day as it was read and where in the list it is.

    It takes the place of another line, so that nothing else moves when it comes and goes.
    """

    DEFAULT_CSS = """
    DateBar {
        height: 1; display: none; background: $surface;
        &.-open { display: block; }
        & > .date-bar--sign { width: 15; color: $text-accent; text-style: bold; }
        & > Input { width: 2fr; min-width: 20; background: $surface; padding: 0; }
        & > .date-bar--understood {
            width: 2fr; color: $text-muted; padding: 0 1; text-align: right;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
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
        self._is_in_use = False

    def compose(self) -> ComposeResult:
        """Lay out the sign, the input and the words."""
        yield Static(" Go to a date ", classes="date-bar--sign")
        yield _Field(placeholder="2025-03-18, 18 Mar 2025, 2025-03, yesterday", compact=True)
        yield Static("", classes="date-bar--understood", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether the bar is on screen."""
        return self.has_class("-open")

    @property
    def is_left(self) -> bool:
        """Whether the bar is on screen, was typed in, and something else has the focus now."""
        focused = self.screen.focused
        return self._is_in_use and focused is not None and self not in focused.ancestors

    def open(self) -> None:
        """Show the bar with nothing in it."""
        self.add_class("-open")
        self.day = None
        field = self.query_one(_Field)
        field.is_done = False
        with field.prevent(Input.Changed):
            field.value = ""
        self.show_words("")
        field.focus()

    def finish(self) -> None:
        """Take no more keys: until ``close`` they wait for whatever has the focus then."""
        self.query_one(_Field).is_done = True

    def close(self) -> None:
        """Take the bar off the screen."""
        self._is_in_use = False
        self.remove_class("-open")

    def show_place(self, place: int | None, total: int) -> None:
        """Say where in a list of ``total`` articles the day is, from 0; None where it is not."""
        if self.day is not None:
            where = "all are newer" if place is None else f"{place + 1:,} of {total:,}"
            self.show_words(f"{day(self.day)} · {where}")

    def show_words(self, words: str) -> None:
        """Say ``words`` beside the day."""
        self.query_one(".date-bar--understood", Static).update(Content(words), layout=False)

    def on_descendant_focus(self) -> None:
        """Note that the line is there to be typed in."""
        self._is_in_use = self.is_open

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.is_open:
            return
        self.day = last_day(event.value, datetime.now(UTC).astimezone().date())
        if self.day is None:
            self.show_words(NO_DATE if event.value.strip() else "")
        else:
            self.show_words(day(self.day))
        self.post_message(self.Typed(self.day))
