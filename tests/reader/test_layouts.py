"""Three panes, two or one, live on resize."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.reader.opened import opened
from tui.reader.command import Place
from tui.reader.widgets.panes import Shape, Widths, panes_shown, shape_of, widths_within

if TYPE_CHECKING:
    from pathlib import Path

ALL = frozenset(Place(name) for name in ("articles", "article", "sidebar"))


@pytest.mark.parametrize(
    ("width", "shape"),
    [(100, Shape.WIDE), (99, Shape.MEDIUM), (70, Shape.MEDIUM), (69, Shape.NARROW)],
)
def test_the_width_decides_the_layout(width: int, shape: Shape) -> None:
    assert shape_of(width) is shape


@pytest.mark.parametrize("place", sorted(ALL))
def test_the_pane_in_use_is_always_on_screen(place: Place) -> None:
    for shape in Shape:
        for sidebar in (True, False):
            assert place in panes_shown(shape, place, sidebar=sidebar)


def test_the_article_keeps_a_fair_width() -> None:
    assert widths_within(140, Widths(34, 32), ALL) == Widths(34, 32)
    narrowed = widths_within(100, Widths(34, 32), ALL)
    assert 100 - narrowed.articles - narrowed.sidebar >= 46
    assert widths_within(70, Widths(34, 32), ALL) == Widths(24, 22)


async def test_nothing_is_lost_by_resizing(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("j", "enter", "]")
        quotation, article = session.quotation, session.article
        for width in (90, 60, 75, 120):
            await session.pilot.resize_terminal(width, 30)
            await session.settle()
            assert session.quotation == quotation
            assert session.article == article
            assert session.screen.panes.place is Place.ARTICLE
            assert session.app.focused is session.screen.pane
        assert session.screen.panes.shown == ALL


async def test_the_sidebar_can_be_summoned_where_it_is_folded_away(tmp_path: Path) -> None:
    async with opened(tmp_path, (90, 30)) as session:
        assert "In this article" not in session.shown
        await session.press("3")
        assert session.screen.panes.shown == {Place.ARTICLE, Place.SIDEBAR}
        assert "Mira Halloran" in session.shown
        await session.press("1")
        assert session.screen.panes.shown == {Place.ARTICLES, Place.ARTICLE}
        for place in (Place.SIDEBAR, Place.ARTICLE):
            await session.press("b")
            assert session.screen.panes.place is place


async def test_a_narrow_screen_shows_the_list_or_the_article(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 20)) as session:
        assert session.screen.panes.shown == {Place.ARTICLES}
        await session.press("enter")
        assert session.screen.panes.shown == {Place.ARTICLE}
        assert "We have no choice" in session.shown
        await session.press("escape")
        assert session.screen.panes.shown == {Place.ARTICLES}


async def test_escape_on_a_narrow_screen_goes_back_before_it_removes_a_filter(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, (60, 20)) as session:
        await session.press("s", *"moe", "ctrl+f", "enter", "escape")
        assert session.screen.panes.place is Place.ARTICLES
        assert session.screen.filters.speakers == ("Hedda Moe",)
        await session.press("escape")
        assert not session.screen.filters


@pytest.mark.parametrize(("place", "by"), [(Place.ARTICLES, 6), (Place.SIDEBAR, -5)])
async def test_borders_can_be_dragged_and_stay_where_they_were_left(
    tmp_path: Path, place: Place, by: int
) -> None:
    async with opened(tmp_path, (160, 30)) as session:
        panes = session.screen.panes
        frame = panes.frames[place]
        before = frame.region.width
        x = frame.region.right - 1 if place is Place.ARTICLES else frame.region.x
        y = frame.region.y + 4
        await session.pilot.mouse_down(offset=(x, y))
        move = events.MouseMove(
            panes,
            x + by,
            y,
            by,
            0,
            0,
            shift=False,
            meta=False,
            ctrl=False,
            screen_x=x + by,
            screen_y=y,
        )
        panes.on_mouse_move(move)
        await session.pilot.mouse_up(offset=(x + by, y))
        await session.settle()
        assert frame.region.width == before + abs(by)
        await session.pilot.press("q")
    async with opened(tmp_path, (160, 30)) as session:
        assert session.screen.panes.frames[place].region.width == before + abs(by)


async def test_on_one_pane_there_is_no_border_to_drag(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 20)) as session:
        widths = session.screen.panes.widths
        await session.pilot.mouse_down(offset=(59, 5))
        await session.pilot.mouse_up(offset=(40, 5))
        assert session.screen.panes.widths == widths


async def test_a_narrow_screen_shows_what_a_key_is_about(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 20)) as session:
        await session.press("]")
        assert session.screen.panes.place is Place.ARTICLE
        await session.press("/", *"quay")
        assert session.screen.panes.shown == {Place.ARTICLES}
        await session.press("enter", "n")
        assert session.screen.panes.shown == {Place.ARTICLE}
