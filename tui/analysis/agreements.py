"""Tell which names are agreements' (treaties, laws, programmes), and when two of them are one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.lexicon import load, words
from tui.analysis.names import is_given
from tui.analysis.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
    return words("agreements", "names") | {name for names in _known() for name in names}


@cache
def _known() -> Sequence[Sequence[str]]:
    found: Sequence[Sequence[str]] = load("agreements")["known"]
    return found


@cache
def _called() -> Mapping[str, str]:
    """Return what known treaties are called, by all their names, folded."""
    return {folded(name): names[0] for names in _known() for name in names}


@cache
def _ends() -> frozenset[str]:
    return frozenset(name.split(" ")[-1] for name in _heads() | _complete())


def may_tell_agreement(word: str) -> bool:
    """Tell whether a word may show that the name it stands in is an agreement's."""
    return word in _ends()


def is_agreement(name: Sequence[str]) -> bool:
    """Tell whether the words of a name show that it is an agreement's."""
    if " ".join(name) in _complete():
        return True
    if len(name) < 2:
        return False
    if name[-1] in _heads():
        return not (len(name) == 2 and is_given(name[0]))  # "Jude Law" is a person
    links = words("beside_names", "links_of_agreements")
    linked = next((rank for rank, word in enumerate(name) if word in links), 0)
    return linked > 0 and name[linked - 1] in _heads()


def known_agreement(name: str) -> str:
    """Return what the treaty of this name is called, or "" where it is not a known one."""
    return _called().get(folded(name), "")


def agreement_key(name: str) -> frozenset[str]:
    """Return what identifies an agreement: its words but the noun, folded.

    So "Ottawa Treaty" and "Ottawa Convention" have one key.
    """
    return _key(known_agreement(name) or name)


def _key(name: str) -> frozenset[str]:
    plain = [folded(word) for word in name.split()]
    small = words("beside_names", "within")
    own = frozenset(
        word
        for word in plain
        if word not in treaty_nouns() and word not in small and not word.isdigit()
    )
    return own or frozenset(plain)
