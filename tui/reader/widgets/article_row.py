"""The two lines of an article in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.reader.wording import count, cut, day, ends, fit

if TYPE_CHECKING:
    from tui.library import ArticleRow

STAR, UNREAD = "★", "•"
CLOSED, OPEN, BENEATH = "▸", "▾", "└ "
LEAST_OUTLET = 6
"""Cells of an outlet's name, at least."""


def headline_line(row: ArticleRow, bar: str, width: int) -> list[tuple[str, str]]:
    """Draw the headline, with signs for unread, starred and folded; ``bar`` marks the cursor."""
    star = f" {STAR}" if row.is_starred else ""
    copies = ""
    if row.copies and not row.beneath:
        copies = f" +{row.copies:,} {OPEN if row.is_open else CLOSED}"
    below = BENEATH if row.beneath else ""
    room = max(1, width - 2 - cell_len(below + star + copies))
    style = "plain" if row.is_read else "strong"
    return [
        (bar, "bar"),
        (" " if row.is_read else UNREAD, "accent"),
        (below, "quiet"),
        (fit(row.headline or "untitled", room), style),
        (copies, "quiet"),
        (star, "accent"),
    ]


def source_line(row: ArticleRow, bar: str, width: int, *, hits: int) -> list[tuple[str, str]]:
    """Draw outlet and date, and how much was found and is quoted, as far as there is room."""
    below = " " * cell_len(BENEATH) if row.beneath else ""
    room = max(1, width - 2 - len(below))
    left, right = _source_words(row, hits, room)
    found = f"{count(hits, 'hit')}" if hits else ""
    body = ends(left, " · ".join(part for part in (found, right) if part), room)
    before, mark, after = body.rpartition(found) if found else (body, "", "")
    return [
        (f"{bar} {below}", "bar"),
        (before, "quiet"),
        (mark, "hit"),
        (after, "quiet"),
    ]


def _source_words(row: ArticleRow, hits: int, room: int) -> tuple[str, str]:
    roomy = room >= (46 if hits else 36)
    number = row.quotations
    right = count(number, "quotation") if roomy else f"{number:,} quo"
    if hits and room < 32:
        right = ""
    when = day(row.published, year=room >= 30)
    if not number:
        right = ""
    if not row.outlet:
        return when, right
    left = room - cell_len(when) - 4 - (9 if hits else 0)
    if left - cell_len(right) < LEAST_OUTLET:
        right = ""  # outlet and date tell articles apart, most of all those with the same text
    return f"{cut(row.outlet, max(left - cell_len(right), LEAST_OUTLET))} · {when}", right
