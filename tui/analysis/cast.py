"""Everybody and everything an article names: its names gathered into entities."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.analysis.agreements import agreement_key, treaty_nouns
from tui.analysis.entities import Draft
from tui.analysis.kinds import verdict
from tui.analysis.names import POSSESSIVES, NamePhrase, Scanner
from tui.analysis.nouns import Gender
from tui.analysis.organisations import (
    acronyms,
    initials,
    is_acronym,
    lower_case_bodies,
    organisation_key,
    topic_words,
)
from tui.analysis.people import People, core
from tui.analysis.places import countries_called, country_code, country_name, is_adjective, place
from tui.analysis.roles import apposed_role, role_key
from tui.analysis.words import folded
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tui.analysis.kinds import Verdict
    from tui.analysis.organisations import OrganisationKey
    from tui.analysis.segment import Document

_PLACE_BEFORE = frozenset({"in", "near", "outside", "to", "from", "at", "across"})


@dataclass(slots=True)
class Naming:
    """A name where it stands and the entity it names.

    While several persons of one surname may be meant, they are ``candidates`` and the first of them
    stands for the entity.
    """

    phrase: NamePhrase
    draft: Draft
    is_possessive: bool
    candidates: tuple[Draft, ...] = ()

    def settle(self, draft: Draft) -> None:
        """Let the name be that of ``draft``, one of the candidates."""
        self.draft = draft
        self.candidates = ()
        draft.mentions.append(self.phrase.span)


class Cast:
    """The entities that ``document`` names, outside the ``furniture``."""

    def __init__(self, document: Document, furniture: Sequence[Span]) -> None:
        self.document = document
        self.people = People()
        self.drafts: list[Draft] = []
        self.namings: list[Naming] = []
        self._keyed: dict[Hashable, Draft] = {}
        self._gather(self._phrases(furniture))
        self._find_bodies(furniture)
        self._count_treaties()
        self.starts = [naming.phrase.span.start for naming in self.namings]

    def _phrases(self, furniture: Sequence[Span]) -> list[NamePhrase]:
        starts = [span.start for span in furniture]
        found = []
        for phrase in Scanner(self.document).phrases():
            rank = bisect_right(starts, phrase.span.start) - 1
            if rank < 0 or furniture[rank].end <= phrase.span.start:
                found.append(phrase)
        return found

    def _gather(self, phrases: list[NamePhrase]) -> None:
        verdicts = [verdict(self.document, phrase) for phrase in phrases]
        sure: dict[str, EntityKind | None] = {}
        steady: Counter[str] = Counter()
        for phrase, found in zip(phrases, verdicts, strict=True):
            if found.kind is not None and found.is_sure:
                sure.setdefault(phrase.name, found.kind)
            steady[phrase.name] += not phrase.is_initial
        given: dict[int, Draft] = {}
        for rank, (phrase, found) in enumerate(zip(phrases, verdicts, strict=True)):
            kind = found.kind if found.is_sure else sure.get(phrase.name, found.kind)
            if kind is EntityKind.PERSON and len(core(phrase.words)) > 1:
                if (
                    phrase.has_title
                    and phrase.gender is not Gender.UNKNOWN
                    and self._is_surname(phrase)
                ):
                    continue  # "Mr. Ortega Ruiz" after "Luis Ortega Ruiz"
                given[rank] = self.people.add(phrase, self._text(phrase.span))
        for rank, (phrase, found) in enumerate(zip(phrases, verdicts, strict=True)):
            draft = given.get(rank)
            if draft is not None:
                self._note(phrase, draft)
                continue
            kind = found.kind if found.is_sure else sure.get(phrase.name, found.kind)
            candidates = self._namesakes(phrase, kind, found)
            if len(candidates) > 1:
                self.namings.append(
                    Naming(phrase, candidates[0], self._is_possessive(phrase), candidates)
                )
            elif candidates:
                self._note(phrase, candidates[0])
            elif not phrase.may_be_role:
                draft = self._named(phrase, kind, found, steady)
                if draft is not None:
                    self._note(phrase, draft)

    def _is_surname(self, phrase: NamePhrase) -> bool:
        words = core(phrase.words)
        return any(
            len(words) < len(core(person.name.split()))
            and core(person.name.split())[-len(words) :] == words
            for person in self.people.called(phrase.words)
        )

    def _text(self, span: Span) -> str:
        return " ".join(span.of(self.document.text).split())

    def _named(
        self,
        phrase: NamePhrase,
        kind: EntityKind | None,
        found: Verdict,
        steady: Counter[str],
    ) -> Draft | None:
        """Return the entity of a name that is no name of a person known in full."""
        if kind is EntityKind.PERSON:
            if not (phrase.has_title or steady[phrase.name] or found.is_sure):
                follows = self.document.lower[phrase.stop : phrase.stop + 1]
                if follows and follows[0] not in {"said", "says", "told"}:
                    return None
            return self.people.add(phrase, self._text(phrase.span))
        if kind is EntityKind.GROUP:
            return self._countries(phrase)
        if kind is EntityKind.PLACE:
            return self._place(phrase)
        if kind is EntityKind.ORGANISATION:
            return self._organisation(phrase)
        if kind is EntityKind.AGREEMENT:
            return self._agreement(phrase)
        return None

    def _may_be_person(self, phrase: NamePhrase, kind: EntityKind | None, found: Verdict) -> bool:
        before = self.document.lower[phrase.first - 1] if phrase.first else ""
        if phrase.may_be_role:
            return before not in {"the", "a", "an"}
        if kind in (None, EntityKind.PERSON) or not found.is_sure:
            return True
        return kind is EntityKind.PLACE and before not in _PLACE_BEFORE

    def _namesakes(
        self, phrase: NamePhrase, kind: EntityKind | None, found: Verdict
    ) -> tuple[Draft, ...]:
        """Return the persons that a short name may mean, those of its gender if there are any."""
        people = self.people.called(phrase.words) if len(phrase.words) < 4 else []
        if not people or not self._may_be_person(phrase, kind, found):
            return ()
        return tuple(draft for draft in people if draft.gender.agrees(phrase.gender)) or tuple(
            people
        )

    def _keep(self, key: Hashable, kind: EntityKind, name: str, start: int) -> Draft:
        draft = self._keyed.get(key)
        if draft is None:
            draft = self._keyed[key] = Draft(kind, name, first=start)
        return draft

    def _place(self, phrase: NamePhrase) -> Draft:
        known = place(phrase.name)
        name = self._text(phrase.span)
        if known is None:
            return self._keep(("place", folded(name)), EntityKind.PLACE, name, phrase.span.start)
        key = ("place", known.code) if known.is_country else ("place", folded(known.name))
        draft = self._keep(key, EntityKind.PLACE, known.name, phrase.span.start)
        draft.country = known.code
        if known.is_country:
            draft.countries = frozenset({known.code})
        return draft

    def _countries(self, phrase: NamePhrase) -> Draft:
        codes = countries_called(phrase.name)
        name = self._text(phrase.span)
        draft = self._keep(("group", codes), EntityKind.GROUP, name, phrase.span.start)
        draft.countries = codes
        draft.number = len(codes)
        draft.member_names = tuple(sorted(map(country_name, codes)))
        return draft

    def _organisation(self, phrase: NamePhrase) -> Draft:
        name = self._text(phrase.span)
        start = phrase.span.start
        bare = phrase.name.replace(".", "")
        if len(phrase.words) == 1 and is_acronym(bare):
            full = acronyms().get(bare, "")
            keys: list[Hashable] = [("acronym", bare)]
            if full:
                keys.append(organisation_key(full))
            draft = next((self._keyed[key] for key in keys if key in self._keyed), None)
            if draft is None:
                draft = self._keep(("acronym", bare), EntityKind.ORGANISATION, bare, start)
                draft.aliases = (full,) if full else ()
            for key in keys:
                self._keyed.setdefault(key, draft)
            return draft
        identity = organisation_key(name)
        short = initials(phrase.words)
        keys = [identity]
        if len(short) > 2 or short in acronyms():
            keys.append(("acronym", short))
        draft = next((self._keyed[key] for key in keys if key in self._keyed), None)
        if draft is None and len(phrase.words) == 1:
            draft = self._keyed.get(("tail", phrase.name))
        if draft is None:
            draft = self._keep(identity, EntityKind.ORGANISATION, name, start)
        for key in keys:
            self._keyed.setdefault(key, draft)
        if len(phrase.words) > 1:
            self._keyed[("tail", phrase.words[-1])] = draft
        if len(name) > len(draft.name) and draft.name.isupper():
            draft.name = name
        draft.country = draft.country or identity.country
        draft.words |= {folded(word) for word in phrase.words}
        return draft

    def _agreement(self, phrase: NamePhrase) -> Draft:
        name = self._text(phrase.span)
        return self._keep(
            ("agreement", agreement_key(name)), EntityKind.AGREEMENT, name, phrase.span.start
        )

    def _note(self, phrase: NamePhrase, draft: Draft) -> None:
        """Record where a name stands and what is said beside it."""
        document = self.document
        draft.mentions.append(phrase.span)
        draft.add_form(self._text(phrase.span))
        self.namings.append(Naming(phrase, draft, self._is_possessive(phrase)))
        if draft.kind is not EntityKind.PERSON:
            return
        if phrase.gender is not Gender.UNKNOWN:
            draft.gender = phrase.gender
        found = apposed_role(document, phrase)
        for text, country in ((phrase.role, phrase.country), *([found[:2]] if found else [])):
            if text:
                draft.words |= role_key(text)
                if len(text) > len(draft.role) and (not draft.role or phrase.role):
                    draft.role = text
            draft.country = draft.country or country
        if found and draft.gender is Gender.UNKNOWN:
            draft.gender = found.gender

    def _find_bodies(self, furniture: Sequence[Span]) -> None:
        """Add countries' bodies in lower case: "Poland’s defence ministry"."""
        document = self.document
        bodies, topics = lower_case_bodies(), topic_words()
        found = []
        for token, low in enumerate(document.lower):
            if low not in bodies or token < 1 or document.words[token][0].isupper():
                continue
            first = token
            while first > 1 and document.lower[first - 1] in topics:
                first -= 1
            if first == token and low not in {"parliament", "government", "navy", "military"}:
                continue
            owner = first - 1
            if document.words[owner] in POSSESSIVES and owner:
                owner -= 1
            if not (document.words[owner][0].isupper() and country_code(document.words[owner])):
                continue
            if owner == first - 1 and not is_adjective(document.words[owner]):
                continue
            span = Span(document.starts[owner], document.ends[token])
            if any(line.holds(span) for line in furniture):
                continue
            words = tuple(document.words[owner : token + 1])
            found.append(NamePhrase(owner, owner, token + 1, span, span, words))
        for phrase in found:
            draft = self._organisation(phrase)
            draft.mentions.append(phrase.span)
            draft.add_form(self._text(phrase.span))
            self.namings.append(Naming(phrase, draft, is_possessive=False))
        if found:
            self.namings.sort(key=lambda naming: naming.phrase.span)

    def _is_possessive(self, phrase: NamePhrase) -> bool:
        words = self.document.words
        return phrase.stop < len(words) and words[phrase.stop] in POSSESSIVES

    def _count_treaties(self) -> None:
        """Let "the convention" be a mention of the treaty that was named last."""
        treaties = [naming for naming in self.namings if naming.draft.kind is EntityKind.AGREEMENT]
        main = max(treaties, key=lambda naming: len(naming.draft.mentions), default=None)
        for naming in treaties:
            form = naming.draft.by_frequency()[0]
            if len(form) != len(naming.draft.name):
                naming.draft.name = form
        if main is None:
            return
        document = self.document
        latest: dict[str, Naming] = {}
        rank = 0
        for token, low in enumerate(document.lower):
            if low not in treaty_nouns() or not token:
                continue
            start = document.starts[token]
            while rank < len(treaties) and treaties[rank].phrase.span.start < start:
                latest[treaties[rank].phrase.words[-1].lower()] = treaties[rank]
                rank += 1
            named = latest.get(low, main)
            first = token - 1
            if document.words[first].isdigit():
                first -= 1
            if first < 0 or document.lower[first] not in {"the", "this"}:
                continue
            if named.phrase.stop <= token or named.phrase.first > token:
                named.draft.mentions.append(Span(document.starts[first], document.ends[token]))

    def within(self, span: Span) -> list[Naming]:
        """Return the names that stand inside a span."""
        found = []
        rank = bisect_left(self.starts, span.start)
        while rank < len(self.namings) and self.starts[rank] < span.end:
            found.append(self.namings[rank])
            rank += 1
        return found

    def between(self, start: int, end: int) -> list[Naming]:
        """Return the names that begin from ``start`` to ``end`` (excluded)."""
        return self.within(Span(start, end))

    def organisation(self, key: OrganisationKey) -> Draft | None:
        """Return the organisation that the article names with this key."""
        return self._keyed.get(key)

    def all_drafts(self) -> list[Draft]:
        """Return the entities in the order in which the text names them."""
        unique = {id(naming.draft): naming.draft for naming in self.namings}
        return list(unique.values())
