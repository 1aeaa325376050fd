"""Dates are read in the forms that files have them in, and never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ingest.dates import published

DAY = date(2025, 3, 18)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
AFTERNOON = datetime(2025, 3, 18, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-18",
        "2025-3-18",
        "2025/03/18",
        "2025.03.18",
        "20250318",
        20250318,
        " 2025-03-18\n",
        "18 March 2025",
        "18 march 2025",
        "18th March 2025",
        "18th of March, 2025",
        "18 Mar 2025",
        "18-Mar-2025",
        "18. March 2025",
        "Tuesday, 18 March 2025",
        "Tue 18 Mar. 2025",
        "March 18, 2025",
        "Mar. 18, 2025",
        "March 18th 2025",
        "Tuesday, March 18, 2025",
        "18/03/2025",
        "18.3.2025",
        "03/18/2025",
        date(2025, 3, 18),
    ],
)
def test_a_day_is_a_date(written: object) -> None:
    assert published(written) == DAY
    assert not isinstance(published(written), datetime)


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-18T14:05:00Z",
        "2025-03-18T14:05Z",
        "2025-03-18T15:05:00+01:00",
        "2025-03-18T15:05:00.000+0100",
        "2025-03-18 15:05:00 +0100",
        "2025-03-18 14:05",
        "2025-03-18, 14:05 UTC",
        "20250318T140500Z",
        "20250318T1405",
        "Tue, 18 Mar 2025 14:05:00 GMT",
        "Tue, 18 Mar 2025 15:05:00 +0100",
        "Tue, 18 Mar 2025 15:05:00 +0100 (CET)",
        "18 Mar 2025 14:05:00 +0000",
        "18 March 2025, 14:05",
        "18 March 2025 at 2:05 p.m.",
        "18 March 2025 | 14.05",
        "March 18, 2025 2:05pm UTC",
        "March 18, 2025 at 16:05 UTC+2",
        1_742_306_700,
        1_742_306_700.0,
        1_742_306_700_000,
        "1742306700",
        datetime(2025, 3, 18, 14, 5),  # noqa: DTZ001 - a naive one is taken as UTC
        datetime(2025, 3, 18, 15, 5, tzinfo=timezone(timedelta(hours=1))),
    ],
)
def test_a_moment_is_an_aware_datetime(written: object) -> None:
    found = published(written)
    assert isinstance(found, datetime)
    assert found == AFTERNOON
    assert found.tzinfo is not None


def test_midnight_and_noon_by_the_twelve_hour_clock() -> None:
    assert published("18 March 2025 12:05 am") == datetime(2025, 3, 18, 0, 5, tzinfo=UTC)
    assert published("18 March 2025 12:05 pm") == datetime(2025, 3, 18, 12, 5, tzinfo=UTC)


def test_fractions_of_a_second_are_kept() -> None:
    found = published("2025-03-18T14:05:00.25Z")
    assert isinstance(found, datetime)
    assert found.microsecond == 250_000


@pytest.mark.parametrize(
    "written",
    ["2025-03-18T14:05:00 IST", "18 March 2025, 14:05 Warsaw", "2025-03-18T14:05+25:00",
     "18 March 2025 14:05 pm", "18 March 2025 0:05 am"],
)  # fmt: skip
def test_of_a_time_that_means_several_moments_only_the_day_is_kept(written: str) -> None:
    assert published(written) == DAY


def test_a_day_that_is_its_own_month_is_not_ambiguous() -> None:
    assert published("04/04/2025") == date(2025, 4, 4)


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2025",
        "3.4.2025",
        "2025-02-30",
        "30 February 2025",
        "31/31/2025",
        "2025-03-18T25:00",
        "2025-03",
        "March 2025",
        "2025",
        "18 March",
        "yesterday",
        "Tuesday",
        "18 Thermidor 2025",
        "Updated 18 March 2025",
        "before March 18, 2025",
        "0001-01-01",
        "9999-12-31",
        "",
        "   ",
        pytest.param("2025-03-18 " * 30, id="too long"),
        0,
        -5,
        12,
        2025,
        20251341,
        1e300,
        float("nan"),
        float("inf"),
        True,
        None,
        [2025, 3, 18],
        {"date": "2025-03-18"},
    ],
)
def test_what_is_no_date_or_two_is_none(written: object) -> None:
    assert published(written) is None


@given(st.one_of(st.text(), st.floats(), st.integers(), st.dates(), st.datetimes()))
def test_nothing_raises_and_every_moment_is_aware(value: object) -> None:
    found = published(value)
    assert found is None or isinstance(found, date)
    if isinstance(found, datetime):
        assert found.utcoffset() is not None


@given(st.dates(date(1600, 1, 1), date(2200, 12, 31)))
def test_every_day_comes_back_from_its_common_forms(day: date) -> None:
    assert published(day.isoformat()) == day
    assert published(f"{day.day} {day:%B} {day.year}") == day
    assert published(f"{day:%b} {day.day}, {day.year}") == day


@given(st.datetimes(datetime(1600, 1, 2), datetime(2200, 12, 30), timezones=OFFSETS))  # noqa: DTZ001
def test_every_moment_comes_back_from_its_iso_form(moment: datetime) -> None:
    assert published(moment.isoformat()) == moment
