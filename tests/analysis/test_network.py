"""The ranking with one hidden layer gives what its formula gives, however many features add up."""

from __future__ import annotations

import random
from math import exp
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tui.analysis import network as networks
from tui.analysis.hashing import hashed
from tui.analysis.model import NETWORK
from tui.analysis.network import Network, assembled, read_network, write_network
from tui.analysis.ranking import softmax

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def probabilities(network: Network, options: Sequence[Sequence[str]]) -> list[float]:
    """Return those of options that are given by the names of their features."""
    scores = []
    for option in options:
        hashes = hashed(option).reshape(-1, 1)
        scores += network.scores(network.sums(hashes, [len(option)])[0]).tolist()
    return softmax(scores)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("units", [0, 1, 7, 36])
def test_probabilities_are_those_of_the_formula(seed: int, units: int) -> None:
    rows, bias, effects = parts(seed, units)
    chance = random.Random(seed)  # noqa: S311 - test data, not secrets
    options = [chance.sample([*NAMES, "unknown"], chance.randint(0, 41)) for _ in range(6)]
    network = assembled(NAMES, in_bytes(rows), bias, effects)
    expected = by_the_formula(rows, bias, effects, options)
    assert probabilities(network, options) == pytest.approx(expected)


@pytest.mark.parametrize("extreme", [-127, 127])
def test_two_hundred_features_at_their_limit_push_no_other_unit(extreme: int) -> None:
    rows = [[extreme, 1, -extreme, 1]]
    effects = [0.0, 0.001, 0.0, 0.0]
    network = assembled(["f0"], in_bytes(rows), [0, 0, 0, 0], effects)
    many = ["f0"] * 200
    assert probabilities(network, [many, []])[0] == pytest.approx(1 / (1 + exp(-0.2)))


def test_many_options_have_the_sums_that_each_has_by_itself_and_by_group() -> None:
    rows, bias, effects = parts(3, 9)
    network = assembled(NAMES, in_bytes(rows), bias, effects)
    chance = random.Random(3)  # noqa: S311 - test data, not secrets
    options = [[chance.choice([*NAMES, "unknown"]) for _ in range(60)] for _ in range(500)]
    columns = np.stack([hashed(option) for option in options], axis=1)
    first, second = network.sums(columns, [20, 40])
    for option, low, high in zip(options, first, second, strict=True):
        for names, sums in ((option[:20], low), (option[20:], high)):
            known = [rows[NAMES.index(name)] for name in names if name in NAMES]
            assert sums.tolist() == [sum(column) for column in zip(*known, strict=True)]


def test_a_network_is_read_as_it_was_written(tmp_path: Path) -> None:
    rows, bias, effects = parts(1, 5)
    names = ["ä \xa0“", *NAMES[1:]]
    path = tmp_path / "network.bin"
    write_network(path, names, in_bytes(rows), bias, effects)
    read, made = read_network(path), assembled(names, in_bytes(rows), bias, effects)
    options = [["ä \xa0“", "f3"], ["f4", "f0"], names]
    assert probabilities(read, options) == probabilities(made, options)


def test_two_features_with_one_hash_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "hashed", lambda names: np.zeros(len(names), dtype=np.uint64))
    with pytest.raises(ValueError, match="same hash"):
        write_network(tmp_path / "network.bin", ["a", "b"], b"\x80\x80", [0], [1.0])


def test_the_shipped_network_is_small_and_is_read_at_once() -> None:
    assert NETWORK.stat().st_size < 3_000_000
    network = read_network(NETWORK)
    assert probabilities(network, [["r<0", "ksay"], ["0"]]) != [0.5, 0.5]
