"""The articles that an expression of the index finds and the checks leave."""

from __future__ import annotations

import time
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.library.beginnings import spelt_out
from tui.library.candidates import Candidate
from tui.library.copies import originals_of
from tui.library.index import matching_ids
from tui.library.plan import quoted
from tui.library.query import Flag
from tui.library.tokens import COPY, EVERY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.library.candidates import Marked
    from tui.library.connections import Task
    from tui.library.plan import Plan

COUNTED_AT_ONCE = 10_000  # ids that a search fetches in one go
_LOOKED_AT = 2_000  # ids that it fetches before it answers
_CHECKED_FOR_S = 0.25  # how long a search checks candidates before it answers
_FOUND_AT_ONCE = 200  # checked articles after which it answers: several screens
_STEP_CHECKED = 50
_MARKED_AT_ONCE = 200
_FEW_MARKED = 2_000
_FEW = 500  # ids whose originals are looked up one by one
_EVERY = quoted(EVERY)


class Found:
    """What was found as far as was looked, newest first.

    With ``fold`` the newest of the articles *found* with one text stands for all of them, so that
    a filter that leaves an older copy alone lists that one.
    """

    def __init__(self, plan: Plan, marked: Marked, *, fold: bool = False) -> None:
        self.exact = False
        self.folded = 0
        self._plan = plan
        self._marked = marked
        self._fold = fold
        self._ids = array("q")
        self._standing: dict[int, int] = {}  # original: which of its copies, or itself, is listed
        self._match: str | None = None
        self._below = plan.end  # all ids from here on were looked at
        self._step = _STEP_CHECKED if plan.reads_articles else COUNTED_AT_ONCE
        self._among = _with_mark(plan, marked)

    @property
    def total(self) -> int:
        """How many entries were found so far."""
        return len(self._ids)

    def begin(self, task: Task) -> None:
        """Find the first ones."""
        if not self._plan.reads_articles:
            self._look(task, _LOOKED_AT + 1)
            return
        until = time.monotonic() + _CHECKED_FOR_S
        while not self.exact and self.total < _FOUND_AT_ONCE and time.monotonic() < until:
            self._look(task, self._step)

    def step(self, task: Task) -> None:
        """Find some more."""
        self._look(task, self._step)

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        """Return the ids of ``count`` entries from the ``start``-th on, finding them if need be."""
        while not self.exact and self.total < start + count:
            self.step(task)
        return self._ids[start : start + count].tolist()

    def rank(self, task: Task, article_id: int) -> int | None:
        """Return the place of the article, or of the one that stands for it."""
        while not self.exact and (self._below is None or self._below > article_id):
            self.step(task)
        place = self._place(article_id)
        if place is None and self._fold:
            original = originals_of(task.connection, [article_id]).get(article_id, article_id)
            place = self._place(self._standing.get(original, original))
        return place

    def _place(self, article_id: int) -> int | None:
        place = bisect_right(self._ids, -article_id, key=lambda id_: -id_) - 1
        return place if place >= 0 and self._ids[place] == article_id else None

    def _look(self, task: Task, most: int) -> int:
        """Look at the next candidates, at most ``most``, and return how many there were."""
        ids, is_last = self._candidates(task, most)
        originals = self._originals(task, ids)
        checks = self._plan.checks
        for id_ in ids:
            if not checks:
                self._list(id_, originals)
            else:
                task.look()
                candidate = Candidate(task.connection, id_, self._marked)
                if all(map(candidate.holds, checks)):
                    self._list(id_, originals)
            self._below = id_
        self.exact = is_last
        return len(ids)

    def _list(self, id_: int, originals: Mapping[int, int]) -> None:
        """List an article that was found, unless a newer one stands for it."""
        original = originals.get(id_)
        if (original or id_) in self._standing:
            self.folded += 1
        elif original is None:
            self._ids.append(id_)
        elif original > id_ and self._place(original) is not None:
            self._standing[original] = original
            self.folded += 1
        else:
            self._standing[original] = id_
            self._ids.append(id_)

    def _originals(self, task: Task, ids: list[int]) -> dict[int, int]:
        """Return the originals of those of ``ids``, newest first, that are copies."""
        if not self._fold:
            return {}
        if len(ids) > _FEW and self._among is None:
            match = f"({self._match}) AND {quoted(COPY)}"
            first, end = ids[-1], ids[0] + 1
            ids = matching_ids(task.connection, match, first=first, end=end, most=len(ids))
        return originals_of(task.connection, ids)

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
