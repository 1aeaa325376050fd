"""Sources that an article does not name: they stay under their description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.entities import Draft
from tui.analysis.groups import new_group
from tui.analysis.lexicon import words
from tui.analysis.nouns import Gender, NounKind
from tui.analysis.places import is_adjective
from tui.analysis.words import folded
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.cast import Naming
    from tui.analysis.descriptions import Description
    from tui.analysis.narrative import Narrative

_ARTICLES = words("grammar", "articles")


def as_written(description: Description) -> str:
    """Return a description as it stands, a leading article in lower case."""
    first, _, rest = description.text.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _ARTICLES and rest else description.text


def without_article(text: str) -> str:
    """Return a description without a leading article."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _ARTICLES and rest else text


class Unnamed:
    """The unnamed sources of an article; the same words describe the same source."""

    def __init__(self, narrative: Narrative) -> None:
        self._narrative = narrative
        self._made: dict[str, Draft] = {}

    def source(self, description: Description, namings: Sequence[Naming]) -> Draft:
        """Return the source a description is of, one met before or a new one."""
        if description.owner < 0 and description.link == description.stop:
            found = self.earlier(description)
            if found is not None:
                return found
        name = as_written(description)
        key = folded(name)
        draft = self._made.get(key)
        if draft is None:
            draft = self._made[key] = self._new(description, name)
            draft.owner = _owner(description, namings)
        return draft

    def named(self, description: Description) -> Draft:
        """Return the entity of a name that nothing else is known of.

        It counts as named once it speaks; a capital alone may be a heading's.
        """
        name = self._own_name(description)
        key = folded(name)
        draft = self._made.get(key)
        if draft is None:
            people = self._narrative.cast.people.called(tuple(name.split()))
            if people:
                return people[0]
            known = self._narrative.cast.going_by(name)
            if known is not None:
                return known
            kind = EntityKind.PERSON if " " in name else EntityKind.ORGANISATION
            draft = self._made[key] = Draft(kind, name, named=False)
        narrative = self._narrative
        speaks = narrative.reports(description.stop) or narrative.reports(description.start - 1)
        if speaks and not is_adjective(name):
            draft.named = True
        return draft

    def _own_name(self, description: Description) -> str:
        """Return a name as it is written, without whose it is: "the Reform Party’s | Ana Costa"."""
        document, first = self._narrative.document, description.owner + 2
        if (
            description.owner < 0
            or first >= description.stop
            or not document.words[first][0].isupper()
        ):
            return without_article(description.text)
        end = document.ends[description.stop - 1]
        return " ".join(document.text[document.starts[first] : end].split())

    def earlier(self, description: Description) -> Draft | None:
        """Return the unnamed source that a definite description takes up."""
        noun = description.noun
        if noun is None or not description.is_definite or description.is_indefinite:
            return None
        return self._narrative.memory.latest(
            lambda draft: (
                not draft.named
                and draft.noun is not None
                and draft.noun.lemma == noun.lemma
                and draft.noun.is_plural == noun.is_plural
                and description.words <= draft.words
            )
        )

    def _new(self, description: Description, name: str) -> Draft:
        noun = description.noun
        if noun is not None and noun.is_plural:
            return new_group(description, name)
        kind, gender = EntityKind.ORGANISATION, Gender.UNKNOWN
        if noun is not None and noun.kind is NounKind.PERSON:
            kind, gender = EntityKind.PERSON, noun.gender
        elif description.short.endswith("-year-old"):
            kind = EntityKind.PERSON
        draft = Draft(kind, name, named=False, gender=gender, noun=noun)
        draft.words = set(description.words)
        return draft


def _owner(description: Description, namings: Sequence[Naming]) -> Draft | None:
    """Return the person whose name begins a description: "Costa’s family"."""
    for naming in namings:
        if naming.is_possessive and naming.phrase.lead == description.start:
            return naming.draft if naming.draft.kind is EntityKind.PERSON else None
    return None
