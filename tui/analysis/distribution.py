"""The classes of words that keep the same company: "chided" with "rebuked", "Nairobi" with "Lagos".

The data file was made by ``python -m training.distribution`` from public word vectors. Each line is
one fine class: the number of the coarse class it lies in, then its words, most frequent first.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).parent / "model" / "en.classes.txt.gz"


class Classes(NamedTuple):
    """The coarse and the fine class of a word, as codes without a meaning of their own."""

    coarse: str
    fine: str


UNKNOWN = Classes("", "")


def distribution(word: str) -> Classes:
    """Return the classes of a lower-cased word; ``UNKNOWN`` for one that is not in the data."""
    return table().get(word, UNKNOWN)


@cache
def table() -> Mapping[str, Classes]:
    """Return the classes of all known words, read once in a process."""
    found: dict[str, Classes] = {}
    lines = gzip.decompress(_FILE.read_bytes()).decode().splitlines()
    for place, line in enumerate(lines):
        coarse, *words = line.split()
        found.update(dict.fromkeys(words, Classes(coarse, str(place))))
    return found
