"""The last door before the terminal: what could steer it never becomes a cell.

Widgets clean the text they show. This guard stands behind all of them, those of Textual included
(inputs, tooltips, notifications, the command palette), and sees every segment that is drawn.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

from tui.clean import clean, is_safe_address

if TYPE_CHECKING:
    from rich.style import Style
    from textual.color import Color

REPLACEMENT = "\ufffd"


def cells_of(text: str) -> str:
    """Return ``text`` as it may be drawn, character for character.

    Tabs and line ends become spaces and what could steer a terminal becomes U+FFFD, so that
    offsets into the result are offsets into ``text``.
    """
    if text.isprintable():
        return text
    return "".join(map(_drawn, text))


class Guard(LineFilter):
    """A filter on every line that is drawn; an app adds ``GUARD`` to its line filters.

    Characters that steer a terminal are taken out, or become U+FFFD where they take up a cell, so
    that no line changes its width. Links that are no plain http(s) address are taken off.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - LineFilter's signature
        """Return ``segments``, the same list if there is nothing to take out."""
        if all(
            text.isprintable() and (style is None or style.link is None)
            for text, style, _ in segments
        ):
            return segments
        return [Segment(_guarded(text), _unlinked(style)) for text, style, _ in segments]


GUARD = Guard()


@lru_cache(maxsize=4096)
def _drawn(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return character if clean(character) == character else REPLACEMENT


@lru_cache(maxsize=1024)
def _guarded(text: str) -> str:
    """Return ``text`` without unsafe characters, taking up as many cells as before."""
    if text.isprintable():
        return text
    return "".join(
        character
        if _drawn(character) == character
        else REPLACEMENT * get_character_cell_size(character)
        for character in text
    )


def _unlinked(style: Style | None) -> Style | None:
    if style is None or style.link is None or is_safe_address(style.link):
        return style
    return style.update_link(None)
