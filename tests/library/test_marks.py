"""Read and starred: kept apart, and outliving the library."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill
from tests.library.conftest import HARBOUR, HARBOUR_ANALYSIS, PORTS, UNDATED
from tui.library import Library, LibraryError, Selection
from tui.library.marks import Mark, Marks
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path


def found(library: Library, query: str) -> list[str]:
    return [row.key for row in library.select(Selection(query)).window(0, 10)]


def test_marked_articles_can_be_listed_and_unmarked(library: Library) -> None:
    harbour, letter = library.find(HARBOUR.key), library.find(UNDATED.key)
    library.set_read(harbour, value=True)
    library.set_starred(letter, value=True)
    library.set_starred(letter, value=True)
    assert found(library, "is:read ") == [HARBOUR.key]
    assert found(library, "is:unread ") == [PORTS.key, UNDATED.key]
    assert found(library, "is:starred harbor ") == [UNDATED.key]
    assert found(library, "is:starred OR dredged ") == [UNDATED.key, HARBOUR.key]
    (row,) = library.select(Selection("dredged ")).window(0, 1)
    assert row.is_read
    assert not row.is_starred
    library.set_read(harbour, value=False)
    library.set_starred(letter, value=False)
    assert found(library, "is:read OR is:starred ") == []


def test_marks_outlive_the_library(library_file: Path, tmp_path: Path) -> None:
    marks = tmp_path / "data" / "marks.sqlite"
    with Library.open(library_file, marks) as library:
        library.set_starred(library.find(HARBOUR.key), value=True)
        library.set_read(library.find(UNDATED.key), value=True)
    anew = tmp_path / "anew.sqlite"
    fill(anew, [(UNDATED, Analysis()), (HARBOUR, HARBOUR_ANALYSIS)])
    with Library.open(anew, marks) as library:
        assert found(library, "is:starred ") == [HARBOUR.key]
        assert found(library, "is:read ") == [UNDATED.key]


def test_marks_of_another_window_are_seen(library_file: Path, tmp_path: Path) -> None:
    marks = tmp_path / "marks.sqlite"
    with Library.open(library_file, marks) as one, Library.open(library_file, marks) as other:
        assert found(other, "is:starred ") == []
        one.set_starred(one.find(PORTS.key), value=True)
        assert found(other, "is:starred ") == [PORTS.key]


def test_marks_that_cannot_be_read_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    path.write_bytes(b"precious, but no database" * 100)
    with pytest.raises(LibraryError, match="repair or move"):
        Library.open(tmp_path / "library.sqlite", path)
    assert path.read_bytes().startswith(b"precious")


def test_marks_for_which_no_folder_can_be_made_say_where_they_may_be_kept(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(LibraryError, match=r"cannot be kept in .* set XDG_DATA_HOME"):
        Marks(tmp_path / "data" / "marks.sqlite")


def test_marks_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    Marks(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryError, match="newer version"):
        Marks(path)


def test_the_newest_mark_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = Marks(None)
    for identity in ("first", "second\ud800"):
        marks.set(identity, Mark.STARRED, on=True)
        marks._connection.execute("UPDATE mark SET made = '2020' WHERE identity = 'first'")
    assert marks.identities(Mark.STARRED) == ("second?", "first")
    monkeypatch.setattr("tui.library.marks._MOST_AT_ONCE", 1)
    assert marks.of(["first", "none", "second\ud800"]) == {
        "first": {Mark.STARRED},
        "second\ud800": {Mark.STARRED},
    }
    marks.close()


def test_a_few_marked_articles_are_found_among_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    fill(path, [(Article(f"{n}.txt", "Report", f"number{n}"), Analysis()) for n in range(900)])
    with Library.open(path) as library:
        for number in range(0, 900, 3):
            library.set_starred(library.find(f"{number}.txt"), value=True)
        for few in (2_000, 10):
            monkeypatch.setattr("tui.library.found._FEW_MARKED", few)
            results = library.select(Selection("is:starred "))
            assert (results.complete(), results.window(0, 1)[0].key) == (300, "897.txt")
            assert results.rank(library.find("894.txt")) == 1
            assert found(library, "is:starred number300 ") == ["300.txt"]
            assert found(library, "is:starred number301 ") == []
            assert found(library, 'is:starred -is:read "number 300" OR number303 ') == ["303.txt"]
        unread = library.select(Selection("is:unread -is:starred "))
        assert (unread.total, unread.exact) == (600, True)
