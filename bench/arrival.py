"""How long after its file appears a new article is on the reader's screen.

    python -m bench.arrival FOLDER [--times 5] [--json]

FOLDER is what ``bench.filled`` made. The reader is opened on it in a pty and taken to a day in the
middle of the list; an article of that day, of which it is then the newest, is written into the
corpus, which the reader itself analyses and indexes, and timed until its headline is drawn. It is
taken away again.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import add_json_option, give, of_runs
from bench.listed import begun, listed
from bench.terminal import ONRECORD, Pty
from tui.library import Library

if TYPE_CHECKING:
    from bench.figures import Figure

LIMIT = "1,000 ms"
_DATED_AMONG = 100  # articles in turn, of which few are undated
_UP = "k"  # so that the row before the day's newest is on screen too


def arrivals(library: Path, corpus: Path, home: Path, times: int) -> Figure:
    """Return how long ``times`` articles took from their file to the screen, one by one."""
    with Library.open(library) as opened:
        everything = listed(opened)
        (newest,) = everything.window(0, 1)
        rows = everything.window(everything.total // 2, _DATED_AMONG)
    day = next(str(row.published)[:10] for row in rows if row.published is not None)
    took: list[float] = []
    written: list[Path] = []
    try:
        with Pty([ONRECORD, str(corpus)], home, {"ONRECORD_LIBRARY": str(library)}) as terminal:
            terminal.until(begun(newest.headline), since=terminal.began)
            terminal.settle(3.0)  # the corpus has been looked through, and is watched
            terminal.answer("D", 0.4)
            terminal.answer(day, 0.4)
            terminal.answer("\r", 0.4)
            terminal.answer(_UP, 0.4)
            for number in range(times):
                headline = f"{number} just arrived"
                path = corpus / f"arrival-{number}.json"
                article = {
                    "headline": headline,
                    "text": f"“We are number {number},” Ada Berg said.",
                    "published": day,
                }
                written.append(path)
                path.write_text(json.dumps(article), "utf-8")
                took.append(terminal.until(headline[:12], since=time.perf_counter()))
                terminal.settle(1.0)
            for path in written:
                path.unlink()
            terminal.settle(3.0)
    finally:
        for path in written:
            path.unlink(missing_ok=True)
    return of_runs("a new article: from its file to the screen", took, limit=LIMIT)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=5)
    add_json_option(parser)
    options = parser.parse_args()
    folder = options.folder.resolve()
    with tempfile.TemporaryDirectory() as home:
        figure = arrivals(folder / "library.sqlite", folder / "corpus", Path(home), options.times)
    give([figure], as_json=options.json)


if __name__ == "__main__":
    main()
