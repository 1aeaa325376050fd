"""Make a library of generated articles as large as is wanted, without analysing them.

    python -m bench.filled FOLDER --articles 1000000 [--seed 1] [--processes N]

Writes the articles as JSON Lines into FOLDER/corpus and their rows into FOLDER/library.sqlite, by
the library's own writer. In place of an analysis stand the quotations and speakers that the
generator knows of, so that this takes a fifth of the time. The library takes the files for read:
``onrecord index --corpus FOLDER/corpus --library FOLDER/library.sqlite`` finds nothing to do, and
the reader opens on it as on any other, under a configuration without a roster. The same seed and
number give the same articles and rows.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.make_corpus import Newsroom, written
from tui.ingest import SourceFile, read, source_files
from tui.library import Library
from tui.library.beginnings import NewWords
from tui.library.indexing import stamp_of
from tui.library.jobs import file_digest
from tui.library.prepared import Prepared, article_digest, prepared
from tui.library.writing import Addition, FileRow, Writer
from tui.model import (
    Analysis,
    Article,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Roster,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PART = 2_000
"""Articles in a file of the corpus, which is one batch for the writer."""
SAVED = 1_743_500_000_000_000_000  # when the files say they were last changed: 1 April 2025

_newsroom: Newsroom | None = None  # of this process; its vocabulary takes a while to make up
_new_words = NewWords()  # of this process as well, which makes rows for one library only


@dataclass(frozen=True, slots=True)
class Filled:
    """What was made: a corpus folder and the library of it."""

    corpus: Path
    library: Path


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the corpus with the rows of its articles."""

    source: SourceFile
    digest: bytes
    rows: tuple[Prepared, ...]


def filled(
    folder: Path,
    articles: int,
    *,
    seed: int = 1,
    processes: int | None = None,
    on_part: Callable[[int], object] = lambda _: None,
) -> Filled:
    """Return a corpus and a library of ``articles`` generated ones in ``folder``.

    A run that was stopped is gone on with, if it was to make the same; one that is done is used.
    ``on_part`` is told how many articles are written.
    """
    made = Filled(folder / "corpus", folder / "library.sqlite")
    made.corpus.mkdir(parents=True, exist_ok=True)
    note = folder / "made.json"
    wanted = {"articles": articles, "seed": seed, "stamp": stamp_of(Roster())}
    done = _articles_in(made.library) if _is_noted(note, wanted) else 0
    if done >= articles:
        return made
    if not done:
        for old in (*made.corpus.iterdir(), *folder.glob("library.sqlite*")):
            old.unlink()
    note.write_text(json.dumps(wanted), "utf-8")
    with closing(Writer(made.library)) as writer:
        workers = processes or os.cpu_count() or 1
        for part in _parts(made.corpus, range(done, articles, PART), articles, seed, workers):
            _write(writer, part)
            done += len(part.rows)
            on_part(done)
        writer.tidy()
    return made


def _is_noted(note: Path, wanted: dict[str, object]) -> bool:
    return note.exists() and json.loads(note.read_text("utf-8")) == wanted


def _articles_in(library: Path) -> int:
    """Return how many articles were written; whole parts, for each is one transaction."""
    with Library.open(library) as opened:
        return opened.counts().articles


def _parts(
    corpus: Path, beginnings: range, articles: int, seed: int, processes: int
) -> Iterator[_Part]:
    """Yield the parts that begin there in order, a few of them in the making at a time."""
    starts = iter(beginnings)
    with ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_open_newsroom, initargs=(seed,)
    ) as pool:
        making = deque(
            pool.submit(_part, corpus, start, min(start + PART, articles))
            for start in islice(starts, processes + 1)
        )
        while making:
            yield making.popleft().result()
            for start in starts:
                making.append(pool.submit(_part, corpus, start, min(start + PART, articles)))
                break


def _open_newsroom(seed: int) -> None:
    global _newsroom  # noqa: PLW0603 - one for each process, made before its first part
    _newsroom = Newsroom(seed)


def _part(corpus: Path, start: int, end: int) -> _Part:
    """Write the articles from ``start`` to ``end`` to a file, and return their rows."""
    assert _newsroom is not None  # noqa: S101 - the pool has opened it
    _newsroom.turn_to(start // PART)
    path = corpus / f"{start // PART:06}.jsonl"
    golds: list[Any] = []
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for record in written(_newsroom, range(start, end)):
            golds.append(record["gold"])
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    os.utime(path, ns=(SAVED, SAVED))
    (source,) = source_files(path)
    stamp = stamp_of(Roster())
    rows = tuple(
        prepared(
            article, known_analysis(gold), article_digest(article, stamp), new_words=_new_words
        )
        for article, gold in zip(read(source), golds, strict=True)
        if isinstance(article, Article)
    )
    return _Part(source, file_digest(path) or b"", rows)


def _write(writer: Writer, part: _Part) -> None:
    source = part.source
    writer.begin()
    file = writer.begin_file(os.path.realpath(source.path), source.key)
    additions = [Addition(file, source.mtime_ns, row) for row in part.rows]
    writer.change(additions, [])
    writer.finish_file(
        FileRow(
            id=file,
            key=source.key,
            size=source.size,
            mtime_ns=source.mtime_ns,
            digest=part.digest,
            stamp=stamp_of(Roster()),
            articles=len(part.rows),
            replaced=0,
        )
    )
    writer.commit()


def known_analysis(gold: Sequence[dict[str, Any]]) -> Analysis:
    """Return the quotations and speakers that the generator says an article has."""
    names = list(dict.fromkeys(item["speaker"] for item in gold if item.get("speaker")))
    return Analysis(
        quotations=tuple(
            Quotation(
                Span(item["start"], item["end"]),
                QuotationKind.DIRECT,
                fragment=item.get("fragment", False),
                run=run,
                attribution=Attribution(None, None, names.index(item["speaker"]), 1.0)
                if item.get("speaker")
                else None,
            )
            for run, item in enumerate(gold)
        ),
        entities=tuple(Entity(name, EntityKind.PERSON, mentions=(Span(0, 1),)) for name in names),
    )


def main() -> None:
    """Make what the command line asks for, and say how to open it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int)
    options = parser.parse_args()
    began = time.perf_counter()

    def tell(done: int) -> None:
        seconds = time.perf_counter() - began
        print(f"\r{done:,} of {options.articles:,}, {done / seconds:,.0f}/s ", end="", flush=True)

    made = filled(
        options.folder,
        options.articles,
        seed=options.seed,
        processes=options.processes,
        on_part=tell,
    )
    print(f"\nonrecord --library {made.library} {made.corpus}")


if __name__ == "__main__":
    main()
