"""The whole analysis: pure, repeatable, and unmoved by any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.analysis import VERSION, analyse
from tui.analysis.attribution import share_right
from tui.analysis.model import NETWORK, indirect_model, model

if TYPE_CHECKING:
    from tui.model import Analysis

PIECES = [
    "“", "”", '"', "‘", "’", "Kari Nordmann", "the ministers", "said", "that", "according to",
    "she", ",", ".", ":", "\n", "the bridge would close", "noting", "who", "’s", "and",
    "told", "to leave",
]  # fmt: skip


def check(text: str, analysis: Analysis) -> None:
    """Check what holds for every analysis."""
    reach = 0
    both = [*analysis.quotations, *analysis.ascribed]
    for quotation in sorted(both, key=lambda each: each.span):
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
        assert reach <= quotation.span.start
        reach = quotation.span.end
        attribution = quotation.attribution
        if attribution is None:
            continue
        assert 0 <= attribution.confidence <= 1
        for span in (attribution.mention, attribution.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert attribution.speaker is None or 0 <= attribution.speaker < len(analysis.entities)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(deadline=None)
def test_sentences_of_any_shape_give_spans_in_bounds_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    check(text, analyse(text))


@given(st.text(max_size=150))
@settings(deadline=None)
def test_no_text_raises(text: str) -> None:
    check(text, analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "“",
        "“" * 20_000,
        '"' * 20_000,
        "‘a " * 10_000,
        "\x00\x1b[31m“Words,” said Kari Nordmann.\x9b\u202e",
        "“Words \ud800,” said Kari \udfffNordmann.",
        "Kari " * 10_000,
        "he said that " * 5_000,
        "Oslo, " * 10_000,
        "“Kari Nordmann” " * 4_000,
        "((((" * 5_000,
        "said " * 10_000,
    ],
    ids=range(14),
)
def test_hostile_texts_are_analysed_like_any_other(text: str) -> None:
    check(text, analyse(text))


def test_the_same_text_gives_the_same_analysis() -> None:
    text = "“The bridge is closed,” Kari Nordmann said. She added that the ferry would run."
    assert analyse(text) == analyse(text)
    assert analyse(text).quotations


def test_offsets_index_the_text_as_it_is_given() -> None:
    text = "\ufeff\r\n\x07“The bridge is closed,”\x07 Kari Nordmann said."
    (quotation,) = analyse(text).quotations
    assert quotation.span.of(text) == "The bridge is closed,"


def test_confidence_rises_with_the_probability() -> None:
    for points in (model().calibration, indirect_model().calibration):
        shares = [share_right(points, raw / 50) for raw in range(51)]
        assert shares == sorted(shares)
        assert 0 <= shares[0] < shares[-1] <= 1


def test_the_model_is_small_enough_to_ship() -> None:
    size = sum(path.stat().st_size for path in NETWORK.parent.iterdir() if path.is_file())
    assert 0 < size < 5_000_000


def test_the_version_says_when_results_may_change() -> None:
    assert VERSION
