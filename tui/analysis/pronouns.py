"""Find whom a pronoun stands for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.lexicon import load
from tui.analysis.nouns import Gender
from tui.analysis.salience import SAME_PARAGRAPH
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.analysis.entities import Draft
    from tui.analysis.narrative import Narrative
    from tui.analysis.salience import Event

_UNKNOWN_GENDER = -0.6
_UNNAMED = -0.8
_TOPIC = 0.8  # of whom the sentence before, or this one, is about, though nobody names them
_AHEAD = 2  # sentences to look ahead when nobody was mentioned before
_TOUCHING = 3  # characters between a relative pronoun and what it belongs to


@cache
def _table() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for group, forms in load("pronouns").items():
        table.update(dict.fromkeys(forms, group))
    return table


def pronoun_group(word: str) -> str:
    """Return what sort of pronoun a word in lower case is, or ""."""
    return _table().get(word, "")


def antecedent(narrative: Narrative, token: int) -> Draft | None:
    """Return the entity that the pronoun at ``token`` stands for; None for "I" and "we"."""
    group = pronoun_group(narrative.document.lower[token])
    start = narrative.document.starts[token]
    sentence = narrative.sentence_of(start)
    if group in {"male", "female"}:
        gender = Gender.MALE if group == "male" else Gender.FEMALE
        paragraph = narrative.paragraph_start(start)

        def fits(event: Event) -> float | None:
            bonus = _as_person(event, gender)
            if bonus is None or event.start < paragraph:
                return bonus
            may_be_topic = sentence - event.sentence <= 1 and not event.draft.named
            is_topic = may_be_topic and narrative.standing(event).is_subject
            return bonus + SAME_PARAGRAPH + (_TOPIC if is_topic else 0.0)

        found = narrative.likeliest(sentence, fits, EntityKind.PERSON)
        found = found or _ahead(narrative, sentence, gender)
        if found is not None and found.gender is Gender.UNKNOWN:
            found.gender = gender
        return found
    if group == "plural":
        return narrative.likeliest(sentence, _as_several)
    if group == "thing":
        return narrative.likeliest(sentence, _as_thing)
    if group == "relative":
        return _touching(narrative, start)
    return None


def _as_person(event: Event, gender: Gender) -> float | None:
    """Return what speaks for a person as the man or the woman meant."""
    draft = event.draft
    if event.is_document or not draft.gender.agrees(gender):
        return None
    bonus = 0.0 if draft.gender is gender else _UNKNOWN_GENDER
    return bonus if draft.named else bonus + _UNNAMED


def _as_several(event: Event) -> float | None:
    draft = event.draft
    if draft.kind is EntityKind.GROUP:
        return 0.5
    if draft.kind is EntityKind.ORGANISATION:
        return -1.5
    if draft.kind is EntityKind.PERSON:
        return None if draft.named else -2.0
    return -3.0 if draft.countries else None


def _as_thing(event: Event) -> float | None:
    draft = event.draft
    if event.is_document:
        return 0.5
    if draft.kind is EntityKind.ORGANISATION:
        return 0.0
    if draft.kind is EntityKind.PLACE and draft.countries:
        return -0.5
    return -1.0 if draft.kind is EntityKind.GROUP and not draft.number else None


def _touching(narrative: Narrative, start: int) -> Draft | None:
    """Return what was mentioned right before ``start``."""
    latest = narrative.memory.last()
    if latest is None or not 0 <= start - latest.end <= _TOUCHING:
        return None
    return latest.draft


def _ahead(narrative: Narrative, sentence: int, gender: Gender) -> Draft | None:
    """Return the first person of this gender named soon after: "When he spoke, Costa said"."""
    cast = narrative.cast
    document = narrative.document
    last = min(len(document.sentences) - 1, sentence + _AHEAD)
    for naming in cast.within(
        Span(document.sentences[sentence].start, document.sentences[last].end)
    ):
        draft = naming.draft
        if draft.kind is EntityKind.PERSON and draft.gender.agrees(gender):
            return draft
    return None
