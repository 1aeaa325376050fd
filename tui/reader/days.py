"""Read a day as somebody types it who wants to go there."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTH = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_WITH_YEAR = re.compile(r".*\b\d{4}\b.*")
_DAYS_BACK = {"today": 0, "yesterday": 1}


def last_day(typed: str, today: date, newest: date | None = None) -> date | None:
    """Return the day that was typed, of a month or a year its last one; None if it is no date.

    ``2025-03-18``, ``18 Mar 2025``, ``March 18, 2025``, ``2025-03``, ``Mar 2025``, ``2025``,
    ``today`` and ``yesterday``. A day without a year, ``18 Mar``, is the last one there was until
    today, or until the day of the ``newest`` article where that is before.
    """
    words = " ".join(typed.lower().split())
    if words in _DAYS_BACK:
        return today - timedelta(days=_DAYS_BACK[words])
    if not _WITH_YEAR.fullmatch(words):
        until = min(today, newest or today)
        this_year = _day(f"{words} {until.year}")
        is_past = this_year is not None and this_year <= until
        return this_year if is_past else _day(f"{words} {until.year - 1}")
    return _end_of_year(words) or _end_of_month(words) or _day(words)


def _day(words: str) -> date | None:
    from tui.ingest.dates import published  # noqa: PLC0415 - only when a date is typed

    found = published(words)
    return None if found is None else date(found.year, found.month, found.day)


def _end_of_year(words: str) -> date | None:
    return date(int(words), 12, 31) if _YEAR.fullmatch(words) and int(words) else None


def _end_of_month(words: str) -> date | None:
    month = _MONTH.fullmatch(words)
    first = _day(f"{month['year']}-{month['month']}-1" if month else f"1 {words}")
    if first is None:
        return None
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
