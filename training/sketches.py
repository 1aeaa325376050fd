"""Fill the sketches of ``sketches.txt`` with made-up names, for a tagger to learn from.

The silver articles are about one country's politics: no band, no club, no film and no village of
another continent has its name there. A sketch is a passage in which the names are left open. Beside
people, organisations and places it has what is none of the three, so that a work or a product need
not be taken for one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from training.disguise import (
    Named,
    adjective,
    city,
    coined,
    country,
    names_data,
    organisation,
    somebody,
    spliced,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    from training.disguise import Person

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}|<([^<>]+)>")
_PART = re.compile(r"\$([A-Z])")
_FILE = Path(__file__).with_name("sketches.txt")
_NUMBERS = (2, 3, 5, 7, 9, 12, 30, 41, 65, 88, 101, 360)
_NO_NAMES = frozenset({"adj", "role"})
_LATIN = ("us", "a", "is", "um", "ata", "ensis", "oides", "ae")
_SUFFIXES = frozenset({"Ltd", "Inc.", "Plc", "AG", "Co.", "Corporation", "Group", "Holdings"})


@dataclass(slots=True)
class Sketch:
    """A passage being filled: its names so far by kind and key."""

    chance: random.Random
    words: Sequence[str]
    held: dict[tuple[str, str], str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def filled(self, sketch: str) -> tuple[str, list[Named]]:
        """Return the text of a sketch and the names in it, in order."""
        parts: list[str] = []
        names: list[Named] = []
        reached = length = 0
        for slot in _SLOT.finditer(sketch):
            before = sketch[reached : slot.start()]
            kind, key, choices = slot.groups()
            new = self.chance.choice(choices.split("|")) if choices else self._name(kind, key)
            parts += [before, new]
            length += len(before)
            if kind and kind not in _NO_NAMES:
                lead = len(new) - len(new.removeprefix("The ").removeprefix("the "))
                label = _kinds().get(kind, "organisation")
                names.append(Named(length + lead, length + len(new), label))
            length += len(new)
            reached = slot.end()
        return "".join([*parts, sketch[reached:]]), names

    def _name(self, kind: str, key: str | None) -> str:
        if key is None:
            return self._made(kind, "")
        if (kind, key) not in self.held:
            self.held[kind, key] = self._made(kind, key)
        return self.held[kind, key]

    def _made(self, kind: str, key: str) -> str:
        if kind in {"person", "last", "first", "citation"}:
            return self._person(kind, key)
        special: dict[str, Callable[[str], str]] = {
            "team": self._team,
            "nick": lambda key: self._name("team", key or "-").split()[-1],
            "short": self._short,
            "acronym": self._acronym,
            "acrparty": lambda key: _initials(self._name("party", key)),
            "long": self._long,
            "head": lambda key: self._long(key).split()[-1],
            "nickunit": lambda key: self._name("unit", key).split()[0],
            "org": lambda _: organisation(self.chance),
            "god": lambda _: spliced(self.chance),
            "adj": lambda _: adjective(self.chance),
            "country": lambda _: country(self.chance),
            "town": lambda _: city(self.chance),
            "city": lambda _: city(self.chance),
            "dateline": self._dateline,
            "storm": lambda _: somebody(self.chance).given,
            "genus": lambda _: self._latin(),
            "species": lambda _: f"{self._latin()} {self._latin().lower()}",
        }
        return special[kind](key) if kind in special else self._built(kind)

    def _person(self, kind: str, key: str) -> str:
        person = self.people.get(key) if key else None
        if person is None:
            person = somebody(self.chance)
            if key:
                self.people[key] = person
        if kind == "person":
            middle = f" {person.middle}" if person.middle and self.chance.random() < 0.2 else ""
            return f"{person.given}{middle} {person.surname}"
        if kind == "citation":
            return f"{person.surname}, {person.given[0]}."
        return person.surname if kind == "last" else person.given

    def _team(self, _: str) -> str:
        if self.chance.random() < 0.5:
            return (
                f"{city(self.chance)} {self.chance.choice(names_data()['sketches']['team_ends'])}"
            )
        return self._built("team")

    def _short(self, key: str) -> str:
        """Return what a company or university is called for short."""
        whole = self.held.get(("company", key)) or self._name("university", key)
        words = [word for word in whole.split() if word not in _SUFFIXES]
        return words[0] if len(words) < 3 else " ".join(words[:-1])

    def _acronym(self, key: str) -> str:
        if key and ("long", key) in self.held:
            return _initials(self.held["long", key])
        if key and ("party", key) in self.held:
            return _initials(self.held["party", key])
        return self._letters()

    def _long(self, key: str) -> str:
        if ("long", key) in self.held:
            return self.held["long", key]
        data = names_data()
        head = self.chance.choice(data["heads"])
        topic = self.chance.choice(data["topics"])
        first = self.chance.choice(
            (adjective(self.chance), city(self.chance), "National", self._word())
        )
        middle = self.chance.choice((f" {topic} ", f" {self._word()} ", " "))
        made = f"{first}{middle}{head}"
        self.held["long", key] = made
        return made

    def _dateline(self, _: str) -> str:
        name = city(self.chance)
        return name.upper() if self.chance.random() < 0.5 else name

    def _latin(self) -> str:
        return spliced(self.chance).rstrip("aeioulnx") + self.chance.choice(_LATIN)

    def _letters(self) -> str:
        return "".join(
            self.chance.choices("ABCDEFGHIKLMNOPRSTUVWZ", k=self.chance.choice((2, 3, 3, 4, 4, 5)))
        )

    def _word(self) -> str:
        return self.chance.choice(self.words).title()

    def _built(self, kind: str) -> str:
        """Return a name put together as one of the shapes that its kind has."""
        shape = str(self.chance.choice(names_data()["sketches"][kind]))
        return _PART.sub(lambda part: self._part(part[1]), shape)

    def _part(self, part: str) -> str:
        made: dict[str, Callable[[], str]] = {
            "C": self._word,
            "D": lambda: spliced(self.chance),
            "W": lambda: coined(self.chance),
            "F": lambda: somebody(self.chance).given,
            "S": lambda: somebody(self.chance).surname,
            "P": lambda: city(self.chance),
            "A": lambda: adjective(self.chance),
            "T": lambda: str(self.chance.choice(names_data()["topics"])),
            "N": lambda: str(self.chance.choice(_NUMBERS)),
            "M": self._model,
            "X": self._letters,
        }
        return made[part]()

    def _model(self) -> str:
        letter, mark = self._letters()[0], self.chance.choice(("-", "", ""))
        return f"{letter}{mark}{self.chance.randint(2, 900)}"


def sketched(
    chance: random.Random, words: Sequence[str], copies: int
) -> Iterator[tuple[str, list[Named]]]:
    """Yield texts with their names: ``copies`` of each sketch.

    ``words`` are common words, of which titles and the like are made.
    """
    for sketch in _sketches():
        for _ in range(copies):
            yield Sketch(chance, words).filled(sketch)


@cache
def _sketches() -> list[str]:
    text = _FILE.read_text(encoding="utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return [part.strip() for part in body.split("\n\n") if part.strip()]


@cache
def _kinds() -> dict[str, str]:
    """Return the kinds of slots that are filled with other names than organisations'."""
    kinds: dict[str, list[str]] = names_data()["kinds"]
    return {slot: kind for kind, slots in kinds.items() for slot in slots}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
