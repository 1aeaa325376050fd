"""The linear chain and the tagger that stands on it, against sums over all labellings."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.chain import LONGEST, marginals
from tui.analysis.signs import Signs
from tui.analysis.tagging import Tagger, Template, features
from tui.analysis.weights import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tui.analysis.signs import Sign

    Floats = NDArray[np.floating[Any]]


def summed(emissions: Floats, transitions: Floats) -> Floats:
    """Return the probabilities by adding up every way to label one short sequence."""
    count, labels = emissions.shape
    result = np.zeros((count, labels))
    for path in product(range(labels), repeat=count):
        score = sum(float(emissions[place, label]) for place, label in enumerate(path))
        score += sum(float(transitions[pair]) for pair in pairwise(path))
        for place, label in enumerate(path):
            result[place, label] += np.exp(score)
    result /= result.sum(axis=1, keepdims=True)
    return result


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(0, 10_000))
def test_probabilities_are_those_of_all_labellings_added_up(lengths: list[int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    emissions = chance.normal(size=(sum(lengths), 3), scale=2).astype(np.float32)
    transitions = chance.normal(size=(3, 3)).astype(np.float32)
    found = marginals(emissions, lengths, transitions)
    begin = 0
    for length in lengths:
        part = slice(begin, begin + length)
        np.testing.assert_allclose(
            found[part], summed(emissions[part], transitions), rtol=1e-3, atol=1e-5
        )
        begin += length


def test_nothing_has_no_probabilities() -> None:
    nothing = np.zeros((0, 2), dtype=np.float32)
    assert marginals(nothing, [], np.zeros((2, 2), dtype=np.float32)).shape == (0, 2)


def test_a_very_long_sequence_is_taken_in_pieces() -> None:
    emissions = np.zeros((3 * LONGEST + 1, 2), dtype=np.float32)
    emissions[:, 1] = 1
    found = marginals(emissions, [1, 3 * LONGEST], np.zeros((2, 2), dtype=np.float32))
    assert found[:, 1] == pytest.approx(1 / (1 + np.exp(-1)), rel=1e-3)


TEMPLATE = Template(
    attributes=lambda word: (f"w={word}", f"end={word[-1:]}"),
    category=lambda word: "capital" if word[:1].isupper() else "edge" if not word else "small",
    edge="",
    of_sign=lambda sign, grade: sign[: grade + 1],
    grades=len,
)
WEIGHTS = {
    "0:w=Anna": [200, -100],
    "-1:w=Anna": [80, 0],
    "0:end=d": [-70, 40],
    "2:end=": [10, 0],
    "1:w=said": [60, -10],
    "-1&0:capital&capital": [90, -40],
    "0&1:small&edge": [-30, 30],
    "x:quoted": [-150, 20],
    "s:after": [40, -60],
    "s:near": [-20, 70],
}
MODEL: dict[str, Any] = {
    "labels": ["name", "none"],
    "transitions": [[50, -20], [-30, 10]],
    "weights": packed(WEIGHTS, TEMPLATE.window, TEMPLATE.pairs),
}


def by_name(
    words: Sequence[str],
    extra: dict[int, tuple[str, ...]],
    signs: Sequence[Sequence[tuple[Sign, int]]],
) -> Floats:
    """Return the scores of one sequence from the names of its features, as training has them."""
    rows = [
        np.sum([WEIGHTS.get(name, [0, 0]) for name in names], axis=0) / 100
        for names in features(TEMPLATE, words, extra, signs)
    ]
    return np.array(rows, dtype=np.float32)


@given(
    st.lists(
        st.lists(st.sampled_from(["Anna", "Berg", "said", "", "we", "d"]), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_the_tagger_sees_the_features_that_training_saw(sentences: list[list[str]]) -> None:
    tagger = Tagger(TEMPLATE, MODEL)
    words = [word for sentence in sentences for word in sentence]
    transitions = np.array(MODEL["transitions"], dtype=np.float32) / 100
    first = len(sentences[0])
    places = np.array([[1] * first + [0] * (len(words) - first)])
    signs = Signs([("near", "after"), ("after", "near")], places, places)
    rows = signs.rows()
    begins = np.cumsum([0, *map(len, sentences)])
    expected = [
        summed(
            by_name(
                sentence,
                {0: ("quoted",)} if begin == 0 else {},
                [row[begin : begin + len(sentence)] for row in rows],
            ),
            transitions,
        )
        for begin, sentence in zip(begins.tolist(), sentences, strict=False)
    ]
    found = tagger.probabilities(words, [*map(len, sentences)], {0: ("quoted", "unheard")}, signs)
    np.testing.assert_allclose(found, np.concatenate(expected), rtol=1e-3, atol=1e-5)


def test_a_tagger_that_forgets_decides_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = Tagger(TEMPLATE, MODEL)
    signs = Signs([("near", "after"), ("after",)], np.array([[0, 1]]), np.array([[0, 0]]))
    first = tagger.probabilities(["Anna", "said"], [2], {}, signs)
    monkeypatch.setattr("tui.analysis.tagging._REMEMBERED", 1)
    monkeypatch.setattr("tui.analysis.signs._REMEMBERED", 1)
    again = tagger.probabilities(["Anna", "said"], [2], {}, signs)
    assert again == pytest.approx(first)
    plain = tagger.probabilities(["Anna", "said"], [2], {})
    assert plain != pytest.approx(first)


def test_a_feature_of_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="7:w=Anna"):
        packed({"7:w=Anna": [1, 2]}, TEMPLATE.window, TEMPLATE.pairs)


def test_a_weight_is_written_as_it_is_whatever_its_sign() -> None:
    written = packed({"x:loud": [-32_000, 32_000]}, TEMPLATE.window, TEMPLATE.pairs)
    weights = unpacked(written, 2, len(TEMPLATE.window))
    assert weights.rows[weights.extra["loud"]].tolist() == [-320, 320]
