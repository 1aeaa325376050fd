"""What the SQLite that Python brings along can do."""

from __future__ import annotations

import sqlite3


def sqlite_version() -> str:
    """Return the version of SQLite in use."""
    return sqlite3.sqlite_version


def has_full_text_search() -> bool:
    """Tell whether this SQLite was built with FTS5, without which there is no library."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
    except sqlite3.OperationalError:
        return False
    else:
        return True
    finally:
        connection.close()
