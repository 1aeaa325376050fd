"""Tell which names are agreements' (treaties, laws, programmes), and when two of them are one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import is_given
from tui.analysis.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINKS = frozenset({"of", "on", "for", "against"})
_SMALL = frozenset({"of", "on", "for", "the", "and", "to", "against", "in", "a"})


@cache
def treaty_nouns() -> frozenset[str]:
    """Return the nouns that name treaties, in lower case."""
    return words("agreements", "treaties")


@cache
def _heads() -> frozenset[str]:
    return (
        frozenset(noun.capitalize() for noun in treaty_nouns())
        | words("agreements", "laws")
        | words("agreements", "programmes")
    )


@cache
def _complete() -> frozenset[str]:
    return words("agreements", "names")


def is_agreement(name: Sequence[str]) -> bool:
    """Tell whether the words of a name show that it is an agreement's."""
    if " ".join(name) in _complete():
        return True
    if len(name) < 2:
        return False
    if name[-1] in _heads():
        return not (len(name) == 2 and is_given(name[0]))  # "Jude Law" is a person
    linked = next((rank for rank, word in enumerate(name) if word in _LINKS), 0)
    return linked > 0 and name[linked - 1] in _heads()


def agreement_key(name: str) -> frozenset[str]:
    """Return what identifies an agreement: its words but the noun, folded.

    So "Ottawa Treaty" and "Ottawa Convention" have one key.
    """
    plain = [folded(word) for word in name.split()]
    own = frozenset(
        word
        for word in plain
        if word not in treaty_nouns() and word not in _SMALL and not word.isdigit()
    )
    return own or frozenset(plain)
