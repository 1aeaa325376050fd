"""The page of an article: set in the width there is, drawn, scrolled, its words selected.

What sets and paints an article is imported when there is one: the first frame shows the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tui.clean import clean
from tui.model import Span
from tui.reader.colours import SpeakerColours
from tui.reader.widgets.emphasis import Emphasis, selected_in
from tui.reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.selection import Selection

    from tui.reader.widgets.page import Page, Reading
    from tui.reader.widgets.painting import Painter

EMPTY = "No article is open."
CONTEXT = 3
"""What is looked for comes to stand this part of the pane's height from its top."""


class PageView(LineView, can_focus=True, inherit_bindings=False):
    """An article set at a readable measure, with the same text at the top in whatever width.

    ``colour_of`` returns the colour of a speaker by name, as Rich spells colours; without it,
    names have the colours that ``SpeakerColours`` gives strangers. ``measure`` is the longest line
    of text in cells. A subclass chooses what is emphasised.
    """

    ALLOW_SELECT = True

    def __init__(
        self,
        colour_of: Callable[[str], str] | None = None,
        *,
        measure: int = 80,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._colour_of = colour_of or self._colour_of_stranger
        self._measure = measure
        self._reading: Reading | None = None
        self._page: Page | None = None
        self._painter: Painter | None = None
        self._strips: dict[int, Strip] = {}
        self._emphasis = Emphasis()
        self._anchor = 0
        self._reveal: int | None = None
        self._keeps_anchor = False

    @property
    def reading(self) -> Reading | None:
        """What is shown, or None before there is anything."""
        return self._reading

    @property
    def position(self) -> int:
        """The offset of the first character of the article's text in view, 0 at the beginning."""
        return self._anchor

    @position.setter
    def position(self, offset: int) -> None:
        self._anchor, self._reveal = offset, None
        self._go_to_anchor()

    def set_anew(self, reading: Reading, offset: int, *, in_context: bool) -> None:
        """Set ``reading`` and show the character at ``offset``.

        It comes to the top of the pane, or ``in_context`` with what stands before it.
        """
        self._reading, self._page = reading, None
        self._anchor, self._reveal = (0, offset) if in_context else (offset, None)
        self._lay_out()

    def recolour(self) -> None:
        """Ask anew for the speakers' colours."""
        self._painter = None
        self._strips.clear()
        self.refresh()

    def _emphasise(self, emphasis: Emphasis) -> None:
        self._emphasis = emphasis
        self._strips.clear()
        self.refresh()

    # Layout and scrolling

    def _lay_out(self) -> None:
        """Set the article in the pane's present width, if it has one yet."""
        width = self.scrollable_content_region.width
        if self._reading is None:
            return
        if width <= 0:
            self.refresh()  # to be drawn once it has a width, and set then
            return
        if self._page is None or self._page.width != width:
            from tui.reader.widgets.page import Page  # noqa: PLC0415 - see above

            self._page = Page(self._reading, width, self._measure)
            self._painter = None
            self._strips.clear()
            anchor = self._anchor
            self.hold(len(self._page.rows))
            self._anchor = anchor
        self._go_to_anchor()
        self.refresh()

    def _go_to_anchor(self) -> None:
        page = self._page
        if page is None:
            return
        if self._reveal is not None:
            offset, self._reveal = self._reveal, None
            self._scroll_to_row(0)
            self._bring_into_view(Span(offset, offset + 1))
            return
        self._keeps_anchor = True
        self._scroll_to_row(page.row_of(self._anchor) if self._anchor > 0 else 0)
        self._keeps_anchor = False

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, immediate=True, force=True)

    def _is_in_view(self, span: Span) -> bool:
        if self._page is None:
            return True
        first, last = self._page.rows_of(span)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        return first < top + height and last >= top

    def _bring_into_view(self, span: Span) -> None:
        """Scroll, if need be, until the rows of ``span`` are seen with what stands before them."""
        if self._page is None:
            self._reveal = span.start
            return
        first, last = self._page.rows_of(span)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not (top <= first and last < top + height):
            self._scroll_to_row(max(0, first - height // CONTEXT))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Note where in the text the reader is now."""
        super().watch_scroll_y(old_value, new_value)
        if self._page is not None and not self._keeps_anchor:
            row = round(new_value)
            self._anchor = self._page.offset_of(row) if row > 0 else 0

    def on_resize(self) -> None:
        """Set the article in the new width, with the same text at the top."""
        self._lay_out()

    # Drawing

    def notify_style_update(self) -> None:
        """Paint in the theme now in force."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Draw the line ``y`` of those in view, with places in it for the mouse to point at."""
        return self.drawn(y).apply_offsets(0, y + self.scroll_offset.y)

    def drawn(self, y: int) -> Strip:
        """Draw the line ``y`` of those in view."""
        width = self.scrollable_content_region.width
        page, number = self._page, y + self.scroll_offset.y
        if page is None or page.width != width:
            if self._reading is not None and width > 0:  # it came before the pane had its width
                self.call_later(self._lay_out)
            return self._outside(y, width)
        if number >= len(page.rows):
            return self._outside(y, width)
        strip = self._strips.get(number)
        if strip is None:
            selected = self._selected_in(number, page)
            strip = self._paint(page).strip(page.rows[number], self._emphasis, selected)
            self._strips[number] = strip
        return strip

    def _paint(self, page: Page) -> Painter:
        if self._painter is None:
            from tui.reader.widgets.painting import Painter, look_of  # noqa: PLC0415 - see above

            colourless = self.app.no_color
            look = look_of(self.app.current_theme, self.rich_style, colourless=colourless)
            self._painter = Painter(page, look, (lambda _: None) if colourless else self._colour_of)
        return self._painter

    def _outside(self, y: int, width: int) -> Strip:
        """Draw a line on which nothing of an article stands."""
        base = self.rich_style
        if self._reading is None and y == self.size.height // 3:
            from tui.reader.widgets.painting import look_of  # noqa: PLC0415 - see above

            left = max(0, (width - cell_len(EMPTY)) // 2)
            quiet = look_of(self.app.current_theme, base, colourless=self.app.no_color).quiet
            words = [Segment(" " * left, base), Segment(EMPTY, base + quiet)]
            return Strip(words).adjust_cell_length(width, base)
        return Strip.blank(width, base)

    def _colour_of_stranger(self, name: str) -> str:
        return SpeakerColours().colour_of(name, self.app.current_theme)

    # Selecting words with the mouse

    def _has_selected(self) -> bool:
        selection = self.text_selection
        return selection is not None and selection.start != selection.end

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's signature
        """Draw what the mouse has selected now."""
        self._strips.clear()
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected words as the article has them, without margins and line breaks."""
        page = self._page
        if page is None:
            return None
        words: list[str] = []
        spans: list[Span] = []
        for number, row in enumerate(page.rows):
            part = selected_in(selection, number, row, page.measures.left)
            if part is None or part.start >= part.end:
                continue
            if row.is_of_text:
                spans.append(Span(row.span.start + part.start, row.span.start + part.end))
            else:
                words.append(part.of(row.text))
        head = " ".join(words)
        text = clean(page.reading.article.text[spans[0].start : spans[-1].end]) if spans else ""
        return "\n\n".join(part for part in (head, text) if part), "\n"

    def _selected_in(self, number: int, page: Page) -> Span | None:
        selection = self.text_selection
        if selection is None:
            return None
        return selected_in(selection, number, page.rows[number], page.measures.left)
