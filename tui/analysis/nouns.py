"""Nouns for those who speak: what a head noun says about whom a description can mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.lexicon import load, words

if TYPE_CHECKING:
    from collections.abc import Mapping


class Gender(Enum):
    """The gender that language tells of a person."""

    UNKNOWN = 0
    MALE = 1
    FEMALE = 2

    def agrees(self, other: Gender) -> bool:
        """Tell whether one person can be both."""
        return self is other or self is _UNKNOWN or other is _UNKNOWN


_UNKNOWN = Gender.UNKNOWN  # looked up once: an attribute of an Enum costs as much as a call


class NounKind(Enum):
    """What sort of source a noun describes."""

    PERSON = "person"
    PEOPLE = "people"
    STATES = "states"
    COUNTED = "counted"
    BODY = "body"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for a source: ``lemma`` is its singular, ``is_office`` that of a role held by one."""

    lemma: str
    kind: NounKind
    is_plural: bool = False
    gender: Gender = Gender.UNKNOWN
    is_office: bool = False
    is_for_others: bool = False
    count: int = 0


_VOWELS = "aeiou"


def plural(noun: str) -> str:
    """Return the regular plural of a noun."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "es" if noun.endswith(("s", "sh", "ch", "x")) else noun + "s"


@cache
def nouns() -> Mapping[str, Noun]:
    """Return every form of every noun for a source, in lower case, with what it means."""
    table: dict[str, Noun] = {}
    collectives = load("collectives")
    for lemma, count in collectives["counted"].items():
        table[lemma] = Noun(lemma, NounKind.COUNTED, is_plural=True, count=count)
    for form in collectives["states"]:
        lemma = form[:-3] + "y" if form.endswith("ies") else form[:-1]
        table[form] = Noun(lemma, NounKind.STATES, is_plural=True)
    for form in collectives["people"]:
        table.setdefault(form, Noun(form.removesuffix("s"), NounKind.PEOPLE, is_plural=True))
    _add_roles(table)
    for key, kind in (("bodies", NounKind.BODY), ("documents", NounKind.DOCUMENT)):
        for lemma in collectives[key]:
            table.setdefault(lemma, Noun(lemma, kind))
            table.setdefault(plural(lemma), Noun(lemma, kind, is_plural=True))
    return table


def _add_roles(table: dict[str, Noun]) -> None:
    roles = load("roles")
    male, female = words("roles", "male"), words("roles", "female")
    for_others = words("roles", "for_others")
    for key in ("offices", "people"):
        for noun in roles[key]:
            lemma = noun.lower()
            gender = (
                Gender.MALE if noun in male else Gender.FEMALE if noun in female else Gender.UNKNOWN
            )
            single = Noun(
                lemma,
                NounKind.PERSON,
                gender=gender,
                is_office=key == "offices",
                is_for_others=noun in for_others,
            )
            table.setdefault(lemma, single)
            several = Noun(lemma, NounKind.PEOPLE, is_plural=True, gender=gender)
            table[roles["plurals"].get(noun, plural(lemma))] = several


@cache
def role_words() -> frozenset[str]:
    """Return the words that may stand before a role's noun and belong to the role."""
    found: set[str] = set()
    for phrase in words("roles", "modifiers") | words("organisations", "topics"):
        found.update(phrase.lower().split())
    return frozenset(found | {"affairs"})


@cache
def linked_roles() -> frozenset[str]:
    """Return the beginnings of roles with a tail, as "chief of", "commander in"."""
    found = {"minister of", "president of", "director of", "governor of", "mayor of", "head of"}
    for phrase in words("roles", "phrases"):
        parts = phrase.split()
        if len(parts) > 2 and parts[1] in words("grammar", "role_links"):
            found.add(" ".join(parts[:2]))
    return frozenset(found)


@cache
def numbers() -> Mapping[str, int]:
    """Return the number words and what they count."""
    table: Mapping[str, int] = load("collectives")["numbers"]
    return table
