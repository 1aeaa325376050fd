"""Bring a library up to date with its corpora."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui import analysis, ingest
from tui.library import schema
from tui.library.correcting import by_identity, corrections_in, digests, follow
from tui.library.errors import Interrupted, LibraryError
from tui.library.filling import Filling
from tui.library.jobs import Setup
from tui.library.lock import indexing_lock
from tui.library.pending import compare, compare_changed
from tui.library.workers import Inline, Processes
from tui.library.writing import Writer

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tui.library.pending import Changes, Comparison
    from tui.library.workers import Workers
    from tui.model import Roster

_FILES_INLINE = 60
_BYTES_INLINE = 300_000
_WAIT_S = 0.1
_TIDY_FROM = 200  # articles written at once
_TIDY_SHARE = 4  # when they are a quarter of the library: tidying takes time for all of it


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing has come: articles done, and of how many (an estimate for large files).

    ``rate`` is in articles a second; ``remaining_s`` is None while it cannot be told. ``files`` is
    how many there are to read.
    """

    done: int
    total: int
    rate: float
    remaining_s: float | None
    files: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done, in articles.

    ``skipped`` counts the files and lines of the whole library that hold none. ``replaced`` counts
    bytes of the articles read now that were no text in the file's encoding. ``stopped`` says that
    it was not all, and that the next run goes on.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    skipped: int
    replaced: int
    seconds: float
    stopped: bool


def bring_up_to_date(  # noqa: PLR0913 - what is indexed, and how; all but three have a default
    library: Path,
    corpora: Sequence[Path],
    roster: Roster,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
    processes: int | None = None,
    wait_s: float = 0,
    marks: Path | None = None,
    changes: Changes | None = None,
) -> Summary:
    """Make ``library`` hold the articles of ``corpora``, analysed with ``roster``, and no others.

    Only new and changed files are read. What is committed stays: after ``stop``, an interruption
    or a crash the next run goes on where this one ended. ``processes`` is how many analyse at once
    when there is much to do (None: one a core; 1: none besides this one). The corrections in the
    file ``marks`` are applied, also those made while this runs. With ``changes`` nothing else is
    looked at, unless only a look at everything can tell what has changed.

    Raises LibraryBusy when another process is indexing this library for longer than ``wait_s``
    seconds, CorpusError when a corpus cannot be read, and LibraryError when the disk fails.
    """
    with indexing_lock(library, wait_s, stop):
        run = _Run(
            library,
            corpora,
            roster,
            on_progress=on_progress,
            stop=stop,
            processes=processes or os.cpu_count() or 1,
            marks=marks,
            changes=changes,
        )
        try:
            return run.summary()
        except sqlite3.OperationalError as error:
            raise LibraryError(f"{library}: cannot be written ({error})") from error
        except sqlite3.DatabaseError:
            # Damaged. Nothing is lost: the corpus has all of it.
            schema.set_aside(library)
            return run.summary()


def stamp_of(roster: Roster) -> str:
    """Return what an article in the library depends on besides its file.

    That is how files are read, how texts are analysed, and with which roster.
    """
    digest = blake2b(repr(roster).encode(), digest_size=8).hexdigest()
    return f"{ingest.VERSION}:{analysis.VERSION}:{digest}"


class _Run:
    """One run of the indexer."""

    def __init__(  # noqa: PLR0913 - all that a run needs to know
        self,
        library: Path,
        corpora: Sequence[Path],
        roster: Roster,
        *,
        on_progress: Callable[[Progress], None] | None,
        stop: threading.Event | None,
        processes: int,
        marks: Path | None,
        changes: Changes | None,
    ) -> None:
        self._library = library
        self._corpora = corpora
        self._marks = marks
        self._changes = changes
        self._roster = roster
        self._stamp = stamp_of(roster)
        self._setup = self._read_setup()
        self._on_progress = on_progress
        self._stop = stop
        self._processes = processes
        self._reported = 0.0

    def summary(self) -> Summary:
        started = time.monotonic()
        with closing(Writer(self._library, self._is_stopped)) as writer:
            self._follow(writer, self._setup)
            todo = self._compare(writer)
            filling = Filling(writer, todo.pending, self._stamp, self._stop)
            if not todo.stopped and (todo.pending or todo.removed or todo.touched):
                self._do(writer, filling, todo, started)
                self._follow(writer, self._read_setup(), digests(self._setup))
            return Summary(
                added=filling.added,
                changed=filling.changed,
                removed=filling.removed,
                unchanged=todo.unchanged + filling.unchanged + filling.untouched,
                skipped=writer.skipped(),
                replaced=filling.replaced,
                seconds=time.monotonic() - started,
                stopped=self._is_stopped(),
            )

    def _compare(self, writer: Writer) -> Comparison:
        if self._changes is not None:
            of_changed = compare_changed(
                writer, self._corpora, self._changes, self._stamp, self._stop
            )
            if of_changed is not None:
                return of_changed
            self._changes = None
        return compare(writer, self._corpora, self._stamp, self._stop)

    def _follow(
        self, writer: Writer, setup: Setup, before: Mapping[str, str] | None = None
    ) -> None:
        """Apply corrections that the rows of the library do not have, unless it is stopped."""
        if self._marks is not None:
            with suppress(Interrupted):
                follow(writer, setup, before)

    def _read_setup(self) -> Setup:
        corrections = () if self._marks is None else corrections_in(self._marks)
        return Setup(self._roster, self._stamp, by_identity(corrections))

    def _do(self, writer: Writer, filling: Filling, todo: Comparison, started: float) -> None:
        try:
            filling.forget(todo.touched, todo.removed)
            if todo.pending and not self._is_stopped():
                workers = self._workers(todo)
                try:
                    self._fill(filling, workers, started)
                finally:
                    workers.close()
            filling.flush()
        except Interrupted:
            return  # what the transaction did is undone, and done again by the next run
        finally:
            writer.roll_back()
        written = filling.added + filling.changed
        is_much = written >= _TIDY_FROM and written * _TIDY_SHARE >= todo.unchanged + written
        if is_much and self._changes is None:
            writer.tidy()

    def _workers(self, todo: Comparison) -> Workers:
        size = sum(source.size for _, source in todo.pending)
        much = len(todo.pending) > _FILES_INLINE or size > _BYTES_INLINE
        if self._processes > 1 and much:
            return Processes(self._processes, self._setup)
        return Inline(self._setup)

    def _fill(self, filling: Filling, workers: Workers, started: float) -> None:
        jobs = filling.jobs()
        more = True
        while (more or not workers.is_idle()) and not self._is_stopped():
            while more and workers.has_room() and not self._is_stopped():
                job = next(jobs, None)
                if job is None:
                    more = False
                else:
                    workers.give(job)
            for done in workers.wait(_WAIT_S):
                filling.take(done)
            if filling.is_due():
                filling.flush()
            self._report(filling, started, last=not more and workers.is_idle())

    def _report(self, filling: Filling, started: float, *, last: bool) -> None:
        now = time.monotonic()
        if self._on_progress is None or (now - self._reported < _WAIT_S and not last):
            return
        self._reported = now
        done, total = filling.done, filling.total
        seconds = max(now - started, 1e-6)
        remaining = (total - done) * seconds / done if done else None
        self._on_progress(Progress(done, total, done / seconds, remaining, filling.files))

    def _is_stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()
