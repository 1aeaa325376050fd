"""What sort of thing a name names, as far as words tell: its own, or those beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.analysis.agreements import is_agreement, may_tell_agreement
from tui.analysis.lexicon import words
from tui.analysis.names import is_given, may_be_given, tables
from tui.analysis.organisations import (
    acronyms,
    initials,
    is_organisation,
    may_tell_body,
    organisation_key,
)
from tui.analysis.places import (
    countries_called,
    facilities,
    features_after,
    features_before,
    may_end_group,
    place,
    place_nouns,
    quarters,
)
from tui.analysis.words import remembered
from tui.model import EntityKind

if TYPE_CHECKING:
    from tui.analysis.segment import Document

_LONGEST_PERSON = 4  # words
_LONGEST_TOLD = 7  # tokens in which "a small town in" tells of a place


@remembered
def is_telling(word: str) -> bool:
    """Tell whether a run of capitals may be a name, or a body's, by this word of it.

    Of one without such a word ``kind_of_whole`` says nothing, and it is built as no body's name.
    """
    return may_tell_body(word) or may_tell_agreement(word) or may_end_group(word)


@remembered
def kind_of_whole(name: tuple[str, ...]) -> EntityKind | None:
    """Return the kind of a name of which no tagger need be asked, else None."""
    if countries_called(" ".join(name)):
        return EntityKind.GROUP
    meant = acronyms().get(initials(name)) if len(name) > 1 else ""
    if meant and organisation_key(meant) == organisation_key(" ".join(name)):
        return EntityKind.ORGANISATION
    return EntityKind.AGREEMENT if is_agreement(name) else None


@remembered
def kind_told(name: tuple[str, ...]) -> EntityKind | None:
    """Return the kind that a name of several words shows: "River", "Ministry of", a given name."""
    if place(" ".join(name)) is not None:
        return EntityKind.PLACE
    if " ".join(name[-2:]) in facilities():
        return EntityKind.PLACE
    if _is_built_as_body(name):
        return EntityKind.ORGANISATION
    if name[-1] in features_after() or name[0] in features_before():
        return EntityKind.PLACE
    own = [word for word in name if word.lower() not in tables().suffixes]
    if is_given(name[0]) and 1 < len(own) <= _LONGEST_PERSON and place(name[0]) is None:
        plain = all(word[0].isupper() and word.isalpha() for word in own[1:] if len(word) > 2)
        return EntityKind.PERSON if plain and not own[-1].isupper() else None
    return _kind_of_ending(name)


def _kind_of_ending(name: tuple[str, ...]) -> EntityKind | None:
    """Return the kind that the last word of a name shows, or a quarter of the compass before it."""
    last = name[-1]
    if last in words("organisations", "team_ends") and not is_given(name[0]):
        return EntityKind.ORGANISATION
    if not may_be_given(name[0]):
        if last in words("organisations", "firm_ends"):
            return EntityKind.ORGANISATION
        if last in words("places", "features_or_surnames"):
            return EntityKind.PLACE
    return EntityKind.PLACE if len(name) == 2 and name[0] in quarters() else None


def _is_built_as_body(name: tuple[str, ...]) -> bool:
    """Tell whether a name is a body's by its first or last words, or by the noun before "of"."""
    whole = words("organisations", "whole")
    if name[-1] in tables().heads or " ".join(name) in whole or " ".join(name[-2:]) in whole:
        return True
    if name[0] in words("organisations", "firsts"):
        return True
    is_linked = bool(words("beside_names", "links_of_bodies").intersection(name))
    return is_linked and is_organisation(name)


def is_told_place(document: Document, first: int, stop: int) -> bool:
    """Tell whether a word beside a name says that it is a place.

    "The city of Quito", "Quito, a city in the Andes", "the Quito region", "at Dadaab camp".
    """
    lower, kinds = document.lower, place_nouns()
    before = lower[first - 1] if first else ""
    after = lower[stop] if stop < len(lower) else ""
    if before in words("beside_names", "before_places") and after in words("places", "sites"):
        return True
    if before == "of":
        return first > 1 and lower[first - 2] in kinds
    if after in kinds:
        return before == "the"
    if after != "," and after not in words("grammar", "copulas"):
        return False
    told = lower[stop + 1 : stop + _LONGEST_TOLD]
    if told[:1] not in {("a",), ("an",), ("the",)}:
        return False
    beyond = words("beside_names", "after_place_nouns")
    return any(word in kinds and following in beyond for word, following in pairwise((*told, ".")))
