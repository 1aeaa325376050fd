"""What the reader added to articles: read, starred, corrections. Precious, and kept apart.

Marks are keyed by an article's identity (its URL, else its key and headline), so that they outlive
any rebuild of the library and come back with an article that was away. Corrections are keyed by the
quotation's words besides.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tui.library.errors import LibraryError
from tui.library.stored import storable
from tui.model import Article, Entity, EntityKind, QuotationKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.library.corrections import Correction

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
    """
    CREATE TABLE correction (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        identity TEXT NOT NULL,
        key TEXT NOT NULL,
        headline TEXT NOT NULL,
        outlet TEXT NOT NULL,
        words TEXT NOT NULL,
        occurrence INTEGER NOT NULL,
        kind TEXT NOT NULL,
        speaker TEXT,
        thought TEXT,
        confidence REAL NOT NULL,
        context TEXT NOT NULL,
        start INTEGER NOT NULL,
        made TEXT NOT NULL,
        UNIQUE (identity, words, occurrence, kind)
    );
    """,
    """
    ALTER TABLE correction ADD COLUMN is_quotation INTEGER NOT NULL DEFAULT 1;
    UPDATE correction SET is_quotation = speaker IS NOT NULL;
    """,
)
_CORRECTION = (
    "identity, key, headline, outlet, words, occurrence, kind, speaker, thought, confidence,"
    " context, start, made, is_quotation"
)


class Mark(StrEnum):
    """What an article can be marked as."""

    READ = "read"
    STARRED = "starred"


def identity_of(url: str, key: str, headline: str) -> str:
    """Return what ``Article.identity`` is for an article with these fields."""
    return Article(key=key, headline=headline, text="", url=url).identity


def _why_unusable(path: Path | None, error: sqlite3.Error | OSError) -> str:
    may_not_write = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
    if isinstance(error, OSError) or getattr(error, "sqlite_errorcode", None) in may_not_write:
        why = getattr(error, "strerror", None) or str(error)
        return (
            f"the marks, which are what you starred, read and corrected, cannot be kept in {path} "
            f"({why}); make its folder writable, or set XDG_DATA_HOME to one that is"
        )
    return f"{path}: the marks cannot be read ({error}); repair or move the file"


class Marks:
    """The marks of one reader, in the file at ``path``, or in memory where there is none.

    Raises LibraryError if the file cannot be used; it is left as it is.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
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
            raise LibraryError(_why_unusable(path, error)) from error

    def set(self, identity: str, mark: Mark, *, on: bool) -> None:
        """Set or remove a mark of the article with this identity."""
        with self._lock:
            if on:
                made = datetime.now(UTC).isoformat(timespec="seconds")
                self._connection.execute(
                    "INSERT OR IGNORE INTO mark VALUES (?, ?, ?)", (storable(identity), mark, made)
                )
            else:
                self._connection.execute(
                    "DELETE FROM mark WHERE identity = ? AND name = ?", (storable(identity), mark)
                )
            self._changes += 1

    def of(self, identities: Sequence[str]) -> dict[str, frozenset[Mark]]:
        """Return the marks of those articles that have any."""
        found: dict[str, frozenset[Mark]] = {}
        by_stored = {storable(identity): identity for identity in identities}
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

    def correct(self, correction: Correction) -> Correction:
        """Keep a correction in the place of one of the same quotation; return it with its id."""
        speaker = correction.speaker
        values = (
            storable(correction.identity),
            storable(correction.key),
            storable(correction.headline),
            storable(correction.outlet),
            storable(correction.words),
            correction.occurrence,
            correction.kind.value,
            None if speaker is None else _packed(speaker),
            None if correction.thought is None else storable(correction.thought),
            correction.confidence,
            storable(correction.context),
            correction.start,
            correction.made.isoformat(timespec="seconds"),
            correction.is_quotation,
        )
        with self._lock:
            cursor = self._connection.execute(
                f"INSERT OR REPLACE INTO correction ({_CORRECTION})"  # noqa: S608 - columns only
                f" VALUES ({','.join('?' * len(values))})",
                values,
            )
            self._changes += 1
        return replace(correction, id=int(cursor.lastrowid or 0))

    def undo_correction(self, number: int) -> Correction | None:
        """Forget the correction with this id and return it; None if there is none."""
        with self._lock:
            row = self._connection.execute(
                f"SELECT id, {_CORRECTION} FROM correction WHERE id = ?",  # noqa: S608 - columns only
                (number,),
            ).fetchone()
            self._connection.execute("DELETE FROM correction WHERE id = ?", (number,))
            self._changes += 1
        return None if row is None else _correction(row)

    def corrections(self, identity: str | None = None) -> tuple[Correction, ...]:
        """Return all corrections, or those of one article, the oldest first."""
        where, values = ("WHERE identity = ?", (storable(identity),)) if identity else ("", ())
        with self._lock:
            rows = self._connection.execute(
                f"SELECT id, {_CORRECTION} FROM correction {where} ORDER BY id",  # noqa: S608 - columns only
                values,
            ).fetchall()
        return tuple(map(_correction, rows))

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


def _packed(speaker: Entity) -> str:
    """Return what is kept of a speaker who may not be named in the article: no mentions."""
    return json.dumps(
        {
            "name": speaker.name,
            "kind": speaker.kind.value,
            "role": speaker.role,
            "members": speaker.members,
            "named": speaker.named,
        }
    )


def _unpacked(text: str) -> Entity:
    fields = json.loads(text)
    return Entity(
        name=fields["name"],
        kind=EntityKind(fields["kind"]),
        role=fields["role"],
        members=tuple(fields["members"]),
        named=fields["named"],
    )


def _correction(row: tuple[Any, ...]) -> Correction:
    from tui.library.corrections import Correction  # noqa: PLC0415 - the first frame shows none

    id_, identity, key, headline, outlet, words, occurrence, kind, speaker, *rest = row
    thought, confidence, context, start, made, is_quotation = rest
    return Correction(
        identity=identity,
        key=key,
        headline=headline,
        outlet=outlet,
        words=words,
        occurrence=occurrence,
        kind=QuotationKind(kind),
        speaker=None if speaker is None else _unpacked(speaker),
        thought=thought,
        confidence=confidence,
        context=context,
        start=start,
        made=datetime.fromisoformat(made),
        is_quotation=bool(is_quotation),
        id=id_,
    )
