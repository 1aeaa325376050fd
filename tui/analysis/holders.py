"""Find the person whom a description means: "the minister", "Poland’s defence minister"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.descriptions import small_words
from tui.analysis.lexicon import load, words
from tui.analysis.nouns import Gender, NounKind, numbers
from tui.analysis.places import is_adjective
from tui.analysis.roles import NEUTRAL, role_key
from tui.analysis.salience import SAME_PARAGRAPH
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.analysis.descriptions import Description
    from tui.analysis.entities import Draft
    from tui.analysis.narrative import Narrative
    from tui.analysis.salience import Event
    from tui.analysis.segment import Document

# What makes a role another one: "prime minister" is no "minister", "vice president" no "president".
_SETS_APART = words("roles", "sets_apart")
_PAST_OR_PRESENT = words("roles", "past_or_present")
_FIRST_PEOPLE = 200  # among whom to look for one named later
_OF_NATIONALITY = ("an", "ani")  # "the Italian", "the Pakistani"; "the French" are all of them
_OTHER_ROLE = -1.5  # of whom the article says that they are something else
_MISSING = 0.7  # for each word of the description that the person's role lacks


@cache
def _wider() -> Mapping[str, frozenset[str]]:
    table: Mapping[str, Sequence[str]] = load("roles")["wider"]
    return {noun: frozenset(narrower) for noun, narrower in table.items()}


def holder(narrative: Narrative, description: Description) -> Draft | None:
    """Return the person of the article whose role a definite description gives, or None."""
    noun = description.noun
    if noun is None or noun.kind is not NounKind.PERSON:
        return None
    lemmas = frozenset(role_key(noun.lemma)) | _wider().get(noun.lemma, frozenset())
    small = small_words(narrative.document, description)

    def fits(event: Event) -> float | None:
        return _match(description, lemmas, small, event.draft)

    sentence = narrative.sentence_of(narrative.document.starts[description.start])
    found = narrative.likeliest(sentence, fits, EntityKind.PERSON)
    if found is not None:
        return found
    best: Draft | None = None
    highest = 0.0
    for person in narrative.cast.people.everyone[:_FIRST_PEOPLE]:
        score = _match(description, lemmas, small, person)
        if score is not None and (best is None or score > highest):
            best, highest = person, score
    return best


def _match(
    description: Description, lemmas: frozenset[str], small: frozenset[str], draft: Draft
) -> float | None:
    """Return what speaks for a person as the holder of a described role; None rules them out.

    ``lemmas`` are the words for the role, ``small`` those before it that the person's must have.
    """
    noun = description.noun
    if noun is None or not draft.named or lemmas.isdisjoint(draft.words):
        return None
    if not draft.gender.agrees(noun.gender):
        return None
    countries = description.countries
    if countries and draft.country and draft.country not in countries:
        return None
    wanted = description.words - NEUTRAL
    apart = (wanted ^ draft.words) & _SETS_APART
    if wanted & _SETS_APART - draft.words:
        return None
    missing = len(wanted - draft.words)
    if small - draft.words and not draft.words & role_key(noun.lemma):
        return None
    score = 1.0 - _MISSING * missing - 1.5 * len(apart)
    return score + (1.0 if countries and draft.country in countries else 0.0)


def is_familiar(narrative: Narrative, description: Description) -> bool:
    """Tell whether a definite description is of somebody named, by what only they would have.

    "The Boston businessman", "the 34-year-old" and "the mother of three" take up a name; "the
    driver" may be anybody.
    """
    document = narrative.document
    before = range(max(description.start, description.owner) + 1, description.head)
    lower = [document.lower[token] for token in before]
    if not description.is_definite:
        return False
    if any(word.endswith("-year-old") or word in _PAST_OR_PRESENT for word in lower):
        return True
    if _tells_of_children(narrative, description):
        return True
    if description.owner >= 0 or description.noun is None or description.noun.is_for_others:
        return False
    return description.determiner == "the" and any(
        document.words[token][0].isupper() for token in before
    )


def is_epithet(narrative: Narrative, description: Description) -> bool:
    """Tell whether a description may be another word for somebody named: "the singer".

    "The Italian" is one, too. Who holds an office or speaks for others is known by their role, and
    of "the caller" no name is told.
    """
    noun, document = description.noun, narrative.document
    if description.determiner != "the" or description.owner >= 0 or description.is_plural:
        return False
    if description.link < description.stop:
        return False
    if noun is None:
        return is_of_nationality(document, description.head)
    is_open = noun.is_office or noun.is_for_others or noun.lemma in words("roles", "nameless")
    return noun.kind is NounKind.PERSON and not is_open


def is_of_nationality(document: Document, token: int) -> bool:
    """Tell whether a word may be of one person of a nation: "the Italian"."""
    word = document.words[token]
    is_led = token > 0 and document.lower[token - 1] == "the"
    return is_led and word.endswith(_OF_NATIONALITY) and word[0].isupper() and is_adjective(word)


def is_of_age(document: Document, description: Description) -> bool:
    """Tell whether a description takes up somebody by their age alone: "the 34-year-old"."""
    return description.determiner == "the" and document.lower[description.head].endswith(
        "-year-old"
    )


def _tells_of_children(narrative: Narrative, description: Description) -> bool:
    """Tell whether a description ends as "mother of three" does."""
    head, lower = description.head, narrative.document.lower
    return lower[head + 1 : head + 2] == ("of",) and not numbers().keys().isdisjoint(
        lower[head + 2 : head + 3]
    )


def most_talked_of(narrative: Narrative, description: Description) -> Draft | None:
    """Return the named person most likely meant in a place, whatever their role."""
    gender = description.noun.gender if description.noun is not None else Gender.UNKNOWN
    start = narrative.document.starts[description.start]
    sentence, paragraph = narrative.sentence_of(start), narrative.paragraph_start(start)

    def fits(event: Event) -> float | None:
        draft = event.draft
        if event.start >= start or not draft.named or not draft.gender.agrees(gender):
            return None
        near = SAME_PARAGRAPH if event.start >= paragraph else 0.0
        return near + (_OTHER_ROLE if draft.words and description.noun is not None else 0.0)

    return narrative.likeliest(sentence, fits, EntityKind.PERSON)
