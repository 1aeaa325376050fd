"""Which articles of a library the reader has marked, by their ids."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tui.library.marks import Mark, Marks

if TYPE_CHECKING:
    from tui.library.candidates import Marked
    from tui.library.connections import Connections


class MarkedArticles:
    """The marked articles of one library, for any number of threads."""

    def __init__(self, connections: Connections, marks: Marks) -> None:
        self._connections = connections
        self._marks = marks
        self._found: tuple[object, Marked] | None = None
        self._lock = threading.Lock()

    def articles(self) -> Marked:
        """Return their ids, looked up again only when marks or library have changed."""
        from tui.library.candidates import Marked  # noqa: PLC0415 - the query language, not for the start
        from tui.library.naming import ids_of_identities  # noqa: PLC0415 - the same

        with self._lock:
            version = (self._connections.generation(), self._marks.version())
            if self._found is None or self._found[0] != version:
                with self._connections.task() as task:
                    read, starred = (
                        ids_of_identities(task.connection, self._marks.identities(mark))
                        for mark in (Mark.READ, Mark.STARRED)
                    )
                self._found = (version, Marked(frozenset(read), frozenset(starred)))
            return self._found[1]
