"""Tell for each mention of an article whom it refers to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.cast import Naming
from tui.analysis.descriptions import Description, described
from tui.analysis.documents import issuer
from tui.analysis.entities import Draft
from tui.analysis.groups import earlier_group, fullness, new_group
from tui.analysis.holders import holder, is_familiar, most_talked_of
from tui.analysis.lexicon import load
from tui.analysis.names import POSSESSIVES
from tui.analysis.narrative import PREPOSITIONS, Narrative
from tui.analysis.nouns import Gender, NounKind
from tui.analysis.organisations import is_of_country, organisation_key
from tui.analysis.pronouns import antecedent
from tui.analysis.roster import become
from tui.analysis.roles import role_key
from tui.fold import fold
from tui.model import EntityKind, KnownGroup, Mention, MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.analysis.cast import Cast
    from tui.analysis.roster import RosterIndex
    from tui.analysis.segment import Document

_JOINS = frozenset({"and", ",", "the", "both", "three", "two", "or", "&"})
_ARTICLES = frozenset({"the", "a", "an"})


@cache
def _bodies() -> Mapping[str, frozenset[str]]:
    table: Mapping[str, Sequence[str]] = load("roles")["bodies"]
    return {noun: frozenset(heads) for noun, heads in table.items()}


class References:
    """The references of one article, resolved in the order of its text."""

    def __init__(self, document: Document, cast: Cast, index: RosterIndex) -> None:
        self.document = document
        self.cast = cast
        self.index = index
        self.narrative = Narrative(document, cast)
        self.links: dict[Span, Draft] = {}
        self._made: dict[str, Draft] = {}
        self._groups: dict[str, Draft] = {}
        self._exact: dict[Span, Naming] = {}
        for naming in cast.namings:
            self._exact[naming.phrase.span] = naming
            self._exact[naming.phrase.outer] = naming
        self._countries = frozenset(
            code
            for naming in cast.namings
            for code in (naming.draft.countries | {naming.draft.country})
            if code
        )

    def resolved(self, mentions: Sequence[Mention]) -> Mapping[Span, Draft]:
        """Return for each span, those of names included, the entity it refers to."""
        for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
            tokens = self.document.tokens_in(mention.span)
            if not tokens or mention.span in self.links:
                continue
            self.narrative.read_to(mention.span.start)
            draft = self._resolve(mention, tokens)
            if draft is not None:
                self.links[mention.span] = draft
                if mention.kind is not MentionKind.PRONOUN:
                    draft.mentions.append(mention.span)
        self.narrative.read_to(len(self.document.text))
        for naming in self.cast.namings:
            self.links.setdefault(naming.phrase.span, naming.draft)
        self._drop_nested()
        return self.links

    def drafts(self) -> list[Draft]:
        """Return all entities that were named or referred to."""
        found = {id(draft): draft for draft in self.cast.all_drafts()}
        found.update((id(draft), draft) for draft in self.links.values())
        return list(found.values())

    def _drop_nested(self) -> None:
        """Count a mention within another of the same entity once."""
        for draft in {id(draft): draft for draft in self.links.values()}.values():
            spans = sorted(set(draft.mentions), key=lambda span: (span.start, -span.end))
            kept: list[Span] = []
            for span in spans:
                if not kept or not kept[-1].holds(span):
                    kept.append(span)
            draft.mentions = kept

    def _resolve(self, mention: Mention, tokens: range) -> Draft | None:
        span = mention.span
        found = self._exact.get(span)
        if found is not None:
            self.narrative.read_to(span.end)
            return found.draft
        if len(tokens) == 1 and (
            mention.kind is MentionKind.PRONOUN or self._is_pronoun(tokens.start)
        ):
            draft = antecedent(self.narrative, tokens.start)
            if draft is not None:
                self.narrative.note(draft, tokens.start, tokens.stop)
            return draft
        description = described(self.document, span)
        namings = self.cast.within(span)
        heads = [naming for naming in namings if self._is_head(naming, description)]
        if any(naming.candidates for naming in namings):
            self.narrative.read_to(span.end)
        listed = self._listed(heads, description)
        if listed is not None:
            return self._noted(listed, description)
        if heads and not description.is_plural:
            return heads[0].draft
        draft = self._by_roster(description) or self._beside(description)
        if draft is None:
            draft = self._by_noun(description, namings, mention)
        return self._noted(draft, description)

    def _is_pronoun(self, token: int) -> bool:
        return self.document.lower[token] in _pronoun_forms()

    def _noted(self, draft: Draft | None, description: Description) -> Draft | None:
        """Remember a mention that is no name."""
        if draft is not None:
            noun = description.noun
            is_document = noun is not None and noun.kind is NounKind.DOCUMENT
            self.narrative.note(draft, description.start, description.link, is_document=is_document)
        return draft

    # -- names inside a longer mention ------------------------------------------------------------

    def _is_head(self, naming: Naming, description: Description) -> bool:
        """Tell whether a mention is of the very one that it names, not of somebody of theirs."""
        words, lower = self.document.words, self.document.lower
        phrase, stop = naming.phrase, description.stop
        after = phrase.stop
        if after < stop and words[after] in POSSESSIVES:
            if after + 1 < stop:
                return False
        elif after < stop and words[after][0].isalnum():
            is_tail = lower[after] in PREPOSITIONS or lower[after] in {"and", "who", "or"}
            if not is_tail and not words[after][0].isdigit():
                return False
        lead = max(phrase.lead, description.start)
        if lead == description.start:
            return True
        before = lower[lead - 1]
        if before in PREPOSITIONS or before in {"who", "whose"} or words[lead - 1] == "(":
            return False
        if lead <= description.link:
            return True
        apposed = naming.draft.kind is EntityKind.PERSON and not description.is_plural
        return words[lead - 1] == "," and (words[description.link] == "," or apposed)

    def _listed(self, heads: Sequence[Naming], description: Description) -> Draft | None:
        """Return the group of a list of names: "Costa and Lind", "Peru and the Nordic states"."""
        lower = self.document.lower
        if not heads or "and" not in lower[description.start : description.stop]:
            return None
        last = heads[-1].phrase.stop
        tail = lower[last : description.link]
        between = [
            token
            for one, other in zip(heads, heads[1:], strict=False)
            for token in range(one.phrase.stop, other.phrase.lead)
        ]
        if len(heads) > 1 and not all(lower[token] in _JOINS for token in between):
            return None
        follows = bool(tail) and tail[0] == "and"
        if len(heads) < 2 and not follows:
            return None
        if description.head > last and not follows:
            return None
        members = list({id(naming.draft): naming.draft for naming in heads}.values())
        if len(members) < 2 and not follows:
            return None
        name = description.text
        made = self._made.get(fold(name))
        if made is None:
            made = new_group(description, name, members)
            made.named = True
            if follows:
                made.number = len(made.countries)
                made.member_names = ()
                made.members = ()
            made.first = self.document.starts[description.start]
            self._made[fold(name)] = made
        return made

    def _beside(self, description: Description) -> Draft | None:
        """Return whom a description stands beside: "the mayor, Ana Costa, said"."""
        noun = description.noun
        if noun is None or noun.is_plural or description.is_indefinite:
            return None
        words = self.document.words
        if noun.kind is not NounKind.PERSON:
            return None
        stop, start = description.stop, description.start
        if stop + 1 < len(words) and words[stop] == ",":
            for naming in self.cast.within(
                Span(self.document.starts[stop], self.document.ends[stop + 1] + 1)
            ):
                if naming.phrase.lead == stop + 1 and naming.draft.kind is EntityKind.PERSON:
                    closes = naming.phrase.stop
                    if words[closes : closes + 1] == (",",):
                        return naming.draft
        if start > 1 and words[start - 1] == ",":
            latest = next(self.narrative.memory.recent(), None)
            if (
                latest is not None
                and latest.end == self.document.ends[start - 2]
                and latest.draft.kind is EntityKind.PERSON
                and latest.draft.words & {noun.lemma}
            ):
                return latest.draft
        return None

    # -- descriptions -----------------------------------------------------------------------------

    def _by_roster(self, description: Description) -> Draft | None:
        group = self.index.group(description, self._countries)
        if group is not None:
            return self._known_group(group, description)
        return None

    def _known_group(self, group: KnownGroup, description: Description) -> Draft:
        draft = self._groups.get(group.name)
        if draft is None:
            draft = Draft(EntityKind.GROUP, group.name, is_known=True)
            draft.member_names = group.members
            draft.number = len(group.members)
            draft.noun = description.noun
            for known in self.index.members(group):
                draft.words |= role_key(known.role)
            self._groups[group.name] = draft
        return draft

    def _by_noun(
        self, description: Description, namings: Sequence[Naming], mention: Mention
    ) -> Draft | None:
        noun = description.noun
        if noun is None:
            return self._unnamed(description, namings, mention)
        if noun.kind is NounKind.PERSON:
            return self._person(description, namings, mention)
        if noun.kind is NounKind.DOCUMENT:
            found = issuer(self.narrative, description, namings, self.links)
            return found or self._unnamed(description, namings, mention)
        if noun.kind is NounKind.BODY:
            return self._body(description, namings, mention)
        return self._several(description, namings, mention)

    def _person(
        self, description: Description, namings: Sequence[Naming], mention: Mention
    ) -> Draft | None:
        noun = description.noun
        if noun is None or description.is_indefinite:
            return self._unnamed(description, namings, mention)
        found = None
        if not (noun.is_for_others and description.link < description.stop):
            found = holder(self.narrative, description)
        if found is None:
            known = self.index.holder(description)
            if known is not None:
                found = self._made.get(known.name)
                if found is None:
                    found = self._made[known.name] = Draft(EntityKind.PERSON, known.name)
                    become(found, known)
                return found
        if found is None and not self._earlier(description):
            if is_familiar(self.narrative, description):
                found = most_talked_of(self.narrative, description)
        return found or self._unnamed(description, namings, mention)

    def _body(
        self, description: Description, namings: Sequence[Naming], mention: Mention
    ) -> Draft | None:
        noun = description.noun
        if noun is None:
            return None
        if is_of_country(noun.lemma) and len(description.countries) == 1:
            return self._of_country(description)
        bare = description.determiner in {"the", "this"} and not description.words
        if bare and not namings:
            heads = _bodies().get(noun.lemma, frozenset()) | {noun.lemma.capitalize()}
            folded = {fold(head) for head in heads}

            def is_one(draft: Draft) -> bool:
                return draft.kind is EntityKind.ORGANISATION and bool(draft.words & folded)

            found = self.narrative.memory.latest(lambda draft: draft.named and is_one(draft))
            found = found or next(
                (naming.draft for naming in self.cast.namings if is_one(naming.draft)), None
            )
            if found is not None:
                return found
        return self._unnamed(description, namings, mention)

    def _of_country(self, description: Description) -> Draft:
        """Return a country's ministry or the like, under the name the text gives it in full."""
        key = organisation_key(description.text)
        for naming in self.cast.namings:
            draft = naming.draft
            if draft.kind is EntityKind.ORGANISATION and organisation_key(draft.name) == key:
                return draft
        name = self._without_article(description)
        draft = self._made.get(f"{key}")
        if draft is None:
            draft = Draft(EntityKind.ORGANISATION, name, noun=description.noun)
            draft.country = key.country
            draft.words = set(key.words)
            draft.first = self.document.starts[description.start]
            self._made[f"{key}"] = draft
        draft.forms[name] += 1
        return draft

    def _several(
        self, description: Description, namings: Sequence[Naming], mention: Mention
    ) -> Draft | None:
        found = earlier_group(self.narrative, description)
        if found is not None:
            if fullness(description) > found.fullness and not found.is_known and found.noun:
                found.forms[found.name] += 1
                found.name, found.fullness = self._as_written(description), fullness(description)
            return found
        spoken = self._spoken_for(description)
        if spoken is not None:
            return spoken
        return self._unnamed(description, namings, mention)

    def _spoken_for(self, description: Description) -> Draft | None:
        """Return the body in "In a statement from the ministry, officials said"."""
        document = self.document
        if description.stop - description.start > 1 + (description.determiner == "the"):
            return None
        noun = description.noun
        if noun is None or noun.lemma not in {"official", "spokesperson", "spokesman"}:
            return None
        sentence = document.sentences[
            self.narrative.sentence_of(document.starts[description.start])
        ]
        first = document.token_at(sentence.start)
        before = document.lower[first : description.start]
        if not {"statement", "report", "letter", "release"} & {*before}:
            return None
        for event in self.narrative.memory.recent():
            if event.start < sentence.start:
                return None
            token = document.token_at(event.start)
            linked = {*document.lower[max(first, token - 2) : token]} & {"from", "by"}
            if linked and event.draft.kind is EntityKind.ORGANISATION:
                return event.draft
        return None

    def _earlier(self, description: Description) -> Draft | None:
        """Return the unnamed source that a definite description takes up."""
        noun = description.noun
        if noun is None or not description.is_definite:
            return None
        return self.narrative.memory.latest(
            lambda draft: (
                not draft.named
                and draft.noun is not None
                and draft.noun.lemma == noun.lemma
                and draft.noun.is_plural == noun.is_plural
                and description.words <= draft.words
            )
        )

    def _unnamed(
        self, description: Description, namings: Sequence[Naming], mention: Mention
    ) -> Draft | None:
        """Return a source under its description, the same for the same words."""
        if mention.kind is MentionKind.NAME and description.noun is None:
            return self._unknown_name(description)
        found = None
        if not description.is_indefinite and description.owner < 0:
            found = self._earlier(description)
        if found is not None and description.link == description.stop:
            return found
        name = self._as_written(description)
        draft = self._made.get(fold(name))
        if draft is not None:
            return draft
        noun = description.noun
        kind = EntityKind.PERSON
        gender = Gender.UNKNOWN
        if noun is not None:
            gender = noun.gender
            if noun.is_plural:
                kind = EntityKind.GROUP
            elif noun.kind in {NounKind.BODY, NounKind.DOCUMENT}:
                kind = EntityKind.ORGANISATION
        else:
            kind = EntityKind.ORGANISATION  # who knows; no "he" or "she" at any rate
        if kind is EntityKind.GROUP:
            draft = new_group(description, name)
        else:
            draft = Draft(kind, name, named=False, gender=gender, noun=noun)
            draft.words = set(description.words)
        draft.first = self.document.starts[description.start]
        draft.owner = self._owner(description, namings)
        self._made[fold(name)] = draft
        return draft

    def _unknown_name(self, description: Description) -> Draft:
        name = self._without_article(description)
        draft = self._made.get(fold(name))
        if draft is None:
            people = self.cast.people.called(name.split())
            if people:
                return people[0]
            draft = Draft(EntityKind.PERSON if " " in name else EntityKind.ORGANISATION, name)
            draft.first = self.document.starts[description.start]
            self._made[fold(name)] = draft
        return draft

    def _owner(self, description: Description, namings: Sequence[Naming]) -> Draft | None:
        for naming in namings:
            phrase = naming.phrase
            if naming.is_possessive and phrase.lead == description.start:
                return naming.draft if naming.draft.kind is EntityKind.PERSON else None
        return None

    def _as_written(self, description: Description) -> str:
        first, _, rest = description.text.partition(" ")
        return (
            f"{first.lower()} {rest}" if first.lower() in _ARTICLES and rest else description.text
        )

    def _without_article(self, description: Description) -> str:
        first, _, rest = description.text.partition(" ")
        return rest if first.lower() in _ARTICLES and rest else description.text


@cache
def _pronoun_forms() -> frozenset[str]:
    return frozenset(form for forms in load("pronouns").values() for form in forms)
