"""Search, chips and the speaker picker on the main screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from tests.reader.opened import NEWEST, opened
from tui.config import Config
from tui.library import Library, LibraryError
from tui.reader.command import Place
from tui.reader.filters import Filter, FilterKind
from tui.reader.screens.speakers import SpeakerPicker
from tui.reader.widgets.chips import Chips
from tui.reader.widgets.footer import Footer

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

UNION = "Fishers' union: three weeks is the whole season"
COUNCIL = "Council to vote on the quay"
DOCTOR = "An island without a doctor, again"


async def test_the_list_narrows_with_every_letter(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("quay")
        assert session.listed == [NEWEST, UNION, COUNCIL]
        await session.type(" ferm")
        assert session.listed == []
        assert "No article has “quay ferm”" in session.screen.articles.empty
        await session.press(*["backspace"] * 5)
        assert session.listed == [NEWEST, UNION, COUNCIL]


async def test_the_bar_says_how_many_and_how_the_query_was_understood(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("quay -mayor ")
        assert session.listed == [NEWEST]
        assert "1 article · quay, without mayor" in session.shown
        assert "1 of 5 articles" in session.shown


async def test_keys_that_an_empty_list_has_no_use_for_are_not_in_the_footer(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        footer = session.screen.query_one("#footer", Footer)
        assert "j/k move · enter open" in str(footer.render())
        await session.press("/")
        await session.type("zzz")
        await session.press("enter", "1")
        assert "m star" not in str(footer.render())
        assert "u unread" not in str(footer.render())
        assert "enter open" in str(footer.render())  # the files that were skipped
        await session.press("2")
        assert "] next quotation" in str(footer.render())
        await session.press("1", "escape")
        assert "m star" in str(footer.render())
    (tmp_path / "none").mkdir()
    nothing = Config(corpora=(tmp_path / "none",))
    async with opened(tmp_path / "none", config=nothing) as session:
        words = str(session.screen.query_one("#footer", Footer).render())
        assert words.split(" · ", maxsplit=1)[0] == " / search"


async def test_the_picker_says_why_it_has_no_speakers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> object:
        raise LibraryError("the disk is gone")

    async with opened(tmp_path) as session:
        monkeypatch.setattr(Library, "speakers", away)
        await session.press("s")
        assert "The speakers could not be gathered" in session.shown
        assert "Gathering" not in session.shown


async def test_days_may_be_typed_as_people_say_them(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type('quay AND before:today AND after:"20 Mar 2025"')
        assert session.listed == [NEWEST]
        assert "quay, before " in session.shown


async def test_articles_show_how_many_hits_they_have(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("three")
        assert "2 hits" in session.shown


async def test_enter_keeps_the_query_and_escape_removes_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("mayor")
        await session.press("enter")
        assert session.screen.panes.place is Place.ARTICLES
        assert session.app.focused is session.screen.articles
        assert session.listed == [UNION, COUNCIL]
        assert "/mayor ×" in session.shown
        await session.press("escape")
        assert len(session.listed) == 5
        assert "/mayor" not in session.shown
        assert session.article == UNION


async def test_escape_in_the_bar_drops_what_was_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("mayor")
        await session.press("escape")
        assert len(session.listed) == 5
        assert not session.screen.search_bar.is_open


async def test_the_bar_opens_again_with_the_query_in_force(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("may")
        await session.press("enter", "/")
        assert session.screen.query_one(Input).value == "may"
        await session.press("end")
        await session.type("or")
        assert session.screen.filters.query == "mayor"
        await session.press("enter", "/")
        await session.type("quay")
        assert session.screen.filters.query == "quay"


async def test_the_list_can_be_walked_while_typing(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("quay")
        await session.press("down")
        assert session.article == UNION
        await session.press("up")
        assert session.article == NEWEST
        await session.press("tab")
        assert not session.screen.search_bar.is_open
        assert session.screen.filters.query == "quay"


async def test_hits_are_walked_on_into_the_next_article(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("n")
        assert "There is no search. / begins one." in session.notices
        await session.press("/")
        await session.type("mayor")
        await session.press("enter", "n")
        pane = session.screen.pane
        assert session.article == UNION
        assert pane.current_hit == 0
        await session.press("n")
        assert session.article == COUNCIL
        assert pane.current_hit == 0
        await session.press("n")
        assert "There is no further hit." in session.notices
        await session.press("N")
        assert session.article == UNION


async def test_late_answers_are_dropped(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.pilot.press("/", *"mayor")
        await session.settle()
        assert session.listed == [UNION, COUNCIL]
        assert session.screen.results is not None
        assert "mayor" in session.screen.results.understood.text


async def test_the_picker_lists_speakers_and_filters_as_one_types(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s")
        picker = session.app.screen
        assert isinstance(picker, SpeakerPicker)
        assert "Hedda Moe" in session.shown
        assert "headteacher" in session.shown
        await session.type("okaf")
        window = session.shown
        assert "Lena Okafor" in window
        await session.press("ctrl+f")
        assert session.screen.filters.speakers == ("Lena Okafor",)
        assert session.listed == [UNION, COUNCIL]


async def test_several_speakers_can_be_picked(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", *"moe", "space")
        assert "1 speaker chosen" in session.shown
        await session.press("backspace", "backspace", "backspace", *"brandt", "tab")
        assert "2 speakers chosen" in session.shown
        await session.press("enter")
        assert set(session.screen.filters.speakers) == {"Hedda Moe", "Tomas Brandt"}
        assert session.listed == [NEWEST, UNION, DOCTOR]
        reading = session.screen.pane.reading
        assert reading is not None
        assert set(reading.chosen) == {"Hedda Moe", "Tomas Brandt"}


async def test_quotations_of_those_picked_are_walked_through_the_list(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", *"halloran", "ctrl+f", "]")
        assert session.quotation == "We have no choice,"
        for _ in range(20):
            await session.press("]")
            if session.article == DOCTOR:
                break
            assert session.quotation != "Three weeks is the whole season,"
        assert session.article == DOCTOR


async def test_all_speakers_can_be_left_out_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", *"moe", "ctrl+f")
        assert session.listed == [DOCTOR]
        await session.press("s", *"moe", "space", "enter")
        assert session.screen.filters.speakers == ()
        assert len(session.listed) == 5


async def test_the_picker_can_be_cancelled(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", "down", "down", "up", "pagedown", "pageup", "space", "escape")
        assert session.screen.filters.speakers == ()
        await session.press("s")
        await session.pilot.click(offset=(1, 1))
        await session.settle()
        assert not isinstance(session.app.screen, SpeakerPicker)


async def test_the_picker_says_when_nobody_matches(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", *"qqqqq")
        assert "No speaker is called “qqqqq”" in session.shown
        await session.press("space", "enter")
        assert session.screen.filters.speakers == ()


async def test_a_click_picks_a_speaker(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", *"moe")
        await session.pilot.click("#speakers", offset=(8, 0))
        await session.settle()
        assert "1 speaker chosen" in session.shown


async def test_filters_combine_and_escape_removes_the_newest_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("quay")
        await session.press("enter", "s", *"okafor", "ctrl+f")
        assert session.listed == [UNION, COUNCIL]
        assert "/quay ×" in session.shown
        assert "speaker: Lena Okafor ×" in session.shown
        await session.press("escape")
        assert session.listed == [NEWEST, UNION, COUNCIL]
        await session.press("escape")
        assert len(session.listed) == 5
        await session.press("escape")
        assert len(session.listed) == 5


async def test_a_click_on_a_chip_removes_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("quay")
        await session.press("enter", "s", *"okafor", "ctrl+f")
        await session.pilot.click(Chips, offset=(3, 0))
        await session.settle()
        assert session.screen.filters.query == ""
        assert session.listed == [UNION, COUNCIL]


async def test_no_results_name_the_filter_to_remove(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        session.screen.set_filters(
            session.screen.filters.toggled(Filter(FilterKind.ENTITY, "Nowhere")).with_query("quay")
        )
        await session.settle()
        assert "No article has all of this" in session.screen.articles.empty
        assert "Take “quay” away with escape" in session.screen.articles.empty


async def test_more_chips_than_fit_still_show_the_newest(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 20)) as session:
        filters = session.screen.filters
        for number in range(6):
            filters = filters.toggled(Filter(FilterKind.ENTITY, f"Entity number {number}"))
        session.screen.set_filters(filters)
        await session.settle()
        assert "Entity n" in session.shown
        assert "+" in session.shown.splitlines()[1]


async def test_searching_marks_nothing_as_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("2", "/", *"mayor")
        row = session.screen.articles.row
        assert row is not None
        assert row.headline == UNION
        assert not row.is_read
