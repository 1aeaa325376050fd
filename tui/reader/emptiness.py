"""What a list without articles says: why it is empty, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.reader.filters import FilterKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.reader.filters import Filters

FIRST_READING = "The articles are being read for the first time.\nThey appear here as they come."


def nothing_left(filters: Filters) -> str:
    """Return what is said when ``filters``, of which there is one at least, leave nothing."""
    last = filters.items[-1]
    newest = last.value if last.kind is FilterKind.QUERY else last.label
    if len(filters.items) > 1:
        return f"No article has all of this.\nTake “{newest}” away with escape."
    return f"No article has “{newest}”.\nTake it away with escape."


def no_articles(corpora: Iterable[Path]) -> str:
    """Return what is said when the watched folders hold nothing that can be read."""
    where = ", ".join(map(str, corpora)) or "no folder"
    return (
        f"There is no article here yet.\nWatched: {where}.\n"
        "Put a .txt, .md, .html, .json or .jsonl file there: it appears here by itself."
    )
