"""Find the names in a text, what sort of thing each names, and the title or role before it.

Where the tagger sees a name there is one; the lexicon adds the countries, agreements and events
that it cannot know. The capitals of a heading tell nothing: its names are those that the report
has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.analysis.agreements import treaty_nouns
from tui.analysis.datelines import datelines
from tui.analysis.events import events
from tui.analysis.kinds import kind_of_whole
from tui.analysis.leads import Leads
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import NamePhrase, before_hyphen, is_given, tables
from tui.analysis.nametags import KINDS, OTHER, OUTSIDE, probabilities, tagger
from tui.analysis.nouns import NounKind, nouns
from tui.analysis.organisations import is_known_body, is_organisation
from tui.analysis.outlines import outlined
from tui.analysis.persons import is_introduced
from tui.analysis.places import (
    cities,
    directions,
    may_open,
    place,
)
from tui.analysis.spots import LIKELY, SURE, Spot, joined, short_forms
from tui.analysis.taking_up import taking_up
from tui.analysis.told import told_names, with_told_kinds
from tui.analysis.trimming import parted, trimmed
from tui.analysis.whole import whole_names
from tui.analysis.wordclasses import word_class
from tui.analysis.words import remembered
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    capitals = list(runs)
    known = list(_known(document, runs, capitals))
    taken = bytearray(len(document.words) + 1)
    for spot in known:
        taken[spot.first : spot.stop] = b"\1" * (spot.stop - spot.first)
    tagged = [
        kept
        for spot in parted(document, joined(document, runs, _tagged(document, runs)))
        if not any(taken[spot.first : spot.stop])
        and (kept := trimmed(document, runs, spot)) is not None
    ]
    tagged += _addressed(document, known + tagged)
    tagged += _compounds(document, runs, known + tagged)
    headed = list(_headed(document, runs, capitals, known + tagged))
    tagged = [spot for spot in tagged if not any(_holds(whole, spot) for whole in headed)]
    headed += told_names(document, runs, capitals, known + tagged + headed)
    tagged = list(whole_names(document, runs, tagged + headed))
    tagged = list(outlined(document, runs, tagged, known))
    tagged = list(with_told_kinds(document, runs, tagged))
    tagged += taking_up(document, runs, known + tagged)
    explained = {spot.first: spot for spot in short_forms(document, known + tagged)}
    found = [spot for spot in known + tagged if spot.first not in explained]
    found = sorted((*found, *explained.values()))
    return sorted(found + _repeated(document, runs, found))


def _addressed(document: Document, found: Sequence[Spot]) -> Iterator[Spot]:
    """Yield the names after "Mr" and the like, and those of a day, that the tagger left."""
    words, titles, days = (
        document.words,
        lexicon("titles", "address"),
        lexicon("capitalised", "days"),
    )
    if titles.isdisjoint(words) and days.isdisjoint(words):
        return
    taken = {token for spot in found for token in range(spot.first, spot.stop)}
    led = [token + 1 for token, word in enumerate(words) if word in titles]
    led += [token for token, word in enumerate(words) if word in days and _names(document, token)]
    for token in led:
        first = token
        first += words[first : first + 1] == (".",)
        stop = first
        while stop < len(words) and stop - first < _LONGEST_PERSON and words[stop][0].isupper():
            stop += 1
        if stop > first and taken.isdisjoint(range(first, stop)):
            yield Spot(first, stop, EntityKind.PERSON, 1.0)


def _compounds(document: Document, runs: Runs, found: Sequence[Spot]) -> Iterator[Spot]:
    """Yield the words with a capital within that the tagger left: "AirCosta", a company."""
    taken = {token for spot in found for token in range(spot.first, spot.stop)}
    for token in document.capitals:
        if not _is_compound(document.words[token]) or runs.headings[token]:
            continue
        before = document.text[document.starts[token] - 1 : document.starts[token]]
        is_word = not before or before.isspace() or before in _BEFORE_WORD  # "@AirCosta" is none
        if is_word and taken.isdisjoint((token - 1, token, token + 1)):
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
    document: Document, runs: Runs, capitals: Sequence[Sequence[int]], found: Sequence[Spot]
) -> Iterator[Spot]:
    """Yield the runs of capitals that are built as organisations' names and that the tagger left.

    Of some it took the place with which they begin: "Malawi Premier League".
    """
    words, taken = document.words, bytearray(len(document.words) + 1)
    for spot in found:
        taken[spot.first : spot.stop] = b"\1" * (spot.stop - spot.first)
    places = {spot.first: spot.stop for spot in found if spot.kind is EntityKind.PLACE}
    for run in capitals:
        first, stop = run[0], run[-1] + 1
        if len(run) < 2 or runs.headings[first] or not _is_built_as_body(document, first, stop):
            continue
        rest = places.get(first, first)
        if words[first] not in directions() and rest < stop and not any(taken[rest:stop]):
            yield Spot(first, stop, EntityKind.ORGANISATION, LIKELY)


def _is_built_as_body(document: Document, first: int, stop: int) -> bool:
    """Tell whether a name ends with a body's noun, or goes on after it: "Government of Unity"."""
    name = document.words[first:stop]
    if name[-1] in tables().heads:
        return True
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
    other = labels.index(OTHER) if OTHER in labels else -1
    winners = chances.argmax(axis=1)
    best, heights = winners.tolist(), chances.max(axis=1).tolist()
    named = (winners != labels.index(OUTSIDE)).nonzero()[0].tolist()
    reached = 0
    for token in named:
        if token < reached or runs.headings[token]:
            continue
        label, reached = best[token], token + 1
        while reached < len(best) and best[reached] == label and not runs.initial[reached]:
            reached += 1
        if label != other and reached - token <= _LONGEST:
            certainty = sum(heights[token:reached]) / (reached - token)
            yield Spot(token, reached, KINDS[labels[label]], certainty)


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
    yield from _lower_case_treaties(document)


def _lower_case_treaties(document: Document) -> Iterator[Spot]:
    """Yield the agreements that only their city marks: "the Ottawa treaty"."""
    known = treaty_nouns()
    if known.isdisjoint(document.words):
        return
    for token in [token for token, word in enumerate(document.words) if word in known and token]:
        city = document.words[token - 1]
        where = place(city)
        if city in cities() or (where is not None and not where.is_country):
            yield Spot(token - 1, token + 1, EntityKind.AGREEMENT, 1.0)


def _hyphened(document: Document) -> Iterator[Spot]:
    """Yield the known places and bodies in "Lima-based", "New York-born" and "NATO-led"."""
    words = document.words
    for token in document.capitals:
        name = before_hyphen(words[token]) if "-" in words[token] else ""
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
    likeliest: dict[tuple[str, ...], Spot] = {}
    for spot in found:
        taken[spot.first : spot.stop] = b"\1" * (spot.stop - spot.first)
        name = words[spot.first : spot.stop]
        before = likeliest.get(name)
        if before is None or before.certainty < spot.certainty:
            likeliest[name] = spot
        is_full = spot.kind is EntityKind.PERSON and spot.certainty > SURE and len(name) > 1
        if is_full and document.lower[spot.stop - 1] not in tables().common:
            likeliest.setdefault(name[-1:], spot)
        if is_full and is_given(name[0]) and document.lower[spot.first] not in tables().common:
            likeliest.setdefault(name[:1], spot)
    longest = _by_first_word(likeliest)
    more: list[Spot] = []
    reached = 0
    for token in document.capitals:
        if token < reached or taken[token]:
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
    more += _countries(document, runs, taken, {one.first for one in more})
    return more


def _countries(document: Document, runs: Runs, taken: bytearray, seen: set[int]) -> Iterator[Spot]:
    """Yield the countries and known bodies that are left."""
    words = document.words
    for token in document.capitals:
        if taken[token] or token in seen or not words[token][0].isupper():
            continue
        if document.lower[token] == "the":
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
