"""An article with its attributions in the W3C's Web Annotation Data Model.

Source of the model: "Web Annotation Data Model", W3C Recommendation of 23 February 2017,
https://www.w3.org/TR/annotation-model/. Positions are counted in Unicode code points of the
article's text as `onrecord show --format json` prints it, from 0, the end excluded, which is how
the model counts characters (section 4.2.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from tui.clean import clean, clean_line, is_safe_address

if TYPE_CHECKING:
    from tui.model import Analysis, Article, Entity, Quotation, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = {
    "onrecord": "urn:onrecord:vocabulary:",
    "schema": "https://schema.org/",
    "cue": "onrecord:cue",
    "mention": "onrecord:mention",
    "quotationKind": "onrecord:quotationKind",
    "confidence": "onrecord:confidence",
    "corrected": "onrecord:corrected",
    "members": "onrecord:members",
    "speaker": "onrecord:speaker",
    "role": "schema:jobTitle",
}
BESIDE = 32
"""How many characters before and after a quotation tell it from the same words elsewhere."""


def annotation_collection(
    article: Article, analysis: Analysis, generator: str
) -> dict[str, object]:
    """Return a JSON-LD collection with an annotation for each quotation, in their order.

    Each targets the article's address, or a urn made from its identity where it has none.
    ``generator`` names the software.
    """
    source = source_of(article)
    collection: dict[str, object] = {
        "@context": [CONTEXT, VOCABULARY],
        "id": f"{_urn(article)}#annotations",
        "type": "AnnotationCollection",
        "label": clean_line(article.headline),
        "total": len(analysis.quotations),
    }
    if analysis.quotations:
        collection["first"] = {
            "id": f"{_urn(article)}#annotations-1",
            "type": "AnnotationPage",
            "partOf": collection["id"],
            "startIndex": 0,
            "items": [
                _annotation(article, analysis, quotation, source, generator)
                for quotation in analysis.quotations
            ],
        }
    return collection


def source_of(article: Article) -> str:
    """Return the IRI that annotations of the article target."""
    return article.url if is_safe_address(article.url) else _urn(article)


def _annotation(
    article: Article, analysis: Analysis, quotation: Quotation, source: str, generator: str
) -> dict[str, object]:
    name = f"{_urn(article)}#quotation-{quotation.span.start}-{quotation.span.end}"
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": generator},
        "body": _bodies(article, analysis, quotation, f"{name}-attribution"),
        "target": {
            "type": "SpecificResource",
            "source": source,
            "selector": _selectors(article.text, quotation.span),
        },
    }


def _bodies(
    article: Article, analysis: Analysis, quotation: Quotation, name: str
) -> list[dict[str, object]]:
    """Return what is said of a quotation: the speaker as words to read, and the attribution."""
    speaker = analysis.speaker_of(quotation)
    attribution = quotation.attribution
    link: dict[str, object] = {
        "id": name,
        "type": ["Dataset", "onrecord:Attribution"],
        "quotationKind": str(quotation.kind),
        "confidence": round(attribution.confidence, 3) if attribution else 0.0,
    }
    if attribution and attribution.corrected:
        link["corrected"] = True
    if attribution and attribution.cue:
        link["cue"] = clean(attribution.cue.of(article.text))
    if attribution and attribution.mention:
        link["mention"] = _selector(article.text, attribution.mention)
    if speaker is None:
        return [link]
    readable = ", ".join(filter(None, (clean(speaker.name), clean(speaker.role))))
    text: dict[str, object] = {
        "type": "TextualBody",
        "purpose": "identifying",
        "format": "text/plain",
        "language": "en",
        "value": readable,
    }
    return [text, {**link, "speaker": _agent(speaker)}]


def _agent(speaker: Entity) -> dict[str, object]:
    agent: dict[str, object] = {
        "type": "schema:Person" if speaker.kind == "person" else "schema:Organization",
        "name": clean(speaker.name),
    }
    if speaker.role:
        agent["role"] = clean(speaker.role)
    if speaker.members:
        agent["members"] = list(map(clean, speaker.members))
    return agent


def _selectors(text: str, span: Span) -> list[dict[str, object]]:
    return [
        _selector(text, span),
        {
            "type": "TextQuoteSelector",
            "exact": clean(span.of(text)),
            "prefix": clean(text[max(0, span.start - BESIDE) : span.start]),
            "suffix": clean(text[span.end : span.end + BESIDE]),
        },
    ]


def _selector(text: str, span: Span) -> dict[str, object]:
    """Return the place in the text as it is printed, without what was taken out of it."""
    start = len(clean(text[: span.start]))
    return {
        "type": "TextPositionSelector",
        "start": start,
        "end": start + len(clean(span.of(text))),
    }


def _urn(article: Article) -> str:
    return uuid5(NAMESPACE_URL, article.identity.encode("utf-8", "replace").decode()).urn
