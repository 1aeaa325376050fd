"""Keep the library up to date while the reader is open."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from textual.message import Message

from tui.library import LibraryBusy

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from watchfiles import Change

    from tui.library.indexing import Progress, Summary
    from tui.library.pending import Changes
    from tui.model import Roster

BUSY_RETRY_S = 2.0
RETRY_S = 10.0
"""How long a corpus that is away, or cannot be watched, is left alone before the next attempt."""
QUIET_MS = 400
"""How long the files must be at rest before they are read again."""
TICK_MS = 100
"""How often the watch says that nothing has changed; by the first time it says so, it is on."""
_OWN = ("", "-wal", "-shm", "-journal", ".lock", ".set-aside")
MOST_CHANGES = 1_000
"""Of more changes at once some may have been lost: then everything is looked at."""


@dataclass
class Indexing(Message):
    """So far the indexing has come."""

    progress: Progress


@dataclass
class Indexed(Message):
    """The library is up to date."""

    summary: Summary


class Waiting(Message):
    """Another process is indexing; this one goes on when that one is done."""


@dataclass
class NotIndexed(Message):
    """The library could not be brought up to date, and why."""

    reason: str


class Indexer:
    """A thread that indexes what is new in the corpora, then watches them and indexes changes."""

    def __init__(
        self,
        library: Path,
        corpora: Sequence[Path],
        roster: Roster,
        post: Callable[[Message], object],
        marks: Path | None = None,
    ) -> None:
        self._library = library
        self._marks = marks
        self._corpora = tuple(corpora)
        files = (library,) if marks is None else (library, marks)
        self._own = frozenset(
            os.path.realpath(f"{file}{suffix}") for file in files for suffix in _OWN
        )
        self._roster = roster
        self._post = post
        self._stop = Event()
        self._thread = Thread(target=self._work, name="onrecord-index", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self, timeout: float = 3.0) -> None:
        """Stop at the next chance, waiting ``timeout`` seconds for a batch to be committed."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _work(self) -> None:
        """Index until told to stop; a corpus that is away may come back, as drives do."""
        from tui.ingest import CorpusError  # noqa: PLC0415 - the first frame comes before it

        told = ""
        while not self._stop.is_set():
            try:
                for changes in self._changes():
                    self._bring_up_to_date(changes)
                    told = ""
            except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
                reason = str(error) or type(error).__name__
                if reason != told:
                    self._post(NotIndexed(reason))
                    told = reason
                if not isinstance(error, CorpusError | OSError):
                    return
            self._stop.wait(RETRY_S)

    def _changes(self) -> Iterator[Changes | None]:
        """Yield what to look at: everything (None), then what has changed and come to rest.

        The files are watched before everything is looked at: what comes in between is not missed.
        Ends when told to stop, and where no more can be known of what changes.
        """
        from watchfiles import watch  # noqa: PLC0415 - slow to import, and only wanted now

        there = [corpus for corpus in self._corpora if corpus.exists()]
        if not there:
            yield None
            return
        ticks = watch(
            *there,
            stop_event=self._stop,
            debounce=QUIET_MS,
            rust_timeout=TICK_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        try:
            if next(ticks, None) is None:
                return  # stopped
            yield None
            for every in ticks:
                changed = {each for each in every if self._is_of_corpus(Path(each[1]))}
                if changed:
                    yield changes_in(changed)
        except (
            OSError,
            RuntimeError,
        ):  # a name that is not UTF-8, or more files than may be watched
            yield None

    def _is_of_corpus(self, path: Path) -> bool:
        """Tell whether a file that has changed may be an article.

        A corpus may be the home folder, with all programs' hidden files, the library's among them:
        to index anew whenever that is written would have it written once more.
        """
        from tui.ingest.walk import is_hidden  # noqa: PLC0415 - see above

        within = [corpus for corpus in self._corpora if path.is_relative_to(corpus)]
        if within and all(is_hidden(path, corpus) for corpus in within):
            return False
        return os.path.realpath(path) not in self._own

    def _bring_up_to_date(self, changes: Changes | None) -> None:
        # Slow to import, and the first frame comes before it.
        from tui.library.indexing import bring_up_to_date  # noqa: PLC0415

        while not self._stop.is_set():
            try:
                summary = bring_up_to_date(
                    self._library,
                    self._corpora,
                    self._roster,
                    on_progress=self._progressed,
                    stop=self._stop,
                    marks=self._marks,
                    changes=changes,
                )
            except LibraryBusy:
                self._post(Waiting())
                self._stop.wait(BUSY_RETRY_S)
            else:
                self._post(Indexed(summary))
                return

    def _progressed(self, progress: Progress) -> None:
        self._post(Indexing(progress))


def changes_in(changed: Collection[tuple[Change, str]]) -> Changes | None:
    """Return what has changed; None where everything must be looked at."""
    from watchfiles import Change  # noqa: PLC0415 - see above

    from tui.library.pending import Changes  # noqa: PLC0415 - see above

    if len(changed) > MOST_CHANGES:
        return None
    came, went = (
        {Path(path) for change, path in changed if change is kind}
        for kind in (Change.added, Change.deleted)
    )
    return Changes(frozenset(Path(path) for _, path in changed), frozenset(came & went))
