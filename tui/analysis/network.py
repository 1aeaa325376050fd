"""A ranking with one hidden layer over features that are present or absent, in plain Python.

Each feature pushes every hidden unit by a whole number, which is small. All of a feature's numbers
lie side by side in one Python integer, sixteen bits each, so that one addition adds them all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from operator import mul
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_LANE = 16  # bits of a hidden unit's sum
_HIGHEST = 1 << (_LANE - 1)
_ZERO = 128  # what stands in the file for 0, so that every number there is a byte


@dataclass(frozen=True, slots=True)
class Network:
    """The trained numbers of a ranking.

    ``rows`` holds the packed numbers of each feature, ``bias`` those of an option without any. The
    sum of a hidden unit counts by its ``effects`` where it is above zero; the last sum is no hidden
    unit's and counts whatever it is.
    """

    rows: Mapping[str, int]
    bias: int
    effects: tuple[float, ...]

    def probabilities(self, options: Iterable[Iterable[str]]) -> list[float]:
        """Return the probability of each option, given its features; their sum is 1."""
        get, effects, plain = self.rows.get, self.effects[:-1], self.effects[-1]
        count = len(self.effects)
        size, last = 2 * count, _LANE * (count - 1)
        ones, unpack = _lanes(count)
        start = self.bias + _HIGHEST * ones  # so that no lane is below zero
        scores: list[float] = []
        for option in options:
            total = sum(filter(None, map(get, option)), start)
            above = total & ((total >> (_LANE - 1) & ones) * (_HIGHEST - 1))
            hidden = unpack(above.to_bytes(size, "little"))
            scores.append(sum(map(mul, effects, hidden), plain * ((total >> last) - _HIGHEST)))
        top = max(scores)
        odds = [exp(score - top) for score in scores]
        whole = sum(odds)
        return [value / whole for value in odds]


@cache
def _lanes(count: int) -> tuple[int, Callable[[bytes], tuple[int, ...]]]:
    """Return so many lanes with a one in each, and what reads the lanes from bytes."""
    return _packed([1] * count), Struct(f"<{count}H").unpack


def _packed(numbers: Sequence[int]) -> int:
    """Return one integer whose lanes add up as the numbers do, negative ones too."""
    return sum(number << (_LANE * place) for place, number in enumerate(numbers))


def assembled(
    names: Sequence[str], numbers: bytes, bias: Sequence[int], effects: Sequence[float]
) -> Network:
    """Return a network of its parts; ``numbers`` has a row of bytes for each name, 128 being 0."""
    size = len(effects)
    wide = bytearray(2 * len(numbers))
    wide[::2] = numbers
    zero = _packed([_ZERO] * size)
    step = 2 * size
    read = int.from_bytes
    rows = {
        name: read(wide[at : at + step], "little") - zero
        for name, at in zip(names, range(0, len(wide), step), strict=True)
    }
    return Network(rows, _packed(bias), tuple(effects))


def read_network(path: Path) -> Network:
    """Return the network in a file: a line of JSON, the names of the features, then their numbers.

    The first line says how many bytes the names take; a line feed stands between two names.
    """
    data = path.read_bytes()
    end = data.index(b"\n")
    head = json.loads(data[:end])
    first = end + 1 + head["names"]
    names = data[end + 1 : first].decode().split("\n")
    return assembled(names, data[first:], head["bias"], head["effects"])


def write_network(
    path: Path, names: Sequence[str], numbers: bytes, bias: Sequence[int], effects: Sequence[float]
) -> None:
    """Write the parts of a network as ``read_network`` reads them."""
    listed = "\n".join(names).encode()
    head = {"bias": list(bias), "effects": list(effects), "names": len(listed)}
    line = json.dumps(head, separators=(",", ":")).encode()
    path.write_bytes(line + b"\n" + listed + numbers)
