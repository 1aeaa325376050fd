"""Fit the linear ranking over candidates: a softmax with L2, by L-BFGS."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import optimize, sparse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Choice:
    """One training example: the features of each option, and which options are right."""

    options: list[list[str]]
    right: list[int]


def fit(
    choices: Sequence[Choice], *, at_least: int = 3, penalty: float = 0.6, rounds: int = 120
) -> dict[str, float]:
    """Return the weights of the features that occur in ``at_least`` choices.

    The loss is minus the log of the summed probability of the right options.
    """
    index = vocabulary(choices, at_least)
    rows: list[int] = []
    columns: list[int] = []
    groups: list[int] = []
    right: list[bool] = []
    row = 0
    for number, choice in enumerate(choices):
        for rank, features in enumerate(choice.options):
            known = {index[name] for name in features if name in index}
            columns.extend(known)
            rows.extend([row] * len(known))
            groups.append(number)
            right.append(rank in choice.right)
            row += 1
    matrix = sparse.csr_matrix(
        (np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(row, len(index))
    )
    transposed = matrix.T.tocsr()
    group = np.array(groups)
    begins = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    is_right = np.array(right)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores = scores - np.maximum.reduceat(scores, begins)[group]
        odds = np.exp(scores)
        total = np.add.reduceat(odds, begins)
        gold = np.add.reduceat(odds * is_right, begins)
        gold = np.maximum(gold, 1e-12)
        value = np.log(total / gold).sum() + penalty * (weights @ weights) / 2
        gradient = odds / total[group] - odds * is_right / gold[group]
        return float(value), transposed @ gradient + penalty * weights

    result = optimize.minimize(
        loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": rounds}
    )
    return {name: float(result.x[column]) for name, column in index.items()}


def vocabulary(choices: Iterable[Choice], at_least: int) -> dict[str, int]:
    """Return the features that occur in ``at_least`` choices, numbered."""
    counts: Counter[str] = Counter()
    for choice in choices:
        counts.update({name for features in choice.options for name in features})
    return {
        name: rank
        for rank, name in enumerate(sorted(n for n, c in counts.items() if c >= at_least))
    }


def probabilities(weights: Mapping[str, float], options: Sequence[Sequence[str]]) -> list[float]:
    """Return the probability of each option."""
    scores = np.array([sum(weights.get(name, 0.0) for name in set(option)) for option in options])
    odds = np.exp(scores - scores.max())
    return list(odds / odds.sum())
