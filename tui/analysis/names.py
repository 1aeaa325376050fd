"""Names and the words that belong to them: titles, offices, given names, particles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.genders import gender_of_name
from tui.analysis.lexicon import load, lowered, words
from tui.analysis.nouns import Gender, nouns
from tui.analysis.words import folded, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.analysis.segment import Document
    from tui.model import EntityKind, Span

POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
APOSTROPHES = frozenset({"'", "’"})


def is_possessive(document: Document, token: int) -> bool:
    """Tell whether a token makes what stands before it an owner: "’s", or "’" after an s."""
    written = document.words
    if written[token] in POSSESSIVES:
        return True
    return (
        written[token] in APOSTROPHES
        and token > 0
        and document.ends[token - 1] == document.starts[token]
        and written[token - 1].endswith("s")
    )


@dataclass(slots=True)
class NamePhrase:
    """A name where it stands: tokens ``first`` to ``stop`` (excluded), and what stands before it.

    ``lead`` is the first token of the title or role before the name, else ``first``. ``name`` are
    its ``words`` with single spaces. ``role`` is empty for a mere honorific. ``country`` is the ISO
    code of the country the lead tells.
    ``certainty`` of the ``kind`` runs from 0 to 1.
    """

    lead: int
    first: int
    stop: int
    span: Span
    outer: Span
    words: tuple[str, ...]
    name: str
    kind: EntityKind
    certainty: float = 1.0
    role: str = ""
    country: str = ""
    gender: Gender = Gender.UNKNOWN
    has_title: bool = False
    is_initial: bool = False


class _Tables(NamedTuple):
    common: frozenset[str]
    weak: frozenset[str]
    time: frozenset[str]
    titles: Mapping[str, Gender]
    offices: Mapping[str, str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    heads: frozenset[str]
    dotted: frozenset[str]
    honorifics: frozenset[str]


@cache
def tables() -> _Tables:
    """Return the words that matter to names, compiled."""
    titles: dict[str, Gender] = {}
    for group, gender in (
        ("male", Gender.MALE),
        ("female", Gender.FEMALE),
        ("either", Gender.UNKNOWN),
    ):
        titles.update({title.lower(): gender for title in words("titles", group)})
    offices = {short.lower(): office for short, office in load("titles")["offices"].items()}
    suffixes = lowered("titles", "suffixes")
    heads = (
        words("organisations", "heads")
        | words("organisations", "names")
        | {noun.capitalize() for noun in words("agreements", "treaties")}
    )
    heads |= words("agreements", "laws") | words("agreements", "programmes")
    dotted = frozenset({*titles, *offices, *suffixes, *lowered("titles", "dotted")})
    return _Tables(
        words("capitalised", "common"),
        words("capitalised", "weak"),
        words("capitalised", "time"),
        titles,
        offices,
        suffixes,
        words("given_names", "particles"),
        heads,
        dotted,
        frozenset(title for title in titles if title not in nouns())
        | lowered("titles", "also_nouns"),
    )


@cache
def given_names() -> Mapping[str, Gender]:
    """Return the folded given names with their gender."""
    table = {folded(name): Gender.UNKNOWN for name in words("given_names", "either")}
    for key, gender in (("male", Gender.MALE), ("female", Gender.FEMALE)):
        for name in words("given_names", key):
            table.setdefault(folded(name), gender)
    return table


def gender_of(given: str) -> Gender:
    """Return the gender that a given name tells; of "Anna-Lena", the first part's."""
    name = folded(given)
    table = given_names()
    found = table.get(name)
    if found is None:
        first = name.split("-")[0]
        found = table.get(first) or gender_of_name(first)
    return found


def is_given(word: str) -> bool:
    """Tell whether a word is a given name."""
    return folded(word) in given_names()


def may_be_given(word: str) -> bool:
    """Tell whether a word is a given name, or one somewhere in the world."""
    return is_given(word) or gender_of_name(word.lower()) is not Gender.UNKNOWN


@remembered
def before_hyphen(word: str) -> str:
    """Return the name in "Lima-based" and the like, or ""."""
    name, _, rest = word.rpartition("-")
    return name if name and rest in words("beside_names", "after_hyphen") else ""
