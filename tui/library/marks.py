"""What the reader added to articles: read and starred. Precious, and kept apart from the library.

Marks are keyed by an article's identity (its URL, else its key and headline), so that they outlive
any rebuild of the library and come back with an article that was away.
"""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MOST_AT_ONCE = 500

# Each entry takes the file from one version to the next; a file is never begun anew.
_MIGRATIONS = (
    """
    CREATE TABLE mark (
        identity TEXT NOT NULL,
        name TEXT NOT NULL,
        made TEXT NOT NULL,
        PRIMARY KEY (identity, name)
    ) WITHOUT ROWID;
    CREATE INDEX mark_name ON mark (name, made);
    """,
)


class Mark(StrEnum):
    """What an article can be marked as."""

    READ = "read"
    STARRED = "starred"


class Marks:
    """The marks of one reader, in the file at ``path``, or in memory where there is none.

    Raises LibraryError if the file cannot be used; it is left as it is.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._changes = 0
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path or ":memory:", timeout=10, isolation_level=None, check_same_thread=False
            )
            self._migrate()
        except (sqlite3.Error, OSError) as error:
            message = f"{path}: the marks cannot be read ({error}); repair or move the file"
            raise LibraryError(message) from error

    def set(self, identity: str, mark: Mark, *, on: bool) -> None:
        """Set or remove a mark of the article with this identity."""
        with self._lock:
            if on:
                made = datetime.now(UTC).isoformat(timespec="seconds")
                self._connection.execute(
                    "INSERT OR IGNORE INTO mark VALUES (?, ?, ?)", (_storable(identity), mark, made)
                )
            else:
                self._connection.execute(
                    "DELETE FROM mark WHERE identity = ? AND name = ?", (_storable(identity), mark)
                )
            self._changes += 1

    def of(self, identities: Sequence[str]) -> dict[str, frozenset[Mark]]:
        """Return the marks of those articles that have any."""
        found: dict[str, frozenset[Mark]] = {}
        by_stored = {_storable(identity): identity for identity in identities}
        stored = list(by_stored)
        with self._lock:
            for start in range(0, len(stored), _MOST_AT_ONCE):
                part = stored[start : start + _MOST_AT_ONCE]
                places = ",".join("?" * len(part))
                for identity, name in self._connection.execute(
                    f"SELECT identity, name FROM mark WHERE identity IN ({places})",  # noqa: S608 - places only
                    part,
                ):
                    known = by_stored[identity]
                    found[known] = found.get(known, frozenset()) | {Mark(name)}
        return found

    def identities(self, mark: Mark) -> tuple[str, ...]:
        """Return the identities of all articles with this mark, the newest mark first."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT identity FROM mark WHERE name = ? ORDER BY made DESC", (mark,)
            ).fetchall()
        return tuple(identity for (identity,) in rows)

    def version(self) -> tuple[int, int]:
        """Return what changes whenever a mark was set or removed, by any process."""
        with self._lock:
            (others,) = self._connection.execute("PRAGMA data_version").fetchone()
            return int(others), self._changes

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _migrate(self) -> None:
        connection = self._connection
        connection.execute("PRAGMA journal_mode = WAL")
        if self._version() > len(_MIGRATIONS):
            message = "it was made by a newer version of this program"
            raise sqlite3.DatabaseError(message)
        if self._version() == len(_MIGRATIONS):
            return
        connection.execute("BEGIN IMMEDIATE")
        for migration in _MIGRATIONS[self._version() :]:
            for statement in filter(str.strip, migration.split(";")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")
        connection.execute("COMMIT")

    def _version(self) -> int:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        return int(version)


def _storable(identity: str) -> str:
    """Return the identity as SQLite can hold it: lone surrogates replaced."""
    return identity.encode("utf-8", "replace").decode()
