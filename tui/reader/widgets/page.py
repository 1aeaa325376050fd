"""An article as rows of text that fit a pane's width."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui.clean import clean_line
from tui.fold import fold
from tui.model import Span
from tui.reader.guard import cells_of
from tui.reader.widgets.labels import quotation_labels, with_reach
from tui.reader.widgets.wrapping import wrap
from tui.reader.wording import WORDS_A_MINUTE, day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.model import Analysis, Article

MARGIN = 3
"""Cells left of the text: two for bars, one free."""
GAP = 2
"""Cells between the text and a name to the right of it."""
LONG_LINE = 90
"""Source lines longer than this many characters are paragraphs, set apart by an empty row."""
NOWHERE = Span(-1, -1)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article to read and what to mark in it.

    ``hits`` are spans of the article's text, in order. When there are ``chosen`` speakers, the
    quotations of all others are dimmed. Below ``threshold`` a speaker is shown with a question
    mark. ``outlets`` says how many outlets carry the quotation that begins at an offset.
    """

    article: Article
    analysis: Analysis
    hits: tuple[Span, ...] = ()
    chosen: tuple[str, ...] = ()
    threshold: float = 0.5
    outlets: Mapping[int, int] = field(default_factory=dict)

    def is_in_focus(self, quotation: int) -> bool:
        """Tell whether the quotation is one to look at: nobody is chosen, or who said it is."""
        if not self.chosen:
            return True
        said_by, quoted = self.analysis.said_by, self.analysis.quotations[quotation]
        return any(said_by(quoted, name) for name in self.chosen)


class RowKind(StrEnum):
    """What stands on a row."""

    HEADLINE = "headline"
    BYLINE = "byline"
    TEXT = "text"
    NAMES = "names"
    EMPTY = "empty"


class Row(NamedTuple):
    """One row of a page; a long article has thousands.

    ``text`` has the characters of the article's text at ``span``, one for one, each fit to be
    drawn; the span is ``NOWHERE`` if they are not of the article's text. ``quotations`` are those
    that touch the row, and ``names`` those whose speaker's name stands at its right end.
    """

    kind: RowKind
    text: str = ""
    span: Span = NOWHERE
    quotations: tuple[int, ...] = ()
    names: tuple[int, ...] = ()

    @property
    def is_of_text(self) -> bool:
        """Whether the row shows characters of the article's text."""
        return self.span != NOWHERE


@dataclass(frozen=True, slots=True)
class Measures:
    """Where things stand in a pane: columns, from the left.

    Text begins at ``left`` and is at most ``text`` cells wide; names end before ``right``.
    """

    left: int
    text: int
    right: int


class Page:
    """The rows of one article, and which of them shows which offset."""

    def __init__(self, reading: Reading, width: int, measure: int) -> None:
        self.reading = reading
        self.width = width
        labels = quotation_labels(reading.analysis, reading.chosen, reading.threshold)
        self.labels = with_reach(labels, reading.analysis, reading.outlets)
        self.measures = _measures(width, measure, self.labels)
        self.rows = _Typesetter(self).rows()
        self._starts = [(at, row.span.start) for at, row in enumerate(self.rows) if row.is_of_text]

    def row_of(self, offset: int) -> int:
        """Return the row that shows the character at ``offset``, or the nearest one before it."""
        found = bisect_right(self._starts, offset, key=lambda item: item[1]) - 1
        return self._starts[max(found, 0)][0] if self._starts else 0

    def offset_of(self, row: int) -> int:
        """Return the offset at which ``row``, or the first one after it with text, begins."""
        found = bisect_right(self._starts, (row, -1))
        return self._starts[min(found, len(self._starts) - 1)][1] if self._starts else 0

    def rows_of(self, span: Span) -> tuple[int, int]:
        """Return the first and the last row that show characters of ``span``."""
        return self.row_of(span.start), self.row_of(max(span.end - 1, span.start))

    def label_of(self, row: Row) -> str:
        """Return the names at the right end of ``row``, each once."""
        return " ".join(dict.fromkeys(self.labels[quotation] for quotation in row.names))

    def name_at(self, row: Row, column: int) -> int | None:
        """Return a quotation whose name stands in that column of ``row``, if one does."""
        at = self.measures.right - cell_len(self.label_of(row))
        for label, quotation in {self.labels[each]: each for each in row.names}.items():
            if at <= column < at + cell_len(label):
                return quotation
            at += cell_len(label) + 1
        return None

    def quotation_at(self, row: Row, column: int) -> int | None:
        """Return the innermost quotation in that column of ``row``; in its margin, the first."""
        if column < self.measures.left:
            return row.quotations[0] if row.quotations else None
        spans = {at: self.reading.analysis.quotations[at].span for at in row.quotations}
        for end in range(1, len(row.text) + 1):
            if cell_len(row.text[:end]) > column - self.measures.left:
                offset = row.span.start + end - 1
                holding = [at for at, span in spans.items() if span.start <= offset < span.end]
                return min(holding, key=lambda at: spans[at].end - spans[at].start, default=None)
        return None


class _Typesetter:
    """Lays out the rows of a page."""

    def __init__(self, page: Page) -> None:
        reading = page.reading
        self.article, self.analysis = reading.article, reading.analysis
        self.labels, self.measures = page.labels, page.measures
        self.drawn = "\n".join(map(cells_of, self.article.text.split("\n")))
        self.lines = [line for line in _lines(self.drawn) if line.of(self.drawn).strip()]
        self.ends = self._where_names_stand()

    def rows(self) -> list[Row]:
        """Return the headline, the byline, and the paragraphs with empty rows between them."""
        rows, lines = self._head(), self.lines
        if lines and self._says_headline(lines[0]):
            lines = lines[1:]
        before: Span | None = None
        for line in lines:
            if before is None or self._stand_apart(before, line):
                rows.append(Row(RowKind.EMPTY))
            rows += self._paragraph(line, RowKind.TEXT)
            before = line
        return _with_quotations(rows, self.analysis)

    def _head(self) -> list[Row]:
        article = self.article
        if self.lines and self._says_headline(self.lines[0]):
            rows = list(self._paragraph(self.lines[0], RowKind.HEADLINE))
        else:
            rows = list(_unquoted(clean_line(article.headline), RowKind.HEADLINE, self.measures))
        words = article.text.count(" ") + article.text.count("\n") + 1
        minutes = max(1, round(words / WORDS_A_MINUTE))
        parts = (article.outlet, article.author, day(article.published), f"{minutes} min")
        for line in _joined([clean_line(part) for part in parts], self.measures.text):
            rows += _unquoted(line, RowKind.BYLINE, self.measures)
        return rows

    def _says_headline(self, line: Span) -> bool:
        said, headline = line.of(self.drawn), self.article.headline
        return len(said) < 2 * len(headline) and _same(said, headline)

    def _stand_apart(self, before: Span, line: Span) -> bool:
        """Tell whether an empty row belongs between two lines of the text."""
        return (
            line.start - before.end > 1
            or before.end - before.start > LONG_LINE
            or line.end - line.start > LONG_LINE
        )

    def _paragraph(self, line: Span, kind: RowKind) -> Iterator[Row]:
        """Yield the rows of one line of the text, with names where there is room for them."""
        measures = self.measures
        ends = self._ends_within(line)
        spare = measures.right - measures.left - measures.text
        reserved = [
            (end, wanted)
            for end, quotation in ends
            if (wanted := cell_len(self.labels[quotation]) + GAP - spare) > 0
        ]
        waiting = 0
        for part in wrap(self.drawn, line, measures.text, reserved):
            row = Row(kind, self.drawn[part.start : part.end], part)
            if waiting == len(ends) or ends[waiting][0] > part.end:
                yield row
                continue
            names = []
            while waiting < len(ends) and ends[waiting][0] <= part.end:
                names.append(ends[waiting][1])
                waiting += 1
            label = " ".join(dict.fromkeys(self.labels[quotation] for quotation in names))
            room = measures.right - measures.left - cell_len(row.text)
            if cell_len(label) + GAP <= room:
                yield row._replace(names=tuple(names))
            else:
                yield row
                yield Row(RowKind.NAMES, names=tuple(names))

    def _where_names_stand(self) -> list[tuple[int, int]]:
        """Return the ends of the quotations that get a name, with their indices, in order.

        Of quotations by one speaker that follow each other closely, the last one gets it.
        """
        quotations = self.analysis.quotations
        size = len(self.drawn)
        ends: list[tuple[int, int]] = []
        for at, quotation in enumerate(quotations):
            if at + 1 < len(quotations) and self.labels[at] == self.labels[at + 1]:
                between = Span(quotation.span.end, quotations[at + 1].span.start)
                if between.end - between.start < self.measures.text and "\n" not in between.of(
                    self.drawn
                ):
                    continue
            ends.append((min(quotation.span.end, size), at))
        return sorted(ends)

    def _ends_within(self, line: Span) -> list[tuple[int, int]]:
        first = bisect_right(self.ends, line.start, key=lambda item: item[0])
        last = bisect_right(self.ends, line.end, key=lambda item: item[0])
        stop = line.start + len(line.of(self.drawn).rstrip())
        return [(min(end, stop), quotation) for end, quotation in self.ends[first:last]]


def _measures(width: int, measure: int, labels: Sequence[str]) -> Measures:
    room = max(width - MARGIN - 1, 1)
    text = min(measure, room)
    widest = max(map(cell_len, labels), default=0)
    right = min(room, text + (widest + GAP if widest else 0))
    left = MARGIN + max(0, (room - right) // 2)
    return Measures(left, text, left + right)


def _lines(text: str) -> Iterator[Span]:
    for found in re.finditer(r"[^\n]+", text):
        yield Span(*found.span())


def _joined(parts: Sequence[str], width: int) -> Iterator[str]:
    """Yield lines of ``parts``, as many on each as fit ``width``; a wide one has its own."""
    line = ""
    for part in filter(None, parts):
        longer = f"{line} · {part}" if line else part
        if line and cell_len(longer) > width:
            yield line
            longer = part
        line = longer
    yield line


def _unquoted(text: str, kind: RowKind, measures: Measures) -> Iterator[Row]:
    """Yield the rows of words that are not of the article's text."""
    drawn = cells_of(text)
    for part in wrap(drawn, Span(0, len(drawn)), measures.text):
        yield Row(kind, part.of(drawn))


def _same(one: str, other: str) -> bool:
    return fold(clean_line(one)) == fold(clean_line(other))


def _with_quotations(rows: Sequence[Row], analysis: Analysis) -> list[Row]:
    """Return ``rows`` with the quotations that touch each."""
    marked = []
    waiting, quotations = 0, analysis.quotations
    open_now: list[int] = []
    for row in rows:
        if row.is_of_text:
            start, end = row.span
            while waiting < len(quotations) and quotations[waiting].span.start < end:
                open_now.append(waiting)
                waiting += 1
            if open_now:
                open_now = [each for each in open_now if quotations[each].span.end > start]
        touching = tuple(open_now) if row.is_of_text else row.names
        marked.append(row._replace(quotations=touching) if touching else row)
    return marked
