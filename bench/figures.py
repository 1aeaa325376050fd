"""Figures as every benchmark gives them: a table for people, JSON for programs."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured.

    ``p50``, ``p95`` and ``most`` are of ``runs`` runs, in ``unit``; where there was one run, they
    are all its value. ``limit`` is what it is to stay within, if anything; ``note`` says what the
    name cannot, or why there is no value.
    """

    name: str
    unit: str = ""
    runs: int = 0
    p50: float | None = None
    p95: float | None = None
    most: float | None = None
    limit: str = ""
    note: str = ""


def of_runs(
    name: str, values: Iterable[float], unit: str = "ms", *, limit: str = "", note: str = ""
) -> Figure:
    """Return the figure of what several runs gave; of none, one without a value."""
    ranked = sorted(values)
    if not ranked:
        return Figure(name, unit, limit=limit, note=note or "no run succeeded")
    return Figure(
        name,
        unit,
        len(ranked),
        statistics.median(ranked),
        percentile(ranked, 0.95),
        ranked[-1],
        limit,
        note,
    )


def single(name: str, value: float, unit: str, *, limit: str = "", note: str = "") -> Figure:
    """Return a figure that was measured once."""
    return Figure(name, unit, 1, value, value, value, limit, note)


def absent(name: str, reason: str) -> Figure:
    """Return a figure that could not be measured here, and why."""
    return Figure(name, note=reason)


def percentile(ranked: Sequence[float], share: float) -> float:
    """Return the least of ``ranked``, which ascends, that ``share`` of all do not exceed."""
    return ranked[min(len(ranked) - 1, max(0, -int(-share * len(ranked) // 1) - 1))]


def machine() -> str:
    """Return on what is measured, and how busy it is."""
    return (
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}, Textual {version('textual')}"
    )


def give(figures: Sequence[Figure], *, as_json: bool) -> None:
    """Print ``figures``, the machine first."""
    if as_json:
        print(json.dumps({"machine": machine(), "figures": list(map(asdict, figures))}, indent=1))
    else:
        print(machine())
        print(table(figures))


def table(figures: Sequence[Figure]) -> str:
    """Return ``figures`` as a table that is one in Markdown too."""
    rows: list[tuple[str, ...]] = [("", "runs", "p50", "p95", "most", "limit", "")]
    rows += [
        (
            figure.name,
            str(figure.runs) if figure.runs else "–",
            *(_number(value, figure.unit) for value in (figure.p50, figure.p95, figure.most)),
            figure.limit,
            figure.note,
        )
        for figure in figures
    ]
    widths = [max(3, *(len(row[column]) for row in rows)) for column in range(len(rows[0]))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """Let the command line ask for JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON and no table")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return (
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        + " |"
    )


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    if unit == "x":
        return f"{value:.2f} x"
    shown = f"{value:,.0f}" if value >= 100 else f"{value:.2g}" if value < 1 else f"{value:.1f}"
    return f"{shown} {unit}".strip()
