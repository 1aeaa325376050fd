"""Quotation marks are paired in every style, whatever the text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.quotes import _MARK, _MARKS, matches, paragraphs, quoted_spans

if TYPE_CHECKING:
    from types import FrameType

MARKS = "\"“”„‟«»‹›‘’'`<> \n.,aB6"


def quoted(text: str) -> list[str]:
    return [item.span.of(text) for item in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"It rains," she said.', ["It rains,"]),
        ("“It rains,” she said.", ["It rains,"]),
        ("„Es regnet“, sagte sie.", ["Es regnet"]),
        ("«Il pleut», dit-elle.", ["Il pleut"]),
        ("``It rains,'' she said.", ["It rains,"]),
        ("''It rains,'' she said. ''A lot.''", ["It rains,", "A lot."]),
        ("‘It rains,’ she said. ‘A lot.’", ["It rains,", "A lot."]),
        ("'It rains,' she said.", ["It rains,"]),
        ("“It rains,“ she said, “a lot.”", ["It rains,", "a lot."]),
    ],
)
def test_every_style_of_marks_is_paired(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_a_nested_quotation_belongs_to_the_outer_one() -> None:
    assert quoted("“She told me ‘never again’ and left,” he said.") == [
        "She told me ‘never again’ and left,"
    ]
    assert quoted("‘She told me “never again” and left,’ he said.") == [
        "She told me “never again” and left,"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers’ plan isn’t the farmers’ plan.",
        "It's the voters' choice, isn't it?",
        "Rock ’n’ roll of the ’70s",
        "He is 6'2\" tall and jumps 3'11\" high.",
        "Get ‘em while they’re hot.",
    ],
)
def test_apostrophes_and_measures_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_possessive_does_not_end_a_single_quotation() -> None:
    assert quoted("‘The ministers’ plan is late,’ he said.") == ["The ministers’ plan is late,"]


def test_inches_do_not_end_a_quotation_in_curly_marks() -> None:
    assert quoted('“The 9" shells are gone,” he said.') == ['The 9" shells are gone,']


def test_a_quotation_over_paragraphs_is_one_run() -> None:
    text = "“We began early.\n\n“We ended late.”\n\n“Another matter,” she said."
    spans = quoted_spans(text)
    assert [item.span.of(text) for item in spans] == [
        "We began early.",
        "We ended late.",
        "Another matter,",
    ]
    assert spans[0].run == spans[1].run != spans[2].run
    assert [item.closed for item in spans] == [False, True, True]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "He said: “This goes on\nA new paragraph."
    (span,) = quoted_spans(text)
    assert span.span.of(text) == "This goes on"
    assert not span.closed


def test_the_outer_span_holds_the_marks() -> None:
    text = "She said “no”."
    (span,) = quoted_spans(text)
    assert span.outer.of(text) == "“no”"


def test_marks_inside_tags_count_for_nothing() -> None:
    assert quoted('A <a href="x">link</a> and “words”.') == ["words"]


@given(st.text(alphabet=MARKS, max_size=120) | st.text(max_size=120))
def test_spans_are_in_bounds_in_order_and_apart(text: str) -> None:
    reach = 0
    for item in quoted_spans(text):
        assert reach <= item.outer.start < item.span.start < item.span.end <= item.outer.end
        assert item.outer.end <= len(text)
        assert item.span.of(text).strip() == item.span.of(text)
        reach = item.outer.end


@given(st.text(alphabet=MARKS, max_size=120) | st.text(max_size=120))
def test_no_span_leaves_its_paragraph(text: str) -> None:
    lines = paragraphs(text)
    for item in quoted_spans(text):
        assert any(line.holds(item.outer) for line in lines)


def steps(text: str) -> int:
    """Count the lines of Python that pairing the marks of ``text`` runs."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return trace if "quotes" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        quoted_spans(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    ["“", '"', "‘a ", "’ ", "'a' ", "“a” ", "‘“a”’ ", "''", "«", "6'2\" ", "<", "‘s’ ", "\n“a"],
)
def test_twice_the_text_takes_about_twice_the_steps(piece: str) -> None:
    assert steps(piece * 800) < 2.3 * steps(piece * 400) + 200


@given(st.text("ab`' “\"»", max_size=40))
def test_marks_are_found_as_a_search_for_all_of_them_would(text: str) -> None:
    found = [match.span() for match in matches(_MARK, text, _MARKS)]

    assert found == [match.span() for match in _MARK.finditer(text)]
