"""Set right where persons’ names begin and end: what the tagger leaves of them or adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import is_given, tables
from tui.analysis.nouns import NounKind, nouns
from tui.analysis.organisations import is_acronym, is_known_body
from tui.analysis.places import place
from tui.analysis.spots import SURE, Spot, is_initials
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document

_ALSO_SURNAMES = [(word,) for word in words("given_names", "also_surnames")]


def is_introduced(document: Document, token: int) -> bool:
    """Tell whether a person's noun or title stands before: "Governor |", "the governor, |"."""
    is_parted = document.words[token - 1] == ","
    before = token - 1 - is_parted
    if before < 0 or not (is_parted or document.words[before][0].isupper()):
        return False
    low = document.lower[before]
    noun = nouns().get(low)
    is_title = low in tables().titles or low in tables().offices
    return is_title or (noun is not None and noun.kind is NounKind.PERSON)


class Persons:
    """The ends of persons' names in a document; ``is_free`` tells of capitals in no name."""

    def __init__(self, document: Document, runs: Runs, is_free: Callable[[int], bool]) -> None:
        self._document = document
        self._words = document.words
        self._lower = document.lower
        self._runs = runs
        self._is_free = is_free

    def right(self, spot: Spot) -> Spot:
        """Return a person's name with its ends set right."""
        first = self._with_day(self._with_initials(self._past_role(spot)))
        if spot.stop - first == 1:
            first = self._with_given(first)
        return self._with_surname(spot._replace(first=first))

    def _past_role(self, spot: Spot) -> int:
        """Return where a person begins in "Union leader Ana Costa" and "Lima MLA Ana Costa"."""
        ranks = words("titles", "before_people")
        for token in range(spot.stop - 2, spot.first - 1, -1):
            if self._words[token] in ranks:
                return token + 1
            noun = nouns().get(self._words[token])
            if noun is not None and noun.kind is NounKind.PERSON:
                return token + 1
        return spot.first

    def _with_day(self, first: int) -> int:
        """Return where a person begins who is named after a day: "Governor Monday" Costa."""
        day = first - 1
        if day < 1 or self._words[day] not in words("capitalised", "days"):
            return first
        return day if is_introduced(self._document, day) else first

    def _with_given(self, first: int) -> int:
        """Return where a person begins whose given name was left out: "Blessing" Costa."""
        token = first - 1
        if self._runs.initial[first] or not self._is_free(token) or self._runs.initial[token]:
            return first
        word = self._words[token]
        is_name = is_given(word) or word in words("given_names", "also_given")
        return token if is_name and self._lower[token] not in tables().titles else first

    def _with_initials(self, first: int) -> int:
        """Return where a person begins whose initials stand before: "JD" in "JD Costa"."""
        token = first - 1
        if self._runs.initial[first] or not self._is_free(token):
            return first
        word, low = self._words[token], self._lower[token]
        if not is_initials(word):
            return first
        if len(word) == 1:
            is_word = low in tables().common and self._runs.is_initial(token)
            return first if is_word or word == "I" else token
        is_other = low in tables().titles or low in tables().offices or place(word) is not None
        is_other = is_other or is_known_body(word) or word in words("titles", "shortened")
        return first if is_other or not is_acronym(word) else token

    def _with_surname(self, spot: Spot) -> Spot:
        """Return the person with a second name left out: "Kamrul Islam", "mayor Ana Tembo"."""
        if self._words[spot.stop : spot.stop + 1] in _ALSO_SURNAMES and self._is_free(spot.stop):
            return Spot(spot.first, spot.stop + 1, EntityKind.PERSON, max(spot.certainty, SURE))
        before = nouns().get(self._words[spot.first - 1]) if spot.first else None
        if before is None or not before.is_office or spot.stop - spot.first > 1:
            return spot
        token = spot.stop
        word, low = self._words[token : token + 1], self._lower[token : token + 1]
        if not self._is_free(token) or self._runs.initial[token] or self._is_free(token + 1):
            return spot
        is_other = word[0] in tables().heads or word[0] in tables().time or low[0] in nouns()
        return spot if is_other else Spot(spot.first, token + 1, EntityKind.PERSON, SURE)
