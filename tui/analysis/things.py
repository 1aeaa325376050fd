"""Tell which names of places, bodies and agreements are one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.agreements import agreement_key
from tui.analysis.entities import Draft
from tui.analysis.organisations import (
    acronyms,
    general_nouns,
    initials,
    is_acronym,
    organisation_key,
)
from tui.analysis.places import countries_called, country_name, place
from tui.analysis.words import folded
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Hashable

    from tui.analysis.names import NamePhrase
    from tui.analysis.organisations import OrganisationKey


# Looked up once: a member of an Enum costs as much as a call.
_PLACE = EntityKind.PLACE
_ORGANISATION = EntityKind.ORGANISATION
_AGREEMENT = EntityKind.AGREEMENT
_EVENT = EntityKind.EVENT
_GROUP = EntityKind.GROUP


class Things:
    """What an article names that is no person, found by what identifies it."""

    def __init__(self) -> None:
        self._keyed: dict[Hashable, Draft] = {}
        self._met: dict[tuple[EntityKind, str, str], Draft] = {}

    def add(self, kind: EntityKind, phrase: NamePhrase, name: str) -> Draft | None:
        """Return what a name of this kind names, a new one if it was not named yet.

        None for a person's name.
        """
        met = (kind, name, phrase.country)
        draft = self._met.get(met)
        if draft is None:
            draft = self._new(kind, phrase, name)
            if draft is not None:
                self._met[met] = draft
        if kind is _ORGANISATION and len(phrase.words) > 1 and draft is not None:
            for word in {phrase.words[-1], *general_nouns().intersection(phrase.words)}:
                self._keyed["tail", word] = draft
        return draft

    def _new(self, kind: EntityKind, phrase: NamePhrase, name: str) -> Draft | None:
        if kind is _PLACE:
            return self._place(phrase, name)
        if kind is _ORGANISATION:
            return self._body(phrase, name)
        if kind is _AGREEMENT:
            return self._kept(("agreement", agreement_key(name)), kind, name)
        if kind is _EVENT:
            return self._kept(("event", folded(name)), kind, name)
        if kind is _GROUP:
            return self._countries(phrase, name)
        return None

    def organisation(self, key: OrganisationKey) -> Draft | None:
        """Return the organisation that was named with this key."""
        return self._keyed.get(key)

    def ending(self, word: str) -> Draft | None:
        """Return the organisation named last with this as the last or as the head of its words."""
        return self._keyed.get(("tail", word))

    def call(self, name: str, draft: Draft) -> None:
        """Let ``name`` be short for what ``draft`` is."""
        for key in (("acronym", name.replace(".", "")), organisation_key(name)):
            self._keyed.setdefault(key, draft)

    def _kept(self, key: Hashable, kind: EntityKind, name: str) -> Draft:
        draft = self._keyed.get(key)
        if draft is None:
            draft = self._keyed[key] = Draft(kind, name)
        return draft

    def _place(self, phrase: NamePhrase, name: str) -> Draft:
        known = place(phrase.name)
        if known is None:
            return self._kept(("place", folded(name)), _PLACE, name)
        key = known.code if known.is_country else folded(known.name)
        draft = self._kept(("place", key), _PLACE, known.name)
        draft.country = known.code
        if known.is_country:
            draft.countries = frozenset({known.code})
        return draft

    def _countries(self, phrase: NamePhrase, name: str) -> Draft:
        codes = countries_called(phrase.name)
        draft = self._kept(("group", codes), _GROUP, name)
        draft.countries = codes
        draft.number = len(codes)
        draft.member_names = tuple(sorted(map(country_name, codes)))
        return draft

    def _body(self, phrase: NamePhrase, name: str) -> Draft:
        """Return the organisation of a name: by its words, its acronym or its last word."""
        bare = phrase.name.replace(".", "")
        if len(phrase.words) == 1 and is_acronym(bare):
            return self._acronym(bare)
        identity = organisation_key(name, phrase.country)
        short = initials(phrase.words)
        keys: list[Hashable] = [identity]
        if len(short) > 2 or short in acronyms():
            keys.append(("acronym", short))
        draft = self._first(keys)
        if draft is None and len(phrase.words) == 1:
            draft = self.ending(phrase.name)
        if draft is None:
            draft = Draft(_ORGANISATION, name)
        self._index(draft, keys)
        if draft.name.isupper() and len(name) > len(draft.name):
            draft.name = name
        draft.country = draft.country or identity.country
        draft.words |= {folded(word) for word in phrase.words}
        return draft

    def _acronym(self, bare: str) -> Draft:
        full = acronyms().get(bare, "")
        keys: list[Hashable] = [("acronym", bare)]
        if full:
            keys.append(organisation_key(full))
        draft = self._first(keys)
        if draft is None:
            draft = Draft(_ORGANISATION, bare, aliases=(full,) if full else ())
            draft.words = {folded(word) for word in (bare, *full.split())}
        self._index(draft, keys)
        return draft

    def _first(self, keys: list[Hashable]) -> Draft | None:
        return next((self._keyed[key] for key in keys if key in self._keyed), None)

    def _index(self, draft: Draft, keys: list[Hashable]) -> None:
        for key in keys:
            self._keyed.setdefault(key, draft)
