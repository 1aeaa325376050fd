"""Make one statement of quotations that render the same words, and take it apart again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from tui.library.said import Quoted

_MOST_RELINKED = 300  # renderings; what is carried more widely does not fall apart


class Place(NamedTuple):
    """A quotation: in which article, and where it begins."""

    article: int
    start: int


class Joiner:
    """The statements of a library as the linker sees them; all of it belongs into a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._torn: set[int] = set()
        self._touched: set[int] = set()

    def join(self, quotations: Mapping[Place, Quoted], *, is_near: bool = False) -> None:
        """Make one statement of the quotations and of those they were joined with before.

        ``is_near`` says that they name the same speaker in those days.
        """
        execute = self._connection.execute
        known: dict[Place, int] = {}
        for place in quotations:
            row = execute(
                "SELECT statement, is_near FROM rendering WHERE article = ? AND start = ?", place
            ).fetchone()
            if row is not None:
                known[place] = row[0]
                if is_near and not row[1]:
                    execute(
                        "UPDATE rendering SET is_near = 1 WHERE article = ? AND start = ?", place
                    )
        statement = self._united(sorted(set(known.values())))
        for place, each in quotations.items():
            if place not in known:
                size = len(each.wording.stems)
                execute(
                    "INSERT INTO rendering VALUES (?, ?, ?, ?, ?)",
                    (*place, statement, size, is_near),
                )

    def carried(self, article: int) -> set[int]:
        """Return where the quotations begin that others carry with the same speaker named."""
        rows = self._connection.execute(
            "SELECT start FROM rendering WHERE article = ? AND is_near", (article,)
        )
        return {start for (start,) in rows}

    def leave(self, article: int) -> None:
        """Take the quotations of an article out of their statements."""
        execute = self._connection.execute
        of = execute("SELECT DISTINCT statement FROM rendering WHERE article = ?", (article,))
        self._torn.update(statement for (statement,) in of)
        execute("DELETE FROM rendering WHERE article = ?", (article,))

    def loosened(self) -> set[int]:
        """Take apart the statements that articles have left, and return what is to be linked."""
        execute = self._connection.execute
        articles: set[int] = set()
        for statement in self._torn:
            of = execute(
                "SELECT article FROM rendering WHERE statement = ? LIMIT ?",
                (statement, _MOST_RELINKED + 1),
            ).fetchall()
            if len(of) <= _MOST_RELINKED:
                articles.update(article for (article,) in of)
                execute("DELETE FROM rendering WHERE statement = ?", (statement,))
        return articles

    def settle(self) -> None:
        """Write down how widely each statement that has changed is carried."""
        for statement in self._touched | self._torn:
            self._count(statement)

    def forget_undone(self) -> None:
        """Forget what was to be settled, after it was or when the transaction was undone."""
        self._torn.clear()
        self._touched.clear()

    def _united(self, statements: list[int]) -> int:
        """Make one statement of several, or a new one of none, and return its id."""
        execute = self._connection.execute
        if statements:
            kept, *others = statements
        else:
            others = []
            kept = execute("INSERT INTO statement VALUES (NULL, 0, 0, 0)").lastrowid or 0
        for other in others:
            execute("UPDATE rendering SET statement = ? WHERE statement = ?", (kept, other))
            execute("DELETE FROM statement WHERE id = ?", (other,))
            self._touched.discard(other)
        self._touched.add(kept)
        return kept

    def _count(self, statement: int) -> None:
        """Write down how widely a statement is carried; forget one that is no longer one."""
        execute = self._connection.execute
        renderings, articles, outlets = execute(
            "SELECT count(*), count(DISTINCT rendering.article),"
            " count(DISTINCT CASE outlet WHEN '' THEN rendering.article ELSE outlet END)"
            " FROM rendering JOIN article ON article.id = rendering.article WHERE statement = ?",
            (statement,),
        ).fetchone()
        if renderings < 2:  # one is nobody's other wording
            execute("DELETE FROM rendering WHERE statement = ?", (statement,))
            execute("DELETE FROM statement WHERE id = ?", (statement,))
        else:
            execute(
                "UPDATE statement SET renderings = ?, articles = ?, outlets = ? WHERE id = ?",
                (renderings, articles, outlets, statement),
            )
