"""The probabilities of a linear chain: forward and backward over many sequences at once.

Sequences are packed: at step ``t`` only those that are longer than ``t`` take part, the longest
first, so that the work is linear in the number of tokens whatever the lengths. Backward is forward
over the reversed sequences, and both go in one walk. Scaled as in Rabiner (1989), but only now and
then, for the conditional random fields of Lafferty, McCallum and Pereira (2001).
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

LONGEST = 128  # tokens; a longer sequence is taken in pieces of this length
_SCALED = 16  # steps after which what was reached is scaled: it shrinks by e¹⁰ a step at most


def marginals(emissions: Floats, lengths: Sequence[int], transitions: Floats) -> Floats:
    """Return the probability of each label at each token.

    ``emissions`` holds one row of label scores a token, the sequences one after the other, each as
    long as ``lengths`` says; ``transitions[i, j]`` is the score of label ``j`` after ``i``. Scores
    are natural logarithms without a common scale. The rows of the result sum to one.
    """
    if not len(emissions):
        return emissions
    tokens, counts = _packed(lengths)
    labels = np.exp(emissions - _over_labels(np.maximum, emissions), dtype=np.float64)
    follow = np.exp(transitions, dtype=np.float64)
    before, after = _reached(labels.take(tokens, axis=0), counts, follow)
    result, rest = np.empty_like(labels), np.empty_like(labels)
    result[tokens[:, 0]], rest[tokens[:, 1]] = before, after
    result *= labels
    result *= rest
    result /= _over_labels(np.add, result)
    return result


def _over_labels(operation: np.ufunc, rows: Floats) -> Floats:
    """Return what an operation makes of each row, as a column: the labels are few, the rows many.

    It takes label by label, a tenth of the time that NumPy needs along short rows.
    """
    column: Floats = reduce(operation, rows.T)
    return column[:, None]


def _packed(lengths: Sequence[int]) -> tuple[NDArray[np.intp], list[int]]:
    """Return the tokens in packed order, and how many sequences take part in each step.

    The first column is for the walk from the beginnings, the second for that from the ends.
    """
    sizes = np.asarray(lengths)
    ends = np.cumsum(sizes)
    if sizes.max() > LONGEST:
        edges = [np.arange(end - size, end, LONGEST) for size, end in zip(sizes, ends, strict=True)]
        starts = np.concatenate(edges)
        ends = np.append(starts[1:], ends[-1])
        sizes = ends - starts
    order = np.argsort(-sizes, kind="stable")
    sizes, ends = sizes[order], ends[order]
    steps = np.arange(sizes[0])
    takes_part = steps[:, None] < sizes
    counts = takes_part.sum(axis=1)
    step, rank = takes_part.nonzero()
    tokens = np.stack(((ends - sizes)[rank] + step, ends[rank] - 1 - step), axis=1)
    return tokens, counts.tolist()


def _reached(labels: Floats, counts: list[int], follow: Floats) -> tuple[Floats, Floats]:
    """Return how likely each label is by what lies before it on each walk, on some scale.

    ``labels`` holds for each token those of both walks. In one row they are one product a step,
    with a matrix in which neither walk touches the other.
    """
    count = len(follow)
    labels = labels.reshape(-1, 2 * count)
    step_on = np.zeros((2 * count, 2 * count))
    step_on[:count, :count], step_on[count:, count:] = follow, follow.T
    reached = np.ones_like(labels)
    begin = 0
    for step, (before, still) in enumerate(pairwise(counts), 1):
        state = reached[begin : begin + still] * labels[begin : begin + still]
        if step % _SCALED == 0:
            walks = state.reshape(-1, 2, count)
            walks /= walks.sum(axis=2, keepdims=True)
        begin += before
        state.dot(step_on, reached[begin : begin + still])
    return reached[:, :count], reached[:, count:]
