"""The reader's answers to keys, as the installed command gives them in a real pty.

The bytes it writes are timed, not what a terminal makes of them.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bench.figures import of_runs, single
from bench.latency_in_process import FIRST_CELL, LIMITS, dates, results_of
from bench.listed import begun, headline_at, listed
from bench.terminal import ENTER, ESCAPE, ONRECORD, PAGE_DOWN, Pty, TooLateError
from tui.library import Library
from tui.library.days import last_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.figures import Figure
    from tui.library import Results

BETWEEN_KEYS_S = 0.05
MEMORY_LIMIT = "150 MB"
ON_SCREEN = 10  # rows of the list, at least


def measured_in_pty(
    library: Path, corpus: Path, home: Path, queries: Sequence[str], moves: int
) -> list[Figure]:
    """Return how long the installed reader takes on ``library``, and its memory afterwards."""
    times: dict[str, list[float]] = defaultdict(list)
    with (
        Library.open(library) as opened,
        Pty([ONRECORD, str(corpus)], home, {"ONRECORD_LIBRARY": str(library)}) as terminal,
    ):
        everything = listed(opened)
        terminal.until(headline_at(everything, 0), since=terminal.began)
        terminal.settle(1.0)
        for query in queries:
            _type(terminal, opened, query, times)
        _move(terminal, everything, moves, times)
        now, most = terminal.memory_mb()
    figures = [of_runs(f"{name} (pty)", took, limit=_limit(name)) for name, took in times.items()]
    return [*figures, single("memory of the reader", now, "MB", limit=MEMORY_LIMIT,
                             note=f"at most {most:,.0f} MB")]  # fmt: skip


def _type(terminal: Pty, library: Library, query: str, times: dict[str, list[float]]) -> None:
    typed, awaited = _up_to_the_last_change(library, query)
    terminal.answer("/")
    for key in typed[:-1]:
        times[FIRST_CELL].append(terminal.first_output(terminal.press(key)))
        terminal.settle(BETWEEN_KEYS_S)
    pressed = terminal.press(typed[-1])
    if awaited:
        with suppress(TooLateError):  # then there is a run less
            times[results_of(query)].append(terminal.until(awaited, since=pressed))
    terminal.settle()
    terminal.answer(ESCAPE, 0.4)


def _up_to_the_last_change(library: Library, query: str) -> tuple[str, str]:
    """Return ``query`` up to the last key that changes what is on screen, and what that brings.

    The keys after it only confirm the rows that are there, and are not seen to be answered.
    """
    after = listed(library, query)
    for end in range(len(query), 1, -1):
        before = listed(library, query[: end - 1])
        if brought := _first_change(before, after):
            return query[:end], brought
        after = before
    return query, ""


def _first_change(before: Results, after: Results) -> str:
    """Return a headline that comes to the screen; nothing if the rows on it stay the same."""
    if not after.total:
        return "0 articles" if before.total else ""
    rows, earlier = after.window(0, ON_SCREEN), before.window(0, ON_SCREEN)
    for place, row in enumerate(rows):
        if place >= len(earlier) or earlier[place].id != row.id:
            return begun(row.headline)
    return ""


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
    last, first = headline_at(everything, everything.total - 1), headline_at(everything, 0)
    for _ in range(moves // 2):
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
        terminal.answer("D", 0.4)
        terminal.answer(typed)
        pressed = terminal.press(ENTER)
        times["jump to a date: its rows"].append(
            terminal.until(headline_at(everything, rank), since=pressed)
        )
        terminal.settle()


def _limit(name: str) -> str:
    return LIMITS.get(name, "p95 20 ms")
