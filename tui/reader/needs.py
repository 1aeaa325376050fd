"""What a command must find on the screen, when its key comes sooner than that is there."""

from __future__ import annotations

_NO_ARTICLE = ("screen.move(", "screen.search", "screen.go_to_date", "app.quit")
_NO_LIST = (
    "app.",
    "screen.search",
    "screen.keep_search",
    "screen.back",
    "screen.go_to_date",
    "screen.speakers",
    "screen.pane",
    "screen.next_pane",
    "screen.toggle_",
    "screen.help",
)


def needs_article(action: str) -> bool:
    """Tell whether ``action`` may be about the open article."""
    return not action.startswith(_NO_ARTICLE)


def needs_list(action: str) -> bool:
    """Tell whether ``action`` may be about the rows that are listed, or where the cursor is."""
    return not action.startswith(_NO_LIST)
