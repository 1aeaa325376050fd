"""Take a description apart: "Poland’s defence minister", "the four ministers from these states"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from tui.analysis.lexicon import load
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import POSSESSIVES, is_possessive
from tui.analysis.nouns import Noun, NounKind, linked_roles, nouns, numbers
from tui.analysis.places import countries_called, country_code, is_adjective
from tui.analysis.roles import NEUTRAL, role_key
from tui.analysis.words import remembered
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.analysis.segment import Document

_DEFINITE = lexicon("grammar", "definite")
_INDEFINITE = lexicon("grammar", "indefinite")
_LONGEST_NUMERAL = 6
_LONGEST_LIST = 24  # tokens of adjectives
_DETERMINERS = _DEFINITE | _INDEFINITE
_WITHIN_NAMES = lexicon("beside_names", "links") | {"the"}
_LINKS = lexicon("grammar", "tails")
_TELLING_NOTHING = NEUTRAL | lexicon("grammar", "telling_nothing")
_STOPS = frozenset({"(", ":", ";", "—", "–", "["})
_PARTING = _STOPS | _LINKS | {",", "'s", "’s", "'", "’"}  # what ends an owner or begins a tail


@dataclass(slots=True)
class Description:
    """A noun phrase in parts.

    ``head`` and the other positions are tokens. ``words`` are the folded words before the head that
    say what sort it is; ``countries`` the ISO codes of the countries named with it; ``owner`` is
    the last token before its possessive mark, or -1; ``link`` begins its tail ("of Norway"), or is
    ``stop``; ``short`` is the text without it.
    """

    start: int
    stop: int
    head: int
    link: int
    determiner: str
    noun: Noun | None
    words: frozenset[str]
    countries: frozenset[str]
    number: int
    owner: int
    text: str
    short: str

    @property
    def is_definite(self) -> bool:
        """Whether it speaks of somebody whom the text has made known."""
        return self.determiner in _DEFINITE or self.owner >= 0

    @property
    def is_indefinite(self) -> bool:
        """Whether it introduces somebody."""
        return self.determiner in _INDEFINITE

    @property
    def is_plural(self) -> bool:
        """Whether it is of several."""
        return self.noun is not None and self.noun.is_plural


def described(document: Document, span: Span) -> Description:
    """Return the parts of the phrase at ``span``, which must hold a token."""
    tokens = document.tokens_in(span)
    lower, text = document.lower, document.words
    start, stop = _whole_list(document, tokens.start), tokens.stop
    span = Span(document.starts[start], span.end)
    determiner = lower[start] if lower[start] in _DETERMINERS else ""
    owner, link = -1, stop
    if not _PARTING.isdisjoint(lower[start + 1 : stop]):
        owner, link = _owner_and_link(document, start, stop)
    head, noun = _head(document, start, link)
    in_full = _shortened_offices().get(text[head], ())
    if in_full:
        noun = nouns().get(in_full[-1])
    number = next(filter(None, map(_number, lower[start:head])), 0)
    if noun is not None and noun.count:
        number = noun.count
    before = range(max(start, owner + 1), link)
    kept = _words(document, before, head)
    if in_full:
        kept |= frozenset(in_full[:-1]) - _TELLING_NOTHING
    whole = " ".join(document.text[span.start : span.end].split())
    short = whole if link == stop else _spelt(document, start, link)
    countries = _countries(document, start, stop)
    return Description(
        start, stop, head, link, determiner, noun, kept, countries, number, owner, whole, short
    )


def small_words(document: Document, description: Description) -> frozenset[str]:
    """Return those of a description's ``words`` that have no capital."""
    before = range(max(description.start, description.owner + 1), description.link)
    small = [document.lower[token] for token in before if document.words[token].islower()]
    return description.words.intersection(chain.from_iterable(map(role_key, small)))


@cache
def _shortened_offices() -> Mapping[str, tuple[str, ...]]:
    """Return the words of the offices that are spoken of in capitals: "PM"."""
    return {short: tuple(full.split()) for short, full in load("roles")["shortened"].items()}


def _spelt(document: Document, start: int, stop: int) -> str:
    end = document.ends[max(start, stop - 1)]
    return " ".join(document.text[document.starts[start] : end].split())


@remembered
def _number(word: str) -> int:
    """Return what a number word or a short numeral counts, or 0."""
    if word.isascii() and word.isdigit() and len(word) < _LONGEST_NUMERAL:
        return int(word)
    return numbers().get(word, 0)


def _owner_and_link(document: Document, start: int, stop: int) -> tuple[int, int]:
    """Return the token before the possessive mark, or -1, and where the tail begins."""
    owner, named_to = -1, start
    for token in range(start + 1, stop):
        if is_possessive(document, token):
            owner = token - 1
        elif token > named_to and _begins_tail(document, token, stop):
            named_to = _owner_end(document, token, stop)
            if not named_to:
                return owner, token
    return owner, stop


def _owner_end(document: Document, token: int, stop: int) -> int:
    """Return the last token of an owner in whose name is a link, or 0.

    "The Union | of Teachers’ chairman", but not "the chairman | of Norway’s parliament".
    """
    words, before = document.words, nouns().get(document.lower[token - 1])
    is_role = before is not None and before.kind is NounKind.PERSON
    if is_role or not words[token - 1][0].isupper():
        return 0
    end = token
    while end < stop and (words[end][0].isupper() or words[end] in _WITHIN_NAMES):
        end += 1
    return end - 1 if end + 1 < stop and is_possessive(document, end) else 0


def _begins_tail(document: Document, token: int, stop: int) -> bool:
    word = document.lower[token]
    if word == ",":
        return not (document.words[token - 1][0].isupper() and _lists(document, token, stop))
    is_link = word in _LINKS and f"{document.lower[token - 1]} {word}" not in linked_roles()
    return is_link or word in _STOPS


def _head(document: Document, start: int, link: int) -> tuple[int, Noun | None]:
    """Return the head of the phrase that ends before ``link``, and what is known of it."""
    lower = document.lower
    head = link - 1
    while head > start and (lower[head] in {",", "."} or lower[head] in _DEFINITE):
        head -= 1
    if _role_links().isdisjoint(lower[start + 1 : head + 1]):
        return head, nouns().get(lower[head])
    for token in range(head - 1, start - 1, -1):  # "chief of the general staff"
        if lower[token] in POSSESSIVES:
            break
        if f"{lower[token]} {lower[token + 1]}" in linked_roles():
            return token, nouns().get(lower[token])
    return head, nouns().get(lower[head])


@cache
def _role_links() -> frozenset[str]:
    """Return the words that lead from a role's noun to its tail."""
    return frozenset(role.split(" ")[1] for role in linked_roles())


def _whole_list(document: Document, start: int) -> int:
    """Return where a list of countries' adjectives begins whose last are at ``start``."""
    words = document.words
    if not (words[start][0].isupper() and country_code(words[start])):
        return start
    token = start
    while (
        token > 1
        and start - token < _LONGEST_LIST
        and document.lower[token - 1] in {",", "and"}
        and words[token - 2][0].isupper()
        and is_adjective(words[token - 2])
        and country_code(words[token - 2])
    ):
        token -= 2
    if token < start and token and document.lower[token - 1] == "the":
        token -= 1
    return token


def _lists(document: Document, token: int, stop: int) -> bool:
    """Tell whether a comma stands between adjectives: "the Swedish, Danish and Finnish kings"."""
    after = token + 1
    after += after < stop and document.lower[after] == "and"
    return after < stop and bool(
        country_code(document.words[after]) and document.words[after][0].isupper()
    )


def _words(document: Document, tokens: range, head: int) -> frozenset[str]:
    """Return what the words before a head say of its sort, folded."""
    words = document.words
    return frozenset().union(*[_told(words[token]) for token in tokens if token != head])


@remembered
def _told(word: str) -> frozenset[str]:
    """Return what a word says of whom it stands before, folded; nothing for a mere number."""
    low = word.lower()
    is_country = word[0].isupper() and country_code(word)
    if is_country or _number(low) or not low[0].isalnum():
        return frozenset()
    if low in _DETERMINERS or low in POSSESSIVES:
        return frozenset()
    return role_key(low) - _TELLING_NOTHING


def _countries(document: Document, start: int, stop: int) -> frozenset[str]:
    found: set[str] = set()
    words = document.words
    if words[start:stop] == document.lower[start:stop]:
        return frozenset()
    for token in range(start, stop):
        if words[token][0].isupper():
            code = country_code(words[token])
            if not code and token + 1 < stop:
                pair = f"{words[token]} {words[token + 1]}"
                code = country_code(pair)
                found |= countries_called(pair)
            if code:
                found.add(code)
    return frozenset(found)
