"""Connections to one library file for any number of threads.

A connection is borrowed, used by one thread, and given back. What takes long runs as a ``Task``,
which another thread can stop: in SQLite, and between two rows of Python.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.library import schema
from tui.library.errors import Interrupted, LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_INSTRUCTIONS_BETWEEN_LOOKS = 20_000


class Task:
    """Something that runs on a connection until it is done, or stopped."""

    def __init__(self, connection: sqlite3.Connection, stop: threading.Event | None) -> None:
        self.connection = connection
        self._stop = stop
        self._cancelled = False

    def cancel(self) -> None:
        """Stop the task from another thread."""
        self._cancelled = True
        self.connection.interrupt()

    @property
    def is_stopped(self) -> bool:
        """Tell whether the task is to end."""
        return self._cancelled or (self._stop is not None and self._stop.is_set())

    def look(self) -> None:
        """Raise Interrupted if the task is to end."""
        if self.is_stopped:
            raise Interrupted("stopped")


class Connections:
    """The connections of one ``Library``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._free: list[sqlite3.Connection] = []
        self._tasks: set[Task] = set()
        self._file: tuple[int, int] | None = None
        self._watching: sqlite3.Connection | None = None
        self._files_seen = 0
        self._closed = False
        schema.prepare(path)

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._path

    @contextmanager
    def borrow(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that only reads.

        Raises LibraryError when the file turns out to be damaged while it is read.
        """
        with self._lock:
            self._follow_file()
            connection = self._free.pop() if self._free else schema.connect(self._path)
            file = self._file
        try:
            yield connection
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            message = (
                f"{self._path}: damaged ({error}); delete it, it is built again from the corpus"
            )
            raise LibraryError(message) from error
        finally:
            with self._lock:
                if self._closed or file != self._file:
                    connection.close()
                else:
                    self._free.append(connection)

    @contextmanager
    def task(self, stop: threading.Event | None = None) -> Iterator[Task]:
        """Lend a connection for something long, which ``interrupt`` and ``stop`` end.

        Raises Interrupted when either did.
        """
        with self.borrow() as connection:
            task = Task(connection, stop)
            connection.set_progress_handler(
                lambda: int(task.is_stopped), _INSTRUCTIONS_BETWEEN_LOOKS
            )
            with self._lock:
                self._tasks.add(task)
            try:
                task.look()
                yield task
            except sqlite3.OperationalError as error:
                if task.is_stopped:
                    raise Interrupted("stopped") from error
                raise
            finally:
                with self._lock:
                    self._tasks.discard(task)
                connection.set_progress_handler(None, 0)

    def interrupt(self) -> None:
        """Stop all tasks that run now."""
        with self._lock:
            for task in self._tasks:
                task.cancel()

    def generation(self) -> int:
        """Return a number that changes when another connection has committed something."""
        with self._lock:
            self._follow_file()
            if self._watching is None:
                self._watching = schema.connect(self._path)
            (version,) = self._watching.execute("PRAGMA data_version").fetchone()
        return (self._files_seen << 32) + int(version)

    def close(self) -> None:
        """Close what is not lent, now, and the rest when it comes back."""
        with self._lock:
            self._closed = True
            self._let_go()

    def _follow_file(self) -> None:
        """Notice that the file was replaced (or deleted: then begin anew) behind our back."""
        if self._closed:
            raise LibraryError("the library is closed")
        try:
            status = self._path.stat()
        except FileNotFoundError:
            schema.prepare(self._path)
            status = self._path.stat()
        file = (status.st_dev, status.st_ino)
        if file != self._file:
            self._let_go()
            self._file = file
            self._files_seen += 1

    def _let_go(self) -> None:
        for connection in self._free:
            connection.close()
        self._free.clear()
        if self._watching is not None:
            self._watching.close()
            self._watching = None
