"""Dates, sources and reasons in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from tui.commands.wording import day, iso, moment, source, why
from tui.model import Skipped

NOON = datetime(2025, 3, 18, 12, 5, tzinfo=UTC)


def test_a_date_is_written_out_and_its_time_where_it_is_known() -> None:
    assert day(date(2025, 3, 8)) == "8 Mar 2025"
    assert moment(date(2025, 3, 8)) == "8 Mar 2025"
    assert moment(NOON) == "18 Mar 2025, 12:05"
    assert moment(None) == "undated"


def test_programs_get_iso_dates_or_nothing() -> None:
    assert iso(date(2025, 3, 8)) == "2025-03-08"
    assert iso(NOON) == "2025-03-18T12:05:00+00:00"
    assert iso(None) is None


def test_a_source_is_outlet_and_date_as_far_as_they_are_known() -> None:
    assert source("Baltic Desk", date(2025, 3, 8)) == "Baltic Desk, 8 Mar 2025"
    assert source("", None) == "undated"


def test_a_skipped_line_is_named_with_its_number() -> None:
    assert why(Skipped(Path("feed.jsonl"), "is not JSON", 7)) == "feed.jsonl, line 7: is not JSON"
    assert why(Skipped(Path("a.txt"), "is empty")) == "a.txt: is empty"
