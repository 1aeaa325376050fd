"""Which articles have the same text; ``copying`` finds that out while they are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from tui.library.rows import ArticleRow


def articles_with_text(connection: sqlite3.Connection, original: int) -> list[int]:
    """Return the ids of an original, where it is still there, and of its copies, newest first."""
    rows = connection.execute(
        "SELECT id FROM article WHERE original = ?1 AND original != 0"
        " UNION ALL SELECT id FROM article WHERE id = ?1 ORDER BY 1 DESC",
        (original,),
    )
    return [id_ for (id_,) in rows]


def originals_of(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, int]:
    """Return the original of each of the articles that is a copy."""
    found: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        found.update(
            connection.execute(
                "SELECT id, original FROM article WHERE original != 0"  # noqa: S608 - places only
                f" AND id IN ({','.join('?' * len(some))})",
                some,
            )
        )
    return found


def with_copies(
    connection: sqlite3.Connection, rows: Sequence[ArticleRow], beneath: AbstractSet[int]
) -> tuple[ArticleRow, ...]:
    """Return the rows with how many copies each has; those of ``beneath`` stand below another."""
    originals = originals_of(connection, [row.id for row in rows])
    texts = sorted({originals.get(row.id, row.id) for row in rows})
    copies = dict(
        connection.execute(
            "SELECT original, count(*) FROM article WHERE original != 0"  # noqa: S608 - places only
            f" AND original IN ({','.join('?' * len(texts))}) GROUP BY original",
            texts,
        )
    )
    open_texts = set(originals_of(connection, sorted(beneath)).values()) | beneath
    found = []
    for row in rows:
        text = originals.get(row.id, row.id)
        if text not in copies:
            found.append(row)
            continue
        is_beneath = row.id in beneath
        found.append(
            replace(
                row,
                copies=copies[text] - (text < 0),  # the original is gone, and is not one of them
                is_open=text in open_texts and not is_beneath,
                beneath=is_beneath,
                text=text,
            )
        )
    return tuple(found)
