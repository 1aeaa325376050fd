"""Find the names of events: wars, summits, competitions, disasters, operations.

The words of a name tell it, so that no tagger need be asked: a head noun at its end ("Lima Summit",
"Africa Cup of Nations"), or a noun at its beginning ("Battle of the Bulge", "Hurricane Mitch").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.lexicon import load
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import tables
from tui.analysis.wordclasses import FUNCTION_CLASSES, word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.analysis.segment import Document

_LONGEST = 6  # words with a capital in a row


def events(document: Document, headings: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the tokens ``first`` to ``stop`` (excluded) of each name of an event, in order.

    ``headings`` marks the tokens whose capitals tell nothing. No name overlaps another.
    """
    known, words = _telling(), document.words
    telling = [token for token in document.capitals if words[token] in known]
    if not telling:
        return
    near = {token - before for token in telling for before in range(_LONGEST)}
    reached = 0
    for token in sorted(near.intersection(document.capitals)):
        if token < reached or headings[token]:
            continue
        found = _whole(document, token) or _begun(document, token) or _headed(document, token)
        if found is not None:
            yield found
            reached = found[1]


@cache
def _telling() -> frozenset[str]:
    """Return the words without one of which no event is named."""
    heads = (
        lexicon("events", "heads") | lexicon("events", "first") | lexicon("events", "first_alone")
    )
    last = {head.split()[-1] for head in heads}
    return frozenset(last | {name[-1] for names in _names().values() for name in names})


@cache
def _names() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the names that are complete, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(load("events")["names"], key=len, reverse=True):
        parts = tuple(name.split())
        found.setdefault(parts[0], []).append(parts)
    return found


def _whole(document: Document, first: int) -> tuple[int, int] | None:
    """Return the range of a known name that begins at ``first``."""
    for name in _names().get(document.words[first], ()):
        stop = first + len(name)
        if document.words[first:stop] == name and not _is_capital(document, stop):
            return first, stop
    return None


def _begun(document: Document, first: int) -> tuple[int, int] | None:
    """Return the range of a name whose first word says what it is, at ``first``."""
    word = document.words[first]
    if word in lexicon("events", "first"):
        stop = _past_of(document, first + 1)
        return (first, stop) if stop > first + 1 else None
    if word in lexicon("events", "first_alone") and _is_capital(document, first + 1):
        return first, _past_capitals(document, first + 1)
    return None


def _headed(document: Document, first: int) -> tuple[int, int] | None:
    """Return the range of a name that ends with a head noun, in the capitals from ``first`` on."""
    stop = _past_capitals(document, first)
    while first < stop and _says_nothing(document, first):
        first += 1
    if stop - first < 2 or not _is_head(document, stop):
        return None
    return first, _past_of(document, stop)


def _is_head(document: Document, stop: int) -> bool:
    """Tell whether the last word before ``stop``, or the last two, are a head noun of events."""
    heads = lexicon("events", "heads")
    last = document.words[stop - 2 : stop]
    return last[-1] in heads or " ".join(last) in heads


def _says_nothing(document: Document, token: int) -> bool:
    """Tell whether a word before a name is none of it: "After", "The", "Tuesday"."""
    return (
        word_class(document.lower[token]) in FUNCTION_CLASSES
        or document.words[token] in tables().time
    )


def _past_of(document: Document, token: int) -> int:
    """Return the end of "of Nations", "of the Bulge" or "of 1812" at ``token``, else ``token``."""
    lower = document.lower
    if lower[token : token + 1] != ("of",):
        return token
    after = token + 1
    after += lower[after : after + 1] == ("the",)
    if _is_capital(document, after):
        return _past_capitals(document, after)
    return after + 1 if lower[after : after + 1] and lower[after].isdigit() else token


def _past_capitals(document: Document, token: int) -> int:
    stop = token
    while stop - token < _LONGEST and _is_capital(document, stop):
        stop += 1
    return stop


def _is_capital(document: Document, token: int) -> bool:
    return token < len(document.words) and document.words[token][0].isupper()
