"""Number things in the order in which they are met, and keep arrays with a row for each."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

_FEWEST = 1024  # rows of an array that grows

Thing = TypeVar("Thing", bound="Hashable")


class Numbered(dict[Thing, int]):
    """The numbers of things, from 0 on; ``met`` has the things in order."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[Thing] = []

    def __missing__(self, thing: Thing) -> int:
        number = self[thing] = len(self.met)
        self.met.append(thing)
        return number

    def of(self, things: Sequence[Thing]) -> NDArray[np.intp]:
        """Return the number of each thing; one that was not met before gets the next."""
        return np.fromiter(map(self.__getitem__, things), np.intp, len(things))


def with_room(held: NDArray[Any], needed: int) -> NDArray[Any]:
    """Return an array with at least so many rows; those that ``held`` has not are 0."""
    if needed <= len(held):
        return held
    longer = np.zeros((max(needed, 2 * len(held), _FEWEST), *held.shape[1:]), dtype=held.dtype)
    longer[: len(held)] = held
    return longer


def distinct(numbers: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return each of some numbers, of which there is at least one, once and in order.

    ``np.unique`` does the same, and imports NumPy's masked arrays first.
    """
    ordered = np.sort(numbers)
    found: NDArray[np.intp] = ordered[np.append(True, ordered[1:] != ordered[:-1])]
    return found


def summed(
    table: NDArray[np.floating[Any]], chosen: Sequence[Sequence[int]]
) -> NDArray[np.floating[Any]]:
    """Return for each of ``chosen`` the sum of these rows of ``table``, which are few."""
    sizes = np.array([len(each) for each in chosen], dtype=np.intp)
    rows = table[np.fromiter(chain.from_iterable(chosen), np.intp)]
    sums = np.zeros((len(chosen), *table.shape[1:]), dtype=table.dtype)
    held = sizes > 0
    if len(rows):
        begins = np.cumsum(sizes) - sizes
        sums[held] = np.add.reduceat(rows, begins[held], axis=0)
    return sums
