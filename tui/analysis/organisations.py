"""Tell which names are organisations', and when two of them are one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.lexicon import load, words
from tui.analysis.places import country_code
from tui.analysis.words import folded, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class OrganisationKey(NamedTuple):
    """What two names of one organisation share: the country and the words, in any order."""

    country: str
    words: frozenset[str]


@cache
def acronyms() -> Mapping[str, str]:
    """Return the known acronyms with what they stand for; some stand for themselves."""
    found: Mapping[str, str] = load("organisations")["acronyms"]
    return found


@cache
def _heads() -> frozenset[str]:
    return words("organisations", "heads") | words("organisations", "names")


@cache
def _spellings() -> Mapping[str, str]:
    found: Mapping[str, str] = load("beside_names")["spellings"]
    return found


def is_acronym(word: str) -> bool:
    """Tell whether a word in capitals can stand for an organisation's name."""
    bare = word.replace(".", "")
    if bare in acronyms():
        return bool(acronyms()[bare])
    return (
        1 < len(bare) < 7
        and bare.isupper()
        and bare.isalpha()
        and bare not in words("organisations", "not_acronyms")
    )


def is_organisation(name: Sequence[str]) -> bool:
    """Tell whether the words of a name show that it is an organisation's."""
    if len(name) == 1 and name[0] in words("organisations", "not_acronyms"):
        return False
    if (
        name[-1] in _heads()
        or " ".join(name) in _heads()
        or name[-1].replace(".", "") in acronyms()
    ):
        return True
    linked = words("beside_names", "links_of_bodies").intersection(name)
    return bool(linked) and any(word in _heads() for word in name)


@cache
def _ends() -> frozenset[str]:
    return frozenset(name.split(" ")[-1] for name in _heads())


@cache
def _words_of_acronyms() -> frozenset[str]:
    """Return the words of what acronyms stand for, as keys have them."""
    return frozenset().union(*(organisation_key(whole).words for whole in acronyms().values()))


def may_tell_body(word: str) -> bool:
    """Tell whether a word may show that the name it stands in is an organisation's."""
    if word in _ends() or word.replace(".", "") in acronyms():
        return True
    return not organisation_key(word).words.isdisjoint(_words_of_acronyms())


def general_nouns() -> frozenset[str]:
    """Return the nouns that alone can only take up a body named before: "the Commission"."""
    return words("organisations", "general")


def is_general(name: Sequence[str]) -> bool:
    """Tell whether a name is a lone noun that can only take up a body named before."""
    return len(name) == 1 and name[0] in general_nouns()


@remembered
def is_known_body(word: str) -> bool:
    """Tell whether a word alone is an organisation's name or acronym that the lexicon has."""
    if word.replace(".", "") in acronyms():
        return is_acronym(word)
    return word in words("organisations", "names")


def initials(name: Iterable[str]) -> str:
    """Return the initials of a name's words but the small ones, in capitals."""
    small = words("beside_names", "within")
    return "".join(word[0].upper() for word in name if word not in small and word[0].isalpha())


def organisation_key(name: str, country: str = "") -> OrganisationKey:
    """Return what identifies the organisation that ``name`` names in full.

    ``country`` is the code of its country, where other words than the name tell it.

    "Polish Ministry of Defense", "Poland’s defence ministry" and "Poland's Ministry of National
    Defence" have one key.
    """
    return _key((name, country))


@remembered
def _key(named: tuple[str, str]) -> OrganisationKey:
    name, country = named
    rest: set[str] = set()
    small, unsaid = words("beside_names", "within"), words("beside_names", "unsaid")
    for word in name.replace("’s", " ").replace("'s", " ").split():
        code = country_code(word) if word[0].isupper() else ""
        plain = folded(word).strip(".,")
        if code and country in ("", code):
            country = code
        elif plain not in small and plain not in unsaid:
            spelt = _spellings().get(plain, plain)
            rest.add("ministry" if spelt == "department" and country else spelt)
    return OrganisationKey(country, frozenset(rest))


def is_of_country(noun: str) -> bool:
    """Tell whether a country has one body of this name: "ministry", "parliament"."""
    return noun in words("organisations", "of_countries")
