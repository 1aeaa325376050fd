"""What the reader lists, as it is measured: under the configuration it has without a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.config import Config
from tui.library import Listing, Selection

if TYPE_CHECKING:
    from tui.library import Library, Results

CELLS = 12  # of a headline, by which its row is known


def listed(library: Library, query: str = "") -> Results:
    """Return the entries that the reader lists for ``query``."""
    return library.select(Selection(query), Listing(fold=Config().layout.fold))


def headline_at(results: Results, place: int) -> str:
    """Return the beginning of the headline at ``place``, which no other row is likely to share."""
    (row,) = results.window(place, 1)
    return begun(row.headline)


def begun(headline: str) -> str:
    """Return the beginning of a headline as it stands on the screen."""
    return " ".join(headline.split())[:CELLS]
