"""What a text ascribes to somebody, and how little of it is shown as a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import analyse
from tui.analysis.governed import states
from tui.analysis.mentions import mentions
from tui.analysis.scene import scene
from tui.analysis.segment import segment

WORDS = [
    "Kari Nordmann",
    "said",
    "that",
    "the claim",
    ",",
    ".",
    "to",
    "according to",
    "“no”",
    "who",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_every_sign_is_given_to_every_unit(words: list[str]) -> None:
    document = segment(" ".join(words))
    row = scene(document, mentions(document))
    for signs in states(row):
        assert sum(signs.sizes) == len(row.codes)
        assert all(size > 0 for size in signs.sizes)
        assert all(len(state.split(" ")) == 6 for state in signs.states)


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann announced plans to close the bridge until spring.",
        "Kari Nordmann hopes to close the bridge until spring.",
    ],
)
def test_plans_and_hopes_are_ascribed_and_not_shown(text: str) -> None:
    found = analyse(text)
    assert not found.quotations
    sources = {item.attribution.mention for item in found.ascribed if item.attribution}
    assert {mention.of(text) for mention in sources if mention} == {"Kari Nordmann"}


def test_a_statement_that_its_source_parts_is_shown_whole() -> None:
    text = "Ida Berg met the press. In the end, she said on Monday, the bridge would be closed."
    found = analyse(text).quotations
    assert found[-1].span.of(text) == "the bridge would be closed"
    sources = [item.attribution.mention for item in found if item.attribution]
    assert {mention.of(text) for mention in sources if mention} == {"she"}


def test_all_that_is_promised_is_shown() -> None:
    text = "Ana Costa has pledged to recommend a law, with Ben Lenz noting that talks had begun."
    found = [item.span.of(text) for item in analyse(text).quotations]
    assert found == ["to recommend a law", "talks had begun"]


def test_a_plain_statement_is_shown_and_not_ascribed_twice() -> None:
    text = "Kari Nordmann said on Monday that the bridge would be closed until spring."
    found = analyse(text)
    assert [item.span.of(text) for item in found.quotations] == [
        "the bridge would be closed until spring"
    ]
    assert not found.ascribed
