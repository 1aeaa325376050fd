"""A thread that does the newest thing asked of it."""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Latest:
    """Run jobs one at a time in a thread of its own; of those waiting only the newest is run.

    Typing asks for more than can be answered: what is no longer wanted is forgotten before it
    begins. The thread starts with the first job and ends with ``close``.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._condition = Condition()
        self._job: Callable[[], None] | None = None
        self._running = False
        self._closed = False
        self._thread: Thread | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing runs and nothing waits."""
        with self._condition:
            return self._job is None and not self._running

    def submit(self, job: Callable[[], None]) -> None:
        """Have ``job`` run next, in place of any job that still waits. ``job`` must not raise."""
        with self._condition:
            if self._closed:
                return
            self._job = job
            if self._thread is None:
                self._thread = Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()
            self._condition.notify()

    def close(self, timeout: float = 1.0) -> None:
        """Forget what waits and end the thread, waiting ``timeout`` seconds for what runs."""
        with self._condition:
            self._closed = True
            self._job = None
            self._condition.notify()
        if self._thread is not None:
            self._thread.join(timeout)

    def _work(self) -> None:
        while True:
            with self._condition:
                self._running = False
                while self._job is None and not self._closed:
                    self._condition.wait()
                if self._closed:
                    return
                job, self._job = self._job, None
                self._running = True
            if job is not None:
                job()
