"""The full-text index: which articles have which tokens.

It notes each article by a number (see ``numbering``) that leaves little room on each day. When a
day outgrows its room, all articles get new numbers once; their ids stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.beginnings import LongWords
from tui.library.errors import Interrupted
from tui.library.ids import ID_SHIFT, SHELF_SHIFT, day_number
from tui.library.loading import load_analysis, load_article
from tui.library.numbering import Numbering
from tui.library.prepared import index_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

_MANY = 100_000  # articles that are expected, from which on days are given more room at once
_SHIFT_OF_MANY = 8
_SHIFT_STEP = 2
_MOST_BUSY = 8  # days
_FAR_ABOVE = 8  # times as many articles as an ordinary day
_MERGED_AT_ONCE = 500  # pages
_FREED_AT_ONCE = 1_000  # pages
_SHELVES_OF_A_DAY = ID_SHIFT - SHELF_SHIFT  # bits


def read_numbering(connection: sqlite3.Connection) -> Numbering:
    """Return how the articles in the index are numbered now."""
    (value,) = connection.execute("SELECT value FROM meta WHERE name = 'numbering'").fetchone()
    return Numbering.parse(value)


def matching_ids(  # noqa: PLR0913 - a match and the ways to narrow it, by name
    connection: sqlite3.Connection,
    match: str,
    *,
    first: int | None = None,
    end: int | None = None,
    among: Sequence[int] | None = None,
    most: int,
) -> list[int]:
    """Return the ids of the newest articles that ``match``, at most ``most``, the newest first.

    ``first`` is the least id that is wanted, ``end`` the least that is not any more; ``among`` are
    the only ones that are.
    """
    conditions = ["search MATCH ?"]
    connection.execute("BEGIN")  # so that the numbers are read as they were meant
    try:
        numbering = read_numbering(connection)
        values: list[str | int] = [match]
        for condition, id_ in (("rowid >= ?", first), ("rowid < ?", end)):
            if id_ is not None:
                conditions.append(condition)
                values.append(numbering.row(id_))
        if among is not None:
            rows_among = [numbering.row(id_) for id_ in among if numbering.has_room_for(id_)]
            conditions.append(f"rowid IN ({','.join('?' * len(rows_among))})")
            values += rows_among
        where = " AND ".join(conditions)
        rows = connection.execute(
            f"SELECT rowid FROM search WHERE {where} ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - no input in it
            (*values, most),
        ).fetchall()
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")
    return numbering.ids([row for (row,) in rows])


class Index:
    """The index as the writer sees it. All but ``tidy`` belongs into a transaction."""

    def __init__(
        self, connection: sqlite3.Connection, is_stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self._connection = connection
        self._is_stopped = is_stopped
        self._numbering = read_numbering(connection)
        self._long_words = LongWords(connection)

    def make_room(self, ids: list[int], expected: int) -> None:
        """See to it that articles with these ids can be added, of ``expected`` in the end.

        Raises Interrupted, for the transaction to be undone, if that takes long and is stopped.
        """
        old = numbering = self._numbering
        if expected >= _MANY and numbering.shift < _SHIFT_OF_MANY:
            numbering = Numbering(_SHIFT_OF_MANY, numbering.busy)
        for id_ in ids:
            while not numbering.has_room_for(id_):
                numbering = self._roomier(numbering, day_number(id_))
        if numbering != old:
            self._renumber(numbering)

    def _roomier(self, numbering: Numbering, day: int) -> Numbering:
        """Return a numbering with more room on ``day``, or on all days if it is like the others."""
        articles, days = self._connection.execute(
            "SELECT total(articles), count(DISTINCT id >> ?) FROM shelf", (_SHELVES_OF_A_DAY,)
        ).fetchone()
        ordinary = (articles + 1) / (days + 1)
        is_outlier = ordinary * _FAR_ABOVE <= 1 << numbering.shift
        if is_outlier and len(numbering.busy) < _MOST_BUSY:
            return Numbering(numbering.shift, tuple(sorted((*numbering.busy, day))))
        return Numbering(numbering.shift + _SHIFT_STEP, numbering.busy)

    def add(self, id_: int, tokens: str) -> None:
        """Add the tokens of an article."""
        self._connection.execute(
            "INSERT INTO search (rowid, tokens) VALUES (?, ?)", (self._numbering.row(id_), tokens)
        )
        self._long_words.add(tokens)

    def remove(self, id_: int, tokens: str) -> None:
        """Remove an article, whose tokens must be those that were added."""
        self._connection.execute(
            "INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)",
            (self._numbering.row(id_), tokens),
        )

    def forget_undone(self) -> None:
        """Read anew what a transaction that was undone may have changed."""
        self._numbering = read_numbering(self._connection)
        self._long_words.forget()

    def _renumber(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
        for id_, tokens in self._all():
            if self._is_stopped():
                raise Interrupted("stopped")
            self.add(id_, tokens)
        self._connection.execute(
            "UPDATE meta SET value = ? WHERE name = 'numbering'", (str(numbering),)
        )

    def _all(self) -> Iterator[tuple[int, str]]:
        """Yield the ids and tokens of all articles, the oldest first."""
        for (id_,) in self._connection.execute("SELECT id FROM article ORDER BY id").fetchall():
            article = load_article(self._connection, id_)
            yield id_, index_row(article, load_analysis(self._connection, id_))

    def tidy(self) -> None:
        """Merge the index into one piece, which is quickest to search, and free what that frees."""
        execute = self._connection.execute
        pages = -_MERGED_AT_ONCE  # negative: begin
        while not self._is_stopped():
            before = self._connection.total_changes
            execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
            if self._connection.total_changes - before < 2:
                break
            pages = _MERGED_AT_ONCE
        while not self._is_stopped() and execute("PRAGMA freelist_count").fetchone()[0]:
            execute(f"PRAGMA incremental_vacuum({_FREED_AT_ONCE})").fetchall()
