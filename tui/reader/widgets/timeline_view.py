"""Numbers over time, drawn as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.charts import columns
from tui.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LEAST_HEIGHT = 5
"""Lines below which nothing is drawn: a heading, two of bars, the axis and its labels."""


class TimelineView(Widget):
    """A heading and columns by day, week, month or year, as the width allows."""

    DEFAULT_CSS = """
    TimelineView {
        height: 8; padding: 0 1; background: $background; color: $foreground;
        &.-flat { height: 1; }
    }
    """

    days: reactive[Mapping[date, int]] = reactive(dict)
    """How much is counted on each day."""

    undated: reactive[int] = reactive(0)
    """How much is counted that has no date."""

    def watch_days(self) -> None:
        """Take up no more room than there is to draw."""
        self._flatten()

    def watch_undated(self) -> None:
        """Take up one line where nothing has a date: days that stay empty are no change."""
        self._flatten()

    def _flatten(self) -> None:
        self.set_class(not self.days and self.undated > 0, "-flat")

    def render(self) -> Content:
        """Draw the columns in the room there is."""
        width, height = self.content_size
        if not self.days:
            return Content("None of this has a date." if self.undated else "")
        if height < LEAST_HEIGHT or width < 10:
            return Content("")
        line = timeline(self.days, width)
        undated = f" · {self.undated:,} undated" if self.undated else ""
        drawn = columns(
            [period.count for period in line.periods],
            [line.label(period) for period in line.periods],
            width=width,
            height=height - 1,
        )
        *bars, axis, labels = drawn
        return Content("\n").join(
            [
                Content.styled(f"Quotations by {line.unit}{undated}", "bold"),
                *(Content.styled(each, "$text-accent") for each in bars),
                Content.styled(axis, "$foreground 45%"),
                Content.styled(labels, "$foreground 65%"),
            ]
        )
