"""What each key does on the main screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reader.opened import CORPUS, NEWEST, Session, application, opened
from tui.config import Config
from tui.library import Library, Selection
from tui.reader.command import Place
from tui.reader.screens.help import Help
from tui.reader.screens.skipped import SkippedFiles

if TYPE_CHECKING:
    from pathlib import Path

UNION = "Fishers' union: three weeks is the whole season"
ORCHESTRA = "Łódź orchestra plays 音楽会 under an open sky"
DOCTOR = "An island without a doctor, again"


async def test_opens_on_the_newest_article(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        assert session.listed[0] == NEWEST
        assert session.article == NEWEST
        assert "5 articles" in session.shown
        assert "1 file skipped" in session.shown


async def test_moving_shows_the_article_and_leaves_it_unread(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("j")
        assert session.article == UNION
        await session.press("k")
        assert session.article == NEWEST
        await session.press("G")
        assert session.article == session.listed[-1]
        await session.press("g", "j")
        assert session.article == NEWEST
        row = session.screen.articles.row
        assert row is not None
        assert not row.is_read


@pytest.mark.parametrize("down", ["ctrl+d", "space", "pagedown", "end", "down"])
async def test_every_way_down_moves_the_list(tmp_path: Path, down: str) -> None:
    async with opened(tmp_path) as session:
        await session.press("j", down)
        assert session.screen.articles.cursor > 1


@pytest.mark.parametrize("up", ["ctrl+u", "pageup", "home", "up"])
async def test_every_way_up_moves_the_list(tmp_path: Path, up: str) -> None:
    async with opened(tmp_path) as session:
        await session.press("G", up)
        assert session.screen.articles.cursor < 5


async def test_enter_opens_and_marks_as_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter")
        assert session.screen.panes.place is Place.ARTICLE
        row = session.screen.articles.row
        assert row is not None
        assert row.is_read
    with Library.open(tmp_path / "library.sqlite", tmp_path / "marks.sqlite") as library:
        (first, second) = library.select(Selection()).window(0, 2)
        assert (first.is_read, second.is_read) == (True, False)


async def test_moving_in_the_article_scrolls_it(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 14)) as session:
        await session.press("enter")
        pane = session.screen.pane
        await session.press("j")
        assert pane.scroll_offset.y == 1
        await session.press("space")
        assert pane.scroll_offset.y > 3
        await session.press("G")
        assert pane.scroll_offset.y == pane.max_scroll_y
        assert NEWEST[:20] in str(session.screen.query_one("#article-frame").border_title)
        await session.press("ctrl+u")
        assert pane.scroll_offset.y < pane.max_scroll_y
        await session.press("g")
        assert pane.scroll_offset.y == 0


async def test_tab_and_numbers_change_the_pane(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        panes = session.screen.panes
        for key, place in [
            ("tab", Place.ARTICLE), ("tab", Place.SIDEBAR), ("tab", Place.ARTICLES),
            ("shift+tab", Place.SIDEBAR), ("2", Place.ARTICLE), ("3", Place.SIDEBAR),
            ("1", Place.ARTICLES),
        ]:  # fmt: skip
            await session.press(key)
            assert panes.place is place
            assert session.app.focused in panes.frames[place].children


async def test_quotations_are_walked_on_into_the_next_article(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("]", "]")
        assert session.quotation == "We have no choice,"
        seen = [session.quotation]
        for _ in range(30):
            await session.press("]")
            if session.article != NEWEST:
                break
            seen.append(session.quotation)
        assert "Three weeks is the whole season," in seen
        assert session.article == UNION
        assert session.quotation == "Nobody asked the people who sail from that quay,"
        await session.press("[")
        assert session.article == NEWEST
        assert session.quotation == seen[-1]


async def test_the_walk_passes_over_articles_without_quotations_and_ends(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        for _ in range(40):
            await session.press("]")
            assert session.article != ORCHESTRA
        assert "There is no further quotation." in session.notices
        await session.press("]", "]", "]")
        assert session.notices.count("There is no further quotation.") == 1


async def test_next_article_opens_the_neighbours(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "J")
        assert session.article == UNION
        row = session.screen.articles.row
        assert row is not None
        assert row.is_read
        await session.press("K")
        assert session.article == NEWEST
        await session.press("K")
        assert "This is the first article." in session.notices


async def test_copies_the_current_quotation_with_its_source(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("y")
        assert "No quotation is current" in session.notices[-1]
        await session.press("]", "]", "y")
        assert "We have no choice," in session.app.clipboard
        assert "Mira Halloran" in session.app.clipboard
        assert "Bay Courier" in session.app.clipboard


async def test_opens_the_address_in_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Browser:
        def open(self, url: str) -> bool:
            asked.append(url)
            return True

    monkeypatch.setattr("webbrowser.get", Browser)
    async with opened(tmp_path) as session:
        await session.press("o")
        assert asked == ["https://bay-courier.example/quay"]


async def test_says_so_when_there_is_no_address_or_only_a_dangerous_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.get", lambda: pytest.fail("a browser was asked for"))
    async with opened(tmp_path) as session:
        for headline, words in [(ORCHESTRA, "no address"), (DOCTOR, "no address")]:
            session.screen.articles.go(session.listed.index(headline))
            await session.settle()
            await session.press("o")
            assert words in session.notices[-1]


async def test_stars_and_marks_unread(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("m", "u")
        row = session.screen.articles.row
        assert row is not None
        assert (row.is_starred, row.is_read) == (True, True)
        assert "★" in session.shown
        await session.press("m", "u")
        row = session.screen.articles.row
        assert row is not None
        assert (row.is_starred, row.is_read) == (False, False)
        await session.press("m")
    async with opened(tmp_path) as session:
        assert "★" in session.shown


async def test_the_sidebar_names_who_speaks_and_filters_by_name(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        assert "Mira Halloran" in session.shown
        await session.press("3")
        sidebar = session.screen.sidebar
        while sidebar.current and sidebar.current.name != "Mira Halloran":
            await session.press("j")
        await session.press("f")
        assert session.listed == [NEWEST, DOCTOR]
        assert session.screen.filters.speakers == ("Mira Halloran",)
        assert "speaker: Mira Halloran" in session.shown
        await session.press("f")
        assert len(session.listed) == 5


async def test_from_the_sidebar_one_goes_to_each_place_where_a_name_stands(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 16)) as session:
        await session.press("3")
        sidebar, pane = session.screen.sidebar, session.screen.pane
        while sidebar.current and sidebar.current.name != "Mira Halloran":
            await session.press("j")
        reading = pane.reading
        assert reading is not None
        spans = pane._emphasis.mentions
        assert "Mira Halloran" in {span.of(reading.article.text) for span in spans}
        for index in range(len(spans)):
            await session.press(">")
            assert pane._emphasis.mention == index
            assert pane._is_in_view(spans[index])
        await session.press(">")
        assert pane._emphasis.mention == len(spans) - 1  # there is no further one
        await session.press("<")
        assert pane._emphasis.mention == max(0, len(spans) - 2)
        await session.press("2")
        assert pane._emphasis.mentions == ()
        await session.press(">")
        assert pane._emphasis.mention is None


async def test_the_sidebar_can_show_all_articles(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        assert "Hedda Moe" not in session.shown
        await session.press("a")
        assert "In these articles" in session.shown
        assert "Hedda Moe" in session.shown
        await session.press("a")
        assert "In this article" in session.shown


async def test_the_sidebar_can_be_hidden(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("b")
        assert "In this article" not in session.shown
        await session.press("tab", "tab")
        assert session.screen.panes.place is Place.ARTICLES
        await session.press("b")
        assert "In this article" in session.shown


async def test_help_shows_every_key_in_force(tmp_path: Path) -> None:
    config = Config(corpora=(CORPUS,), keys={"star": "B"})
    async with opened(tmp_path, (120, 60), config) as session:
        await session.press("?")
        assert isinstance(session.app.screen, Help)
        assert "Put a star on the article" in session.shown
        await session.press("escape", "B")
        row = session.screen.articles.row
        assert row is not None
        assert row.is_starred


async def test_the_first_line_opens_the_reasons_for_skipping(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("g", "enter")
        assert isinstance(session.app.screen, SkippedFiles)
        assert "06-empty.txt" in session.shown
        await session.press("escape", "!")
        assert isinstance(session.app.screen, SkippedFiles)


async def test_the_theme_changes(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("ctrl+t")
        assert session.app.theme == "light"
        await session.press("ctrl+t", "ctrl+t")
        assert session.app.theme == "dark"


async def test_the_palette_runs_commands_from_the_table(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        titles = [each.title for each in session.app.get_system_commands(session.screen)]
        assert "Copy with source" in titles
        await session.press("ctrl+p")
        await session.type("star")
        await session.pilot.press("down")
        await session.pilot.pause(0.3)
        await session.press("enter")
        await session.pilot.pause(0.2)
        row = session.screen.articles.row
        assert row is not None
        assert row.is_starred


async def test_an_article_without_quotations_is_shown_with_its_names(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        session.screen.articles.go(session.listed.index(ORCHESTRA))
        await session.settle()
        assert "Speakers" not in session.shown
        assert "one dog" in session.shown


async def test_q_quits_and_the_next_run_begins_where_this_one_ended(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 12)) as session:
        await session.press("s", *"hallo", "ctrl+f", "j", "enter", "G", "ctrl+t")
        assert session.article == DOCTOR
        offset = session.screen.pane.position
        assert offset > 0
        await session.pilot.press("q")
    async with opened(tmp_path, (60, 12)) as session:
        assert session.article == DOCTOR
        assert session.screen.filters.speakers == ("Mira Halloran",)
        assert session.app.theme == "light"
        await session.press("2")
        assert session.screen.pane.position == offset


async def test_a_state_that_cannot_be_written_does_not_keep_the_reader_from_quitting(
    tmp_path: Path,
) -> None:
    (tmp_path / "state.json").mkdir()
    async with opened(tmp_path) as session:
        await session.pilot.press("q")
    assert session.app.return_code == 0


async def test_a_click_opens_an_article_and_the_wheel_scrolls(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.pilot.click("#articles", offset=(5, 3))
        await session.settle()
        assert session.article == UNION
        assert session.screen.panes.place is Place.ARTICLE


async def test_an_empty_corpus_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    config = Config(corpora=(tmp_path / "news",))
    async with opened(tmp_path, config=config) as session:
        assert "There is no article here yet" in session.screen.articles.empty
        assert "Choose an article" in session.shown
        await session.press("]", "y", "o", "m", "u", "enter", "J", "n")
        (tmp_path / "news" / "first.txt").write_text("A first headline\n\nIt rained.\n")
        for _ in range(100):
            await session.pilot.pause(0.1)
            if session.listed:
                break
        await session.settle()
        assert session.article == "A first headline"


async def test_a_corpus_that_is_gone_is_reported(tmp_path: Path) -> None:
    app = application(tmp_path, Config(corpora=(tmp_path / "nowhere",)))
    async with app.run_test(size=(120, 40)) as pilot:
        session = Session(app, pilot)
        for _ in range(100):
            await pilot.pause(0.05)
            if session.notices:
                break
        assert any("nowhere" in notice for notice in session.notices)
        assert "not up to date" in session.shown
