"""The library file: absent, damaged, of another version, replaced while it is open."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill
from tests.library.conftest import HARBOUR
from tui.library import Interrupted, Library, LibraryError, Selection
from tui.library import schema as schema_module
from tui.library.engine import has_full_text_search
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path


def total(path: Path) -> int:
    with Library.open(path) as library:
        return library.counts().articles


def test_an_absent_library_is_created_empty(tmp_path: Path) -> None:
    with Library.open(tmp_path / "new" / "library.sqlite") as library:
        assert library.counts().articles == 0
        assert library.select(Selection()).window(0, 10) == ()
        assert library.select(Selection()).rank(1) is None
        assert not library.speakers()
        assert not library.entities()
        assert not library.skipped()


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"?" * 4000]
)
def test_a_damaged_library_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)
    assert total(path) == 0
    assert path.with_name("library.sqlite.set-aside").read_bytes() == content


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA user_version = 999",
        "PRAGMA application_id = 1",
        "UPDATE meta SET value = 'other words' WHERE name = 'fold'",
        "DROP TABLE meta",
    ],
)
def test_a_library_of_another_version_is_begun_anew(library_file: Path, change: str) -> None:
    connection = sqlite3.connect(library_file)
    connection.execute(change)
    connection.commit()
    connection.close()
    assert total(library_file) == 0


def test_what_others_wrote_is_told_from_libraries_of_any_state(
    library_file: Path, tmp_path: Path
) -> None:
    text, database = tmp_path / "story.md", tmp_path / "other.sqlite"
    text.write_text("A headline\n\nIt rained.\n")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE place (url TEXT)")
    assert schema_module.is_of_others(text)
    assert schema_module.is_of_others(database)
    empty, begun = tmp_path / "empty", tmp_path / "begun.sqlite"
    empty.touch()
    with closing(sqlite3.connect(begun)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with closing(sqlite3.connect(library_file)) as connection:
        connection.execute("PRAGMA user_version = 1")
    for path in (empty, begun, library_file, tmp_path, tmp_path / "absent.sqlite"):
        assert not schema_module.is_of_others(path)


def test_a_library_of_this_version_is_kept(library_file: Path) -> None:
    assert total(library_file) == total(library_file) == 3


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").mkdir()
    with pytest.raises(OSError, match=r"library\.sqlite"):
        Library.open(tmp_path / "library.sqlite")


def test_a_library_deleted_or_replaced_while_open_is_followed(
    library_file: Path, tmp_path: Path
) -> None:
    with Library.open(library_file) as library:
        before = library.generation()
        library_file.unlink()
        assert library.generation() != before
        assert library.counts().articles == 0
        other = tmp_path / "other.sqlite"
        fill(other, [(HARBOUR, Analysis())])
        other.replace(library_file)
        assert library.counts().articles == 1


def test_damage_found_later_names_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    fill(path, [(Article(f"{n}", "h", f"text {n} " * 50), Analysis()) for n in range(500)])
    with Library.open(path) as library:
        assert library.counts().articles == 500
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 4)
        file.write(b"\xff" * (size // 2))
    with Library.open(path) as library, pytest.raises(LibraryError, match="delete it"):
        list(library.quotations(Selection("text ")))


def test_the_generation_changes_when_another_connection_commits(library_file: Path) -> None:
    with Library.open(library_file) as library:
        before = library.generation()
        assert library.generation() == before
        library.counts()
        assert library.generation() == before
        fill(library_file, [(Article("late.txt", "Late", "late"), Analysis())])
        assert library.generation() != before
        assert library.select(Selection("late ")).total == 1


def test_readers_cannot_write(library: Library) -> None:
    with library._connections.borrow() as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM article")


def test_a_closed_library_says_so(library_file: Path) -> None:
    library = Library.open(library_file)
    results = library.select(Selection())
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        results.window(0, 1)


def test_an_article_that_is_gone_is_said(library: Library) -> None:
    for ask in (library.article, library.analysis):
        with pytest.raises(LibraryError, match="no longer"):
            ask(12345)


def test_the_interpreter_has_what_the_index_needs() -> None:
    assert has_full_text_search()


def test_opening_a_library_imports_nothing_heavy(library_file: Path) -> None:
    code = (
        "import sys, pathlib; from tui.library import Library, Selection\n"
        f"library = Library.open(pathlib.Path({str(library_file)!r}))\n"
        "assert library.select(Selection()).total == 3; library.close()\n"
        "heavy = {'textual', 'rich', 'trafilatura', 'multiprocessing', 'yaml', 'tui.analysis',"
        " 'charset_normalizer', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library in which a phrase that nowhere stands takes long to look for."""
    path = tmp_path_factory.mktemp("large") / "library.sqlite"
    text = "the end of the beginning of " * 60
    fill(path, ((Article(f"{n}", "h", text), Analysis()) for n in range(4_000)), batch=1_000)
    return path


def test_a_phrase_that_nowhere_stands_is_answered_before_all_was_looked_at(large: Path) -> None:
    with Library.open(large) as library:
        results = library.select(Selection('"beginning the"'))
        assert (results.total, results.exact) == (0, False)
        assert results.complete() == 0
        assert results.exact


@pytest.mark.parametrize("by_event", [True, False])
def test_what_takes_long_can_be_stopped(large: Path, *, by_event: bool) -> None:
    with Library.open(large) as library:
        results = library.select(Selection('"beginning the"'))
        stop = threading.Event()
        ended: list[BaseException | None] = []
        started = threading.Event()

        def count() -> None:
            started.set()
            try:
                results.complete(stop)
            except Interrupted as error:
                ended.append(error)

        thread = threading.Thread(target=count)
        thread.start()
        started.wait()
        while thread.is_alive():
            if by_event:
                stop.set()
            else:
                library.interrupt()
            thread.join(0.01)
        assert len(ended) == 1
        assert not results.exact


def test_a_search_that_was_stopped_before_it_began_does_not_begin(library: Library) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Interrupted):
        library.select(Selection("ports"), stop=stop)


def test_a_long_statement_is_stopped_inside_sqlite(library: Library) -> None:
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    )
    started = threading.Event()
    ended: list[BaseException] = []

    def count() -> None:
        try:
            with library._connections.task() as task:
                started.set()
                task.connection.execute(endless).fetchone()
        except Interrupted as error:
            ended.append(error)

    thread = threading.Thread(target=count)
    thread.start()
    started.wait()
    while thread.is_alive():
        library.interrupt()
        thread.join(0.01)
    assert ended


def test_many_threads_may_ask_at_once(library: Library) -> None:
    answers: list[int] = []

    def ask() -> None:
        for query in ("ports", "harbour", '"no plans"', ""):
            answers.append(library.select(Selection(query)).total)
            library.speakers(Selection(query))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == sorted([2, 2, 2, 3] * 8)


def test_the_schema_is_made_by_one_of_two_who_open_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    threads = [threading.Thread(target=schema_module.prepare, args=(path,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total(path) == 0
    assert not path.with_name("library.sqlite.set-aside").exists()
