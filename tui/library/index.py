"""The full-text index: which articles have which tokens.

There are two of the same kind: one for the first articles of each day, which are nearly all, and
one for the rest (see ``numbering`` for why). Both are asked, and their answers merged.
"""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING

from tui.library.beginnings import LongWords
from tui.library.numbering import has_number, number, numbered_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

INDEXES = ("search", "search_more")
"""The tables: by number, and by id."""

_MERGED_AT_ONCE = 500  # pages
_FREED_AT_ONCE = 1_000  # pages


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
    by_number = _matching_rows(
        connection,
        INDEXES[0],
        match,
        (None if first is None else number(first), None if end is None else number(end)),
        None if among is None else [number(id_) for id_ in among if has_number(id_)],
        most,
    )
    by_id = _matching_rows(
        connection,
        INDEXES[1],
        match,
        (first, end),
        None if among is None else [id_ for id_ in among if not has_number(id_)],
        most,
    )
    ids = [numbered_id(row) for row in by_number]
    return list(merge(ids, by_id, reverse=True))[:most] if by_id else ids


def _matching_rows(  # noqa: PLR0913, PLR0917 - what a statement is made of
    connection: sqlite3.Connection,
    index: str,
    match: str,
    bounds: tuple[int | None, int | None],
    among: Sequence[int] | None,
    most: int,
) -> list[int]:
    conditions = [f"{index} MATCH ?"]
    values: list[str | int] = [match]
    for condition, row in zip(("rowid >= ?", "rowid < ?"), bounds, strict=True):
        if row is not None:
            conditions.append(condition)
            values.append(row)
    if among is not None:
        conditions.append(f"rowid IN ({','.join('?' * len(among))})")
        values += among
    where = " AND ".join(conditions)
    found = connection.execute(
        f"SELECT rowid FROM {index} WHERE {where} ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - no input in it
        (*values, most),
    )
    return [row for (row,) in found]


class Index:
    """The index as the writer sees it. All but ``tidy`` belongs into a transaction."""

    def __init__(
        self, connection: sqlite3.Connection, is_stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self._connection = connection
        self._is_stopped = is_stopped
        self._long_words = LongWords(connection)

    def add(self, id_: int, tokens: str, long_words: Iterable[str]) -> None:
        """Add the tokens of an article; once all are added, ``settle``.

        ``long_words`` are those of them that may be new (see ``beginnings.NewWords``).
        """
        index, row = _place(id_)
        self._connection.execute(
            f"INSERT INTO {index} (rowid, tokens) VALUES (?, ?)",  # noqa: S608 - one of two names
            (row, tokens),
        )
        self._long_words.add(long_words)

    def remove(self, id_: int, tokens: str) -> None:
        """Remove an article, whose tokens must be those that were added."""
        index, row = _place(id_)
        self._connection.execute(
            f"INSERT INTO {index} ({index}, rowid, tokens) VALUES ('delete', ?, ?)",  # noqa: S608 - one of two names
            (row, tokens),
        )

    def settle(self) -> None:
        """Note the words that the articles added have brought."""
        self._long_words.settle()

    def forget_undone(self) -> None:
        """Forget what was noted in a transaction that was undone."""
        self._long_words.forget()

    def tidy(self) -> None:
        """Merge each index into one piece, which is quickest to search, and free what that frees.

        It goes on until it is done, or stopped.
        """
        execute = self._connection.execute
        for index in INDEXES:
            pages = -_MERGED_AT_ONCE  # negative: begin
            while not self._is_stopped():
                before = self._connection.total_changes
                execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)",  # noqa: S608 - one of two names
                    (pages,),
                )
                if self._connection.total_changes - before < 2:
                    break
                pages = _MERGED_AT_ONCE
        while not self._is_stopped() and execute("PRAGMA freelist_count").fetchone()[0]:
            execute(f"PRAGMA incremental_vacuum({_FREED_AT_ONCE})").fetchall()


def _place(article_id: int) -> tuple[str, int]:
    """Return in which index an article is noted, and by what."""
    if has_number(article_id):
        return INDEXES[0], number(article_id)
    return INDEXES[1], article_id
