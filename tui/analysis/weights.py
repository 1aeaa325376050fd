"""The weights of a tagger as arrays, and the form in which a model file has them.

Training names every feature: ``-1:w=said`` is an attribute of the word before, ``-1&0:to&Cap`` a
pair of categories, ``s:…`` a sign and ``x:…`` what holds besides. In a model file the names are
sorted by what they are of and stand once each, and numbers are bytes, which is read without looking
at each feature.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import DTypeLike, NDArray

    Floats = NDArray[np.floating[Any]]

SCALE = 100  # weights are stored as whole hundredths
_WEIGHT, _CODE = np.dtype("<i2"), np.dtype("<i4")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature is worth for each label (the last axis of every array).

    ``attributes`` and ``categories`` number names from 1; 0 is any unknown one. ``own`` has the
    scores of an attribute at each place of the window, and each of ``pairs`` those of two
    categories, a row for each second one of each first. ``signs`` and ``extra`` say in which of
    ``rows`` the scores of a name are.
    """

    attributes: Mapping[str, int]
    own: Floats
    categories: Mapping[str, int]
    pairs: tuple[Floats, ...]
    signs: Mapping[str, int]
    extra: Mapping[str, int]
    rows: Floats


def packed(
    weights: Mapping[str, Sequence[int]],
    window: Sequence[int],
    pairs: Sequence[tuple[int, int]],
) -> dict[str, Any]:
    """Return weights by the names of features, in whole hundredths, as a model file has them.

    ``window`` and ``pairs`` are those of the template that the names are made by. Raises
    ``ValueError`` for a feature that is of none of its places.
    """
    columns = {str(offset): column for column, offset in enumerate(window)}
    joined = [f"{left}&{right}" for left, right in pairs]
    attributes: dict[str, int] = {}
    categories: dict[str, int] = {}
    own: dict[str, int] = {}
    paired: dict[str, dict[str, tuple[int, int]]] = {name: {} for name in joined}
    named: dict[str, dict[str, str]] = {"s": {}, "x": {}}
    for feature in weights:
        place, _, name = feature.partition(":")
        if place in columns:
            number = attributes.setdefault(name, len(attributes) + 1)
            own[feature] = number * len(columns) + columns[place]
        elif place in paired:
            first, second = (
                categories.setdefault(each, len(categories) + 1) for each in name.split("&")
            )
            paired[place][feature] = first, second
        elif place in named:
            named[place][feature] = name
        else:
            raise ValueError(f"{feature!r} is of no place of the template")
    size = len(categories) + 1
    codes = [[left * size + right for left, right in paired[name].values()] for name in joined]
    order = [*own, *(one for name in joined for one in paired[name]), *named["s"], *named["x"]]
    return {
        "attributes": "\n".join(attributes),
        "own": _text([*own.values()], _CODE),
        "categories": "\n".join(categories),
        "pairs": [_text(each, _CODE) for each in codes],
        "signs": "\n".join(named["s"].values()),
        "extra": "\n".join(named["x"].values()),
        "rows": _text([one for feature in order for one in weights[feature]], _WEIGHT),
    }


def unpacked(data: Mapping[str, Any], labels: int, window: int) -> Weights:
    """Return the weights of a model file, for so many labels and places of the window."""
    rows = (_numbers(data["rows"], _WEIGHT).astype(np.float32) / SCALE).reshape(-1, labels)
    attributes, categories = _numbered(data["attributes"], 1), _numbered(data["categories"], 1)
    tables: list[Floats] = []
    begin = 0
    sizes = [(len(attributes) + 1) * window, *[(len(categories) + 1) ** 2] * len(data["pairs"])]
    for size, written in zip(sizes, (data["own"], *data["pairs"]), strict=True):
        codes = _numbers(written, _CODE)
        table = np.zeros((size, labels), dtype=np.float32)
        table[codes] = rows[begin : begin + len(codes)]
        tables.append(table)
        begin += len(codes)
    signs = _numbered(data["signs"], begin)
    return Weights(
        attributes,
        tables[0].reshape(-1, window, labels),
        categories,
        tuple(tables[1:]),
        signs,
        _numbered(data["extra"], begin + len(signs)),
        rows,
    )


def _numbered(names: str, first: int) -> dict[str, int]:
    """Return the names, a line each, numbered from ``first`` on."""
    lines = names.split("\n") if names else []
    return dict(zip(lines, range(first, first + len(lines)), strict=True))


def _text(numbers: Sequence[int], kind: DTypeLike) -> str:
    return b64encode(np.array(numbers, dtype=kind).tobytes()).decode()


def _numbers(text: str, kind: DTypeLike) -> NDArray[np.signedinteger[Any]]:
    return np.frombuffer(b64decode(text), kind)
