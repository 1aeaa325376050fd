"""How numbers, dates and names are worded on screen, and made to fit into cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from tui.clean import clean_line
from tui.library import Order

if TYPE_CHECKING:
    from datetime import date

    from tui.library import Results

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WORDS_A_MINUTE = 230
ELLIPSIS = "…"
UNATTRIBUTED = "unattributed"
CORRECTED = "✎"


def count(number: int, noun: str) -> str:
    """Return ``5 articles``, ``1 article``, ``20,000 articles``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day(published: date | None, *, year: bool = True) -> str:
    """Return ``18 Mar 2025``, without the year ``18 Mar``, or ``undated``."""
    if published is None:
        return "undated"
    short = f"{published.day} {MONTHS[published.month - 1]}"
    return f"{short} {published.year}" if year else short


def order_in_words(results: Results) -> str:
    """Return in which order the articles are listed, and of how many where that is not all."""
    if results.order is Order.NEWEST:
        return "newest first"
    if results.ranked_of is None:
        return "most relevant first"
    return f"most relevant first of the newest {results.ranked_of:,}"


def duration(seconds: float) -> str:
    """Return a waiting time in the largest unit that says enough: ``40 s``, ``3 min``, ``2 h``."""
    if seconds < 50:
        return f"{max(1, round(seconds))} s"
    if seconds < 3000:
        return f"{max(1, round(seconds / 60))} min"
    return f"{max(1, round(seconds / 3600))} h"


def cut(text: str, width: int) -> str:
    """Return ``text`` on one line and free of control characters, in at most ``width`` cells."""
    line = clean_line(text)
    if cell_len(line) <= width:
        return line
    if width <= 1:
        return ELLIPSIS[:width]
    return set_cell_size(line, width - 1).rstrip() + ELLIPSIS


def fit(text: str, width: int) -> str:
    """Return ``text`` as ``cut`` does, filled up with spaces to exactly ``width`` cells."""
    line = cut(text, width)
    return line + " " * (width - cell_len(line))


def ends(left: str, right: str, width: int) -> str:
    """Return ``left`` and ``right`` at the two ends of ``width`` cells; ``left`` gives way."""
    right = cut(right, width)
    room = width - cell_len(right)
    if room < 2:
        return fit(right, width)
    return fit(left, room - 1) + " " + right if right else fit(left, width)
