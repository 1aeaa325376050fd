"""Decide what sort of thing a name names, from its words and from what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.analysis.agreements import is_agreement
from tui.analysis.names import POSSESSIVES, is_given, tables
from tui.analysis.nouns import NounKind, nouns
from tui.analysis.organisations import acronyms, initials, is_acronym, is_general, is_organisation
from tui.analysis.places import (
    countries_called,
    directions,
    features_after,
    features_before,
    is_adjective,
    place,
    place_nouns,
    quarters,
)
from tui.model import EntityKind

if TYPE_CHECKING:
    from tui.analysis.names import NamePhrase
    from tui.analysis.segment import Document

_PLACE_BEFORE = frozenset({"in", "near", "outside", "across", "throughout", "around"})
_REPORTING = frozenset({"said", "says", "told", "added", "wrote", "asked", "who", "tweeted"})
_AFTER_TOLD = frozenset({"in", "of", "on", "near", "at", "where", "that", "about", "with", "north",
                         "south", "east", "west", ",", "."})  # fmt: skip
_LONGEST_PERSON = 4
_LONGEST_TOLD = 7  # tokens in which "a small town in" tells of a place


@dataclass(slots=True)
class Verdict:
    """What a name seems to be; ``is_sure`` where its own words show it."""

    kind: EntityKind | None
    is_sure: bool = True


_NOTHING = Verdict(None)


def verdict(document: Document, phrase: NamePhrase) -> Verdict:
    """Return what sort of entity ``phrase`` names; no kind where it seems to name none."""
    name = phrase.words
    if is_general(name) and not phrase.has_title:
        return Verdict(EntityKind.ORGANISATION, is_sure=False)
    kind = _by_words(name, has_title=phrase.has_title)
    if kind is not None:
        return Verdict(kind)
    if phrase.has_title:
        return Verdict(EntityKind.PERSON)
    if phrase.in_heading and (len(name) == 1 or not is_given(name[0])):
        return _NOTHING
    return _single(document, phrase) if len(name) == 1 else _several(document, phrase)


@lru_cache(maxsize=1 << 14)
def _by_words(name: tuple[str, ...], *, has_title: bool) -> EntityKind | None:
    """Return the kind that the words of a name alone show."""
    whole = " ".join(name)
    if countries_called(whole):
        return EntityKind.GROUP
    if len(name) > 1 and initials(name) in acronyms():
        return EntityKind.ORGANISATION
    if is_agreement(name):
        return EntityKind.AGREEMENT
    known = place(whole)
    is_body = is_organisation(name) and not (has_title and len(name) == 1)
    if is_body and (known is None or len(name) == 1):
        return EntityKind.ORGANISATION
    if known is not None and (not has_title or known.is_country):
        return EntityKind.PLACE
    return None


def _can_be_person(name: tuple[str, ...]) -> bool:
    own = [word for word in name if word.lower() not in tables().suffixes]
    if not 1 < len(own) <= _LONGEST_PERSON + 1:
        return False
    return all(word.lower() in tables().particles or _is_plain(word) for word in own)


def _is_plain(word: str) -> bool:
    return word[0].isupper() and not any(map(str.isdigit, word))


def _single(document: Document, phrase: NamePhrase) -> Verdict:
    word = phrase.words[0]
    if is_acronym(word):
        return Verdict(EntityKind.ORGANISATION, is_sure=is_organisation(phrase.words))
    before, after = _around(document, phrase)
    is_after_in = before in _PLACE_BEFORE
    if (is_after_in and after in {",", "."}) or _is_told_place(document, phrase, before, after):
        return Verdict(EntityKind.PLACE, is_sure=False)
    if is_given(word) or after in _REPORTING:
        return Verdict(EntityKind.PERSON, is_sure=False)
    if is_after_in and not phrase.is_initial:
        return Verdict(EntityKind.PLACE, is_sure=False)
    return _NOTHING


def _is_told_place(document: Document, phrase: NamePhrase, before: str, after: str) -> bool:
    """Tell whether a word beside a name says that it is a place.

    "The city of Quito", "Quito, a city in the Andes", "the Quito region".
    """
    lower, kinds = document.lower, place_nouns()
    if before == "of":
        return phrase.first > 1 and lower[phrase.first - 2] in kinds
    if after in kinds:
        return before == "the"
    if after not in {",", "is", "was"}:
        return False
    told = lower[phrase.stop + 1 : phrase.stop + _LONGEST_TOLD]
    if told[:1] not in {("a",), ("an",), ("the",)}:
        return False
    return any(
        word in kinds and following in _AFTER_TOLD for word, following in pairwise((*told, "."))
    )


def _several(document: Document, phrase: NamePhrase) -> Verdict:
    name = phrase.words
    if name[-1] in features_after() or name[0] in features_before():
        return Verdict(EntityKind.PLACE)
    has_initials = name[0][1:2] == "."  # "J.R. Costa"
    if (has_initials or is_given(name[0])) and _can_be_person(name):
        return Verdict(EntityKind.PERSON)
    before, after = _around(document, phrase)
    if _seems_place(document, phrase, before, after):
        return Verdict(EntityKind.PLACE, is_sure=False)
    if name[0] in directions():
        return _NOTHING
    if before == "the" or not _can_be_person(name) or any(map(_is_no_surname, name)):
        return Verdict(EntityKind.ORGANISATION, is_sure=False)
    return Verdict(EntityKind.PERSON, is_sure=after in _REPORTING or before in _REPORTING)


def _seems_place(document: Document, phrase: NamePhrase, before: str, after: str) -> bool:
    """Tell whether what stands around several words, or their first, speaks for a place."""
    name = phrase.words
    if before in _PLACE_BEFORE and not is_adjective(name[0]):
        return True
    if name[0] in quarters() and len(name) == 2 and before != "the":
        return True
    return _is_told_place(document, phrase, before, after)


def _is_no_surname(word: str) -> bool:
    """Tell whether a word makes a person's name of which it is part unlikely."""
    noun = nouns().get(word.lower())
    if noun is not None and noun.kind is not NounKind.PERSON:
        return True
    in_capitals = word.isupper() and len(word) > 2
    return in_capitals or is_adjective(word) or word.lower() in tables().weak


def _around(document: Document, phrase: NamePhrase) -> tuple[str, str]:
    before = document.lower[phrase.first - 1] if phrase.first else ""
    after = document.lower[phrase.stop] if phrase.stop < len(document.lower) else ""
    return before, "" if after in POSSESSIVES else after
