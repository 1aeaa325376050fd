"""The numbers by which the index notes articles: in the order of their ids, but closer together.

An index stores the steps from one number to the next, so that it is half as large where they are
small. Ids leave room for four million articles on every day; numbers leave room for a few, and for
four million only on the days that are known to need it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tui.library.ids import ID_SHIFT, MOST_IN_A_DAY, day_number, number_within_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Numbering:
    """How ids become numbers. ``busy`` are the days with room for any number, in order.

    All other days have room for ``2 ** shift`` articles.
    """

    shift: int
    busy: tuple[int, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Numbering:
        """Return the numbering that ``str`` made this text of."""
        shift, *busy = map(int, text.split())
        return cls(shift, tuple(busy))

    def __str__(self) -> str:
        return " ".join(map(str, (self.shift, *self.busy)))

    def has_room_for(self, article_id: int) -> bool:
        """Tell whether an id has a number."""
        return (
            number_within_day(article_id) < 1 << self.shift or day_number(article_id) in self.busy
        )

    def row(self, article_id: int) -> int:
        """Return the number of an id."""
        day = day_number(article_id)
        before = bisect_left(self.busy, day)
        return (day << self.shift) + number_within_day(article_id) + before * self._extra

    def ids(self, rows: Sequence[int]) -> list[int]:
        """Return the ids of numbers, which are in falling order."""
        found: list[int] = []
        for begin, end, extra, day in self._stretches(rows):
            if day is None:
                shift, mask = self.shift, (1 << self.shift) - 1
                found += [
                    ((row - extra) >> shift << ID_SHIFT) + ((row - extra) & mask)
                    for row in rows[begin:end]
                ]
            else:
                first = (day << ID_SHIFT) - (day << self.shift) - extra
                found += [row + first for row in rows[begin:end]]
        return found

    def _stretches(self, rows: Sequence[int]) -> Iterator[tuple[int, int, int, int | None]]:
        """Yield stretches of ``rows`` that are numbered alike: from, to, added, busy day."""
        begin = 0
        for place in reversed(range(len(self.busy))):
            start = self._starts[place]
            end = bisect_right(rows, -(start + MOST_IN_A_DAY), lo=begin, key=lambda row: -row)
            yield begin, end, (place + 1) * self._extra, None
            begin = bisect_right(rows, -start, lo=end, key=lambda row: -row)
            yield end, begin, place * self._extra, self.busy[place]
        yield begin, len(rows), 0, None

    @cached_property
    def _starts(self) -> list[int]:
        """The first number of each busy day."""
        return [(day << self.shift) + place * self._extra for place, day in enumerate(self.busy)]

    @property
    def _extra(self) -> int:
        """How much more room a busy day has."""
        return MOST_IN_A_DAY - (1 << self.shift)
