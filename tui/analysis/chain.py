"""The probabilities of a linear chain: forward and backward over many sequences at once.

Sequences are packed: at step ``t`` only those that are longer than ``t`` take part, the longest
first, so that the work is linear in the number of tokens whatever the lengths. Backward is forward
over the reversed sequences, and both go in one walk. Scaled as in Rabiner (1989), but only now and
then, for the conditional random fields of Lafferty, McCallum and Pereira (2001).
"""

from __future__ import annotations

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
    labels = np.exp(emissions - emissions.max(axis=1, keepdims=True), dtype=np.float64)
    follow = np.exp(transitions, dtype=np.float64)
    reached = _reached(labels[tokens], counts, np.stack((follow, follow.T)))
    result: Floats = np.empty_like(labels)
    after = np.empty_like(labels)
    result[tokens[0]], after[tokens[1]] = reached
    result *= labels
    result *= after
    result /= result.sum(axis=1, keepdims=True)
    return result


def _packed(lengths: Sequence[int]) -> tuple[NDArray[np.intp], list[int]]:
    """Return the tokens in packed order, and how many sequences take part in each step.

    The first row is for the walk from the beginnings, the second for that from the ends.
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
    return np.stack(((ends - sizes)[rank] + step, ends[rank] - 1 - step)), counts.tolist()


def _reached(labels: Floats, counts: list[int], follow: Floats) -> Floats:
    """Return how likely each label is by what lies before it on its walk, on some scale."""
    reached = np.ones_like(labels)
    begin = 0
    for step, (before, count) in enumerate(pairwise(counts), 1):
        here = slice(begin, begin + count)
        state = reached[:, here] * labels[:, here]
        if step % _SCALED == 0:
            state /= state.sum(axis=2, keepdims=True)
        begin += before
        np.matmul(state, follow, out=reached[:, begin : begin + count])
    return reached
