"""The list of all articles, which holds nothing but how many there are on each shelf."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.library.copies import articles_with_text, originals_of
from tui.library.ids import SHELF_SHIFT

if TYPE_CHECKING:
    from tui.library.connections import Task


class Everything:
    """All articles, newest first; with ``fold`` one entry for those with the same text."""

    def __init__(self, *, fold: bool = False) -> None:
        self.total = 0
        self.folded = 0
        self.exact = True
        self._fold = fold
        self._listed = " AND folded = 0" if fold else ""
        self._shelves: list[int] = []  # newest first
        self._ends: list[int] = []  # how many entries there are up to and with each shelf

    def begin(self, task: Task) -> None:
        """Count the shelves."""
        rows = task.connection.execute(
            "SELECT id, articles, folded FROM shelf ORDER BY id DESC"
        ).fetchall()
        self._shelves = [id_ for id_, _, _ in rows]
        if self._fold:
            self.folded = sum(folded for _, _, folded in rows)
            self._ends = list(accumulate(articles - folded for _, articles, folded in rows))
        else:
            self._ends = list(accumulate(articles for _, articles, _ in rows))
        self.total = self._ends[-1] if rows else 0

    def step(self, task: Task) -> None:
        """Do nothing: all is known from the start."""

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        """Return the ids of ``count`` entries from the ``start``-th on."""
        if start >= self.total:
            return []
        shelf = bisect_right(self._ends, start)
        before = self._ends[shelf - 1] if shelf else 0
        rows = task.connection.execute(
            f"SELECT id FROM article WHERE id < ?{self._listed}"  # noqa: S608 - one of two conditions
            " ORDER BY id DESC LIMIT ? OFFSET ?",
            ((self._shelves[shelf] + 1) << SHELF_SHIFT, count, start - before),
        )
        return [id_ for (id_,) in rows]

    def rank(self, task: Task, article_id: int) -> int | None:
        """Return the place of the article, or of the one that stands for it."""
        known = task.connection.execute(
            "SELECT folded FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        if known is None:
            return None
        if self._fold and known[0]:
            original = originals_of(task.connection, [article_id]).get(article_id, article_id)
            article_id = articles_with_text(task.connection, original)[0]
        shelf_id = article_id >> SHELF_SHIFT
        shelf = bisect_right(self._shelves, -shelf_id, key=lambda id_: -id_) - 1
        if shelf < 0 or self._shelves[shelf] != shelf_id:
            return None  # added since
        (newer,) = task.connection.execute(
            f"SELECT count(*) FROM article WHERE id > ? AND id < ?{self._listed}",  # noqa: S608 - see above
            (article_id, (shelf_id + 1) << SHELF_SHIFT),
        ).fetchone()
        return (self._ends[shelf - 1] if shelf else 0) + int(newer)
