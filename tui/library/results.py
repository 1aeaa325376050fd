"""What a selection found: a list that knows its length and fetches its rows when they are shown."""

from __future__ import annotations

import threading
import time
from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.library.beginnings import spelt_out
from tui.library.candidates import Candidate
from tui.library.ids import SHELF_SHIFT
from tui.library.index import matching_ids
from tui.library.plan import quoted
from tui.library.query import Flag
from tui.library.tokens import EVERY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from tui.library.candidates import Marked
    from tui.library.connections import Connections, Task
    from tui.library.plan import Plan
    from tui.library.rows import ArticleRow, Understood

COUNTED_AT_ONCE = 10_000  # ids that a search fetches before it answers
_CHECKED_AT_ONCE = 1_000  # candidates that a search checks before it answers
_FOUND_AT_ONCE = 200  # checked articles after which it answers: several screens
_STEP_CHECKED = 100
_IDS_AT_ONCE = 512
_MARKED_AT_ONCE = 200
_FEW_MARKED = 2_000
_EVERY = quoted(EVERY)


class Results:
    """The articles of a selection, the newest first.

    ``total`` is how many there are, or, where ``exact`` is false, how many were found so far;
    ``complete`` finds the rest, and asking for later rows finds more. ``took_ms`` is the time until
    the first answer, ``understood`` the query as it was read. Safe to use from several threads.
    """

    def __init__(
        self,
        connections: Connections,
        plan: Plan,
        understood: Understood,
        rows: Callable[[sqlite3.Connection, Sequence[int]], tuple[ArticleRow, ...]],
        marked: Marked,
    ) -> None:
        self.understood = understood
        self.took_ms = 0.0
        self._connections = connections
        self._rows = rows
        self._found = _Everything() if plan.lists_everything else _Found(plan, marked)
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


class _Everything:
    """All articles, by way of the shelves that count them; nothing is held but the counts."""

    def __init__(self) -> None:
        self.total = 0
        self.exact = True
        self._shelves: list[int] = []  # newest first
        self._ends: list[int] = []  # how many articles there are up to and with each shelf

    def begin(self, task: Task) -> None:
        rows = task.connection.execute("SELECT id, articles FROM shelf ORDER BY id DESC").fetchall()
        self._shelves = [id_ for id_, _ in rows]
        self._ends = list(accumulate(articles for _, articles in rows))
        self.total = self._ends[-1] if rows else 0

    def step(self, task: Task) -> None:
        """Do nothing: all is known from the start."""

    def ids(self, task: Task, start: int, count: int) -> list[int]:
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


class _Found:
    """The ids that an expression of the index finds and the checks leave, as far as was looked."""

    def __init__(self, plan: Plan, marked: Marked) -> None:
        self.exact = False
        self._plan = plan
        self._marked = marked
        self._ids = array("q")
        self._match: str | None = None
        self._below = plan.end  # all ids from here on were looked at
        self._step = _STEP_CHECKED if plan.reads_articles else COUNTED_AT_ONCE
        self._among = _with_mark(plan, marked)

    @property
    def total(self) -> int:
        return len(self._ids)

    def begin(self, task: Task) -> None:
        if not self._plan.reads_articles:
            self._look(task, COUNTED_AT_ONCE + 1)
            return
        checked = 0
        while not self.exact and checked < _CHECKED_AT_ONCE and self.total < _FOUND_AT_ONCE:
            checked += self._look(task, self._step)

    def step(self, task: Task) -> None:
        self._look(task, self._step)

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        while not self.exact and self.total < start + count:
            self.step(task)
        return self._ids[start : start + count].tolist()

    def rank(self, task: Task, article_id: int) -> int | None:
        while not self.exact and (self._below is None or self._below > article_id):
            self.step(task)
        place = bisect_right(self._ids, -article_id, key=lambda id_: -id_) - 1
        return place if place >= 0 and self._ids[place] == article_id else None

    def _look(self, task: Task, most: int) -> int:
        """Look at the next candidates, at most ``most``, and return how many there were."""
        ids, is_last = self._candidates(task, most)
        checks = self._plan.checks
        for id_ in ids:
            if not checks:
                self._ids.append(id_)
            else:
                task.look()
                candidate = Candidate(task.connection, id_, self._marked)
                if all(map(candidate.holds, checks)):
                    self._ids.append(id_)
            self._below = id_
        self.exact = is_last
        return len(ids)

    def _candidates(self, task: Task, most: int) -> tuple[list[int], bool]:
        """Return the next candidates, and whether they are the last."""
        plan = self._plan
        if self._match is None:
            self._match = spelt_out(task.connection, plan.match or _EVERY)
        match = self._match
        if self._among is None:
            ids = matching_ids(task.connection, match, first=plan.first, end=self._below, most=most)
            return ids, len(ids) < most
        # A few marked articles: those are looked up, and not all others passed over.
        some = self._among[:_MARKED_AT_ONCE]
        del self._among[:_MARKED_AT_ONCE]
        ids = matching_ids(
            task.connection, match, first=plan.first, end=plan.end, among=some, most=len(some)
        )
        return ids, not self._among


def _with_mark(plan: Plan, marked: Marked) -> list[int] | None:
    """Return the ids that have the mark of a plan, newest first, if they are few."""
    if plan.mark is None:
        return None
    ids = marked.read if plan.mark is Flag.READ else marked.starred
    return sorted(ids, reverse=True) if len(ids) <= _FEW_MARKED else None
