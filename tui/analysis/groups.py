"""Find or make the group that a plural description or a list of names means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.entities import Draft
from tui.analysis.nouns import NounKind
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.descriptions import Description
    from tui.analysis.narrative import Narrative
    from tui.analysis.nouns import Noun
    from tui.analysis.salience import Event

_SORTS = {NounKind.PEOPLE: "people", NounKind.STATES: "states"}


def earlier_group(narrative: Narrative, description: Description) -> Draft | None:
    """Return the group mentioned before that a definite plural description takes up."""
    if not description.is_definite and not description.number:
        return None

    def fits(event: Event) -> float | None:
        return _likeness(description, event.draft)

    sentence = narrative.sentence_of(narrative.document.starts[description.start])
    return narrative.likeliest(sentence, fits, EntityKind.GROUP)


def _likeness(description: Description, draft: Draft) -> float | None:
    """Return what speaks for a group as the one described; None rules it out."""
    noun = description.noun
    size = draft.number or max(len(draft.members), len(draft.member_names), len(draft.countries))
    if noun is None or (description.number and size and description.number != size):
        return None
    if description.countries and draft.countries and description.countries != draft.countries:
        return None
    if draft.is_known and noun.kind is NounKind.PEOPLE:
        return 0.5 if {noun.lemma, *description.words} <= draft.words else None
    if noun.kind is NounKind.COUNTED:
        return 0.5 if size == description.number else None
    if draft.noun is None:
        are_people = all(member.kind is EntityKind.PERSON for member in draft.members)
        is_sort = (bool(draft.members) and are_people) == (noun.kind is NounKind.PEOPLE)
        return 0.0 if is_sort and size else None
    return 0.0 if draft.noun.kind is NounKind.COUNTED else _same_sort(description, noun, draft)


def _same_sort(description: Description, noun: Noun, draft: Draft) -> float | None:
    """Return what speaks for a group that was itself described."""
    known = draft.noun
    if known is None or _SORTS.get(known.kind) != _SORTS.get(noun.kind):
        return None
    if noun.kind is NounKind.PEOPLE and noun.lemma != known.lemma:
        return None
    if description.countries and not draft.countries:
        return None
    if description.words and draft.words and not description.words & draft.words:
        return None
    return 1.0 if description.words <= draft.words else 0.5


def fullness(description: Description) -> tuple[int, bool, int]:
    """Return how much a description tells of its group, to compare."""
    return len(description.countries), bool(description.number), len(description.words)


def new_group(description: Description, name: str, members: Sequence[Draft] = ()) -> Draft:
    """Return a group named by its description."""
    noun = description.noun
    listed = [member for member in members if member.kind is EntityKind.PLACE]
    countries = frozenset(code for member in members for code in member.countries)
    return Draft(
        EntityKind.GROUP,
        name,
        named=bool(members) or bool(description.number and description.is_definite),
        words=set(description.words),
        noun=noun,
        fullness=fullness(description),
        number=description.number or (len(members) if len(members) > 1 else 0),
        countries=description.countries or countries,
        members=tuple(members),
        country=next(iter(description.countries)) if len(description.countries) == 1 else "",
        member_names=tuple(member.name for member in listed) if len(listed) == len(members) else (),
    )
