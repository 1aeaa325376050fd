"""Everybody and everything an article names: its names gathered into entities."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.analysis.agreements import known_agreement, treaty_nouns
from tui.analysis.bodies import lower_case_bodies
from tui.analysis.lexicon import words
from tui.analysis.names import POSSESSIVES
from tui.analysis.nouns import Gender
from tui.analysis.organisations import is_general
from tui.analysis.people import People, core
from tui.analysis.roles import apposed_role, role_key
from tui.analysis.runs import Runs
from tui.analysis.spots import is_short_for
from tui.analysis.spotting import name_phrases
from tui.analysis.things import Things
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.analysis.entities import Draft
    from tui.analysis.names import NamePhrase
    from tui.analysis.segment import Document

# Looked up once: a member of an Enum costs as much as a call.
_PERSON = EntityKind.PERSON
_PLACE = EntityKind.PLACE
_ORGANISATION = EntityKind.ORGANISATION
_AGREEMENT = EntityKind.AGREEMENT
_UNKNOWN = Gender.UNKNOWN
_SENTENCE_ENDS = frozenset(".!?…:\"'”’»)")
_LEAST = 0.7  # a certainty below which, in all its places, a name is left alone
_SURE = 0.9  # a certainty from which on a name is nothing else
_LONGEST_SHORT = 3  # words of a name that may be short for a longer one


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
        draft.add_form(self.phrase.name)


@dataclass(slots=True)
class _Found:
    """A name with the kind it seems to be, in the light of the whole article."""

    phrase: NamePhrase
    kind: EntityKind | None
    is_sure: bool
    is_steady: bool

    @property
    def is_full_name(self) -> bool:
        words = self.phrase.words
        return len(words) > 1 and self.kind is _PERSON and len(core(words)) > 1


class Cast:
    """The entities that ``document`` names, outside the ``furniture``."""

    def __init__(self, document: Document, furniture: Sequence[Span]) -> None:
        self.document = document
        self.people = People()
        self.things = Things()
        self.namings: list[Naming] = []
        self._by_form: dict[str, Draft] | None = None
        self._furniture = furniture
        self._furniture_starts = [span.start for span in furniture]
        runs = Runs(document)
        self.headings = runs.headings
        self._gather(self._found(self._reported(name_phrases(document, runs))))
        self._add_bodies(self._reported(lower_case_bodies(document)))
        self._count_treaties()
        self.starts = [naming.phrase.span.start for naming in self.namings]

    def is_furniture(self, offset: int) -> bool:
        """Tell whether ``offset`` lies in a line of furniture."""
        rank = bisect_right(self._furniture_starts, offset) - 1
        return rank >= 0 and offset < self._furniture[rank].end

    def is_heading(self, offset: int) -> bool:
        """Tell whether ``offset`` lies in a line in title case or capitals."""
        return bool(self.headings[self.document.token_at(offset)])

    def in_report(self, offset: int) -> bool:
        """Tell whether ``offset`` lies in a paragraph that ends as sentences do, in no headline."""
        paragraph = self.document.paragraphs[self.document.paragraph_of(offset)]
        return self.document.text[paragraph.end - 1] in _SENTENCE_ENDS

    def _reported(self, phrases: Iterable[NamePhrase]) -> Iterator[NamePhrase]:
        """Yield the names that do not stand in furniture."""
        if not self._furniture:
            return iter(phrases)
        return (one for one in phrases if not self.is_furniture(one.span.start))

    def _found(self, phrases: Iterable[NamePhrase]) -> list[_Found]:
        """Judge the names: what one is likeliest in the whole article, it is everywhere."""
        judged = list(phrases)
        surest: dict[str, float] = {}
        weights: dict[str, dict[EntityKind, float]] = {}
        surnames = set()
        for phrase in judged:
            name, kind, certainty = phrase.name, phrase.kind, phrase.certainty
            surest[name] = max(certainty, surest.get(name, 0.0))
            of_kind = weights.setdefault(name, {})
            of_kind[kind] = of_kind.get(kind, 0.0) + certainty**2
            if len(phrase.words) > 1 and certainty >= _SURE and kind is _PERSON:
                surnames.add(phrase.words[-1])
        likeliest = {name: max(kinds, key=kinds.__getitem__) for name, kinds in weights.items()}
        steady = {phrase.name for phrase in judged if not phrase.is_initial}
        return [
            _Found(
                phrase,
                likeliest[phrase.name],
                phrase.certainty >= _SURE or phrase.has_title,
                phrase.name in steady,
            )
            for phrase in judged
            if surest[phrase.name] >= _LEAST or phrase.name in surnames
        ]

    def _gather(self, names: Sequence[_Found]) -> None:
        """Make entities of the names: first persons' full names, then what is short for them."""
        texts = [self._text(found.phrase.span) for found in names]
        full: dict[int, Draft] = {}
        for rank, found in enumerate(names):
            if found.is_full_name and not self._is_double_surname(found.phrase):
                full[rank] = self.people.add(found.phrase, texts[rank])
        for rank, found in enumerate(names):
            draft, phrase, text = full.get(rank), found.phrase, texts[rank]
            candidates = self._namesakes(found) if draft is None else ()
            if len(candidates) > 1:
                naming = Naming(phrase, candidates[0], self._owns(phrase), candidates)
                self.namings.append(naming)
                continue
            if draft is None:
                draft = self._spelt_out(phrase)
            if draft is None:
                draft = candidates[0] if candidates else self._named(found, text)
            if draft is not None:
                self._note(phrase, draft, text)

    def _spelt_out(self, phrase: NamePhrase) -> Draft | None:
        """Return what the name before a bracket names if this, within it, is short for that."""
        before = self.document.words[phrase.first - 1] if phrase.first else ""
        if before != "(" or len(phrase.words) > 1 or not self.namings:
            return None
        last = self.namings[-1]
        is_other = last.draft.kind in {_PERSON, EntityKind.GROUP} or last.candidates
        is_beside = last.phrase.stop + 1 == phrase.first
        if is_other or not is_beside or not is_short_for(phrase.name, last.phrase.words):
            return None
        self.things.call(phrase.name, last.draft)
        return last.draft

    def _is_double_surname(self, phrase: NamePhrase) -> bool:
        """Tell whether "Mr. Ortega Ruiz" is short for a name such as "Luis Ortega Ruiz"."""
        if not phrase.has_title or phrase.gender is _UNKNOWN:
            return False
        words = core(phrase.words)
        names = (core(tuple(person.name.split())) for person in self.people.called(phrase.words))
        return any(len(words) < len(name) and name[-len(words) :] == words for name in names)

    def _namesakes(self, found: _Found) -> tuple[Draft, ...]:
        """Return the persons that a short name may mean, those of its gender if there are any."""
        phrase = found.phrase
        if len(phrase.words) > _LONGEST_SHORT or not self._may_be_person(found):
            return ()
        people = self.people.called(phrase.words)
        if not people and found.kind in (None, _PERSON):
            people = self.people.misspelt(phrase.words)
        if not people:
            return ()
        agreeing = [draft for draft in people if draft.gender.agrees(phrase.gender)]
        return tuple(agreeing or people)

    def _may_be_person(self, found: _Found) -> bool:
        if not found.is_sure or found.kind in (None, _PERSON):
            return True
        if found.kind is not _PLACE:
            return False
        first = found.phrase.first
        before = self.document.lower[first - 1] if first else ""
        return before not in words("beside_names", "before_places")

    def _named(self, found: _Found, text: str) -> Draft | None:
        """Return the entity of a name, ``text`` as it stands, that is short for nobody's."""
        phrase = found.phrase
        if found.kind is None:
            return None
        if found.kind is _ORGANISATION and is_general(phrase.words):
            return self.things.ending(phrase.name)
        if found.kind is not _PERSON:
            return self.things.add(found.kind, phrase, text)
        follows = self.document.lower[phrase.stop : phrase.stop + 1]
        speaks = not words("beside_names", "said").isdisjoint(follows)
        if phrase.has_title or found.is_steady or found.is_sure or speaks:
            return self.people.add(phrase, text)
        return None

    def _add_bodies(self, phrases: Iterable[NamePhrase]) -> None:
        count = len(self.namings)
        for phrase in phrases:
            text = self._text(phrase.span)
            draft = self.things.add(_ORGANISATION, phrase, text)
            if draft is not None:
                self._note(phrase, draft, text)
        if len(self.namings) > count:
            self.namings.sort(key=lambda naming: naming.phrase.span)

    def _note(self, phrase: NamePhrase, draft: Draft, text: str) -> None:
        """Record where a name, as ``text``, stands and what is said beside it."""
        draft.mentions.append(phrase.span)
        draft.add_form(text)
        self.namings.append(Naming(phrase, draft, self._owns(phrase)))
        if draft.kind is not _PERSON:
            return
        if phrase.gender is not _UNKNOWN:
            draft.gender = phrase.gender
        if phrase.role:
            draft.take_role(phrase.role, role_key(phrase.role), phrase.country)
        beside = apposed_role(self.document, phrase)
        if beside is not None:
            text = draft.role or beside.text
            draft.take_role(text, role_key(beside.text), beside.country)
            if draft.gender is _UNKNOWN:
                draft.gender = beside.gender

    def _text(self, span: Span) -> str:
        text = self.document.text[span.start : span.end]
        return text if text.isprintable() and "  " not in text else " ".join(text.split())

    def _owns(self, phrase: NamePhrase) -> bool:
        words = self.document.words
        return phrase.stop < len(words) and words[phrase.stop] in POSSESSIVES

    def _count_treaties(self) -> None:
        """Let "the convention" be a mention of the treaty last named so, else of the main one."""
        treaties = [one for one in self.namings if one.draft.kind is _AGREEMENT]
        if not treaties:
            return
        for naming in treaties:
            forms = naming.draft.by_frequency()
            naming.draft.name = known_agreement(forms[0]) or forms[0]
        main = max(treaties, key=lambda naming: len(naming.draft.mentions))
        document, nouns = self.document, treaty_nouns()
        latest: dict[str, Naming] = {}
        rank = 0
        for token in [token for token, low in enumerate(document.lower) if low in nouns]:
            while rank < len(treaties) and treaties[rank].phrase.first < token:
                latest[treaties[rank].phrase.words[-1].lower()] = treaties[rank]
                rank += 1
            named = latest.get(document.lower[token], main)
            first = token - 1
            first -= first > 0 and document.words[first].isdigit()
            inside = named.phrase.first <= token < named.phrase.stop
            if first >= 0 and document.lower[first] in words("grammar", "taking_up") and not inside:
                named.draft.mentions.append(Span(document.starts[first], document.ends[token]))

    def within(self, span: Span) -> list[Naming]:
        """Return the names that begin inside a span."""
        rank = bisect_left(self.starts, span.start)
        stop = bisect_left(self.starts, span.end, rank)
        return self.namings[rank:stop]

    def going_by(self, name: str) -> Draft | None:
        """Return the entity that the article has this very name for."""
        if self._by_form is None:
            self._by_form = {form: draft for draft in self.drafts() for form in draft.forms}
        return self._by_form.get(name)

    def drafts(self) -> list[Draft]:
        """Return the entities in the order in which the text names them."""
        unique = {id(naming.draft): naming.draft for naming in self.namings}
        return list(unique.values())
