"""The speakers in a picker, of whom one or several can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from tui.reader.widgets.line_list import LineList
from tui.reader.widgets.sidebar import BLOCK
from tui.reader.wording import cut, fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.library import SpeakerRow

SIGNS = {True: "[×]", False: "[ ]"}


class PickList(LineList):
    """A line a speaker: whether chosen, the colour, the name, the role, how many quotations.

    Where not ``several`` can be chosen, there is no sign of it.
    """

    @dataclass
    class Clicked(Message):
        """A speaker was clicked."""

        name: str

    def __init__(
        self,
        colour_of: Callable[[str], str],
        *,
        id: str,  # noqa: A002 - Textual's name
        several: bool = True,
    ) -> None:
        super().__init__(id=id)
        self._several = several
        self._colour_of = colour_of
        self._speakers: Sequence[SpeakerRow] = ()
        self._order: Sequence[int] = ()
        self._chosen: frozenset[str] = frozenset()

    def show(self, speakers: Sequence[SpeakerRow], order: Sequence[int]) -> None:
        """Show the speakers at the indices ``order``, the cursor on the first."""
        self._speakers, self._order = speakers, order
        self.set_reactive(LineList.cursor, 0)
        self.resized()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def show_chosen(self, names: frozenset[str]) -> None:
        """Mark those chosen."""
        self._chosen = names
        self.refresh()

    @property
    def under_cursor(self) -> SpeakerRow | None:
        """The speaker under the cursor."""
        return self._speakers[self._order[self.cursor]] if self._order else None

    @property
    def entry_count(self) -> int:
        """The speakers that match."""
        return len(self._order)

    @property
    def line_count(self) -> int:
        """A line each."""
        return len(self._order)

    def entry_at(self, line: int) -> int | None:
        """Return the speaker on ``line``."""
        return line if line < len(self._order) else None

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return the line of the speaker."""
        return entry, 1

    def enter(self) -> None:
        """Tell that the speaker was clicked."""
        if (speaker := self.under_cursor) is not None:
            self.post_message(self.Clicked(speaker.name))

    def draw(self, line: int, width: int) -> list[tuple[str, str]]:
        """Draw a speaker."""
        speaker = self._speakers[self._order[line]]
        chosen = speaker.name in self._chosen
        number = f" {speaker.quotations:,} " if speaker.quotations else " "
        room = max(4, width - (7 if self._several else 4) - cell_len(number))
        name = cut(speaker.name, room)
        role = f"joint: {len(speaker.members)} speakers" if speaker.members else speaker.role
        rest = room - cell_len(name)
        return [
            ("▌" if line == self.cursor else " ", "bar"),
            (SIGNS[chosen] if self._several else "", "accent" if chosen else "quiet"),
            (f" {BLOCK} ", self._colour_of(speaker.name)),
            (name, "strong" if chosen else "plain"),
            (f"  {fit(role, rest - 2)}" if rest > 6 else " " * rest, "quiet"),
            (number, "quiet"),
        ]
