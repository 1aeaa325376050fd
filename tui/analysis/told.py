"""What an article says its names name: "Kalora is a rock band", "Brel, a town in the hills".

What is said of a name in one place holds for it in the whole article, unless its own words show
what it names.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import is_given, tables
from tui.analysis.nouns import NounKind, nouns
from tui.analysis.places import cities, is_adjective, place, place_nouns
from tui.analysis.spots import SURE, Spot
from tui.analysis.wordclasses import word_class
from tui.analysis.wordkinds import names_nothing
from tui.analysis.words import remembered
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document

# Looked up once: a member of an Enum costs as much as a call.
_PERSON = EntityKind.PERSON
_ORGANISATION = EntityKind.ORGANISATION
_LONGEST_TOLD = 9  # tokens in which "a small rock band from" tells of a name
_LONGEST_BRACKET = 12  # tokens of what stands in brackets between a name and its verb
_LONGEST_LEAD = 4  # tokens between "bands" and the first of them
_ARTICLES = lexicon("told", "articles")
_SAYING = _ARTICLES | {"("}  # one of the two words after a name of which something is said
_BETWEEN = lexicon("told", "between_names")
_ELSE = "other"  # what is neither a person nor a body nor a place
_OF_NAMED = frozenset({_ELSE, str(_ORGANISATION)})  # kinds whose noun tells of a name after it
_BEFORE_VERBS = frozenset({"to", "P", "A", "N", "R"})  # classes of words
_LINKS = frozenset({"to", "I"})  # classes of words within a name


def told_names(document: Document, runs: Runs, found: Sequence[Spot]) -> Iterator[Spot]:
    """Yield the capitals in none of the names ``found`` of which the article says the kind."""
    said: list[tuple[int, int, str]] = []
    for run in runs.around(_perhaps_told(document)):
        first, stop = run[0], run[-1] + 1
        kind = _said(document, runs, first, stop)
        if not kind and _is_told(document, first, stop):
            kind = str(_ORGANISATION)
        if kind and kind != _ELSE and not runs.headings[first]:
            said.append((first, stop, kind))
    for first, stop, kind in said:
        is_free = not any(spot.first <= stop and first <= spot.stop for spot in found)
        is_known = place(" ".join(document.words[first:stop])) is not None
        if is_free and not is_known and not _goes_before(document, first):
            yield Spot(first, stop, EntityKind(kind), SURE)


def _perhaps_told(document: Document) -> Iterator[int]:
    """Yield the words with a capital beside which something may be said of a name."""
    around = ("", *document.lower, "", "")  # one before each token, and two after it
    for token in document.capitals:
        is_followed = _may_tell_after(around[token + 2]) and not _SAYING.isdisjoint(
            around[token + 2 : token + 4]
        )
        if is_followed or _may_tell_before(around[token]):
            yield token


@remembered
def _may_tell_before(low: str) -> bool:
    return low in _kinds() or low in lexicon("told", "to_papers")


@remembered
def _may_tell_after(low: str) -> bool:
    return low in {",", "("} or low in lexicon("told", "verbs")


def with_told_kinds(document: Document, runs: Runs, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Yield names with the kinds that the article says, without those of other things."""
    words = document.words
    said = [
        (spot, kind) for spot in spots if (kind := _said(document, runs, spot.first, spot.stop))
    ]
    said += _listed(document, runs, spots)
    short = {name: str(_ORGANISATION) for name in _short_for_bodies(document, spots)}
    if not said and not short:
        yield from spots
        return
    surnames = {
        words[spot.stop - 1]
        for spot in spots
        if spot.kind is _PERSON and spot.stop - spot.first > 1
    }
    told: dict[tuple[str, ...], str] = {}
    for spot, kind in said:
        if _is_open(document, spot, surnames):
            told.setdefault(words[spot.first : spot.stop], kind)
    told = short | told
    for spot in spots:
        kind = told.get(words[spot.first : spot.stop], "")
        if not kind or not _is_open(document, spot, surnames):
            yield spot
        elif kind != _ELSE:
            yield spot._replace(kind=EntityKind(kind), certainty=max(spot.certainty, SURE))


def _short_for_bodies(document: Document, spots: Sequence[Spot]) -> Iterator[tuple[str, ...]]:
    """Yield the words that bodies of the article may go by: "Kalora" after "Kalora Holdings".

    A team goes by its last word: "the Falcons".
    """
    firms, teams = lexicon("organisations", "firm_ends"), lexicon("organisations", "team_ends")
    for spot in spots:
        if spot.kind is not _ORGANISATION or spot.stop - spot.first < 2:
            continue
        last = document.words[spot.stop - 1]
        if last in teams and spot.certainty >= SURE:
            yield (last,)
        elif last in firms and spot.certainty >= SURE:
            word, low = document.words[spot.first], document.lower[spot.first]
            is_other = is_adjective(word) or is_given(word) or word in cities()
            if not is_other and low not in nouns() and not names_nothing(low):
                yield (word,)


@cache
def _kinds() -> Mapping[str, str]:
    """Return the nouns that say what something is, in lower case, with its kind."""
    found: dict[str, str] = {}
    for section, kind in (
        ("others", _ELSE),
        ("places", "place"),
        ("bodies", "organisation"),
        ("people", "person"),
    ):
        found.update(dict.fromkeys(lexicon("told", section), kind))
    for noun in place_nouns():
        found.setdefault(noun, "place")
    return found


def _kind_of(low: str) -> str:
    """Return the kind that a noun, or one for what speaks, says; nothing for any other word."""
    known = _kinds().get(low)
    noun = nouns().get(low) if known is None else None
    if noun is None or noun.is_plural or low in lexicon("told", "not_told"):
        return known or ""
    if noun.kind is NounKind.BODY:
        return str(_ORGANISATION)
    return str(_PERSON) if noun.kind is NounKind.PERSON else ""


def _goes_before(document: Document, first: int) -> bool:
    """Tell whether a name may begin before its first capital: "12 Nights", "Road to Brel"."""
    before = document.words[first - 1] if first else "."
    is_linked = word_class(before) in _LINKS and first > 1
    return before[0].isdigit() or (is_linked and document.words[first - 2][0].isupper())


def _is_told(document: Document, first: int, stop: int) -> bool:
    """Tell whether a paper is told something, which often has a word for its name: "told Dawn"."""
    is_one = first > 0 and stop - first == 1 and document.words[first] not in tables().time
    return is_one and document.words[first - 1] in lexicon("told", "to_papers")


def _is_open(document: Document, spot: Spot, surnames: Container[str]) -> bool:
    """Tell whether the words of a name leave open what it names: no "Bank", no known place."""
    name = document.words[spot.first : spot.stop]
    if document.lower[spot.first - 1 : spot.first] == ("of",):
        return False
    if place(" ".join(name)) is not None or not tables().heads.isdisjoint(name):
        return False
    return name[0] not in surnames if len(name) == 1 else not is_given(name[0])


def _said(document: Document, runs: Runs, first: int, stop: int) -> str:
    """Return the kind that the words after a name say, or the noun before it, or nothing."""
    is_open = stop < len(document.lower) and _may_tell_after(document.lower[stop])
    said = _said_after(document, runs, stop) if is_open else ""
    return said or _said_before(document, runs, first)


def _said_after(document: Document, runs: Runs, stop: int) -> str:
    """Return the kind in "is a rock band" or ", a town in the hills" after a name."""
    lower, token = document.lower, stop
    if lower[token : token + 1] == ("(",):
        inside = lower[token : token + _LONGEST_BRACKET]
        token += inside.index(")") + 1 if ")" in inside else 0
    verb, article = lower[token : token + 1], lower[token + 1 : token + 2]
    is_told = verb and (verb[0] == "," or verb[0] in lexicon("told", "verbs"))
    if not is_told or not _ARTICLES.issuperset(article) or runs.initial[token]:
        return ""
    beyond = lexicon("told", "beyond")
    for head in range(token + 2, min(token + 2 + _LONGEST_TOLD, len(lower) - 1)):
        if runs.initial[head]:
            return ""
        if lower[head + 1] in beyond:
            if lower[head + 1] == "of" and lower[head] in lexicon("told", "before_of"):
                return ""
            return _kinds().get(f"{lower[head - 1]} {lower[head]}") or _kind_of(lower[head])
    return ""


def _said_before(document: Document, runs: Runs, first: int) -> str:
    """Return the kind of which the noun right before a name is: "the band Kalora"."""
    if not first or runs.initial[first]:
        return ""
    noun = document.words[first - 1]
    kind = _kinds().get(noun, "")
    if kind not in _OF_NAMED:
        return ""
    if noun not in lexicon("told", "also_verbs"):
        return kind
    before = document.words[first - 2] if first > 1 else "."
    return kind if before[0].isalnum() and word_class(before) not in _BEFORE_VERBS else ""


def _listed(document: Document, runs: Runs, spots: Sequence[Spot]) -> Iterator[tuple[Spot, str]]:
    """Yield the names of lists with what they are said to be: "bands such as Kalora and Brel"."""
    kind, reached = "", 0
    for spot in spots:
        between = document.lower[reached : spot.first]
        goes_on = 0 < len(between) < len(_BETWEEN) and _BETWEEN.issuperset(between)
        if not kind or not goes_on or runs.initial[spot.first]:
            kind = _kind_of_list(document, spot.first)
        if kind:
            yield spot, kind
        reached = spot.stop


def _kind_of_list(document: Document, first: int) -> str:
    """Return the kind of what a name begins after "bands", "bands such as" and the like."""
    leading, end = lexicon("told", "leading_lists"), first
    while end and document.lower[end - 1] in leading and first - end < _LONGEST_LEAD:
        end -= 1
    noun = document.lower[end - 1] if end else ""
    if not noun.endswith("s"):
        return ""
    return _kinds().get(noun[:-3] + "y" if noun.endswith("ies") else noun[:-1], "")
