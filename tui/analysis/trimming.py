"""Leave what is no name of what the tagger took for one, and judge the rest by its words.

Titles before it, small words at its ends, the role that stands before a person: they are read
elsewhere. The lexicon, and the words beside a name, may tell another kind than the tagger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.agreements import treaty_nouns
from tui.analysis.kinds import is_told_place, kind_told
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import POSSESSIVES, before_hyphen, is_given, tables
from tui.analysis.nouns import NounKind, linked_roles, nouns, role_words
from tui.analysis.organisations import is_known_body
from tui.analysis.persons import is_introduced
from tui.analysis.places import directions, features_before, features_of_clubs, is_adjective, place
from tui.analysis.plain import are_plain
from tui.analysis.spots import LIKELY, SURE, Spot, is_initials
from tui.analysis.wordclasses import VERB_CLASSES, has_article, word_class
from tui.analysis.words import remembered
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document

_LONGEST_PERSON = 4  # words
_OPEN = VERB_CLASSES | {"w", "s", "ed", "ing", "ly"}  # classes of words that are no small ones
_BEGINNINGS = frozenset({"I", "S", "C"})  # classes of words before a noun phrase
_SHORTEST_VERB = 4  # letters: shorter ones are small words of another language
_PORTFOLIOS = lexicon("organisations", "topics") | {"home"}
_LEAST_WITH_OPENING = 2  # words of a name that "All" may be one of
_LEAST_WITH_PEOPLE = 3  # words of a name with the people of it


def parted(document: Document, spots: Iterator[Spot]) -> Iterator[Spot]:
    """Part the person from the role or body that the tagger took for one name with them."""
    for whole in spots:
        if are_plain(document.words[whole.first : whole.stop]):
            yield whole
        else:
            yield from _parts(document, whole)


def _parts(document: Document, whole: Spot) -> Iterator[Spot]:
    """Yield the names that one is which the tagger took for one."""
    for part in _cut(document, whole):
        spot = _after_hyphen(document, part)
        first = spot.first
        if spot.kind is not EntityKind.PERSON:
            first = _person_within(document, spot)
        if first == spot.first:
            rest = None if _is_role(document, spot) else _without_role(document, spot)
            if rest is not None:
                yield rest
            continue
        for stop in range(first, spot.first, -1):
            if document.words[stop - 1] in tables().heads:
                if not _is_office(document, spot.first):  # "Superintendent of Police"
                    yield Spot(spot.first, stop, spot.kind, spot.certainty)
                break
        yield Spot(first, spot.stop, EntityKind.PERSON, SURE)


def _cut(document: Document, spot: Spot) -> Iterator[Spot]:
    """Yield the names that a verb or a mark parts: "Department of Justice | sued | Oruk".

    What a person is taken to be named after is their body: "Reform Party’s | Ana Costa".
    """
    first, words = spot.first, document.words
    is_body, is_person = spot.kind is EntityKind.ORGANISATION, spot.kind is EntityKind.PERSON
    links = lexicon("beside_names", "links_of_bodies")
    is_list = is_body and links.isdisjoint(words[first : spot.stop])
    for token in range(first + 1, spot.stop - 1):
        kind = spot.kind
        if words[token] in POSSESSIVES:
            owner = _owner_kind(words[first:token])
            kind = owner or (EntityKind.ORGANISATION if is_person else kind)
            is_end = is_person or owner is not None
        else:
            is_end = words[token] == "(" or (is_list and words[token] == ",")
            is_end = is_end or (is_body and _parts_names(words[token]))
        if is_end:
            if first < token:
                yield spot._replace(first=first, stop=token, kind=kind)
            first = token + 1
    if first < spot.stop:
        yield spot._replace(first=first)


def _owner_kind(name: Sequence[str]) -> EntityKind | None:
    """Return what owns something and is named in full: "Lima Institute’s", "Kenya’s"."""
    if not name:
        return None
    if place(" ".join(name)) is not None:
        return EntityKind.PLACE
    return EntityKind.ORGANISATION if name[-1] in tables().heads else None


@remembered
def _parts_names(word: str) -> bool:
    """Tell whether a word is a verb or the like in lower case, which stands in no name."""
    small = tables().particles | lexicon("organisations", "foreign_links")
    is_open = len(word) >= _SHORTEST_VERB and word_class(word) in _OPEN
    return is_open and word.isalpha() and word.islower() and word not in small


def _after_hyphen(document: Document, spot: Spot) -> Spot:
    """Return a name without a "Lima-based" at its beginning."""
    is_led = spot.stop - spot.first > 1 and before_hyphen(document.words[spot.first])
    return spot._replace(first=spot.first + 1) if is_led else spot


def _is_role(document: Document, spot: Spot) -> bool:
    """Tell whether capitals are those of a role and no name: "Minister of Education"."""
    return " ".join(document.lower[spot.first : spot.first + 2]) in linked_roles()


def _without_role(document: Document, spot: Spot) -> Spot | None:
    """Return a body or place without the role that stands with it; None for a role alone.

    "State Department | Inspector General", "Texas | Congressman", "Attorney General of | Delaware".
    """
    if spot.kind is EntityKind.PERSON:
        return spot
    words, last = document.words, spot.stop - 1
    if _is_office(document, last):
        links = lexicon("beside_names", "links_of_bodies")
        for stop in range(last, spot.first, -1):
            if words[stop - 1] in links:
                return spot  # "Office of the President"
            if words[stop - 1] in tables().heads:
                return spot._replace(stop=stop)
        is_place = place(" ".join(words[spot.first : last])) is not None
        return spot._replace(stop=last, kind=EntityKind.PLACE) if is_place else None
    for token in range(spot.first + 1, last):
        if words[token] == "of" and _is_office(document, token - 1):
            known = place(" ".join(words[token + 1 : spot.stop]))
            return None if known is None else Spot(token + 1, spot.stop, EntityKind.PLACE, SURE)
    return spot


def _is_office(document: Document, token: int) -> bool:
    """Tell whether a word is the noun of an office that one person has."""
    noun = nouns().get(document.lower[token])
    is_office = noun is not None and noun.kind is NounKind.PERSON and noun.is_office
    return is_office and not is_given(document.words[token])


def _person_within(document: Document, spot: Spot) -> int:
    """Return where a person begins in "Finance Minister Ana Costa", else the spot's first token."""
    words, heads = document.words, tables().heads
    for token in range(max(spot.first + 1, spot.stop - _LONGEST_PERSON), spot.stop):
        if any(word in heads for word in words[token : spot.stop]):
            continue
        is_role = document.lower[token] in nouns() and not is_given(words[token])
        if is_role or not words[token][0].isupper():
            continue
        before = nouns().get(document.lower[token - 1])
        after_role = before is not None and before.kind is NounKind.PERSON and before.is_office
        after_role = after_role or words[token - 1] in lexicon("titles", "before_people")
        full = (is_given(words[token]) or is_initials(words[token])) and spot.stop - token > 1
        if after_role or (full and words[token - 1] in heads):
            return token
    return spot.first


def _is_addressed(document: Document, first: int) -> bool:
    """Tell whether "Ms" or the like stands right before a name."""
    before = first - 1 - (first > 1 and document.words[first - 1] == ".")
    return before >= 0 and document.lower[before] in tables().honorifics


def trimmed(document: Document, runs: Runs, spot: Spot) -> Spot | None:
    """Return a name without a title and the small words at its ends; None if nothing is left."""
    words = document.words
    if are_plain(words[spot.first : spot.stop]):
        stop = _past_end(document, spot.first, spot.stop, spot.kind)
        return _judged(document, spot.first, stop, spot)
    spot = _without_people(document, runs, spot)
    first, stop = spot.first, spot.stop
    if stop - first > 1 and words[first] in lexicon("titles", "courtesy"):
        spot = spot._replace(kind=EntityKind.PERSON)  # whatever the tagger took "Ms Costa" for
    if spot.kind is EntityKind.PERSON:
        first = _past_titles(document, first, stop)
    while first < stop and not _may_begin(words[first]):
        first += 1
    small = lexicon("organisations", "links")
    while stop > first and (not words[stop - 1][0].isalnum() or words[stop - 1] in small):
        stop -= 1
    if stop - first > 1 and _only_opens(document, runs, first, stop):
        first += 1
    if stop - first > 1 and _begins_phrase(document, stop - 1):
        stop -= 1
    stop = _past_end(document, first, stop, spot.kind)
    stop = _before_role(document, first, stop, spot.kind)
    name = tuple(words[first:stop])
    if not any(map(_has_capital, name)) or _is_nothing(document, first, name, spot):
        return None
    return _judged(document, first, stop, spot)


def _may_begin(word: str) -> bool:
    """Tell whether a name may begin with a word: it has a capital or a digit."""
    return word[0].isdigit() or _has_capital(word)


def _has_capital(word: str) -> bool:
    """Tell whether a word is written as names are: "Lima", "al-Shabaab"; "anti-Lima" is not."""
    return word[0].isupper() or has_article(word)


def _only_opens(document: Document, runs: Runs, first: int, stop: int) -> bool:
    """Tell whether a word before a name is none of it: "NGO", "The"; "All" within a sentence is."""
    word, low = document.words[first], document.lower[first]
    if word in lexicon("organisations", "sorts"):
        return True
    is_part = word in lexicon("organisations", "openings") and stop - first > _LEAST_WITH_OPENING
    return word_class(low) == "D" and not (is_part and not runs.is_initial(first))


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
    shortened = lexicon("titles", "before_people")
    while stop - first > 1:
        word = document.words[first]
        if stop - first > 2 and " ".join(document.lower[first : first + 2]) in titles:
            first += 2  # "Tan Sri Lim"
        elif word in shortened or _is_title(word, document.lower[first]):
            first += 1
            first += document.words[first] == "." and stop - first > 1
        else:
            break
    return first


def _past_end(document: Document, first: int, stop: int, kind: EntityKind) -> int:
    """Return where a name ends with the "Jr." or the "Railroad" that the tagger left out."""
    words, lower, found = document.words, document.lower, tables()
    if stop >= len(words) or first == stop:
        return stop
    if kind is not EntityKind.PERSON:
        is_led = words[stop] in found.heads and not words[stop - 1].endswith(".")
        return stop + 1 if is_led else stop
    after = stop + (words[stop] == ",")
    return after + 1 if after < len(lower) and lower[after] in found.suffixes else stop


def _before_role(document: Document, first: int, stop: int, kind: EntityKind) -> int:
    """Return where a body ends that has taken the words of an office: "Union Home" Minister."""
    noun = nouns().get(document.lower[stop]) if stop < len(document.lower) else None
    if kind is EntityKind.PERSON or noun is None or not noun.is_office:
        return stop
    is_led = document.words[stop][0].isupper() and document.lower[stop - 1] in _PORTFOLIOS
    return stop - 1 if is_led and stop - first > 1 else stop


def _is_title(word: str, low: str) -> bool:
    found = tables()
    if low in found.titles or low in found.offices:
        return True
    noun = nouns().get(low)
    return noun is not None and not is_given(word)


def _is_nothing(document: Document, first: int, name: tuple[str, ...], spot: Spot) -> bool:
    """Tell whether capitals name nothing: "Today", "Monday", "Polish", "the Eastern Flank"."""
    if len(name) > 1:
        compass = name[0] in directions() and tables().heads.isdisjoint(name)
        compass = compass and name[-1] not in features_before()
        return compass and (spot.kind is not EntityKind.PLACE or spot.certainty < SURE)
    found = tables()
    word, low, is_person = name[0], document.lower[first], spot.kind is EntityKind.PERSON
    is_office = word in lexicon("roles", "shortened") and document.lower[first - 1 : first] == (
        "the",
    )
    if is_office or word in found.time or is_adjective(word) or low in treaty_nouns():
        return True
    if low in role_words() and not is_person:
        return True
    if (low in found.titles and not is_person) or word in lexicon("organisations", "not_acronyms"):
        return True
    return len(word) == 1 or (low in found.common and not is_given(word) and not word.isupper())


def _judged(document: Document, first: int, stop: int, spot: Spot) -> Spot:
    """Return a name with its kind in the light of the lexicon and of the words beside it."""
    told = None
    name = document.words[first:stop]
    if _is_addressed(document, first):
        return Spot(first, stop, EntityKind.PERSON, 1.0)
    if len(name) > 1 and not (spot.kind is EntityKind.ORGANISATION and _may_be_club(name)):
        told = kind_told(tuple(filter(".".__ne__, name)) if "." in name else name)
    elif is_known_body(name[0]):
        return Spot(first, stop, EntityKind.ORGANISATION, 1.0)
    elif _is_known_place(name[0], spot):
        told = EntityKind.PLACE
    if told is None:
        return _judged_beside(document, first, stop, spot)
    return Spot(first, stop, told, max(spot.certainty, SURE))


def _judged_beside(document: Document, first: int, stop: int, spot: Spot) -> Spot:
    """Return a name, whose own words leave its kind open, with what the words beside it tell."""
    told, kind, certainty = None, spot.kind, spot.certainty
    if certainty < SURE:
        if is_told_place(document, first, stop):
            told = EntityKind.PLACE
        elif _has_officer(document, first, spot):
            return Spot(first, stop, EntityKind.ORGANISATION, certainty)
        elif certainty < LIKELY:
            told = _kind_by_noun(document, first, stop)
    if told is None and kind is EntityKind.PERSON and _has_office(document, first):
        told = EntityKind.PERSON
    if told is None:
        return Spot(first, stop, kind, certainty)
    return Spot(first, stop, told, max(certainty, SURE))


def _has_office(document: Document, first: int) -> bool:
    """Tell whether somebody's office or rank stands right before a name: "CP |", "Mayor |"."""
    if not first or document.words[first - 1] == ",":
        return False
    is_rank = document.words[first - 1] in lexicon("titles", "shortened")
    return is_rank or is_introduced(document, first)


def _is_known_place(word: str, spot: Spot) -> bool:
    """Tell whether a lone word is a place's name, which a country's always is, and no body's."""
    known = place(word)
    if known is None:
        return False
    is_country = known.is_country and spot.kind is EntityKind.ORGANISATION
    return is_country or spot.certainty < LIKELY


def _has_officer(document: Document, first: int, spot: Spot) -> bool:
    """Tell whether the officer of a lone word is named after it: "Pas chairman Ana Costa"."""
    stop = spot.stop
    is_lone = (
        spot.kind is EntityKind.PERSON and stop - first == 1 and stop + 1 < len(document.words)
    )
    office = nouns().get(document.words[stop]) if is_lone else None
    return office is not None and office.is_office and document.words[stop + 1][0].isupper()


def _kind_by_noun(document: Document, first: int, stop: int) -> EntityKind | None:
    """Return the kind of which the noun right before a name is: "president JP Costa".

    "The newspaper La Tercera" is a body; what follows a person's noun has more than one word.
    """
    noun = nouns().get(document.words[first - 1]) if first else None
    if noun is None or noun.is_plural or document.words[stop - 1].isupper():
        return None
    if noun.kind is NounKind.BODY:
        return EntityKind.ORGANISATION
    is_person = noun.kind is NounKind.PERSON and noun.is_office and stop - first > 1
    return EntityKind.PERSON if is_person else None


def _may_be_club(name: Sequence[str]) -> bool:
    """Tell whether a name that ends as a place's does may well be a club's: "Bristol City"."""
    return name[-1] in features_of_clubs() and place(" ".join(name)) is None
