"""How many terminal cells a text takes."""

from __future__ import annotations

import unicodedata

_ZERO = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """Return the width of one line of cleaned text, in terminal cells."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int) -> str:
    """Return ``text`` with blanks up to ``width`` cells."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """Return a paragraph broken between words into lines of at most ``width`` cells.

    A word that is longer has a line of its own; it is not broken, so that an address stays whole.
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in text.split():
        taken = cells(word)
        if line and used + 1 + taken > width:
            lines.append(" ".join(line))
            line, used = [], 0
        used += taken + bool(line)
        line.append(word)
    return [*lines, " ".join(line)]
