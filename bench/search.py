"""Measure a search while it is typed, beside a LIKE scan and a search of the file.

    python -m bench.search [--articles 20000] [--corpus FILE.jsonl] [--library FILE] [--json]

Types each query letter by letter, with and without a speaker filter, and times each keystroke until
the newest rows are there. The articles are generated and not analysed, but for the speakers that
the generator knows; `--library` takes a library that exists.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bench.indexing import made_corpus
from tui.ingest import read, source_files
from tui.library import Library, Selection
from tui.library.prepared import prepared
from tui.library.writing import Addition, Writer
from tui.model import (
    Analysis,
    Article,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BATCH = 2_000
_SCREEN = 50  # rows
_SCANNED = 12  # keystrokes that the slow ways are timed on
QUERIES = (
    "minister said",
    "defence policy",
    "the government will",
    "over the border",
    "said:agreement",
    "vilnius OR warsaw",
    "parliament -budget",
    "after:2015 treaty",
    '"prime minister"',
    "unemployment",
)


def fill(library: Path, corpus: Path) -> None:
    """Write the articles of a generated corpus, with the quotations that it says they have."""
    with corpus.open(encoding="utf-8") as lines, closing(Writer(library)) as writer:
        gold = (json.loads(line).get("gold", ()) for line in lines)
        articles = (
            article
            for source in source_files(corpus)
            for article in read(source)
            if isinstance(article, Article)
        )
        file = writer.begin_file(str(corpus), corpus.name)
        batch: list[Addition] = []
        for article, quotations in zip(articles, gold, strict=False):
            rows = prepared(article, _analysis(quotations), b"")
            batch.append(Addition(file, time.time_ns(), rows))
            if len(batch) == _BATCH:
                _write(writer, batch)
        _write(writer, batch)
        writer.tidy()


def _write(writer: Writer, batch: list[Addition]) -> None:
    writer.begin()
    writer.change(batch, [])
    writer.commit()
    batch.clear()


def _analysis(gold: Sequence[dict[str, object]]) -> Analysis:
    names = list(dict.fromkeys(str(item["speaker"]) for item in gold if item.get("speaker")))
    return Analysis(
        quotations=tuple(
            Quotation(
                Span(int(str(item["start"])), int(str(item["end"]))),
                QuotationKind.DIRECT,
                attribution=Attribution(None, None, names.index(str(item["speaker"])), 1.0)
                if item.get("speaker")
                else None,
            )
            for item in gold
        ),
        entities=tuple(Entity(name, EntityKind.PERSON, mentions=(Span(0, 1),)) for name in names),
    )


def keystrokes(queries: Sequence[str]) -> Iterator[str]:
    """Yield what stands in the search bar after each key."""
    for query in queries:
        for length in range(1, len(query) + 1):
            yield query[:length]


def timed(ask: Callable[[str], object], typed: Sequence[str]) -> dict[str, float]:
    """Return milliseconds for each of ``typed``: median, 95th percentile and the longest."""
    times = []
    for query in typed:
        started = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - started) * 1000)
    ranked = statistics.quantiles(times, n=20) if len(times) > 1 else times
    return {
        "keys": len(times),
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(ranked[-1], 2),
        "max_ms": round(max(times), 2),
    }


def measured(library_file: Path, corpus: Path, folder: Path) -> dict[str, dict[str, float]]:
    """Return the times of each way to search."""
    typed = list(keystrokes(QUERIES))
    results: dict[str, dict[str, float]] = {}
    with Library.open(library_file) as library:

        def search(speakers: tuple[str, ...]) -> Callable[[str], object]:
            return lambda query: library.select(Selection(query, speakers)).window(0, _SCREEN)

        results["open, first rows"] = timed(search(()), [""])
        speakers = library.speakers()
        results["typing"] = timed(search(()), typed)
        common, rare = speakers[0].name, speakers[len(speakers) // 2].name
        results["typing, a frequent speaker"] = timed(search((common,)), typed)
        results["typing, a rare speaker"] = timed(search((rare,)), typed)
        total = library.counts().articles
        everything = library.select(Selection())
        places = [str(total * part // 20) for part in range(20)]
        results["jump to a place in the list"] = timed(
            lambda place: everything.window(int(place), _SCREEN), places
        )
    some = typed[:: max(1, len(typed) // _SCANNED)][:_SCANNED]
    plain = folder / "plain.sqlite"
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT)")
        with corpus.open(encoding="utf-8") as lines:
            texts = ((json.loads(line)["text"],) for line in lines)
            connection.executemany("INSERT INTO article (text) VALUES (?)", texts)
        connection.commit()
        scan = "SELECT id FROM article WHERE text LIKE ? ORDER BY id DESC"
        results["LIKE scan"] = timed(
            lambda query: connection.execute(scan, (f"%{query}%",)).fetchall(), some
        )
    for program in ("rg", "grep"):
        found = shutil.which(program)
        if found:
            command = [found, "-c", "-i", "-F", "--"]
            results[program] = timed(
                lambda query, command=command: subprocess.run(  # type: ignore[misc]
                    [*command, query, str(corpus)], check=False, capture_output=True
                ),
                some,
            )
    return results


def main() -> None:
    """Build or take a library, and print the times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = options.corpus or made_corpus(folder, options.articles)
        library = options.library or folder / "library.sqlite"
        if options.library is None:
            fill(library, corpus)
        results = measured(library, corpus, folder)
    if options.json:
        json.dump(results, sys.stdout, indent=2)
        return
    print(f"{'':32}{'keys':>6}{'p50 ms':>10}{'p95 ms':>10}{'max ms':>10}")
    for way, times in results.items():
        figures = f"{times['p50_ms']:>10}{times['p95_ms']:>10}{times['max_ms']:>10}"
        print(f"{way:32}{times['keys']:>6.0f}{figures}")


if __name__ == "__main__":
    main()
