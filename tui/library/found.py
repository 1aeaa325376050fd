"""What the index finds for a selection, checked as far as was looked."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.library.beginnings import spelt_out
from tui.library.candidates import Candidate
from tui.library.index import matching_ids
from tui.library.plan import quoted
from tui.library.query import Flag
from tui.library.tokens import EVERY

if TYPE_CHECKING:
    from tui.library.candidates import Marked
    from tui.library.connections import Task
    from tui.library.plan import Plan

COUNTED_AT_ONCE = 10_000  # ids that a search fetches before it answers
_CHECKED_AT_ONCE = 1_000  # candidates that a search checks before it answers
_FOUND_AT_ONCE = 200  # checked articles after which it answers: several screens
_STEP_CHECKED = 100
_MARKED_AT_ONCE = 200
_FEW_MARKED = 2_000
_EVERY = quoted(EVERY)


class Found:
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
        """How many were found so far."""
        return len(self._ids)

    def begin(self, task: Task) -> None:
        """Look as long as a search may take before it answers."""
        if not self._plan.reads_articles:
            self._look(task, COUNTED_AT_ONCE + 1)
            return
        checked = 0
        while not self.exact and checked < _CHECKED_AT_ONCE and self.total < _FOUND_AT_ONCE:
            checked += self._look(task, self._step)

    def step(self, task: Task) -> None:
        """Look at the next candidates."""
        self._look(task, self._step)

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        """Return ``count`` ids from the ``start``-th on, looking at more candidates as needed."""
        while not self.exact and self.total < start + count:
            self.step(task)
        return self._ids[start : start + count].tolist()

    def rank(self, task: Task, article_id: int) -> int | None:
        """Return where an id stands, from 0; None if it is not there."""
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
