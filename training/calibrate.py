"""From raw probabilities and outcomes to the share that is right: isotonic regression."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINTS = 24


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
