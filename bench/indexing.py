"""How fast a corpus is indexed, analysis included, and what the library costs on disk.

    python -m bench.indexing [--articles 2000] [--corpus PATH] [--beside FOLDER] [--processes N]
                             [--json]

Articles a second, peak memory, the library's size beside that of the plain text, and a run with
nothing to do. ``--beside`` takes what ``bench.filled`` made, indexes the articles into that library
too, and takes them out again: a library of a million is to grow as fast as an empty one.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure, add_json_option, give, single
from tui.library.indexing import bring_up_to_date
from tui.model import Roster

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = "at least 250"


def made_corpus(folder: Path, articles: int, seed: int = 1) -> Path:
    """Return a file of generated articles."""
    path = folder / f"{articles}-{seed}.jsonl"
    generator = Path(__file__).with_name("make_corpus.py")
    arguments = ["--articles", str(articles), "--seed", str(seed), str(path)]
    subprocess.run([sys.executable, str(generator), *arguments], check=True, capture_output=True)
    return path


def plain_size(corpus: Path) -> int:
    """Return the bytes of the texts of a JSON Lines file, or of all in a folder."""
    return sum(len(json.loads(line)["text"].encode()) for line in _lines(corpus))


def _lines(corpus: Path) -> Iterator[str]:
    for path in sorted(corpus.glob("*.jsonl")) if corpus.is_dir() else [corpus]:
        with path.open(encoding="utf-8") as lines:
            yield from lines


def into_empty(corpus: Path, folder: Path, processes: int | None) -> list[Figure]:
    """Return what it takes to index ``corpus`` into a new library, and to find nothing new."""
    library = folder / "library.sqlite"
    first = bring_up_to_date(library, [corpus], Roster(), processes=processes)
    again = bring_up_to_date(library, [corpus], Roster())
    plain, size = plain_size(corpus), library.stat().st_size
    own, worker = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return [
        single("articles indexed a second", first.added / first.seconds, "", limit=LIMIT,
               note=f"{first.added:,} articles"),
        single("memory while indexing", own, "MB", limit="1 GB", note=f"a worker {worker:,.0f} MB"),
        single("library / plain text", size / plain, "x", limit="2 x",
               note=f"{size / 1e6:,.0f} MB, {plain / 1e6:,.0f} MB"),
        single("nothing to do", again.seconds * 1000, "ms"),
    ]  # fmt: skip


def into_filled(library: Path, corpus: Path, more: Path, processes: int | None) -> list[Figure]:
    """Return what it takes to index ``more`` into a library that has ``corpus`` already."""
    unchanged = bring_up_to_date(library, [corpus], Roster(), processes=processes)
    added = bring_up_to_date(library, [corpus, more], Roster(), processes=processes)
    taken_out = bring_up_to_date(library, [corpus], Roster(), processes=processes)
    held = f"into {unchanged.unchanged:,}"
    return [
        single(f"articles indexed a second, {held}", added.added / added.seconds, "", limit=LIMIT,
               note=f"{added.added:,} articles"),
        single(f"articles taken out a second, {held}", taken_out.removed / taken_out.seconds, ""),
        single(f"nothing to do, {held}", unchanged.seconds * 1000, "ms"),
    ]  # fmt: skip


def main() -> None:
    """Index a corpus and print what it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--beside", type=Path, metavar="FOLDER")
    parser.add_argument("--processes", type=int)
    add_json_option(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = options.corpus or made_corpus(folder, options.articles, seed=2)
        figures = into_empty(corpus, folder, options.processes)
        if options.beside:
            big = options.beside
            library = big / "library.sqlite"
            figures += into_filled(library, big / "corpus", corpus, options.processes)
    give(figures, as_json=options.json)


if __name__ == "__main__":
    main()
