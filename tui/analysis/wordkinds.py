"""What kind of thing a word names, told by the company it keeps in other texts.

The data says of 220,000 words how likely each is a person's name, a place's or an organisation's,
learnt from word vectors by :mod:`training.kinds`. It is searched as it lies, page by page, and
not made a table of: a text needs it for its names alone, and each of them once.
"""

from __future__ import annotations

import gzip
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.distribution import UNKNOWN, distribution

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).parent / "model" / "en.kinds.txt.gz"
KINDS = "PLG"  # a person's, a place's, an organisation's name
_PAGE = 2048  # bytes
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
    data, (firsts, starts) = _data(), _pages()
    wanted = f"{word} ".encode("utf-8", "replace")
    page = bisect_right(firsts, wanted)
    line = b"\n" + wanted
    found = data.find(line, starts[page - 1], starts[page]) if page else -1
    if found < 0:
        return ""
    begin = found + len(line)
    return data[begin : data.find(b"\n", begin)].decode("ascii")


@cache
def _pages() -> tuple[list[bytes], list[int]]:
    """Return the first words of the pages of the data, and where its pages begin and end.

    A word is looked for in the page where it would be. A page begins with the end of a line.
    """
    data = _data()
    starts = [data.find(b"\n", offset) for offset in range(0, len(data) - _PAGE, _PAGE)]
    firsts = [data[start + 1 : data.find(b" ", start) + 1] for start in starts]
    return firsts, [*starts, len(data)]
