"""From the words of a command line to what is asked of the library."""

from __future__ import annotations

from tui.library import Selection


def selection(query: str, speakers: tuple[str, ...] = ()) -> Selection:
    """Return what a finished query selects.

    The library takes the last word of a query for one that is still being typed, of which it may
    be the beginning. A query on a command line is finished: ``war`` does not mean Warsaw.
    """
    return Selection(query=f"{query} " if query else "", speakers=speakers)
