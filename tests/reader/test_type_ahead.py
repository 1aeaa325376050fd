"""What is typed in one go, faster than the screens come up that it is meant for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from tests.reader.opened import NEWEST, Session, opened
from tests.terminal import Terminal
from tui.library import Library
from tui.library.marks import Mark, Marks
from tui.reader.answers import Looked
from tui.reader.motion import Motion
from tui.reader.screens.speakers import SpeakerPicker
from tui.reader.type_ahead import KeyPassed

if TYPE_CHECKING:
    import threading
    from pathlib import Path

    import pytest

    from tui.library import Listing, Results, Selection

UNION = "Fishers' union: three weeks is the whole season"
COUNCIL = "Council to vote on the quay"


async def at_once(session: Session, *typed: str) -> None:
    """Send keys, each a letter or a key's name, as they come when a terminal is read."""
    for each in typed:
        session.app.post_message(events.Key(each, each if len(each) == 1 else None))
    await session.settle()


def answer_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the library take its time for every search, as a large one may."""
    select = Library.select

    def slowly(
        library: Library,
        selection: Selection,
        listing: Listing,
        *,
        stop: threading.Event | None = None,
    ) -> Results:
        time.sleep(0.05)
        return select(library, selection, listing, stop=stop)

    monkeypatch.setattr(Library, "select", slowly)


async def test_a_query_goes_into_the_search_line_and_gives_the_list_no_commands(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        await at_once(session, "slash", *"quay")
        assert session.app.focused is session.screen.search_bar.query_one(Input)
        assert session.listed == [NEWEST, UNION, COUNCIL]
        assert session.app.screen is session.screen


async def test_enter_right_after_the_query_keeps_it_and_the_next_key_is_for_the_list(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        await at_once(session, "slash", *"quay", "enter", "j")
        assert session.app.focused is session.screen.articles
        assert session.screen.articles.cursor > 0
        assert session.listed == [NEWEST, UNION, COUNCIL]


async def test_a_key_about_the_list_waits_for_what_the_query_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_slowly(monkeypatch)
    async with opened(tmp_path) as session:
        await session.press("j", "j", "j")
        await at_once(session, "slash", *"quay", "enter", "j", "enter")
        assert session.listed == [NEWEST, UNION, COUNCIL]
        assert session.article == UNION


async def test_down_in_the_search_line_moves_in_what_the_query_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_slowly(monkeypatch)
    async with opened(tmp_path) as session:
        await at_once(session, "slash", *"quay", "down", "down")
        row = session.screen.articles.row
        assert row is not None
        assert row.headline == COUNCIL


async def test_what_is_typed_and_filters_that_are_removed_wait_for_no_rows(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        session.screen.finder.find = lambda *_, **__: 1_000_000  # type: ignore[method-assign]
        await session.pilot.press("slash", *"quay")
        assert session.screen.awaits_list
        assert session.screen.search_bar.query_one(Input).value == "quay"
        await session.pilot.press("escape")
        assert not session.screen.search_bar.is_open


async def test_moving_while_the_list_is_renewed_is_not_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_slowly(monkeypatch)
    async with opened(tmp_path) as session:
        articles = session.screen.articles
        first = articles.cursor
        session.screen._looked(Looked(-1))
        articles.move(Motion.DOWN)
        await session.settle()
        assert articles.cursor == first + 1


async def test_letters_after_the_picker_narrow_its_names(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_once(session, "s", *"xyz")
        assert isinstance(session.app.screen, SpeakerPicker)
        assert session.app.screen.query_one(Input).value == "xyz"


async def test_a_screen_that_closes_hands_on_to_the_one_below(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_once(session, "s", "escape", "slash", *"quay")
        assert session.app.screen is session.screen
        assert session.listed == [NEWEST, UNION, COUNCIL]


async def test_what_is_pasted_waits_for_the_line_that_opens(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        session.app.post_message(events.Key("slash", "/"))
        session.app.post_message(events.Paste("quay"))
        await session.settle()
        assert session.listed == [NEWEST, UNION, COUNCIL]


async def test_a_key_that_no_widget_is_done_with_holds_up_the_others_for_a_moment_only(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        session.app._last = KeyPassed()  # as if the widget had gone while the key was on its way
        await at_once(session, "slash", *"quay")
        assert session.listed == [NEWEST, UNION, COUNCIL]


def test_a_terminal_that_sends_a_query_in_one_piece_finds_it(tmp_path: Path) -> None:
    with Terminal([], tmp_path) as terminal:
        terminal.wait_for("speakers")
        terminal.press("/freedom")
        terminal.wait_for("/ freedom")
        terminal.press("\x1b")
        terminal.wait_until(lambda screen: "/ freedom" not in screen, "no search line")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    marks = Marks(tmp_path / "data" / "onrecord" / "marks.sqlite")
    assert marks.identities(Mark.STARRED) == ()
    marks.close()


async def test_a_key_about_an_article_waits_until_it_is_open(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        first = session.article
        await at_once(session, "j", "right_square_bracket")
        assert session.article != first
        assert session.quotation is not None


async def test_moving_on_waits_for_no_article(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        first = session.screen.articles.cursor
        await at_once(session, *"jjj")
        row = session.screen.articles.row
        assert session.screen.articles.cursor == first + 3
        assert row is not None
        assert session.article == row.headline
