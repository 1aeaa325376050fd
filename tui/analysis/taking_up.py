"""Find the nouns that take up a body named before: "the League", after "the League of Writers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.organisations import general_nouns
from tui.analysis.spots import SURE, Spot
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document


def taking_up(document: Document, runs: Runs, found: Sequence[Spot]) -> Iterator[Spot]:
    """Yield "the League" and the like with a capital, where they are in no name of ``found``."""
    words, lower = document.words, document.lower
    nouns = general_nouns()
    alone = [
        token
        for token in document.capitals
        if words[token] in nouns and lower[token - 1] == "the" and not runs.initial[token]
    ]
    if not alone:
        return
    bodies = [spot for spot in found if spot.kind is EntityKind.ORGANISATION]
    taken = {token for spot in found for token in range(spot.first, spot.stop)}
    for token in alone:
        follows = words[token + 1 : token + 2]
        is_whole = not follows or not follows[0][0].isupper() or runs.initial[token + 1]
        if not is_whole or token in taken or runs.headings[token]:
            continue
        noun = words[token]
        before = (spot for spot in bodies if spot.first < token and spot.stop - spot.first > 1)
        if any(noun in words[spot.first : spot.stop] for spot in before):
            yield Spot(token, token + 1, EntityKind.ORGANISATION, SURE)
