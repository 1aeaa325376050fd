"""A view of lines, by itself: what is drawn anew, and what is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.filter import Monochrome
from textual.geometry import Region
from textual.strip import Strip

from tui.reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.filter import LineFilter
    from textual.screen import Screen

SIZE = (20, 10)


class Numbers(LineView):
    """Numbered lines."""

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"line {y + self.scroll_offset.y}", Style(color="red"))])


class Viewer(App[None]):
    """Shows the numbers and nothing else."""

    CSS = "* { transition: none; }"
    filters: tuple[LineFilter, ...] = ()

    def compose(self) -> ComposeResult:
        yield Numbers()

    @property
    def numbers(self) -> Numbers:
        return self.query_one(Numbers)

    @property
    def screen_laid_out(self) -> list[Screen[None]]:
        """The screens that were laid out from now on."""
        laid_out: list[Screen[None]] = []
        self.screen.screen_layout_refresh_signal.subscribe(self.numbers, laid_out.append)
        return laid_out

    def get_line_filters(self) -> Sequence[LineFilter]:
        return self.filters


def to(view: LineView, line: float) -> None:
    view.scroll_to(y=line, animate=False, immediate=True, force=True)


async def test_lines_are_as_wide_as_the_view_and_go_through_the_filters() -> None:
    app = Viewer()
    app.filters = (Monochrome(),)
    async with app.run_test(size=SIZE) as pilot:
        app.numbers.hold(100)
        to(app.numbers, 50)
        await pilot.pause()
        strips = app.numbers.render_lines(Region(0, 2, 20, 3))
        assert [strip.text.rstrip() for strip in strips] == ["line 52", "line 53", "line 54"]
        assert {strip.cell_length for strip in strips} == {20}
        colours = {style.color for strip in strips for _, style, _ in strip if style is not None}
        assert Style(color="red").color not in colours
        (part,) = app.numbers.render_lines(Region(5, 9, 4, 1))
        assert part.text == "59  "


@pytest.mark.parametrize(("before", "after"), [(50, 5000), (3, 5)])
async def test_another_number_of_lines_lays_nothing_out(before: int, after: int) -> None:
    app = Viewer()
    async with app.run_test(size=SIZE) as pilot:
        app.numbers.hold(before)
        await pilot.pause(0.05)
        laid_out = app.screen_laid_out
        app.numbers.hold(after)
        await pilot.pause(0.05)
        assert not laid_out
        assert app.numbers.max_scroll_y == max(0, after - SIZE[1])


@pytest.mark.parametrize(("before", "after"), [(3, 50), (50, 3)])
async def test_the_screen_is_laid_out_where_the_scrollbar_comes_or_goes(
    before: int, after: int
) -> None:
    app = Viewer()
    async with app.run_test(size=SIZE) as pilot:
        app.numbers.hold(before)
        await pilot.pause(0.05)
        laid_out = app.screen_laid_out
        app.numbers.hold(after)
        await pilot.pause(0.05)
        assert laid_out
        assert app.numbers.show_vertical_scrollbar is (after > SIZE[1])


async def test_fewer_lines_leave_the_view_on_the_last_of_them() -> None:
    app = Viewer()
    async with app.run_test(size=SIZE) as pilot:
        app.numbers.hold(1000)
        to(app.numbers, 900)
        await pilot.pause()
        app.numbers.hold(100)
        assert app.numbers.scroll_y == 90
        assert app.numbers.vertical_scrollbar.window_virtual_size == 100
        assert 89 < app.numbers.vertical_scrollbar.position < 91


async def test_the_scrollbar_of_a_long_list_moves_only_when_it_looks_otherwise() -> None:
    app = Viewer()
    async with app.run_test(size=SIZE) as pilot:
        app.numbers.hold(2_000_000)
        await pilot.pause(0.05)
        bar = app.numbers.vertical_scrollbar
        places = set()
        for line in range(0, 200_000, 1000):
            to(app.numbers, line)
            places.add(bar.position)
        assert 2 < len(places) < 10
        assert bar.position == pytest.approx(199_000, rel=0.1)
        to(app.numbers, 0)
        assert bar.position == 0


async def test_the_scrollbar_ends_where_the_lines_end() -> None:
    app = Viewer()
    async with app.run_test(size=SIZE) as pilot:
        app.numbers.hold(2_000_000)
        await pilot.pause(0.05)
        to(app.numbers, 1_999_990)
        await pilot.pause(0.05)
        bar = app.numbers.vertical_scrollbar
        strips = bar.render_lines(bar.size.region)
        thumb = [style for _, style, _ in strips[-1]]
        assert [strip.text for strip in strips] == [" "] * SIZE[1]
        assert all(thumb != [style for _, style, _ in strip] for strip in strips[:-1])
