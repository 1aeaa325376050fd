"""Do jobs in this process, or on every core.

Both ways look alike to the indexer: see ``Workers``. The processes are started afresh, never
forked, so that the reader may index from one of its threads.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.garbage import look_seldom
from tui.library.beginnings import NewWords
from tui.library.jobs import Job, Outcome, Setup, outcome
from tui.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_WAITING_JOBS = 3  # that a process has before it, so that it never waits for the writer


class Workers(Protocol):
    """Where jobs are done."""

    def has_room(self) -> bool:
        """Tell whether another job may be given."""

    def give(self, job: Job) -> None:
        """Have a job done."""

    def wait(self, seconds: float) -> list[Outcome]:
        """Return what has been done, after at most about ``seconds``."""

    def is_idle(self) -> bool:
        """Tell whether all outcomes were returned."""

    def close(self) -> None:
        """End at once, whatever is being done."""


class Inline:
    """Does one job at a time, in ``wait``."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._job: Job | None = None
        self._new_words = NewWords()

    def has_room(self) -> bool:
        """Tell whether another job may be given."""
        return self._job is None

    def give(self, job: Job) -> None:
        """Have a job done."""
        self._job = job

    def wait(self, seconds: float) -> list[Outcome]:  # noqa: ARG002 - it never waits
        """Do the job."""
        if self._job is None:
            return []
        job, self._job = self._job, None
        return [outcome(job, self._setup, self._new_words)]

    def is_idle(self) -> bool:
        """Tell whether all outcomes were returned."""
        return self._job is None

    def close(self) -> None:
        """Do nothing; there is nothing to end."""


class Processes:
    """Does jobs in ``count`` processes."""

    def __init__(self, count: int, setup: Setup) -> None:
        self._setup = setup
        self._workers: list[_Worker] = []
        try:
            for _ in range(count):
                self._workers.append(_Worker(self._setup))
        except BaseException:
            self.close()
            raise

    def has_room(self) -> bool:
        """Tell whether another job may be given."""
        return any(len(worker.jobs) < _WAITING_JOBS for worker in self._workers)

    def give(self, job: Job) -> None:
        """Have a job done by the process that has least to do."""
        worker = min(self._workers, key=lambda one: len(one.jobs))
        try:
            worker.give(job)
        except OSError:
            worker.jobs.append(job)  # it has died; `wait` finds out and deals with its jobs

    def wait(self, seconds: float) -> list[Outcome]:
        """Return what has been done, after at most about ``seconds``."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - only a large corpus needs it

        by_end = {worker.connection: worker for worker in self._workers}
        ready = wait(list(by_end), seconds)
        return [done for end in ready for done in self._received(by_end[end])]  # type: ignore[index]

    def is_idle(self) -> bool:
        """Tell whether all outcomes were returned."""
        return not any(worker.jobs for worker in self._workers)

    def close(self) -> None:
        """End the processes at once."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    def _received(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            yield worker.receive()
        except (EOFError, OSError):
            # The process is gone: out of memory, or ended from outside. The job it had is given up,
            # those that waited behind it go to its successor.
            yield from self._replaced(worker)

    def _replaced(self, worker: _Worker) -> Iterator[Outcome]:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        jobs = list(worker.jobs)
        successor = _Worker(self._setup)
        self._workers[self._workers.index(worker)] = successor
        if jobs:
            yield _given_up(jobs[0])
        for job in jobs[1:]:
            successor.give(job)


class _Worker:
    """One process, the jobs it has been given, and the connection to it."""

    def __init__(self, setup: Setup) -> None:
        import multiprocessing  # noqa: PLC0415 - only a large corpus needs it

        _begin_tracking()
        context = multiprocessing.get_context("spawn")
        self.jobs: deque[Job] = deque()
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, setup), daemon=True, name="onrecord-analysis"
        )
        with _without_interrupts():
            self.process.start()
        theirs.close()

    def give(self, job: Job) -> None:
        self.connection.send(job)
        self.jobs.append(job)

    def receive(self) -> Outcome:
        done: Outcome = self.connection.recv()
        self.jobs.popleft()
        return done


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Have processes that are started here take no notice of ctrl+c, from their first moment on.

    They would end with a traceback each while they import. Where there are no signal masks they do.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_tracking() -> None:
    """Start the process in which multiprocessing keeps track, which every start of another needs.

    It inherits stderr. While the reader is open that is Textual's, which has no file descriptor to
    inherit, and starting would fail.
    """
    from multiprocessing import resource_tracker  # noqa: PLC0415 - only a large corpus needs it

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def _given_up(job: Job) -> Outcome:
    if job.source is not None:
        reason = "the process that analysed it ended; it is read again when it changes"
        return Outcome(job.file, skipped=(Skipped(job.source.path, reason),), digest=b"")
    paths = [article.path or Path(article.key) for article in job.articles]
    reason = "the process that analysed some of its articles ended; they are left out"
    return Outcome(job.file, skipped=tuple(Skipped(path, reason) for path in paths[:1]))


def _serve(connection: Connection, setup: Setup) -> None:
    """Do jobs until the other end is closed."""
    import queue  # noqa: PLC0415 - the main process needs none of these
    import threading  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the main process's business
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's: a process a core is enough
    silence = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for the process's life
    sys.stdout = sys.stderr = silence  # the terminal belongs to the reader
    waiting: queue.SimpleQueue[Job | None] = queue.SimpleQueue()

    def receive() -> None:
        # Jobs are taken from the pipe at once: if both ends sent into a full pipe, both would wait.
        try:
            while True:
                waiting.put(connection.recv())
        except (EOFError, OSError):
            waiting.put(None)

    threading.Thread(target=receive, daemon=True).start()
    is_settled = False
    new_words = NewWords()
    while (job := waiting.get()) is not None:
        try:
            connection.send(outcome(job, setup, new_words))
        except (BrokenPipeError, ConnectionResetError):
            return
        if not is_settled:
            is_settled = True
            look_seldom()  # models and lexicons are there to stay
