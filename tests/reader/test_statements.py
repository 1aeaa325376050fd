"""A quotation in the words of every outlet that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reader.carried import FIRST, carried, settings
from tests.reader.opened import opened
from tests.reader.test_snapshots import SIZES, after
from tui.reader.columns import LEGEND
from tui.reader.command import Place
from tui.reader.screens.reading_screen import ReadingScreen
from tui.reader.screens.statement_screen import GONE, StatementScreen
from tui.reader.targets import ToStatement

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reader.opened import Session
    from tests.reader.test_snapshots import Compare
    from tui.reader.widgets.rendering_list import RenderingList

TO_FIRST = ("/", *"outlet:bay", "enter", "enter", "]")  # the Bay Courier's first quotation


def renderings(session: Session) -> RenderingList:
    assert isinstance(session.app.screen, StatementScreen)
    return session.app.screen.renderings


async def at_statement(session: Session) -> RenderingList:
    """Open the statement of the first quotation of the Bay Courier."""
    await session.press(*TO_FIRST)
    assert str(session.quotation).startswith(FIRST)
    await session.press("i")
    return renderings(session)


async def test_i_shows_every_rendering_the_fullest_first(tmp_path: Path) -> None:
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        page = await at_statement(session)
        assert page.row is not None
        assert page.row.outlet == "Bay Courier"
        outlets = [row.outlet for row in page.listed]
        assert set(outlets) == {
            "Bay Courier", "The Northern Ledger", "Island Gazette", "Voice of the Quay",
        }  # fmt: skip
        shown = session.shown
        assert "4 outlets" in shown
        assert LEGEND in shown
        assert "[+single]" in shown
        assert "≈harbor" in shown
        assert "[~checked ← looked at]" in shown


async def test_outlets_that_disagree_about_the_speaker_are_named(tmp_path: Path) -> None:
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        await at_statement(session)
        assert "! Outlets disagree about who said it: Anna Berg" in session.shown
        assert "Bernd Maier (1)" in session.shown


async def test_enter_opens_the_article_at_the_quotation_and_escape_comes_back(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        page = await at_statement(session)
        at = [row.outlet for row in page.listed].index("The Northern Ledger")
        await session.press("g", *"j" * at)
        assert page.row is not None
        words = page.row.text
        await session.press("enter")
        assert isinstance(session.app.screen, ReadingScreen)
        assert session.article == "Engineer finds no fault"
        assert session.quotation == words
        assert session.screen.panes.place is Place.ARTICLE
        await session.press("escape")
        assert renderings(session).row is not None
        assert renderings(session).row.text == words  # type: ignore[union-attr]
        await session.press("escape")
        assert isinstance(session.app.screen, ReadingScreen)


async def test_tab_goes_from_passage_to_passage(tmp_path: Path) -> None:
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        page = await at_statement(session)
        begun = page.cursor
        assert "Passage 1 of 2" in session.shown
        await session.press("tab")
        assert page.cursor != begun
        assert page.row is not None
        assert "paint" in page.row.text
        await session.press("shift+tab", "g")
        assert page.cursor == 0


async def test_y_copies_the_rendering_with_its_source(tmp_path: Path) -> None:
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        await at_statement(session)
        await session.press("y")
        assert "Bay Courier, 18 Mar 2025: Bridge to stay open" in session.app.clipboard


async def test_what_nobody_else_carries_has_no_statement(tmp_path: Path) -> None:
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        await session.press("i")
        assert "No quotation is current" in session.notices[-1]
        await session.press(*TO_FIRST, "]", "]")
        assert session.quotation == "The ferries will sail as they always did,"
        await session.press("i")
        assert session.notices[-1] == "No other article carries these words."
        assert isinstance(session.app.screen, ReadingScreen)


async def test_a_statement_that_is_gone_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        session.screen.go_to(ToStatement(1, 0))
        await session.pilot.pause()
        await session.settle()
        assert GONE in session.shown
        await session.press("tab", "y", "enter")
        assert isinstance(session.app.screen, StatementScreen)


async def test_the_reading_pane_says_how_many_outlets_carry_a_quotation(tmp_path: Path) -> None:
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        await session.press(*TO_FIRST)
        assert "‹Berg› ×4" in session.shown
        assert "‹Maier› ×" not in session.shown


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_words_fit_at_every_size_and_stay_on_the_rendering(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, config=settings(tmp_path)) as session:
        page = await at_statement(session)
        await session.press("G")
        last = page.row
        assert all(len(line.rstrip()) <= size[0] for line in session.shown.splitlines())
        await session.pilot.resize_terminal(60, 24)
        await session.settle()
        assert page.row == last
        first, height = page.lines_of(page.cursor)
        top = page.scroll_offset.y
        assert top <= first
        assert first + height <= top + page.scrollable_content_region.height


async def test_without_colours_the_signs_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(tmp_path, config=settings(tmp_path)) as session:
        await at_statement(session)
        assert session.app.no_color
        for sign in ("[+single]", "≈harbor", "[~checked ← looked at]", "! Outlets disagree"):
            assert sign in session.shown


TO_STATEMENT = (*TO_FIRST, "i")


@pytest.mark.parametrize("size", SIZES)
def test_it_looks_so_in_the_dark(
    tmp_path: Path, size: tuple[int, int], snap_compare: Compare
) -> None:
    app = carried(tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=after(*TO_STATEMENT))


@pytest.mark.parametrize("theme", ["light", "ansi"])
def test_it_looks_so_in_other_themes(tmp_path: Path, theme: str, snap_compare: Compare) -> None:
    app = carried(tmp_path, theme)
    assert snap_compare(app, terminal_size=(120, 40), run_before=after(*TO_STATEMENT))


def test_it_looks_so_without_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = carried(tmp_path)
    assert snap_compare(app, terminal_size=(80, 24), run_before=after(*TO_STATEMENT))
