"""Measure how fast a corpus is indexed, and what the library costs on disk.

    python -m bench.indexing [--articles 2000] [--corpus FILE.jsonl] [--processes N]

Analysis included. Prints articles a second, peak memory, the size of the library beside that of the
plain text, and how long it takes to find that nothing has changed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tui.library.indexing import bring_up_to_date
from tui.model import Roster


def made_corpus(folder: Path, articles: int) -> Path:
    """Return a file of generated articles."""
    path = folder / f"{articles}.jsonl"
    generator = Path(__file__).with_name("make_corpus.py")
    arguments = ["--articles", str(articles), "--seed", "1", str(path)]
    subprocess.run([sys.executable, str(generator), *arguments], check=True, capture_output=True)
    return path


def plain_size(corpus: Path) -> int:
    """Return the bytes of the texts of a JSON Lines file."""
    with corpus.open(encoding="utf-8") as lines:
        return sum(len(json.loads(line)["text"].encode()) for line in lines)


def peak_mb() -> tuple[float, float]:
    """Return the peak memory of this process and of the largest of its children, in MB."""
    return tuple(
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )  # type: ignore[return-value]


def main() -> None:
    """Index a corpus and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--processes", type=int)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = options.corpus or made_corpus(folder, options.articles)
        library = folder / "library.sqlite"
        first = bring_up_to_date(library, [corpus], Roster(), processes=options.processes)
        again = bring_up_to_date(library, [corpus], Roster())
        plain, size = plain_size(corpus), library.stat().st_size
        own, children = peak_mb()
        print(f"cores                      {os.cpu_count()}, load {os.getloadavg()[0]:.1f}")
        print(f"articles                   {first.added:,} in {first.seconds:.1f} s")
        print(f"articles a second          {first.added / first.seconds:,.0f}")
        print(f"peak memory                {own:,.0f} MB, a worker {children:,.0f} MB")
        print(f"plain text                 {plain / 1e6:,.1f} MB")
        print(f"library                    {size / 1e6:,.1f} MB, {size / plain:.2f} x the text")
        print(f"again, nothing to do       {again.seconds * 1000:,.1f} ms")


if __name__ == "__main__":
    main()
