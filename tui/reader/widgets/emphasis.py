"""What stands out in the text of an article beyond its quotations."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.selection import Selection

    from tui.reader.widgets.page import Row


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What is current: indices of a quotation, of a hit and of one of the ``mentions``.

    ``mentions`` are where the name under the sidebar's cursor stands, in the order of the text.
    """

    quotation: int | None = None
    hit: int | None = None
    mentions: tuple[Span, ...] = ()
    mention: int | None = None


def selected_in(selection: Selection, number: int, row: Row, left: int) -> Span | None:
    """Return the characters of the text of ``row`` that are selected, if any can be."""
    chosen = selection.get_span(number)
    if chosen is None or not row.text:
        return None
    start, end = chosen
    size = len(row.text)
    last = size if end == -1 else min(max(end - left, 0), size)
    return Span(min(max(start - left, 0), size), last)


def beside(spans: Sequence[Span], offset: int, step: int) -> int | None:
    """Return the index of the first of ``spans`` from ``offset`` on, or of the last before it."""
    after = bisect_left(spans, offset, key=lambda span: span.start)
    found = after if step > 0 else after - 1
    return found if 0 <= found < len(spans) else None


def from_top(spans: Sequence[Span], position: int, current: int | None, step: int) -> int | None:
    """Return the index of the span next to what begins at ``position``, the top of the pane.

    ``current`` is the one that was gone to last and is out of view.
    """
    if step > 0:
        found = next((at for at, span in enumerate(spans) if span.start >= position), len(spans))
        found += step if found == current else 0
    else:
        before = [at for at, span in enumerate(spans) if span.start < position]
        nothing_above = position == 0 and current is None
        found = before[-1] if before else (len(spans) - 1 if nothing_above else -1)
    return found if 0 <= found < len(spans) else None
