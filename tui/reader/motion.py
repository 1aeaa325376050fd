"""The ways to move in a pane, whatever the pane shows."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget


class Motion(StrEnum):
    """A way to move: by a line or entry, half a page, a page, or to an end."""

    DOWN = "down"
    UP = "up"
    HALF_DOWN = "half_down"
    HALF_UP = "half_up"
    PAGE_DOWN = "page_down"
    PAGE_UP = "page_up"
    TOP = "top"
    BOTTOM = "bottom"


def moved(position: int, motion: Motion, *, total: int, page: int, first: int = 0) -> int:
    """Return where ``motion`` leads from ``position`` in a list of ``total`` entries.

    ``page`` is how many entries the pane shows at once. The result lies between ``first`` and the
    last entry.
    """
    page = max(page, 1)
    steps = {
        Motion.DOWN: 1,
        Motion.UP: -1,
        Motion.HALF_DOWN: max(page // 2, 1),
        Motion.HALF_UP: -max(page // 2, 1),
        Motion.PAGE_DOWN: page,
        Motion.PAGE_UP: -page,
        Motion.TOP: -total - 1,
        Motion.BOTTOM: total + 1,
    }
    return max(first, min(total - 1, position + steps[motion]))


def scroll(pane: Widget, motion: Motion) -> None:
    """Scroll ``pane``, which has no cursor, without animation."""
    height = max(pane.scrollable_content_region.height, 1)
    match motion:
        case Motion.TOP:
            pane.scroll_to(y=0, animate=False)
        case Motion.BOTTOM:
            pane.scroll_to(y=pane.max_scroll_y, animate=False)
        case _:
            lines = {
                Motion.DOWN: 1,
                Motion.UP: -1,
                Motion.HALF_DOWN: max(height // 2, 1),
                Motion.HALF_UP: -max(height // 2, 1),
                Motion.PAGE_DOWN: max(height - 1, 1),
                Motion.PAGE_UP: -max(height - 1, 1),
            }[motion]
            pane.scroll_to(y=pane.scroll_target_y + lines, animate=False)
