"""The ranking with one hidden layer gives what its formula gives, however many features add up."""

from __future__ import annotations

import random
from math import exp
from typing import TYPE_CHECKING

import pytest

from tui.analysis.model import NETWORK
from tui.analysis.network import assembled, read_network, write_network

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [f"f{rank}" for rank in range(40)]


def parts(seed: int, units: int) -> tuple[list[list[int]], list[int], list[float]]:
    chance = random.Random(seed)  # noqa: S311 - test data, not secrets
    rows = [[chance.randint(-127, 127) for _ in range(units + 1)] for _ in NAMES]
    bias = [chance.randint(-900, 900) for _ in range(units + 1)]
    effects = [chance.uniform(-0.01, 0.01) for _ in range(units + 1)]
    return rows, bias, effects


def in_bytes(rows: list[list[int]]) -> bytes:
    return bytes(number + 128 for row in rows for number in row)


def by_the_formula(
    rows: list[list[int]], bias: list[int], effects: list[float], options: list[list[str]]
) -> list[float]:
    scores = []
    for option in options:
        known = [rows[NAMES.index(name)] for name in option if name in NAMES]
        sums = [sum(column) for column in zip(bias, *known, strict=True)]
        hidden = sum(
            effect * max(0, value) for effect, value in zip(effects[:-1], sums[:-1], strict=True)
        )
        scores.append(exp(hidden + effects[-1] * sums[-1]))
    return [score / sum(scores) for score in scores]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("units", [0, 1, 7, 36])
def test_probabilities_are_those_of_the_formula(seed: int, units: int) -> None:
    rows, bias, effects = parts(seed, units)
    chance = random.Random(seed)  # noqa: S311 - test data, not secrets
    options = [chance.sample([*NAMES, "unknown"], chance.randint(0, 41)) for _ in range(6)]
    network = assembled(NAMES, in_bytes(rows), bias, effects)
    expected = by_the_formula(rows, bias, effects, options)
    assert network.probabilities(options) == pytest.approx(expected)


@pytest.mark.parametrize("extreme", [-127, 127])
def test_two_hundred_features_at_their_limit_push_no_other_unit(extreme: int) -> None:
    rows = [[extreme, 1, -extreme, 1]]
    effects = [0.0, 0.001, 0.0, 0.0]
    network = assembled(["f0"], in_bytes(rows), [0, 0, 0, 0], effects)
    many = ["f0"] * 200
    assert network.probabilities([many, []])[0] == pytest.approx(1 / (1 + exp(-0.2)))


def test_a_network_is_read_as_it_was_written(tmp_path: Path) -> None:
    rows, bias, effects = parts(1, 5)
    names = ["ä \xa0“", *NAMES[1:]]
    path = tmp_path / "network.bin"
    write_network(path, names, in_bytes(rows), bias, effects)
    read = read_network(path)
    assert read == assembled(names, in_bytes(rows), bias, effects)


def test_the_shipped_network_is_small_and_bears_hundreds_of_features() -> None:
    assert NETWORK.stat().st_size < 3_000_000
    network = read_network(NETWORK)
    names = sorted(network.rows)
    options = [names[at : at + 200] for at in range(0, len(names), 200)]
    assert len(options) > 10
    assert sum(network.probabilities(options)) == pytest.approx(1)
