"""Find the names in a text, what sort of thing each names, and the title or role before it.

Where the tagger sees a name there is one; the lexicon adds the countries, agreements and events
that it cannot know. The capitals of a heading tell nothing: its names are those that the report
has.
"""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.agreements import treaty_nouns
from tui.analysis.datelines import datelines
from tui.analysis.events import events
from tui.analysis.kinds import is_telling, kind_of_whole
from tui.analysis.leads import Leads
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import NamePhrase, before_hyphen, is_given, tables
from tui.analysis.nametags import KINDS, OTHER, OUTSIDE, probabilities, tagger
from tui.analysis.nouns import NounKind, linked_roles, nouns
from tui.analysis.organisations import is_known_body, is_organisation
from tui.analysis.outlines import outlined
from tui.analysis.persons import is_introduced
from tui.analysis.places import (
    cities,
    directions,
    may_open,
    place,
)
from tui.analysis.spots import LIKELY, SURE, Spot, joined, mark, short_forms
from tui.analysis.taking_up import taking_up
from tui.analysis.told import told_names, with_told_kinds
from tui.analysis.trimming import parted, trimmed
from tui.analysis.whole import whole_names
from tui.analysis.wordclasses import word_class
from tui.analysis.words import remembered
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document

_COMPOUND = re.compile(r"([A-Z][a-z]+)(?:[A-Z][a-z]+){1,2}")
_BEFORE_WORD = frozenset("(“‘")
_LONGEST_PLACE = 3  # words
_LONGEST_PERSON = 4  # words
_MOST_ALIKE = 32  # names that begin with one word and are looked for
_LONGEST = 12  # words of a name


def name_phrases(document: Document, runs: Runs) -> Iterator[NamePhrase]:
    """Yield the names of a text in order, each with its kind."""
    leads = Leads(document, runs)
    for spot in _spots(document, runs):
        yield leads.phrase(*spot)


def _spots(document: Document, runs: Runs) -> list[Spot]:
    """Return the names in order, none of them within another."""
    capitals = list(runs.with_word(is_telling))
    known = list(_known(document, runs, capitals))
    taken = bytearray(len(document.words) + 1)
    mark(taken, known)
    tagged = [
        kept
        for spot in parted(document, joined(document, runs, _tagged(document, runs)))
        if not any(taken[spot.first : spot.stop])
        and (kept := trimmed(document, runs, spot)) is not None
    ]
    mark(taken, tagged)
    addressed = list(_addressed(document, runs, taken))
    mark(taken, addressed)
    compounds = list(_compounds(document, runs, taken))
    mark(taken, compounds)
    tagged += addressed + compounds
    headed = list(_headed(document, runs, capitals, known + tagged, taken))
    if headed:
        tagged = [spot for spot in tagged if not any(_holds(whole, spot) for whole in headed)]
    headed += told_names(document, runs, known + tagged + headed)
    tagged = list(whole_names(document, runs, tagged + headed))
    tagged = list(outlined(document, runs, tagged, known))
    tagged = list(with_told_kinds(document, runs, tagged))
    tagged += taking_up(document, runs, known + tagged)
    explained = {spot.first: spot for spot in short_forms(document, known + tagged)}
    found = [spot for spot in known + tagged if spot.first not in explained]
    found = sorted((*found, *explained.values()))
    more = _repeated(document, runs, found)
    return sorted(found + more) if more else found


def _addressed(document: Document, runs: Runs, taken: Sequence[int]) -> Iterator[Spot]:
    """Yield the names after "Mr" and the like, and those of a day, that the tagger left."""
    words = document.words
    titles, days = lexicon("titles", "address"), lexicon("capitalised", "days")
    if titles.isdisjoint(runs.vocabulary) and days.isdisjoint(runs.vocabulary):
        return
    led = [token + 1 for token in document.capitals if words[token] in titles]
    led += [
        token for token in document.capitals if words[token] in days and _names(document, token)
    ]
    for token in led:
        first = token
        first += words[first : first + 1] == (".",)
        stop = first
        while stop < len(words) and stop - first < _LONGEST_PERSON and words[stop][0].isupper():
            stop += 1
        if stop > first and not any(taken[first:stop]):
            yield Spot(first, stop, EntityKind.PERSON, 1.0)


def _compounds(document: Document, runs: Runs, taken: Sequence[int]) -> Iterator[Spot]:
    """Yield the words with a capital within that the tagger left: "AirCosta", a company."""
    for token in document.capitals:
        if not _is_compound(document.words[token]) or runs.headings[token]:
            continue
        before = document.text[document.starts[token] - 1 : document.starts[token]]
        is_word = not before or before.isspace() or before in _BEFORE_WORD  # "@AirCosta" is none
        if is_word and not any(taken[max(0, token - 1) : token + 2]):
            yield Spot(token, token + 1, EntityKind.ORGANISATION, SURE)


@remembered
def _is_compound(word: str) -> bool:
    """Tell whether a word is put together of two that begin with a capital, and no surname."""
    found = _COMPOUND.fullmatch(word)
    return found is not None and found[1] not in lexicon("given_names", "prefixes")


def _names(document: Document, day: int) -> bool:
    """Tell whether a person is named after a day: "Minister Sunday Costa opened it"."""
    follows = document.words[day + 1 : day + 2]
    in_capitals = bool(follows) and follows[0][0].isupper() and word_class(follows[0]) == "Cap"
    return (
        in_capitals and day > 0 and document.words[day - 1] != "," and is_introduced(document, day)
    )


def _headed(
    document: Document,
    runs: Runs,
    capitals: Sequence[Sequence[int]],
    found: Sequence[Spot],
    taken: Sequence[int],
) -> Iterator[Spot]:
    """Yield the runs of capitals that are built as organisations' names and that the tagger left.

    Of some it took the place with which they begin: "Malawi Premier League".
    """
    words = document.words
    ranges = [(run[0], run[-1] + 1) for run in capitals if len(run) > 1]
    built = [
        (first, stop)
        for first, stop in ranges
        if not (taken[stop - 1] or runs.headings[first] or words[first] in directions())
        and _is_built_as_body(document, first, stop)
    ]
    if not built:
        return
    places = {spot.first: spot.stop for spot in found if spot.kind is EntityKind.PLACE}
    for first, stop in built:
        if not any(taken[places.get(first, first) : stop]):
            yield Spot(first, stop, EntityKind.ORGANISATION, LIKELY)


def _is_built_as_body(document: Document, first: int, stop: int) -> bool:
    """Tell whether a name ends with a body's noun, or goes on after it: "Government of Unity".

    "Commissioner of Police" is a role.
    """
    name = document.words[first:stop]
    if name[-1] in tables().heads:
        return " ".join(document.lower[first : first + 2]) not in linked_roles()
    if lexicon("beside_names", "links_of_bodies").isdisjoint(name) or not is_organisation(name):
        return False
    found = (nouns().get(low) for low in document.lower[first:stop])
    return not any(noun is not None and noun.kind is NounKind.PERSON for noun in found)


def _holds(whole: Spot, part: Spot) -> bool:
    return whole.first <= part.first and part.stop <= whole.stop


def _tagged(document: Document, runs: Runs) -> Iterator[Spot]:
    """Yield what the tagger takes for names, outside headings."""
    chances = probabilities(document, runs.headings)
    labels = tagger().labels
    columns = dict(zip(labels, chances.T, strict=True))
    outside = columns.pop(OUTSIDE)
    named = (reduce(np.maximum, columns.values()) > outside).nonzero()[0]
    tokens, found = named.tolist(), chances[named].argmax(axis=1).tolist()
    heights = chances[named].max(axis=1).tolist()
    first = 0
    while first < len(tokens):
        token, label, stop = tokens[first], found[first], first + 1
        if runs.headings[token]:
            first = stop
            continue
        while stop < len(tokens) and found[stop] == label and tokens[stop] == tokens[stop - 1] + 1:
            if runs.initial[tokens[stop]]:
                break
            stop += 1
        if labels[label] != OTHER and stop - first <= _LONGEST:
            certainty = sum(heights[first:stop]) / (stop - first)
            yield Spot(token, token + stop - first, KINDS[labels[label]], certainty)
        first = stop


def _known(document: Document, runs: Runs, capitals: Sequence[Sequence[int]]) -> Iterator[Spot]:
    """Yield the names whose words say all: groups of countries, agreements, events."""
    words = document.words
    happened = list(events(document, runs.headings))
    reached = {token for first, stop in happened for token in range(first, stop)}
    for first, stop in happened:
        yield Spot(first, stop, EntityKind.EVENT, 1.0)
    for run in capitals:
        if runs.headings[run[0]] or not reached.isdisjoint(run):
            continue
        kind = kind_of_whole(tuple(words[token] for token in run))
        if kind is not None:
            yield Spot(run[0], run[-1] + 1, kind, 1.0)
    yield from _hyphened(document)
    yield from _papers(document, runs)
    for first, stop in datelines(document):
        yield Spot(first, stop, EntityKind.PLACE, 1.0)
    yield from _lower_case_treaties(document, runs)


def _lower_case_treaties(document: Document, runs: Runs) -> Iterator[Spot]:
    """Yield the agreements that only their city marks: "the Ottawa treaty"."""
    known = treaty_nouns()
    if known.isdisjoint(runs.vocabulary):
        return
    for token in [token for token, word in enumerate(document.words) if word in known and token]:
        city = document.words[token - 1]
        where = place(city)
        if city in cities() or (where is not None and not where.is_country):
            yield Spot(token - 1, token + 1, EntityKind.AGREEMENT, 1.0)


def _hyphened(document: Document) -> Iterator[Spot]:
    """Yield the known places and bodies in "Lima-based", "New York-born" and "NATO-led"."""
    words = document.words
    for token in [token for token in document.capitals if "-" in words[token]]:
        name = before_hyphen(words[token])
        if not name or not name[0].isupper():
            continue
        for first in range(max(0, token + 1 - _LONGEST_PLACE), token + 1):
            whole = " ".join((*words[first:token], name))
            is_name = words[first][0].isupper() and words[first] != "The"
            if is_name and (whole in cities() or place(whole) is not None):
                yield Spot(first, token + 1, EntityKind.PLACE, 1.0)
                break
        else:
            if is_known_body(name):
                yield Spot(token, token + 1, EntityKind.ORGANISATION, 1.0)


def _papers(document: Document, runs: Runs) -> Iterator[Spot]:
    """Yield the newspapers whose names are words: "told The Sun"."""
    words, papers = document.words, lexicon("organisations", "papers")
    if papers.isdisjoint(runs.vocabulary):
        return
    for token in document.capitals:
        if words[token] not in papers or not token or words[token - 1] != "The":
            continue
        follows = words[token + 1 : token + 3]
        is_whole = not any(word[0].isupper() for word in follows[: 1 + (follows[:1] == ("and",))])
        if is_whole and not runs.initial[token - 1] and not runs.headings[token]:
            yield Spot(token, token + 1, EntityKind.ORGANISATION, 1.0)


def _by_first_word(names: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Return names by their first word, the longest first, and not more than time allows."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        alike = found.setdefault(name[0], [])
        if len(alike) < _MOST_ALIKE:
            alike.append(name)
    return found


def _repeated(document: Document, runs: Runs, found: Sequence[Spot]) -> list[Spot]:
    """Return further places where names stand that were found elsewhere, headings among them."""
    words = document.words
    taken = bytearray(len(words) + 1)
    mark(taken, found)
    left = [token for token in document.capitals if not taken[token]]
    longest, likeliest = _looked_for(document, found, {words[token] for token in left})
    more: list[Spot] = []
    reached = 0
    for token in left:
        if token < reached:
            continue
        for name in longest.get(words[token], ()):
            stop = token + len(name)
            if words[token:stop] != name or any(taken[token:stop]):
                continue
            if runs.initial[token] and len(name) == 1 and document.lower[token] in runs.vocabulary:
                break
            spot = likeliest[name]
            more.append(Spot(token, stop, spot.kind, spot.certainty))
            reached = stop
            break
    more += _countries(document, runs, left, taken, {one.first for one in more})
    return more


def _looked_for(
    document: Document, found: Sequence[Spot], left: Collection[str]
) -> tuple[Mapping[str, Sequence[tuple[str, ...]]], Mapping[tuple[str, ...], Spot]]:
    """Return the names that begin with one of the words that are ``left``.

    They come by their first word, and each with the surest spot of those that have it. A person is
    also called by the last word alone, or by the given name.
    """
    words = document.words
    likeliest: dict[tuple[str, ...], Spot] = {}
    for spot in found:
        first, stop, kind, certainty = spot
        if words[first] not in left and words[stop - 1] not in left:
            continue
        name = words[first:stop]
        before = likeliest.get(name)
        if before is None or before.certainty < certainty:
            likeliest[name] = spot
        is_full = kind is EntityKind.PERSON and certainty > SURE and len(name) > 1
        if is_full and document.lower[stop - 1] not in tables().common:
            likeliest.setdefault(name[-1:], spot)
        if is_full and is_given(name[0]) and document.lower[first] not in tables().common:
            likeliest.setdefault(name[:1], spot)
    return _by_first_word(likeliest), likeliest


def _countries(
    document: Document, runs: Runs, left: Iterable[int], taken: bytearray, seen: set[int]
) -> Iterator[Spot]:
    """Yield the countries and known bodies among the tokens that are ``left``."""
    words = document.words
    for token in left:
        if not _may_be_known(words[token]) or taken[token] or token in seen:
            continue
        for length in (3, 2, 1) if may_open(words[token]) else (1,):
            name = words[token : token + length]
            if len(name) < length or any(taken[token : token + length]):
                continue
            known = place(" ".join(name))
            if known is not None and (known.is_country or length > 1):
                taken[token : token + length] = b"\1" * length
                yield Spot(token, token + length, EntityKind.PLACE, 1.0)
                break
        else:
            is_word = runs.initial[token] and words[token] in lexicon("organisations", "also_words")
            if is_known_body(words[token]) and not is_word:
                yield Spot(token, token + 1, EntityKind.ORGANISATION, 1.0)


@remembered
def _may_be_known(word: str) -> bool:
    """Tell whether a word may begin the name of a known place, or is a known body's."""
    is_name = word[0].isupper() and word.lower() != "the"
    return is_name and (may_open(word) or is_known_body(word) or place(word) is not None)
