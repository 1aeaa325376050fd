"""Entries under headings, one or two lines each."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from tui.reader.widgets.line_list import LineList
from tui.reader.wording import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Entry(Protocol):
    """What a sectioned list holds; the cursor finds it again by its name."""

    @property
    def name(self) -> str:
        """What it is called."""


EntryT = TypeVar("EntryT", bound=Entry)


class SectionedList(LineList, Generic[EntryT]):
    """A list in sections, each under a title and apart from the one before.

    A subclass says how many lines an entry takes, and draws each of them.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._entries: list[EntryT] = []
        self._lines: list[tuple[str | int, int]] = []  # a heading, or an entry and which line of it
        self._first_line: list[int] = []

    @abstractmethod
    def height_of(self, entry: EntryT) -> int:
        """Return how many lines an entry takes."""

    @abstractmethod
    def draw_entry(self, entry: int, part: int, width: int) -> list[tuple[str, str]]:
        """Draw line ``part`` of the entry with that index."""

    def fill(self, sections: Iterable[tuple[str, Sequence[EntryT]]], *, keep: bool) -> None:
        """Hold ``sections``; a section without a title has no heading.

        The cursor goes to the first entry, or with ``keep`` to one called as that it stood on.
        """
        before = self.current.name if keep and self.current is not None else None
        self._entries, self._lines, self._first_line = [], [], []
        for title, entries in sections:
            if title:
                self._lines += [("", 0), (title, 0)] if self._lines else [(title, 0)]
            for entry in entries:
                self._first_line.append(len(self._lines))
                at = len(self._entries)
                self._lines += [(at, part) for part in range(self.height_of(entry))]
                self._entries.append(entry)
        again = next((at for at, each in enumerate(self._entries) if each.name == before), 0)
        self.set_reactive(LineList.cursor, again)
        self.resized()

    @property
    def current(self) -> EntryT | None:
        """The entry under the cursor."""
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    @property
    def entry_count(self) -> int:
        """The entries."""
        return len(self._entries)

    @property
    def line_count(self) -> int:
        """Headings, the lines of entries, and the space between sections."""
        return len(self._lines)

    def entry_at(self, line: int) -> int | None:
        """Return the entry on ``line``; a heading is none."""
        what = self._lines[line][0] if line < len(self._lines) else ""
        return what if isinstance(what, int) else None

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return where an entry stands and how many lines it takes."""
        return self._first_line[entry], self.height_of(self._entries[entry])

    def draw(self, line: int, width: int) -> list[tuple[str, str]]:
        """Draw a heading or a line of an entry."""
        what, part = self._lines[line]
        if isinstance(what, str):
            return [(f" {fit(what, width - 1)}", "strong")]
        return self.draw_entry(what, part, width)
