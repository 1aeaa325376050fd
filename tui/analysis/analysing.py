"""All stages of the analysis, one after the other."""

from __future__ import annotations

from tui.analysis.attribution import attributed
from tui.analysis.furniture import furniture
from tui.analysis.mentions import mentions
from tui.analysis.resolution import resolve
from tui.analysis.scene import scene
from tui.analysis.segment import segment
from tui.lines import unwrapped
from tui.model import Analysis, Attribution, Quotation, Roster


def analysed(text: str, roster: Roster) -> Analysis:
    """Return the quotations, entities and furniture of one article.

    A text that was wrapped at a fixed width is read as if it were not; no offset changes by that.
    Whom a mention refers to is asked only when it is known which mentions speak: the others need no
    entity unless they are names.
    """
    text = unwrapped(text)
    document = segment(text)
    mentioned = mentions(document)
    lines = furniture(text, document.paragraphs)
    said = attributed(scene(document, mentioned))
    sources = {
        quotation.attribution.mention
        for quotation in said.quotations
        if quotation.attribution is not None and quotation.attribution.mention is not None
    }
    resolution = resolve(document, mentioned, roster, lines, sources)

    def with_speaker(quotation: Quotation) -> Quotation:
        found = quotation.attribution
        if found is None or found.mention is None:
            return quotation
        speaker = resolution.entity_of(found.mention)
        attribution = Attribution(found.mention, found.cue, speaker, found.confidence)
        return Quotation(
            quotation.span, quotation.kind, quotation.fragment, quotation.run, attribution
        )

    return Analysis(
        tuple(map(with_speaker, said.quotations)),
        resolution.entities,
        lines,
        tuple(map(with_speaker, said.ascribed)),
    )
