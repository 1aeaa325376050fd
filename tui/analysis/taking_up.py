"""Find the nouns that take up a body named before: "the League", after "the League of Writers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.lexicon import words as lexicon
from tui.analysis.spots import SURE, Spot
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document


def taking_up(document: Document, runs: Runs, found: Sequence[Spot]) -> Iterator[Spot]:
    """Yield "the League" and the like with a capital, where they are in no name of ``found``."""
    words = document.words
    nouns = lexicon("organisations", "general")
    named: dict[str, int] = {}
    for spot in found:
        if spot.kind is EntityKind.ORGANISATION and spot.stop - spot.first > 1:
            for word in nouns.intersection(words[spot.first : spot.stop]):
                named[word] = min(spot.first, named.get(word, spot.first))
    if not named:
        return
    taken = {token for spot in found for token in range(spot.first, spot.stop)}
    for token in document.capitals:
        before = named.get(words[token], token)
        if before >= token or token in taken or runs.headings[token]:
            continue
        follows = words[token + 1 : token + 2]
        is_whole = not follows or not follows[0][0].isupper() or runs.initial[token + 1]
        if is_whole and document.lower[token - 1] == "the" and not runs.initial[token]:
            yield Spot(token, token + 1, EntityKind.ORGANISATION, SURE)
