"""What a selection found: a list that knows its length and fetches its rows when they are shown."""

from __future__ import annotations

import threading
import time
from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from tui.library.copies import with_copies
from tui.library.ids import first_id
from tui.library.rows import NEWEST_RANKED, Order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from tui.library.connections import Connections, Task
    from tui.library.opened import Opened
    from tui.library.rows import ArticleRow, Listing, Understood

    Rows = Callable[[sqlite3.Connection, Sequence[int]], tuple[ArticleRow, ...]]

_IDS_AT_ONCE = 512


class Finder(Protocol):
    """Finds the entries of a list as they are asked for."""

    @property
    def total(self) -> int:
        """How many entries there are, or were found so far."""

    @property
    def folded(self) -> int:
        """How many further articles they stand for."""

    @property
    def exact(self) -> bool:
        """Whether that is the whole number."""

    def begin(self, task: Task) -> None:
        """Find the first ones."""

    def step(self, task: Task) -> None:
        """Find some more."""

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        """Return the ids of ``count`` entries from the ``start``-th on."""

    def rank(self, task: Task, article_id: int) -> int | None:
        """Return the place of the article, or of the one that stands for it."""


class Results:
    """The articles of a selection, in the order and as folded as its listing says.

    ``total`` is how many entries there are, or, where ``exact`` is false, how many were found so
    far; ``complete`` finds the rest, and asking for later rows finds more. ``took_ms`` is the time
    until the first answer, ``understood`` the query as it was read, ``order`` the one in force:
    without a word to look for there is no relevance. Safe to use from several threads.
    """

    def __init__(
        self,
        connections: Connections,
        found: Finder,
        understood: Understood,
        rows: Rows,
        listing: Listing,
    ) -> None:
        self.understood = understood
        self.took_ms = 0.0
        self.listing = listing
        self.order = Order.NEWEST
        self._connections = connections
        self._rows = rows
        self._found = found
        self._entries = found
        self._opened: Opened | None = None
        if listing.order is Order.RELEVANCE and understood.terms:
            from tui.library.relevance import Relevant  # noqa: PLC0415 - not for the start

            self.order = Order.RELEVANCE
            self._found = Relevant(self._found, understood.terms)
        if listing.fold and listing.opened:
            from tui.library.opened import Opened  # noqa: PLC0415 - not for the start

            self._found = self._opened = Opened(self._found, listing.opened)
        self._lock = threading.RLock()

    @property
    def ranked_of(self) -> int | None:
        """Of how many of the newest the order by relevance is, where there are more."""
        is_cut = self.order is Order.RELEVANCE and self.total > NEWEST_RANKED
        return NEWEST_RANKED if is_cut else None

    @property
    def folded(self) -> int:
        """How many further articles the entries stand for, or do so far."""
        return self._found.folded

    @property
    def articles(self) -> int:
        """How many articles were found, with those that are folded into another's entry."""
        return self._entries.total + self._entries.folded

    @property
    def total(self) -> int:
        """How many entries there are, or were found so far."""
        return self._found.total

    @property
    def exact(self) -> bool:
        """Whether ``total`` is the whole number."""
        return self._found.exact

    def begin(self, stop: threading.Event | None = None) -> None:
        """Find the first rows. Raises Interrupted when stopped."""
        started = time.perf_counter()
        with self._lock, self._connections.task(stop) as task:
            self._found.begin(task)
        self.took_ms = (time.perf_counter() - started) * 1000

    def complete(
        self, stop: threading.Event | None = None, *, within_s: float | None = None
    ) -> int:
        """Find all there is and return how many; until then ``total`` may grow.

        Takes as long as the library is large, or about ``within_s`` seconds: then ``exact`` may
        still be false. Raises Interrupted when stopped; what was found by then is kept.
        """
        until = None if within_s is None else time.monotonic() + within_s
        while not self.exact and (until is None or time.monotonic() < until):
            with self._lock, self._connections.task(stop) as task:
                self._found.step(task)
        return self.total

    def window(self, start: int, count: int, *, found: bool = False) -> tuple[ArticleRow, ...]:
        """Return ``count`` rows from the ``start``-th on, from 0; fewer at the end of the list.

        Where they are not found yet that may take long; with ``found`` they are left out then.
        """
        if found and not self.exact:
            count = min(count, self.total - start)
        if count <= 0:
            return ()
        ids = self._ids(max(start, 0), count)
        with self._connections.borrow() as connection:
            rows = self._rows(connection, ids)
            return with_copies(connection, rows, self._beneath) if self.listing.fold else rows

    def rank(self, id: int) -> int | None:  # noqa: A002 - the name the row gives it
        """Return where the article stands in the list, from 0; None if it is not in it.

        For one that is folded that is the place of the entry it is folded into.
        """
        with self._lock, self._connections.task() as task:
            return self._found.rank(task, id)

    def rank_of_day(self, day: date) -> int | None:
        """Return where the newest article of ``day``, or else of a day before, stands, from 0.

        None where all are newer, and in an order that is not by date. Articles without a date
        stand where their file's does. Raises Interrupted when stopped.
        """
        if self.order is not Order.NEWEST:
            return None
        end = first_id(day + timedelta(days=1)) if day < date.max else None
        with self._lock, self._connections.task() as task:

            def is_reached(place: int) -> bool:
                (id_,) = self._found.ids(task, place, 1)
                return end is None or id_ < end

            while not self.exact and not (self.total and is_reached(self.total - 1)):
                self._found.step(task)
            rank = bisect_left(range(self.total), x=True, key=is_reached)
            return rank if rank < self.total else None

    @property
    def _beneath(self) -> frozenset[int]:
        return self._opened.beneath if self._opened else frozenset()

    def __iter__(self) -> Iterator[int]:
        """Yield the ids of all entries in order, finding more as needed."""
        start = 0
        while True:
            ids = self._ids(start, _IDS_AT_ONCE)
            if not ids:
                return
            yield from ids
            start += len(ids)

    def _ids(self, start: int, count: int) -> list[int]:
        with self._lock, self._connections.task() as task:
            return self._found.ids(task, start, count)
