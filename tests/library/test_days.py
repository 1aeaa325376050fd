"""What is read as a day by who wants to go there."""

from __future__ import annotations

from datetime import date

import pytest

from tui.library.days import last_day

TODAY = date(2025, 3, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-03-18", date(2025, 3, 18)),
        ("18 Mar 2025", date(2025, 3, 18)),
        ("  18   march 2025 ", date(2025, 3, 18)),
        ("March 18, 2025", date(2025, 3, 18)),
        ("2024-02", date(2024, 2, 29)),
        ("Feb 2023", date(2023, 2, 28)),
        ("2019-12", date(2019, 12, 31)),
        ("2019", date(2019, 12, 31)),
        ("today", TODAY),
        ("Yesterday", date(2025, 3, 19)),
        ("18 Mar", date(2025, 3, 18)),
        ("21 Mar", date(2024, 3, 21)),
        ("9999-12", date(9999, 12, 31)),
    ],
)
def test_days_months_and_years_are_read(typed: str, day: date) -> None:
    assert last_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "2025-13", "2025-02-30", "0000", "9999-99", "12", "03/04/2025", "18 Mar 25"],
)
def test_what_is_no_date_or_could_be_two_is_none(typed: str) -> None:
    assert last_day(typed, TODAY) is None


def test_a_day_without_a_year_is_not_after_the_newest_article() -> None:
    newest = date(2023, 6, 1)
    assert last_day("1 Jun", TODAY, newest) == newest
    assert last_day("2 Jun", TODAY, newest) == date(2022, 6, 2)
    assert last_day("19 Mar", TODAY, date(2030, 1, 1)) == date(2025, 3, 19)
    assert last_day("yesterday", TODAY, newest) == date(2025, 3, 19)
