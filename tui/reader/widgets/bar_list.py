"""Names with numbers drawn as bars, some of which lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from tui.charts import bar
from tui.reader.targets import ToSpeaker
from tui.reader.widgets.sectioned_list import SectionedList
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


class BarList(SectionedList[Bar]):
    """Sections of bars under a cursor. The number stands behind each bar, so none needs colour."""

    @dataclass
    class Chosen(Message):
        """An entry was opened; ``filters`` says that it is to filter the articles instead."""

        target: Target
        filters: bool = False

    def __init__(self, colour_of: Callable[[str], str], *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._colour_of = colour_of
        self._greatest: list[int] = []
        self._widest_number = 1

    def show(self, sections: Sequence[Bars]) -> None:
        """Show the sections that have bars, keeping a cursor that was moved on its name."""
        held = [section for section in sections if section.bars]
        self._greatest = []
        for section in held:
            greatest = max(each.number or 0 for each in section.bars)
            self._greatest += [greatest] * len(section.bars)
        numbers = [each.number or 0 for section in held for each in section.bars]
        self._widest_number = max((len(f"{number:,}") for number in numbers), default=1)
        self.fill(((section.title, section.bars) for section in held), keep=self.cursor > 0)
        self.show_cursor()

    def height_of(self, entry: Bar) -> int:
        """Return how many lines a bar takes with its note."""
        return 2 if entry.note else 1

    def enter(self) -> None:
        """Go where the bar under the cursor leads."""
        self._choose(filters=False)

    def filter(self) -> None:
        """Filter the articles by the bar under the cursor."""
        self._choose(filters=True)

    def _choose(self, *, filters: bool) -> None:
        if self.current is not None and self.current.target is not None:
            self.post_message(self.Chosen(self.current.target, filters))

    def draw_entry(self, entry: int, part: int, width: int) -> list[tuple[str, str]]:
        """Draw a name with its bar and number, or a note."""
        each = self._entries[entry]
        sign = CURSOR if entry == self.cursor and not part else " "
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
            (bar(each.number, self._greatest[entry], length), style),
            (number, "quiet"),
        ]

    def _style(self, each: Bar) -> str:
        """Return the colour of a speaker, and of all else that of the accent."""
        if isinstance(each.target, ToSpeaker):
            return self._colour_of(each.target.name)
        return "accent"
