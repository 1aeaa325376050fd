"""The reader's answers to keys, as the installed command gives them in a real pty.

The bytes it writes are timed, not what a terminal makes of them.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bench.figures import of_runs, single
from bench.latency_in_process import FIRST_CELL, LIMITS, RESULTS, dates
from bench.terminal import ENTER, ESCAPE, ONRECORD, PAGE_DOWN, Pty, TooLateError
from tui.library import Library, Selection
from tui.reader.days import last_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.figures import Figure
    from tui.library import Results

BETWEEN_KEYS_S = 0.05
MEMORY_LIMIT = "150 MB"
CELLS = 12  # of a headline, by which its row is known


def measured_in_pty(
    library: Path, corpus: Path, home: Path, queries: Sequence[str], moves: int
) -> list[Figure]:
    """Return how long the installed reader takes on ``library``, and its memory afterwards."""
    times: dict[str, list[float]] = defaultdict(list)
    with (
        Library.open(library) as opened,
        Pty([ONRECORD, str(corpus)], home, {"ONRECORD_LIBRARY": str(library)}) as terminal,
    ):
        everything = opened.select(Selection())
        terminal.until(_headline(everything, 0), since=terminal.began)
        terminal.settle(1.0)
        for query in queries:
            _type(terminal, opened, query, times)
        _move(terminal, everything, moves, times)
        now, most = terminal.memory_mb()
    figures = [of_runs(f"{name} (pty)", took, limit=_limit(name)) for name, took in times.items()]
    return [*figures, single("memory of the reader", now, "MB", limit=MEMORY_LIMIT,
                             note=f"at most {most:,.0f} MB")]  # fmt: skip


def _type(terminal: Pty, library: Library, query: str, times: dict[str, list[float]]) -> None:
    results = library.select(Selection(query))
    terminal.press("/")
    terminal.settle()
    for key in query[:-1]:
        times[FIRST_CELL].append(terminal.first_output(terminal.press(key)))
        terminal.settle(BETWEEN_KEYS_S)
    pressed = terminal.press(query[-1])
    awaited = _headline(results, 0) if results.total else "0 articles"
    with suppress(TooLateError):  # then there is a run less
        times[RESULTS].append(terminal.until(awaited, since=pressed))
    terminal.settle()
    terminal.press(ESCAPE)
    terminal.settle(0.4)


def _move(terminal: Pty, everything: Results, moves: int, times: dict[str, list[float]]) -> None:
    """Move about; rows are known by the headlines that stand there."""
    terminal.press("g")
    terminal.settle()
    for _ in range(moves):
        times["row down: first changed cell"].append(terminal.first_output(terminal.press("j")))
        terminal.settle(BETWEEN_KEYS_S)
    for _ in range(moves):
        pressed = terminal.press(PAGE_DOWN)
        times["page down: first changed cell"].append(terminal.first_output(pressed))
        terminal.settle(BETWEEN_KEYS_S)
    last, first = _headline(everything, everything.total - 1), _headline(everything, 0)
    for _ in range(moves // 4):
        times["jump to the end: its rows"].append(terminal.until(last, since=terminal.press("G")))
        terminal.settle()
        times["jump to the beginning: its rows"].append(
            terminal.until(first, since=terminal.press("g"))
        )
        terminal.settle()
    for typed in dates(moves):
        day = last_day(typed, datetime.now(UTC).date())
        rank = None if day is None else everything.rank_of_day(day)
        if rank is None:
            continue
        terminal.press("D")
        terminal.settle(0.4)
        terminal.press(typed)
        terminal.settle()
        pressed = terminal.press(ENTER)
        times["jump to a date: its rows"].append(
            terminal.until(_headline(everything, rank), since=pressed)
        )
        terminal.settle()


def _headline(results: Results, place: int) -> str:
    """Return the beginning of the headline at ``place``, which no other row is likely to share."""
    (row,) = results.window(place, 1)
    return " ".join(row.headline.split())[:CELLS]


def _limit(name: str) -> str:
    return LIMITS.get(name, "p95 20 ms")
