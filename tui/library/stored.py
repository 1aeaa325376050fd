"""Texts and analyses as the library stores them: compressed bytes."""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime
from typing import Any

from tui.model import (
    Analysis,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Span,
)

_KINDS = tuple(QuotationKind)


def packed_text(text: str) -> bytes:
    """Return ``text``, any string at all, as bytes."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpacked_text(data: bytes) -> str:
    """Return the text that ``packed_text`` was given."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def packed_analysis(analysis: Analysis) -> bytes:
    """Return ``analysis`` as bytes: arrays in the order of the dataclasses' fields."""
    arrays = (
        [_quotation_array(quotation) for quotation in analysis.quotations],
        [_entity_array(entity) for entity in analysis.entities],
        analysis.furniture,
    )
    return zlib.compress(json.dumps(arrays, separators=(",", ":")).encode())


def unpacked_analysis(data: bytes) -> Analysis:
    """Return the analysis that ``packed_analysis`` was given."""
    quotations, entities, furniture = json.loads(zlib.decompress(data))
    return Analysis(
        quotations=tuple(_quotation(array) for array in quotations),
        entities=tuple(_entity(array) for array in entities),
        furniture=tuple(Span(*array) for array in furniture),
    )


def _quotation_array(quotation: Quotation) -> list[object]:
    attribution = quotation.attribution
    array: list[object] = [
        *quotation.span,
        _KINDS.index(quotation.kind),
        int(quotation.fragment),
        quotation.run,
    ]
    if attribution is not None:
        array += [
            attribution.mention,
            attribution.cue,
            attribution.speaker,
            attribution.confidence,
        ]
        if attribution.corrected:
            array.append(1)
    return array


def _quotation(array: list[Any]) -> Quotation:
    start, end, kind, fragment, run, *rest = array
    attribution = None
    if rest:
        mention, cue, speaker, confidence, *corrected = rest
        attribution = Attribution(
            mention=Span(*mention) if mention else None,
            cue=Span(*cue) if cue else None,
            speaker=speaker,
            confidence=confidence,
            corrected=bool(corrected),
        )
    return Quotation(Span(start, end), _KINDS[kind], bool(fragment), run, attribution)


def _entity_array(entity: Entity) -> list[object]:
    return [
        entity.name,
        entity.kind.value,
        entity.role,
        entity.country,
        entity.aliases,
        entity.members,
        entity.mentions,
        int(entity.named),
    ]


def _entity(array: list[Any]) -> Entity:
    name, kind, role, country, aliases, members, mentions, named = array
    return Entity(
        name=name,
        kind=EntityKind(kind),
        role=role,
        country=country,
        aliases=tuple(aliases),
        members=tuple(members),
        mentions=tuple(Span(*span) for span in mentions),
        named=bool(named),
    )


def storable(text: str) -> str:
    """Return ``text`` as a column of SQLite can hold it: lone surrogates replaced."""
    return text.encode("utf-8", "replace").decode()


def packed_date(published: date | None) -> str:
    """Return a day, or a moment, as text; empty for an article without a date."""
    return published.isoformat() if published else ""


def unpacked_date(text: str) -> date | None:
    """Return the day or the moment that ``packed_date`` was given."""
    if not text:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
