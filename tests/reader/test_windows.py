"""The windows over the reader, and clicks on the bars."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.widgets import Input
from textual.widgets._toast import Toast

from tests.reader.opened import application, opened, settle
from tui.library import SpeakerRow
from tui.model import Skipped
from tui.reader.screens.dialog import Dialog, DialogBody
from tui.reader.screens.help import Help
from tui.reader.screens.skipped import MOST, SkippedFiles
from tui.reader.screens.speakers import SpeakerPicker
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.pick_list import PickList


async def test_help_scrolls_and_closes(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 20)) as session:
        await session.press("?")
        body = session.app.screen.query_one(DialogBody)
        await session.press("j", "space")
        assert body.scroll_offset.y > 5
        await session.press("G")
        assert body.scroll_offset.y == body.max_scroll_y
        assert "next_quotation" in session.shown
        await session.press("ctrl+u", "k", "g")
        assert body.scroll_offset.y == 0
        await session.press("q")
        assert not isinstance(session.app.screen, Dialog)


@pytest.mark.parametrize("key", ["?", "s"])
async def test_a_notice_leaves_the_keys_of_a_window_to_be_seen(tmp_path: Path, key: str) -> None:
    app = application(tmp_path)
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)
        app.screen.notify("The disk is gone.", title="The library did not answer")
        await settle(pilot)
        notice = app.screen.query_one(Toast).region
        assert notice.area
        assert not notice.overlaps(app.screen.query_one(Footer).region)


async def test_a_click_beside_a_window_closes_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("?")
        await session.pilot.click(offset=(1, 1))
        await session.settle()
        assert not isinstance(session.app.screen, Help)


async def test_a_click_in_the_footer_runs_the_command(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        footer = session.screen.query_one("#footer", Footer)
        at = footer.render().plain.index("star")
        await session.pilot.click("#footer", offset=(at, 0))
        await session.settle()
        row = session.screen.articles.row
        assert row is not None
        assert row.is_starred


async def test_skipped_files_name_the_line_and_of_very_many_the_first(tmp_path: Path) -> None:
    news = tmp_path / "news"
    skipped = [Skipped(news / "a.jsonl", "not JSON", line) for line in range(1, MOST + 3)]
    skipped.insert(0, Skipped(Path("/elsewhere/b.txt"), "unreadable"))
    async with opened(tmp_path) as session:
        window = SkippedFiles(skipped, (news,), {})
        text = window.body(80).plain
        assert "/elsewhere/b.txt" in text
        assert "news/a.jsonl, line 1\n" in text
        assert "and 3 files more" in text
        assert SkippedFiles((), (), {}).body(80).plain == "Every file could be read."
        await session.app.push_screen(window)
        for _ in range(40):
            await session.pilot.pause(0.05)
            if "unreadable" in session.shown:
                break
        assert "unreadable" in session.shown


async def test_the_picker_copes_with_fifty_thousand_speakers(tmp_path: Path) -> None:
    speakers = [
        SpeakerRow(f"Speaker number {number}", "", 50_000 - number, 1, (), ())
        for number in range(50_000)
    ]
    async with opened(tmp_path) as session:
        await session.press("s")
        picker = session.app.screen
        assert isinstance(picker, SpeakerPicker)
        picker.show(speakers)
        await session.settle()
        assert picker.query_one(PickList).entry_count == 50_000
        await session.press("pagedown")
        await session.type("49999")
        assert picker.query_one(PickList).entry_count >= 1
        assert "Speaker number 49999" in session.shown
        picker.query_one(Input).value = ""
        await session.settle()
        assert threading.active_count() < 20
