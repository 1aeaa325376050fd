"""A ranking with one hidden layer over features that are present or absent.

Each feature pushes every hidden unit by a whole number, which is small. A feature is known by the
hash of its name (see ``tui.analysis.hashing``), and found by perfect hashing as of Fredman, Komlós
and Szemerédi (*Journal of the ACM* 1984): each bucket has a factor of its own, by which no two
features come to lie in one slot. So that a thousand look-ups are a few array operations.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.hashing import hashed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tui.analysis.hashing import Hashes

    Sums = NDArray[np.int16]
    Scores = NDArray[np.float64]

_BITS = 64
_ZERO = 128  # what stands in the file for 0, so that every number there is a byte
_ROOM = 1.5  # slots a feature, at least
_BUCKET = 4  # slots a bucket
_FACTOR = 0x9E3779B97F4A7C15
_TRIES = 1 << 16
_MOST = 1 << 14  # features looked up at a time, whose numbers together stay in the cache


class Network:
    """The trained numbers of a ranking.

    ``hashes`` are those of the features' names, in whose order the rows of ``numbers`` stand, in
    bytes of which 128 is 0; ``factors`` is what ``factors_of`` says of them. ``bias`` is what an
    option without any feature has. The sum of a hidden unit counts by its ``effects`` where it is
    above zero; the last sum is no hidden unit's and counts whatever it is.
    """

    def __init__(
        self,
        hashes: Hashes,
        factors: NDArray[np.uint16],
        numbers: bytes,
        bias: Sequence[int],
        effects: Sequence[float],
    ) -> None:
        self._effects = np.array(effects)
        self._bias = np.array(bias, dtype=np.float64)
        self._floor = np.array([0.0] * (len(effects) - 1) + [-np.inf])
        slots, buckets = _sizes(len(hashes))
        self._bucket_shift = np.uint64(_BITS - buckets)
        self._slot_shift = np.uint64(_BITS - slots)
        self._factors = (factors.astype(np.uint64) * np.uint64(2) + np.uint64(1)) * np.uint64(
            _FACTOR
        )
        places = self._slots(hashes)
        self._hashes = np.zeros((1 << slots) + 1, dtype=np.uint64)
        self._hashes[places] = hashes
        rows = np.frombuffer(numbers, dtype=np.uint8).reshape(len(hashes), len(effects))
        self._rows = np.zeros((len(self._hashes), len(effects)), dtype=np.int16)
        self._rows[places] = np.subtract(rows, _ZERO, dtype=np.int16)

    def _slots(self, hashes: Hashes) -> NDArray[np.intp]:
        """Return the slots of features, which begin with 1: nothing is in slot 0."""
        found = self._factors.take((hashes >> self._bucket_shift).view(np.int64))
        found *= hashes
        found >>= self._slot_shift
        found += 1
        return found.view(np.int64)

    def sums(self, hashes: Hashes, groups: Sequence[int]) -> Sums:
        """Return what the features push: for each group a row of numbers for each option.

        ``hashes`` holds a row a feature and a column an option; of the rows, the first
        ``groups[0]`` belong together, the next ``groups[1]``, and so on. All groups but the first
        have one size.
        """
        features, options = hashes.shape
        first, cases = groups[0], len(groups) - 1
        found = np.empty((len(groups), options, len(self._floor)), dtype=np.int16)
        width = max(1, _MOST // max(1, features))
        for begin in range(0, options, width):
            some = slice(begin, begin + width)
            wanted = np.ascontiguousarray(hashes[:, some])
            slots = self._slots(wanted)
            np.putmask(slots, self._hashes.take(slots) != wanted, 0)
            pushed = self._rows.take(slots, axis=0)
            np.add.reduce(pushed[:first], axis=0, dtype=np.int16, out=found[0, some])
            if cases:
                others = pushed[first:].reshape(cases, -1, *pushed.shape[1:])
                np.add.reduce(others, axis=1, dtype=np.int16, out=found[1:, some])
        return found

    def scores(self, sums: Sums) -> Scores:
        """Return the score of options, given all that pushes them: the last axis is summed up."""
        above = sums + self._bias
        np.maximum(above, self._floor, out=above)
        scores: Scores = above @ self._effects
        return scores


def _sizes(count: int) -> tuple[int, int]:
    """Return the bits of a slot and of a bucket, for so many features."""
    slots = max(_BUCKET, int(count * _ROOM)).bit_length()
    return slots, slots - _BUCKET.bit_length() + 1


def factors_of(names: Sequence[str]) -> NDArray[np.uint16]:
    """Return the factor of each bucket by which all features get slots of their own.

    Raises ValueError where two of the names have the same hash.
    """
    hashes = hashed(names)
    name_of = dict(zip(hashes.tolist(), names, strict=True))
    for value, name in zip(hashes.tolist(), names, strict=True):
        if name_of[value] != name:
            raise ValueError(
                f"the features {name!r} and {name_of[value]!r} have the same hash: "
                "take another base in tui/analysis/hashing.py"
            )
    slots, bits = _sizes(len(names))
    buckets: list[list[int]] = [[] for _ in range(1 << bits)]
    for value in hashes.tolist():
        buckets[value >> _BITS - bits].append(value)
    factors = np.zeros(1 << bits, dtype=np.uint16)
    mask = (1 << _BITS) - 1
    taken: set[int] = set()
    for number in sorted(range(len(buckets)), key=lambda number: -len(buckets[number])):
        for choice in range(_TRIES):
            factor = (2 * choice + 1) * _FACTOR
            found = {(value * factor & mask) >> _BITS - slots for value in buckets[number]}
            if len(found) == len(buckets[number]) and taken.isdisjoint(found):
                taken |= found
                factors[number] = choice
                break
        else:
            raise ValueError("the features find no slots of their own: raise _ROOM")
    return factors


def assembled(
    names: Sequence[str], numbers: bytes, bias: Sequence[int], effects: Sequence[float]
) -> Network:
    """Return a network of its parts; ``numbers`` has a row of bytes for each name, 128 being 0."""
    return Network(hashed(names), factors_of(names), numbers, bias, effects)


def read_network(path: Path) -> Network:
    """Return the network in a file: a line of JSON, hashes, factors, and the features' numbers.

    The first line says how many features there are. All integers are little-endian.
    """
    data = path.read_bytes()
    end = data.index(b"\n") + 1
    head = json.loads(data[:end])
    count: int = head["features"]
    hashes = np.frombuffer(data, "<u8", count, end)
    factors = np.frombuffer(data, "<u2", 1 << _sizes(count)[1], end + hashes.nbytes)
    first = end + hashes.nbytes + factors.nbytes
    return Network(hashes, factors, data[first:], head["bias"], head["effects"])


def write_network(
    path: Path, names: Sequence[str], numbers: bytes, bias: Sequence[int], effects: Sequence[float]
) -> None:
    """Write the parts of a network as ``read_network`` reads them.

    Raises ValueError where two of the names have the same hash.
    """
    head = {"bias": list(bias), "effects": list(effects), "features": len(names)}
    line = json.dumps(head, separators=(",", ":")).encode() + b"\n"
    hashes, factors = hashed(names), factors_of(names)
    path.write_bytes(
        line + hashes.astype("<u8").tobytes() + factors.astype("<u2").tobytes() + numbers
    )
