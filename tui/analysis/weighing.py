"""Weigh the mentions that may be the source of each quoted span of a document, and "no speech".

What counts for a mention depends on the decision before it in a few features only. So everything is
summed up once for all mentions of all quotations, in arrays, and those few for each case there is.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from tui.analysis.hashing import fresh_pairs, pairs
from tui.analysis.silence import Silence
from tui.analysis.silence_features import SILENCE, VERDICTS
from tui.analysis.source_features import SOURCES
from tui.analysis.sourcehood import CANDIDATES, Sources

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from tui.analysis.features import Extractor
    from tui.analysis.hashing import Hashes
    from tui.analysis.network import Network
    from tui.analysis.ranking import Choice
    from tui.analysis.sourcehood import Near
    from tui.analysis.templates import Templates

Item = TypeVar("Item", bound="Hashable")


class Earlier(NamedTuple):
    """What was decided on the quoted spans before: the last source, or -1; and the last verdict.

    The verdict is "q" for speech, "0" for none and "-" where there is no quoted span before.
    """

    mention: int = -1
    verdict: str = "-"

    def after(self, choice: Choice) -> Earlier:
        """Return what is known after one more decision."""
        speaks = choice.silence < 0.5
        mention = choice.mention if speaks and choice.mention >= 0 else self.mention
        return Earlier(mention, "q" if speaks else "0")


class Weighing:
    """The options of each quoted span of a document."""

    def __init__(self, extractor: Extractor) -> None:
        self.silence = Silence(extractor)
        self.sources = Sources(extractor)

    def options(self, quote: int, found: Sequence[int], earlier: Earlier) -> list[list[str]]:
        """Return the features of "no speech" and of each mention of ``found`` as the source.

        They are what ``scores`` sums up, by their names, as training needs them.
        """
        parts = self.silence.parts(quote)
        case = 1 + VERDICTS.index(earlier.verdict)
        options = [SILENCE.names(parts, 0) + SILENCE.names(parts, case)]
        sources, units = self.sources, self.sources.scene.unit_of_mention
        quotation, of_quotation = sources.quotation(quote), sources.of_quotation(quote)
        which = sources.candidates(quotation, enumerate(found))
        cases = sources.cases(found, earlier.mention)
        for mention, candidate, case in zip(found, which, cases, strict=True):
            place, near = sources.standing(quotation, units[mention])
            parts = (
                *sources.of_mention(mention),
                *of_quotation,
                *CANDIDATES[candidate],
                *place,
                *chain.from_iterable(near),
            )
            options.append(SOURCES.names(parts, 0) + SOURCES.names(parts, 1 + case))
        return options

    def silences(self, network: Network, quotes: Sequence[int]) -> list[list[float]]:
        """Return the score of "no speech" for each of some quoted spans, by ``VERDICTS``."""
        rows = [self.silence.parts(quote) for quote in quotes]
        return _scores(network, SILENCE, SILENCE.hashes((_table(rows), np.arange(len(rows)))))

    def scores(
        self, network: Network, found: Mapping[int, Sequence[tuple[int, int]]]
    ) -> list[list[float]]:
        """Return the score of each mention as the source, one after the other, by ``SAME``.

        ``found`` has the mentions for each of some quoted spans, with their rank.
        """
        sources, units = self.sources, self.sources.scene.unit_of_mention
        mentions: dict[int, int] = {}
        standing: list[tuple[tuple[str, ...], Near]] = []
        mention_of: list[int] = []
        candidate_of: list[int] = []
        place_of: list[int] = []
        for quote, ranked in found.items():
            quotation = sources.quotation(quote)
            candidate_of += sources.candidates(quotation, ranked)
            places: dict[int, int] = {}
            for _, mention in ranked:
                mention_of.append(mentions.setdefault(mention, len(mentions)))
                unit = units[mention]
                if unit not in places:
                    places[unit] = len(standing)
                    standing.append(sources.standing(quotation, unit))
                place_of.append(places[unit])
        near, near_of = _distinct([near for _, near in standing])
        governors, governor_of = _distinct([each.governor for each in near])
        spelled = fresh_pairs([*chain.from_iterable([each.spelled for each in near])])
        sizes = [len(ranked) for ranked in found.values()]
        at = _places(place_of)
        near_at = near_of[at]
        hashes = SOURCES.hashes(
            (_table([*map(sources.of_mention, mentions)]), _places(mention_of)),
            (_table([*map(sources.of_quotation, found)]), np.arange(len(found)).repeat(sizes)),
            (_CANDIDATES, _places(candidate_of)),
            (_table([place for place, _ in standing]), at),
            (_table(governors), governor_of[near_at]),
            (_table([each.kins for each in near]), near_at),
            (spelled.reshape(len(near), -1, 2), near_at),
        )
        return _scores(network, SOURCES, hashes)


def _distinct(items: Sequence[Item]) -> tuple[list[Item], NDArray[np.intp]]:
    """Return each object of ``items`` once, and for each item its place among those."""
    found = {id(item): item for item in items}
    places = dict(zip(found, range(len(found)), strict=True))
    return list(found.values()), _places([places[id(item)] for item in items])


def _places(numbers: Sequence[int]) -> NDArray[np.intp]:
    return np.fromiter(numbers, np.intp, len(numbers))


def _table(rows: Sequence[Sequence[str]]) -> Hashes:
    """Return the hashes and powers of rows of parts."""
    return pairs(chain.from_iterable(rows)).reshape(len(rows), -1, 2)


def _scores(network: Network, templates: Templates, hashes: Hashes) -> list[list[float]]:
    """Return the scores of options in each case: the first group of features counts in all."""
    sums = network.sums(hashes, templates.groups)
    scores: list[list[float]] = network.scores(sums[1:] + sums[0]).T.tolist()
    return scores


_CANDIDATES = _table(CANDIDATES)
