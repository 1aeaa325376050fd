"""Which articles have a quotation with a run of words: rows of a key and an article.

Keys are hashes, so that what a batch of articles adds goes everywhere in the table. Written at
once, it would change every page of a large one. So new rows wait in a table of their own, and
follow in the order of the keys, a part with each batch: those next to each other share their pages,
as in a log-structured merge tree (P. O'Neil et al., *Acta Informatica* 1996). Whoever asks looks
into both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

WAITING = 500_000
"""How many rows may wait: 9 MB, and of a million articles about as much follows with a batch."""

_BEYOND = 1 << 32  # no key is as great
_NEAREST = 6  # articles, before and after, that one key leads to


class RunsOfWords:
    """The rows of one library; all of it belongs into a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting = WAITING  # rows that wait, at most; they are counted when it matters
        self._moved_to = 0  # the least key that the next part is to have

    def add(self, rows: Iterable[tuple[int, int]]) -> None:
        """Add rows of key and article, in order, and let as many follow if too many wait."""
        added = list(rows)
        self._connection.executemany("INSERT INTO wording_waiting VALUES (?, ?)", added)
        self._waiting += len(added)
        if added and self._waiting > WAITING:
            ((self._waiting,),) = self._connection.execute("SELECT count(*) FROM wording_waiting")
            while self._waiting > WAITING:
                self._waiting -= self._moved(len(added))

    def remove(self, keys: Iterable[int], article: int) -> None:
        """Remove the rows of an article, which had these keys."""
        rows = [(key, article) for key in keys]
        for table in ("wording", "wording_waiting"):
            self._connection.executemany(
                f"DELETE FROM {table} WHERE key = ? AND article = ?",  # noqa: S608 - two names
                rows,
            )

    def shared(self, keys: Iterable[int], article: int) -> list[int]:
        """Return those of the keys that another article has: one question where most have none."""
        asked = list(keys)
        if not asked:
            return []
        rows = self._connection.execute(
            f"WITH asked (key) AS (VALUES {','.join(['(?)'] * len(asked))})"  # noqa: S608 - places only
            " SELECT key FROM asked WHERE"
            " EXISTS (SELECT 1 FROM wording WHERE wording.key = asked.key AND wording.article != ?)"
            " OR EXISTS (SELECT 1 FROM wording_waiting AS waiting"
            " WHERE waiting.key = asked.key AND waiting.article != ?)",
            (*asked, article, article),
        )
        shared = {key for (key,) in rows}
        return [key for key in asked if key in shared]

    def near(self, key: int, article: int) -> Iterator[int]:
        """Yield the articles with a key that are nearest: those before, then those after."""
        for beyond, order in (("<", "DESC"), (">", "ASC")):
            nearest = " UNION ALL ".join(
                f"SELECT * FROM (SELECT article FROM {table} WHERE key = ?1 AND article {beyond} ?2"  # noqa: S608 - names and signs
                f" ORDER BY article {order} LIMIT {_NEAREST})"
                for table in ("wording", "wording_waiting")
            )
            rows = self._connection.execute(
                f"{nearest} ORDER BY article {order} LIMIT {_NEAREST}", (key, article)
            )
            yield from (other for (other,) in rows)

    def _moved(self, count: int) -> int:
        """Let the next ``count`` rows that wait follow, and all that have the last one's key.

        Return how many they were; fewer where the keys ended, and the next are those at their
        beginning.
        """
        execute = self._connection.execute
        row = execute(
            "SELECT key FROM wording_waiting WHERE key >= ? ORDER BY key LIMIT 1 OFFSET ?",
            (self._moved_to, count - 1),
        ).fetchone()
        keys = (self._moved_to, _BEYOND if row is None else row[0] + 1)
        execute(
            "INSERT INTO wording SELECT * FROM wording_waiting WHERE key >= ? AND key < ?", keys
        )
        moved = execute("DELETE FROM wording_waiting WHERE key >= ? AND key < ?", keys).rowcount
        self._moved_to = 0 if row is None else keys[1]
        return moved
