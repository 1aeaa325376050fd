"""The reader's own word on quotations, and what it makes of an analysis. Pure.

A correction is keyed by the article's identity and by the quotation's words, not by offsets: it
finds its place again after the library was built anew, and after the article was edited elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.library.tokens import name_key
from tui.model import Attribution, Entity, EntityKind, Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from tui.model import Analysis, QuotationKind, Roster

_LIKE = 0.5  # share of the shorter one that two spans have in common, to be one quotation


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader says of one quotation, or of a run of them by its first.

    ``words`` are the quotation's, with single spaces, and ``occurrence`` is at which of the places
    where the article has these words, from 1. ``speaker`` is who said it; it is None where the
    article does not tell, or where, ``is_quotation`` being false, nobody did. ``thought`` and
    ``confidence`` are what the program took it for. ``context`` is the part of the article's text
    around it, in which the quotation begins at ``start``. ``id`` is the number by which it is
    undone, 0 before it is kept.
    """

    identity: str
    key: str
    headline: str
    outlet: str
    words: str
    occurrence: int
    kind: QuotationKind
    speaker: Entity | None
    thought: str | None
    confidence: float
    context: str
    start: int
    made: datetime
    is_quotation: bool = True
    id: int = 0

    @property
    def said_by(self) -> str:
        """Who said it in the reader's word, as it is listed."""
        if self.speaker is not None:
            return self.speaker.name
        return "speaker unknown" if self.is_quotation else "not a quotation"


def place_of(text: str, span: Span) -> tuple[str, int]:
    """Return the words at ``span`` with single spaces, and which of their places it is, from 1."""
    words = " ".join(span.of(text).split())
    start = _trimmed(text, span).start
    return words, 1 + sum(found.start < start for found in _places(text, words))


def span_at(text: str, words: str, occurrence: int) -> Span | None:
    """Return where ``words`` stand for that time, whatever the white space between them."""
    for number, found in enumerate(_places(text, words), 1):
        if number == occurrence:
            return found
    return None


def corrected(
    text: str, analysis: Analysis, corrections: Iterable[Correction], roster: Roster
) -> Analysis:
    """Return the analysis of ``text`` as the reader's corrections of this article have it.

    A correction whose words the text has no longer changes nothing. Where the words stand but are
    not taken for a quotation any more, they become one again unless the reader said they are none.
    """
    for correction in corrections:
        span = span_at(text, correction.words, correction.occurrence)
        if span is not None:
            analysis = _applied(text, analysis, correction, span, roster)
    return analysis


def corrected_quotations(
    text: str, analysis: Analysis, corrections: Iterable[Correction]
) -> dict[Quotation, Correction]:
    """Return the correction of each quotation that has one, runs included."""
    found: dict[Quotation, Correction] = {}
    for correction in corrections:
        span = span_at(text, correction.words, correction.occurrence)
        if span is not None:
            found.update((each, correction) for each in _meant(text, analysis, correction, span))
    return found


def run_of(analysis: Analysis, quotation: Quotation) -> tuple[Quotation, ...]:
    """Return the quotations that are one with ``quotation``, itself included, in order."""
    return tuple(
        each
        for each in analysis.quotations
        if each == quotation or (each.run, each.kind) == (quotation.run, quotation.kind)
    )


def entity_named(name: str, entities: Sequence[Entity], roster: Roster) -> Entity | None:
    """Return whom an article or else the roster means by ``name``: a full name, or another one."""
    index = _index_of(name, entities)
    return entities[index] if index is not None else _known(name, roster)


def _applied(
    text: str, analysis: Analysis, correction: Correction, span: Span, roster: Roster
) -> Analysis:
    meant = _meant(text, analysis, correction, span)
    if not correction.is_quotation:
        left = tuple(each for each in analysis.quotations if each not in meant)
        return replace(analysis, quotations=left)
    entities, index = _with_speaker(analysis.entities, correction.speaker, roster)
    if not meant:
        run = max((each.run for each in analysis.quotations), default=-1) + 1
        new = Quotation(span, correction.kind, run=run, attribution=_own_word(None, index))
        quotations = tuple(sorted((*analysis.quotations, new), key=lambda each: each.span))
    else:
        quotations = tuple(
            replace(each, attribution=_own_word(each.attribution, index)) if each in meant else each
            for each in analysis.quotations
        )
    return replace(analysis, quotations=quotations, entities=entities)


def _with_speaker(
    entities: tuple[Entity, ...], speaker: Entity | None, roster: Roster
) -> tuple[tuple[Entity, ...], int | None]:
    """Return the entities, ``speaker`` among them, and which one that is."""
    if speaker is None:
        return entities, None
    index = _index_of(speaker.name, entities)
    if index is not None:
        return entities, index
    return (*entities, _known(speaker.name, roster) or speaker), len(entities)


def _own_word(before: Attribution | None, speaker: int | None) -> Attribution:
    """Return the reader's attribution; how the program came to the same speaker still holds."""
    if before is None or before.speaker != speaker:
        return Attribution(None, None, speaker, 1.0, corrected=True)
    return replace(before, confidence=1.0, corrected=True)


def _meant(
    text: str, analysis: Analysis, correction: Correction, span: Span
) -> tuple[Quotation, ...]:
    """Return the quotations of the run that begins at ``span``, or that are much like it."""
    alike = [each for each in analysis.quotations if each.kind is correction.kind]
    for each in alike:
        if _trimmed(text, each.span) == span:
            return run_of(analysis, each)
    return tuple(each for each in alike if _share(each.span, span) >= _LIKE)


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(1, min(one.end - one.start, other.end - other.start))


def _places(text: str, words: str) -> Iterator[Span]:
    """Yield where ``words`` stand, in order; places may overlap."""
    if not words:
        return
    pattern = r"\s+".join(map(re.escape, words.split()))
    for match in re.finditer(f"(?=({pattern}))", text):
        yield Span(*match.span(1))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _index_of(name: str, entities: Sequence[Entity]) -> int | None:
    """Return which entity bears ``name``: letter for letter, in another spelling, as an alias."""
    wanted = name_key(name)
    for bears in (
        lambda entity: entity.name == name,
        lambda entity: wanted and name_key(entity.name) == wanted,
        lambda entity: wanted and wanted in map(name_key, entity.aliases),
    ):
        for index, entity in enumerate(entities):
            if bears(entity):
                return index
    return None


def _known(name: str, roster: Roster) -> Entity | None:
    """Return the entry of the roster that ``name`` stands for, as an entity without mentions."""
    wanted = name_key(name)
    for known in roster.speakers:
        if wanted and wanted in map(name_key, (known.name, *known.aliases)):
            return Entity(known.name, known.kind, known.role, known.country, aliases=known.aliases)
    for group in roster.groups:
        if wanted and wanted in map(name_key, (group.name, *group.phrases)):
            return Entity(group.name, EntityKind.GROUP, members=group.members)
    return None
