"""Indexing and watching while the reader is open."""

from __future__ import annotations

import os
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from watchfiles import Change

from tests.reader.opened import CORPUS, Session, application, opened
from tui.config import Config
from tui.library import LibraryBusy, indexing
from tui.library.indexing import Progress, Summary
from tui.model import Roster
from tui.reader.indexing import (
    MOST_CHANGES,
    Indexed,
    Indexer,
    Indexing,
    NotIndexed,
    Waiting,
    changes_in,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from rich.console import RenderableType
    from textual.message import Message
    from textual.screen import Screen

DONE = Summary(
    added=0, changed=0, removed=0, unchanged=0, skipped=0, replaced=0, seconds=0.1, stopped=False
)


class Posts:
    """Takes messages and lets a test wait for one of a kind."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self._arrived = threading.Condition()

    def __call__(self, message: Message) -> None:
        with self._arrived:
            self.messages.append(message)
            self._arrived.notify_all()

    def wait_for(self, kind: type[Message], times: int = 1) -> Message:
        def those() -> list[Message]:
            return [message for message in self.messages if isinstance(message, kind)]

        self.wait_until(lambda: len(those()) >= times)
        return those()[-1]

    def wait_until(self, told: Callable[[], bool]) -> None:
        with self._arrived:
            assert self._arrived.wait_for(told, timeout=20)


def indexer(folder: Path, corpus: Path, posts: Posts) -> Indexer:
    return Indexer(folder / "library.sqlite", (corpus,), Roster(), posts)


def test_the_library_is_brought_up_to_date_with_progress(tmp_path: Path) -> None:
    posts = Posts()
    worker = indexer(tmp_path, CORPUS, posts)
    worker.start()
    indexed = posts.wait_for(Indexed)
    worker.close()
    assert isinstance(indexed, Indexed)
    assert indexed.summary.added == 5
    assert any(isinstance(message, Indexing) for message in posts.messages)


def test_a_changed_file_is_indexed_again(tmp_path: Path) -> None:
    corpus = tmp_path / "news"
    corpus.mkdir()
    posts = Posts()
    worker = indexer(tmp_path, corpus, posts)
    worker.start()
    posts.wait_for(Indexed)
    (corpus / "one.txt").write_text("A headline\n\nIt rained.\n")
    again = posts.wait_for(Indexed, times=2)
    worker.close()
    assert isinstance(again, Indexed)
    assert again.summary.added == 1


def test_a_file_that_comes_as_soon_as_all_were_looked_at_is_not_missed(tmp_path: Path) -> None:
    corpus = tmp_path / "news"
    corpus.mkdir()

    class Writer(Posts):
        def __call__(self, message: Message) -> None:
            if isinstance(message, Indexed) and not message.summary.added:
                (corpus / "one.txt").write_text("A headline\n\nIt rained.\n")
            super().__call__(message)

    posts = Writer()
    worker = indexer(tmp_path, corpus, posts)
    worker.start()
    again = posts.wait_for(Indexed, times=2)
    worker.close()
    assert isinstance(again, Indexed)
    assert again.summary.added == 1


def added(posts: Posts) -> int:
    return sum(each.summary.added for each in posts.messages if isinstance(each, Indexed))


@pytest.mark.parametrize("place", ["library.sqlite", ".cache/library.sqlite"])
def test_a_library_that_lies_in_the_corpus_is_not_written_because_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr("tui.reader.indexing.QUIET_MS", 50)
    (tmp_path / place).parent.mkdir(exist_ok=True)
    posts = Posts()
    worker = Indexer(tmp_path / place, (tmp_path,), Roster(), posts, tmp_path / "marks.sqlite")
    worker.start()
    posts.wait_for(Indexed)
    threading.Event().wait(1)
    assert sum(isinstance(message, Indexed) for message in posts.messages) == 1
    (tmp_path / "one.txt").write_text("A headline\n\nIt rained.\n")
    posts.wait_until(lambda: added(posts) == 1)
    worker.close()


def test_a_file_name_that_is_no_text_does_not_end_the_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.reader.indexing.RETRY_S", 0.05)
    corpus = tmp_path / "news"
    corpus.mkdir()
    (corpus / os.fsdecode(b"caf\xe9.txt")).write_text("A headline\n\nIt rained.\n")
    posts = Posts()
    worker = indexer(tmp_path, corpus, posts)
    worker.start()
    posts.wait_for(Indexed, times=2)  # reading that file ended the first watch
    (corpus / "two.txt").write_text("Another headline\n\nIt snowed.\n")
    posts.wait_until(lambda: added(posts) == 2)
    worker.close()
    assert not any(isinstance(message, NotIndexed) for message in posts.messages)


def test_a_corpus_that_goes_away_is_told_once_and_read_when_it_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.reader.indexing.RETRY_S", 0.05)
    corpus, away = tmp_path / "news", tmp_path / "away"
    corpus.mkdir()
    (corpus / "one.txt").write_text("A headline\n\nIt rained.\n")
    posts = Posts()
    worker = indexer(tmp_path, corpus, posts)
    worker.start()
    posts.wait_for(Indexed)
    corpus.rename(away)
    posts.wait_for(NotIndexed)
    (away / "two.txt").write_text("Another headline\n\nIt snowed.\n")
    away.rename(corpus)
    posts.wait_until(lambda: added(posts) == 2)
    worker.close()
    assert sum(isinstance(message, NotIndexed) for message in posts.messages) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_may_not_be_looked_into_leaves_the_others_to_be_read(tmp_path: Path) -> None:
    corpus = tmp_path / "news"
    (corpus / "locked").mkdir(parents=True)
    (corpus / "one.txt").write_text("A headline\n\nIt rained.\n")
    (corpus / "locked").chmod(0)
    posts = Posts()
    worker = indexer(tmp_path, corpus, posts)
    worker.start()
    posts.wait_until(lambda: added(posts) == 1)
    worker.close()
    (corpus / "locked").chmod(0o700)
    assert not any(isinstance(message, NotIndexed) for message in posts.messages)


def test_what_changed_is_told_and_what_came_and_went_again() -> None:
    changes = changes_in(
        [
            (Change.added, "/news/one.txt.tmp"),
            (Change.deleted, "/news/one.txt.tmp"),
            (Change.added, "/news/one.txt"),
            (Change.modified, "/news/one.txt"),
            (Change.deleted, "/news/two.txt"),
        ]
    )
    assert changes is not None
    assert {path.name for path in changes.paths} == {"one.txt", "one.txt.tmp", "two.txt"}
    assert {path.name for path in changes.passing} == {"one.txt.tmp"}


def test_of_very_many_changes_some_may_be_lost_and_everything_is_looked_at() -> None:
    many = [(Change.added, f"/news/{number}.txt") for number in range(MOST_CHANGES + 1)]
    assert changes_in(many[1:]) is not None
    assert changes_in(many) is None


def test_another_indexer_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = iter([LibraryBusy("busy"), None])

    def busy_at_first(*_arguments: object, **_options: object) -> Summary:
        if (error := next(turns)) is not None:
            raise error
        return DONE

    monkeypatch.setattr("tui.library.indexing.bring_up_to_date", busy_at_first)
    monkeypatch.setattr("tui.reader.indexing.BUSY_RETRY_S", 0.01)
    posts = Posts()
    worker = indexer(tmp_path, CORPUS, posts)
    worker.start()
    posts.wait_for(Indexed)
    worker.close()
    assert isinstance(posts.messages[0], Waiting)


def test_what_goes_wrong_is_told(tmp_path: Path) -> None:
    posts = Posts()
    worker = indexer(tmp_path, tmp_path / "nowhere", posts)
    worker.start()
    failure = posts.wait_for(NotIndexed)
    worker.close()
    assert isinstance(failure, NotIndexed)
    assert "nowhere" in failure.reason


async def test_a_new_article_appears_and_the_reader_stays_where_they_are(tmp_path: Path) -> None:
    corpus = tmp_path / "news"
    corpus.mkdir()
    for number in range(1, 6):
        text = f"---\npublished: 2025-01-0{number}\n---\nHeadline {number}\n\nIt rained again.\n"
        (corpus / f"{number}.md").write_text(text)
    async with opened(tmp_path, config=Config(corpora=(corpus,))) as session:
        await session.press("j", "j", "enter")
        article, line = session.article, session.screen.articles.cursor
        (corpus / "6.md").write_text("---\npublished: 2025-02-01\n---\nHeadline 6\n\nSun.\n")
        for _ in range(150):
            await session.pilot.pause(0.1)
            if session.screen.articles.total == 6:
                break
        await session.settle()
        assert session.screen.articles.total == 6
        assert session.article == article
        assert session.screen.articles.cursor == line + 1


def write_dated(corpus: Path, days: range) -> None:
    """Write an article for each of these days of January 2025."""
    corpus.mkdir(exist_ok=True)
    for day in days:
        text = f"---\npublished: 2025-01-{day:02}\n---\nHeadline {day}\n\nIt rained again.\n"
        (corpus / f"{day:02}.md").write_text(text)


@asynccontextmanager
async def first_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Session, Callable[[], Awaitable[None]]]]:
    """Open a reader that has found the first two articles; what is called has it find the rest."""
    corpus, goes_on = folder / "news", threading.Event()
    write_dated(corpus, range(1, 3))
    real = indexing.bring_up_to_date

    def in_two_steps(*arguments: Any, **options: Any) -> Summary:  # noqa: ANN401 - whatever it takes
        real(*arguments, **options)
        goes_on.wait(20)
        write_dated(corpus, range(3, 21))
        return real(*arguments, **options)

    monkeypatch.setattr("tui.library.indexing.bring_up_to_date", in_two_steps)
    monkeypatch.setattr("tui.reader.screens.following_screen.LOOK_EVERY_S", 0.05)
    app = application(folder, Config(corpora=(corpus,)))
    async with app.run_test(size=(60, 20)) as pilot:
        session = Session(app, pilot)

        async def until(total: int) -> None:
            for _ in range(500):
                if session.screen.articles.total == total:
                    return
                await pilot.pause(0.02)
            raise AssertionError(session.screen.articles.total)

        async def find_the_rest() -> None:
            goes_on.set()
            await until(20)
            await session.settle()

        await until(2)
        yield session, find_the_rest


async def test_the_list_of_a_first_start_stays_at_its_top_while_newer_articles_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with first_start(tmp_path, monkeypatch) as (session, find_the_rest):
        await find_the_rest()
        assert session.article == "Headline 20"
        assert session.screen.articles.position == 0
        assert session.screen.articles.scroll_offset.y == 0


async def test_whoever_pressed_a_key_stays_with_their_article_while_newer_ones_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with first_start(tmp_path, monkeypatch) as (session, find_the_rest):
        await session.pilot.press("j", "k")
        await find_the_rest()
        assert session.article == "Headline 2"
        assert session.screen.articles.position == 18


async def test_the_header_tells_how_far_indexing_has_come(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        progress = Progress(done=1204, total=20_000, rate=310.2, remaining_s=61)
        session.screen.post_message(Indexing(progress))
        await session.pilot.pause(0.05)
        assert "indexing 1,204 of 20,000 · 310/s · 1 min" in session.shown
        session.screen.post_message(Waiting())
        await session.pilot.pause(0.05)
        assert "another On Record is indexing" in session.shown
        session.screen.post_message(Indexed(DONE))
        await session.settle()
        assert "newest first" in session.shown


async def test_an_empty_list_says_that_indexing_goes_on(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    async with opened(tmp_path, config=Config(corpora=(tmp_path / "news",))) as session:
        session.screen.post_message(Indexing(Progress(0, 10, 0.0, None)))
        await session.pilot.pause(0.05)
        assert "read for the first time" in session.screen.articles.empty


async def test_quitting_while_indexing_ends_every_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_arguments: object, stop: threading.Event, **_options: object) -> Summary:
        stop.wait(60)
        return DONE

    monkeypatch.setattr("tui.library.indexing.bring_up_to_date", slow)
    app = application(tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause(0.2)
        assert Session(app, pilot).screen.articles.total == 5
        await pilot.press("q")
    names = {thread.name for thread in threading.enumerate()}
    assert not {name for name in names if name.startswith("onrecord")}


async def test_under_a_dialog_nothing_is_drawn_while_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    display = App._display

    def noted(app: App[object], screen: Screen[object], renderable: RenderableType | None) -> None:
        drawn.append(renderable)
        display(app, screen, renderable)

    monkeypatch.setattr(App, "_display", noted)
    monkeypatch.setattr("tui.reader.screens.following_screen.LOOK_EVERY_S", 0.05)
    async with opened(tmp_path) as session:
        await session.press("enter", "]", "w")
        await session.pilot.pause(0.3)
        assert "How sure" in session.shown
        drawn.clear()
        await session.pilot.pause(0.5)
        assert not drawn
