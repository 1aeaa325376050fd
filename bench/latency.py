"""How long the reader takes from a key to the screen, on a library of any size.

    python -m bench.latency [--articles 20000] [--library FILE --corpus PATH] [--json]

Twice: in this process without a terminal, and the installed command in a real pty. A key is timed
to the first thing that is drawn (the first cell to change), and the last key of a query and a move
to the rows that belong there. Queries are typed letter by letter, with and without a filter by
speaker. Without ``--library`` one is made of generated articles (see ``bench.filled``).
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from bench.figures import Figure, absent, add_json_option, give
from bench.filled import filled
from bench.latency_in_process import measured_in_process
from bench.latency_in_pty import measured_in_pty
from bench.terminal import TooLateError

if TYPE_CHECKING:
    from collections.abc import Sequence

MOVES = 40
QUERIES: tuple[str, ...] = tuple(
    yaml.safe_load(Path(__file__).with_name("typing.yaml").read_text("utf-8"))["queries"]
)


def measured(
    library: Path,
    corpus: Path,
    home: Path,
    queries: Sequence[str] = QUERIES,
    moves: int = MOVES,
) -> list[Figure]:
    """Return the figures of the reader on ``library``, in the process and through a pty."""
    figures = asyncio.run(measured_in_process(library, corpus, home, queries, moves))
    try:
        figures += measured_in_pty(library, corpus, home, queries, moves)
    except TooLateError as error:
        figures.append(absent("in a pty", str(error)))
    return figures


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--corpus", type=Path)
    add_json_option(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        if options.library is None:
            made = filled(home / "made", options.articles)
            library, corpus = made.library, made.corpus
        else:
            library, corpus = options.library.resolve(), options.corpus.resolve()
        figures = measured(library, corpus, home)
    give(figures, as_json=options.json)


if __name__ == "__main__":
    main()
