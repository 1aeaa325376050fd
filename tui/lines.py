"""Undo the line breaks of a text that was wrapped at a fixed width, as letters and mails are."""

from __future__ import annotations

import re

_WIDTHS = range(40, 121)  # columns at which people wrap text
_LEAST_BREAKS = 3
_SHARE = 0.9
_BREAK = re.compile(r"(?<=[^\s])\n(?=[^\s])")
_WORD = re.compile(r"\S+")


def unwrapped(text: str) -> str:
    """Return ``text`` with a space for each line break that only wrapping put there.

    Nothing else changes, its length neither, so that offsets agree. A text counts as wrapped when
    at nearly every break inside its paragraphs the next word would have been too long for the line.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if width not in _WIDTHS:
        return text
    breaks = [match.start() for match in _BREAK.finditer(text)]
    wrapping = [place for place in breaks if _is_full(text, place, width)]
    if len(breaks) < _LEAST_BREAKS or len(wrapping) < _SHARE * len(breaks):
        return text
    characters = list(text)
    for place in breaks:
        if text[place + 1].islower() or _is_full(text, place, width):
            characters[place] = " "
    return "".join(characters)


def _is_full(text: str, line_break: int, width: int) -> bool:
    """Tell whether the word after the break would not have fitted before it."""
    start = text.rfind("\n", 0, line_break) + 1
    word = _WORD.match(text, line_break + 1)
    return word is not None and line_break - start + 1 + len(word.group()) > width
