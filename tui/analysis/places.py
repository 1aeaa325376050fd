"""Countries, their people and capitals, and other places, by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.analysis.lexicon import load, words
from tui.analysis.words import remembered
from tui.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_BESIDES = 2  # countries named with a known group
_CITIES = Path(__file__).parent / "model" / "cities.txt"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its name, and the ISO code of the country it is or is the capital of."""

    name: str
    code: str = ""
    is_country: bool = False


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    places: Mapping[str, Place]
    countries: Mapping[str, str]  # folded name, adjective or people -> code
    names: Mapping[str, str]  # code -> name
    adjectives: frozenset[str]
    groups: Mapping[str, tuple[str, frozenset[str]]]  # folded -> name, codes


def key(name: str) -> str:
    """Return ``name`` as places are looked up: folded, without the article and full stops."""
    return _cached_key(name)


@remembered
def _cached_key(name: str) -> str:
    return fold(name).replace(".", "").removeprefix("the ")


@cache
def _gazetteer() -> _Gazetteer:
    lexicon = load("countries")
    places: dict[str, Place] = {}
    countries: dict[str, str] = {}
    adjectives: set[str] = set()
    names: dict[str, str] = {}
    for entry in lexicon["countries"]:
        code, name = entry["code"], entry["name"]
        names[code] = name
        for form in (name, *entry.get("others", ())):
            places.setdefault(key(form), Place(name, code, is_country=True))
            countries.setdefault(key(form), code)
        for form in (*entry.get("adjectives", ()), *entry.get("people", ())):
            countries.setdefault(key(form), code)
            adjectives.add(key(form))
    for entry in lexicon["countries"]:
        for form in entry.get("capital", ()):
            places.setdefault(key(form), Place(form, entry["code"]))
    other = load("places")
    for section in ("regions", "us_states", "cities"):
        for form in other[section]:
            places.setdefault(key(form), Place(form))
    groups = {
        key(form): (entry["name"], frozenset(entry["members"]))
        for entry in lexicon["groups"]
        for form in (entry["name"], *entry.get("others", ()))
    }
    adjectives -= {name for name in adjectives if name in places}
    return _Gazetteer(places, countries, names, frozenset(adjectives), groups)


@remembered
def place(name: str) -> Place | None:
    """Return the place that ``name`` is a name of, if it is known."""
    return _gazetteer().places.get(key(name))


@cache
def _openers() -> frozenset[str]:
    """Return the words that names of several words begin with, as keys; "the" is in no key."""
    return frozenset({"the", *(name.split(" ")[0] for name in _gazetteer().places if " " in name)})


@cache
def _city_openers() -> frozenset[str]:
    return frozenset(city.split(" ")[0] for city in cities() if " " in city)


@remembered
def may_open(word: str) -> bool:
    """Tell whether a place's or a city's name of several words may begin with a word."""
    return word in _city_openers() or fold(word).replace(".", "") in _openers()


@remembered
def country_code(word: str) -> str:
    """Return the code of the country that a name, an adjective or a people belongs to, or ""."""
    return _gazetteer().countries.get(key(word), "")


def country_name(code: str) -> str:
    """Return what the country with this ISO code is called, or ""."""
    return _gazetteer().names.get(code, "")


@remembered
def countries_called(name: str) -> frozenset[str]:
    """Return the codes of the countries of a group such as "the Baltic states"."""
    found = _gazetteer().groups.get(key(name))
    return found[1] if found else frozenset()


@cache
def _ends_of_groups() -> frozenset[str]:
    return frozenset(name.split(" ")[-1] for name in _gazetteer().groups)


def may_end_group(word: str) -> bool:
    """Tell whether the name of a group of countries may end with a word."""
    return key(word) in _ends_of_groups()


@remembered
def name_of_countries(codes: frozenset[str]) -> str:
    """Return one name for a set of countries, whatever a text calls them, or "" if it has none.

    That is the name of a known group, or of one with a country or two besides: "Finland and the
    Baltic states".
    """
    known = [(name, members) for name, members in _gazetteer().groups.values() if members <= codes]
    if not known:
        return ""
    name, members = max(known, key=lambda each: len(each[1]))
    rest = sorted(map(country_name, codes - members))
    if len(rest) > _MOST_BESIDES:
        return ""
    article = "the " if rest and " " in name else ""
    return " and ".join(filter(None, (", ".join(rest), article + name)))


@remembered
def is_adjective(word: str) -> bool:
    """Tell whether a capitalised word is a people or an adjective, and so the name of nothing."""
    return key(word) in _gazetteer().adjectives or word in words("capitalised", "adjectives")


@cache
def cities() -> frozenset[str]:
    """Return the larger cities of the world as GeoNames spells them; many mean other things, too.

    The data file was made by ``python -m training.cities``.
    """
    return frozenset(_CITIES.read_text(encoding="utf-8").splitlines())


@cache
def place_nouns() -> frozenset[str]:
    """Return the nouns, in lower case, that say what sort of place a name is of."""
    return words("places", "nouns")


@cache
def directions() -> frozenset[str]:
    """Return the adjectives of the compass: "Eastern Flank" is no name without more."""
    return words("places", "directions")


@cache
def quarters() -> frozenset[str]:
    """Return the words before a place's name for a part of it: "East Java"."""
    return words("places", "quarters")


@cache
def features_after() -> frozenset[str]:
    """Return the words that end a place's name: "River", "County"."""
    return words("places", "features_after")


@cache
def features_before() -> frozenset[str]:
    """Return the words that begin a place's name: "Lake", "Mount"."""
    return words("places", "features_before")


@cache
def features_of_clubs() -> frozenset[str]:
    """Return those of ``features_after`` that end the names of clubs as well: "City"."""
    return words("places", "features_of_clubs")


@cache
def facilities() -> frozenset[str]:
    """Return the pairs of words that end a building's name: "Sports Centre"."""
    return words("places", "facilities")
