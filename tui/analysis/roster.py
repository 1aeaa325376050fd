"""Find the known speakers of a roster among the entities of an article."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.analysis.nouns import NounKind
from tui.analysis.organisations import organisation_key
from tui.analysis.people import core, same_given
from tui.analysis.places import country_code
from tui.analysis.roles import role_key
from tui.fold import fold
from tui.model import EntityKind, KnownGroup, KnownSpeaker, Roster

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.analysis.descriptions import Description
    from tui.analysis.entities import Draft


def phrase_key(text: str) -> str:
    """Return a phrase as the roster's are compared: folded, in one spelling, without "the"."""
    words = fold(text).replace("'", " ").replace("defense", "defence").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@lru_cache(maxsize=8)
def indexed(roster: Roster) -> RosterIndex:
    """Return the index of a roster, made once."""
    return RosterIndex(roster)


class RosterIndex:
    """The entries of a roster by all they are called."""

    def __init__(self, roster: Roster) -> None:
        self.speakers = roster.speakers
        self._by_name: dict[str, KnownSpeaker] = {}
        self._by_surname: defaultdict[str, list[KnownSpeaker]] = defaultdict(list)
        self._by_key: dict[object, KnownSpeaker] = {}
        for known in roster.speakers:
            for form in (known.name, *known.aliases):
                self._by_name.setdefault(phrase_key(form), known)
                if known.kind is EntityKind.ORGANISATION:
                    key = organisation_key(form, country_code(known.country))
                    self._by_key.setdefault(key, known)
            if known.kind is EntityKind.PERSON:
                self._by_surname[core(tuple(known.name.split()))[-1]].append(known)
        self.groups = roster.groups
        self._by_phrase: dict[str, KnownGroup] = {}
        for group in roster.groups:
            for form in (group.name, *group.phrases):
                self._by_phrase.setdefault(phrase_key(form), group)

    def known(self, draft: Draft) -> KnownSpeaker | None:
        """Return the entry that an entity is, by name, alias or an unambiguous surname."""
        if not self.speakers:
            return None
        for form in (draft.name, *draft.forms):
            found = self._by_name.get(phrase_key(form))
            if found is not None and found.kind is draft.kind:
                return found
        if draft.kind is EntityKind.ORGANISATION:
            return self._by_key.get(organisation_key(draft.name, draft.country))
        if draft.kind is EntityKind.PERSON and draft.named:
            return self._person(core(tuple(draft.name.split())))
        return None

    def _person(self, name: tuple[str, ...]) -> KnownSpeaker | None:
        same = self._by_surname.get(name[-1], [])
        if len(name) > 1:
            same = [
                known for known in same if same_given(core(tuple(known.name.split()))[0], name[0])
            ]
        return same[0] if len(same) == 1 else None

    def holder(self, description: Description) -> KnownSpeaker | None:
        """Return the one person whose role and country a description gives."""
        noun = description.noun
        if not self.speakers:
            return None
        if noun is None or noun.kind is not NounKind.PERSON or len(description.countries) != 1:
            return None
        wanted = description.words | {noun.lemma}
        fitting = [
            known
            for known in self.speakers
            if known.kind is EntityKind.PERSON
            and country_code(known.country) in description.countries
            and wanted <= role_key(known.role)
            and ("prime" in wanted or "prime" not in role_key(known.role))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def group(self, description: Description, spoken_of: frozenset[str]) -> KnownGroup | None:
        """Return the group that a phrase names in an article that speaks of these countries.

        A phrase as short as "the ministers" names the group only where the article speaks of at
        least half of its members' countries.
        """
        if not self.groups:
            return None
        named = self._by_phrase.get(phrase_key(description.text))
        if named is not None and self._is_at_home(named, spoken_of):
            return named
        noun = description.noun
        if noun is None or noun.kind is not NounKind.PEOPLE or len(description.countries) < 2:
            return None
        for group in self.groups:
            members = self.members(group)
            countries = {country_code(known.country) for known in members}
            words = set().union(*(role_key(known.role) for known in members), {""})
            if countries == description.countries and {noun.lemma, *description.words} <= words:
                return group
        return None

    def members(self, group: KnownGroup) -> list[KnownSpeaker]:
        """Return the members of a group that the roster has entries for."""
        return [known for known in self.speakers if known.name in group.members]

    def _is_at_home(self, group: KnownGroup, spoken_of: frozenset[str]) -> bool:
        countries = {country_code(known.country) for known in self.members(group)} - {""}
        return 2 * len(countries & spoken_of) >= len(countries)


def become(draft: Draft, known: KnownSpeaker) -> None:
    """Give an entity the name, role, country and kind of its entry."""
    if draft.name != known.name:
        draft.forms.setdefault(draft.name, 0)
    draft.name, draft.kind = known.name, known.kind
    draft.role = known.role or draft.role
    draft.country_name = known.country
    draft.aliases = known.aliases
    draft.named = draft.is_known = True


def merged(drafts: Iterable[Draft]) -> dict[int, Draft]:
    """Return for each entity, by ``id``, the one it is merged into: the first of its known name."""
    first: dict[str, Draft] = {}
    into: dict[int, Draft] = {}
    for draft in drafts:
        kept = first.setdefault(draft.name, draft) if draft.is_known else draft
        into[id(draft)] = kept
        if kept is not draft:
            kept.mentions.extend(draft.mentions)
            kept.forms.update(
                {form: kept.forms.get(form, 0) + count for form, count in draft.forms.items()}
            )
    return into
