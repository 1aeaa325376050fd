"""Tell which names of persons are one person's."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.entities import Draft
from tui.analysis.lexicon import load, lowered
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import gender_of, tables
from tui.analysis.nouns import Gender
from tui.analysis.words import folded, remembered
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.analysis.names import NamePhrase

# Looked up once: a member of an Enum costs as much as a call.
_UNKNOWN = Gender.UNKNOWN
# Letters of surnames in which one that differs is a slip. In fewer it says little; with more it is
# no name, and the time to look for slips grows with the square of their number.
_LONG_SURNAMES = range(7, 30)
_GENERATIONS = lowered("titles", "generations")
_NAMESAKES = 32  # persons of one surname, and names of one person, that are told apart


@cache
def _short_forms() -> Mapping[str, frozenset[int]]:
    table: defaultdict[str, set[int]] = defaultdict(set)
    for rank, forms in enumerate(load("given_names")["short_forms"]):
        for form in forms.split():
            table[folded(form)].add(rank)
    return {form: frozenset(ranks) for form, ranks in table.items()}


def same_given(one: str, other: str) -> bool:
    """Tell whether two folded given names may be one person's: equal, an initial, a short form."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return longer.startswith(shorter)
    forms = _short_forms()
    return bool(forms.get(one, frozenset()) & forms.get(other, frozenset()))


@remembered
def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the plain words of a name without particles in front, suffix and nickname marks.

    Nor have they an article: who is "al-Burhan" here is "Burhan" there.
    """
    suffixes, particles = tables().suffixes, tables().particles
    plain = [_bare(folded(word).strip("\"“”'.")) for word in words]
    while len(plain) > 1 and plain[-1] in suffixes:
        plain.pop()
    while len(plain) > 1 and plain[0] in particles:
        plain.pop(0)
    return tuple(plain)


def _bare(word: str) -> str:
    article, _, rest = word.partition("-")
    return rest if len(rest) > 1 and article in lexicon("given_names", "articles") else word


def suffix(words: Sequence[str]) -> str:
    """Return "jr" or the like where a name ends with it."""
    last = words[-1].lower().strip(".")
    return last if len(words) > 1 and last in tables().suffixes else ""


class People:
    """The persons of an article, found by what they are called."""

    def __init__(self) -> None:
        self.everyone: list[Draft] = []
        self._names: list[list[tuple[str, ...]]] = []
        self._suffixes: list[str] = []
        self._last: defaultdict[str, list[int]] = defaultdict(list)
        self._any: defaultdict[str, list[int]] = defaultdict(list)
        self._near: defaultdict[str, set[int]] = defaultdict(set)
        self._called: dict[tuple[str, ...], list[Draft]] = {}

    def add(self, phrase: NamePhrase, name: str) -> Draft:
        """Return the person a full name is of, a new one if it is nobody's yet."""
        words = core(phrase.words)
        ending = suffix(phrase.words)
        found = next(
            (rank for rank in self._bearing(words[-1]) if self._same(rank, words, ending)),
            None,
        )
        if found is None:
            gender = phrase.gender
            if gender is _UNKNOWN and len(words) > 1:
                gender = gender_of(words[0])
            found = len(self.everyone)
            self.everyone.append(Draft(EntityKind.PERSON, name, gender=gender))
            self._names.append([words])
            self._suffixes.append(ending)
            self._last[words[-1]].append(found)
            for word in {*words}:
                self._any[word].append(found)
            self._called.clear()
        else:
            self._learn(found, words, ending, name)
        return self.everyone[found]

    def _learn(self, rank: int, words: tuple[str, ...], ending: str, name: str) -> None:
        person = self.everyone[rank]
        if len(name) > len(person.name) or (ending and not self._suffixes[rank]):
            person.name = name
        self._suffixes[rank] = self._suffixes[rank] or ending
        if words not in self._names[rank] and len(self._names[rank]) < _NAMESAKES:
            self._names[rank].append(words)
            for word in {*words}:
                self._any[word].append(rank)
            self._called.clear()
        if person.gender is _UNKNOWN:
            person.gender = gender_of(words[0])

    def _same(self, rank: int, words: tuple[str, ...], ending: str) -> bool:
        known = self._suffixes[rank]
        if ending != known and {ending, known} & _GENERATIONS and "" not in (ending, known):
            return False
        if ending and not known and ending in _GENERATIONS:
            return False
        return any(
            len(name) == 1 or same_given(name[0], words[0]) or name[-len(words) :] == words
            for name in self._names[rank]
        )

    def _bearing(self, surname: str) -> list[int]:
        return self._last[surname][-_NAMESAKES:] if surname in self._last else []

    def _with(self, word: str) -> list[int]:
        return list(dict.fromkeys(self._any[word][-_NAMESAKES:])) if word in self._any else []

    def called(self, words: tuple[str, ...]) -> list[Draft]:
        """Return the persons whom a surname, or else a given name, may mean, in text order."""
        found = self._called.get(words)
        if found is None:
            found = self._called[words] = self._meant(words)
        return found

    def _meant(self, words: tuple[str, ...]) -> list[Draft]:
        short = core(words)
        if not short or short[-1] not in self._any:
            return []
        found = [
            rank
            for rank in self._bearing(short[-1])
            if any(name[-len(short) :] == short or len(name) == 1 for name in self._names[rank])
        ]
        if not found and len(short) == 1:
            found = [
                rank
                for rank in self._with(short[0])
                if any(short[0] in name and len(short[0]) > 1 for name in self._names[rank])
            ]
        if not found and len(short) > 1:
            found = [
                rank
                for rank in self._with(short[-1])
                if any(_within(short, name) for name in self._names[rank])
            ]
        return [self.everyone[rank] for rank in found]

    def misspelt(self, words: tuple[str, ...]) -> list[Draft]:
        """Return the one person whose long surname differs from this in a letter, in a list.

        Empty where it is nobody's or may be that of several.
        """
        short = core(words)
        if len(short) != 1 or len(short[0]) not in _LONG_SURNAMES:
            return []
        if not self._near:
            for surname, ranks in self._last.items():
                if len(surname) in _LONG_SURNAMES:
                    for variant in _shortened(surname):
                        self._near[variant].update(ranks[-1:])
        near: set[int] = set()
        for variant in _shortened(short[0]):
            near |= self._near.get(variant, set())
        found = {rank for rank in near if len(self._names[rank][0]) > 1}
        return [self.everyone[rank] for rank in found] if len(found) == 1 else []


def _shortened(word: str) -> set[str]:
    """Return a word and all that is left of it without one of its inner letters."""
    return {word, *(word[:rank] + word[rank + 1 :] for rank in range(1, len(word) - 1))}


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(
        whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1)
    )
