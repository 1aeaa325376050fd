"""The numbers that the index notes articles by, and what it costs when they run out."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.building import fill
from tui.library import Library, Selection
from tui.library.ids import MOST_IN_A_DAY, day_of_file, first_id, to_id, to_row
from tui.library.index import read_shift
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path

IDS = st.builds(
    lambda day, number: first_id(day) + number, st.dates(), st.integers(0, MOST_IN_A_DAY - 1)
)


@given(st.lists(IDS, min_size=1, max_size=5), st.integers(0, 22))
def test_numbers_stand_for_ids_in_the_same_order(ids: list[int], shift: int) -> None:
    fitting = sorted({id_ for id_ in ids if id_ % MOST_IN_A_DAY < 1 << shift})
    rows = [to_row(id_, shift) for id_ in fitting]
    assert rows == sorted(set(rows))
    assert [to_id(row, shift) for row in rows] == fitting


@given(st.integers(-(2**63), 2**63))
def test_every_file_has_a_day_whatever_its_clock_said(mtime_ns: int) -> None:
    assert date(1970, 1, 1) <= day_of_file(mtime_ns) <= date(3000, 1, 1)


def article(number: int, published: date) -> tuple[Article, Analysis]:
    text = f"word number{number}"
    return Article(f"{number}.txt", "Report", text, published=published), Analysis()


def shift(path: Path) -> int:
    connection = sqlite3.connect(path)
    value = read_shift(connection)
    connection.close()
    return value


@pytest.mark.parametrize(("in_a_day", "bits"), [(16, 4), (17, 8), (300, 12)])
def test_a_day_that_outgrows_its_numbers_gives_all_articles_new_ones(
    tmp_path: Path, in_a_day: int, bits: int
) -> None:
    path = tmp_path / "library.sqlite"
    fill(path, [article(-1, date(2000, 1, 1)), article(-2, date(2024, 5, 6))])
    with Library.open(path) as library:
        before = [row.id for row in library.select(Selection()).window(0, 2)]
        fill(path, (article(n, date(2024, 5, 5)) for n in range(in_a_day)), batch=10)
        assert shift(path) == bits
        rows = library.select(Selection("word ")).window(0, 1000)
        assert [row.key for row in rows] == [
            "-2.txt",
            *(f"{n}.txt" for n in reversed(range(in_a_day))),
            "-1.txt",
        ]
        assert [rows[0].id, rows[-1].id] == before
        assert library.select(Selection("number3 on:2024-05-05 ")).total == 1
        assert library.article(library.find("7")).key == "7.txt"
