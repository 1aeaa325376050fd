"""The numbers by which the index notes articles: in the order of their ids, but closer together.

An index stores the steps from one number to the next, so that it is half as large where they are
small. Ids leave room for four million articles on every day. The numbers leave room for 256, which
no day of an ordinary archive exceeds; what comes after those is noted in a second index, by the
ids themselves, whose steps are small just because there are so many on a day. So nothing that was
ever noted need be noted anew, whatever is added.
"""

from __future__ import annotations

from tui.library.ids import ID_SHIFT, day_number, number_within_day

_SHIFT = 8
_ROOM = 1 << _SHIFT


def has_number(article_id: int) -> bool:
    """Tell whether an article is among the first of its day, which have numbers."""
    return number_within_day(article_id) < _ROOM


def number(article_id: int) -> int:
    """Return the number of the id; of one that has none, the least number of the days after it.

    So a range of ids becomes a range of numbers.
    """
    day, within = day_number(article_id), number_within_day(article_id)
    return (day << _SHIFT) + min(within, _ROOM)


def numbered_id(number: int) -> int:
    """Return the id with this number."""
    return (number >> _SHIFT << ID_SHIFT) + (number & (_ROOM - 1))
