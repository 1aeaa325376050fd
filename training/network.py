"""Fit the network that ranks candidates: several small ones, each by Adam, joined into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from training.ranking import vocabulary
from tui.analysis.network import Network, assembled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.ranking import Choice

_HIGHEST = 127  # of the whole numbers that a feature adds
_MOMENTS = (0.9, 0.999)
_TINY = 1e-8


@dataclass(frozen=True, slots=True)
class Settings:
    """How a network is fitted.

    Each of ``members`` has ``hidden`` units and begins elsewhere. A feature counts when it occurs
    in ``at_least`` choices; while fitting, each present one is left out with the chance
    ``dropped``. ``decay`` draws the hidden units' weights towards nothing, ``plain_decay`` the
    others'. The rate falls from ``rate`` to almost nothing over the ``rounds``.
    """

    members: int = 3
    hidden: int = 12
    at_least: int = 8
    rounds: int = 6
    batch: int = 128
    rate: float = 0.002
    dropped: float = 0.3
    decay: float = 3.0
    plain_decay: float = 1.0


@dataclass(frozen=True, slots=True)
class Parts:
    """The whole numbers of a fitted network, as its file has them."""

    names: list[str]
    numbers: bytes
    bias: list[int]
    effects: list[float]

    def network(self) -> Network:
        """Return the network that runs."""
        return assembled(self.names, self.numbers, self.bias, self.effects)


class _Table:
    """The options of all choices as rows of a sparse matrix, those of a choice together."""

    def __init__(self, choices: Sequence[Choice], index: Mapping[str, int]) -> None:
        columns: list[int] = []
        ends = [0]
        right: list[bool] = []
        for choice in choices:
            for rank, features in enumerate(choice.options):
                columns.extend({index[name] for name in features if name in index})
                ends.append(len(columns))
                right.append(rank in choice.right)
        ones = np.ones(len(columns), dtype=np.float32)
        shape = (len(right), len(index))
        self.matrix = sparse.csr_matrix((ones, np.array(columns), np.array(ends)), shape=shape)
        self.matrix.sort_indices()
        self.right = np.array(right)
        self.sizes = np.array([len(choice.options) for choice in choices])
        self.begins = np.r_[0, np.cumsum(self.sizes)[:-1]]

    def rows(self, chosen: np.ndarray) -> np.ndarray:
        """Return the rows of some choices."""
        spans = zip(self.begins[chosen], self.sizes[chosen], strict=True)
        return np.concatenate([np.arange(begin, begin + size) for begin, size in spans])


class _Adam:
    """Steps down the gradient, each weight at its own rate (Kingma and Ba 2015)."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.first = {name: np.zeros_like(array) for name, array in weights.items()}
        self.second = {name: np.zeros_like(array) for name, array in weights.items()}
        self.steps = 0

    def step(self, gradients: Mapping[str, np.ndarray], rate: float) -> None:
        """Change the weights by one step."""
        self.steps += 1
        early, late = _MOMENTS
        for name, gradient in gradients.items():
            first, second = self.first[name], self.second[name]
            first *= early
            first += (1 - early) * gradient
            second *= late
            second += (1 - late) * gradient * gradient
            ahead = first / (1 - early**self.steps)
            spread = np.sqrt(second / (1 - late**self.steps)) + _TINY
            self.weights[name] -= rate * ahead / spread


def fit(choices: Sequence[Choice], settings: Settings, seed: int = 0) -> Parts:
    """Return a network that gives the right options of ``choices`` a high probability.

    The loss is minus the log of the summed probability of the right options. The scores of the
    members are averaged, which is again one network.
    """
    index = vocabulary(choices, settings.at_least)
    table = _Table(choices, index)
    members = [_member(table, settings, seed + rank) for rank in range(settings.members)]
    inner = np.concatenate([member["inner"] for member in members], axis=1)
    plain = np.mean([member["plain"] for member in members], axis=0)
    bias = np.r_[np.concatenate([member["bias"] for member in members]), 0.0]
    outer = np.concatenate([member["outer"] for member in members]) / settings.members
    return _in_whole_numbers(list(index), np.c_[inner, plain], bias, np.r_[outer, 1.0])


def _member(table: _Table, settings: Settings, seed: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    count, hidden = table.matrix.shape[1], settings.hidden
    weights = {
        "inner": chance.normal(0, 0.05, (count, hidden)).astype(np.float32),
        "bias": np.full(hidden, 0.1, dtype=np.float32),
        "outer": (chance.normal(0, 1, hidden) / np.sqrt(hidden)).astype(np.float32),
        "plain": np.zeros(count, dtype=np.float32),
    }
    adam = _Adam(weights)
    total = len(table.sizes)
    steps = settings.rounds * -(-total // settings.batch)
    for _ in range(settings.rounds):
        order = chance.permutation(total)
        for begin in range(0, total, settings.batch):
            chosen = np.sort(order[begin : begin + settings.batch])
            rate = settings.rate * (1 - 0.95 * adam.steps / steps)
            adam.step(_gradients(table, weights, chosen, settings.dropped, chance), rate)
            weights["inner"] *= 1 - rate * settings.decay
            weights["plain"] *= 1 - rate * settings.plain_decay
    return weights


def _gradients(
    table: _Table,
    weights: Mapping[str, np.ndarray],
    chosen: np.ndarray,
    dropped: float,
    chance: np.random.Generator,
) -> dict[str, np.ndarray]:
    rows = table.rows(chosen)
    present = table.matrix[rows]
    kept = chance.random(len(present.data), dtype=np.float32) >= dropped
    present.data = kept.astype(np.float32) / np.float32(1 - dropped)
    right, sizes = table.right[rows], table.sizes[chosen]
    begins, group = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(sizes)), sizes)
    sums = present @ weights["inner"] + weights["bias"]
    above = np.maximum(sums, 0)
    scores = above @ weights["outer"] + present @ weights["plain"]
    odds = np.exp(scores - np.maximum.reduceat(scores, begins)[group])
    whole = np.add.reduceat(odds, begins)
    gold = np.maximum(np.add.reduceat(odds * right, begins), 1e-12)
    slope = (odds / whole[group] - odds * right / gold[group]) / len(sizes)
    slope = slope.astype(np.float32)
    pushed = slope[:, None] * weights["outer"] * (sums > 0)
    turned = present.T.tocsr()
    return {
        "inner": turned @ pushed,
        "bias": pushed.sum(axis=0),
        "outer": above.T @ slope,
        "plain": turned @ slope,
    }


def _in_whole_numbers(
    names: list[str], inner: np.ndarray, bias: np.ndarray, outer: np.ndarray
) -> Parts:
    """Return the parts in whole numbers, without the features that came to nothing."""
    scale = np.maximum(np.abs(inner).max(axis=0), _TINY) / _HIGHEST
    whole = np.rint(inner / scale).astype(int)
    kept = np.flatnonzero(whole.any(axis=1))
    return Parts(
        names=[names[place] for place in kept],
        numbers=(whole[kept] + _HIGHEST + 1).astype(np.uint8).tobytes(),
        bias=[int(value) for value in np.rint(bias / scale)],
        effects=[float(f"{value:.6g}") for value in outer * scale],
    )
