"""A list with a cursor that draws only the lines on screen."""

from __future__ import annotations

from abc import abstractmethod
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from tui.clean import clean_line
from tui.reader.motion import Motion, moved
from tui.reader.widgets.line_view import LineView
from tui.reader.wording import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

STRIPS_KEPT = 256
"""How many lines are kept as they were drawn: what a few pages show."""


class LineList(LineView, can_focus=True, inherit_bindings=False):
    """Entries of one or more lines under a cursor; how many there are costs nothing.

    A subclass says how many entries and lines there are, which entry stands on a line, and draws a
    line. Keys come from the table of commands, through ``move`` and ``enter``.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--bar",
        "line-list--strong",
        "line-list--plain",
        "line-list--quiet",
        "line-list--accent",
        "line-list--hit",
        "line-list--found",
    }
    DEFAULT_CSS = """
    LineList {
        & > .line-list--cursor { background: $foreground 6%; }
        &:focus > .line-list--cursor { background: $foreground 14%; }
        & > .line-list--bar { color: $foreground 45%; }
        &:focus > .line-list--bar { color: $accent; }
        & > .line-list--strong { text-style: bold; }
        & > .line-list--quiet { color: $text-muted; }
        & > .line-list--accent { color: $text-accent; }
        & > .line-list--hit { color: $text-warning; }
        & > .line-list--found { color: $text-warning; text-style: bold underline; }
        &:ansi > .line-list--quiet { text-style: dim; }
        &:ansi:focus > .line-list--cursor { text-style: reverse; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    empty: reactive[str] = reactive("")
    """What to say when there are no entries; line ends divide paragraphs."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._base = RichStyle()
        self._styles: dict[tuple[str, RichStyle], RichStyle] = {}  # of the lines being drawn
        self._strips: LRUCache[tuple[tuple[str, RichStyle], ...], Strip] = LRUCache(STRIPS_KEPT)

    @property
    @abstractmethod
    def entry_count(self) -> int:
        """How many entries there are."""

    @property
    @abstractmethod
    def line_count(self) -> int:
        """How many lines they take."""

    @abstractmethod
    def entry_at(self, line: int) -> int | None:
        """Return the entry on ``line`` (from 0), or None where nothing can be chosen."""

    @abstractmethod
    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return the first line of ``entry`` and how many lines it takes."""

    @abstractmethod
    def draw(self, line: int, width: int) -> list[tuple[str, str]]:
        """Return ``line`` as texts with the names of their component classes."""

    def moved_to(self, entry: int) -> None:
        """Do what follows from the cursor having come to ``entry``."""

    def enter(self) -> None:
        """Do what follows from the entry under the cursor being chosen."""

    def move(self, motion: Motion) -> None:
        """Move the cursor."""
        if not self.entry_count:
            return
        height = self.lines_of(self.cursor)[1] if self.cursor < self.entry_count else 1
        page = max(1, self.scrollable_content_region.height // max(height, 1))
        self.cursor = moved(self.cursor, motion, total=self.entry_count, page=page)

    def resized(self) -> None:
        """Take note that there are other lines than before."""
        self.hold(self.line_count)

    def show_cursor(self) -> None:
        """Scroll just so far that the entry under the cursor is on screen."""
        if not self.entry_count or not self.scrollable_content_region.height:
            return
        first, height = self.lines_of(min(self.cursor, self.entry_count - 1))
        top = 0 if self.cursor == 0 else first
        self.scroll_to_region(
            Region(0, top, 1, first + height - top),
            animate=False,
            force=True,
            immediate=True,
            x_axis=False,
        )

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(0, min(cursor, self.entry_count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the cursor where it is now."""
        for entry in (old, new):
            if entry < self.entry_count:
                self.refresh_lines(*self.lines_of(entry))
        self.show_cursor()
        self.moved_to(new)

    def on_resize(self) -> None:
        """Keep the cursor on screen."""
        self.virtual_size = Size(0, self.line_count)
        self.show_cursor()

    def on_focus(self) -> None:
        """Draw the cursor as that of the pane with the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor as that of a pane without the focus."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the entry that was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        entry = self.entry_at(at.y + self.scroll_offset.y)
        if entry is not None:
            self.cursor = entry
            self.enter()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some of the lines on screen, for all of which the styles are looked up once."""
        self._styles.clear()
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the line ``y`` of those on screen."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        base = self._base
        if not self.entry_count:
            return self._strip([(self._empty_line(line, width), "quiet")], base)
        if line >= self.line_count:
            return Strip.blank(width, base)
        entry = self.entry_at(line)
        if entry is not None and entry == self.cursor:
            under = self.get_component_rich_style("line-list--cursor")
            base += RichStyle(bgcolor=under.bgcolor, reverse=under.reverse)
        return self._strip(self.draw(line, width), base).adjust_cell_length(width, base)

    def style_named(self, name: str) -> RichStyle:
        """Return the style of a part of a line: a component class, or else a colour."""
        component = f"line-list--{name}"
        if component in LineList.COMPONENT_CLASSES:
            style = self.get_component_rich_style(component)
            return RichStyle(
                color=style.color, bold=style.bold, dim=style.dim, underline=style.underline
            )
        return RichStyle(color=name)

    def _empty_line(self, line: int, width: int) -> str:
        words: list[str] = []
        for paragraph in self.empty.split("\n"):
            words += ["", *wrap(clean_line(paragraph), max(width - 4, 8))]
        return f"  {fit(words[line], width - 2)}" if line < len(words) else " " * width

    def _strip(self, parts: Iterable[tuple[str, str]], base: RichStyle) -> Strip:
        """Return the strip of ``parts``, the same one as long as they look the same.

        A strip remembers what was made of it on its way to the terminal.
        """
        styles = self._styles
        looks: list[tuple[str, RichStyle]] = []
        for text, name in parts:
            style = styles.get((name, base))
            if style is None:
                style = styles[name, base] = base + self.style_named(name)
            looks.append((text, style))
        key = tuple(looks)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = Strip([Segment(text, style) for text, style in looks])
        return strip
