"""Ask for the day to go to."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.reader.commands import Context, Place, bindings
from tui.reader.days import last_day
from tui.reader.widgets.footer import Footer
from tui.reader.wording import day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class DatePrompt(ModalScreen[date | None]):
    """A line for a day; it returns the day, or None when it was cancelled."""

    CSS_PATH = "date_prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.PROMPT)]
    AUTO_FOCUS = "Input"

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(id="window") as window:
            window.border_title = Content("Go to a date")
            yield Input(placeholder="2025-03-18, 18 Mar 2025, 2025-03, yesterday", compact=True)
            yield Static(id="understood", markup=False)
            yield Footer(self._keys, Place.PROMPT)

    @property
    def _day(self) -> date | None:
        today = datetime.now(UTC).astimezone().date()
        return last_day(self.query_one(Input).value, today)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if not event.value.strip():
            words = ""
        else:
            words = "This is no date yet." if self._day is None else day(self._day)
        self.query_one("#understood", Static).update(Content(words))

    def action_apply(self) -> None:
        """Return the day, if what was typed is one."""
        if (meant := self._day) is not None:
            self.dismiss(meant)

    def action_close(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Close the window when the click was beside it."""
        if event.widget is self:
            self.dismiss(None)
