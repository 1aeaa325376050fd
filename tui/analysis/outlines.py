"""Set right where names begin and end: the tagger knows words, and may be one off.

What a name leaves out is taken in ("the 9th" before "Circuit Court", "Stadium" after "FNB"), what
does not belong to it is left, and two names that "and" joins become two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import is_given, tables
from tui.analysis.nouns import NounKind, nouns, role_words
from tui.analysis.organisations import is_known_body
from tui.analysis.persons import Persons
from tui.analysis.places import (
    cities,
    facilities,
    features_after,
    features_of_clubs,
    is_adjective,
    place,
)
from tui.analysis.plain import are_plain, has_capital, may_adjoin
from tui.analysis.spots import SURE, Spot, mark, together
from tui.analysis.wordclasses import word_class
from tui.analysis.wordkinds import names_nothing
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document

_LONGEST = 12  # words of a name
_LEAST_WITH_ROLE = 3  # words of a person's name with the role before it
_LONGEST_LIST = 16  # tokens that a list of subjects adds to a name
_LONGEST_ITEM = 3  # words of one subject in "Ministry of X, Y and Z"
_ORDINALS = ("st", "nd", "rd", "th")


def outlined(
    document: Document, runs: Runs, spots: Iterable[Spot], known: Iterable[Spot] = ()
) -> list[Spot]:
    """Return names in order, each from where it begins to where it ends.

    None reaches into one of those that are ``known``.
    """
    outlines = _Outlines(document, runs, list(together(document, sorted(spots))), known)
    found: list[Spot] = []
    reached = 0
    for spot in sorted([*outlines.spots, *outlines.numbered()]):
        if spot.first < reached:
            continue
        if outlines.stand_apart(spot):
            found.append(spot)
        else:
            found += outlines.right(spot)
        reached = found[-1].stop
    return found


def _free_capitals(document: Document, runs: Runs, taken: bytearray) -> Callable[[int], bool]:
    """Return what tells whether a token has a capital and is in no name.

    It is no method, for a document that something of its own refers to is garbage: it stays until
    that is looked for.
    """
    words, headings = document.words, runs.headings

    def is_free(token: int) -> bool:
        inside = 0 <= token < len(words) and not taken[token]
        return inside and words[token][0].isupper() and not headings[token]

    return is_free


class _Outlines:
    """The names of a document while their ends are looked at; ``spots`` are in order."""

    def __init__(
        self, document: Document, runs: Runs, spots: Sequence[Spot], known: Iterable[Spot]
    ) -> None:
        self.spots = spots
        self._document = document
        self._words = document.words
        self._lower = document.lower
        self._runs = runs
        self._known = bytearray(len(document.words) + 1)
        mark(self._known, known)
        self._taken = bytearray(self._known)
        mark(self._taken, spots)
        self._is_free = _free_capitals(document, runs, self._taken)
        self._persons = Persons(document, runs, self._is_free)

    def stand_apart(self, spot: Spot) -> bool:
        """Tell whether neither a name's own words nor those beside it call for any change.

        What is no body's changes only beside a capital, or as a person's of three words and more.
        """
        first, stop, kind, _ = spot
        is_body = kind is EntityKind.ORGANISATION
        may_be_part = may_adjoin if is_body else has_capital
        if (first and may_be_part(self._words[first - 1])) or may_be_part(
            self._words[stop] if stop < len(self._words) else "."
        ):
            return False
        if not is_body and stop - first < _LEAST_WITH_ROLE:
            return True
        return are_plain(self._words[first:stop])

    def right(self, spot: Spot) -> list[Spot]:
        """Return a name with its ends set right, or the two that it is."""
        if spot.kind is EntityKind.PERSON:
            return [self._with_feature(self._persons.right(spot))]
        if spot.kind is EntityKind.ORGANISATION:
            return self._parts(self._with_feature(self._body(spot)))
        return [self._with_feature(self._as_team(spot._replace(first=self._with_beginning(spot))))]

    def _body(self, spot: Spot) -> Spot:
        """Return a body's name with its ends set right."""
        first = self._with_people(self._with_adjectives(spot))
        stop = self._with_list(spot)
        first, stop = self._with_number(first, stop), self._with_apostrophe(stop)
        return Spot(first, self._with_foreign(self._with_head(stop)), spot.kind, spot.certainty)

    def numbered(self) -> Iterator[Spot]:
        """Yield the bodies with a number that are no names yet: "the 3rd Battalion"."""
        counted = words("organisations", "counted")
        if counted.isdisjoint(self._runs.vocabulary):
            return
        numbers = [token for token in self._document.capitals if self._words[token] in counted]
        for token in filter(self._is_free, numbers):
            first = token
            if self._is_free(token + 1) and self._words[token + 1] in counted:
                continue
            while self._goes_back(first) and token - first < _LONGEST:
                first -= 1
            if self._has_number(first):
                yield Spot(first, token + 1, EntityKind.ORGANISATION, SURE)

    def _goes_back(self, first: int) -> bool:
        """Tell whether a capital that is in no name stands before a token, in its sentence."""
        return self._is_free(first - 1) and not self._runs.initial[first]

    def _past_capitals(self, token: int) -> int:
        """Return where the capitals that are in no name end which begin at a token."""
        end = token
        while self._is_free(end) and not self._runs.initial[end] and end - token < _LONGEST:
            end += 1
        return end

    def _with_people(self, first: int) -> int:
        """Return where "Lawyers for Human Rights" begins, of which the tagger has the end."""
        before = first - 2
        if before < 0 or self._runs.initial[first] or self._runs.initial[first - 1]:
            return first
        noun = nouns().get(self._lower[before])
        are_people = noun is not None and noun.kind is NounKind.PEOPLE and self._is_free(before)
        is_link = self._lower[first - 1] in words("beside_names", "after_members")
        return before if are_people and is_link else first

    def _with_number(self, first: int, stop: int) -> int:
        """Return where a body begins that has a number: "the 9th Circuit Court"."""
        if words("organisations", "counted").isdisjoint(self._words[first:stop]):
            return first
        return first - self._has_number(first)

    def _has_number(self, first: int) -> bool:
        """Tell whether "9th" or the like stands before a token, in its sentence."""
        number = self._lower[first - 1] if first and not self._runs.initial[first] else "-"
        return number[0].isdigit() and number.endswith(_ORDINALS)

    def _with_adjectives(self, spot: Spot) -> int:
        """Return where a body begins: "Independent", "Economic and" before it, "Bank of"."""
        first = spot.first
        if self._lower[first - 1 : first] == ("of",) and self._is_free(first - 2):
            first -= 2 * (self._words[first - 2] in tables().heads)
        if spot.stop - first < 2 or tables().heads.isdisjoint(self._words[first : spot.stop]):
            return first
        while not self._runs.initial[first]:
            if self._is_part(first - 1):
                first -= 1
            elif self._lower[first - 1] == "and" and self._is_subject(first - 2):
                first -= 2
            else:
                break
        return first

    def _is_part(self, token: int) -> bool:
        """Tell whether a word before a body's name belongs to it: it is no title and no name."""
        if not self._is_free(token) or self._runs.is_initial(token):
            return False
        word, low = self._words[token], self._lower[token]
        if word in words("organisations", "openings"):
            return True
        is_role = low in nouns() or low in tables().titles or low in tables().offices
        is_other = is_adjective(word) or place(word) is not None or word in tables().time
        is_ordinary = low not in tables().common and low not in role_words()
        return is_ordinary and not is_role and not is_other and names_nothing(low)

    def _is_subject(self, token: int) -> bool:
        """Tell whether a word with "and" after it may begin a body's name: "the Economic and"."""
        if not self._is_free(token) or self._runs.is_initial(token):
            return False
        after_article = token > 0 and self._lower[token - 1] == "the"
        is_body = self._words[token] in tables().heads
        return after_article and not is_body and names_nothing(self._lower[token])

    def _with_list(self, spot: Spot) -> int:
        """Return where "Ministry of Labour, Sports and Housing" ends."""
        stop = spot.stop
        name = self._words[spot.first : stop]
        if words("beside_names", "links_of_bodies").isdisjoint(name):
            return stop
        if self._at(stop) == "and":
            is_open = "," in name or ("and" not in name and self._is_subject_word(stop - 1))
            return self._past_and(stop) if is_open else stop
        token = stop
        while self._at(token) == "," and token - stop < _LONGEST_LIST:
            if self._at(token + 1) == "and":
                end = self._past_and(token + 1)
                return stop if end == token + 1 else end
            item = self._item_end(token + 1)
            if item == token + 1:
                return stop
            if self._at(item) == "and":
                end = self._past_and(item)
                return stop if end == item else end
            token = item
        return stop

    def _at(self, token: int) -> str:
        """Return a token in lower case, nothing after the last."""
        return self._lower[token] if token < len(self._lower) else ""

    def _past_and(self, token: int) -> int:
        """Return where the subject after the "and" at a token ends; where it stands if none is."""
        end = self._item_end(token + 1)
        return token if end == token + 1 else end

    def _item_end(self, token: int) -> int:
        """Return where one subject of a ministry ends, its beginning if there is none."""
        stop = token
        while stop - token < _LONGEST_ITEM and self._is_subject_word(stop):
            stop += 1
        return stop

    def _is_subject_word(self, token: int) -> bool:
        if token >= len(self._words) or self._known[token] or not self._words[token][0].isupper():
            return False
        word, low = self._words[token], self._lower[token]
        noun = nouns().get(low)
        is_one = noun is not None and not noun.is_plural
        is_other = is_given(word) or is_one or word in tables().heads
        return names_nothing(low) and not is_other

    def _with_apostrophe(self, stop: int) -> int:
        """Return where "Union of Peoples’ Lawyers" ends, of which the tagger has no more words."""
        if self._words[stop : stop + 1] not in {("'",), ("’",)}:
            return stop
        if not self._words[stop - 1].endswith("s") or not self._is_free(stop + 1):
            return stop
        starts, ends = self._document.starts, self._document.ends
        is_attached = starts[stop] == ends[stop - 1] and starts[stop + 1] > ends[stop]
        if not is_attached or self._lower[stop + 1] in tables().dotted:
            return stop
        return self._past_capitals(stop + 2)

    def _with_head(self, stop: int) -> int:
        """Return where "Alliance Girls High School" ends, of which the tagger has half."""
        end = self._past_capitals(stop)
        return end if self._words[end - 1] in tables().heads else stop

    def _with_foreign(self, stop: int) -> int:
        """Return where "Samahang Industriya ng Agrikultura" ends, of which the tagger has half."""
        if self._at(stop) not in words("organisations", "foreign_links"):
            return stop
        end = self._past_capitals(stop + 1)
        return stop if end == stop + 1 else end

    def _with_beginning(self, spot: Spot) -> int:
        """Return where a place known by a longer name begins: "Ho Chi Minh City"."""
        before = spot.first - 1
        if self._runs.initial[spot.first] or not self._is_free(before):
            return spot.first
        if self._lower[before] == "the":  # which the lexicon leaves out
            return spot.first
        name = " ".join(self._words[before : spot.stop])
        return before if name in cities() or place(name) is not None else spot.first

    def _with_feature(self, spot: Spot) -> Spot:
        """Return a name with the feature after it, of which it is the place's: "FNB Stadium"."""
        token = spot.stop
        if self._runs.initial[token] or not self._is_free(token):
            return spot
        if self._words[spot.stop - 1] in tables().heads and spot.stop - spot.first > 1:
            return spot
        if " ".join(self._words[token : token + 2]) in facilities():
            return Spot(spot.first, token + 2, EntityKind.PLACE, SURE)
        word = self._words[token]
        is_club = word in features_of_clubs() and spot.kind is not EntityKind.PLACE
        if word not in features_after() or is_club or self._is_state(spot):
            return spot
        follows = token + 1
        if self._is_free(follows) and not self._runs.initial[follows]:
            noun = nouns().get(self._lower[follows])
            if noun is None or noun.kind is not NounKind.PERSON:
                return spot
        return Spot(spot.first, follows, EntityKind.PLACE, SURE)

    def _as_team(self, spot: Spot) -> Spot:
        """Return a place as the team that bears its name: "Quetta Gladiators"."""
        token = spot.stop
        if self._runs.initial[token] or not self._is_free(token) or self._is_free(token + 1):
            return spot
        known = place(" ".join(self._words[spot.first : token]))
        word, low = self._words[token], self._lower[token]
        is_other = low in nouns() or is_adjective(word) or word in tables().heads
        is_other = is_other or word in features_after() or word in tables().time
        is_other = is_other or word_class(low) != "s" or not word.isalpha()
        if is_other or (known is not None and known.is_country):
            return spot
        return Spot(spot.first, token + 1, EntityKind.ORGANISATION, SURE)

    def _is_state(self, spot: Spot) -> bool:
        """Tell whether a name is that of a state, after which "State Senator" is a role."""
        name = " ".join(self._words[spot.first : spot.stop])
        return name in words("places", "us_states")

    def _parts(self, spot: Spot) -> list[Spot]:
        """Return the two bodies that "and" joins: "Costa Bank and Lima Bank"."""
        name = self._words[spot.first : spot.stop]
        if "and" not in name:
            return [spot]
        at = name.index("and")
        links = words("beside_names", "links_of_bodies")
        rest = name[at + 1 :]
        are_known = len(name) == 3 and is_known_body(name[0]) and is_known_body(name[2])
        ends = at > 1 and name[at - 1] in tables().heads and not links.intersection(name)
        if not rest or not (ends or are_known):
            return [spot]
        middle = spot.first + at
        left, right = spot._replace(stop=middle), spot._replace(first=middle + 1)
        if len(rest) == 1 and names_nothing(rest[0].lower()):
            return [left]
        return [left, right] if len(rest) == 1 or rest[-1] in tables().heads else [spot]
