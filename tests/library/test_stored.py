"""What is stored comes back as it was."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.stored import (
    packed_analysis,
    packed_date,
    packed_text,
    unpacked_analysis,
    unpacked_date,
    unpacked_text,
)
from tui.model import (
    Analysis,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Span,
)

TEXT = st.text(st.characters())
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
NAMES = st.lists(TEXT, max_size=3).map(tuple)
ENTITIES = st.builds(
    Entity,
    name=TEXT,
    kind=st.sampled_from(EntityKind),
    role=TEXT,
    country=TEXT,
    aliases=NAMES,
    members=NAMES,
    mentions=st.lists(SPANS, max_size=3).map(tuple),
    named=st.booleans(),
)
ATTRIBUTIONS = st.builds(
    Attribution,
    mention=st.none() | SPANS,
    cue=st.none() | SPANS,
    speaker=st.none() | st.integers(0, 50),
    confidence=st.floats(0, 1),
)
QUOTATIONS = st.builds(
    Quotation,
    span=SPANS,
    kind=st.sampled_from(QuotationKind),
    fragment=st.booleans(),
    run=st.integers(0, 500),
    attribution=st.none() | ATTRIBUTIONS,
)
ANALYSES = st.builds(
    Analysis,
    quotations=st.lists(QUOTATIONS, max_size=4).map(tuple),
    entities=st.lists(ENTITIES, max_size=4).map(tuple),
    furniture=st.lists(SPANS, max_size=3).map(tuple),
)


@given(ANALYSES)
def test_an_analysis_comes_back_equal(analysis: Analysis) -> None:
    assert unpacked_analysis(packed_analysis(analysis)) == analysis


@given(TEXT)
def test_a_text_comes_back_equal(text: str) -> None:
    assert unpacked_text(packed_text(text)) == text


@given(st.none() | st.dates() | st.datetimes(timezones=st.none() | st.timezones()))
def test_a_date_comes_back_as_the_same_day_or_moment(published: date | None) -> None:
    returned = unpacked_date(packed_date(published))
    assert type(returned) is type(published)
    if isinstance(published, datetime) and isinstance(returned, datetime):
        assert returned.isoformat() == published.isoformat()
    else:
        assert returned == published


def test_an_ordinary_article_takes_less_room_than_its_text() -> None:
    text = "The committee met on Tuesday and put off its decision until the summer. " * 30
    assert len(packed_text(text)) < len(text) / 2


@pytest.mark.parametrize("published", [date(2025, 3, 18), datetime(2025, 3, 18, 9, 30)])  # noqa: DTZ001 - a moment as found
def test_dates_are_stored_as_people_write_them(published: date) -> None:
    assert packed_date(published).startswith("2025-03-18")
