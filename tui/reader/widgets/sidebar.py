"""The names beside the article, under a cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from tui.reader.filters import FilterKind
from tui.reader.widgets.labels import UNKNOWN
from tui.reader.widgets.sectioned_list import SectionedList
from tui.reader.wording import UNATTRIBUTED, cut, fit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tui.reader.filters import Filter
    from tui.reader.names import Name, Section

BLOCK, CHOSEN = "█", "✓"


class Sidebar(SectionedList["Name"]):
    """Sections of names, each with its count; a speaker with its colour and, below, its role."""

    @dataclass
    class NameChosen(Message):
        """A name was chosen; ``filter`` is to be put in force or taken out."""

        filter: Filter

    @dataclass
    class SpeakerOpened(Message):
        """A speaker was chosen, whose page is to be opened."""

        name: str

    @dataclass
    class NameFaced(Message):
        """The cursor came to a name while the sidebar has the focus, or the focus went (empty)."""

        name: str

    def __init__(self, colour_of: Callable[[str], str], *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._colour_of = colour_of
        self._in_force: frozenset[Filter] = frozenset()

    def show(self, sections: Sequence[Section]) -> None:
        """Show ``sections``, keeping the cursor on its name where that is still there."""
        self.fill(((section.title, section.names) for section in sections), keep=True)
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.show_cursor()
        self.moved_to(self.cursor)

    def height_of(self, entry: Name) -> int:
        """Return how many lines a name takes with its role."""
        return 2 if entry.is_speaker and entry.role else 1

    def show_in_force(self, filters: Collection[Filter]) -> None:
        """Mark the names that the filters in force name."""
        named = frozenset(each for each in filters if each.kind is not FilterKind.QUERY)
        if named != self._in_force:
            self._in_force = named
            self.refresh()

    def moved_to(self, entry: int) -> None:
        """Tell which name is under the cursor now."""
        if self.has_focus:
            self._face(entry)

    def _face(self, entry: int) -> None:
        name = self._entries[entry].name if entry < len(self._entries) else ""
        self.post_message(self.NameFaced(name))

    def on_focus(self) -> None:
        """Tell which name is under the cursor."""
        super().on_focus()
        self._face(self.cursor)

    def on_blur(self) -> None:
        """Tell that no name is."""
        super().on_blur()
        self.post_message(self.NameFaced(""))

    def enter(self) -> None:
        """Open the speaker's page; have the articles filtered by any other name."""
        chosen = self.current
        if chosen is not None and chosen.is_speaker and chosen.filter is not None:
            self.post_message(self.SpeakerOpened(chosen.name))
        else:
            self.filter()

    def filter(self) -> None:
        """Have the articles filtered by the name under the cursor."""
        chosen = self.current
        if chosen is not None and chosen.filter is not None:
            self.post_message(self.NameChosen(chosen.filter))

    def draw_entry(self, entry: int, part: int, width: int) -> list[tuple[str, str]]:
        """Draw a name with its count, or a role."""
        name = self._entries[entry]
        bar = "▌" if entry == self.cursor else " "
        if part:
            return [(f"{bar}    ", "bar"), (fit(name.role, max(1, width - 5)), "quiet")]
        chosen = name.filter is not None and name.filter in self._in_force
        number = f"{name.count:,}"
        room = max(1, width - 5 - cell_len(number) - 1)
        is_somebody = name.is_speaker and name.name != UNATTRIBUTED
        sign = BLOCK if is_somebody else (UNKNOWN if name.is_speaker else " ")
        colour = self._colour_of(name.name) if is_somebody else "plain"
        shown = fit(name.name, room)
        if name.in_doubt:
            shown = fit(f"{cut(name.name, room - 2)} {UNKNOWN}", room)
        return [
            (bar, "bar"),
            (CHOSEN if chosen else " ", "accent"),
            (f"{sign} ", colour),
            (shown, "strong" if chosen else "plain"),
            (f" {number} ", "quiet"),
        ]
