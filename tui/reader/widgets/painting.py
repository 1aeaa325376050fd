"""Paint the rows of a page: who said it, what was searched, what is current and selected."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.model import QuotationKind, Span
from tui.reader.themes import marks_of
from tui.reader.widgets.labels import REACH
from tui.reader.widgets.page import RowKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.theme import Theme

    from tui.reader.widgets.emphasis import Emphasis
    from tui.reader.widgets.page import Page, Row

_BARS = {
    (QuotationKind.DIRECT, False): "▌",
    (QuotationKind.DIRECT, True): "█",
    (QuotationKind.INDIRECT, False): "╎",
    (QuotationKind.INDIRECT, True): "┃",
}
_NOBODY = "?"  # in the place of the bar, where nobody is known to have said it
_QUOTATION_MARKS = "“”„‟\"'‘’‚«»‹›「」『』"


@dataclass(frozen=True, slots=True)
class Look:
    """How each kind of text looks; every style but ``base`` is laid over others."""

    base: Style
    headline: Style
    quiet: Style
    hit: Style
    current_hit: Style
    current: Style
    selection: Style
    indirect: Style
    name: Style
    mention: Style


def look_of(theme: Theme, base: Style, *, colourless: bool = False) -> Look:
    """Return the look of article text in ``theme`` over ``base``, the pane's own style.

    Where there are no colours, or only the terminal's own, attributes stand in for backgrounds.
    """
    marks = marks_of(theme)
    strong, indirect = Style(bold=True), Style(italic=True)
    if marks is None or colourless:
        return Look(
            base=base,
            headline=strong,
            quiet=Style(dim=True),
            hit=Style(reverse=True),
            current_hit=Style(reverse=True, bold=True, underline=True),
            current=strong,
            selection=Style(reverse=True, underline=True),
            indirect=indirect,
            name=Style(),
            mention=Style(underline=True),
        )
    return Look(
        base=base,
        headline=strong,
        quiet=Style(color=marks.quiet),
        hit=Style(bgcolor=marks.hit, bold=True),
        current_hit=Style(bgcolor=marks.hit, bold=True, reverse=True),
        current=Style(bgcolor=marks.current),
        selection=Style(bgcolor=marks.selection),
        indirect=indirect,
        name=Style(bold=True),
        mention=Style(underline=True),
    )


class Painter:
    """Paints the rows of one page in one look.

    ``colour_of`` returns the colour of a speaker by name, as Rich spells colours, or None for that
    of the text.
    """

    def __init__(self, page: Page, look: Look, colour_of: Callable[[str], str | None]) -> None:
        self._page = page
        self._look = look
        reading = page.reading
        self._hits = reading.hits
        self._furniture = reading.analysis.furniture
        self._voices = [
            self._voice(quotation, colour_of)
            for quotation in range(len(reading.analysis.quotations))
        ]
        self._is_attributed = [
            reading.analysis.speaker_of(quotation) is not None
            for quotation in reading.analysis.quotations
        ]
        self._marked = [
            _with_marks(reading.article.text, quotation.span)
            if quotation.kind is QuotationKind.DIRECT
            else quotation.span
            for quotation in reading.analysis.quotations
        ]

    def strip(self, row: Row, emphasis: Emphasis, selected: Span | None = None) -> Strip:
        """Return ``row`` as a strip as wide as the page.

        Its text begins at the character ``measures.left``; ``selected`` are those of its
        characters, counted from there, that the mouse has selected.
        """
        page, base = self._page, self._look.base
        segments = [*self._bars(row, emphasis)]
        segments += _cut(row.text, list(self._layers(row, emphasis, selected)), base)
        if row.names:
            label = page.label_of(row)
            used = page.measures.left + cell_len(row.text)
            space = page.measures.right - used - cell_len(label)
            segments.append(Segment(" " * max(space, 0), base))
            segments += self._names(row, emphasis)
        return Strip(segments).adjust_cell_length(page.width, base)

    def _voice(self, quotation: int, colour_of: Callable[[str], str | None]) -> Style:
        """Return how the words of the quotation look."""
        reading = self._page.reading
        quoted = reading.analysis.quotations[quotation]
        speaker = reading.analysis.speaker_of(quoted)
        style = Style()
        if not reading.is_in_focus(quotation):
            style = self._look.quiet
        elif speaker is not None:
            style = Style(color=colour_of(speaker.name))
        return style + self._look.indirect if quoted.kind is QuotationKind.INDIRECT else style

    def _ink(self, quotation: int) -> Style:
        """Return the colour of the quotation's bar and name."""
        voice = self._voices[quotation]
        return Style(color=voice.color, dim=voice.dim)

    def _bars(self, row: Row, emphasis: Emphasis) -> Iterator[Segment]:
        """Yield the margin: a bar for the row's last speaker, and one for the speaker before."""
        base = self._look.base
        quotations = self._page.reading.analysis.quotations
        bars: dict[Style, str] = {}
        for quotation in row.quotations:
            is_current = quotation == emphasis.quotation
            bar = _BARS[quotations[quotation].kind, is_current]
            if not is_current and not self._is_attributed[quotation]:
                bar = _NOBODY
            style = base + self._ink(quotation)
            if bars.get(style) not in ("█", "┃"):
                bars.pop(style, None)
                bars[style] = bar
        left = self._page.measures.left
        shown = list(bars.items())[-2:]
        yield Segment(" " * (left - 1 - len(shown)), base)
        for style, bar in shown:
            yield Segment(bar, style)
        yield Segment(" ", base)

    def _names(self, row: Row, emphasis: Emphasis) -> Iterator[Segment]:
        """Yield the names at the right end."""
        labels = self._page.labels
        for at, (label, quotation) in enumerate({labels[q]: q for q in row.names}.items()):
            if at:
                yield Segment(" ", self._look.base)
            style = self._look.base + self._ink(quotation)
            if quotation == emphasis.quotation:
                style += self._look.current
            name, sign, number = label.partition(REACH)
            yield Segment(name, style + self._look.name)
            if sign:
                yield Segment(f"{sign}{number}", self._look.base + self._look.quiet)

    def _layers(
        self, row: Row, emphasis: Emphasis, selected: Span | None
    ) -> Iterator[tuple[Span, Style]]:
        """Yield what lies over which characters of the row, the uppermost last."""
        look = self._look
        if row.kind is RowKind.HEADLINE:
            yield Span(0, len(row.text)), look.headline
        elif row.kind is RowKind.BYLINE:
            yield Span(0, len(row.text)), look.quiet
        if row.is_of_text:
            for span, over in self._layers_of_text(row, emphasis):
                yield Span(span.start - row.span.start, span.end - row.span.start), over
        if selected is not None:
            yield selected, look.selection

    def _layers_of_text(self, row: Row, emphasis: Emphasis) -> Iterator[tuple[Span, Style]]:
        look = self._look
        for span in _touching(self._furniture, row.span):
            yield span, look.quiet
        for quotation in row.quotations:
            yield self._marked[quotation], self._voices[quotation]
        if emphasis.quotation in row.quotations:
            yield self._marked[emphasis.quotation], look.current
        for span in _touching(emphasis.mentions, row.span):
            is_current = (
                emphasis.mention is not None and emphasis.mentions[emphasis.mention] == span
            )
            yield span, look.current_hit if is_current else look.mention
        for span in _touching(self._hits, row.span):
            is_current = emphasis.hit is not None and self._hits[emphasis.hit] == span
            yield span, look.current_hit if is_current else look.hit


def _cut(text: str, layers: list[tuple[Span, Style]], base: Style) -> Iterator[Segment]:
    """Yield ``text`` cut wherever its look changes; layers may reach beyond it."""
    cuts = {0, len(text)}
    for span, _ in layers:
        cuts.update(min(max(end, 0), len(text)) for end in span)
    for start, end in pairwise(sorted(cuts)):
        style = base
        for span, over in layers:
            if span.start <= start and end <= span.end:
                style += over
        yield Segment(text[start:end], style)


def _touching(spans: tuple[Span, ...], row: Span) -> tuple[Span, ...]:
    """Return those of ``spans``, which are in order and do not overlap, that touch ``row``."""
    first = bisect_right(spans, row.start, key=lambda span: span.end)
    last = bisect_left(spans, row.end, key=lambda span: span.start)
    return spans[first:last]


def _with_marks(text: str, span: Span) -> Span:
    """Return ``span`` with the quotation marks right before and after it."""
    start, end = span
    if start > 0 and text[start - 1] in _QUOTATION_MARKS:
        start -= 1
    if end < len(text) and text[end] in _QUOTATION_MARKS:
        end += 1
    return Span(start, end)
