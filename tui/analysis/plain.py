"""Words that no rule for the ends of names is about.

Three names in four are made of such words and stand between words of the narrator's own. A rule
asks of each word of a name whether some list has it; that none of the lists has a word is found out
once, and then none of the rules need be asked about a name of such words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.agreements import treaty_nouns
from tui.analysis.lexicon import words
from tui.analysis.names import tables
from tui.analysis.nouns import linked_roles, nouns, role_words
from tui.analysis.places import directions, is_adjective
from tui.analysis.wordclasses import word_class
from tui.analysis.words import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING = frozenset({"D", "I", "S", "C"})  # classes of words that begin a noun phrase
_APOSTROPHES = frozenset({"'", "’"})


def are_plain(name: Sequence[str]) -> bool:
    """Tell whether all words of a name are plain, so that nothing can be cut from it."""
    return all(map(is_plain, name))


@remembered
def is_plain(word: str) -> bool:
    """Tell whether a word is written as names are and no list has it that trims or parts names."""
    low = word.lower()
    is_written = len(word) > 1 and word[0].isupper() and "-" not in word
    is_listed = low in _lowered() or word in _written()
    return (
        is_written and not is_listed and not is_adjective(word) and word_class(low) not in _OPENING
    )


@remembered
def has_capital(word: str) -> bool:
    """Tell whether a word begins with a capital."""
    return word[0].isupper()


@remembered
def may_adjoin(word: str) -> bool:
    """Tell whether a word beside a body's name may be part of it, or join it to what is."""
    return word[0].isupper() or word.lower() in _joining()


@cache
def _written() -> frozenset[str]:
    """Return the words, as they are written, that the rules for the ends of names ask about."""
    found = tables()
    return frozenset().union(
        found.heads,
        found.time,
        directions(),
        *(words("titles", key) for key in ("courtesy", "before_people")),
        *(words("organisations", key) for key in ("sorts", "openings", "links", "not_acronyms")),
        words("organisations", "counted"),
        words("roles", "shortened"),
    )


@cache
def _lowered() -> frozenset[str]:
    """Return those that the rules ask about in lower case; of several words, the first of them."""
    found = tables()
    listed = (found.common, found.suffixes, found.titles, found.offices, nouns(), role_words())
    several = frozenset().union(*listed, linked_roles(), treaty_nouns())
    return frozenset(entry.split(" ")[0] for entry in several)


@cache
def _joining() -> frozenset[str]:
    """Return the small words and marks beside a name over which it may go on."""
    links = words("beside_names", "after_members") | words("organisations", "foreign_links")
    return links | _APOSTROPHES | {"of"}
