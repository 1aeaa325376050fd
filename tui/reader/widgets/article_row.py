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
QUOTED = "“”"
"""What stands for the word “quotations” where there is no room for it."""
GAP = 2
"""Cells between a year and the number after it, at least."""


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


def source_line(
    row: ArticleRow, bar: str, width: int, *, hits: int, this_year: int
) -> list[tuple[str, str]]:
    """Draw outlet and date, and how much was found and is quoted, as far as there is room.

    A date of ``this_year`` goes without the year.
    """
    below = " " * cell_len(BENEATH) if row.beneath else ""
    room = max(1, width - 2 - len(below))
    found = count(hits, "hit") if hits else ""
    left, right = _source_words(row, found, room, this_year)
    body = ends(left, right, room)
    before, mark, after = body.rpartition(found) if found else (body, "", "")
    return [
        (f"{bar} {below}", "bar"),
        (before, "quiet"),
        (mark, "hit"),
        (after, "quiet"),
    ]


def _source_words(row: ArticleRow, found: str, room: int, this_year: int) -> tuple[str, str]:
    """Return what stands at the left and at the right, the first of these that there is room for.

    Outlet and date tell articles apart, most of all those with the same text: the number of
    quotations gives way to them, then the end of the outlet's name, and last the year.
    """
    number = row.quotations
    whole, short = (count(number, "quotation"), f"{number:,} {QUOTED}") if number else ("", "")
    without = day(row.published, year=False)
    is_of_this = row.published is not None and row.published.year == this_year
    with_year = without if is_of_this else day(row.published)
    name = cell_len(row.outlet)
    least = min(name, LEAST_OUTLET)
    between = " · " if row.outlet else ""
    for when, said, needed in (
        (with_year, whole, name),
        (with_year, short, least),
        (with_year, "", least),
        (without, "", least),
    ):
        right = " · ".join(part for part in (found, said) if part)
        beside = room - cell_len(f"{between}{when}") - (cell_len(right) + GAP if right else 0)
        if beside >= needed:
            break
    return f"{cut(row.outlet, max(beside, least))}{between}{when}", right
