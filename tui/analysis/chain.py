"""The probabilities of a linear chain: forward and backward over many sequences at once.

Sequences are packed: at step ``t`` only those that are longer than ``t`` take part, the longest
first, so that the work is linear in the number of tokens whatever the lengths. Scaled as in Rabiner
(1989), for the conditional random fields of Lafferty, McCallum and Pereira (2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

LONGEST = 128  # tokens; a longer sequence is taken in pieces of this length


def marginals(emissions: Floats, lengths: Sequence[int], transitions: Floats) -> Floats:
    """Return the probability of each label at each token.

    ``emissions`` holds one row of label scores a token, the sequences one after the other, each as
    long as ``lengths`` says; ``transitions[i, j]`` is the score of label ``j`` after ``i``. Scores
    are natural logarithms without a common scale. The rows of the result sum to one.
    """
    if not len(emissions):
        return emissions
    packed, counts = _packed(lengths)
    labels = np.exp(emissions - emissions.max(axis=1, keepdims=True))[packed]
    forward = _forward(labels, counts, np.exp(transitions))
    backward = _backward(labels, counts, np.exp(transitions).T)
    both = forward * backward
    both /= both.sum(axis=1, keepdims=True)
    result = np.empty_like(both)
    result[packed] = both
    return result


def _packed(lengths: Sequence[int]) -> tuple[NDArray[np.intp], list[int]]:
    """Return the tokens in packed order, and how many sequences take part in each step."""
    starts: list[int] = []
    pieces: list[int] = []
    begin = 0
    for length in lengths:
        for left in range(begin, begin + length, LONGEST):
            starts.append(left)
            pieces.append(min(LONGEST, begin + length - left))
        begin += length
    sizes = np.array(pieces)
    order = np.argsort(-sizes, kind="stable")
    first = np.array(starts)[order]
    alive = len(sizes) - np.searchsorted(np.sort(sizes), np.arange(sizes.max()), side="right")
    counts = [int(count) for count in alive]
    return np.concatenate([first[:count] + step for step, count in enumerate(counts)]), counts


def _forward(labels: Floats, counts: list[int], follow: Floats) -> Floats:
    reached = np.empty_like(labels)
    state = labels[: counts[0]]
    begin = 0
    for step, count in enumerate(counts):
        here = slice(begin, begin + count)
        if step:
            state = (state[:count] @ follow) * labels[here]
        state = state / state.sum(axis=1, keepdims=True)
        reached[here] = state
        begin += count
    return reached


def _backward(labels: Floats, counts: list[int], lead: Floats) -> Floats:
    reached = np.ones_like(labels)
    end = len(labels) - counts[-1]
    for step in range(len(counts) - 2, -1, -1):
        count, following = counts[step], counts[step + 1]
        after = slice(end, end + following)
        state = (reached[after] * labels[after]) @ lead
        begin = end - count
        reached[begin : begin + following] = state / state.sum(axis=1, keepdims=True)
        end = begin
    return reached
