"""Sketches find texts that share wording by keys that are equal."""

from __future__ import annotations

from random import Random
from statistics import mean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.sketches import (
    BINS,
    ROWS,
    band_keys,
    hashed,
    least,
    packed,
    resemblance,
    shingles,
    signature,
    unpacked,
)

hash_sets = st.sets(st.integers(0, 2**32 - 1), max_size=200)


def made_up(seed: int) -> Random:
    """Return numbers that are the same each time."""
    return Random(seed)  # noqa: S311 - reproducible, not secret


def article(seed: int, length: int = 400) -> list[str]:
    """Return made-up words, frequent and rare ones."""
    chance = made_up(seed)
    return [f"w{int(chance.paretovariate(0.6))}" for _ in range(length)]


def changed(words: list[str], share: float, seed: int) -> list[str]:
    """Return the words with a share of them replaced."""
    chance = made_up(seed)
    return [f"new{at}" if chance.random() < share else word for at, word in enumerate(words)]


def true_resemblance(one: list[str], other: list[str]) -> float:
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b)


def test_a_shingle_is_a_run_of_words_in_their_order() -> None:
    assert len(shingles(["the", "pier", "will", "close"], 3)) == 2
    assert shingles(["the", "pier", "will"], 3) != shingles(["will", "pier", "the"], 3)
    assert shingles(["a", "b", "a", "b"], 2) == shingles(["b", "a", "b"], 2)


def test_a_text_shorter_than_a_shingle_has_none() -> None:
    assert shingles(["pier"], 2) == set()
    assert signature(shingles([], 3)) == ()
    assert band_keys(()) == ()
    assert resemblance((), ()) == 0


def test_hashes_are_the_same_on_every_machine() -> None:
    # Stored in libraries: another value here asks for another schema version.
    assert hashed("pier") == 927776149
    assert hashed("\ud800")  # any string at all


def test_signatures_estimate_the_resemblance() -> None:
    errors = []
    for seed in range(60):
        words = article(seed)
        other = changed(words, made_up(seed).uniform(0, 0.3), seed)
        estimate = resemblance(signature(shingles(words)), signature(shingles(other)))
        errors.append(estimate - true_resemblance(words, other))
    assert abs(mean(errors)) < 0.04
    assert pstdev(errors) < 0.11


def test_nearly_equal_articles_share_a_key_and_others_do_not() -> None:
    words = [article(seed) for seed in range(40)]
    keys = [set(band_keys(signature(shingles(each)))) for each in words]
    for seed, each in enumerate(words):
        near = set(band_keys(signature(shingles(changed(each, 0.02, seed)))))
        assert keys[seed] & near
        assert all(not keys[seed] & keys[other] for other in range(seed))


@given(hash_sets)
def test_a_signature_does_not_depend_on_the_order_of_the_hashes(hashes: set[int]) -> None:
    assert signature(sorted(hashes)) == signature(sorted(hashes, reverse=True))
    assert unpacked(packed(signature(hashes))) == signature(hashes)
    assert len(band_keys(signature(hashes))) == (BINS // ROWS if hashes else 0)


@given(hash_sets.filter(bool))
def test_a_set_resembles_itself(hashes: set[int]) -> None:
    assert resemblance(signature(hashes), signature(hashes)) == 1


@given(hash_sets, st.integers(1, 5))
def test_the_least_hashes_are_kept_in_order(hashes: set[int], count: int) -> None:
    assert least(hashes, count) == tuple(sorted(hashes)[:count])


@pytest.mark.parametrize("extra", [1, 2, 3])
def test_a_short_text_inside_one_little_longer_shares_a_key(extra: int) -> None:
    chance = made_up(extra)
    for _ in range(200):
        inner = {chance.getrandbits(32) for _ in range(3)}
        outer = inner | {chance.getrandbits(32) for _ in range(extra - 1)}
        assert set(least(inner, 3)) & set(least(outer, 3))


@given(st.lists(st.text("aé—𝄞\ud800", min_size=1, max_size=6), min_size=100, max_size=130))
def test_a_long_text_has_the_shingles_of_its_pieces(words: list[str]) -> None:
    pieces = shingles(words[:60]) | shingles(words[58:118]) | shingles(words[116:])
    assert shingles(words) == pieces


@given(st.sets(st.integers(0, 2**32 - 1), min_size=100, max_size=150))
def test_many_hashes_leave_the_least_of_each_bin(hashes: set[int]) -> None:
    few = sorted(hashes, key=lambda each: each // BINS)[:99]
    if len({each % BINS for each in few}) == BINS:
        assert signature(hashes) == signature(few)
    assert len(signature(hashes)) == BINS
