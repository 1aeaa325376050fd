"""The reader's answers to keys, in this process: what it takes itself, without a terminal."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui import reader  # before Textual: it says how often that draws

# isort: split
from textual import events

from bench.figures import of_runs
from tui.config import Config
from tui.library import Library, Selection
from tui.reader.app import ReaderApp
from tui.reader.filters import Filter, FilterKind, Filters
from tui.reader.screens.reading_screen import ReadingScreen
from tui.reader.widgets.article_list import LINES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import RenderableType
    from textual.screen import Screen

    from bench.figures import Figure
    from tui.reader.widgets.article_list import ArticleList

SIZE = (120, 40)
PATIENCE_S = 20.0
BETWEEN_KEYS_S = 0.1  # ten keys a second are typed fast
QUIET_S = 0.03
DATES = ("2024-05-18", "2019-11", "2003", "1999-12-31", "2011-06-07", "2025-01-02", "2008-02-29")

FIRST_CELL = "typing: key to first changed cell"
RESULTS = "typing: last key to its results"
RESULTS_OF_PHRASE = "typing: last key of a phrase of common words to its results"
LIMITS = {FIRST_CELL: "p95 16 ms", RESULTS: "p95 50 ms", RESULTS_OF_PHRASE: "p95 500 ms"}


def results_of(query: str) -> str:
    """Return under what name the results of a query are timed: articles are read for a phrase."""
    return RESULTS_OF_PHRASE if query.startswith('"') else RESULTS


def dates(moves: int) -> tuple[str, ...]:
    """Return the dates to go to among so many other moves, half as many."""
    return tuple(islice(cycle(DATES), max(2, moves // 2)))


class TimedReader(ReaderApp):
    """The reader, which notes when it has drawn something, and what is awaited."""

    CSS_PATH = Path(reader.__file__).parent / str(ReaderApp.CSS_PATH)

    drawn = 0
    drawn_at = 0.0
    awaited: Callable[[], bool] | None = None
    shown_at = 0.0

    def _display(self, screen: Screen[None], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if renderable is not None:
            self.drawn += 1
            self.drawn_at = time.perf_counter()
            if self.awaited is not None and self.awaited():
                self.awaited = None
                self.shown_at = self.drawn_at


class Hands:
    """Presses keys and waits for what follows."""

    def __init__(self, app: TimedReader) -> None:
        self._app = app
        self.times: dict[str, list[float]] = defaultdict(list)

    @property
    def screen(self) -> ReadingScreen:
        """The main screen."""
        screen = self._app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)  # noqa: S101 - it is the first one
        return screen

    async def press(self, key: str, name: str) -> None:
        """Press ``key`` and note under ``name`` how long until something was drawn."""
        before, began = self._app.drawn, self._post(key)
        await self.wait(lambda: self._app.drawn > before)
        self.times[name].append((self._app.drawn_at - began) * 1000)

    async def press_for(self, key: str, holds: Callable[[], bool], name: str) -> None:
        """Press ``key`` and note how long until something was drawn, and that which ``holds``."""
        self._app.awaited = holds
        began = self._post(key)
        await self.wait(lambda: self._app.awaited is None)
        if self._app.awaited is None:
            self.times[name].append((self._app.shown_at - began) * 1000)
        self._app.awaited = None

    def _post(self, key: str) -> float:
        began = time.perf_counter()
        character = key if len(key) == 1 else None
        self._app.post_message(events.Key(_NAMES.get(key, key), character))
        return began

    async def wait(self, holds: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
        """Let the reader go on until ``holds``, but no longer than ``patience_s``."""
        deadline = time.perf_counter() + patience_s
        while not holds() and time.perf_counter() < deadline:
            await asyncio.sleep(0.0005)

    async def settle(self) -> None:
        """Wait until every question is answered and nothing more is drawn."""
        await self.wait(lambda: self.screen.finder.idle)
        before = -1
        while before != self._app.drawn:
            before = self._app.drawn
            await asyncio.sleep(QUIET_S)


_NAMES = {" ": "space", '"': "quotation_mark", ":": "colon", "-": "minus", "/": "slash"}


async def measured_in_process(
    library: Path, corpus: Path, home: Path, queries: Sequence[str], moves: int
) -> list[Figure]:
    """Return how long the reader takes on ``library``, whose corpus is at ``corpus``.

    Each of ``queries`` is typed, and the cursor moved by row and page as often as ``moves`` says.
    """
    config = Config(corpora=(corpus,), library=library)
    app = TimedReader(config, library, home / "marks.sqlite", home / "state.json")
    speakers = _two_speakers(library)
    async with app.run_test(size=SIZE):
        hands = Hands(app)
        await hands.wait(lambda: hands.screen.articles.total > 0)
        await hands.settle()
        await _type(hands, queries, "")
        for what, speaker in speakers.items():
            hands.screen.set_filters(Filters((Filter(FilterKind.SPEAKER, speaker),)), top=True)
            await hands.settle()
            await _type(hands, queries, f", {what}")
        hands.screen.set_filters(Filters(), top=True)
        await hands.settle()
        await _move(hands, moves)
    return [
        of_runs(f"{name} (process)", times, limit=_limit(name))
        for name, times in hands.times.items()
        if not name.startswith("_")
    ]


async def _type(hands: Hands, queries: Sequence[str], with_filter: str) -> None:
    screen = hands.screen
    for query in queries:
        await hands.press("/", "_open")
        await hands.settle()
        for key in query[:-1]:
            await hands.press(key, FIRST_CELL + with_filter)
            await asyncio.sleep(BETWEEN_KEYS_S)
        await hands.settle()  # so that what comes next is the answer to the last key
        before = screen.results
        await hands.press_for(
            query[-1],
            lambda before=before: screen.results is not before,  # type: ignore[misc]
            results_of(query) + with_filter,
        )
        await hands.settle()
        await hands.press("escape", "_close")
        await hands.settle()


async def _move(hands: Hands, times: int) -> None:
    articles = hands.screen.articles
    moves = [("j", "row down")] * times + [("pagedown", "page down")] * times
    moves += [("G", "jump to the end"), ("g", "jump to the beginning")] * (times // 2)
    for key, name in moves:
        before = articles.position
        await hands.press_for(
            key,
            lambda before=before: articles.position != before and _rows_are_here(articles),  # type: ignore[misc]
            f"{name}: its rows",
        )
        await hands.settle()
    for typed in dates(times):
        before = articles.position
        await hands.press("D", "_prompt")
        await hands.settle()
        for key in typed:
            await hands.press(key, "_date")
        await hands.press_for(
            "enter",
            lambda before=before: articles.position != before and _rows_are_here(articles),  # type: ignore[misc]
            "jump to a date: its rows",
        )
        await hands.settle()


def _rows_are_here(articles: ArticleList) -> bool:
    """Tell whether every row on screen has come."""
    top = articles.scroll_offset.y // LINES
    last = min(articles.total, top + articles.size.height // LINES)
    return all(articles.row_at(place) is not None for place in range(top, last))


def _two_speakers(library: Path) -> dict[str, str]:
    with Library.open(library) as opened:
        everyone = opened.speakers(Selection())
    if not everyone:
        return {}
    return {
        "a frequent speaker": everyone[0].name,
        "a rare speaker": everyone[len(everyone) // 2].name,
    }


def _limit(name: str) -> str:
    for begun, limit in LIMITS.items():
        if name.startswith(begun):
            return limit
    return "p95 20 ms"
