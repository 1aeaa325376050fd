"""Where the words of a query stand in a text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.conftest import HARBOUR, HARBOUR_ANALYSIS
from tui.library import Selection
from tui.library.highlight import hits, snippet
from tui.model import Span

if TYPE_CHECKING:
    from tui.library import Library

TEXT = "Defence costs: the minister’s Harbors, Silin\u0327a said. “No plans, no costs,” she said."


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("", []),
        ("defense ", ["Defence"]),
        ("defen", ["Defence"]),
        ("harbour ", []),
        ("harbour", ["Harbors"]),
        ("silina ", ["Silin\u0327a"]),
        ("cost", ["costs", "costs"]),
        ('"no costs"', ["no costs"]),
        ('"plans no"', ["Plans, no".replace("P", "p")]),
        ('"no plans" plans ', ["No plans"]),
        ("no OR silina ", ["Silin\u0327a", "No", "no"]),
        ("-costs said ", ["said", "said"]),
        ("said:costs ", ["costs", "costs"]),
        ("speaker:silina outlet:no ", []),
        ("minister's ", ["minister’s"]),
    ],
)
def test_words_are_marked_where_they_stand(query: str, marked: list[str]) -> None:
    assert [span.of(TEXT) for span in hits(query, TEXT)] == marked


def test_what_was_said_is_marked_only_in_quotations_where_they_are_known() -> None:
    selection = "said:solidarity OR said:harbour"
    assert [span.of(HARBOUR.text) for span in hits(selection, HARBOUR.text, HARBOUR_ANALYSIS)] == [
        "solidarity"
    ]


@given(st.text(), st.text())
def test_hits_are_in_order_and_never_overlap(query: str, text: str) -> None:
    found = hits(query, text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_a_snippet_is_a_line_around_the_first_hit(library: Library) -> None:
    (row,) = library.select(Selection("critics ")).window(0, 1)
    line = library.snippet(row.id, Selection("critics "))
    assert line == "…solidarity among ports. The programme has critics."
    start = library.snippet(row.id, Selection())
    assert start.startswith("The harbour will be dredged in May.")
    assert snippet("word " * 100, ()).endswith("word…")


def test_a_snippet_of_a_text_without_spaces_is_cut_somewhere() -> None:
    text = "x" * 1000
    assert len(snippet(text, (Span(500, 501),))) < 200
    assert snippet("short", ()) == "short"
