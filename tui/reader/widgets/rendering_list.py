"""The renderings of a statement, each under its source, the words that differ marked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.message import Message

from tui.library.renderings import Change
from tui.model import QuotationKind, Span
from tui.reader.guard import cells_of
from tui.reader.widgets.line_list import LineList
from tui.reader.widgets.wrapping import wrap
from tui.reader.wording import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.library import QuotationRow
    from tui.reader.columns import Entry, Part, Section

MARGIN = 4
"""Cells before the words: the cursor, the bar of the speech, and spaces."""
MEASURE = 96
"""The longest line of words, in cells."""
NARROWEST = 12
BARS = {QuotationKind.DIRECT: "▌", QuotationKind.INDIRECT: "╎"}
CURSOR = "▸"


class _Line(NamedTuple):
    """A line on the screen and the entry it belongs to."""

    entry: int | None
    parts: tuple[tuple[str, str], ...]
    is_first: bool = False


class RenderingList(LineList):
    """Renderings under a cursor, in the sections of their passages.

    ``colour_of`` returns the colour of a speaker by name. Signs stand beside every word that
    differs; the look only repeats what they say.
    """

    @dataclass
    class Opened(Message):
        """A rendering was chosen to be read in its article."""

        row: QuotationRow

    LOOKS: ClassVar[dict[str, Style]] = {
        Change.ADDED: Style(underline=True),
        Change.CHANGED: Style(underline=True),
        Change.SPELLING: Style(italic=True),
    }

    def __init__(self, colour_of: Callable[[str], str], *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._colour_of = colour_of
        self._sections: Sequence[Section] = ()
        self._entries: list[Entry] = []
        self._lines: list[_Line] = []
        self._firsts: list[int] = []
        self._width = 0

    def show(self, sections: Sequence[Section], *, at: tuple[int, int]) -> None:
        """Show the renderings, the cursor on that of the article and at the offset of ``at``."""
        self._sections = sections
        self._entries = [entry for section in sections for entry in section.entries]
        self._lay_out()
        self.resized()
        places = [(entry.row.article_id, entry.row.start) for entry in self._entries]
        self.set_reactive(LineList.cursor, places.index(at) if at in places else 0)
        self.show_cursor()

    @property
    def row(self) -> QuotationRow | None:
        """The rendering under the cursor."""
        return self._entries[self.cursor].row if self._entries else None

    @property
    def listed(self) -> list[QuotationRow]:
        """Every rendering."""
        return [entry.row for entry in self._entries]

    @property
    def entry_count(self) -> int:
        """The renderings."""
        return len(self._entries)

    @property
    def line_count(self) -> int:
        """Their sources and words, the titles of passages, and the lines between."""
        return len(self._lines)

    def entry_at(self, line: int) -> int | None:
        """Return the rendering on ``line``, None for a title."""
        return self._lines[line].entry if line < len(self._lines) else None

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return where the rendering stands and how high it is."""
        first = self._firsts[entry]
        end = self._firsts[entry + 1] if entry + 1 < len(self._firsts) else len(self._lines)
        while end > first + 1 and (
            self._lines[end - 1].entry != entry or not self._lines[end - 1].parts
        ):
            end -= 1
        return first, end - first

    def enter(self) -> None:
        """Open the article at the rendering under the cursor."""
        if (row := self.row) is not None:
            self.post_message(self.Opened(row))

    def on_resize(self) -> None:
        """Set the words in the new width, the cursor still on screen."""
        if self._room != self._width:
            self._lay_out()
        super().on_resize()

    def move_section(self, step: int) -> None:
        """Go to the first rendering of the next passage, or of the one before."""
        starts = [0]
        for section in self._sections[:-1]:
            starts.append(starts[-1] + len(section.entries))
        here = bisect_right(starts, self.cursor) - 1
        self.cursor = starts[(here + step) % len(starts)]

    # Layout

    @property
    def _room(self) -> int:
        return max(NARROWEST, min(self.scrollable_content_region.width - MARGIN - 1, MEASURE))

    def _lay_out(self) -> None:
        self._width = self._room
        self._lines, self._firsts = [], []
        entry = 0
        for section in self._sections:
            if section.title:
                self._lines.append(_Line(None, (("    ", "plain"), (section.title, "accent"))))
                self._lines.append(_Line(None, ()))
            for each in section.entries:
                self._firsts.append(len(self._lines))
                lines = [tuple(self._source(each)), *self._words(each)]
                self._lines += [_Line(entry, line, at == 0) for at, line in enumerate(lines)]
                self._lines.append(_Line(None, ()))
                entry += 1

    def _source(self, entry: Entry) -> Iterator[tuple[str, str]]:
        room = self._width
        for part in entry.source:
            words = cut(part.words, room) if room > 0 else ""
            if part.words.startswith(" ") and words:
                words = f" {words.lstrip()}"
            yield words, self._look(part, entry.row)
            room -= len(words)

    def _words(self, entry: Entry) -> Iterator[tuple[tuple[str, str], ...]]:
        text = cells_of("".join(part.words for part in entry.words))
        ends: list[tuple[int, str]] = []
        at = 0
        for part in entry.words:
            at += len(part.words)
            ends.append((at, self._look(part, entry.row)))
        for line in wrap(text, Span(0, len(text)), self._width):
            yield tuple(_cut(text, line, ends))

    def _look(self, part: Part, row: QuotationRow) -> str:
        if part.look == "speaker":
            return self._colour_of(row.speaker or "")
        return {Change.SAME: "plain", "sign": "accent"}.get(part.look, part.look)

    # Drawing

    def draw(self, line: int, width: int) -> list[tuple[str, str]]:
        """Draw a line of a rendering, or the title of a passage."""
        here = self._lines[line]
        if here.entry is None or not here.parts:
            return list(here.parts) or [(" " * width, "plain")]
        row = self._entries[here.entry].row
        sign = CURSOR if here.entry == self.cursor and here.is_first else " "
        bar = BARS[row.kind] if not here.is_first else " "
        return [(f"{sign} ", "bar"), (f"{bar} ", self._colour_of(row.speaker or "")), *here.parts]

    def style_named(self, name: str) -> Style:
        """Return how a part of a line looks; words that differ are set apart from the rest."""
        if name in self.LOOKS:
            return self.LOOKS[name]
        return super().style_named("plain" if name in set(Change) else name)


def _cut(text: str, line: Span, ends: Sequence[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """Yield a line of ``text`` in the parts that end at ``ends``."""
    at = line.start
    for end, look in ends[bisect_right(ends, line.start, key=lambda item: item[0]) :]:
        stop = min(end, line.end)
        if stop > at:
            yield text[at:stop], look
            at = stop
        if at >= line.end:
            return
