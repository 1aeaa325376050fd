"""How long the program takes to start, beside the least it could take.

    python -m bench.startup [--runs 20] [--corpus PATH [--library FILE]] [--json]

The first frame of the reader with an article on it, in a real pty, beside an empty Textual app of
three panes in the same; commands that have no screen beside an empty Python. All take turns, so
that a busy moment of the machine falls on all of them. The reader's limit is a ratio, taken of the
two that stood side by side. The library is brought up to date once before.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from bench.figures import add_json_option, give, of_runs, single
from bench.listed import headline_at, listed
from bench.terminal import ONRECORD, Pty, environment_in
from tui.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.figures import Figure

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 1.6
GROWTH = "0.9 to 1.1 x"
EMPTY_APP = """
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Static

class Empty(App):
    CSS = "Static { width: 1fr; border: round gray; }"

    def compose(self):
        with Horizontal():
            for number in range(3):
                yield Static(f"pane{number}ready")

Empty().run()
"""


def first_frame(command: Sequence[str], awaited: str, home: Path, library: Path | None) -> float:
    """Return the milliseconds from the start of ``command`` until it has drawn ``awaited``."""
    environment = {} if library is None else {"ONRECORD_LIBRARY": str(library)}
    with Pty(command, home, environment) as terminal:
        return terminal.until(awaited, since=terminal.began)


@dataclass(frozen=True, slots=True)
class Opening:
    """A corpus that the reader opens with its library, and what the figures call it."""

    what: str
    corpus: Path
    library: Path


def first_frames(openings: Sequence[Opening], home: Path, runs: int) -> list[Figure]:
    """Return the figures of the reader and of the empty app, each beside the others in turns.

    Of several openings the last is compared with the first besides.
    """
    newest: list[str] = []
    for opening in openings:
        with Library.open(opening.library) as opened:
            newest.append(headline_at(listed(opened), 0))
    empty: list[float] = []
    reader: list[list[float]] = [[] for _ in openings]
    for turn in range(runs + 1):
        blank = first_frame([sys.executable, "-c", EMPTY_APP], "pane2ready", home, None)
        ours = [
            first_frame([ONRECORD, str(opening.corpus)], awaited, home, opening.library)
            for opening, awaited in zip(openings, newest, strict=True)
        ]
        if turn:  # the first one reads everything from the disk
            empty.append(blank)
            for times, time in zip(reader, ours, strict=True):
                times.append(time)
    figures = [of_runs("empty app of three panes", empty)]
    for opening, times in zip(openings, reader, strict=True):
        figures.append(of_runs(f"{opening.what}, first frame with articles", times))
        figures.append(_ratio(f"{opening.what} / empty app", times, empty, f"{LIMIT} x"))
    if len(openings) > 1:
        what = f"{openings[-1].what} / {openings[0].what}"
        figures.append(_ratio(what, reader[-1], reader[0], GROWTH))
    return figures


def _ratio(what: str, times: Sequence[float], others: Sequence[float], limit: str) -> Figure:
    ratio = median(one / other for one, other in zip(times, others, strict=True))
    return single(what, ratio, "x", limit=limit, note="median of the pairs")


def commands(corpus: Path, library: Path, home: Path, runs: int) -> list[Figure]:
    """Return the figures of the commands without a screen."""
    of_library = ["--corpus", str(corpus), "--library", str(library)]
    measured = {
        "empty Python": [sys.executable, "-c", "pass"],
        "onrecord --help": [ONRECORD, "--help"],
        "onrecord search": [ONRECORD, "search", "the", "--limit", "20", *of_library],
    }
    times: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(runs):
        for name, command in measured.items():
            began = perf_counter()
            subprocess.run(
                command, cwd=home, env=environment_in(home), check=True, capture_output=True
            )
            times[name].append((perf_counter() - began) * 1000)
    limits = {"onrecord --help": "150 ms", "onrecord search": "150 ms"}
    return [of_runs(name, took, limit=limits.get(name, "")) for name, took in times.items()]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--corpus", type=Path, default=ROOT / "articles")
    parser.add_argument("--library", type=Path)
    add_json_option(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home, corpus = Path(name), options.corpus.resolve()
        library = options.library or home / "library.sqlite"
        of_library = ["--corpus", str(corpus), "--library", str(library)]
        subprocess.run([ONRECORD, "index", *of_library], check=True, capture_output=True)
        opening = Opening("reader", corpus, library)
        frames = first_frames([opening], home, options.runs)
        figures = [*frames, *commands(corpus, library, home, options.runs)]
    give(figures, as_json=options.json)


if __name__ == "__main__":
    main()
