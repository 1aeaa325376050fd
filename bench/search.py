"""How long the library takes to answer a search as it is typed, beside a LIKE scan and ripgrep.

    python -m bench.search [--articles 20000] [--library FILE --corpus PATH] [--json]

Each query is typed letter by letter, with and without a filter by speaker, and timed until its
newest rows are there. The slow ways are asked a few of the same. Without ``--library`` one is made
of generated articles (see ``bench.filled``).
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from bench.figures import Figure, absent, add_json_option, give, of_runs
from bench.filled import filled
from tui.library import Library, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SCREEN = 50  # rows
_SCANNED = 8  # keystrokes that the slow ways are timed on
_TYPED = yaml.safe_load(Path(__file__).with_name("typing.yaml").read_text("utf-8"))


def keystrokes(queries: Sequence[str]) -> Iterator[str]:
    """Yield what stands in the search bar after each key."""
    for query in queries:
        for length in range(1, len(query) + 1):
            yield query[:length]


def timed(ask: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Return the milliseconds that each of ``queries`` takes."""
    times = []
    for query in queries:
        began = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - began) * 1000)
    return times


def of_library(library_file: Path) -> list[Figure]:
    """Return the times of the library's own answers."""
    typed = list(keystrokes(_TYPED["queries"]))
    with Library.open(library_file) as library:

        def search(*speakers: str) -> Callable[[str], object]:
            return lambda query: library.select(Selection(query, speakers)).window(0, _SCREEN)

        speakers = library.speakers()
        common, rare = speakers[0].name, speakers[len(speakers) // 2].name
        return [
            of_runs("library: a keystroke", timed(search(), typed)),
            of_runs("library: a keystroke, a frequent speaker", timed(search(common), typed)),
            of_runs("library: a keystroke, a rare speaker", timed(search(rare), typed)),
            of_runs(
                "library: a phrase of very common words",
                timed(search(), _TYPED["common_phrases"] * 3),
                limit="500 ms",
            ),
        ]


def of_scans(corpus: Path, folder: Path) -> list[Figure]:
    """Return the times of a LIKE scan and of ripgrep over the same articles."""
    typed = list(keystrokes(_TYPED["queries"]))
    some = typed[:: max(1, len(typed) // _SCANNED)][:_SCANNED]
    figures: list[Figure] = []
    with closing(sqlite3.connect(folder / "plain.sqlite")) as connection:
        connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT)")
        for path in sorted(corpus.glob("*.jsonl")):
            with path.open(encoding="utf-8") as lines:
                texts = ((json.loads(line)["text"],) for line in lines)
                connection.executemany("INSERT INTO article (text) VALUES (?)", texts)
        connection.commit()
        scan = "SELECT id FROM article WHERE text LIKE ? ORDER BY id DESC"
        times = timed(lambda query: connection.execute(scan, (f"%{query}%",)).fetchall(), some)
        figures.append(of_runs("LIKE scan", times))
    program = shutil.which("rg")
    if program is None:
        reason = "there is no ripgrep here: apt-get install ripgrep"
        return [*figures, absent("ripgrep", reason)]
    command = [program, "--count", "--ignore-case", "--fixed-strings", "--"]
    times = timed(
        lambda query: subprocess.run(
            [*command, query, str(corpus)], check=False, capture_output=True
        ),
        some,
    )
    return [*figures, of_runs("ripgrep", times)]


def main() -> None:
    """Make or take a library, and print the times."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--corpus", type=Path)
    add_json_option(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library, corpus = options.library, options.corpus
        if library is None:
            made = filled(folder, options.articles)
            library, corpus = made.library, made.corpus
        figures = [*of_library(library), *of_scans(corpus, folder)]
    give(figures, as_json=options.json)


if __name__ == "__main__":
    main()
