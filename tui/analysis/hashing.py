"""Hashes of texts that can be put together from the hashes of their parts.

The hash of a text is a polynomial in an odd base over numbers that stand for its bytes, modulo
2**64 (Karp and Rabin, *IBM Journal of Research and Development* 1987). With it goes the base to the
power of the text's length, for then ``hash(a + b) == hash(a) * power(b) + hash(b)``: a text need
never be written to be looked up. The low bits of such a hash are poor; use the high ones.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.words import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

_MASK = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15  # odd, or the power of a long text would be 0
_FEWEST_POWERS = 256


def _scattered(number: int) -> int:
    """Return a number of 64 bits for another (SplitMix64: Steele, Lea and Flood 2014)."""
    mixed = (number + 1) * _BASE & _MASK
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
    return mixed ^ mixed >> 31


_VALUES = tuple(map(_scattered, range(256)))
_VALUE = np.array(_VALUES, dtype=np.uint64)


def pairs(texts: Iterable[str]) -> Hashes:
    """Return hash and power of each text, one row each, for texts that come again and again."""
    return np.frombuffer(b"".join(map(_pair, texts)), dtype="<u8").reshape(-1, 2)


@remembered
def _pair(text: str) -> bytes:
    found = 0
    coded = _coded(text)
    for byte in coded:
        found = (found * _BASE + _VALUES[byte]) & _MASK
    power = pow(_BASE, len(coded), _MASK + 1)
    return found.to_bytes(8, "little") + power.to_bytes(8, "little")


def _coded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def fresh_pairs(texts: Sequence[str]) -> Hashes:
    """Return the same as ``pairs``, all worked out at once and nothing remembered of them."""
    joined = "".join(texts)
    coded = texts if joined.isascii() else [_coded(text) for text in texts]
    data = np.frombuffer(_coded(joined), dtype=np.uint8)
    sizes = np.fromiter(map(len, coded), np.intp, len(coded))
    powers = _powers(max(_FEWEST_POWERS, 1 << int(sizes.max(initial=0)).bit_length()))
    ends = sizes.cumsum()
    from_end = ends.repeat(sizes)
    from_end -= np.arange(1, len(data) + 1)
    reached = np.zeros(len(data) + 1, dtype=np.uint64)
    np.cumsum(_VALUE[data] * powers[from_end], out=reached[1:])
    return np.stack((reached[ends] - reached[ends - sizes], powers[sizes]), axis=1)


def hashed(texts: Sequence[str]) -> Hashes:
    """Return the hash of each text."""
    return fresh_pairs(texts)[:, 0]


@lru_cache(maxsize=8)
def _powers(count: int) -> Hashes:
    """Return the base to the power of 0, 1, ... and ``count``."""
    factors = np.full(count + 1, _BASE, dtype=np.uint64)
    factors[0] = 1
    return factors.cumprod(dtype=np.uint64)
