"""From raw probabilities and outcomes to the share that is right: isotonic regression."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINTS = 24
_RIGHT = 0.9  # of the names that stand without a question mark


def calibration(decisions: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return points (raw probability, share right), rising in both, about two dozen.

    The decisions are put into bins of equal size by their raw probability; neighbouring bins
    whose shares would fall are pooled (Ayer et al. 1955, pool adjacent violators).
    """
    ordered = sorted(decisions)
    size = max(1, len(ordered) // _POINTS)
    pools: list[tuple[float, float, int]] = []
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        raw = sum(value for value, _ in part) / len(part)
        share = sum(right for _, right in part) / len(part)
        pools.append((raw, share, len(part)))
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            (raw1, share1, n1), (raw2, share2, n2) = pools[-2:]
            count = n1 + n2
            pools[-2:] = [
                ((raw1 * n1 + raw2 * n2) / count, (share1 * n1 + share2 * n2) / count, count)
            ]
    return [(round(raw, 4), round(share, 4)) for raw, share, _ in pools]


def doubt(confidences: Sequence[tuple[float, bool]]) -> float:
    """Return the least confidence from which on nine decisions in ten are right.

    ``confidences`` are those of decisions on articles the model has not seen, with whether each
    was right. 1 where not even the surest reach that.
    """
    ordered = sorted(confidences, reverse=True)
    least, right = 1.0, 0
    for count, (confidence, is_right) in enumerate(ordered, 1):
        right += is_right
        is_last_of_its_kind = count == len(ordered) or ordered[count][0] < confidence
        if is_last_of_its_kind and right >= _RIGHT * count:
            least = confidence
    return round(least, 2)
