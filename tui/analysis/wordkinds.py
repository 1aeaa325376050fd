"""What kind of thing a word names, told by the company it keeps in other texts.

The data says of 220,000 words how likely each is a person's name, a place's or an organisation's,
learnt from word vectors by :mod:`training.kinds`. It is searched as it lies, and not made a table
of: a text needs it for its names alone, and each of them once.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.distribution import UNKNOWN, distribution
from tui.analysis.words import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).parent / "model" / "en.kinds.txt.gz"
KINDS = "PLG"  # a person's, a place's, an organisation's name
_LIKELY = "3"  # the level from which on a kind is the word's kind


class WordKind(NamedTuple):
    """How likely a word is each of ``KINDS``.

    ``levels`` holds a digit a kind, from 0 (hardly) to 4 (surely); it is empty for a word that is
    not in the data.
    """

    levels: str

    @property
    def signs(self) -> list[str]:
        """The likelihoods as texts: "P4" for a sure person, "-" for none, "?" for not known."""
        if not self.levels:
            return ["?"]
        pairs = zip(KINDS, self.levels, strict=True)
        return [kind + level for kind, level in pairs if level > "0"] or ["-"]

    @property
    def likely(self) -> str:
        """The kind that the word most likely names, or nothing."""
        best = max(self.levels, default="0")
        return KINDS[self.levels.index(best)] if best >= _LIKELY else ""


def word_kind(word: str) -> WordKind:
    """Return what is known of a lower-cased word."""
    return WordKind(_levels(word) or ("" if distribution(word) is UNKNOWN else "000"))


def names_nothing(word: str) -> bool:
    """Tell whether a lower-cased word is known, and not to name anything by itself."""
    kind = word_kind(word)
    return bool(kind.levels) and not kind.likely


def table() -> Iterator[tuple[str, str]]:
    """Yield all words of the data with their levels, for training."""
    for line in _data().decode("utf-8").split("\n"):
        if line:
            word, _, levels = line.partition(" ")
            yield word, levels


@cache
def _data() -> bytes:
    """Return the data: a line for each word, in the order of their bytes."""
    return b"\n" + gzip.decompress(_FILE.read_bytes())


def _levels(word: str) -> str:
    """Return what the data has after a word; nothing for a word it has not."""
    data, line = _data(), f"\n{word} ".encode("utf-8", "replace")
    found = _place(line[1:], *_lines(word[:2]))
    if not data.startswith(line, found):
        return ""
    begin = found + len(line)
    return data[begin : data.find(b"\n", begin)].decode("ascii")


@remembered
def _lines(beginning: str) -> tuple[int, int]:
    """Return where the lines of the words with this beginning start and end."""
    wanted, last = beginning.encode("utf-8", "replace"), len(_data()) - 1
    return _place(wanted, 0, last), _place(wanted + b"\xff", 0, last)


def _place(wanted: bytes, low: int, high: int) -> int:
    """Return the offset of the line end before the first line not less than ``wanted``.

    It lies between ``low`` and ``high``.
    """
    data = _data()
    while low < high:
        middle = data.rfind(b"\n", low, (low + high) // 2 + 1)
        end = data.find(b"\n", middle + 1)
        if data[middle + 1 : end] < wanted:
            low = end
        else:
            high = middle
    return low
