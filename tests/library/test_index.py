"""The numbers that the index notes articles by, and what it costs when they run out."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.building import fill
from tui.library import Library, Selection
from tui.library.ids import MOST_IN_A_DAY, day_of_file, first_id
from tui.library.numbering import has_number, number, numbered_id
from tui.library.writing import Writer
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path

IDS = st.builds(
    lambda day, number: first_id(day) + number, st.dates(), st.integers(0, MOST_IN_A_DAY - 1)
)


@given(st.lists(IDS, min_size=1, max_size=8))
def test_numbers_stand_for_ids_in_the_same_order(ids: list[int]) -> None:
    numbered = sorted(filter(has_number, ids))
    numbers = [number(id_) for id_ in numbered]
    assert numbers == sorted(numbers)
    assert [numbered_id(each) for each in numbers] == numbered


@given(IDS, IDS)
def test_a_range_of_ids_is_a_range_of_numbers(bound: int, id_: int) -> None:
    if has_number(id_):
        assert (id_ < bound) == (number(id_) < number(bound))


@given(st.integers(-(2**63), 2**63))
def test_every_file_has_a_day_whatever_its_clock_said(mtime_ns: int) -> None:
    assert date(1970, 1, 1) <= day_of_file(mtime_ns) <= date(3000, 1, 1)


def article(number: int, published: date) -> tuple[Article, Analysis]:
    text = f"word number{number}"
    return Article(f"{number}.txt", "Report", text, published=published), Analysis()


@pytest.mark.parametrize("in_a_day", [1, 256, 257, 600])
def test_a_day_may_have_any_number_of_articles(tmp_path: Path, in_a_day: int) -> None:
    path = tmp_path / "library.sqlite"
    fill(path, [article(-1, date(2000, 1, 1)), article(-2, date(2024, 5, 6))])
    with Library.open(path) as library:
        before = [row.id for row in library.select(Selection()).window(0, 2)]
        fill(path, (article(n, date(2024, 5, 5)) for n in range(in_a_day)), batch=100)
        fill(path, (article(n + 9_000, date(2003, 5, 5)) for n in range(300)))
        rows = library.select(Selection("word ")).window(0, 2000)
        assert [row.key for row in rows] == [
            "-2.txt",
            *(f"{n}.txt" for n in reversed(range(in_a_day))),
            *(f"{n + 9_000}.txt" for n in reversed(range(300))),
            "-1.txt",
        ]
        assert [rows[0].id, rows[-1].id] == before
        assert library.select(Selection("word on:2024-05-05 ")).total == in_a_day
        assert library.select(Selection("word before:2024-05-05 ")).total == 301
        assert library.article(library.find(str(in_a_day - 1))).key == f"{in_a_day - 1}.txt"


def test_articles_beyond_the_numbers_of_their_day_can_be_starred_and_removed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    fill(path, (article(n, date(2024, 5, 5)) for n in range(300)))
    with Library.open(path) as library:
        for name in ("3", "280", "290"):
            library.set_starred(library.find(name), value=True)
        starred = library.select(Selection("word is:starred ")).window(0, 9)
        assert [row.key for row in starred] == ["290.txt", "280.txt", "3.txt"]
        with closing(Writer(path)) as writer:
            writer.begin()
            writer.change([], [library.find("280"), library.find("3")])
            writer.commit()
        left = library.select(Selection("word is:starred ")).window(0, 9)
        assert [row.key for row in left] == ["290.txt"]
        assert library.select(Selection("word ")).total == 298


def test_within_a_day_the_later_article_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    day = datetime(2024, 1, 1, tzinfo=UTC)
    hours = [12, 8, 20]
    articles = [article(hour, day.replace(hour=hour)) for hour in hours]
    fill(path, [*articles, article(0, date(2024, 1, 1))])
    with Library.open(path) as library:
        rows = library.select(Selection()).window(0, 9)
    assert [row.key for row in rows] == ["20.txt", "12.txt", "8.txt", "0.txt"]
