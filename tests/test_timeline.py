"""Days are counted in the shortest unit that leaves the timeline readable."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.timeline import Unit, counted, timeline

START = date(2025, 3, 18)  # a Tuesday


def days(number: int, start: date = START) -> dict[date, int]:
    return {start + timedelta(days=at): 1 for at in range(number)}


@pytest.mark.parametrize(
    ("number", "unit"),
    [(1, Unit.DAY), (10, Unit.DAY), (11, Unit.WEEK), (60, Unit.WEEK), (100, Unit.MONTH),
     (3000, Unit.YEAR), (30_000, Unit.YEAR)],
)  # fmt: skip
def test_the_unit_grows_with_the_range(number: int, unit: Unit) -> None:
    assert timeline(days(number), most=10).unit is unit


def test_days_without_anything_are_periods_too() -> None:
    line = timeline({START: 2, START + timedelta(days=3): 5})
    assert [period.count for period in line.periods] == [2, 0, 0, 5]


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    weeks = timeline(days(20), most=10)
    assert {period.first.weekday() for period in weeks.periods} == {0}
    assert {(period.last - period.first).days for period in weeks.periods} == {6}
    months = timeline(days(100), most=10)
    assert {period.first.day for period in months.periods} == {1}
    assert months.periods[-1].last == date(2025, 6, 30)


def test_labels_name_the_year_only_where_there_are_several() -> None:
    one = timeline({START: 1})
    assert one.label(one.periods[0]) == "18 Mar"
    two = timeline({date(2024, 12, 31): 1, date(2025, 1, 1): 1})
    assert [two.label(period) for period in two.periods] == ["31 Dec 2024", "1 Jan 2025"]
    week = timeline(days(20), most=10)
    assert week.label(week.periods[0]) == "week of 17 Mar"
    month = timeline(days(100), most=10)
    assert month.label(month.periods[0]) == "Mar 2025"
    year = timeline(days(3000), most=10)
    assert year.label(year.periods[0]) == "2025"


def test_nothing_dated_has_no_periods() -> None:
    assert timeline({}).periods == ()


def test_moments_count_for_their_day_and_what_is_undated_for_none() -> None:
    assert counted([START, datetime(2025, 3, 18, 9, 30, tzinfo=UTC), None]) == {START: 2}


@settings(deadline=None)  # thousands of years have as many periods
@given(
    st.dictionaries(st.dates(), st.integers(1, 99), min_size=1, max_size=30),
    st.integers(1, 80),
)
def test_every_day_is_counted_once_and_periods_have_no_gaps(
    given_days: dict[date, int], most: int
) -> None:
    line = timeline(given_days, most)
    assert sum(period.count for period in line.periods) == sum(given_days.values())
    assert len(line.periods) <= most or line.unit is Unit.YEAR
    for one, other in zip(line.periods, line.periods[1:], strict=False):
        assert other.first - one.last == timedelta(days=1)
    assert all(period.first <= period.last for period in line.periods)
