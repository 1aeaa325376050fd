"""The names beside an article: who speaks in it, and whom and what it speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model import EntityKind
from tui.reader.filters import Filter, FilterKind
from tui.reader.wording import UNATTRIBUTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.library import EntityRow, SpeakerRow
    from tui.model import Analysis, Entity

SECTIONS = (
    (EntityKind.PERSON, "People"),
    (EntityKind.ORGANISATION, "Organisations"),
    (EntityKind.PLACE, "Places"),
    (EntityKind.AGREEMENT, "Agreements"),
    (EntityKind.EVENT, "Events"),
    (EntityKind.GROUP, "Groups"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """One line of the sidebar; ``filter`` is what choosing it puts in force, None for nothing.

    ``count`` is how many quotations a speaker has here, or how often another name occurs. A
    speaker ``in_doubt`` is none that the program is sure of.
    """

    name: str
    count: int
    role: str = ""
    is_speaker: bool = False
    in_doubt: bool = False
    filter: Filter | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Names under one heading."""

    title: str
    names: tuple[Name, ...]


def names_in_article(analysis: Analysis, threshold: float = 0.0) -> tuple[Section, ...]:
    """Return the speakers of one article, most quotations first, then everything else named.

    A speaker of whom no quotation here reaches the confidence ``threshold`` is in doubt. What
    nobody could be found for is counted last among the speakers.
    """
    spoken: Counter[str] = Counter()
    speakers: dict[str, Entity] = {}
    surest: dict[str, float] = {}
    for quotation in analysis.quotations:
        entity = analysis.speaker_of(quotation)
        if entity is not None and quotation.attribution is not None:
            spoken[entity.name] += 1
            speakers[entity.name] = entity
            sure = surest.get(entity.name, 0.0)
            surest[entity.name] = max(sure, quotation.attribution.confidence)
    rows = [
        _speaker(speakers[name], number, in_doubt=surest[name] < threshold)
        for name, number in spoken.most_common()
    ]
    if unattributed := len(analysis.quotations) - spoken.total():
        rows.append(Name(UNATTRIBUTED, unattributed, "nobody could be found", is_speaker=True))
    others = [
        entity for entity in analysis.entities if entity.name not in speakers and entity.named
    ]
    return _with_sections(
        rows,
        [
            (
                entity.kind,
                Name(entity.name, len(entity.mentions), entity.role, filter=_named(entity.name)),
            )
            for entity in others
        ],
    )


def names_in_articles(
    speakers: Sequence[SpeakerRow], entities: Sequence[EntityRow]
) -> tuple[Section, ...]:
    """Return the speakers of many articles, then everything else named in them."""
    rows = [
        Name(row.name, row.quotations, row.role, is_speaker=True, filter=_quoted(row.name))
        for row in speakers
    ]
    known = {row.name for row in speakers}
    return _with_sections(
        rows,
        [
            (row.kind, Name(row.name, row.articles, row.role, filter=_named(row.name)))
            for row in entities
            if row.name not in known
        ],
    )


def _with_sections(
    speakers: list[Name], others: Iterable[tuple[EntityKind, Name]]
) -> tuple[Section, ...]:
    sections = [Section("Speakers", tuple(speakers))] if speakers else []
    sorted_others = sorted(others, key=lambda each: (-each[1].count, each[1].name))
    for kind, title in SECTIONS:
        names = tuple(name for its_kind, name in sorted_others if its_kind is kind)
        if names:
            sections.append(Section(title, names))
    return tuple(sections)


def _speaker(entity: Entity, number: int, *, in_doubt: bool) -> Name:
    role = entity.role
    if entity.members:
        role = f"joint: {len(entity.members)} speakers"
    if not entity.named:
        role = "not named"
    return Name(
        entity.name,
        number,
        role,
        is_speaker=True,
        in_doubt=in_doubt,
        filter=_quoted(entity.name) if entity.named else None,
    )


def _quoted(name: str) -> Filter:
    return Filter(FilterKind.SPEAKER, name)


def _named(name: str) -> Filter:
    return Filter(FilterKind.ENTITY, name)
