"""Quotations leave the reader as files and by the clipboard."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.reader.opened import opened
from tui.reader.screens import export_screen
from tui.reader.screens.export_screen import ExportScreen
from tui.reader.screens.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reader.opened import Session


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def name(session: Session) -> Input:
    return session.app.screen.query_one(Input)


async def test_the_listing_is_exported_with_its_filter(tmp_path: Path, here: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", *"okafor", "ctrl+f", "e")
        assert name(session).value == "lena-okafor.csv"
        await session.press("enter")
        assert isinstance(session.app.screen, ReadingScreen)
        assert str(here / "lena-okafor.csv") in session.notices[-1]
        table = list(csv.DictReader(io.StringIO((here / "lena-okafor.csv").read_text("utf-8"))))
        rows = list(session.app.library.quotations(session.screen.filters.selection))
        assert [row["text"] for row in table] == [row.text for row in rows]
        assert {row["speaker"] for row in table} == {"Lena Okafor"}


async def test_a_page_is_exported_as_it_is_narrowed(tmp_path: Path, here: Path) -> None:
    async with opened(tmp_path) as session:
        session.screen.open_page("Mira Halloran")
        await session.pilot.pause()
        await session.settle()
        await session.press("/", *"choice", "enter", "e", "down")
        assert name(session).value == "mira-halloran.json"
        await session.press("enter")
        (row,) = json.loads((here / "mira-halloran.json").read_text("utf-8"))
        assert row["text"] == "We have no choice,"
        assert "1 quotation written" in session.notices[-1]


@pytest.mark.parametrize(("presses", "ending"), [(2, "md"), (3, "txt"), (5, "csv")])
async def test_each_format_has_its_ending(
    tmp_path: Path, here: Path, presses: int, ending: str
) -> None:
    async with opened(tmp_path) as session:
        await session.press("e", *["tab"] * presses, "enter")
        assert (here / f"quotations.{ending}").stat().st_size > 100


async def test_a_name_one_typed_keeps_and_follows_the_format(tmp_path: Path, here: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("e")
        name(session).value = "mine.csv"
        await session.press("down", "down")
        assert name(session).value == "mine.md"
        name(session).value = "no ending"
        await session.press("up", "enter")
        assert (here / "no ending").exists()


async def test_no_file_is_ever_replaced(tmp_path: Path, here: Path) -> None:
    (here / "quotations.csv").write_text("precious")
    async with opened(tmp_path) as session:
        await session.press("e")
        assert name(session).value == "quotations-2.csv"
        name(session).value = "quotations.csv"
        await session.press("enter")
        assert "There is such a file already" in session.shown
        assert isinstance(session.app.screen, ExportScreen)
    assert (here / "quotations.csv").read_text() == "precious"


@pytest.mark.parametrize(
    ("typed", "says"),
    [("", "Give the file a name."), ("nowhere/a.csv", "There is no folder nowhere"),
     ("~nobody-here/a.csv", "There is nobody's folder ~nobody-here"),
     ("x" * 400, "Choose another name.")],
)  # fmt: skip
@pytest.mark.usefixtures("here")
async def test_a_name_that_cannot_be_says_why(tmp_path: Path, typed: str, says: str) -> None:
    async with opened(tmp_path) as session:
        await session.press("e")
        name(session).value = typed
        await session.press("enter")
        assert says in session.shown
        await session.press("escape")
        assert isinstance(session.app.screen, ReadingScreen)


async def test_quotations_are_copied_with_their_sources(tmp_path: Path, here: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", *"okafor", "ctrl+f", "e", "up")
        assert not name(session).display
        await session.press("enter")
        rows = list(session.app.library.quotations(session.screen.filters.selection))
        copied = session.app.clipboard
        assert copied.count("— Lena Okafor") == len(rows)
        assert all(row.text in copied and row.headline in copied for row in rows)
        assert "copied" in session.notices[-1]
    assert list(here.iterdir()) == []


@pytest.mark.usefixtures("here")
async def test_what_is_too_long_to_copy_is_not_cut_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_screen, "MOST_COPIED", 50)
    async with opened(tmp_path) as session:
        await session.press("e", "up", "enter")
        assert "Write it to a file" in session.shown
        assert session.app.clipboard == ""


async def test_a_failure_half_way_leaves_no_file_and_says_so(
    tmp_path: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path) as session:
        monkeypatch.setattr(session.app.library, "quotations", lambda _: (1 / 0 for _ in range(1)))
        await session.press("e", "enter")
        assert "Not written: division by zero." in session.shown
    assert list(here.iterdir()) == []


@pytest.mark.usefixtures("here")
async def test_a_click_chooses_a_format_and_one_beside_the_window_closes_it(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        await session.press("e")
        await session.pilot.click("#formats", offset=(4, 2))
        await session.settle()
        assert "(•) Markdown" in session.shown
        await session.pilot.click(offset=(1, 1))
        await session.settle()
        assert isinstance(session.app.screen, ReadingScreen)
