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
from tui.analysis.sourcehood import Sources

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from tui.analysis.features import Extractor
    from tui.analysis.hashing import Hashes
    from tui.analysis.network import Network
    from tui.analysis.ranking import Choice
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
        for rank, mention in enumerate(found):
            standing = sources.standing(quotation, units[mention])
            parts = (
                *sources.of_mention(mention),
                *of_quotation,
                *sources.of_candidate(quotation, rank, mention),
                *standing.codes,
                *standing.spelled,
            )
            case = 1 + sources.same(mention, earlier.mention)
            options.append(SOURCES.names(parts, 0) + SOURCES.names(parts, case))
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
        quotations = {quote: sources.quotation(quote) for quote in found}
        listed = [(quote, *each) for quote, ranked in found.items() for each in ranked]
        mentions, mention_of = _distinct([mention for _, _, mention in listed])
        places, place_of = _distinct([(quote, units[mention]) for quote, _, mention in listed])
        standing = [sources.standing(quotations[quote], unit) for quote, unit in places]
        spelled = fresh_pairs([*chain.from_iterable([each.spelled for each in standing])])
        candidates = [
            sources.of_candidate(quotations[quote], rank, mention)
            for quote, rank, mention in listed
        ]
        sizes = [len(ranked) for ranked in found.values()]
        hashes = SOURCES.hashes(
            (_table([*map(sources.of_mention, mentions)]), mention_of),
            (_table([*map(sources.of_quotation, found)]), np.arange(len(found)).repeat(sizes)),
            (_table(candidates), np.arange(len(listed))),
            (_table([each.codes for each in standing]), place_of),
            (spelled.reshape(len(standing), -1, 2), place_of),
        )
        return _scores(network, SOURCES, hashes)


def _distinct(items: Sequence[Item]) -> tuple[list[Item], NDArray[np.intp]]:
    """Return each of ``items`` once, and for each item its place among those."""
    places = {item: place for place, item in enumerate(dict.fromkeys(items))}
    return list(places), np.array([places[item] for item in items])


def _table(rows: Sequence[Sequence[str]]) -> Hashes:
    """Return the hashes and powers of rows of parts."""
    return pairs(chain.from_iterable(rows)).reshape(len(rows), -1, 2)


def _scores(network: Network, templates: Templates, hashes: Hashes) -> list[list[float]]:
    """Return the scores of options in each case: the first group of features counts in all."""
    sums = network.sums(hashes, templates.groups)
    scores: list[list[float]] = network.scores(sums[1:] + sums[0]).T.tolist()
    return scores
