"""Find who issued the statement, report or letter that a text lets speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import POSSESSIVES
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.cast import Naming
    from tui.analysis.descriptions import Description
    from tui.analysis.entities import Draft
    from tui.analysis.narrative import Narrative

_ISSUED_BY = words("documents", "issued_by")
_SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
_SPEAKING_FOR = words("documents", "speaking_for")
_ISSUED = words("documents", "issued")
_ISSUED_FROM = words("documents", "issued_from")
_OPENING = words("documents", "opening")
_FARTHEST_BACK = 12  # sentences
_FARTHEST_WORDS = 400
_TRIES = 4  # earlier statements whose sentence is looked at
_SHORT_SENTENCE = 40  # words
_MADE = words("documents", "made")


def issuer(
    narrative: Narrative, description: Description, namings: Sequence[Naming]
) -> Draft | None:
    """Return who speaks in a document: the one named with it, else the one who issued it."""
    named = _named_with(narrative, description, namings)
    if named is not None:
        return named
    noun = description.noun
    if noun is None or description.is_indefinite or noun.lemma not in _MADE:
        return _earlier_of_its_sort(narrative, description)
    return _issued_before(narrative, description, noun.lemma)


def spoken_for(narrative: Narrative, description: Description) -> Draft | None:
    """Return the body in "In a statement from the ministry, officials said"."""
    document = narrative.document
    noun = description.noun
    if description.stop - description.start > 1 + (description.determiner == "the"):
        return None
    if noun is None or noun.lemma not in _SPEAKING_FOR:
        return None
    sentence = document.sentences[narrative.sentence_of(document.starts[description.start])]
    first = max(document.token_at(sentence.start), description.start - _SHORT_SENTENCE)
    if _ISSUED.isdisjoint(document.lower[first : description.start]):
        return None
    for event in narrative.memory.recent():
        if event.start < sentence.start:
            break
        token = document.token_at(event.start)
        linked = {*document.lower[max(first, token - 2) : token]} & _ISSUED_FROM
        if linked and event.draft.kind is EntityKind.ORGANISATION:
            return event.draft
    return None


def _named_with(
    narrative: Narrative, description: Description, namings: Sequence[Naming]
) -> Draft | None:
    """Return the issuer in "a Health Ministry report", "Costa’s letter", "a study by the Bank"."""
    document = narrative.document
    for naming in namings:
        phrase = naming.phrase
        if naming.draft.kind not in _SPEAKING:
            continue
        if phrase.stop <= description.head:
            is_owner = document.words[phrase.stop] in POSSESSIVES
            if is_owner or naming.draft.kind is EntityKind.ORGANISATION:
                return naming.draft
        elif phrase.lead > description.head:
            before = document.lower[description.head + 1 : phrase.lead]
            if before and before[-1] in _ISSUED_BY | {"the"} and {*before} & _ISSUED_BY:
                return naming.draft
    return None


def _earlier_of_its_sort(narrative: Narrative, description: Description) -> Draft | None:
    """Return the speaker of "the report" mentioned before."""
    noun = description.noun
    if noun is None or not description.is_definite:
        return None
    for event in narrative.memory.recent():
        if event.is_document:
            text = narrative.document.text[event.start : event.end].lower()
            if noun.lemma in text.split():
                return event.draft
    return None


def _issued_before(narrative: Narrative, description: Description, lemma: str) -> Draft | None:
    """Return who issued the latest statement before "the statement said"."""
    document = narrative.document
    here = narrative.sentence_of(document.starts[description.start])
    position = description.start - 1
    oldest = document.sentences[max(0, here - _FARTHEST_BACK)].start
    limit = max(document.token_at(oldest), position - _FARTHEST_WORDS)
    tries = _TRIES
    while position >= limit and tries:
        if document.lower[position] == lemma:
            tries -= 1
            found = _around(narrative, position)
            if found is not None:
                return found
        position -= 1
    return None


def _around(narrative: Narrative, token: int) -> Draft | None:
    """Return who issues the statement at ``token`` in its sentence.

    "In a joint statement, the ministers said": who follows. "The ministry said in a statement",
    "the ministers issued a statement": who stands before. "A statement by the bank": who is named.
    """
    document = narrative.document
    sentence = document.sentences[narrative.sentence_of(document.starts[token])]
    here = document.starts[token]
    first = document.token_at(sentence.start)
    before: Draft | None = None
    after: Draft | None = None
    covered = -1
    for event in sorted(narrative.memory.recent(), key=lambda one: (one.start, -one.end)):
        if (
            event.start < sentence.start
            or event.start >= sentence.end
            or event.is_quoted
            or event.is_document
        ):
            continue
        if event.start < covered or event.draft.kind not in _SPEAKING:
            continue
        covered = event.end
        if event.start < here:
            if before is None or narrative.standing(event).is_speaker:
                before = event.draft
        elif after is None:
            after = event.draft
    opens = document.lower[first] in _OPENING and token - first <= 4
    follows = document.lower[token + 1 : token + 2]
    if after is not None and (opens or (follows and follows[0] in _ISSUED_BY)):
        return after
    return before or after if opens else before
