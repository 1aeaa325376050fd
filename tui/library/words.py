"""Split text into words, as the index, the query and the highlights all see them.

A word is a run of letters and digits. Its key is what it is stored and looked for under: folded
(case, accents) and in one spelling. Since all three sides call the same function, what is found is
what is marked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.fold import fold
from tui.library.spelling import spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterator

# Combining accents, soft hyphens and joiners are part of the word they stand in.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200c\u200d]+[^\W_]*)*")
_FOLDED_WORD = re.compile(r"[^\W_]+")
_MOST_REMEMBERED = 200_000


class _Remembered(dict[str, "str | None"]):
    """The key of each word met before, where it has just one; None where it has more or none.

    A dict that is asked by ``map``, which the most used functions here need. It is emptied when
    full, since the words of a language are few and numbers are many.
    """

    def __missing__(self, written: str) -> str | None:
        keys = _keys(written)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        key = self[written] = keys[0] if len(keys) == 1 else None
        return key


_remembered = _Remembered()


class Word(NamedTuple):
    """One word of a text: ``text[start:end]``, and its keys.

    A word has several keys only where a character stands for more ("2½"), and none where it folds
    to nothing.
    """

    start: int
    end: int
    keys: tuple[str, ...]


def words(text: str) -> list[str]:
    """Return the keys of the words of ``text`` in order."""
    written = _WORD.findall(text)
    found = list(map(_remembered.__getitem__, written))
    if None in found:
        return [key for each in written for key in keys_of(each)]
    return found  # type: ignore[return-value]  # no None is in it


def distinct_words(text: str) -> set[str]:
    """Return the keys of the words of ``text``, each once."""
    written = set(_WORD.findall(text))
    found = set(map(_remembered.__getitem__, written))
    if None in found:
        return {key for each in written for key in keys_of(each)}
    return found  # type: ignore[return-value]  # no None is in it


def located_words(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in order, with their offsets."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), keys_of(match[0]))


def folded_words(text: str) -> list[str]:
    """Return the words of ``text`` folded, in the spelling they have."""
    return [part for written in _WORD.findall(text) for part in _FOLDED_WORD.findall(fold(written))]


def keys_of(written: str) -> tuple[str, ...]:
    """Return the keys of one word as it is written."""
    key = _remembered[written]
    return _keys(written) if key is None else (key,)


def _keys(written: str) -> tuple[str, ...]:
    return tuple(map(spelling_key, _FOLDED_WORD.findall(fold(written))))
