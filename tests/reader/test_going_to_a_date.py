"""Going to a date in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reader.opened import opened
from tui.reader.screens.date_prompt import DatePrompt

if TYPE_CHECKING:
    from pathlib import Path


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


async def test_what_is_no_date_keeps_the_prompt_open_until_it_is_left(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("D", *"soon", "enter")
        assert isinstance(session.app.screen, DatePrompt)
        assert "This is no date yet." in session.shown
        await session.press("escape")
        assert not isinstance(session.app.screen, DatePrompt)
        assert session.screen.articles.position == 0
        await session.press("D")
        await session.pilot.click(offset=(1, 1))
        await session.settle()
        assert not isinstance(session.app.screen, DatePrompt)
