"""Break a paragraph into lines that fit into a number of cells.

Lines are pairs of offsets, so that everything known about a text by its offsets stays true of its
lines. Widths are those of Rich, by which Textual lays out the screen.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len, split_graphemes

from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NARROWEST = 4
"""No line is asked to be narrower than this many cells."""

# All of these take one cell, combine with nothing and may be parted from any neighbour.
_PLAIN = r" -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0400-\u0482\u2010-\u2027\u2030-\u205e\u20ac"
_NOT_PLAIN = re.compile(f"[^{_PLAIN}]")
_HAN = r"\u3001-\u303f\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60"
_OPENING = r"「『（【〈《〔"
_CLOSING = r"、。，．！？：；」』）】〉》〕ー々…"
# Where a line may end although no space follows: behind a hyphen or slash inside a word, behind a
# dash, behind a character of a script that is written without spaces.
_BREAK = re.compile(
    rf"(?<=\w[-‐–/])(?=\w)|(?<=[—\u200b])(?=\w)|(?<=[{_HAN}])(?<![{_OPENING}])(?![{_CLOSING}])"
)
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


def wrap(text: str, span: Span, width: int, reserved: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """Return the lines of ``text[span.start:span.end]``, each at most ``width`` cells wide.

    Only spaces are left out, at the ends of lines; a word too long for a line is cut between
    characters as a reader sees them. ``reserved`` names offsets and a number of cells each, in the
    order of the text: the line on which the character before such an offset stands leaves so many
    cells free, if that leaves it half of the width. A span of spaces alone has no lines.
    """
    width = max(width, NARROWEST)
    paragraph = _Paragraph(text, span)
    at = paragraph.skip_spaces(span.start)
    lines: list[Span] = []
    waiting = 0
    while at < paragraph.end:
        stop = paragraph.line_end(at, width)
        while waiting < len(reserved) and reserved[waiting][0] <= at:
            waiting += 1
        room = width - _cells_wanted(reserved, waiting, stop)
        if max(width // 2, NARROWEST) <= room < width:
            stop = min(stop, paragraph.line_end(at, room))
        lines.append(Span(at, at + len(text[at:stop].rstrip(" "))))
        at = paragraph.skip_spaces(stop)
    return lines


def _cells_wanted(reserved: Sequence[tuple[int, int]], first: int, stop: int) -> int:
    """Return the cells to leave free on a line that ends at ``stop``."""
    cells = 0
    for at in range(first, len(reserved)):
        offset, wanted = reserved[at]
        if offset > stop:
            break
        cells += wanted
    return cells


class _Paragraph:
    """A stretch of a text with its measures.

    ``edges`` is where characters as a reader sees them begin and ``cells`` how many cells lie
    before each; both end with the end of the stretch, and are empty where all take one cell.
    """

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.end = span.start + len(text[span.start : span.end].rstrip(" "))
        self.edges: list[int] = []
        self.cells: list[int] = []
        if _NOT_PLAIN.search(text, span.start, self.end):
            total = 0
            for start, end in _characters(text, Span(span.start, self.end)):
                self.edges.append(start)
                self.cells.append(total)
                total += cell_len(text[start:end])
            self.edges.append(self.end)
            self.cells.append(total)

    def line_end(self, start: int, width: int) -> int:
        """Return where the line from ``start`` ends."""
        reach = self._reach(start, width)
        if reach >= self.end or (self.text[reach] == " " and self._is_edge(reach)):
            return reach
        space = self.text.rfind(" ", start, reach)
        inside = max(space + 1, start)
        breaks = [found.start() for found in _BREAK.finditer(self.text, inside, reach + 1)]
        for found in reversed(breaks):
            if inside < found <= reach and self._is_edge(found):
                return found
        return space + 1 if space > start and self._is_edge(space + 1) else reach

    def skip_spaces(self, start: int) -> int:
        """Return where the next word begins."""
        while start < self.end and self.text[start] == " " and self._is_edge(start + 1):
            start += 1
        return start

    def _reach(self, start: int, width: int) -> int:
        """Return the last offset that a line from ``start`` can reach, at least a character on."""
        if not self.edges:
            return min(start + width, self.end)
        at = bisect_left(self.edges, start)
        return self.edges[max(bisect_right(self.cells, self.cells[at] + width) - 1, at + 1)]

    def _is_edge(self, offset: int) -> bool:
        """Tell whether the text can be parted at ``offset``."""
        if not self.edges:
            return True
        at = bisect_left(self.edges, offset)
        return at < len(self.edges) and self.edges[at] == offset


def _characters(text: str, span: Span) -> Iterator[Span]:
    """Yield the characters as a reader sees them: with their accents, joined emoji, flags whole."""
    flags = {match.start() + 1 for match in _REGIONAL.finditer(text, span.start, span.end)}
    begun = span.start
    for start, _, _ in split_graphemes(text[span.start : span.end])[0]:
        at = span.start + start
        if at > begun and at not in flags:
            yield Span(begun, at)
            begun = at
    if begun < span.end:
        yield Span(begun, span.end)
