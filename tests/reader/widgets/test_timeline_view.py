"""The room that numbers over time take up."""

from __future__ import annotations

from datetime import date

from textual.app import App, ComposeResult

from tui.reader.widgets.timeline_view import TimelineView


class _Host(App[None]):
    def compose(self) -> ComposeResult:
        yield TimelineView()


async def test_where_nothing_has_a_date_one_line_says_so_until_something_has() -> None:
    async with _Host().run_test(size=(60, 20)) as pilot:
        view = pilot.app.query_one(TimelineView)
        assert view.size.height == 8
        view.undated = 3
        view.days = {}
        await pilot.pause()
        assert view.size.height == 1
        view.days = {date(2025, 3, 18): 2}
        await pilot.pause()
        assert view.size.height == 8
