"""Rows of a key and an article, kept in the order of keys that may be any.

What a batch of articles adds to such a table goes everywhere in it: written at once, it would
change every page of a large one. So rows are written to a small table first. When that is full all
of it follows, in order, into a larger one, and from that as many go on into the table itself, those
whose keys are next: rows next to each other share their pages, as in a log-structured merge tree
(P. O'Neil et al., *Acta Informatica* 1996). Whoever asks looks into all three.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.library.ids import NO_ID

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_LEAST, _BEYOND = 0, 1 << 62  # no key is less, and none as great


@dataclass(frozen=True, slots=True)
class Ordered:
    """A table whose rows begin with a key and an article, and how many rows each step before holds.

    The steps are tables with the same columns, named after it: ``_new`` and ``_waiting``.
    """

    name: str
    new: int = 15_000
    waiting: int = 300_000
    columns: str = "article"  # without the key

    @property
    def tables(self) -> tuple[str, str, str]:
        """Return the table itself, and those in which rows wait: the latest in the last."""
        return self.name, f"{self.name}_waiting", f"{self.name}_new"


class Levels:
    """The rows of one table; all of it belongs into a transaction.

    Another writer may be at work between two of them, so how many rows wait is counted each time.
    """

    def __init__(self, connection: sqlite3.Connection, table: Ordered) -> None:
        self._connection = connection
        self._table = table
        self._moved_to = _LEAST  # the least key that the next part is to have
        self._nearest = tuple(
            _nearest(table, beyond, order) for beyond, order in (("<", "DESC"), (">", "ASC"))
        )
        self._is_shared = " OR ".join(
            f"EXISTS (SELECT 1 FROM {each} WHERE key = asked.at AND article != ?1)"  # noqa: S608 - a name
            for each in table.tables
        )

    def add(self, rows: Sequence[Sequence[object]]) -> None:
        """Add rows, in order, and let others follow where too many wait."""
        if not rows:
            return
        _, waiting, new = self._table.tables
        self._connection.executemany(
            f"INSERT INTO {new} VALUES ({','.join('?' * len(rows[0]))})",  # noqa: S608 - a name
            rows,
        )
        count = self._count(new)
        if count <= self._table.new:
            return
        self._connection.execute(f"INSERT INTO {waiting} SELECT * FROM {new}")  # noqa: S608 - two names
        self._connection.execute(f"DELETE FROM {new}")  # noqa: S608 - a name
        too_many = self._count(waiting) - self._table.waiting
        while too_many > 0:
            too_many -= self._moved(count)

    def remove(self, keys: Iterable[int], article: int) -> None:
        """Remove the rows of an article, which had these keys."""
        rows = [(key, article) for key in keys]
        for table in self._table.tables:
            self._connection.executemany(
                f"DELETE FROM {table} WHERE key = ? AND article = ?",  # noqa: S608 - a name
                rows,
            )

    def shared(self, keys: Iterable[int], article: int) -> list[int]:
        """Return those of the keys that another article has: one question where most have none."""
        asked = list(keys)
        if not asked:
            return []
        places = ",".join(f"(?{number})" for number in range(2, len(asked) + 2))
        rows = self._connection.execute(
            f"WITH asked (at) AS (VALUES {places}) SELECT at FROM asked WHERE {self._is_shared}",  # noqa: S608 - places and names
            (article, *asked),
        )
        shared = {key for (key,) in rows}
        return [key for key in asked if key in shared]

    def near(
        self, key: int, article: int, most: int, among: tuple[int, int] = (0, NO_ID)
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows with a key whose articles are nearest, without the key.

        At most ``most`` come before the article, the nearest first, and as many after it. They are
        ``among`` those from the first id to before the second.
        """
        for nearest in self._nearest:
            yield from self._connection.execute(nearest, (key, article, most, *among))

    def _count(self, table: str) -> int:
        ((count,),) = self._connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a name
        return int(count)

    def _moved(self, count: int) -> int:
        """Let the next ``count`` rows that wait follow, and all that have the last one's key.

        Return how many they were; fewer where the keys ended, and the next are those at their
        beginning.
        """
        table, waiting, _ = self._table.tables
        execute = self._connection.execute
        row = execute(
            f"SELECT key FROM {waiting} WHERE key >= ? ORDER BY key LIMIT 1 OFFSET ?",  # noqa: S608 - a name
            (self._moved_to, count - 1),
        ).fetchone()
        keys = (self._moved_to, _BEYOND if row is None else row[0] + 1)
        execute(
            f"INSERT INTO {table} SELECT * FROM {waiting} WHERE key >= ? AND key < ?",  # noqa: S608 - two names
            keys,
        )
        moved = execute(
            f"DELETE FROM {waiting} WHERE key >= ? AND key < ?",  # noqa: S608 - a name
            keys,
        ).rowcount
        self._moved_to = _LEAST if row is None else keys[1]
        return moved


def _nearest(table: Ordered, beyond: str, order: str) -> str:
    steps = " UNION ALL ".join(
        f"SELECT * FROM (SELECT {table.columns} FROM {each} WHERE key = ?1 AND article {beyond} ?2"  # noqa: S608 - names and signs
        f" AND article >= ?4 AND article < ?5 ORDER BY article {order} LIMIT ?3)"
        for each in table.tables
    )
    return f"{steps} ORDER BY article {order} LIMIT ?3"
