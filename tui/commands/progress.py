"""How far the indexing is, on stderr, and ctrl+c as a way to stop it."""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from tui.commands.messages import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType, TracebackType

    from rich.progress import Progress as Bar

    from tui.library.indexing import Progress


class Meter:
    """A progress bar on stderr that appears when something takes longer than ``delay`` seconds.

    Where stderr is no terminal it is a single line.
    """

    def __init__(self, delay: float = 0.0) -> None:
        self._delay = delay
        self._began = time.monotonic()
        self._bar: Bar | None = None
        self._said = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, progress: Progress) -> None:
        """Show how far the indexing is."""
        if time.monotonic() - self._began < self._delay:
            return
        if not sys.stderr.isatty():
            self._say_once(progress)
            return
        if self._bar is None:
            self._bar = _bar()
            self._bar.start()
        self._bar.update(
            self._bar.task_ids[0],
            completed=progress.done,
            total=progress.total,
            rate=f"{progress.rate:,.0f}/s" if progress.rate else "",
            left=left(progress.remaining_s),
        )

    def _say_once(self, progress: Progress) -> None:
        if not self._said:
            say(f"Bringing the library up to date: {counted(progress.files, 'file')} to read.")
            self._said = True


def _bar() -> Bar:
    from rich import progress  # noqa: PLC0415 - slow to import, and seldom needed
    from rich.console import Console  # noqa: PLC0415 - as above

    bar = progress.Progress(
        progress.TextColumn("Indexing"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]}"),
        progress.TextColumn("{task.fields[left]}"),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task("", rate="", left="")
    return bar


def left(seconds: float | None) -> str:
    """Return an estimate in words; nothing where there is none."""
    if seconds is None:
        return ""
    if seconds < 60:
        return f"{seconds:.0f} s left"
    if seconds < 3600:
        return f"{seconds / 60:.0f} min left"
    return f"{seconds / 3600:.1f} h left"


@contextmanager
def stopped_by_interrupt() -> Iterator[threading.Event]:
    """Yield an event that the first ctrl+c sets; the second one interrupts as usual."""
    stop = threading.Event()

    def handle(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    previous = signal.signal(signal.SIGINT, handle)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, previous)
