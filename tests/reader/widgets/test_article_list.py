"""The list of articles, by itself and a million articles long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from tui.library import ArticleRow
from tui.reader.motion import Motion
from tui.reader.widgets import article_list
from tui.reader.widgets.article_list import PAGE, PAGES_KEPT, ArticleList
from tui.reader.widgets.article_row import source_line

if TYPE_CHECKING:
    import pytest
    from rich.console import RenderableType
    from textual.app import ComposeResult

MILLION = 1_000_000


def row(number: int, headline: str = "") -> ArticleRow:
    return ArticleRow(
        id=number, key=f"{number}.txt", headline=headline or f"Headline {number}",
        outlet="Bay Courier", author="", published=date(2025, 3, 18), url="", quotations=3,
        words=400, is_read=False, is_starred=False,
    )  # fmt: skip


class Host(Screen[None]):
    """Answers the list as a library would, and writes down what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []
        self.opened: list[int] = []
        self.chosen: list[int] = []
        self.passed_over: set[int] = set()  # pages that are not answered the first time

    def compose(self) -> ComposeResult:
        yield ArticleList(id="articles")

    def on_article_list_pages_needed(self, event: ArticleList.PagesNeeded) -> None:
        self.asked.append(event.start)
        if event.start in self.passed_over:
            self.passed_over.remove(event.start)
            return
        rows = [row(number) for number in range(event.start, event.start + event.count)]
        self.query_one(ArticleList).fill(event.revision, event.start, rows)

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        self.chosen.append(event.row.id)

    def on_article_list_opened(self, event: ArticleList.Opened) -> None:
        self.opened.append(event.row.id)


class Lister(App[None]):
    """Shows the list and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.host = Host()
        self.drawn = 0

    def _display(self, screen: Screen[None], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        self.drawn += renderable is not None

    def get_default_screen(self) -> Host:
        return self.host

    @property
    def list(self) -> ArticleList:
        return self.host.query_one(ArticleList)

    def shown(self) -> str:
        return "\n".join(self.list.render_line(y).text for y in range(self.list.size.height))


async def test_a_million_articles_are_shown_without_holding_them() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(MILLION, 0, position=0)
        await pilot.pause(0.1)
        assert app.host.asked == [0]
        app.list.move(Motion.BOTTOM)
        await pilot.pause(0.1)
        assert app.host.chosen[-1] == MILLION - 1
        assert f"Headline {MILLION - 1}" in app.shown()
        assert len(app.host.asked) <= 3


async def test_only_so_many_pages_are_kept() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(MILLION, 0, position=0)
        for page in range(PAGES_KEPT * 2):
            app.list.go(page * PAGE)
            await pilot.pause(0.05)
        assert len(app.list._pages) == PAGES_KEPT


async def test_rows_of_an_earlier_result_are_dropped() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(1, 0, position=0)
        old = app.list.revision
        app.list.show(1, 0, position=0)
        app.list.fill(old, 0, [row(7, "Yesterday's news")])
        await pilot.pause(0.05)
        assert "Yesterday" not in app.shown()


async def test_rows_whose_answer_was_passed_over_are_asked_for_again() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(MILLION, 0, position=0)
        await pilot.pause(0.1)
        app.host.passed_over = {10 * PAGE}  # while another is answered
        app.list.go(11 * PAGE)
        app.list.row_at(50 * PAGE)
        await pilot.pause(0.1)
        assert app.host.asked.count(10 * PAGE) == 2
        assert f"Headline {11 * PAGE}" in app.shown()


async def test_rows_on_two_pages_are_asked_for_at_once() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(MILLION, 0, position=0)
        await pilot.pause(0.1)
        app.list.go(11 * PAGE)
        await pilot.pause(0.1)
        assert app.host.asked == [0, 10 * PAGE]
        assert f"Headline {11 * PAGE - 1}\n" not in app.shown()
        assert f"Headline {11 * PAGE}" in app.shown()


async def test_nothing_is_drawn_before_rows_on_their_way_have_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(article_list, "PATIENCE_S", 600.0)
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(MILLION, 0, position=0)
        await pilot.pause(0.1)
        before = app.drawn
        app.host.passed_over = {10 * PAGE}
        app.list.go(11 * PAGE)
        await pilot.pause(0.05)
        assert app.drawn == before
        rows = [row(number) for number in range(10 * PAGE, 12 * PAGE)]
        app.list.fill(app.list.revision, 10 * PAGE, rows)
        await pilot.pause(0.05)
        assert app.drawn == before + 1


async def test_rows_that_do_not_come_are_not_waited_for_long() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(MILLION, 0, position=0)
        await pilot.pause(0.1)
        before = app.drawn
        app.host.passed_over = {10 * PAGE}
        app.list.go(11 * PAGE)
        while app.drawn == before:
            await pilot.pause(0.01)
        assert "·" in app.shown()


async def test_the_pages_beside_those_on_screen_are_asked_for_one_at_a_time() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(MILLION, 0, position=0)
        await pilot.pause(0.1)
        app.list.go(PAGE - 1)
        await pilot.pause(0.1)
        app.list.look_ahead()
        app.list.look_ahead()
        await pilot.pause(0.1)
        assert app.host.asked == [0, PAGE]


async def test_enter_before_the_row_has_come_opens_it_when_it_comes() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(MILLION, 0, position=500_000)
        app.list.enter()
        await pilot.pause(0.1)
        assert app.host.opened == [500_000]


async def test_more_articles_found_meanwhile_lengthen_the_list_under_the_cursor() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(10, 0, position=4)
        app.list.fill(app.list.revision, 0, [row(number) for number in range(10)])
        app.list.lengthen(200)
        await pilot.pause(0.05)
        assert app.list.position == 4
        app.list.move(Motion.BOTTOM)
        await pilot.pause(0.1)
        assert app.host.chosen[-1] == 199


async def test_the_line_on_screen_stays_when_articles_come_in_above() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.show(1000, 0, position=300)
        await pilot.pause(0.05)
        before = app.list.lines_of(app.list.cursor)[0] - app.list.scroll_offset.y
        app.list.show(1010, 0, position=310, keep=True)
        await pilot.pause(0.05)
        assert app.list.lines_of(app.list.cursor)[0] - app.list.scroll_offset.y == before


async def test_headlines_are_cut_to_the_cell() -> None:
    app = Lister()
    async with app.run_test(size=(30, 10)) as pilot:
        app.list.show(1, 2, position=0)
        app.list.fill(app.list.revision, 0, [row(1, "音楽会 " * 20 + "\x1b[31m")])
        await pilot.pause(0.05)
        for y in range(3):
            assert app.list.render_line(y).cell_length == app.list.scrollable_content_region.width
        assert "! 2 files skipped" in app.shown()
        assert "\x1b" not in app.shown()


async def test_the_list_of_a_small_result_needs_no_scrolling() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        app.list.empty = "Nothing here.\nReally."
        await pilot.pause(0.05)
        assert "Nothing here." in app.shown()
        app.list.move(Motion.DOWN)
        app.list.enter()
        await pilot.pause(0.05)
        assert app.host.opened == []


def second_line(width: int, hits: int = 0, this_year: int = 2026, **changes: object) -> str:
    shown = replace(row(1), **changes)  # type: ignore[arg-type]
    drawn = source_line(shown, " ", width, hits=hits, this_year=this_year)
    return "".join(text for text, _ in drawn).rstrip()


def test_where_room_is_scarce_the_number_of_quotations_gives_way_then_the_year() -> None:
    assert second_line(43) == "  Bay Courier · 18 Mar 2025    3 quotations"
    assert second_line(30) == "  Bay Cou… · 18 Mar 2025  3 “”"
    assert second_line(24) == "  Bay Cou… · 18 Mar 2025"
    assert second_line(24, beneath=True) == "    Bay C… · 18 Mar 2025"
    assert second_line(21) == "  Bay Couri… · 18 Mar"
    for width in range(20, 60):
        assert "18 Mar" in second_line(width, beneath=True)


def test_a_day_of_this_year_goes_without_it() -> None:
    assert second_line(60, this_year=2025).startswith("  Bay Courier · 18 Mar  ")
    assert second_line(30, this_year=2025) == "  Bay Courier · 18 Mar    3 “”"
    assert second_line(30, this_year=2025, published=None).startswith("  Bay Courier · undated")


def test_what_is_short_leaves_room_for_the_word() -> None:
    assert second_line(32, outlet="AP") == "  AP · 18 Mar 2025  3 quotations"
    assert second_line(31, outlet="", published=None) == "  undated" + " " * 10 + "3 quotations"
    assert second_line(31, outlet="AP", quotations=0) == "  AP · 18 Mar 2025"


def test_beside_the_number_of_hits_date_and_year_are_whole() -> None:
    assert second_line(60, 2).endswith(" 2 hits · 3 quotations")
    assert second_line(31, 1) == "  Bay Cou… · 18 Mar 2025  1 hit"
    assert second_line(27, 1, outlet="") == "  18 Mar 2025  1 hit · 3 “”"
