"""The numbers that the index notes articles by, and what it costs when they run out."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.building import fill
from tui.library import Interrupted, Library, Selection
from tui.library.ids import MOST_IN_A_DAY, day_number, day_of_file, first_id
from tui.library.index import Index, read_numbering
from tui.library.numbering import Numbering
from tui.library.writing import Writer
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path

IDS = st.builds(
    lambda day, number: first_id(day) + number, st.dates(), st.integers(0, MOST_IN_A_DAY - 1)
)


@given(
    st.lists(IDS, min_size=1, max_size=8),
    st.sampled_from([0, 4, 10, 22]),
    st.lists(st.integers(0, 7), max_size=4),
)
def test_numbers_stand_for_ids_in_the_same_order(
    ids: list[int], shift: int, busy: list[int]
) -> None:
    days = {day_number(ids[place % len(ids)]) for place in busy}
    numbering = Numbering(shift, tuple(sorted(days)))
    fitting = sorted({id_ for id_ in ids if numbering.has_room_for(id_)}, reverse=True)
    rows = [numbering.row(id_) for id_ in fitting]
    assert rows == sorted(set(rows), reverse=True)
    assert numbering.ids(rows) == fitting
    assert Numbering.parse(str(numbering)) == numbering


@given(st.integers(-(2**63), 2**63))
def test_every_file_has_a_day_whatever_its_clock_said(mtime_ns: int) -> None:
    assert date(1970, 1, 1) <= day_of_file(mtime_ns) <= date(3000, 1, 1)


def article(number: int, published: date) -> tuple[Article, Analysis]:
    text = f"word number{number}"
    return Article(f"{number}.txt", "Report", text, published=published), Analysis()


def numbering(path: Path) -> Numbering:
    connection = sqlite3.connect(path)
    found = read_numbering(connection)
    connection.close()
    return found


@pytest.mark.parametrize("in_a_day", [16, 17, 300])
def test_a_day_that_outgrows_its_numbers_gives_all_articles_new_ones(
    tmp_path: Path, in_a_day: int
) -> None:
    path = tmp_path / "library.sqlite"
    fill(path, [article(-1, date(2000, 1, 1)), article(-2, date(2024, 5, 6))])
    with Library.open(path) as library:
        before = [row.id for row in library.select(Selection()).window(0, 2)]
        fill(path, (article(n, date(2024, 5, 5)) for n in range(in_a_day)), batch=10)
        assert (numbering(path) == Numbering(4)) == (in_a_day == 16)
        rows = library.select(Selection("word ")).window(0, 1000)
        assert [row.key for row in rows] == [
            "-2.txt",
            *(f"{n}.txt" for n in reversed(range(in_a_day))),
            "-1.txt",
        ]
        assert [rows[0].id, rows[-1].id] == before
        assert library.select(Selection("number3 on:2024-05-05 ")).total == 1
        assert library.article(library.find("7")).key == "7.txt"


def test_one_day_unlike_the_others_takes_no_room_on_those(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    days = [date(2024, 5, 5) + timedelta(days=n) for n in range(100)]
    fill(path, (article(n, day) for n, day in enumerate(days)))
    busy = days[50]
    fill(path, (article(1000 + n, busy) for n in range(40)))
    assert numbering(path) == Numbering(4, (busy.toordinal(),))
    fill(path, (article(n + 100 * m, day) for m in range(20, 40) for n, day in enumerate(days)))
    assert numbering(path) == Numbering(6, (busy.toordinal(),))
    with Library.open(path) as library:
        rows = library.select(Selection("word ")).window(0, 5000)
        assert len(rows) == 2140
        assert [row.published for row in rows] == sorted(
            (row.published for row in rows if row.published), reverse=True
        )


def test_a_large_corpus_is_given_room_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    fill(path, [article(1, date(2024, 1, 1))], expected=1_000_000)
    assert numbering(path) == Numbering(8)


def test_giving_new_numbers_can_be_stopped_and_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    fill(path, [article(n, date(2024, 1, 1)) for n in range(10)])
    stopped = Writer(path, lambda: True)
    stopped.begin()
    with pytest.raises(Interrupted):
        Index(stopped._connection, lambda: True).make_room([first_id(date(2024, 1, 1)) + 16], 0)
    stopped.roll_back()
    stopped.close()
    with Library.open(path) as library:
        assert library.select(Selection("word ")).total == 10


def test_within_a_day_the_later_article_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    day = datetime(2024, 1, 1, tzinfo=UTC)
    hours = [12, 8, 20]
    articles = [article(hour, day.replace(hour=hour)) for hour in hours]
    fill(path, [*articles, article(0, date(2024, 1, 1))])
    with Library.open(path) as library:
        rows = library.select(Selection()).window(0, 9)
    assert [row.key for row in rows] == ["20.txt", "12.txt", "8.txt", "0.txt"]
