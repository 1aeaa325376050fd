"""The pane in which an article is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import events  # noqa: TC002 - Textual reads the handlers' annotations
from textual.message import Message

from tui.model import Span
from tui.reader.widgets.emphasis import Emphasis, beside, from_top
from tui.reader.widgets.page_view import PageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.reader.widgets.page import Reading


class ReadingPane(PageView, can_focus=True, inherit_bindings=False):
    """An article with its quotations marked with who said them, of which one is the current one.

    Keys come from the table of commands, through the methods.
    """

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
        super().__init__(colour_of, measure=measure, id=id)
        self._gone: int | None = None  # where the current quotation was, until it was none

    def show(self, reading: Reading, *, scroll_to: int | None = None) -> None:
        """Show ``reading`` from its beginning, or with the character at ``scroll_to`` in view.

        That offset comes to the top of the pane, where ``position`` found it; but if a hit or a
        quotation begins there, it is shown with what stands before it. An article shown again keeps
        its current quotation, if that is still one.
        """
        before = self._reading
        same = before is not None and before.article == reading.article
        if before is None or not same:
            self._emphasis, self._gone = Emphasis(), None
        else:
            self._emphasis = Emphasis(self._again(before, reading))
        stays = same and scroll_to is not None and scroll_to == self.position
        marked = {quotation.span.start for quotation in reading.analysis.quotations}
        marked.update(hit.start for hit in reading.hits)
        in_context = scroll_to is not None and scroll_to in marked and not stays
        self.set_anew(reading, scroll_to or 0, in_context=in_context)

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
        from tui.reader.widgets.citing import cited  # noqa: PLC0415 - when it is asked for

        return cited(self._reading, self.current_quotation)

    def _next(
        self, spans: list[Span] | tuple[Span, ...], current: int | None, step: int
    ) -> int | None:
        """Return the index next to ``current``, or to the pane's top if that is out of view."""
        if current is not None and self._is_in_view(spans[current]):
            found = current + step
            return found if 0 <= found < len(spans) else None
        return from_top(spans, self.position, current, step)

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
