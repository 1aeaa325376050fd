"""A folded list in which some entries are open: below each stand the other articles of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.copies import articles_with_text, originals_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tui.library.connections import Task
    from tui.library.results import Finder


class Opened:
    """``inner`` with the entries of the articles ``open_ids`` open.

    All articles with the text are shown below an entry, whether the filters leave them or not.
    """

    def __init__(self, inner: Finder, open_ids: AbstractSet[int]) -> None:
        self._inner = inner
        self._open_ids = open_ids
        self._runs: list[tuple[int, list[int]]] = []  # inner place of an entry, and what is below

    @property
    def total(self) -> int:
        """How many entries there are, or were found so far, with those below open ones."""
        return self._inner.total + sum(len(below) for _, below in self._runs)

    @property
    def folded(self) -> int:
        """How many articles others stand for."""
        return self._inner.folded

    @property
    def exact(self) -> bool:
        """Whether that is the whole number."""
        return self._inner.exact

    @property
    def beneath(self) -> frozenset[int]:
        """The articles that are shown below an entry."""
        return frozenset(id_ for _, below in self._runs for id_ in below)

    def begin(self, task: Task) -> None:
        """Find the first rows, and the open entries."""
        self._inner.begin(task)
        originals = originals_of(task.connection, sorted(self._open_ids))
        runs: dict[int, list[int]] = {}
        for text in {originals.get(id_, id_): id_ for id_ in sorted(self._open_ids)}.values():
            place = self._inner.rank(task, text)
            if place is not None:
                (entry,) = self._inner.ids(task, place, 1)
                alike = articles_with_text(task.connection, originals.get(text, text))
                runs[place] = [id_ for id_ in alike if id_ != entry]
        self._runs = sorted(runs.items())

    def step(self, task: Task) -> None:
        """Find some more."""
        self._inner.step(task)

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        """Return the ids of ``count`` entries from the ``start``-th on."""
        found: list[int] = []
        shift = 0  # how many stand below the open entries passed so far
        for place, below in self._runs:
            first = place + 1 + shift  # where those below it begin
            if start + len(found) < first:
                wanted = min(count, first - start) - len(found)
                found += self._inner.ids(task, start + len(found) - shift, wanted)
            skipped = max(start + len(found) - first, 0)
            found += below[skipped:][: count - len(found)]
            shift += len(below)
            if len(found) == count:
                return found
        return found + self._inner.ids(task, start + len(found) - shift, count - len(found))

    def rank(self, task: Task, article_id: int) -> int | None:
        """Return where the article stands."""
        shift = 0
        for place, below in self._runs:
            if article_id in below:
                return place + 1 + shift + below.index(article_id)
            shift += len(below)
        inner = self._inner.rank(task, article_id)
        if inner is None:
            return None
        return inner + sum(len(below) for place, below in self._runs if place < inner)
