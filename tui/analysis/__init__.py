"""From the text of an article to who said what in it. Pure: no file, no clock, no state."""

from __future__ import annotations

from tui.analysis.attribution import quotations
from tui.analysis.furniture import furniture
from tui.analysis.mentions import mentions
from tui.analysis.resolution import resolve
from tui.analysis.scene import scene
from tui.analysis.segment import segment
from tui.model import Analysis, Roster

VERSION = "1"
"""Changes whenever the analysis of some text may have changed."""

__all__ = ["VERSION", "analyse"]

_NOBODY = Roster()


def analyse(text: str, roster: Roster = _NOBODY) -> Analysis:
    """Return the quotations, entities and furniture of one article.

    ``text`` may be any string, control characters and lone surrogates included; all offsets index
    it as given. The same text and roster always give the same result. Nothing is raised.
    """
    document = segment(text)
    found = mentions(document)
    resolution = resolve(document, found, roster)
    return Analysis(
        quotations=quotations(scene(document, found), resolution.entity_of),
        entities=resolution.entities,
        furniture=furniture(text),
    )
