"""Count what happened on each day, week, month or year of a period."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST = 53
"""How many periods a timeline has, unless it is said otherwise: the weeks of a year."""


class Unit(StrEnum):
    """How long one period of a timeline is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included, and how much falls on them."""

    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods of one length without a gap, the oldest first; none where nothing has a date."""

    unit: Unit
    periods: tuple[Period, ...] = ()

    def label(self, period: Period) -> str:
        """Return ``18 Mar``, ``week of 17 Mar``, ``Mar 2025`` or ``2025``.

        Days and weeks carry their year where the timeline has more than one.
        """
        first = period.first
        month = MONTHS[first.month - 1]
        if self.unit is Unit.YEAR:
            return str(first.year)
        if self.unit is Unit.MONTH:
            return f"{month} {first.year}"
        one_year = self.periods[0].first.year == self.periods[-1].last.year
        day = f"{first.day} {month}" if one_year else f"{first.day} {month} {first.year}"
        return f"week of {day}" if self.unit is Unit.WEEK else day


def timeline(days: Mapping[date, int], most: int = MOST) -> Timeline:
    """Return what is counted on ``days``, in the shortest unit with at most ``most`` periods.

    Weeks begin on Monday. Years are what is left where even they are more than ``most``.
    """
    if not days:
        return Timeline(Unit.DAY)
    first, last = min(days), max(days)
    unit = next((unit for unit in Unit if _distance(first, last, unit) < most), Unit.YEAR)
    counts: Counter[date] = Counter()
    for day, count in days.items():
        counts[_start(day, unit)] += count
    periods = []
    start = _start(first, unit)
    while start <= last:
        end = _end(start, unit)
        periods.append(Period(start, end, counts[start]))
        if end == date.max:
            break
        start = end + timedelta(days=1)
    return Timeline(unit, tuple(periods))


def counted(days: Iterable[date | None]) -> dict[date, int]:
    """Return how often each day occurs; moments count for their day, None is left out."""
    return dict(Counter(date(day.year, day.month, day.day) for day in days if day is not None))


def _distance(first: date, last: date, unit: Unit) -> int:
    """Return how many periods after that of ``first`` that of ``last`` comes."""
    match unit:
        case Unit.DAY:
            return (last - first).days
        case Unit.WEEK:
            return (_start(last, unit) - _start(first, unit)).days // 7
        case Unit.MONTH:
            return (last.year - first.year) * 12 + last.month - first.month
        case Unit.YEAR:
            return last.year - first.year


def _start(day: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)


def _end(start: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return start
        case Unit.WEEK:
            return date.fromordinal(
                min(date.max.toordinal(), start.toordinal() + 6 - start.weekday())
            )
        case Unit.MONTH:
            return start.replace(day=monthrange(start.year, start.month)[1])
        case Unit.YEAR:
            return start.replace(month=12, day=31)
