"""Signs of tokens, for what stands farther away than the words beside them, and their scores.

A few signs come again and again, each in some grades. So the features of a sign in a grade are
looked up once, when it is first met, and the sum of their weights is remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tui.analysis.numbered import Numbered, distinct, summed, with_room

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

Sign = tuple[str, ...]
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


class SignScores:
    """The scores of signs, of those met so far.

    ``names`` gives the features of a sign in a grade, ``grades`` how many grades a sign may have,
    and ``known`` the rows that features have in ``weights``.
    """

    def __init__(
        self,
        names: Callable[[Sign, int], Sequence[str]],
        grades: Callable[[Sign], int],
        known: Mapping[str, int],
        weights: Floats,
    ) -> None:
        self._names, self._grades, self._known, self._weights = names, grades, known, weights
        self._forget()

    def _forget(self) -> None:
        self._numbers: Numbered[Sign] = Numbered()
        self._begins = np.zeros(1, dtype=np.intp)  # of each sign among the rows; and their end
        self._rows = np.zeros(0, dtype=np.int32)  # of the sums, for each sign in each grade
        self._sums = np.zeros((1, self._weights.shape[1]), dtype=self._weights.dtype)
        self._used = 1  # the row 0 is of what is not learnt yet

    def of(self, signs: Signs) -> Floats:
        """Return the scores of each sign of each token, by the rows of ``signs``."""
        if self._used > _REMEMBERED:
            self._forget()
        numbers = self._numbers.of(signs.signs)
        if len(self._numbers) >= len(self._begins):
            self._make_room()
        keys = self._begins.take(numbers).take(signs.places)
        keys += signs.grades
        rows = self._rows.take(keys)
        if not rows.all():
            self._learn(distinct(keys[rows == 0]))
            rows = self._rows.take(keys)
        return self._sums.take(rows, axis=0)

    def _make_room(self) -> None:
        """Give the signs that are new a row for each of their grades."""
        new = self._numbers.met[len(self._begins) - 1 :]
        ends = np.cumsum([*map(self._grades, new)]) + self._begins[-1]
        self._begins = np.concatenate((self._begins, ends))
        self._rows = with_room(self._rows, int(ends[-1]))

    def _learn(self, keys: NDArray[np.intp]) -> None:
        signs, known = self._numbers.met, self._known
        numbers = self._begins.searchsorted(keys, side="right") - 1
        grades = keys - self._begins[numbers]
        found = [
            [
                row
                for name in self._names(signs[number], grade)
                if (row := known.get(name)) is not None
            ]
            for number, grade in zip(numbers.tolist(), grades.tolist(), strict=True)
        ]
        begin, self._used = self._used, self._used + len(keys)
        self._sums = with_room(self._sums, self._used)
        self._sums[begin : self._used] = summed(self._weights, found)
        self._rows[keys] = np.arange(begin, self._used)
