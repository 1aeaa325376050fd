"""What a speaker's page asks of the library, answered outside the event loop."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message

from tui.library import Interrupted
from tui.library.days import today
from tui.library.narrowing import Narrowing
from tui.library.profile import Gathering
from tui.reader.answers import Failed
from tui.reader.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.library import Library, QuotationRow
    from tui.library.profile import Profile

FIRST_AFTER_S = 0.04
NEXT_AFTER_S = 0.3
"""How long quotations are gathered before they are shown."""


@dataclass
class Gathered(Message):
    """What is known of a speaker by now; ``rows`` are all quotations so far, newest first.

    The list only grows: ``count`` is how many there were when this was posted.
    """

    sequence: int
    profile: Profile
    rows: list[QuotationRow]
    count: int
    is_complete: bool


@dataclass
class Narrowed(Message):
    """The indices of the quotations that ``query`` leaves of the first ``count``."""

    sequence: int
    query: str
    shown: list[int]


class Gatherer:
    """Gathers one speaker's quotations in a thread, and narrows them in another.

    Answers are posted from those threads. ``Gathered`` comes again and again until all is there.
    """

    def __init__(self, library: Library, name: str, post: Callable[[Message], object]) -> None:
        self._library = library
        self._name = name
        self._post = post
        self._gathering = Latest("onrecord-gather")
        self._narrowing = Latest("onrecord-narrow")
        self._stop = Event()
        self._stop_narrowing = Event()
        self._sequence = 0
        self._index: Narrowing | None = None

    @property
    def idle(self) -> bool:
        """Whether everything asked is answered."""
        return self._gathering.idle and self._narrowing.idle

    def close(self) -> None:
        """Stop what runs and end the threads."""
        self._stop.set()
        self._stop_narrowing.set()
        self._gathering.close()
        self._narrowing.close()

    def gather(self) -> int:
        """Begin anew; ``Gathered`` follows with the number returned here."""
        self._sequence += 1
        sequence = self._sequence
        self._stop.set()
        stop = self._stop = Event()
        self._gathering.submit(lambda: self._gather(sequence, stop))
        return sequence

    def narrow(self, sequence: int, query: str, rows: list[QuotationRow]) -> None:
        """Find the quotations among ``rows`` that ``query`` leaves; ``Narrowed`` follows."""
        self._stop_narrowing.set()
        stop = self._stop_narrowing = Event()

        def job() -> None:
            if self._index is None or self._index.rows is not rows:
                self._index = Narrowing(rows)
            shown = self._index.matching(query, stop.is_set, today=today())
            if not stop.is_set():
                self._post(Narrowed(sequence, query, shown))

        self._narrowing.submit(job)

    def _gather(self, sequence: int, stop: Event) -> None:
        try:
            while not self._gathered(sequence, stop):
                pass
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            if not stop.is_set():
                self._post(Failed(f"{type(error).__name__}: {error}"))

    def _gathered(self, sequence: int, stop: Event) -> bool:
        """Gather all there is; False if a search elsewhere interrupted it."""
        gathering = Gathering(self._name)
        due = time.monotonic() + FIRST_AFTER_S

        def tell(*, is_complete: bool) -> None:
            rows = gathering.rows
            self._post(Gathered(sequence, gathering.profile(), rows, len(rows), is_complete))

        try:
            for appearance in self._library.appearances(self._name):
                if stop.is_set():
                    return True
                gathering.add(appearance)
                if time.monotonic() >= due:
                    tell(is_complete=False)
                    due = time.monotonic() + NEXT_AFTER_S
        except Interrupted:
            return stop.is_set()
        tell(is_complete=True)
        return True
