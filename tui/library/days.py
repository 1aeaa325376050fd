"""Read days, months and years as people type them, in a search and to go there."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_NUMBERS = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?")
_WITH_YEAR = re.compile(r".*\b\d{4}\b.*")
_DAYS_BACK = {"today": 0, "yesterday": 1}
_BEGUN = re.compile(r"\d{0,3}|\d{4}[-/.](?:\d|\d{1,2}[-/.])?|\d{1,2}-[a-z]*(?:-\d{0,3})?")


class Days(NamedTuple):
    """A day, a month or a year: its first day and its last."""

    first: date
    last: date


def today() -> date:
    """Return which day it is here, for those who ask the library: it does not look itself."""
    return datetime.now(UTC).astimezone().date()


def days(typed: str, today: date | None, newest: date | None = None) -> Days | None:
    """Return the day, month or year that was typed; None if it is no date.

    ``2025-03-18``, ``18 Mar 2025``, ``March 18, 2025``, ``2025-03``, ``Mar 2025``, ``2025``,
    ``today`` and ``yesterday``. A day without a year, ``18 Mar``, is the last one there was until
    today, or until the day of the ``newest`` article where that is before. Where ``today`` is None
    what depends on it is no date.
    """
    words = " ".join(typed.lower().split())
    if numbers := _NUMBERS.fullmatch(words):
        return _of_numbers(*(int(part) if part else None for part in numbers.groups()))
    if _WITH_YEAR.fullmatch(words):
        return _month(_day(f"1 {words}")) or _only(_day(words))
    if today is None:
        return None
    if words in _DAYS_BACK:
        return _only(today - timedelta(days=_DAYS_BACK[words]))
    until = min(today, newest or today)
    this_year = _day(f"{words} {until.year}")
    is_past = this_year is not None and this_year <= until
    return _only(this_year if is_past else _day(f"{words} {until.year - 1}"))


def last_day(typed: str, today: date, newest: date | None = None) -> date | None:
    """Return the day that was typed, of a month or a year its last one; None if it is no date."""
    found = days(typed, today, newest)
    return found and found.last


def may_become_days(typed: str) -> bool:
    """Tell whether ``typed``, which is no date, may be the beginning of one."""
    words = typed.lower()
    return _BEGUN.fullmatch(words) is not None or any(word.startswith(words) for word in _DAYS_BACK)


def _of_numbers(year: int | None, month: int | None, day: int | None) -> Days | None:
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:  # 30 February, the year 0
        return None
    if day is not None:
        return _only(first)
    return _month(first) if month is not None else Days(first, first.replace(month=12, day=31))


def _day(words: str) -> date | None:
    from tui.ingest.dates import published  # noqa: PLC0415 - only when a date is typed

    found = published(words)
    return None if found is None else date(found.year, found.month, found.day)


def _only(day: date | None) -> Days | None:
    return None if day is None else Days(day, day)


def _month(first: date | None) -> Days | None:
    if first is None:
        return None
    if first.month == 12:
        return Days(first, first.replace(day=31))
    return Days(first, first.replace(month=first.month + 1) - timedelta(days=1))
