"""Going to a date in the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.reader.opened import opened
from tui.reader.command import Place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reader.opened import Session
    from tui.library import ArticleRow


async def test_a_day_brings_its_newest_article_or_the_one_before(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("D")
        await session.type("18 Mar 2025")
        assert "18 Mar 2025" in session.shown
        await session.press("enter")
        dates = [session.screen.articles.row_at(at) for at in range(4)]
        row = session.screen.articles.row
        assert row is not None
        assert row in dates
        assert str(row.published) == "2025-03-18"
        assert session.article == row.headline
        await session.press("D", *"2025-03-16", "enter")
        row = session.screen.articles.row
        assert row is not None
        assert str(row.published) == "2025-02-11"


async def test_a_day_without_a_year_is_the_last_one_until_the_newest_article(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        await session.press("D")
        await session.type("18 mar")
        assert "18 Mar 2025" in session.shown
        await session.press("enter")
        row = session.screen.articles.row
        assert row is not None
        assert str(row.published) == "2025-03-18"


async def test_a_day_is_looked_for_among_the_articles_that_the_filters_leave(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("harbour")
        await session.press("enter", "D", *"2025-03-18", "enter")
        row = session.screen.articles.row
        assert row is not None
        assert str(row.published) == "2025-03-17"
        assert (session.screen.articles.position, session.screen.articles.total) == (1, 3)


async def test_where_all_articles_are_newer_nothing_moves(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("j", "D", *"1999", "enter")
        assert session.screen.articles.position == 1
        assert session.notices == ["All articles listed are newer."]


async def test_in_order_of_relevance_there_is_no_day_to_go_to(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("harbour")
        await session.press("enter", "r", "D", *"2025-03-18", "enter")
        assert session.screen.articles.position == 0
        assert session.notices[-1] == "The list is not in order of date."


async def test_what_is_no_date_keeps_the_line_open_until_it_is_left(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("D", *"soon", "enter")
        assert session.screen.asks_for_date
        assert "This is no date yet." in session.shown
        assert "On Record" not in session.shown
        await session.press("escape")
        assert not session.screen.asks_for_date
        assert "On Record" in session.shown
        assert session.screen.articles.position == 0


async def test_the_line_says_where_in_the_list_a_day_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("D", *"2025-03-17")
        place = [row.published for row in _rows(session)].index(date(2025, 3, 17)) + 1
        assert f"17 Mar 2025 · {place} of {session.screen.articles.total}" in session.shown
        assert session.screen.articles.position == 0
        await session.press(*["backspace"] * 10, *"1999")
        assert "31 Dec 1999 · all are newer" in session.shown


async def test_a_key_right_after_enter_is_the_list_s(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("D", *"2025-03-16")
        before = session.screen.articles.position
        await session.pilot.press("enter", "k")
        await session.settle()
        row = session.screen.articles.row
        assert row is not None
        assert str(row.published) == "2025-03-17"
        assert before == 0


@pytest.mark.parametrize("keys", [("tab",), ("click",)])
async def test_going_elsewhere_closes_the_line(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with opened(tmp_path) as session:
        await session.press("D", *"2025")
        if keys == ("click",):
            await session.pilot.click("#articles", offset=(3, 3))
            await session.settle()
        else:
            await session.press(*keys)
        assert not session.screen.asks_for_date
        assert session.app.focused is not None
        await session.press("D", *"2025-03-16", "enter")
        assert str(session.screen.articles.row.published) == "2025-02-11"  # type: ignore[union-attr]


async def test_a_list_that_changes_meanwhile_is_asked_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("D", *"2025-03-18")
        session.screen.set_filters(session.screen.filters.with_query("harbour"), top=True)
        await session.settle()
        await session.press("enter")
        assert (session.screen.articles.position, session.screen.articles.total) == (1, 3)
        assert not session.screen.asks_for_date


async def test_one_pane_on_screen_gives_way_to_the_list(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 20)) as session:
        await session.press("enter", "D", *"2025-03-16", "enter")
        assert session.screen.panes.place is Place.ARTICLES
        assert not session.screen.asks_for_date
        assert str(session.screen.articles.row.published) == "2025-02-11"  # type: ignore[union-attr]


def _rows(session: Session) -> list[ArticleRow]:
    articles = session.screen.articles
    rows = [articles.row_at(place) for place in range(articles.total)]
    return [row for row in rows if row is not None]
