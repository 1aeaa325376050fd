"""Tell for each mention of an article whom it refers to."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from tui.analysis.descriptions import Description, described
from tui.analysis.documents import issuer, spoken_for
from tui.analysis.entities import Draft
from tui.analysis.groups import earlier_group, fullness, new_group
from tui.analysis.heads import beside, goes_on, is_head, listed
from tui.analysis.holders import (
    holder,
    is_epithet,
    is_familiar,
    is_of_age,
    is_of_nationality,
    most_talked_of,
)
from tui.analysis.lexicon import load, words
from tui.analysis.narrative import Narrative
from tui.analysis.nouns import NounKind
from tui.analysis.organisations import is_of_country, organisation_key
from tui.analysis.pronouns import antecedent, pronoun_group
from tui.analysis.roles import role_key
from tui.analysis.roster import become
from tui.analysis.states import States
from tui.analysis.unnamed import Unnamed, as_written, without_article
from tui.analysis.wanted import Wanted
from tui.analysis.words import folded
from tui.model import EntityKind, KnownGroup, Mention, MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tui.analysis.cast import Cast, Naming
    from tui.analysis.organisations import OrganisationKey
    from tui.analysis.roster import RosterIndex
    from tui.analysis.segment import Document

# Looked up once: a member of an Enum costs as much as a call.
_PRONOUN = MentionKind.PRONOUN
_TAKING_UP = words("grammar", "taking_up")
_SUPERLATIVES = words("grammar", "superlatives")  # "the most mined country": a predicate, no source
_FIRST_NAMES = 200  # where a body may be named that an earlier description means


@cache
def _bodies() -> Mapping[str, frozenset[str]]:
    table: Mapping[str, Sequence[str]] = load("roles")["bodies"]
    return {noun: frozenset(map(folded, heads)) for noun, heads in table.items()}


class References:
    """The references of one article, resolved in the order of its text."""

    def __init__(self, document: Document, cast: Cast, index: RosterIndex) -> None:
        self.document = document
        self.cast = cast
        self.index = index
        self.narrative = Narrative(document, cast)
        self.unnamed = Unnamed(self.narrative)
        self.links: dict[Span, Draft] = {}
        self._known: dict[str, Draft] = {}
        self._states = States(cast.drafts())
        self._lists: dict[str, Draft] = {}
        self._bodies: dict[OrganisationKey, Draft] = {}
        self._exact: dict[Span, Naming] = {}
        for naming in cast.namings:
            self._exact[naming.phrase.span] = naming
            if naming.phrase.has_title:
                self._exact[naming.phrase.outer] = naming

    def resolved(
        self, mentions: Sequence[Mention], sources: Collection[Span] | None = None
    ) -> Mapping[Span, Draft]:
        """Return for each span, those of names included, the entity it refers to.

        With ``sources``, a description that is none of them is resolved only where a pronoun may
        take it up.
        """
        wanted = mentions
        if sources is not None:
            wanted = Wanted(self.narrative, sources).among(mentions)
        for found in sorted(wanted, key=lambda one: (one.span.start, -one.span.end)):
            span = found.span
            tokens = self.document.tokens_in(span)
            if not tokens or span in self.links or self.cast.is_furniture(span.start):
                continue
            self.narrative.read_to(span.start)
            mention = self._names_only(found) if self.cast.headings[tokens.start] else found
            draft = self._resolve(mention, tokens)
            if draft is not None:
                self.links[span] = draft
                if mention.kind is not _PRONOUN:
                    draft.mentions.append(mention.span)
        self.narrative.settle()
        for naming in self.cast.namings:
            self.links.setdefault(naming.phrase.span, naming.draft)
        return self.links

    def drafts(self, sources: Collection[Span] | None = None) -> list[Draft]:
        """Return all entities that were named or referred to.

        With ``sources``, of those without a name only the ones that speak, and the groups of a
        country and a group of others.
        """
        found = {id(draft): draft for draft in self.cast.drafts()}
        unions = set(map(id, self._states.unions()))
        for span, draft in self.links.items():
            if sources is None or span in sources or id(draft) in unions:
                found[id(draft)] = draft
        return list(found.values())

    def _names_only(self, mention: Mention) -> Mention:
        """Cut a mention in a heading after its last name: all words have capitals there."""
        namings = self.cast.within(mention.span)
        if not namings:
            return mention
        end = namings[-1].phrase.span.end
        return mention._replace(span=Span(mention.span.start, min(mention.span.end, end)))

    def _resolve(self, mention: Mention, tokens: range) -> Draft | None:
        span = mention.span
        found = self._exact.get(span)
        if found is not None:
            self.narrative.read_to(span.end)
            return found.draft
        is_pronoun = mention.kind is _PRONOUN or len(tokens) == 1
        if is_pronoun and pronoun_group(self.document.lower[tokens.start]):
            draft = antecedent(self.narrative, tokens.start)
            if draft is not None:
                self.narrative.note(draft, tokens.start, tokens.stop)
            return draft
        return self._phrase(mention)

    def _phrase(self, mention: Mention) -> Draft | None:
        """Resolve a mention of several words, or of one that is no name the cast knows."""
        description = described(self.document, mention.span)
        namings = self.cast.within(mention.span)
        heads = [one for one in namings if is_head(self.document, one, description)]
        if namings and any(naming.candidates for naming in namings):
            self.narrative.read_to(mention.span.end)
        members = listed(self.document, heads, description) if heads else None
        if members is None and heads and not self._is_of_several(heads[0], description):
            return heads[0].draft
        if members is not None:
            draft: Draft | None = self._list(description, heads, members)
        else:
            draft = self._by_roster(description) or beside(self.narrative, description)
            draft = draft or self._by_noun(description, namings, mention)
        if draft is not None:
            noun = description.noun
            is_document = noun is not None and noun.kind is NounKind.DOCUMENT
            self.narrative.note(draft, description.start, description.link, is_document=is_document)
        return draft

    def _is_of_several(self, naming: Naming, description: Description) -> bool:
        """Tell whether a plural noun besides the name says who is meant: "Costa’s lawyers"."""
        return description.is_plural and not (
            naming.phrase.first <= description.head < naming.phrase.stop
        )

    def _list(
        self, description: Description, heads: Sequence[Naming], members: Sequence[Draft]
    ) -> Draft:
        """Return the group of a list of names: "Costa and Lind", "Peru and the Nordic states"."""
        in_report = self.cast.in_report(self.document.starts[description.start])
        countries = self._states.listed(description, members, in_report=in_report)
        if countries is not None:
            return countries
        key = folded(description.text)
        made = self._lists.get(key)
        if made is None:
            is_open = goes_on(self.document, heads, description)
            made = self._lists[key] = new_group(
                description, description.text, () if is_open else members
            )
            made.named = True
        return made

    def _by_roster(self, description: Description) -> Draft | None:
        """Return the roster's group that a description names."""
        if not self.index.groups:
            return None
        group = self.index.group(description, self._countries)
        return None if group is None else self._known_group(group, description)

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The codes of the countries that the names of the article tell."""
        drafts = [naming.draft for naming in self.cast.namings]
        codes = (code for draft in drafts for code in (*draft.countries, draft.country))
        return frozenset(filter(None, codes))

    def _known_group(self, group: KnownGroup, description: Description) -> Draft:
        draft = self._known.get(group.name)
        if draft is None:
            draft = self._known[group.name] = Draft(EntityKind.GROUP, group.name, is_known=True)
            draft.member_names = group.members
            draft.number = len(group.members)
            draft.noun = description.noun
            for known in self.index.members(group):
                draft.words |= role_key(known.role)
        return draft

    def _by_noun(
        self, description: Description, namings: Sequence[Naming], mention: Mention
    ) -> Draft | None:
        noun = description.noun
        found: Draft | None = None
        if noun is None:
            if is_of_nationality(self.document, description.head):
                found = most_talked_of(self.narrative, description)
            elif mention.kind is MentionKind.NAME:
                in_heading = self.cast.is_heading(mention.span.start)
                return None if in_heading else self.unnamed.named(description)
            elif is_of_age(self.document, description) or is_familiar(self.narrative, description):
                found = most_talked_of(self.narrative, description)
            elif not _SUPERLATIVES.isdisjoint(self._opening(description)):
                return None
        elif noun.kind is NounKind.PERSON:
            found = self._person(description)
        elif noun.kind is NounKind.DOCUMENT:
            found = issuer(self.narrative, description, namings)
        elif noun.kind is NounKind.BODY:
            found = self._body(description, namings)
        else:
            found = self._several(description)
        return found or self.unnamed.source(description, namings)

    def _opening(self, description: Description) -> Sequence[str]:
        return self.document.lower[description.start : description.start + 2]

    def _person(self, description: Description) -> Draft | None:
        """Return the named person whom a description means, or who alone can be meant."""
        noun = description.noun
        if noun is None or description.is_indefinite:
            return None
        found = None
        if not (noun.is_for_others and description.link < description.stop):
            found = holder(self.narrative, description)
        if found is not None:
            return found
        known = self.index.holder(description)
        if known is not None:
            draft = self._known.setdefault(known.name, Draft(EntityKind.PERSON, known.name))
            become(draft, known)
            return draft
        takes_up = is_familiar(self.narrative, description) or is_epithet(
            self.narrative, description
        )
        if takes_up and not self.unnamed.earlier(description):
            return most_talked_of(self.narrative, description)
        return None

    def _body(self, description: Description, namings: Sequence[Naming]) -> Draft | None:
        """Return the named body that a description means: "the union", "Peru’s parliament"."""
        noun = description.noun
        if noun is None:
            return None
        if is_of_country(noun.lemma) and len(description.countries) == 1:
            return self._of_country(description)
        if description.determiner not in _TAKING_UP or description.words or namings:
            return None
        is_general = noun.lemma in _bodies()  # an acronym does not tell of what sort it is
        heads = _bodies().get(noun.lemma, frozenset()) | {noun.lemma}

        def is_one(draft: Draft) -> bool:
            is_sort = not heads.isdisjoint(draft.words) or (
                is_general and any(map(str.isupper, draft.forms))
            )
            return draft.kind is EntityKind.ORGANISATION and is_sort

        found = self.narrative.memory.latest(lambda draft: draft.named and is_one(draft))
        if found is not None:
            return found
        early = self.cast.namings[:_FIRST_NAMES]
        return next((one.draft for one in early if is_one(one.draft)), None)

    def _of_country(self, description: Description) -> Draft:
        """Return a country's ministry or the like, under the first name the text gives it."""
        key = organisation_key(description.text)
        draft = self._bodies.get(key) or self.cast.things.organisation(key)
        if draft is None:
            draft = Draft(
                EntityKind.ORGANISATION, without_article(description.text), noun=description.noun
            )
            draft.country = key.country
            draft.words = set(key.words)
        self._bodies[key] = draft
        draft.add_form(without_article(description.text))
        return draft

    def _several(self, description: Description) -> Draft | None:
        """Return the group met before that a plural description means, or whose officials speak."""
        in_report = self.cast.in_report(self.document.starts[description.start])
        found = self._states.described(description, self.narrative, in_report=in_report)
        if found is not None:
            return found
        found = earlier_group(self.narrative, description)
        if found is None:
            return spoken_for(self.narrative, description)
        found.number = found.number or description.number
        told = fullness(description)
        if told > found.fullness and not found.is_known and found.noun is not None:
            found.add_form(found.name)
            found.name, found.fullness = as_written(description), told
        return found
