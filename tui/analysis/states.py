"""Groups of countries: one for each set of countries that an article speaks of together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.entities import Draft
from tui.analysis.groups import fullness
from tui.analysis.lexicon import words
from tui.analysis.nouns import NounKind
from tui.analysis.places import country_name, name_of_countries
from tui.analysis.unnamed import without_article
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.analysis.descriptions import Description
    from tui.analysis.narrative import Narrative
    from tui.analysis.salience import Event


# Looked up once: a member of an Enum costs as much as a call.
_GROUP = EntityKind.GROUP


@cache
def _country_nouns() -> frozenset[str]:
    return words("collectives", "countries")


def are_countries(description: Description) -> bool:
    """Tell whether a description is of countries themselves, not of their governments."""
    noun = description.noun
    return noun is not None and noun.kind is NounKind.STATES and noun.lemma in _country_nouns()


class States:
    """The groups of countries of one article, whatever words it has for them."""

    def __init__(self, named: Iterable[Draft]) -> None:
        self._groups = {
            draft.countries: draft for draft in named if draft.kind is _GROUP and draft.countries
        }
        self._in_report: set[int] = set()
        self._unions: set[frozenset[str]] = set()

    def unions(self) -> list[Draft]:
        """Return those that are a country and a group: "Peru and the Nordic states"."""
        return [self._groups[codes] for codes in self._unions]

    def listed(
        self, description: Description, members: Sequence[Draft], *, in_report: bool
    ) -> Draft | None:
        """Return the group of "Peru, Chile and Ecuador" or of "Peru and the Nordic states".

        None where the list is not of countries alone. Its name is the longest that the report has
        for it, without a tail; one of a heading only where the report has none.
        """
        is_sort = description.noun is None or are_countries(description)
        if not is_sort or len(description.countries) < 2:
            return None
        if not all(member.countries for member in members):
            return None
        single = sum(member.kind is EntityKind.PLACE for member in members)
        if description.noun is not None and single < len(description.countries):
            self._unions.add(description.countries)
        return self._called(description, members, in_report=in_report)

    def described(
        self, description: Description, narrative: Narrative, *, in_report: bool
    ) -> Draft | None:
        """Return the group of "the three Baltic states", or the one that "the four nations" are.

        Of several groups that can be meant it is the one most talked of.
        """
        if not are_countries(description):
            return None
        if len(description.countries) > 1:
            return self._called(description, (), in_report=in_report)
        is_known = description.is_definite or description.number
        if not is_known or description.words or description.countries or description.owner >= 0:
            return None
        number = description.number
        fitting = [one for one in self._groups.values() if not number or one.number == number]
        if not fitting:
            return None

        def fits(event: Event) -> float | None:
            return 0.0 if any(event.draft is one for one in fitting) else None

        sentence = narrative.sentence_of(narrative.document.starts[description.start])
        return narrative.likeliest(sentence, fits, _GROUP) or fitting[-1]

    def _called(
        self, description: Description, members: Sequence[Draft], *, in_report: bool
    ) -> Draft:
        codes = description.countries
        name = _name(description, is_list=bool(members))
        known = name_of_countries(codes)
        group = self._groups.get(codes)
        if group is None:
            group = Draft(_GROUP, known or name, noun=description.noun)
            self._groups[codes] = group
            group.countries = codes
            group.number = len(codes)
            group.member_names = _names(codes, members)
            group.fullness = fullness(description)
            group.words = set(description.words)
        if known:
            group.add_form(name)
        elif (in_report, len(name)) > (id(group) in self._in_report, len(group.name)):
            group.add_form(group.name)
            group.name = name
        if in_report:
            self._in_report.add(id(group))
        return group


def _name(description: Description, *, is_list: bool) -> str:
    """Return what a description calls countries: "Peru and the Nordic states", "Nordic states"."""
    if description.noun is None:
        return without_article(description.text)
    if is_list:
        return without_article(description.short)
    parts = description.short.split()
    capital = next((rank for rank, word in enumerate(parts) if word[0].isupper() and rank), 0)
    return " ".join(parts[capital:])


def _names(codes: frozenset[str], members: Sequence[Draft]) -> tuple[str, ...]:
    """Return the names of countries, first those that the text lists and in its order."""
    listed = [
        name
        for member in members
        for name in (member.member_names or tuple(map(country_name, member.countries)))
    ]
    rest = sorted(map(country_name, codes))
    return tuple(dict.fromkeys(name for name in (*listed, *rest) if name))
