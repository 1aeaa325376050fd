"""Read the date of publication, in whichever of the common forms it was written.

A date that can be read in two ways is no date: 03/04/2025 stays unknown, and so does the time
of ``18 March 2025, 14:05 IST``, of which only the day is kept.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from tui.ingest.words import words

_EARLIEST, _LATEST = 1600, 2200
_TIME = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>[a-z+-].*)?"
)
_AND_TIME = rf"(?:(?:,|\s+at|\s*[-–—|])?\s+{_TIME})?"
_WEEKDAY = r"(?:(?P<weekday>[a-z]+),?\s+)?"
_FORMS = (
    # 2025-03-18, 2025/3/18 14:05 +0100
    re.compile(
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
        rf"(?:(?:t|,?\s){_TIME})?"
    ),
    # 18 March 2025, Tue 18-Mar-2025 14:05
    re.compile(
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+"
        rf"(?P<month>[a-z]+)\.?,?[\s-]+(?P<year>\d{{4}}){_AND_TIME}"
    ),
    # March 18, 2025 at 2:05 p.m.
    re.compile(
        rf"{_WEEKDAY}(?P<month>[a-z]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
        rf"(?P<year>\d{{4}}){_AND_TIME}"
    ),
)
_NUMBERS = re.compile(r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4})")
_COMPACT = re.compile(r"\d{8}T\d{4}(?:\d{2})?(?:Z|[+-]\d{2}:?\d{2})?")
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?(?:\s*\([a-z ]+\))?")


def published(value: object) -> date | None:
    """Return the date in ``value``, a string or a number of seconds or milliseconds since 1970.

    Where the time is known the result is an aware ``datetime``, in UTC if no zone is named; where
    only the day is known it is a plain ``date``. Anything else is None, never a guess.
    """
    if isinstance(value, datetime):
        return _within(value if value.tzinfo else value.replace(tzinfo=UTC))
    if isinstance(value, date):
        return _within(value)
    try:
        if isinstance(value, bool):
            return None
        if isinstance(value, int | float):
            return _within(_from_number(value))
        if isinstance(value, str) and len(value) <= 80:
            return _within(_from_words(" ".join(value.split())))
    except (ValueError, OverflowError):
        pass  # 30 February, 25 o'clock: written like a date, but none
    return None


def _within(found: date | None) -> date | None:
    """Keep dates that news can have, so that no arithmetic on them leaves the calendar."""
    return found if found and _EARLIEST <= found.year <= _LATEST else None


def _from_number(number: float) -> date | None:
    if not math.isfinite(number):
        return None
    if 16_000_000 <= number <= 22_001_231:  # 20250318
        return _from_words(str(int(number))) if number == int(number) else None
    if 1e8 <= number < 1e11:
        return datetime.fromtimestamp(number, UTC)
    if 1e11 <= number < 1e14:
        return datetime.fromtimestamp(number / 1000, UTC)
    return None


def _from_words(text: str) -> date | None:
    if text.isascii() and text.isdigit():
        return _from_iso(text) if len(text) == 8 else _from_number(int(text))
    if _COMPACT.fullmatch(text):
        return _from_iso(text)
    for form in _FORMS:
        if found := form.fullmatch(text.lower()):
            parts = found.groupdict()
            weekday = parts.get("weekday")  # not "updated" or "before"
            return _from_parts(parts) if not weekday or weekday in _weekdays() else None
    return _from_numbers(text)


def _from_iso(text: str) -> date:
    """Read 20250318 and 20250318T140500Z."""
    found = datetime.fromisoformat(text)
    if len(text) == 8:
        return found.date()
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _from_numbers(text: str) -> date | None:
    """Read 18/03/2025 and 03/18/2025, which can mean one day only."""
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    one, two = int(found["one"]), int(found["two"])
    if one > 12 or one == two:
        return date(int(found["year"]), two, one)
    if two > 12:
        return date(int(found["year"]), one, two)
    return None


def _from_parts(parts: dict[str, str | None]) -> date | None:
    """Put a date together, with its time where it can be told which moment that is."""
    month = _months().get(parts["month"] or "") or int(parts["month"] or "")
    day = date(int(parts["year"] or ""), month, int(parts["day"] or ""))
    if parts["hour"] is None:
        return day
    offset = _offset((parts["zone"] or "utc").strip())
    hour = int(parts["hour"])
    if offset is None or (parts["half"] and not 1 <= hour <= 12):
        return day
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"].startswith("p") else 0)
    minute, second = int(parts["minute"] or 0), int(parts["second"] or 0)
    microsecond = int(f"{parts['fraction'] or '0':0<6}"[:6])
    zone = timezone(offset)
    return datetime(day.year, day.month, day.day, hour, minute, second, microsecond, zone)


def _offset(zone: str) -> timedelta | None:
    if zone in words("dates", "zones"):
        return timedelta(0)
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset > timedelta(hours=15):
        return None
    return -offset if sign == "-" else offset


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name for names in words("dates", "weekdays") for name in names.split())


@cache
def _months() -> dict[str, int]:
    months = enumerate(words("dates", "months"), 1)
    return {name: number for number, names in months for name in names.split()}
