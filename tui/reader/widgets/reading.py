"""The pane in which an article is read.

What sets and paints an article is imported when there is one: the first frame shows the list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import events  # noqa: TC002 - Textual reads the handlers' annotations
from textual.message import Message
from textual.strip import Strip

from tui.clean import clean
from tui.model import Span
from tui.reader.colours import SpeakerColours
from tui.reader.widgets.emphasis import Emphasis, beside, from_top, selected_in
from tui.reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.selection import Selection

    from tui.reader.widgets.page import Page, Reading
    from tui.reader.widgets.painting import Painter

EMPTY = "No article is open."
CONTEXT = 3
"""What is looked for comes to stand this part of the pane's height from its top."""


class ReadingPane(LineView, can_focus=True, inherit_bindings=False):
    """An article set at a readable measure, its quotations marked with who said them.

    ``colour_of`` returns the colour of a speaker by name, as Rich spells colours; without it,
    names have the colours that ``SpeakerColours`` gives strangers. ``measure`` is the longest line
    of text in cells. Keys come from the table of commands, through the methods.
    """

    ALLOW_SELECT = True

    @dataclass
    class QuotationSelected(Message):
        """The quotation of that index became the current one by a click."""

        index: int

    @dataclass
    class SpeakerClicked(Message):
        """The name of a speaker beside a quotation was clicked."""

        name: str

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
        self._gone: int | None = None  # where the current quotation was, until it was none
        self._anchor = 0
        self._reveal: int | None = None
        self._keeps_anchor = False

    # What is shown

    @property
    def reading(self) -> Reading | None:
        """What is shown, or None before there is anything."""
        return self._reading

    def show(self, reading: Reading, *, scroll_to: int | None = None) -> None:
        """Show ``reading`` from its beginning, or with the character at ``scroll_to`` in view.

        That offset comes to the top of the pane, where ``position`` found it; but if a hit or a
        quotation begins there, it is shown with what stands before it. An article shown again keeps
        its current quotation, if that is still one.
        """
        before, self._reading = self._reading, reading
        same = before is not None and before.article == reading.article
        if before is None or not same:
            self._emphasis, self._gone = Emphasis(), None
        else:
            self._emphasis = Emphasis(self._again(before, reading))
        stays = same and scroll_to is not None and scroll_to == self.position
        self._page = None
        marked = {quotation.span.start for quotation in reading.analysis.quotations}
        marked.update(hit.start for hit in reading.hits)
        if scroll_to is not None and scroll_to in marked and not stays:
            self._anchor, self._reveal = 0, scroll_to
        else:
            self._anchor, self._reveal = scroll_to or 0, None
        self._lay_out()

    def _again(self, before: Reading, reading: Reading) -> int | None:
        """Return which quotation of ``reading`` is the one that was current ``before``.

        One that is a quotation no more is so again when it comes back.
        """
        starts = {each.span.start: at for at, each in enumerate(reading.analysis.quotations)}
        if self.current_quotation is not None:
            self._gone = before.analysis.quotations[self.current_quotation].span.start
        found = None if self._gone is None else starts.get(self._gone)
        if found is not None:
            self._gone = None
        return found

    def recolour(self) -> None:
        """Ask anew for the speakers' colours."""
        self._painter = None
        self._strips.clear()
        self.refresh()

    @property
    def position(self) -> int:
        """The offset of the first character of the article's text in view, 0 at the beginning."""
        return self._anchor

    @position.setter
    def position(self, offset: int) -> None:
        self._anchor, self._reveal = offset, None
        self._go_to_anchor()

    # Quotations and hits

    @property
    def current_quotation(self) -> int | None:
        """The index of the current quotation in the analysis, if there is one."""
        return self._emphasis.quotation

    @property
    def current_hit(self) -> int | None:
        """The index of the current hit, if there is one."""
        return self._emphasis.hit

    def next_quotation(self, step: int) -> bool:
        """Go to the next quotation (``step`` 1) or the one before (-1).

        Where there are chosen speakers, only theirs count. False, and nothing changes, if there is
        none in that direction.
        """
        reading = self._reading
        if reading is None:
            return False
        quotations = reading.analysis.quotations
        places = [at for at in range(len(quotations)) if reading.is_in_focus(at)]
        spans = [quotations[at].span for at in places]
        current = self.current_quotation
        if self._gone is not None and self._is_in_view(Span(self._gone, self._gone + 1)):
            found = beside(spans, self._gone, step)
        else:
            found = self._next(spans, places.index(current) if current in places else None, step)
        if found is None:
            return False
        self._gone = None
        self._emphasise(replace(self._emphasis, quotation=places[found]))
        self._bring_into_view(spans[found])
        return True

    def go_to_quotation(self, index: int) -> None:
        """Make the quotation of that index the current one and bring it into view."""
        if self._reading is not None:
            self._emphasise(replace(self._emphasis, quotation=index))
            self._bring_into_view(self._reading.analysis.quotations[index].span)

    def next_hit(self, step: int) -> bool:
        """Go to the next hit (``step`` 1) or the one before (-1); False if there is none."""
        if self._reading is None:
            return False
        hits = self._reading.hits
        found = self._next(hits, self.current_hit, step)
        if found is None:
            return False
        self._emphasise(replace(self._emphasis, hit=found))
        self._bring_into_view(hits[found])
        return True

    def show_mentions(self, spans: tuple[Span, ...]) -> None:
        """Underline ``spans``, in the order of the text, in place of those underlined before."""
        if spans != self._emphasis.mentions:
            self._emphasise(replace(self._emphasis, mentions=spans, mention=None))

    def next_mention(self, step: int) -> bool:
        """Go to the next underlined mention (``step`` 1) or the one before (-1)."""
        found = self._next(self._emphasis.mentions, self._emphasis.mention, step)
        if found is None:
            return False
        self._emphasise(replace(self._emphasis, mention=found))
        self._bring_into_view(self._emphasis.mentions[found])
        return True

    def quotation_with_source(self) -> str:
        """Return the current quotation with its speaker and source as plain text, else nothing."""
        if self._reading is None or self.current_quotation is None:
            return ""
        from tui.reader.widgets.citing import cited  # noqa: PLC0415 - see above

        return cited(self._reading, self.current_quotation)

    def _next(
        self, spans: list[Span] | tuple[Span, ...], current: int | None, step: int
    ) -> int | None:
        """Return the index next to ``current``, or to the pane's top if that is out of view."""
        if current is not None and self._is_in_view(spans[current]):
            found = current + step
            return found if 0 <= found < len(spans) else None
        return from_top(spans, self.position, current, step)

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

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Make the quotation that was clicked the current one, or tell whose name it was."""
        at, page, reading = event.get_content_offset(self), self._page, self._reading
        if at is None or page is None or reading is None or self._has_selected():
            return
        number = at.y + self.scroll_offset.y
        if number >= len(page.rows):
            return
        row = page.rows[number]
        if (named := page.name_at(row, at.x)) is not None:
            speaker = reading.analysis.speaker_of(reading.analysis.quotations[named])
            if speaker is not None and speaker.named:
                self.post_message(self.SpeakerClicked(speaker.name))
                return
        quotation = named if named is not None else page.quotation_at(row, at.x)
        if quotation is not None:
            self._emphasise(replace(self._emphasis, quotation=quotation))
            self.post_message(self.QuotationSelected(quotation))

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
