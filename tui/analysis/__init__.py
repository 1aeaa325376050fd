"""From the text of an article to who said what in it. Pure: no file, no clock, no state."""

from __future__ import annotations

from tui.model import Analysis, Roster

VERSION = "17"
"""Changes whenever the analysis of some text may have changed."""

__all__ = ["VERSION", "analyse"]

_NOBODY = Roster()


def analyse(text: str, roster: Roster = _NOBODY) -> Analysis:
    """Return the quotations, entities and furniture of one article.

    ``text`` may be any string, control characters and lone surrogates included; all offsets index
    it as given. The same text and roster always give the same result. Nothing is raised.
    """
    # Every start asks for VERSION, few have anything to analyse: the stages are imported by these.
    from tui.analysis.analysing import analysed  # noqa: PLC0415 - see above

    return analysed(text, roster)
