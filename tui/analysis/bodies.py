"""Find the bodies of countries that stand in lower case: "Peru’s defence ministry"."""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import POSSESSIVES, NamePhrase
from tui.analysis.places import country_code, is_adjective
from tui.analysis.wordclasses import word_class
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.analysis.segment import Document

_NOUN_LIKE = frozenset({"w", "s", "noun"})
_LONGEST = 5  # words before the noun that tell which body it is


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in words("organisations", "of_countries"))


@cache
def _topics() -> frozenset[str]:
    found: set[str] = set()
    for phrase in words("organisations", "topics"):
        found.update(phrase.split())
    for phrase in words("organisations", "of_countries"):
        found.update(phrase.split()[:-1])
    return frozenset(found)


def lower_case_bodies(document: Document) -> Iterator[NamePhrase]:
    """Yield the countries' bodies of a text that only the country's capital marks."""
    is_last = _last_words().__contains__
    for token in compress(count(), map(is_last, document.lower)):
        if document.words[token][0].isupper():
            continue
        owner = _owner(document, token)
        if owner >= 0:
            span = Span(document.starts[owner], document.ends[token])
            name = tuple(document.words[owner : token + 1])
            yield NamePhrase(
                owner, owner, token + 1, span, span, name, " ".join(name), EntityKind.ORGANISATION
            )


def _stands_alone(document: Document, token: int) -> bool:
    """Tell whether a single noun is a body: "Peru’s navy" is, in "Peru’s navy base" it is not."""
    following = document.words[token + 1 : token + 2]
    is_first_of_two = bool(following) and word_class(following[0]) in _NOUN_LIKE
    known = document.lower[token] in words("organisations", "of_countries")
    return known and not is_first_of_two


def _owner(document: Document, token: int) -> int:
    """Return the token of the country whose body the noun at ``token`` is, or -1."""
    first = token
    while first > 0 and token - first < _LONGEST and document.lower[first - 1] in _topics():
        first -= 1
    is_alone = first == token
    if is_alone and not _stands_alone(document, token):
        return -1
    owner = first - 1
    is_possessive = owner > 0 and document.words[owner] in POSSESSIVES
    owner -= is_possessive
    if owner < 0 or not document.words[owner][0].isupper():
        return -1
    word = document.words[owner]
    belongs = country_code(word) and (is_possessive or is_adjective(word))
    return owner if belongs else -1
