"""One indexer at a time: a lock beside the library that ends with the process that holds it."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.library.errors import LibraryBusy

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

_BETWEEN_TRIES_S = 0.1


@contextmanager
def indexing_lock(
    library: Path, wait_s: float = 0, stop: threading.Event | None = None
) -> Iterator[None]:
    """Hold the right to write to ``library``.

    Raises LibraryBusy, with the number of the process that has it, if that does not end within
    ``wait_s`` seconds or before ``stop`` is set.
    """
    library.parent.mkdir(parents=True, exist_ok=True)
    path = library.with_name(library.name + ".lock")
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        give_up = time.monotonic() + wait_s
        while not _taken(handle):
            if time.monotonic() >= give_up or (stop is not None and stop.is_set()):
                pid = _holder(handle)
                who = f"process {pid}" if pid else "another process"
                message = f"{who} is indexing {library.name}; wait for it, or read without indexing"
                raise LibraryBusy(message, pid)
            time.sleep(_BETWEEN_TRIES_S)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(handle: int) -> int | None:
    text = os.pread(handle, 20, 0)
    return int(text) if text.isdigit() else None
