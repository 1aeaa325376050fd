"""Signs of tokens, for what stands farther away than the words beside them, and their scores.

A few signs come again and again, each in some grades. So the parts of a sign are looked up once,
when it is first met, whatever the grade, and the sum of their weights in a grade is remembered. To
find a name among some ten thousand takes longer than to add up what was found.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tui.analysis.numbered import Numbered, distinct, extended, ranges, summed, with_room

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

Sign = tuple[str, ...]
Part = tuple[str, int]  # the stem of a feature's name, and the scale that has its ending by grade
_REMEMBERED = 60_000  # signs in a grade whose scores are kept; then the memory begins anew


class Signs(NamedTuple):
    """Some signs of each token of a text, each in a grade.

    ``signs`` are all that the text has. Each row of ``places`` says which of them every token has,
    and the same row of ``grades`` in what grade, a number from 0 on.
    """

    signs: list[Sign]
    places: NDArray[np.intp]
    grades: NDArray[np.intp]

    def rows(self) -> list[list[tuple[Sign, int]]]:
        """Return the signs of every token with their grades, row by row, as training needs them."""
        return [
            [(self.signs[place], grade) for place, grade in zip(places, grades, strict=True)]
            for places, grades in zip(self.places.tolist(), self.grades.tolist(), strict=True)
        ]


class _Blocks(dict[str, int]):
    """Where the rows of stems with each of some endings begin among ``rows``, 0 for none at all.

    ``names`` are all names, in order, of which the first one has the row ``begin``.
    """

    def __init__(
        self, endings: Sequence[str], names: Sequence[str], begin: int, rows: list[int]
    ) -> None:
        super().__init__()
        self._steps = {ending: step for step, ending in enumerate(endings)}
        self._names, self._begin, self._rows = names, begin, rows

    def __missing__(self, stem: str) -> int:
        names, steps = self._names, self._steps
        found: list[int] = []
        at, length = bisect_left(names, stem), len(stem)
        while at < len(names) and names[at].startswith(stem):
            step = steps.get(names[at][length:])
            if step is not None:
                found = found or [-1] * len(steps)
                found[step] = self._begin + at
            at += 1
        block = self[stem] = len(self._rows) if found else 0
        self._rows += found
        return block


class SignScores:
    """The scores of signs, of those met so far.

    ``parts`` gives the parts of a sign, each of which is a feature in every grade; ``scales`` have
    the endings of names by grade, all of them as many. ``known`` tells the row that a feature has
    in ``weights``, its names in order, and none has the first; the last row of ``weights`` is 0.
    """

    def __init__(
        self,
        parts: Callable[[Sign], Sequence[Part]],
        scales: Sequence[Sequence[str]],
        known: Mapping[str, int],
        weights: Floats,
    ) -> None:
        self._parts, self._known, self._weights = parts, known, weights
        self._names, self._first = [*known], next(iter(known.values()), 0)
        self._endings = [[*dict.fromkeys(scale)] for scale in scales]
        self._steps = np.array(
            [
                [*map(endings.index, scale)]
                for scale, endings in zip(scales, self._endings, strict=True)
            ]
        )
        self._forget()

    def _forget(self) -> None:
        self._numbers: Numbered[Sign] = Numbered()
        self._begins = np.zeros(1, dtype=np.intp)  # of each sign's known parts, and their end
        self._held = np.zeros(0, dtype=np.intp)  # the known parts: the block and the scale of each
        # The rows of the weights by block, of which the first are blocks of a single row: itself.
        self._chosen = np.arange(len(self._weights))
        self._blocks: list[int] = self._chosen.tolist()
        self._find: list[Callable[[str], int]] = [
            _Blocks(endings, self._names, self._first, self._blocks).__getitem__
            if len(endings) > 1
            else lambda name: self._known.get(name, 0)
            for endings in self._endings
        ]
        self._rows = np.zeros(0, dtype=np.int32)  # of the sums, for each sign in each grade
        self._sums = np.zeros((1, self._weights.shape[1]), dtype=self._weights.dtype)
        self._used = 1  # of those; the row 0 is of what is not learnt yet

    def of(self, signs: Signs) -> Floats:
        """Return the scores of each sign of each token, by the rows of ``signs``."""
        if self._used > _REMEMBERED:
            self._forget()
        numbers = self._numbers.of(signs.signs)
        if len(self._numbers) >= len(self._begins):
            self._take_apart(self._numbers.met[len(self._begins) - 1 :])
        keys = (numbers * self._steps.shape[1]).take(signs.places)
        keys += signs.grades
        rows = self._rows.take(keys)
        if not rows.all():
            self._learn(distinct(keys[rows == 0]))
            rows = self._rows.take(keys)
        scores: Floats = self._sums.take(rows, axis=0)
        return scores

    def _take_apart(self, signs: Sequence[Sign]) -> None:
        """Look up the parts of signs that are new, and give each a row for each of its grades."""
        find, parts, ends = self._find, list[int](), list[int]()
        for sign in signs:
            for stem, scale in self._parts(sign):
                block = find[scale](stem)
                if block:
                    parts.append(block * len(find) + scale)
            ends.append(len(parts))
        held, met = int(self._begins[-1]), len(self._chosen)
        self._held = extended(self._held, held, parts)
        self._begins = np.append(self._begins, np.add(ends, held))
        self._chosen = np.append(self._chosen, np.array(self._blocks[met:], dtype=np.intp))
        self._rows = with_room(self._rows, (len(self._begins) - 1) * self._steps.shape[1])

    def _learn(self, keys: NDArray[np.intp]) -> None:
        """Add up the weights of signs in grades that are new."""
        numbers, grades = np.divmod(keys, self._steps.shape[1])
        sizes = self._begins.take(numbers + 1) - self._begins.take(numbers)
        parts = self._held.take(ranges(self._begins.take(numbers), sizes))
        blocks, scales = np.divmod(parts, len(self._steps))
        chosen = self._chosen.take(blocks + self._steps[scales, grades.repeat(sizes)])
        begin, self._used = self._used, self._used + len(keys)
        self._sums = with_room(self._sums, self._used)
        self._sums[begin : self._used] = summed(self._weights.take(chosen, axis=0), sizes)
        self._rows[keys] = np.arange(begin, self._used)
