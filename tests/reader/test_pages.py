"""A speaker's page and the corpus, walked through with keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reader.opened import CORPUS, NEWEST, opened
from tui.config import Config
from tui.library.indexing import bring_up_to_date
from tui.model import Roster
from tui.reader.command import Place
from tui.reader.screens.corpus_screen import CorpusScreen
from tui.reader.screens.help import Help
from tui.reader.screens.reading_screen import ReadingScreen
from tui.reader.screens.speaker_screen import SpeakerScreen
from tui.reader.screens.statement_screen import StatementScreen
from tui.reader.screens.view_screen import ViewScreen
from tui.reader.targets import ToOutlet
from tui.reader.widgets.bar_list import BarList
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.quotation_list import QuotationList

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reader.opened import Session

SAMPLE = CORPUS.parents[2] / "articles"
DOCTOR = "An island without a doctor, again"


def page_of(session: Session) -> SpeakerScreen:
    screen = session.app.screen
    assert isinstance(screen, SpeakerScreen)
    return screen


def said(session: Session) -> list[str]:
    """Return the words of the quotations that the page shows."""
    return [row.text for row in page_of(session).quotations.listed]


async def at_page(session: Session, name: str) -> SpeakerScreen:
    session.screen.open_page(name)
    await session.pilot.pause()
    await session.settle()
    return page_of(session)


async def on_name(session: Session, name: str) -> None:
    """Put the sidebar's cursor on a name."""
    await session.press("3")
    for _ in range(60):
        under = session.screen.sidebar.current
        if under is not None and under.name == name:
            return
        await session.press("j")
    pytest.fail(f"{name} is not in the sidebar")


# Opening a page


async def test_enter_on_a_speaker_in_the_sidebar_opens_the_page(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await on_name(session, "Mira Halloran")
        await session.press("enter")
        assert page_of(session).speaker == "Mira Halloran"
        assert "Quotations, the newest first" in session.shown
        await session.press("escape")
        assert isinstance(session.app.screen, ReadingScreen)
        assert session.screen.panes.place is Place.SIDEBAR
        assert not session.screen.filters


async def test_enter_on_a_name_that_does_not_speak_filters_as_before(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("3", "G", "enter")
        assert len(session.screen.filters.entities) == 1


async def test_enter_in_the_picker_opens_the_page_unless_speakers_are_chosen(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        await session.press("s", *"okafor")
        assert "enter open page" in session.shown
        await session.press("enter")
        assert page_of(session).speaker == "Lena Okafor"
        await session.press("escape", "s", *"okafor", "space")
        assert "enter filter" in session.shown
        await session.press("enter")
        assert session.screen.filters.speakers == ("Lena Okafor",)


async def test_p_opens_the_page_of_whoever_said_the_current_quotation(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("2", "p")
        assert "No quotation is current" in session.notices[-1]
        await session.press("]", "]", "p")
        assert page_of(session).speaker == "Mira Halloran"


async def test_f_filters_by_whoever_said_the_current_quotation(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("2", "]", "]", "f")
        assert session.screen.filters.speakers == ("Mira Halloran",)


async def test_a_click_on_a_speaker_s_name_in_the_article_opens_the_page(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        pane = session.screen.pane
        pane.post_message(pane.SpeakerClicked("Tomas Brandt"))
        await session.pilot.pause(0.05)
        await session.settle()
        assert page_of(session).speaker == "Tomas Brandt"


# What stands on it


async def test_the_page_lists_exactly_what_the_library_holds(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        for speaker in session.app.library.speakers():
            page = await at_page(session, speaker.name)
            rows = [
                row
                for each in session.app.library.appearances(speaker.name)
                for row in each.quotations
            ]
            assert page.quotations.listed == rows
            assert len(rows) == speaker.quotations
            await session.press("escape")


async def test_direct_and_indirect_speech_are_told_apart_without_colour(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_page(session, "Mira Halloran")
        lines = session.shown.splitlines()
        direct = [line for line in lines if "We have no choice" in line]
        assert direct
        assert all("▌ “" in line for line in direct)
        reported = [line for line in lines if "‹reported" in line]
        assert reported
        assert all("╎" in line for line in reported)


async def test_who_it_is_stands_above_and_what_is_known_beside(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_page(session, "Mira Halloran")
        shown = session.shown
        for words in ("Mira Halloran", "quotations (", "Roles as given, by articles",
                      "Outlets, by quotations", "Quoted beside, by articles",
                      "Quotations by"):  # fmt: skip
            assert words in shown


async def test_a_speaker_nobody_quotes_has_an_empty_page_that_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_page(session, "Nobody Atall")
        assert "No article quotes Nobody Atall." in session.shown
        await session.press("j", "enter", "y", "f")
        assert session.screen.filters.speakers == ("Nobody Atall",)


# Searching in it


async def test_slash_narrows_the_page_and_marks_the_hits(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_page(session, "Mira Halloran")
        everything = said(session)
        await session.press("/", *"choice")
        assert said(session) == [words for words in everything if "choice" in words]
        assert said(session)
        found = [
            segment.text
            for strip in session.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert "choice" in found
        await session.press("enter")
        assert "with “choice”" in session.shown
        await session.press("escape")
        assert said(session) == everything
        await session.press("escape")
        assert isinstance(session.app.screen, ReadingScreen)


async def test_a_search_that_finds_nothing_says_so_and_can_be_taken_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_page(session, "Mira Halloran")
        everything = said(session)
        await session.press("/", *"zebra")
        assert "No quotation on this page has all of this." in session.shown
        await session.press("down", "up", "escape")
        assert said(session) == everything


async def test_an_outlet_narrows_the_page_and_f_filters_the_articles(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        page = await at_page(session, "Mira Halloran")
        await session.press("tab")
        facts = page.query_one(BarList)
        while facts.current is None or not isinstance(facts.current.target, ToOutlet):
            await session.press("j")
        outlet = facts.current.name
        await session.press("enter")
        assert {row.outlet for row in page.quotations.listed} == {outlet}
        await session.press("tab", "f")
        assert isinstance(session.app.screen, ReadingScreen)
        rows = [session.screen.articles.row_at(at) for at in range(len(session.listed))]
        assert {row.outlet for row in rows if row} == {outlet}


async def test_whoever_is_quoted_beside_has_a_page_and_escape_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        page = await at_page(session, "Mira Halloran")
        await session.press("tab", "G", "enter")
        other = page_of(session)
        assert other is not page
        assert other.speaker != "Mira Halloran"
        await session.press("escape")
        assert page_of(session) is page


# From the page into an article and back


async def test_enter_opens_the_article_at_the_quotation_and_escape_comes_back(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        page = await at_page(session, "Mira Halloran")
        await session.press("G")
        row = page.quotations.row
        assert row is not None
        await session.press("enter")
        assert isinstance(session.app.screen, ReadingScreen)
        assert (session.article, session.quotation) == (row.headline, row.text)
        assert session.screen.panes.place is Place.ARTICLE
        assert "back to Mira Halloran’s page" in session.shown
        current = session.screen.articles.row
        assert current is not None
        assert current.headline == row.headline
        await session.press("escape")
        assert page_of(session) is page
        assert page.quotations.row == row
        await session.press("escape")
        assert isinstance(session.app.screen, ReadingScreen)
        assert "back to" not in session.shown


async def test_pages_opened_from_pages_are_all_come_back_to(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_page(session, "Mira Halloran")
        await session.press("tab", "G", "enter")
        beside = page_of(session).speaker
        await session.press("enter")
        assert isinstance(session.app.screen, ReadingScreen)
        await session.press("escape")
        assert page_of(session).speaker == beside
        await session.press("escape")
        assert page_of(session).speaker == "Mira Halloran"


async def test_an_article_that_the_filters_leave_out_opens_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/", *"ministry", "enter")
        assert session.listed == [DOCTOR]
        page = await at_page(session, "Lena Okafor")
        row = page.quotations.row
        assert row is not None
        assert row.headline != DOCTOR
        await session.press("enter")
        assert (session.article, session.quotation) == (row.headline, row.text)
        await session.press("m", "u")
        assert session.app.library.row(row.article_id).is_starred
        listed = session.screen.articles.row
        assert listed is not None
        assert not listed.is_starred


async def test_going_on_to_another_article_leaves_the_page_behind(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_page(session, "Mira Halloran")
        await session.press("enter", "J")
        assert "back to" not in session.shown
        await session.press("escape")
        assert isinstance(session.app.screen, ReadingScreen)
        assert session.app._installed_screens.keys() <= {"_default"}


async def test_the_cursor_in_the_list_leaves_the_page_behind_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await at_page(session, "Mira Halloran")
        await session.press("enter", "1", "G")
        assert "back to" not in session.shown
        assert session.article == session.listed[-1]


async def test_copying_on_the_page_carries_the_whole_source(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        page = await at_page(session, "Mira Halloran")
        row = page.quotations.row
        assert row is not None
        await session.press("y")
        copied = session.app.clipboard
        for words in (row.text, "Mira Halloran", row.role, row.outlet, row.headline, row.url):
            assert words in copied


# Shapes


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10)])
async def test_on_a_narrow_screen_tab_goes_from_part_to_part(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size) as session:
        page = await at_page(session, "Mira Halloran")
        assert page.query_one(QuotationList).region.width > size[0] - 5
        assert not page.query_one(BarList).region.width
        await session.press("tab")
        assert page.query_one(BarList).region.width > size[0] - 5
        assert not page.query_one(QuotationList).region.width
        await session.press("shift+tab", "enter", "escape")
        assert page_of(session) is page


async def test_nothing_is_lost_by_resizing(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        page = await at_page(session, "Mira Halloran")
        await session.press("G")
        row = page.quotations.row
        for size in ((60, 20), (160, 50), (100, 24)):
            await session.pilot.resize_terminal(*size)
            await session.settle()
            assert page.quotations.row == row
            assert row is not None
            assert "▸" in session.shown


async def test_help_lists_the_keys_of_pages(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 60)) as session:
        await at_page(session, "Mira Halloran")
        await session.press("?")
        assert isinstance(session.app.screen, Help)
        assert "Move down one entry." in session.shown
        assert "next_quotation," not in session.shown


# The corpus


async def test_t_shows_who_is_quoted_most_and_where_and_when(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("t")
        corpus = session.app.screen
        assert isinstance(corpus, CorpusScreen)
        shown = session.shown
        assert "all articles" in shown
        first = session.app.library.speakers()[0]
        speakers = corpus.query_one("#speakers", BarList)
        assert speakers.current is not None
        assert (speakers.current.name, speakers.current.number) == (first.name, first.quotations)
        await session.press("enter")
        assert page_of(session).speaker == first.name
        await session.press("escape", "escape")
        assert isinstance(session.app.screen, ReadingScreen)


async def test_the_corpus_respects_the_filter_and_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/", *"ministry", "enter", "t")
        assert "filtered by /ministry" in session.shown
        assert "in 1 article," in session.shown


async def test_an_outlet_of_the_corpus_becomes_a_filter(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("t", "tab", "tab")
        outlets = session.app.screen.query_one("#outlets", BarList)
        assert outlets.current is not None
        name = outlets.current.name
        await session.press("enter")
        assert isinstance(session.app.screen, ReadingScreen)
        assert session.screen.filters.query.strip() == f'outlet:"{name}"'
        rows = [session.screen.articles.row_at(at) for at in range(len(session.listed))]
        assert {row.outlet for row in rows if row} == {name}


async def test_a_day_of_the_corpus_becomes_a_filter(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("t", "shift+tab", "enter")
        assert isinstance(session.app.screen, ReadingScreen)
        assert session.screen.filters.query.startswith("on:")
        assert session.listed


async def test_f_on_a_speaker_of_the_corpus_filters(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("t", "f")
        assert isinstance(session.app.screen, ReadingScreen)
        assert session.screen.filters.speakers == (session.app.library.speakers()[0].name,)


async def test_a_statement_of_the_corpus_opens_in_every_outlet_s_words(tmp_path: Path) -> None:
    config = Config(corpora=(SAMPLE,))
    async with opened(tmp_path, config=config) as session:
        await session.press("t", "tab")
        statements = session.app.screen.query_one("#statements", BarList)
        assert statements.current is not None
        assert statements.current.number is not None
        assert statements.current.number > 1
        await session.press("enter")
        assert isinstance(session.app.screen, StatementScreen)
        await session.press("escape")
        assert isinstance(session.app.screen, CorpusScreen)


async def test_a_click_between_two_quotations_chooses_neither(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        page = await at_page(session, "Mira Halloran")
        first, height = page.quotations.lines_of(0)
        assert page.quotations.entry_at(first) == 0
        assert page.quotations.entry_at(first + height) is None
        await session.pilot.click(QuotationList, offset=(6, first + height))
        await session.settle()
        assert page_of(session) is page


async def test_an_empty_corpus_says_that_there_is_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    folder.mkdir()
    bring_up_to_date(tmp_path / "library.sqlite", (folder,), Roster(), processes=1)
    async with opened(tmp_path, config=Config(corpora=(folder,))) as session:
        await session.press("t")
        assert "Nobody is quoted in these" in session.shown
        await session.press("j", "enter", "f", "/")
        assert isinstance(session.app.screen, ViewScreen)


async def test_the_footer_of_a_page_names_its_keys(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        assert CORPUS.is_dir()
        await at_page(session, "Mira Halloran")
        footer = session.app.screen.query_one(Footer).render().plain
        for words in ("enter open", "/ search", "f filter", "e export", "esc back", "? help"):
            assert words in footer
        assert session.listed[0] == NEWEST
