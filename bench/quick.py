"""All of the suite in short, for continuous integration, which asks if it still measures.

    python -m bench.quick [--articles 20000] [--json]

A library of 20,000 articles that were not analysed, and a thousand that are. Prints, and fails when
a figure is missing, never for what it says: how fast the machine is proves nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench import arrival, indexing, latency, search
from bench.figures import Figure, add_json_option, give
from bench.filled import filled
from bench.startup import Opening, first_frames

INDEXED = 1_000
STARTS = 3
ARRIVALS = 2
TYPED = 3
MOVES = 8


def measured(articles: int, home: Path) -> list[Figure]:
    """Return the figures of the suite's parts."""
    made = filled(home / "made", articles)
    frames = first_frames([Opening("reader", made.corpus, made.library)], home, STARTS)
    return [
        *frames,
        *latency.measured(made.library, made.corpus, home, latency.QUERIES[:TYPED], MOVES),
        arrival.arrivals(made.library, made.corpus, home, ARRIVALS),
        *search.of_library(made.library),
        *indexing.into_empty(indexing.made_corpus(home, INDEXED), home, None),
    ]


def main() -> int:
    """Run the command line; return 1 if a figure is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    add_json_option(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures = measured(options.articles, Path(name))
    give(figures, as_json=options.json)
    missing = [figure for figure in figures if figure.p50 is None]
    for figure in missing:
        print(f"not measured: {figure.name} ({figure.note})", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
