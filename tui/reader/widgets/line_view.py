"""A scrolled view that draws lines itself, and no more than what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip

EIGHTHS = 8
"""How many steps a scrollbar draws within a cell."""


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines, of which only those on screen are drawn; how many there are costs nothing.

    A subclass draws a line of those on screen with ``render_line`` and says with ``hold`` how many
    there are. It has neither border nor padding: what is around it is its frame's.
    """

    DEFAULT_CSS = """
    LineView {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    def hold(self, lines: int) -> None:
        """Take note that there are so many lines now; draw them anew.

        The whole screen is laid out only where the scrollbar comes or goes.
        """
        size, room = Size(0, lines), self.container_size.height
        if room and self.show_vertical_scrollbar == (lines > room):
            self.set_reactive(Widget.virtual_size, size)
            if self.show_vertical_scrollbar:
                self.vertical_scrollbar.window_virtual_size = lines
                self._place_scrollbar()
            self.scroll_y = min(self.scroll_y, self.max_scroll_y)
        else:
            self.virtual_size = size
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show where in the lines the view is now."""
        if self.show_vertical_scrollbar:
            self._place_scrollbar()
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    def _place_scrollbar(self) -> None:
        """Move the scrollbar, if it looks otherwise then: by a page of a long list it seldom does.

        Of all the places that look alike it stands in the middle, at the beginning in the first.
        """
        bar, lines = self.vertical_scrollbar, self.virtual_size.height
        hidden, height = lines - bar.window_size, self.container_size.height
        if hidden <= 0 or height <= 0:
            bar.position = self.scroll_y
            return
        thumb = max(1.0, bar.window_size * height / lines)
        way = max(1.0, (height - thumb) * EIGHTHS)
        steps = int(way * self.scroll_y / hidden)
        bar.position = (steps + 0.5) * hidden / way if steps else 0

    def drawn(self, y: int) -> Strip:
        """Draw the line ``y`` of those on screen."""
        return self.render_line(y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some of the lines on screen.

        What Textual draws around and over a widget's lines, these have not. So their strips need
        not go through what draws it for all others, which takes longer than the strips.
        """
        width, filters = self.size.width, self.get_line_filters()
        _, background = self.background_colors
        beneath = Style(background=background).rich_style
        strips: list[Strip] = []
        for y in crop.line_range:
            strip = self.drawn(y).adjust_cell_length(width, beneath)
            for each in filters:
                strip = strip.apply_filter(each, background)
            strips.append(strip)
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips
