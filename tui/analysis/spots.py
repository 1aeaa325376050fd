"""Join what a text parts of a name, and find the short forms that it explains."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.lexicon import words
from tui.analysis.names import tables
from tui.analysis.places import features_after, features_of_clubs, place
from tui.analysis.wordkinds import names_nothing
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document

# Looked up once: a member of an Enum costs as much as a call.
_PERSON = EntityKind.PERSON
_PLACE = EntityKind.PLACE
_ORGANISATION = EntityKind.ORGANISATION
SURE = 0.9
"""A probability from which on a kind is certain."""

LIKELY = 0.75
"""One from which on a place's name may be a person's."""

_QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
_WITHIN_NAME = _QUOTES | {"."}
_APOSTROPHES = frozenset({"'", "’"})
_LONGEST_FEATURE = 2  # words that may be parted from the rest of a place's name
_LONGEST_INITIALS = 3  # letters
_LONGEST_NICKNAME = 2  # words
_LONGEST_GAP = _LONGEST_NICKNAME + 2  # tokens between the parts of a person's name
_SHORT_FORM = range(2, 10)  # letters


class Spot(NamedTuple):
    """Tokens ``first`` to ``stop`` (excluded) that name something, and how certain its kind is."""

    first: int
    stop: int
    kind: EntityKind
    certainty: float


def mark(taken: bytearray, spots: Iterable[Spot]) -> None:
    """Mark the tokens that lie in one of some names."""
    for first, stop, _, _ in spots:
        taken[first:stop] = b"\1" * (stop - first)


def joined(document: Document, runs: Runs, spots: Iterator[Spot]) -> Iterator[Spot]:
    """Join the parts of a person's name that an initial's full stop or a nickname parts."""
    last: Spot | None = None
    for spot in spots:
        if last is None:
            last = spot
        elif spot.first - last.stop <= _LONGEST_GAP and _is_one(document, runs, last, spot):
            certainty = max(last.certainty, spot.certainty)
            last = Spot(last.first, spot.stop, last.kind, certainty)
        else:
            yield last
            last = spot
    if last is not None:
        yield last


def _is_one(document: Document, runs: Runs, last: Spot, spot: Spot) -> bool:
    gap = document.words[last.stop : spot.first]
    if last.kind is not _PERSON or not gap:
        return False
    after_nickname = document.words[last.stop - 2] in _WITHIN_NAME
    follows = spot.kind is _PERSON or after_nickname
    if not follows or any(runs.initial[last.stop : spot.first + 1]):
        return False
    if len(gap) == 1 and gap[0] in words("given_names", "also_surnames"):
        return True  # "Nazrul Islam Khan"
    if len(gap) > 2:
        return _is_nickname(gap)
    ends_sentence = gap[0] == "." and len(document.words[last.stop - 1]) > 1
    return all(word in _WITHIN_NAME for word in gap) and not ends_sentence


def _is_nickname(gap: Sequence[str]) -> bool:
    """Tell whether what stands between two names is a word or two in quotation marks."""
    inner = gap[1:-1]
    return (
        len(inner) <= _LONGEST_NICKNAME
        and gap[0] in _QUOTES
        and gap[-1] in _QUOTES
        and all(word[0].isupper() for word in inner)
    )


def together(document: Document, spots: Iterable[Spot]) -> Iterator[Spot]:
    """Yield names in order, two of them as one where the words between and in them tell it.

    "FNB", "Stadium", and "Bangko Sentral" with "ng" before "Pilipinas".
    """
    last: Spot | None = None
    for spot in spots:
        if last is None:
            last = spot
        elif spot.first - last.stop > 1:  # the usual case: nothing joins over several tokens
            yield last
            last = spot
        elif last.stop == spot.first and _is_feature(document, spot):
            last = Spot(last.first, spot.stop, _PLACE, SURE)
        elif _is_one_person(document, last, spot):
            certainty = max(last.certainty, spot.certainty)
            last = Spot(last.first, spot.stop, _PERSON, certainty)
        elif _is_one_body(document, last, spot):
            certainty = max(last.certainty, spot.certainty)
            last = Spot(last.first, spot.stop, _ORGANISATION, certainty)
        else:
            yield last
            last = spot
    if last is not None:
        yield last


def _is_feature(document: Document, spot: Spot) -> bool:
    """Tell whether a place's name is a feature, or ends with one after a single word."""
    is_short = spot.kind is _PLACE and spot.stop - spot.first <= _LONGEST_FEATURE
    return is_short and document.words[spot.stop - 1] in _only_features()


@cache
def _only_features() -> frozenset[str]:
    """Return the words that end places' names and no clubs'."""
    return features_after() - features_of_clubs()


def _is_one_person(document: Document, last: Spot, spot: Spot) -> bool:
    """Tell whether a name is the initials of the next: "RK", "Costa"."""
    initials = document.words[last.first]
    if last.stop != spot.first or last.stop - last.first > 1 or not initials.isupper():
        return False
    is_none = last.kind is _ORGANISATION and last.certainty < LIKELY
    is_none = is_none and is_initials(initials) and place(initials) is None
    if initials in words("titles", "shortened"):
        return False
    return spot.kind is _PERSON and (last.kind is _PERSON or is_none)


def is_initials(word: str) -> bool:
    """Tell whether a word can be somebody's initials: "J", "KP", "J.P."."""
    letters = word.replace(".", "")
    return letters.isupper() and letters.isalpha() and len(letters) <= _LONGEST_INITIALS


def _is_one_body(document: Document, last: Spot, spot: Spot) -> bool:
    """Tell whether two names are one body's.

    A small word of another language joins them, or the apostrophe of "Teachers’ Union", or the
    second is only what a body of the first is: "Nakuru", "Level Five Hospital", "Ethics" and
    "Sports Commission".
    """
    if spot.kind is not _ORGANISATION:
        return False
    gap = document.lower[last.stop : spot.first]
    is_plural = document.lower[last.stop - 1].endswith("s")
    if gap == ("and",) and last.stop - last.first == 1 and last.certainty < LIKELY:
        is_led = document.lower[last.first - 1 : last.first] == ("the",)
        is_body = document.words[spot.stop - 1] in tables().heads
        return is_led and is_body and names_nothing(document.lower[last.first])
    if len(gap) == 1 and gap[0] in _APOSTROPHES and is_plural:
        return document.starts[last.stop] == document.ends[last.stop - 1]
    if last.kind is _PERSON:
        return False
    if not gap:
        name = document.lower[spot.first : spot.stop]
        known = place(" ".join(document.words[last.first : last.stop]))
        is_country = known is not None and known.is_country
        is_place = last.kind is _PLACE and not is_country
        return is_place and len(name) > 1 and all(map(names_nothing, name))
    is_linked = len(gap) == 1 and gap[0] in words("organisations", "foreign_links")
    return is_linked and last.kind is _ORGANISATION


def short_forms(document: Document, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Yield the short forms that stand in brackets after a name: "Lake Water Authority (LWA)".

    What is short for a name names the same, and so is of the same kind.
    """
    words = document.words
    for spot in spots:
        token = spot.stop + 1
        if words[token - 1 : token] != ("(",) or token + 1 >= len(words):
            continue
        if words[token + 1] in {")", ",", ";"} and is_short_for(
            words[token], words[spot.first : spot.stop]
        ):
            kind = _ORGANISATION if spot.kind is _PERSON else spot.kind
            yield Spot(token, token + 1, kind, spot.certainty)


def is_short_for(short: str, name: Sequence[str]) -> bool:
    """Tell whether capitals are letters of a name of several words, in their order.

    They begin as one of its words does: a place and the agency that reports from it do not.
    """
    letters = "".join(letter for letter in short if letter.isalpha())
    if len(letters) not in _SHORT_FORM or sum(map(str.isupper, letters)) * 2 <= len(letters):
        return False
    if len(name) < 2:
        return False
    initials = [rank for rank, word in enumerate(name) if word[0] == letters[0]]
    rest = iter("".join(name[initials[0] :]).upper()) if initials else iter("")
    return all(letter in rest for letter in letters.upper())
