"""What a selection found: a list that knows its length and fetches its rows when they are shown."""

from __future__ import annotations

import threading
import time
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from tui.library.ids import SHELF_SHIFT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from tui.library.connections import Connections, Task
    from tui.library.rows import ArticleRow, Understood

_IDS_AT_ONCE = 512


class Listing(Protocol):
    """Article ids, the newest first, as far as was looked: what ``Results`` stand on."""

    @property
    def total(self) -> int:
        """How many there are, or were found so far."""

    @property
    def exact(self) -> bool:
        """Whether ``total`` is the whole number."""

    def begin(self, task: Task) -> None:
        """Look for the first."""

    def step(self, task: Task) -> None:
        """Look for more."""

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        """Return ``count`` ids from the ``start``-th on, from 0; fewer at the end."""

    def rank(self, task: Task, article_id: int) -> int | None:
        """Return where an id stands, from 0; None if it is not there."""


class Results:
    """The articles of a selection, the newest first.

    ``total`` is how many there are, or, where ``exact`` is false, how many were found so far;
    ``complete`` finds the rest, and asking for later rows finds more. ``took_ms`` is the time until
    the first answer, ``understood`` the query as it was read. Safe to use from several threads.
    """

    def __init__(
        self,
        connections: Connections,
        found: Listing,
        understood: Understood,
        rows: Callable[[sqlite3.Connection, Sequence[int]], tuple[ArticleRow, ...]],
    ) -> None:
        self.understood = understood
        self.took_ms = 0.0
        self._connections = connections
        self._rows = rows
        self._found = found
        self._lock = threading.RLock()

    @property
    def total(self) -> int:
        """How many articles there are, or were found so far."""
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

    def complete(self, stop: threading.Event | None = None) -> int:
        """Find all there is and return how many; until then ``total`` may grow.

        Takes as long as the library is large: call it where waiting is no harm. Raises Interrupted
        when stopped; what was found by then is kept.
        """
        while not self.exact:
            with self._lock, self._connections.task(stop) as task:
                self._found.step(task)
        return self.total

    def window(self, start: int, count: int) -> tuple[ArticleRow, ...]:
        """Return ``count`` rows from the ``start``-th on, from 0; fewer at the end of the list."""
        if count <= 0:
            return ()
        ids = self._ids(max(start, 0), count)
        with self._connections.borrow() as connection:
            return self._rows(connection, ids)

    def rank(self, id: int) -> int | None:  # noqa: A002 - the name the row gives it
        """Return where the article stands in the list, from 0; None if it is not in it."""
        with self._lock, self._connections.task() as task:
            return self._found.rank(task, id)

    def __iter__(self) -> Iterator[int]:
        """Yield the ids of all articles in order, finding more as needed."""
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


class Everything:
    """All articles, by way of the shelves that count them; nothing is held but the counts."""

    def __init__(self) -> None:
        self.total = 0
        self.exact = True
        self._shelves: list[int] = []  # newest first
        self._ends: list[int] = []  # how many articles there are up to and with each shelf

    def begin(self, task: Task) -> None:
        """Read the counts."""
        rows = task.connection.execute("SELECT id, articles FROM shelf ORDER BY id DESC").fetchall()
        self._shelves = [id_ for id_, _ in rows]
        self._ends = list(accumulate(articles for _, articles in rows))
        self.total = self._ends[-1] if rows else 0

    def step(self, task: Task) -> None:
        """Do nothing: all is known from the start."""

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        """Return ``count`` ids from the ``start``-th on; fewer at the end."""
        if start >= self.total:
            return []
        shelf = bisect_right(self._ends, start)
        before = self._ends[shelf - 1] if shelf else 0
        rows = task.connection.execute(
            "SELECT id FROM article WHERE id < ? ORDER BY id DESC LIMIT ? OFFSET ?",
            ((self._shelves[shelf] + 1) << SHELF_SHIFT, count, start - before),
        )
        return [id_ for (id_,) in rows]

    def rank(self, task: Task, article_id: int) -> int | None:
        """Return where an id stands, from 0; None if it is not there."""
        known = task.connection.execute(
            "SELECT 1 FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        if known is None:
            return None
        shelf_id = article_id >> SHELF_SHIFT
        shelf = bisect_right(self._shelves, -shelf_id, key=lambda id_: -id_) - 1
        if shelf < 0 or self._shelves[shelf] != shelf_id:
            return None  # added since
        (newer,) = task.connection.execute(
            "SELECT count(*) FROM article WHERE id > ? AND id < ?",
            (article_id, (shelf_id + 1) << SHELF_SHIFT),
        ).fetchone()
        return (self._ends[shelf - 1] if shelf else 0) + int(newer)
