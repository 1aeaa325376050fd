"""Features as templates of their parts: ``k{kind}{head}{rel}``.

A feature is a short text, present or absent. Training reads the texts; what ranks needs only their
hashes, which are put together from those of the parts without writing a text. Both come from the
same templates, so that they cannot differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.hashing import hashed, pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tui.analysis.hashing import Hashes

ABSENT = "\0"  # a part without which there is no feature: no article and no model has it
_SLOT = re.compile(r"\{(\w+)\}")


class Templates:
    """The templates of an option's features, in groups, of which all but the first have one size.

    ``groups`` holds the templates, in which each ``{name}`` is one of the parts named ``names``.
    """

    def __init__(self, names: Sequence[str], *groups: Sequence[str]) -> None:
        place = {name: rank for rank, name in enumerate(names)}
        literals: dict[str, int] = {}
        self._pieces: list[list[list[str | int]]] = []
        begins: list[str] = []
        inner: list[list[int]] = []
        for group in groups:
            self._pieces.append([])
            for template in group:
                first, *others = _SLOT.split(template)
                rows: list[int] = []
                pieces: list[str | int] = [first]
                for slot, literal in zip(others[::2], others[1::2], strict=True):
                    rows.append(place[slot])
                    pieces.append(place[slot])
                    if literal:
                        rows.append(literals.setdefault(literal, len(names) + len(literals)))
                        pieces.append(literal)
                begins.append(first)
                inner.append(rows)
                self._pieces[-1].append(pieces)
        self.groups = [len(group) for group in groups]
        order = sorted(range(len(inner)), key=lambda rank: -len(inner[rank]))
        self._order = np.argsort(order)
        self._begins = hashed([begins[rank] for rank in order])[:, None]
        deepest = len(inner[order[0]])
        self._steps = [
            np.array([inner[rank][depth] for rank in order if len(inner[rank]) > depth])
            for depth in range(deepest)
        ]
        self._literals = pairs(literals).T[:, :, None]

    def names(self, values: Sequence[str], group: int) -> list[str]:
        """Return the features of one group for an option, given its parts in order."""
        found = (
            "".join([piece if isinstance(piece, str) else values[piece] for piece in pieces])
            for pieces in self._pieces[group]
        )
        return [name for name in found if ABSENT not in name]

    def hashes(self, *blocks: tuple[Hashes, NDArray[np.intp]]) -> Hashes:
        """Return the hashes of all features, one row each, of all options, one column each.

        The parts come in ``blocks``, which follow each other: an array of items, parts, hash and
        power, and the item that each option has.
        """
        rows = [block.take(items, axis=0) for block, items in blocks]
        joined = np.concatenate(rows, axis=1) if len(rows) > 1 else rows[0]
        count, known = joined.shape[:2]
        parts = np.empty((2, known + self._literals.shape[1], count), dtype=np.uint64)
        parts[:, :known], parts[:, known:] = joined.T, self._literals
        found = np.empty((len(self._begins), count), dtype=np.uint64)
        found[:] = self._begins
        for step in self._steps:
            values, powers = parts.take(step, axis=1)
            some = found[: len(step)]
            some *= powers
            some += values
        return found.take(self._order, axis=0)
