"""The trained weights: data files, made from the gold articles.

``python -m training`` makes the one for quoted spans, ``python -m training.indirect`` the other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.analysis.network import Network, read_network

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = Path(__file__).parent
NETWORK = FOLDER / "en.sources.bin"
Calibration = tuple[tuple[float, float], ...]
SCALE = 100  # weights are stored as whole hundredths


@dataclass(frozen=True, slots=True)
class Model:
    """What finds the sources of quoted spans.

    ``source`` ranks them; ``calibration`` says how scores become confidences: pairs of a raw
    probability and the share of decisions with that probability that were right, both rising.
    ``thresholds`` has ``silence``, the probability of "no speech" from which on a quoted span is
    none.
    """

    source: Network
    calibration: Calibration
    thresholds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class IndirectModel:
    """What finds indirect speech: a tagger, and a ranking of the mentions that may be its source.

    ``tagger`` is in the form that ``tui.analysis.tagging.Tagger`` takes, ``source`` holds weights
    of features in hundredths for that, ``belief`` for whether both are right, and ``calibration``
    is as in ``Model``. ``thresholds`` has ``content``,
    the least probability of a unit of an ascribed passage, and ``quotation``, the least confidence
    of a statement that is shown as a quotation.
    """

    tagger: Mapping[str, Any]
    source: Mapping[str, int]
    belief: Mapping[str, int]
    thresholds: Mapping[str, float]
    calibration: Calibration


@cache
def model() -> Model:
    """Return the shipped model for quoted spans, read once in a process."""
    data = _read("en.json")
    return Model(read_network(NETWORK), _pairs(data["calibration"]["direct"]), data["thresholds"])


@cache
def indirect_model() -> IndirectModel:
    """Return the shipped model for indirect speech, read once in a process."""
    data = _read("en.indirect.json")
    return IndirectModel(
        data["tagger"],
        data["source"],
        data["belief"],
        data["thresholds"],
        _pairs(data["calibration"]),
    )


def _read(name: str) -> dict[str, Any]:
    with (FOLDER / name).open(encoding="utf-8") as stream:
        return dict(json.load(stream))


def _pairs(points: Sequence[Sequence[float]]) -> Calibration:
    return tuple((raw, share) for raw, share in points)
