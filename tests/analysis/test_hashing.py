"""The hash of a text is that of its parts put together, and a feature's that of its name."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.hashing import fresh_pairs, hashed, pairs
from tui.analysis.templates import ABSENT, Templates

MASK = (1 << 64) - 1
TEXTS = st.lists(st.text(max_size=12), max_size=8)


@given(TEXTS)
def test_the_hash_of_a_text_is_put_together_from_those_of_its_parts(parts: list[str]) -> None:
    found = 0
    for value, power in pairs(parts).tolist():
        found = (found * power + value) & MASK
    assert hashed(["".join(parts)]).tolist() == [found]


@given(TEXTS)
def test_all_at_once_and_one_by_one_give_the_same(texts: list[str]) -> None:
    assert fresh_pairs(texts).tolist() == pairs(texts).tolist()


def test_a_long_text_and_one_with_half_a_character_have_a_hash() -> None:
    long = "wörd " * 2000
    assert fresh_pairs([long, "\udc80"]).tolist() == pairs([long, "\udc80"]).tolist()


@given(st.lists(st.tuples(*[st.text(max_size=5)] * 3), min_size=1, max_size=5))
def test_templates_give_the_hashes_of_the_names_that_they_give(
    options: list[tuple[str, str, str]],
) -> None:
    templates = Templates(
        ["kind", "rel", "path"],
        ["0", "k{kind}{rel}", "p{path}|{kind}"],
        ["x{rel}", "{rel} {path}>"],
    )
    table = pairs([part for option in options for part in option]).reshape(-1, 3, 2)
    columns = templates.hashes((table, np.arange(len(options)))).T.tolist()
    assert templates.groups == [3, 2]
    for option, column in zip(options, columns, strict=True):
        if not any(ABSENT in part for part in option):
            names = templates.names(option, 0) + templates.names(option, 1)
            assert hashed(names).tolist() == column


def test_a_feature_without_one_of_its_parts_has_no_name() -> None:
    templates = Templates(["kind", "path"], ["k{kind}", "p{path}", "kp{kind}{path}"])
    assert templates.names(["n", ABSENT], 0) == ["kn"]


def test_each_option_may_share_the_parts_of_another() -> None:
    templates = Templates(["mention", "quote"], ["{mention}-{quote}"])
    mentions, quotes = pairs(["a", "b"]).reshape(2, 1, 2), pairs(["x", "y"]).reshape(2, 1, 2)
    found = templates.hashes((mentions, np.array([0, 1, 1])), (quotes, np.array([0, 0, 1])))
    assert found.tolist() == [hashed(["a-x", "b-x", "b-y"]).tolist()]
