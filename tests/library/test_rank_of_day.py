"""Where a day begins in a list of articles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill
from tui.library import Library, Listing, Order, Selection
from tui.library.found import COUNTED_AT_ONCE
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAYS = [date(2020, 1, 5)] * 2 + [date(2020, 1, 3)] + [date(2019, 12, 31)] * 3


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Fill a library with articles of four days, the newest two on one day."""
    articles = [
        (Article(f"{number}.txt", f"Ferry {number}", f"Ferry number {number}.", published=day),
         Analysis())
        for number, day in enumerate(DAYS)
    ]  # fmt: skip
    fill(tmp_path / "library.sqlite", articles)
    with Library.open(tmp_path / "library.sqlite") as library:
        yield library


@pytest.mark.parametrize(
    ("day", "rank"),
    [
        (date(2026, 1, 1), 0),
        (date(2020, 1, 5), 0),
        (date(2020, 1, 4), 2),
        (date(2020, 1, 3), 2),
        (date(2020, 1, 2), 3),
        (date(2019, 12, 31), 3),
        (date(2019, 12, 30), None),
        (date.max, 0),
        (date.min, None),
    ],
)
@pytest.mark.parametrize("query", ["", "ferry"])
def test_the_newest_article_up_to_a_day_has_the_rank_of_that_day(
    library: Library, query: str, day: date, rank: int | None
) -> None:
    assert library.select(Selection(query)).rank_of_day(day) == rank


def test_only_the_articles_of_the_selection_count(library: Library) -> None:
    assert library.select(Selection("0 OR 4 ")).rank_of_day(date(2020, 1, 4)) == 1


def test_an_empty_list_has_no_days(library: Library) -> None:
    assert library.select(Selection("harbour")).rank_of_day(date(2026, 1, 1)) is None


def test_an_order_by_relevance_has_no_days(library: Library) -> None:
    results = library.select(Selection("ferry"), Listing(order=Order.RELEVANCE))
    assert results.rank_of_day(date(2020, 1, 4)) is None


def test_a_day_beyond_what_was_found_at_once_is_looked_for(tmp_path: Path) -> None:
    newest, old = date(2024, 1, 1).toordinal(), date(1990, 1, 1)
    days = [date.fromordinal(newest - number % 9) for number in range(COUNTED_AT_ONCE + 50)]
    articles = [
        (Article(str(number), "", f"pier {number}", published=day), Analysis())
        for number, day in enumerate(days)
    ]
    articles.append((Article("old", "", "pier of old", published=old), Analysis()))
    fill(tmp_path / "library.sqlite", articles)
    with Library.open(tmp_path / "library.sqlite") as library:
        results = library.select(Selection("pier"))
        assert not results.exact
        assert results.rank_of_day(old) == COUNTED_AT_ONCE + 50
