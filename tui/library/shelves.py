"""How much stands on each shelf of a library, counted while articles come and go."""

from __future__ import annotations

from tui.library.ids import SHELF_SHIFT


class Shelves:
    """What a transaction changes in the counts of each shelf."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[int, int, int]] = {}

    def count(self, id_: int, *, articles: int = 0, quotations: int = 0, folded: int = 0) -> None:
        """Count something more, or less, on the shelf of the article."""
        shelf = id_ >> SHELF_SHIFT
        known = self._counts.get(shelf, (0, 0, 0))
        self._counts[shelf] = (known[0] + articles, known[1] + quotations, known[2] + folded)

    def rows(self) -> list[tuple[int, int, int, int]]:
        """Return the shelves in order, with what is more of articles, quotations and folded."""
        return [(shelf, *counts) for shelf, counts in sorted(self._counts.items())]
