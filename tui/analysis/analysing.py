"""All stages of the analysis, one after the other."""

from __future__ import annotations

from dataclasses import replace

from tui.analysis.attribution import attributed
from tui.analysis.furniture import furniture
from tui.analysis.mentions import mentions
from tui.analysis.resolution import resolve
from tui.analysis.scene import scene
from tui.analysis.segment import segment
from tui.lines import unwrapped
from tui.model import Analysis, Quotation, Roster


def analysed(text: str, roster: Roster) -> Analysis:
    """Return the quotations, entities and furniture of one article.

    A text that was wrapped at a fixed width is read as if it were not; no offset changes by that.
    Whom a mention refers to is asked only when it is known which mentions speak: the others need no
    entity unless they are names.
    """
    text = unwrapped(text)
    document = segment(text)
    found = mentions(document)
    lines = furniture(text, document.paragraphs)
    said = attributed(scene(document, found))
    sources = {
        quotation.attribution.mention
        for quotation in said.quotations
        if quotation.attribution is not None and quotation.attribution.mention is not None
    }
    resolution = resolve(document, found, roster, lines, sources)

    def with_speaker(quotation: Quotation) -> Quotation:
        attribution = quotation.attribution
        if attribution is None or attribution.mention is None:
            return quotation
        speaker = resolution.entity_of(attribution.mention)
        return replace(quotation, attribution=replace(attribution, speaker=speaker))

    return Analysis(
        tuple(map(with_speaker, said.quotations)),
        resolution.entities,
        lines,
        tuple(map(with_speaker, said.ascribed)),
    )
