"""Asking why, and correcting: what a reader sees and can do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.reader import articles
from tests.reader.opened import CORPUS, opened
from tui.config import Config
from tui.library import Library, LibraryError, SpeakerRow
from tui.model import Article, Entity, EntityKind, KnownSpeaker, Roster
from tui.reader.editing import HERE, sources_of
from tui.reader.screens.source import AS_TYPED, SourcePicker
from tui.reader.screens.why import Why
from tui.reader.widgets.pick_list import PickList

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reader.opened import Session


def speaker(session: Session) -> str | None:
    """Return who says the current quotation, as the pane has it."""
    reading, index = session.screen.pane.reading, session.screen.pane.current_quotation
    assert reading is not None
    assert index is not None
    entity = reading.analysis.speaker_of(reading.analysis.quotations[index])
    return None if entity is None else entity.name


def offered(session: Session) -> list[str]:
    picker = session.app.screen
    assert isinstance(picker, SourcePicker)
    names = picker.query_one(PickList)
    return [names._speakers[at].name for at in names._order]


async def test_why_tells_how_the_quotation_came_to_its_speaker(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]", "w")
        assert isinstance(session.app.screen, Why)
        for title in ("Speaker", "How", "Who that is", "How sure"):
            assert title in session.shown
        assert "reports the words" in session.shown
        assert "of 100 like it" in session.shown
        assert "undo correction" not in session.shown
        await session.press("U")
        assert isinstance(session.app.screen, Why)
        await session.press("escape")
        assert not isinstance(session.app.screen, Why)


@pytest.mark.parametrize(
    ("key", "says"),
    [("c", "The names could not be gathered"), ("w", "That could not be found out")],
)
async def test_what_could_not_be_asked_is_said_where_it_was_awaited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, says: str
) -> None:
    def away(*_: object) -> Article:
        raise LibraryError("the disk is gone")

    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        monkeypatch.setattr(Library, "article", away)
        await session.press(key)
        assert says in session.shown
        assert "the disk is gone" in session.shown
        assert "Gathering" not in session.shown
        assert "again…" not in session.shown
        assert not session.notices


async def test_where_the_names_are_missing_one_can_still_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> object:
        raise LibraryError("the disk is gone")

    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        with monkeypatch.context() as patched:
            patched.setattr(Library, "speakers", away)
            await session.press("c")
        await session.type("Vera Kask")
        assert offered(session) == ["Vera Kask"]
        await session.press(*["backspace"] * len("Vera Kask"))
        assert "the disk is gone" in session.shown
        await session.type("Vera Kask")
        await session.press("enter")
        assert speaker(session) == "Vera Kask"


@pytest.mark.parametrize("key", ["w", "c", "x"])
async def test_without_a_current_quotation_the_way_to_one_is_told(tmp_path: Path, key: str) -> None:
    async with opened(tmp_path) as session:
        await session.press(key)
        assert session.notices == ["No quotation is current. ] goes to the next one."]


async def test_another_speaker_shows_at_once_everywhere_and_can_be_undone(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        words, before = session.quotation, speaker(session)
        assert before is not None
        await session.press("c")
        assert offered(session)[0] == before
        others = [name for name in offered(session) if name != before]
        await session.type(others[0])
        await session.press("enter")
        assert session.quotation == words
        assert speaker(session) == others[0]
        assert "✎›" in session.shown
        assert any("U takes that back" in notice for notice in session.notices)
        assert session.screen.library.corrector(Roster()).all()
        names = {row.name: row.quotations for row in session.screen.library.speakers()}
        assert others[0] in names
        await session.press("U")
        assert speaker(session) == before
        assert "✎›" not in session.shown
        assert session.screen.library.corrector(Roster()).all() == ()
        await session.press("U")
        assert any("Nothing was corrected" in notice for notice in session.notices)


async def test_anybody_can_be_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]", "c")
        await session.type("Ottoline Quist")
        assert offered(session)[-1] == "Ottoline Quist"
        assert AS_TYPED in session.shown
        while session.app.screen.query_one(PickList).under_cursor.name != "Ottoline Quist":  # type: ignore[union-attr]
            await session.press("down")
        await session.press("enter")
        assert speaker(session) == "Ottoline Quist"
        assert "Ottoline Quist" in session.shown  # in the sidebar
        await session.press("s")
        await session.type("ottoline")
        assert "Ottoline Quist" in session.shown


async def test_what_is_no_quotation_is_counted_and_marked_no_longer(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        row = session.screen.articles.row
        assert row is not None
        words, before = session.quotation, row.quotations
        await session.press("x")
        assert session.quotation is None
        row = session.screen.articles.row
        assert row is not None
        assert row.quotations == before - 1
        assert any("not a quotation" in notice for notice in session.notices)
        await session.press("U")
        assert session.quotation == words
        row = session.screen.articles.row
        assert row is not None
        assert row.quotations == before


async def test_from_why_the_reader_corrects_and_takes_it_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]", "w", "c")
        assert isinstance(session.app.screen, SourcePicker)
        await session.press("down", "enter")
        changed = speaker(session)
        await session.press("w")
        assert f"{changed}" in session.shown
        assert "It is your own word" in session.shown
        assert "By itself, it finds" in session.shown
        assert "undo correction" in session.shown
        await session.press("U")
        assert speaker(session) != changed
        assert any("as the program found it" in notice for notice in session.notices)
        await session.press("w", "x")
        assert session.quotation is None


async def test_that_the_speaker_is_unknown_can_be_said(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        words, before = session.quotation, speaker(session)
        await session.press("c")
        await session.type("unknown")
        await session.press("enter")
        assert session.quotation == words
        assert speaker(session) is None
        assert "‹unattributed✎›" in session.shown
        assert any("speaker unknown. U takes that back" in notice for notice in session.notices)
        await session.press("U")
        assert speaker(session) == before


async def test_corrections_of_one_quotation_are_undone_one_after_the_other(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        before = speaker(session)
        for name in ("Ada One", "Bea Two", "Cyd Three"):
            await session.press("c")
            await session.type(name)
            await session.press("enter")
            assert speaker(session) == name
        await session.press("U")
        assert speaker(session) == "Bea Two"
        await session.press("U")
        assert speaker(session) == "Ada One"
        await session.press("U")
        assert speaker(session) == before
        assert session.screen.library.corrector(Roster()).all() == ()


async def test_leaving_the_picker_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        before = speaker(session)
        await session.press("c", "escape")
        await session.press("c")
        session.app.screen.query_one(Input).value = "   "
        await session.settle()
        await session.pilot.click(offset=(1, 1))
        await session.settle()
        assert speaker(session) == before
        assert session.screen.library.corrector(Roster()).all() == ()


async def test_a_click_on_a_name_chooses_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]", "c")
        second = offered(session)[1]
        await session.pilot.click(PickList, offset=(6, 1))
        await session.settle()
        assert speaker(session) == second


async def test_corrections_are_there_when_the_reader_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]", "c")
        await session.type("Ottoline Quist")
        await session.press("enter")
    (tmp_path / "library.sqlite").unlink()
    for suffix in ("-wal", "-shm"):
        (tmp_path / f"library.sqlite{suffix}").unlink(missing_ok=True)
    async with opened(tmp_path) as session:
        assert "Ottoline Quist" in {row.name for row in session.screen.library.speakers()}


async def test_where_the_library_cannot_be_written_the_reader_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("no space left")

    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        monkeypatch.setattr("tui.library.correcting.follow", fails)
        await session.press("x")
        assert "no space left" in session.notices


async def test_the_keys_can_be_changed(tmp_path: Path) -> None:
    config = Config(corpora=(CORPUS,), keys={"why": "W", "undo": "V"})
    async with opened(tmp_path, config=config) as session:
        await session.press("enter", "]", "W")
        assert isinstance(session.app.screen, Why)
        await session.press("x")
        assert any("V takes that back" in notice for notice in session.notices)


def test_those_who_may_have_said_it_come_likeliest_first() -> None:
    known = SpeakerRow("Carla Ruiz", "Reporter", 3, 1, (), ())
    roster = Roster((KnownSpeaker("Ida Holm", role="Mayor"), KnownSpeaker("Anna Berg")))
    rows = sources_of(articles.analysis(), ("Bernd Maier-Larsen", "the wind"), roster, (known,))
    assert [row.name for row in rows] == [
        "Bernd Maier-Larsen",
        "Anna Berg",
        "joint statement",
        "Friends of the Bridge",
        "speaker unknown",
        "Ida Holm",
        "Carla Ruiz",
    ]
    by_name = {row.name: row.role for row in rows}
    assert by_name["Friends of the Bridge"] == HERE
    assert by_name["Ida Holm"] == "Mayor"


def test_a_place_that_speaks_in_the_article_is_among_them_and_other_places_are_not() -> None:
    analysis = articles.analysis()
    quiet = Entity("Harbour", EntityKind.PLACE)
    places = [
        replace(entity, kind=EntityKind.PLACE) if entity.name == "Friends of the Bridge" else entity
        for entity in (*analysis.entities, quiet)
    ]
    rows = sources_of(replace(analysis, entities=tuple(places)), ("Harbour",), Roster(), ())
    names = [row.name for row in rows]
    assert "Friends of the Bridge" in names
    assert "Harbour" not in names


async def test_after_one_that_is_none_the_next_is_the_one_behind_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]", "]")
        second = session.quotation
        await session.press("]")
        third = session.quotation
        await session.press("[")
        assert session.quotation == second
        await session.press("x", "]")
        assert session.quotation == third
        await session.press("x", "[")
        assert session.quotation not in {None, second, third}


async def test_a_correction_shows_on_the_pages_of_both_speakers(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("enter", "]")
        before = speaker(session)
        await session.press("c", *"okafor", "enter", "p")
        assert "Lena Okafor" in session.shown
        assert "✎" in session.shown
        await session.press("escape", "U", "p")
        assert before is not None
        assert before in session.shown
        assert "✎" not in session.shown
