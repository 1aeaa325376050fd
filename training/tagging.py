"""Train the model of a tagger: a linear-chain conditional random field, by CRFsuite."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pycrfsuite

from tui.analysis.tagging import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    # The features of each token of a sequence, and its labels.
    Example = tuple[Sequence[Sequence[str]], Sequence[str]]


def fit(
    examples: Iterable[Example], *, l1: float, l2: float, at_least: int, rounds: int
) -> dict[str, Any]:
    """Return a model in the form that ``tui.analysis.tagging.Tagger`` takes.

    ``l1`` and ``l2`` are the penalties on the weights, ``at_least`` how often a feature must have
    been seen, ``rounds`` the most steps of L-BFGS.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": l1, "c2": l2, "feature.minfreq": at_least, "max_iterations": rounds})
    for features, labels in examples:
        trainer.append(features, labels)
    with TemporaryDirectory() as folder:
        path = Path(folder, "model")
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        info = tagger.info()
        tagger.close()
    labels = sorted(info.labels)
    return {
        "labels": labels,
        "transitions": [
            [_whole(info.transitions.get((left, right), 0.0)) for right in labels]
            for left in labels
        ],
        "weights": _rows(info.state_features, labels),
    }


def _rows(weights: Mapping[tuple[str, str], float], labels: Sequence[str]) -> dict[str, list[int]]:
    """Return a row of whole hundredths for each feature that is worth something."""
    rows: dict[str, list[int]] = {}
    for (name, label), weight in sorted(weights.items()):
        if whole := _whole(weight):
            rows.setdefault(name, [0] * len(labels))[labels.index(label)] = whole
    return rows


def _whole(weight: float) -> int:
    return round(weight * SCALE)
