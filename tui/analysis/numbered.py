"""Number things in the order in which they are met, and keep arrays with a row for each."""

from __future__ import annotations

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


def extended(held: NDArray[Any], used: int, new: Sequence[int]) -> NDArray[Any]:
    """Return ``held``, of which so many rows are used, with ``new`` after them."""
    longer = with_room(held, used + len(new))
    longer[used : used + len(new)] = new
    return longer


def distinct(numbers: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return each of some numbers once, in order.

    ``np.unique`` does the same, and imports NumPy's masked arrays first.
    """
    ordered = np.sort(numbers)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def ranges(begins: NDArray[np.intp], sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the numbers from each begin on, as many as its size says, one range after another."""
    shifts = begins - np.cumsum(sizes) + sizes
    return np.arange(int(sizes.sum())) + shifts.repeat(sizes)


def summed(rows: NDArray[np.floating[Any]], sizes: NDArray[np.intp]) -> NDArray[np.floating[Any]]:
    """Return the sums of as many ``rows`` as each size says, one group after another."""
    sums = np.zeros((len(sizes), *rows.shape[1:]), dtype=rows.dtype)
    held = sizes > 0
    if len(rows):
        begins = np.cumsum(sizes) - sizes
        sums[held] = np.add.reduceat(rows, begins[held], axis=0)
    return sums
