"""Find texts that share much of their wording, without comparing every text with every other.

A text is taken as the set of its shingles: the runs of so many words that occur in it (A. Broder,
*On the resemblance and containment of documents*, SEQUENCES 1997). Of two sets, the resemblance is
the share of what is in either that is in both. Nothing here needs another text: a sketch is made of
one text, stored, and compared with stored ones.

- ``signature`` keeps the least hash in each of a number of bins. The share of bins in which two
  signatures agree estimates the resemblance (one hash for all bins: P. Li, A. Owen, C.-H. Zhang,
  *One permutation hashing*, NIPS 2012; bins that stayed empty borrow from the next: A. Shrivastava,
  P. Li, *Densifying one permutation hashing*, ICML 2014). 16 bits of each are enough (P. Li,
  A. König, *b-bit minwise hashing*, WWW 2010).
- ``band_keys`` cuts a signature into bands and hashes each. Similar texts share a key with a chance
  that is high above a threshold and low below it, so that those like a given text are found by a
  few lookups of equal keys, however many texts there are (P. Indyk, R. Motwani, STOC 1998;
  A. Rajaraman, J. Ullman, *Mining of Massive Datasets*, 3.4).
- ``least`` keeps the few least hashes of all (Broder's own sketch), which serves short texts: a
  quotation of ten words has too few shingles for bins.

Hashes are the same in every process and on every machine.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

SHINGLE = 3
"""How many words of an article are one shingle."""

BINS = 32
"""How many hashes a signature keeps: its estimate of a resemblance of 0.8 errs by 0.07."""

ROWS = 4
"""How many hashes make a band, so that there are 8 bands."""

_BITS = 0xFFFF
_BETWEEN = "\n"  # stands in no word
_MANY = 100  # words or hashes, from which on arrays are quicker
_ODD = 0x9E3779B1  # 2**32 divided by the golden ratio: spreads CRC's regularities over all bits
_PRIME = 0x01000193  # of the Fowler-Noll-Vo hash, by which the words of a run are told in order
_WORD = 0xFFFFFFFF


def shingles(words: Sequence[str], length: int = SHINGLE) -> set[int]:
    """Return the hashes, of 32 bits, of the runs of ``length`` words; none of a shorter text.

    ``words`` are to be spelt alike where they count as alike: those of ``tui.library.words``.
    """
    if len(words) >= _MANY:
        return set(_many_shingles(words, length))
    runs = [hashed(word) for word in words]
    each = runs
    for at in range(1, length):
        runs = [(run * _PRIME + word) & _WORD for run, word in zip(runs, each[at:], strict=False)]
    return {((run ^ run >> 15) * _ODD) & _WORD for run in runs}


def _many_shingles(words: Sequence[str], length: int) -> list[int]:
    """Return the same of a longer text, with repetitions."""
    import numpy as np  # noqa: PLC0415 - slow to load, and only what is written to a library needs it

    encoded = _BETWEEN.join(words).encode("utf-8", "surrogatepass").split(_BETWEEN.encode())
    each = np.fromiter(map(crc32, encoded), np.uint32, len(words))
    each = (each ^ each >> np.uint32(15)) * np.uint32(_ODD)  # as in ``hashed``: of 32 bits
    runs = each
    for at in range(1, length):
        runs = runs[:-1] * np.uint32(_PRIME) + each[at:]
    found: list[int] = ((runs ^ runs >> np.uint32(15)) * np.uint32(_ODD)).tolist()
    return found


@lru_cache(maxsize=65_536)
def hashed(text: str) -> int:
    """Return 32 bits that stand for ``text``, always the same."""
    return _hashed(text)


def _hashed(text: str) -> int:
    crc = crc32(text.encode("utf-8", "surrogatepass"))
    return ((crc ^ crc >> 15) * _ODD) & _WORD


def signature(hashes: Collection[int], bins: int = BINS) -> tuple[int, ...]:
    """Return the signature of a set of hashes: ``bins`` numbers of 16 bits; () of an empty set."""
    least = _least_of_many(hashes, bins) if len(hashes) >= _MANY else _least(hashes, bins)
    if all(value is None for value in least):
        return ()
    return tuple(_borrowed(least, place) & _BITS for place in range(bins))


def _least(hashes: Iterable[int], bins: int) -> list[int | None]:
    """Return the least value in each bin; None for one that is empty."""
    least: list[int | None] = [None] * bins
    for each in hashes:
        place, value = each % bins, each // bins
        known = least[place]
        if known is None or value < known:
            least[place] = value
    return least


def _least_of_many(hashes: Collection[int], bins: int) -> list[int | None]:
    """Return the same of many hashes."""
    import numpy as np  # noqa: PLC0415 - slow to load, and only what is written to a library needs it

    values = np.fromiter(hashes, np.uint32, len(hashes))
    least = np.full(bins, _WORD, np.uint32)  # which is greater than any of the quotients
    np.minimum.at(least, values % np.uint32(bins), values // np.uint32(bins))
    return [None if value == _WORD else value for value in least.tolist()]


def _borrowed(least: Sequence[int | None], place: int) -> int:
    """Return what is in a bin, or what the next full one holds, changed by its distance."""
    distance = 0
    while (value := least[(place + distance) % len(least)]) is None:
        distance += 1
    return value + distance * _ODD


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the estimated resemblance, from 0 to 1, of the texts of two signatures.

    Both are to have as many bins; an empty signature resembles nothing.
    """
    if not one or not other:
        return 0.0
    return sum(map(int.__eq__, one, other)) / len(one)


def band_keys(signature: Sequence[int], rows: int = ROWS) -> tuple[int, ...]:
    """Return the keys, of 32 bits, by which texts like that of ``signature`` are found.

    With ``rows`` hashes to a band and b bands, texts of resemblance s share at least one key with
    the chance 1 - (1 - s**rows)**b. For the 32 bins and 4 rows of the defaults that is 0.06 at 0.3,
    0.41 at 0.5, 0.90 at 0.7, 0.985 at 0.8 and 0.9998 at 0.9.
    """
    return tuple(
        _hashed(f"{start} {signature[start : start + rows]}")  # hardly ever the same again
        for start in range(0, len(signature), rows)
    )


def least(hashes: Iterable[int], count: int) -> tuple[int, ...]:
    """Return the ``count`` least hashes, each a key by which a short text is found.

    Two sets of resemblance s share one with a chance of at least about 1 - (1 - s)**count. A set
    of no more than ``count`` hashes, all of them in another of up to twice that, always does.
    """
    return tuple(sorted(hashes)[:count])


def packed(signature: Sequence[int]) -> bytes:
    """Return a signature as it is stored: two bytes a bin."""
    return array("H", signature).tobytes()


def unpacked(data: bytes) -> tuple[int, ...]:
    """Return the signature that ``packed`` was given."""
    return tuple(array("H", data))
