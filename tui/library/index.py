"""The full-text index: which articles have which tokens.

The index notes each article by a number, in the order of ids but closer together: the smaller the
steps between numbers, the smaller the index, by half where there are few articles a day. So the
numbers leave room for only so many articles a day as there were so far. When a day outgrows that,
all articles get new numbers once; their ids stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.ids import MOST_IN_A_DAY, number_within_day, to_id, to_row
from tui.library.loading import load_analysis, load_article
from tui.library.prepared import index_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

FIRST_SHIFT = 4  # 16 articles a day
_SHIFT_STEP = 4
_SHIFT_OF_MANY = 8
_MANY = 5_000  # articles, from which on a library is taken to be of a busy time
_MERGED_AT_ONCE = 500  # pages
_FREED_AT_ONCE = 1_000  # pages


def read_shift(connection: sqlite3.Connection) -> int:
    """Return by how many bits days are apart in the index's numbers."""
    (value,) = connection.execute("SELECT value FROM meta WHERE name = 'shift'").fetchone()
    return int(value)


def matching_ids(
    connection: sqlite3.Connection,
    match: str,
    *,
    first: int | None = None,
    end: int | None = None,
    most: int,
) -> list[int]:
    """Return the ids of the newest articles that ``match``, at most ``most``, the newest first.

    ``first`` is the least id that is wanted, ``end`` the least that is not any more.
    """
    conditions = ["search MATCH ?"]
    connection.execute("BEGIN")  # so that the numbers are read as they were meant
    try:
        shift = read_shift(connection)
        values: list[str | int] = [match]
        for condition, id_ in (("rowid >= ?", first), ("rowid < ?", end)):
            if id_ is not None:
                conditions.append(condition)
                values.append(to_row(id_, shift))
        where = " AND ".join(conditions)
        rows = connection.execute(
            f"SELECT rowid FROM search WHERE {where} ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - no input in it
            (*values, most),
        ).fetchall()
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")
    return [to_id(row, shift) for (row,) in rows]


class Index:
    """The index as the writer sees it. All but ``tidy`` belongs into a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def make_room(self, ids: list[int], expected: int) -> None:
        """See to it that articles with these ids can be added, of ``expected`` in the end."""
        shift = read_shift(self._connection)
        wanted = max(shift, _SHIFT_OF_MANY if expected >= _MANY else FIRST_SHIFT)
        greatest = max(map(number_within_day, ids), default=0)
        while greatest >= 1 << wanted and 1 << wanted < MOST_IN_A_DAY:
            wanted += _SHIFT_STEP
        if wanted != shift:
            self._renumber(wanted)

    def add(self, id_: int, tokens: str, shift: int) -> None:
        """Add the tokens of an article."""
        self._connection.execute(
            "INSERT INTO search (rowid, tokens) VALUES (?, ?)", (to_row(id_, shift), tokens)
        )

    def remove(self, id_: int, tokens: str, shift: int) -> None:
        """Remove an article, whose tokens must be those that were added."""
        self._connection.execute(
            "INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)",
            (to_row(id_, shift), tokens),
        )

    def _renumber(self, shift: int) -> None:
        self._connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
        for id_, tokens in self._all():
            self.add(id_, tokens, shift)
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'shift'", (str(shift),))

    def _all(self) -> Iterator[tuple[int, str]]:
        """Yield the ids and tokens of all articles, the oldest first."""
        for (id_,) in self._connection.execute("SELECT id FROM article ORDER BY id").fetchall():
            article = load_article(self._connection, id_)
            yield id_, index_row(article, load_analysis(self._connection, id_))

    def tidy(self, is_stopped: Callable[[], bool]) -> None:
        """Merge the index into one piece, which is quickest to search, and free what that frees."""
        execute = self._connection.execute
        pages = -_MERGED_AT_ONCE  # negative: begin
        while not is_stopped():
            before = self._connection.total_changes
            execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
            if self._connection.total_changes - before < 2:
                break
            pages = _MERGED_AT_ONCE
        while not is_stopped() and execute("PRAGMA freelist_count").fetchone()[0]:
            execute(f"PRAGMA incremental_vacuum({_FREED_AT_ONCE})").fetchall()
