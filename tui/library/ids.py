"""Article ids: numbers in the order of publication.

An id is the day the article was published, times 2**22, plus a number within the day. So the newest
article has the greatest id, a period is a range of ids, and an old article that is added today
takes its place by date without anything being moved. An article without a date takes the day its
file was last changed, which is the best that is known of when it was added.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

ID_SHIFT = 22
MOST_IN_A_DAY = 1 << ID_SHIFT
NO_ID = 1 << 62
"""Greater than the id of any article."""

# Articles are counted in runs of ids this long, so that a place in the whole list is found without
# reading the list.
SHELF_SHIFT = 10


def day_number(article_id: int) -> int:
    """Return the day of an id, counted from the first day of the year 1."""
    return article_id >> ID_SHIFT


def number_within_day(article_id: int) -> int:
    """Return which article of its day an id is, from 0."""
    return article_id & (MOST_IN_A_DAY - 1)


def first_id(day: date) -> int:
    """Return the least id an article of ``day`` can have."""
    return date(day.year, day.month, day.day).toordinal() << ID_SHIFT


def first_id_of_day(number: int) -> int:
    """Return the least id an article of the day with this number can have."""
    return max(number, 0) << ID_SHIFT


def day_of_file(mtime_ns: int) -> date:
    """Return the day, in UTC, a file was last changed; the nearest possible one for odd clocks."""
    seconds = min(max(mtime_ns // 1_000_000_000, 0), 32_503_680_000)
    return datetime.fromtimestamp(seconds, UTC).date()
