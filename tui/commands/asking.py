"""From the words of a command line to what is asked of the library."""

from __future__ import annotations

from tui.library import Selection
from tui.library.days import today


def selection(query: str, speakers: tuple[str, ...] = ()) -> Selection:
    """Return what a finished query selects.

    The library takes the last word of a query for one that is still being typed, of which it may
    be the beginning. A query on a command line is finished: ``war`` does not mean Warsaw.
    """
    if not query:
        return Selection(speakers=speakers)
    return Selection(query=f"{query} ", speakers=speakers, today=today())
