"""Count what articles have of each entity, with one write for an entity and a batch of articles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.merging import MOST_ALIASES, merged_name

if TYPE_CHECKING:
    import sqlite3

    from tui.library.prepared import Part


@dataclass(slots=True)
class _Counted:
    """An entity met in the open batch; the counts are what the batch adds to those stored."""

    id: int
    name: tuple[str, ...]
    stored: tuple[str, ...]
    articles: int = 0
    mentions: int = 0
    quoting: int = 0
    quotations: int = 0


class Entities:
    """The table of entities as the writer sees it; all of it belongs into a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._met: dict[tuple[str, str], _Counted] = {}

    def add(self, part: Part) -> int:
        """Count a part towards its entity, which is made if it is new, and return its id.

        What was counted is written by ``settle``.
        """
        met = self._met.get((part.key, part.kind))
        if met is None:
            met = self._met[part.key, part.kind] = self._known(part) or self._new(part)
        met.name = merged_name(part, *met.name)
        met.articles += part.mentions > 0
        met.mentions += part.mentions
        met.quoting += part.quotations > 0
        met.quotations += part.quotations
        return met.id

    def remove(self, content: int) -> None:
        """Forget the parts of an article, and entities that no other has; not after ``add``.

        The article is told by its row of ``content``.
        """
        execute = self._connection.execute
        for entity, mentions, quotations in execute(
            "SELECT entity, mentions, quotations FROM part WHERE content = ?", (content,)
        ).fetchall():
            execute(
                "UPDATE entity SET articles = articles - ?, mentions = mentions - ?,"
                " quoting = quoting - ?, quotations = quotations - ? WHERE id = ?",
                (int(mentions > 0), mentions, int(quotations > 0), quotations, entity),
            )
            execute("DELETE FROM entity WHERE id = ? AND articles = 0 AND quoting = 0", (entity,))
        execute("DELETE FROM part WHERE content = ?", (content,))

    def settle(self) -> None:
        """Write what was counted."""
        met = sorted(self._met.values(), key=lambda each: each.id)
        self._connection.executemany(
            "UPDATE entity SET name = ?, role = ?, aliases = ?, members = ? WHERE id = ?",
            [(*each.name, each.id) for each in met if each.name != each.stored],
        )
        self._connection.executemany(
            "UPDATE entity SET articles = articles + ?, mentions = mentions + ?,"
            " quoting = quoting + ?, quotations = quotations + ? WHERE id = ?",
            [
                (each.articles, each.mentions, each.quoting, each.quotations, each.id)
                for each in met
            ],
        )
        self.forget_undone()

    def forget_undone(self) -> None:
        """Forget what was counted, after it was written or when the transaction was undone."""
        self._met.clear()

    def _known(self, part: Part) -> _Counted | None:
        row = self._connection.execute(
            "SELECT id, name, role, aliases, members FROM entity WHERE key = ? AND kind = ?",
            (part.key, part.kind),
        ).fetchone()
        return None if row is None else _Counted(row[0], tuple(row[1:]), tuple(row[1:]))

    def _new(self, part: Part) -> _Counted:
        aliases, members = json.dumps(part.aliases[:MOST_ALIASES]), json.dumps(part.members)
        name = (part.name, part.role, aliases, members)
        cursor = self._connection.execute(
            "INSERT INTO entity (key, kind, name, role, aliases, members, articles, mentions,"
            " quoting, quotations) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
            (part.key, part.kind, *name),
        )
        return _Counted(int(cursor.lastrowid or 0), name, name)
