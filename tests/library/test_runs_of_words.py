"""Rows of keys and articles wait before they follow the others, and are found in either place."""

from __future__ import annotations

from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from tui.library import runs_of_words, schema
from tui.library.runs_of_words import RunsOfWords

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

KEYS = range(40)
MOST_WAITING = 25


@pytest.fixture
def connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    monkeypatch.setattr(runs_of_words, "WAITING", MOST_WAITING)
    path = tmp_path / "library.sqlite"
    schema.prepare(path)
    with closing(schema.connect(path, writing=True)) as connection:
        yield connection


def rows_of(connection: sqlite3.Connection, table: str) -> set[tuple[int, int]]:
    return set(connection.execute(f"SELECT key, article FROM {table}"))  # noqa: S608 - two names


def nearest(rows: set[tuple[int, int]], key: int, article: int) -> list[int]:
    """Return what ``near`` is to yield, of a plain set of rows."""
    held = sorted(other for each, other in rows if each == key)
    before = [other for other in held if other < article][::-1]
    return before[:6] + [other for other in held if other > article][:6]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_and_goes_each_row_is_found_once(
    connection: sqlite3.Connection, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - the same rows each time, no secret
    runs = RunsOfWords(connection)
    held: set[tuple[int, int]] = set()
    for article in chance.sample(range(1, 61), 60):
        keys = sorted(chance.sample(KEYS, 3))
        runs.add([(key, article) for key in keys])
        held |= {(key, article) for key in keys}
        if chance.random() < 0.3:
            gone = chance.choice(sorted(held))[1]
            runs.remove(KEYS, gone)
            held = {row for row in held if row[1] != gone}
        if chance.random() < 0.2:
            runs = RunsOfWords(connection)
        assert rows_of(connection, "wording") | rows_of(connection, "wording_waiting") == held
        assert rows_of(connection, "wording").isdisjoint(rows_of(connection, "wording_waiting"))
        for key in KEYS:
            assert list(runs.near(key, article)) == nearest(held, key, article)
        others = {key for key, other in held if other != article}
        assert runs.shared(KEYS, article) == [key for key in KEYS if key in others]


def test_no_more_rows_wait_than_may(connection: sqlite3.Connection) -> None:
    runs = RunsOfWords(connection)
    for article in range(1, 200):
        runs.add([(key, article) for key in KEYS[article % 7 :: 9]])
        assert len(rows_of(connection, "wording_waiting")) <= MOST_WAITING
    assert len(rows_of(connection, "wording")) > MOST_WAITING


def test_rows_follow_in_the_order_of_their_keys(connection: sqlite3.Connection) -> None:
    runs = RunsOfWords(connection)
    runs.add([(key, 1) for key in range(MOST_WAITING)])
    runs.add([(100, 2), (101, 2)])
    assert rows_of(connection, "wording") == {(0, 1), (1, 1)}
    runs.add([(0, 3), (1, 3)])
    assert rows_of(connection, "wording") == {(key, 1) for key in range(4)}


def test_a_key_that_most_articles_have_follows_as_a_whole(connection: sqlite3.Connection) -> None:
    runs = RunsOfWords(connection)
    runs.add([(7, article) for article in range(MOST_WAITING)])
    runs.add([(7, MOST_WAITING)])
    assert rows_of(connection, "wording_waiting") == set()
    assert list(runs.near(7, 10)) == [9, 8, 7, 6, 5, 4, 11, 12, 13, 14, 15, 16]


def test_without_keys_nothing_is_asked_and_nothing_shared(connection: sqlite3.Connection) -> None:
    runs = RunsOfWords(connection)
    runs.add([])
    assert runs.shared([], 1) == []
