"""Features in groups, each of which depends on a few facts only.

Training reads the names of features. What ranks by them needs the sum of their weights, and that of
a group is worked out once for the same facts, which come again and again.
"""

from __future__ import annotations

from itertools import repeat
from operator import call
from typing import TYPE_CHECKING

from tui.analysis.model import SCALE
from tui.analysis.words import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    Facts = Sequence[tuple[Hashable, ...]]  # the facts of each group
    Group = Callable[..., Sequence[str]]  # makes the features of its facts


def names(groups: Sequence[Group], facts: Facts) -> list[str]:
    """Return the features of all groups."""
    return [name for group, known in zip(groups, facts, strict=True) for name in group(*known)]


class Scores:
    """The scores of options by the weights of a model, in whole hundredths."""

    def __init__(self, groups: Sequence[Group], weights: Mapping[str, int]) -> None:
        weight, none = weights.get, repeat(0)

        def sums(group: Group) -> Callable[[tuple[Hashable, ...]], int]:
            return remembered(lambda facts: sum(map(weight, group(*facts), none)))

        self._sums = [sums(group) for group in groups]

    def of(self, facts: Facts) -> float:
        """Return the score of an option."""
        return sum(map(call, self._sums, facts)) / SCALE
