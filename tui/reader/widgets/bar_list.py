"""Names with numbers drawn as bars, some of which lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from tui.charts import bar
from tui.reader.targets import ToSpeaker
from tui.reader.widgets.line_list import LineList
from tui.reader.wording import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.reader.targets import Target

NARROWEST_BAR, WIDEST_BAR = 4, 24
CURSOR = "▸"


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with its number, a ``note`` on the line below, and where it leads, if anywhere.

    Without a number neither a number nor a bar is drawn.
    """

    name: str
    number: int | None = None
    note: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars under one heading, drawn to one scale."""

    title: str
    bars: tuple[Bar, ...]


class BarList(LineList):
    """Sections of bars under a cursor. The number stands behind each bar, so none needs colour."""

    @dataclass
    class Chosen(Message):
        """An entry was opened; ``filters`` says that it is to filter the articles instead."""

        target: Target
        filters: bool = False

    def __init__(self, colour_of: Callable[[str], str], *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._colour_of = colour_of
        self._bars: list[Bar] = []
        self._greatest: list[int] = []
        self._lines: list[tuple[str | int, int]] = []
        self._first_line: list[int] = []
        self._widest_number = 1

    def show(self, sections: Sequence[Bars]) -> None:
        """Show the sections that have bars, keeping the cursor on its name."""
        before = self.bar.name if self.bar and self.cursor else None
        self._bars, self._greatest, self._lines, self._first_line = [], [], [], []
        for section in sections:
            if not section.bars:
                continue
            if section.title:
                if self._lines:
                    self._lines.append(("", 0))
                self._lines.append((section.title, 0))
            greatest = max(each.number or 0 for each in section.bars)
            for each in section.bars:
                self._first_line.append(len(self._lines))
                self._lines += [(len(self._bars), part) for part in range(_height(each))]
                self._bars.append(each)
                self._greatest.append(greatest)
        self._widest_number = max((len(f"{each.number or 0:,}") for each in self._bars), default=1)
        again = next((at for at, each in enumerate(self._bars) if each.name == before), 0)
        self.set_reactive(LineList.cursor, again)
        self.resized()
        self.show_cursor()

    @property
    def bar(self) -> Bar | None:
        """The bar under the cursor."""
        return self._bars[self.cursor] if self.cursor < len(self._bars) else None

    @property
    def entry_count(self) -> int:
        """The bars."""
        return len(self._bars)

    @property
    def line_count(self) -> int:
        """Headings, bars, notes and the space between sections."""
        return len(self._lines)

    def entry_at(self, line: int) -> int | None:
        """Return the bar on ``line``; a heading is none."""
        what = self._lines[line][0] if line < len(self._lines) else ""
        return what if isinstance(what, int) else None

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return where the bar stands and whether a note stands below it."""
        return self._first_line[entry], _height(self._bars[entry])

    def enter(self) -> None:
        """Go where the bar under the cursor leads."""
        self._choose(filters=False)

    def filter(self) -> None:
        """Filter the articles by the bar under the cursor."""
        self._choose(filters=True)

    def _choose(self, *, filters: bool) -> None:
        if self.bar is not None and self.bar.target is not None:
            self.post_message(self.Chosen(self.bar.target, filters))

    def draw(self, line: int, width: int) -> list[tuple[str, str]]:
        """Draw a heading, a name with its bar and number, or a note."""
        what, part = self._lines[line]
        if isinstance(what, str):
            return [(f" {fit(what, width - 1)}", "strong")]
        each = self._bars[what]
        sign = CURSOR if what == self.cursor and not part else " "
        if part:
            return [("    ", "bar"), (fit(each.note, max(1, width - 4)), "quiet")]
        style = self._style(each)
        if each.number is None:
            return [(f"{sign} ", "bar"), (fit(each.name, max(1, width - 2)), "plain")]
        number = f" {each.number:>{self._widest_number},} "
        room = width - 2 - cell_len(number)
        length = max(NARROWEST_BAR, min(WIDEST_BAR, room * 2 // 5))
        return [
            (f"{sign} ", "bar"),
            (fit(each.name, max(1, room - length - 1)) + " ", "plain"),
            (bar(each.number, self._greatest[what], length), style),
            (number, "quiet"),
        ]

    def _style(self, each: Bar) -> str:
        """Return the colour of a speaker, and of all else that of the accent."""
        if isinstance(each.target, ToSpeaker):
            return self._colour_of(each.target.name)
        return "accent"


def _height(each: Bar) -> int:
    return 2 if each.note else 1
