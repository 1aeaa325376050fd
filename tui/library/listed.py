"""Articles as rows of the list, with what the reader marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.marks import Mark, Marks, identity_of
from tui.library.rows import ArticleRow
from tui.library.stored import unpacked_date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_SHOWN = "id, key, headline, outlet, author, published, url, quotations, words"
_FETCHED_AT_ONCE = 500


def article_rows(
    connection: sqlite3.Connection, marks: Marks, ids: Sequence[int]
) -> tuple[ArticleRow, ...]:
    """Return the rows of these articles in this order; those that are gone are left out."""
    found: dict[int, tuple[str, str, str, str, str, str, int, int]] = {}
    for start in range(0, len(ids), _FETCHED_AT_ONCE):
        some = ids[start : start + _FETCHED_AT_ONCE]
        places = ",".join("?" * len(some))
        for id_, *fields in connection.execute(
            f"SELECT {_SHOWN} FROM article WHERE id IN ({places})",  # noqa: S608 - places only
            some,
        ):
            found[id_] = tuple(fields)
    identities = {
        id_: identity_of(url, key, headline)
        for id_, (key, headline, _, _, _, url, *_) in found.items()
    }
    marked_as = marks.of(list(identities.values()))
    rows = []
    for id_ in ids:
        if id_ in found:
            key, headline, outlet, author, published, url, quotations, words = found[id_]
            marked = marked_as.get(identities[id_], frozenset())
            rows.append(
                ArticleRow(
                    id=id_,
                    key=key,
                    headline=headline,
                    outlet=outlet,
                    author=author,
                    published=unpacked_date(published),
                    url=url,
                    quotations=quotations,
                    words=words,
                    is_read=Mark.READ in marked,
                    is_starred=Mark.STARRED in marked,
                )
            )
    return tuple(rows)
