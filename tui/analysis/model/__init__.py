"""The trained weights: data files, made by ``python -m training`` from the gold articles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.analysis.network import Network, read_network

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).with_name("en.json")
NETWORK = _FILE.with_name("en.sources.bin")
SCALE = 100  # weights are stored as whole hundredths


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features, and how scores become confidences.

    ``source`` ranks the sources of quoted spans; the weights of the clauses are in hundredths.

    ``calibration`` holds, for the direct and the indirect quotations, pairs of a raw probability
    and the share of decisions with that probability that were right, both rising.
    """

    source: Network
    clause: Mapping[str, int]
    clause_source: Mapping[str, int]
    calibration: Mapping[str, tuple[tuple[float, float], ...]]
    thresholds: Mapping[str, float]


@cache
def model() -> Model:
    """Return the shipped model, read once in a process."""
    with _FILE.open(encoding="utf-8") as stream:
        data = json.load(stream)
    return Model(
        source=read_network(NETWORK),
        clause=data["clause"],
        clause_source=data["clause_source"],
        calibration={
            name: tuple((raw, share) for raw, share in pairs)
            for name, pairs in data["calibration"].items()
        },
        thresholds=data["thresholds"],
    )
