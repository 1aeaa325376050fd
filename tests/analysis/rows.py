"""Texts as rows of units."""

from __future__ import annotations

from tui.analysis.mentions import mentions
from tui.analysis.scene import Scene, scene
from tui.analysis.segment import segment


def row_of(text: str) -> Scene:
    """Return a text as a row of units."""
    document = segment(text)
    return scene(document, mentions(document))
