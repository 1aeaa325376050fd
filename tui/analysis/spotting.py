"""Find the names in a text, what sort of thing each names, and the title or role before it.

Where the tagger sees a name there is one; the lexicon adds the countries, agreements and events
that it cannot know. The capitals of a heading tell nothing: its names are those that the report
has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.agreements import treaty_nouns
from tui.analysis.events import events
from tui.analysis.kinds import is_told_place, kind_of_whole, kind_told
from tui.analysis.leads import Leads
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import NamePhrase, is_given, tables
from tui.analysis.nametags import KINDS, OUTSIDE, probabilities, tagger
from tui.analysis.nouns import NounKind, nouns, role_words
from tui.analysis.organisations import is_known_body
from tui.analysis.places import (
    cities,
    directions,
    features_of_clubs,
    is_adjective,
    may_open,
    place,
)
from tui.analysis.spots import Spot, joined, short_forms
from tui.analysis.wordclasses import word_class
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document

_SURE = 0.9  # a probability from which on a kind is certain
_LIKELY = 0.75  # from which on a place's name may be a person's
_LONGEST_PLACE = 3  # words of a dateline
_AFTER_DATELINE = ((":",), ("—",), ("–",), ("-",), ("--",), ("(",), (",",))
_LONGEST_PERSON = 4  # words
_BEGINNINGS = frozenset({"I", "S", "C"})  # classes of words before a noun phrase
_LEAST_WITH_PEOPLE = 3  # words of a name with the people of it
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
        trimmed
        for spot in _parted(document, joined(document, runs, _tagged(document, runs)))
        if not any(taken[spot.first : spot.stop])
        and (trimmed := _trimmed(document, _without_people(document, runs, spot))) is not None
    ]
    tagged += _addressed(document, known + tagged)
    headed = list(_headed(document, runs, capitals, known + tagged))
    tagged = [spot for spot in tagged if not any(_holds(whole, spot) for whole in headed)] + headed
    explained = {spot.first: spot for spot in short_forms(document, known + tagged)}
    found = [spot for spot in known + tagged if spot.first not in explained]
    found = sorted((*found, *explained.values()))
    return sorted(found + _repeated(document, runs, found))


def _addressed(document: Document, found: Sequence[Spot]) -> Iterator[Spot]:
    """Yield the names after "Mr" and the like that the tagger left."""
    words, titles = document.words, lexicon("titles", "address")
    if titles.isdisjoint(words):
        return
    taken = {token for spot in found for token in range(spot.first, spot.stop)}
    for token in [token for token, word in enumerate(words) if word in titles]:
        first = token + 1
        first += words[first : first + 1] == (".",)
        stop = first
        while stop < len(words) and stop - first < _LONGEST_PERSON and words[stop][0].isupper():
            stop += 1
        if stop > first and taken.isdisjoint(range(token, stop)):
            yield Spot(first, stop, EntityKind.PERSON, 1.0)


def _headed(
    document: Document, runs: Runs, capitals: Sequence[Sequence[int]], found: Sequence[Spot]
) -> Iterator[Spot]:
    """Yield the runs of capitals that end as organisations' names do and that the tagger left.

    Of some it took the place with which they begin: "Malawi Premier League".
    """
    words, taken = document.words, bytearray(len(document.words) + 1)
    for spot in found:
        taken[spot.first : spot.stop] = b"\1" * (spot.stop - spot.first)
    places = {spot.first: spot.stop for spot in found if spot.kind is EntityKind.PLACE}
    for run in capitals:
        first, stop = run[0], run[-1] + 1
        if len(run) < 2 or words[stop - 1] not in tables().heads or runs.headings[first]:
            continue
        rest = places.get(first, first)
        if words[first] not in directions() and rest < stop and not any(taken[rest:stop]):
            yield Spot(first, stop, EntityKind.ORGANISATION, _LIKELY)


def _holds(whole: Spot, part: Spot) -> bool:
    return whole.first <= part.first and part.stop <= whole.stop


def _tagged(document: Document, runs: Runs) -> Iterator[Spot]:
    """Yield what the tagger takes for names, outside headings."""
    chances = probabilities(document, runs.headings)
    labels = tagger().labels
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
        if reached - token <= _LONGEST:
            certainty = sum(heights[token:reached]) / (reached - token)
            yield Spot(token, reached, KINDS[labels[label]], certainty)


def _parted(document: Document, spots: Iterator[Spot]) -> Iterator[Spot]:
    """Part the person from the role or body that the tagger took for one name with them."""
    for spot in spots:
        first = spot.first
        if spot.kind is not EntityKind.PERSON:
            first = _person_within(document, spot)
        if first == spot.first:
            yield spot
            continue
        if document.words[first - 1] in tables().heads:
            yield Spot(spot.first, first, spot.kind, spot.certainty)
        yield Spot(first, spot.stop, EntityKind.PERSON, _SURE)


def _person_within(document: Document, spot: Spot) -> int:
    """Return where a person begins in "Finance Minister Ana Costa", else the spot's first token."""
    words, heads = document.words, tables().heads
    for token in range(max(spot.first + 1, spot.stop - _LONGEST_PERSON), spot.stop):
        if any(word in heads for word in words[token : spot.stop]):
            continue
        before = nouns().get(document.lower[token - 1])
        after_role = before is not None and before.kind is NounKind.PERSON and before.is_office
        full = is_given(words[token]) and spot.stop - token > 1
        if after_role or (full and words[token - 1] in heads):
            return token
    return spot.first


def _is_addressed(document: Document, first: int) -> bool:
    """Tell whether "Ms" or the like stands right before a name."""
    before = first - 1 - (first > 1 and document.words[first - 1] == ".")
    return before >= 0 and document.lower[before] in tables().honorifics


def _trimmed(document: Document, spot: Spot) -> Spot | None:
    """Return a name without a title and the small words at its ends; None if nothing is left."""
    words = document.words
    first, stop = spot.first, spot.stop
    if stop - first > 1 and words[first] in lexicon("titles", "courtesy"):
        spot = spot._replace(kind=EntityKind.PERSON)  # whatever the tagger took "Ms Costa" for
    if spot.kind is EntityKind.PERSON:
        first = _past_titles(document, first, stop)
    while first < stop and not (words[first][0].isupper() or words[first][0].isdigit()):
        first += 1
    small = lexicon("organisations", "links")
    while stop > first and (not words[stop - 1][0].isalnum() or words[stop - 1] in small):
        stop -= 1
    opening = stop - first > 1 and (words[first], word_class(document.lower[first]))
    if opening and (opening[0] in lexicon("organisations", "sorts") or opening[1] == "D"):
        first += 1
    if stop - first > 1 and _begins_phrase(document, stop - 1):
        stop -= 1
    stop = _past_end(document, first, stop, spot.kind)
    name = tuple(words[first:stop])
    if not any(word[0].isupper() for word in name) or _is_nothing(document, first, name, spot):
        return None
    return _judged(document, first, stop, spot)


def _without_people(document: Document, runs: Runs, spot: Spot) -> Spot:
    """Return a name without the people who begin a sentence with it: "Pupils of Hill School"."""
    first = spot.first
    noun = nouns().get(document.lower[first])
    are_people = noun is not None and noun.kind in {NounKind.PERSON, NounKind.PEOPLE}
    if not are_people or not runs.is_initial(first) or spot.stop - first < _LEAST_WITH_PEOPLE:
        return spot
    is_led = document.lower[first + 1] in lexicon("beside_names", "after_people")
    return spot._replace(first=first + 2) if is_led else spot


def _begins_phrase(document: Document, token: int) -> bool:
    """Tell whether a capitalised word begins what follows: "Ana Costa In the north", in a list."""
    follows = document.words[token + 1 : token + 2]
    return (
        bool(follows)
        and word_class(follows[0]) == "D"
        and word_class(document.lower[token]) in _BEGINNINGS
    )


def _past_titles(document: Document, first: int, stop: int) -> int:
    """Return where a person's name begins that the tagger may have taken with its title."""
    if document.words[stop - 1] in tables().heads:
        return first
    titles = tables().titles
    while stop - first > 1 and _is_title(document.words[first], document.lower[first]):
        first += 1
        first += document.words[first] == "." and stop - first > 1
    if stop - first > 2 and " ".join(document.lower[first : first + 2]) in titles:
        first += 2  # "Tan Sri Lim"
    return first


def _past_end(document: Document, first: int, stop: int, kind: EntityKind) -> int:
    """Return where a name ends with the "Jr." or the "Railroad" that the tagger left out."""
    words, lower, found = document.words, document.lower, tables()
    if stop >= len(words) or first == stop:
        return stop
    if kind is EntityKind.PERSON:
        after = stop + (words[stop] == ",")
        return after + 1 if lower[after : after + 1] and lower[after] in found.suffixes else stop
    return stop + 1 if words[stop] in found.heads and not words[stop - 1].endswith(".") else stop


def _is_title(word: str, low: str) -> bool:
    found = tables()
    if low in found.titles or low in found.offices:
        return True
    noun = nouns().get(low)
    return noun is not None and not is_given(word)


def _is_nothing(document: Document, first: int, name: tuple[str, ...], spot: Spot) -> bool:
    """Tell whether capitals name nothing: "Today", "Monday", "Polish", "the Eastern Flank"."""
    if len(name) > 1:
        compass = name[0] in directions() and name[-1] not in tables().heads
        return compass and (spot.kind is not EntityKind.PLACE or spot.certainty < _SURE)
    found = tables()
    word, low, is_person = name[0], document.lower[first], spot.kind is EntityKind.PERSON
    if word in found.time or is_adjective(word) or low in treaty_nouns():
        return True
    if low in role_words() and not is_person:
        return True
    if (low in found.titles and not is_person) or word in lexicon("organisations", "not_acronyms"):
        return True
    return len(word) == 1 or (low in found.common and not is_given(word) and not word.isupper())


def _judged(document: Document, first: int, stop: int, spot: Spot) -> Spot:
    """Return a name with its kind in the light of the lexicon and of the words beside it."""
    name = document.words[first:stop]
    told = None
    if _is_addressed(document, first):
        return Spot(first, stop, EntityKind.PERSON, 1.0)
    if len(name) > 1 and not (spot.kind is EntityKind.ORGANISATION and _may_be_club(name)):
        told = kind_told(tuple(word for word in name if word != "."))
    elif is_known_body(name[0]):
        return Spot(first, stop, EntityKind.ORGANISATION, 1.0)
    elif spot.certainty < _LIKELY and place(name[0]) is not None:
        told = EntityKind.PLACE
    if told is None and spot.certainty < _SURE and is_told_place(document, first, stop):
        told = EntityKind.PLACE
    if told is None:
        return Spot(first, stop, spot.kind, spot.certainty)
    return Spot(first, stop, told, max(spot.certainty, _SURE))


def _may_be_club(name: Sequence[str]) -> bool:
    """Tell whether a name that ends as a place's does may well be a club's: "Bristol City"."""
    return name[-1] in features_of_clubs() and place(" ".join(name)) is None


def _known(document: Document, runs: Runs, capitals: Sequence[Sequence[int]]) -> Iterator[Spot]:
    """Yield the names whose words say all: groups of countries, agreements, events."""
    words = document.words
    reached: set[int] = set()
    for run in capitals:
        if runs.headings[run[0]]:
            continue
        kind = kind_of_whole(tuple(words[token] for token in run))
        if kind is not None:
            reached.update(run)
            yield Spot(run[0], run[-1] + 1, kind, 1.0)
    for first, stop in events(document, runs.headings):
        if reached.isdisjoint(range(first, stop)):
            yield Spot(first, stop, EntityKind.EVENT, 1.0)
    yield from _datelines(document)
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


def _datelines(document: Document) -> Iterator[Spot]:
    """Yield the places that reports begin with: "LAGOS: Two men", "Lagos (Reporter) – Two men"."""
    words = document.words
    for paragraph in document.paragraphs:
        first = document.token_at(paragraph.start)
        stop = first
        while stop < len(words) and stop - first < _LONGEST_PLACE and words[stop][0].isupper():
            stop += 1
        if stop == first or words[stop : stop + 1] not in _AFTER_DATELINE:
            continue
        name = " ".join(words[first:stop])
        in_capitals = name.isupper() and len(name) > 3
        known = name.title() if in_capitals else name
        if known in cities() or place(known) is not None:
            yield Spot(first, stop, EntityKind.PLACE, 1.0)


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
        is_full = spot.kind is EntityKind.PERSON and spot.certainty > _SURE and len(name) > 1
        if is_full and document.lower[spot.stop - 1] not in tables().common:
            likeliest.setdefault(name[-1:], spot)
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
            if is_known_body(words[token]) and not runs.initial[token]:
                yield Spot(token, token + 1, EntityKind.ORGANISATION, 1.0)
