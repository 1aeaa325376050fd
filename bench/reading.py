"""How long a long article takes to appear, and a page of it to turn.

    python -m bench.reading [--quotations 500] [--kilobytes 200] [--pages 20] [--json]

The reading pane on a generated article of 200 KB with 500 quotations, beside one ``Static`` with
the same text and colours. The times are from the call to the end of drawing and include Textual's
wait for its next frame, some milliseconds; those of the processor do not.
"""

from __future__ import annotations

import argparse
import asyncio
import random
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import tui.reader  # noqa: F401 - before Textual: it says how often that draws

# isort: split
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bench.figures import Figure, add_json_option, give, of_runs, single
from tui.garbage import look_seldom
from tui.model import (
    Analysis,
    Article,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Span,
)
from tui.reader.themes import DARK
from tui.reader.widgets.page import Reading
from tui.reader.widgets.reading import ReadingPane

if TYPE_CHECKING:
    from textual.widget import Widget

SIZE = (120, 40)
SPEAKERS = ("Anna Berg", "Bernd Maier-Larsen", "Carla Ruiz", "Dana Óskarsdóttir", "Émile Roux")
WORDS = ("the", "harbour", "bridge", "will", "stay", "open", "through", "winter", "naïve", "café")


def generated(kilobytes: int, quotations: int) -> Reading:
    """Return an article of that size in which that many sentences are direct quotations."""
    rng = random.Random(2)  # noqa: S311 - the same article each time, no secret
    size = kilobytes * 1000 // quotations
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for _ in range(quotations):
        words = " ".join(rng.choices(WORDS, k=size // 12))
        rest = " ".join(rng.choices(WORDS, k=size // 12))
        spans.append(Span(at + 1, at + 1 + len(words)))
        parts.append(f"“{words},” said the speaker. {rest.capitalize()}.\n")
        at += len(parts[-1])
    text = "".join(parts)
    entities = tuple(Entity(name, EntityKind.PERSON) for name in SPEAKERS)
    quoted = tuple(
        Quotation(
            span, QuotationKind.DIRECT, run=at, attribution=Attribution(None, None, at % 5, 0.9)
        )
        for at, span in enumerate(spans)
    )
    return Reading(Article("long", "A long article", text), Analysis(quoted, entities))


class Bench(App[None]):
    """Holds the widget that is measured."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self._widgets = widgets
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        """Show the widgets."""
        yield from self._widgets

    async def drawn(self, widget: Widget) -> None:
        """Wait until what was changed is on the screen."""
        done = asyncio.Event()
        widget.call_after_refresh(done.set)
        await done.wait()


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: of the first frame, of each page, and of the processor for each page."""

    first: float
    pages: list[float]
    busy: list[float]


async def turned(app: Bench, pane: Widget, first: float, pages: int) -> Times:
    """Return ``first`` with the times that each of ``pages`` pages down takes."""
    times = Times(first, [], [])
    for _ in range(pages):
        begun, busy = perf_counter(), process_time()
        pane.scroll_to(y=pane.scroll_y + SIZE[1] - 1, animate=False)
        await app.drawn(pane)
        times.pages.append((perf_counter() - begun) * 1000)
        times.busy.append((process_time() - busy) * 1000)
    return times


async def pane_times(reading: Reading, pages: int) -> Times:
    """Return the times of the reading pane."""
    pane = ReadingPane()
    app = Bench(pane)
    async with app.run_test(size=SIZE):
        await app.drawn(pane)
        begun = perf_counter()
        pane.show(reading)
        await app.drawn(pane)
        first = (perf_counter() - begun) * 1000
        look_seldom()  # as the reader does
        return await turned(app, pane, first, pages)


async def static_times(reading: Reading, pages: int) -> Times:
    """Return the same for a ``Static`` in a scrolling container."""
    static = Static()
    scroll = VerticalScroll(static)
    app = Bench(scroll)
    async with app.run_test(size=SIZE):
        await app.drawn(scroll)
        content = Content(reading.article.text)
        for quotation in reading.analysis.quotations:
            content = content.stylize("#66a8fc", *quotation.span)
        begun = perf_counter()
        static.update(content)
        await app.drawn(scroll)
        first = (perf_counter() - begun) * 1000
        return await turned(app, scroll, first, pages)


def figures(kilobytes: int = 200, quotations: int = 500, pages: int = 20) -> list[Figure]:
    """Return the times of the pane and of one ``Static`` with the same text."""
    reading = generated(kilobytes, quotations)
    found: list[Figure] = []
    for name, measured, limits in (
        ("long article", pane_times, ("100 ms", "20 ms")),
        ("the same in one Static", static_times, ("", "")),
    ):
        times = asyncio.run(measured(reading, pages))
        found += [
            single(f"{name}: first frame", times.first, "ms", limit=limits[0]),
            of_runs(f"{name}: a page", times.pages, limit=limits[1]),
            of_runs(f"{name}: a page, processor", times.busy),
        ]
    return found


def main() -> None:
    """Measure both and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quotations", type=int, default=500)
    parser.add_argument("--kilobytes", type=int, default=200)
    parser.add_argument("--pages", type=int, default=20)
    add_json_option(parser)
    options = parser.parse_args()
    give(figures(options.kilobytes, options.quotations, options.pages), as_json=options.json)


if __name__ == "__main__":
    main()
