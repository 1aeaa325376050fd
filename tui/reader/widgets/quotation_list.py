"""Quotations from many articles, each with its words in full and its source below."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from tui.clean import clean_line
from tui.model import QuotationKind, Span
from tui.reader.motion import Motion, moved
from tui.reader.widgets.line_list import LineList
from tui.reader.widgets.wrapping import wrap
from tui.reader.wording import CORRECTED, cut, day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.library import QuotationRow

MARGIN = 4
"""Cells before the words: the cursor, the bar of the speech, and spaces."""
BARS = {QuotationKind.DIRECT: "▌", QuotationKind.INDIRECT: "╎"}
CURSOR = "▸"
NARROWEST = 12


class QuotationList(LineList):
    """Quotations under a cursor, as many as there are.

    Direct speech stands in quotation marks beside a full bar, indirect speech without marks beside
    a dotted one, and is called "reported". ``threshold`` is the confidence below which a speaker is
    doubted; ``speaker`` is whose page this is, so that joint statements can be told.
    """

    @dataclass
    class Opened(Message):
        """A quotation was chosen to be read in its article."""

        row: QuotationRow

    def __init__(
        self,
        colour_of: Callable[[str], str],
        threshold: float,
        speaker: str,
        hits_in: Callable[[str], Sequence[Span]],
        *,
        id: str,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._colour_of = colour_of
        self._threshold = threshold
        self._speaker = speaker
        self._hits_in = lru_cache(maxsize=512)(hits_in)
        self._lines_in = lru_cache(maxsize=512)(_lines)
        self._rows: Sequence[QuotationRow] = ()
        self._shown: Sequence[int] = ()
        self._ends = array("l")
        self._width = 0

    # What it holds

    def show(
        self, rows: Sequence[QuotationRow], shown: Sequence[int], *, position: int = 0
    ) -> None:
        """Show the rows at the indices ``shown``, the cursor on the one at ``position``."""
        self._rows, self._shown = rows, shown
        self._ends = array("l")
        self._hits_in.cache_clear()
        self._measure()
        self.resized()
        self.set_reactive(LineList.cursor, self.validate_cursor(position))
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.show_cursor()

    def lengthen(self, shown: Sequence[int]) -> None:
        """Take note that more rows follow those that are shown."""
        self._shown = shown
        self._measure()
        self.resized()

    @property
    def row(self) -> QuotationRow | None:
        """The quotation under the cursor."""
        return self._rows[self._shown[self.cursor]] if self._shown else None

    @property
    def listed(self) -> list[QuotationRow]:
        """The quotations that are shown."""
        return [self._rows[index] for index in self._shown]

    @property
    def entry_count(self) -> int:
        """The quotations."""
        return len(self._shown)

    @property
    def line_count(self) -> int:
        """Their words, their sources, and a line between any two."""
        return max(0, self._ends[-1] - 1) if self._ends else 0

    def entry_at(self, line: int) -> int | None:
        """Return the quotation on ``line``, None for a line between two."""
        entry = bisect_right(self._ends, line)
        is_one = entry < len(self._ends) and line < self._ends[entry] - 1
        return entry if is_one else None

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return where the quotation stands and how high it is, its source included."""
        first = self._first_line(entry)
        return first, self._ends[entry] - first - 1

    def enter(self) -> None:
        """Open the article at the quotation under the cursor."""
        if (row := self.row) is not None:
            self.post_message(self.Opened(row))

    def on_resize(self) -> None:
        """Set the words in the new width, the cursor still on screen."""
        if self._room != self._width:
            self._ends = array("l")
            self._measure()
        super().on_resize()

    def move(self, motion: Motion) -> None:
        """Move the cursor; a page is as many quotations as are on screen."""
        if not self._shown:
            return
        top = self.scroll_offset.y
        last = top + max(1, self.scrollable_content_region.height) - 1
        seen = bisect_right(self._ends, last) - bisect_right(self._ends, top)
        self.cursor = moved(self.cursor, motion, total=len(self._shown), page=max(1, seen))

    @property
    def _room(self) -> int:
        return max(NARROWEST, self.scrollable_content_region.width - MARGIN - 1)

    def _first_line(self, entry: int) -> int:
        return self._ends[entry - 1] if entry else 0

    def _measure(self) -> None:
        """Find out where the quotations end that were not measured yet."""
        self._width = self._room
        end = self._ends[-1] if self._ends else 0
        for index in self._shown[len(self._ends) :]:
            words = _words(self._rows[index])
            end += len(wrap(words, Span(0, len(words)), self._width)) + 2
            self._ends.append(end)

    # Drawing

    def draw(self, line: int, width: int) -> list[tuple[str, str]]:
        """Draw a line of a quotation's words, its source, or the line below."""
        entry = self.entry_at(line)
        if entry is None:
            return []
        row = self._rows[self._shown[entry]]
        part = line - self._first_line(entry)
        words = _words(row)
        lines = self._lines_in(words, self._width)
        sign = CURSOR if entry == self.cursor and part == 0 else " "
        margin = [
            (f"{sign} ", "bar"),
            (f"{BARS[row.kind]} ", self._colour_of(row.speaker or "")),
        ]
        if part == len(lines):
            return [*margin, (self._source(row, width - MARGIN - 1), "quiet")]
        return [*margin, *_with_hits(words, lines[part], self._hits_in(words))]

    def _source(self, row: QuotationRow, width: int) -> str:
        """Return outlet, date and headline, and at the end how it was said."""
        notes = [
            "reported" if row.kind is QuotationKind.INDIRECT else "",
            "joint" if row.members and row.speaker != self._speaker else "",
            "speaker?" if row.confidence < self._threshold else "",
            CORRECTED if row.corrected else "",
        ]
        right = ", ".join(note for note in notes if note)
        right = f"  ‹{right}›" if right else ""
        parts = [clean_line(row.outlet), day(row.published), clean_line(row.headline)]
        left = cut(" · ".join(part for part in parts if part), max(1, width - cell_len(right)))
        return f"{left}{right}"


def _words(row: QuotationRow) -> str:
    words = clean_line(row.text)
    return f"“{words}”" if row.kind is QuotationKind.DIRECT else words or "…"


def _lines(words: str, width: int) -> list[Span]:
    return wrap(words, Span(0, len(words)), width)


def _with_hits(words: str, line: Span, hits: Sequence[Span]) -> list[tuple[str, str]]:
    """Return a line of the words in parts, so that hits can be told from the rest."""
    parts: list[tuple[str, str]] = []
    at = line.start
    for hit in hits:
        start, end = max(hit.start, at), min(hit.end, line.end)
        if start < end:
            parts += [(words[at:start], "plain"), (words[start:end], "found")]
            at = end
    return [part for part in (*parts, (words[at : line.end], "plain")) if part[0]]
