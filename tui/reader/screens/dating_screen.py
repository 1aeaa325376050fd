"""Going to a date in the list.

Where a day stands is asked for while it is typed, its rows with it, so that they are there when it
is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from tui.library import Order
from tui.reader.answers import DayFound
from tui.reader.command import Place
from tui.reader.screens.arranging_screen import ArrangingScreen
from tui.reader.widgets.date_bar import DateBar
from tui.reader.widgets.footer import Footer

if TYPE_CHECKING:
    from pathlib import Path

    from tui.config import Config
    from tui.library import Library


class DatingScreen(ArrangingScreen):
    """Asks for a day in the first line, and goes there."""

    def __init__(self, library: Library, library_file: Path, config: Config) -> None:
        super().__init__(library, library_file, config)
        self._date_bar: DateBar | None = None
        self._day_found: DayFound | None = None
        self._day_is_awaited = False

    @property
    def asks_for_date(self) -> bool:
        """Whether a date is being typed."""
        return self._date_bar is not None and self._date_bar.is_open

    async def action_go_to_date(self) -> None:
        """Ask for a day and go there in the list."""
        self.leave_search()
        self.panes.bring(Place.ARTICLES)
        if self._date_bar is None:  # made when it is first asked for, not for the first frame
            self._date_bar = DateBar(id="date")
            await self.mount(self._date_bar, before=self.header)
        self._day_found = None
        self._day_is_awaited = False
        self._date_bar.newest = self.articles.newest
        self._date_bar.open()
        self.header.display = False
        self.query_one(Footer).place = Place.PROMPT

    def leave_date(self) -> None:
        """Close the line for the date; what it led to stays."""
        if self._date_bar is not None and self._date_bar.is_open:
            self._day_is_awaited = False
            if not self._date_bar.is_left:
                self.set_focus(self.panes.main_widget, scroll_visible=False)
            self._date_bar.close()
            self.header.display = True
            self.query_one(Footer).place = self.panes.place

    def action_drop_date(self) -> None:
        """Close the line for the date and stay."""
        self.leave_date()

    def action_keep_date(self) -> None:
        """Go to the day that was typed, if it is one."""
        bar = self._date_bar
        if bar is None or bar.day is None or self.results is None:
            return
        found = self._day_found
        if found is not None and found.day == bar.day and found.results is self.results:
            self._go_to_day(found)
        else:
            self._day_is_awaited = True
            self._ask_for_day()

    @on(DateBar.Typed)
    def _day_typed(self, event: DateBar.Typed) -> None:
        self._day_is_awaited = False
        if event.day is not None:
            self._ask_for_day()

    def _ask_for_day(self) -> None:
        bar = self._date_bar
        if bar is not None and bar.day is not None and self.results is not None:
            around = self.articles.entries_on_screen
            self.finder.day(self.results, bar.day, around=around)

    @on(DayFound)
    def _day_was_found(self, event: DayFound) -> None:
        bar = self._date_bar
        if bar is None or not bar.is_open or event.day != bar.day:
            return
        if event.results is not self.results:  # the list is another one by now
            self._ask_for_day()
            return
        self._day_found = event
        if self._day_is_awaited:
            self._go_to_day(event)
        elif event.results.order is Order.NEWEST:
            bar.show_place(event.position, event.results.total)

    def _go_to_day(self, found: DayFound) -> None:
        """Show the day's rows; when they are on screen the line for the date goes.

        Not sooner, since to move the focus and the line takes longer than to draw the rows.
        """
        if found.position is None:
            by_date = found.results.order is Order.NEWEST
            self.notify(
                "All articles listed are newer." if by_date else "The list is not in order of date."
            )
        else:
            self.articles.lengthen(found.results.total)
            self.articles.fill(self.articles.revision, found.start, found.rows)
            self.articles.go(found.position)
        if self._date_bar is not None:
            self._date_bar.finish()
        self.articles.call_after_refresh(self.leave_date)  # the screen's own may come before it

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        """Close the line for the date when the reader goes elsewhere."""
        if self._date_bar is not None and self._date_bar.is_left:
            self.leave_date()
