"""Words that keep the same company share a class."""

from __future__ import annotations

import pytest

from tui.analysis.distribution import UNKNOWN, distribution, table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("denounced", "criticised"),
        ("quipped", "joked"),
        ("nairobi", "kampala"),
        ("treaty", "pact"),
        ("advisers", "diplomats"),
    ],
)
def test_words_of_one_use_share_a_class(one: str, other: str) -> None:
    assert distribution(one).coarse == distribution(other).coarse != ""


@pytest.mark.parametrize(("one", "other"), [("said", "nairobi"), ("treaty", "quipped")])
def test_words_of_different_use_do_not(one: str, other: str) -> None:
    assert distribution(one).coarse != distribution(other).coarse


def test_an_unheard_word_has_no_class() -> None:
    assert distribution("xqzzt") == UNKNOWN


def test_each_fine_class_lies_in_one_coarse_class() -> None:
    held: dict[str, set[str]] = {}
    for classes in table().values():
        held.setdefault(classes.fine, set()).add(classes.coarse)
    assert all(len(coarse) == 1 for coarse in held.values())


def test_the_words_are_those_that_a_lower_cased_token_can_be() -> None:
    assert all(word == word.lower() for word in table())
