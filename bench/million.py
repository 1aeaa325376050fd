"""Everything that is promised of a library of a million articles, in one table.

    python -m bench.million FOLDER [--articles 1000000] [--runs 20] [--json]

Makes the library in FOLDER if it is not there (see ``bench.filled``; with two cores about an
hour, and 8 GB of disk), then measures one thing after the other. What was measured stands in
FOLDER/figures.json, so that a run that was stopped goes on where it was; delete that file to
measure anew.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench import arrival, indexing, latency, newsboat, reading, search
from bench.figures import Figure, absent, add_json_option, give, machine, single
from bench.filled import filled
from bench.startup import Opening, first_frames
from bench.terminal import TooLateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.filled import Filled

FEW = 5
INDEXED = 3_000
COMPARED = (1_000, 20_000)


def steps(made: Filled, articles: int, runs: int) -> dict[str, Callable[[Path], list[Figure]]]:
    """Return what is measured, by name; each takes a folder for its files."""
    library, corpus = made.library, made.corpus

    def starts(home: Path) -> list[Figure]:
        few = filled(home / "few", FEW)
        openings = [
            Opening(f"reader on {FEW}", few.corpus, few.library),
            Opening(f"reader on {articles:,}", corpus, library),
        ]
        return first_frames(openings, home, runs)

    def grown(home: Path) -> list[Figure]:
        more = indexing.made_corpus(home, INDEXED, seed=2)
        return [
            *indexing.into_empty(more, home, None),
            *indexing.into_filled(library, corpus, more, None),
        ]

    def sizes(_: Path) -> list[Figure]:
        plain, size = indexing.plain_size(corpus), library.stat().st_size
        note = f"{size / 1e6:,.0f} MB, {plain / 1e6:,.0f} MB"
        return [single("library / plain text", size / plain, "x", limit="2 x", note=note)]

    return {
        "start": starts,
        "keys": lambda home: latency.measured(library, corpus, home),
        "arrival": lambda home: [arrival.arrivals(library, corpus, home, 5)],
        "long article": lambda _: reading.figures(),
        "library": lambda _: search.of_library(library),
        "comparison": lambda home: newsboat.measured(COMPARED, home, 5),
        "size": sizes,
        "indexing": grown,
    }


def measured(folder: Path, articles: int, runs: int) -> list[Figure]:
    """Return all figures, measuring those that ``folder`` does not hold yet."""
    made = filled(
        folder, articles, on_part=lambda done: print(f"\r{done:,} of {articles:,} ", end="")
    )
    kept = folder / "figures.json"
    known = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    figures: list[Figure] = []
    for name, measure in steps(made, articles, runs).items():
        if name not in known:
            print(f"{name}: {machine()}", flush=True)
            with tempfile.TemporaryDirectory() as home:
                try:
                    found = measure(Path(home))
                except TooLateError as error:
                    found = [absent(name, str(error))]
            known[name] = [asdict(figure) for figure in found]
            kept.write_text(json.dumps(known, indent=1), "utf-8")
        figures += [Figure(**fields) for fields in known[name]]
    return figures


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=20)
    add_json_option(parser)
    options = parser.parse_args()
    folder = options.folder.resolve()
    give(measured(folder, options.articles, options.runs), as_json=options.json)


if __name__ == "__main__":
    main()
