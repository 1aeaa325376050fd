"""How long the program takes to start, beside the least it could take.

Prints milliseconds, best and median of several runs, for the first frame of the reader with an
article on it in a real pty, for an empty Textual app of three panes in the same pty, and for the
commands that have no screen beside an empty Python::

    python -m bench.startup [--runs 10] [--corpus PATH]

The library is brought up to date once before. The reader's limit is a ratio: 1.6 times the empty
app of the same run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import pexpect

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "tui"]
SIZE = (40, 120)
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


def first_frame(command: list[str], awaited: str, folder: str) -> float:
    """Return the milliseconds from the start of ``command`` until it has drawn ``awaited``."""
    began = perf_counter()
    process = pexpect.spawn(
        command[0], command[1:], dimensions=SIZE, cwd=folder, timeout=60, encoding="utf-8"
    )
    process.expect_exact(awaited)
    took = perf_counter() - began
    process.close(force=True)
    return took * 1000


def whole_run(command: list[str], folder: str) -> float:
    """Return the milliseconds that ``command`` takes."""
    began = perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (perf_counter() - began) * 1000


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--corpus", type=Path, default=ROOT / "articles")
    arguments = parser.parse_args()
    corpus = ["--corpus", str(arguments.corpus.resolve())]
    with tempfile.TemporaryDirectory() as folder:
        found = subprocess.run(
            [*COMMAND, "search", "the", "--limit", "1", "--format", "json", *corpus],
            check=True,
            capture_output=True,
        )
        headline = json.loads(found.stdout)["results"][0]["headline"]
        measured = {
            "empty app of three panes": lambda: first_frame(
                [sys.executable, "-c", EMPTY_APP], "pane2ready", folder
            ),
            "reader, first article": lambda: first_frame(
                [*COMMAND, *corpus], headline[:20], folder
            ),
            "empty Python": lambda: whole_run([sys.executable, "-c", "pass"], folder),
            "onrecord --help": lambda: whole_run([*COMMAND, "--help"], folder),
            "onrecord search": lambda: whole_run([*COMMAND, "search", "the", *corpus], folder),
        }
        # Taken in turns, so that a busy moment of the machine falls on all of them.
        rounds = [{name: take() for name, take in measured.items()} for _ in range(arguments.runs)]
    print(f"{'ms, of ' + str(arguments.runs) + ' runs':<28}{'best':>8}{'median':>8}")
    for name in measured:
        times = [times[name] for times in rounds]
        print(f"{name:<28}{min(times):>8.0f}{median(times):>8.0f}")
    ratios = [
        times["reader, first article"] / times["empty app of three panes"] for times in rounds
    ]
    print(f"reader / empty app: median {median(ratios):.2f} (limit 1.6)")


if __name__ == "__main__":
    main()
