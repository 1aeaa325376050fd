"""Rows of keys and articles wait before they follow the others, and are found in each place."""

from __future__ import annotations

from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from tui.library import schema
from tui.library.levels import Levels, Ordered

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

KEYS = range(40)
WORDING = Ordered("wording", new=7, waiting=25)
MOST = 6


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "library.sqlite"
    schema.prepare(path)
    with closing(schema.connect(path, writing=True)) as connection:
        yield connection


def rows_of(connection: sqlite3.Connection, table: str) -> list[tuple[int, int]]:
    return connection.execute(f"SELECT key, article FROM {table}").fetchall()  # noqa: S608 - a name


def nearest(rows: set[tuple[int, int]], key: int, article: int) -> list[int]:
    """Return what ``near`` is to yield, of a plain set of rows."""
    held = sorted(other for each, other in rows if each == key)
    before = [other for other in held if other < article][::-1]
    return before[:MOST] + [other for other in held if other > article][:MOST]


def near(levels: Levels, key: int, article: int) -> list[int]:
    return [other for (other,) in levels.near(key, article, MOST)]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_and_goes_each_row_is_found_once(
    connection: sqlite3.Connection, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - the same rows each time, no secret
    levels = Levels(connection, WORDING)
    held: set[tuple[int, int]] = set()
    for article in chance.sample(range(1, 61), 60):
        keys = sorted(chance.sample(KEYS, 3))
        levels.add([(key, article) for key in keys])
        held |= {(key, article) for key in keys}
        if chance.random() < 0.3:
            gone = chance.choice(sorted(held))[1]
            levels.remove(KEYS, gone)
            held = {row for row in held if row[1] != gone}
        if chance.random() < 0.2:
            levels = Levels(connection, WORDING)
        found = [row for table in WORDING.tables for row in rows_of(connection, table)]
        assert sorted(found) == sorted(held)
        for key in KEYS:
            assert near(levels, key, article) == nearest(held, key, article)
        others = {key for key, other in held if other != article}
        assert levels.shared(KEYS, article) == [key for key in KEYS if key in others]


def test_no_more_rows_wait_than_may(connection: sqlite3.Connection) -> None:
    levels = Levels(connection, WORDING)
    table, waiting, new = WORDING.tables
    for article in range(1, 200):
        levels.add([(key, article) for key in KEYS[article % 7 :: 9]])
        assert len(rows_of(connection, new)) <= WORDING.new
        assert len(rows_of(connection, waiting)) <= WORDING.waiting
    assert len(rows_of(connection, table)) > WORDING.waiting


def test_rows_follow_in_the_order_of_their_keys(connection: sqlite3.Connection) -> None:
    levels = Levels(connection, WORDING)
    levels.add([(key, 1) for key in range(WORDING.waiting)])
    levels.add([(100, 2), (101, 2)])
    assert rows_of(connection, "wording") == []
    assert rows_of(connection, "wording_new") == [(100, 2), (101, 2)]
    levels.add([(key, 3) for key in range(200, 206)])
    assert rows_of(connection, "wording_new") == []
    assert rows_of(connection, "wording") == [(key, 1) for key in range(8)]
    levels.add([(key, 4) for key in range(8)])
    assert rows_of(connection, "wording") == [(key, 1) for key in range(16)]


def test_a_key_that_most_articles_have_follows_as_a_whole(connection: sqlite3.Connection) -> None:
    levels = Levels(connection, WORDING)
    levels.add([(7, article) for article in range(WORDING.waiting)])
    levels.add([(7, article) for article in range(WORDING.waiting, WORDING.waiting + 8)])
    assert rows_of(connection, "wording_waiting") == []
    assert near(levels, 7, 10) == [9, 8, 7, 6, 5, 4, 11, 12, 13, 14, 15, 16]


def test_only_articles_are_near_that_are_asked_for(connection: sqlite3.Connection) -> None:
    levels = Levels(connection, Ordered("said", columns="article, outlines"))
    levels.add([(1, article, b"%d" % article) for article in range(10)])
    found = list(levels.near(1, 5, 3, (3, 7)))
    assert found == [(4, b"4"), (3, b"3"), (6, b"6")]


def test_without_keys_nothing_is_asked_and_nothing_shared(connection: sqlite3.Connection) -> None:
    levels = Levels(connection, WORDING)
    levels.add([])
    assert levels.shared([], 1) == []
