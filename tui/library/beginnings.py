"""Find the words that begin with what was typed.

The index is quick to answer for beginnings of up to four letters. For longer ones it would first
read all rows of all words that begin so, however few are wanted; so a table keeps the longer
words, and a long beginning is looked for as the few words that it can become.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.library.tokens import has_whole_use_only

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_INDEXED = 4  # letters
_MOST_WORDS = 100  # that stand for a beginning; with more, the index is as quick
_MOST_REMEMBERED = 200_000
_LONG_BEGINNING = re.compile(rf'"([^"]{{{_INDEXED + 1},}})" \*')
_GREATEST_LETTER = "\U0010ffff"


def spelt_out(connection: sqlite3.Connection, match: str) -> str:
    """Return an expression for the index with each long beginning as the words it can become."""

    def words(found: re.Match[str]) -> str:
        beginning = found[1]
        rows = connection.execute(
            "SELECT term FROM word WHERE term >= ? AND term < ? LIMIT ?",
            (beginning, beginning + _GREATEST_LETTER, _MOST_WORDS + 1),
        ).fetchall()
        if len(rows) > _MOST_WORDS:
            return found[0]
        terms = [f'"{term}"' for (term,) in rows] or [f'"{beginning}"']
        return f"({' OR '.join(terms)})"

    return _LONG_BEGINNING.sub(words, match)


class NewWords:
    """The longer words of articles, each given once: by whoever makes the rows of many of them."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, tokens: set[str]) -> tuple[str, ...]:
        """Return the longer words among the tokens of an article that were not given before."""
        new = [
            token
            for token in tokens.difference(self._given)
            if len(token) > _INDEXED and not has_whole_use_only(token)
        ]
        if len(self._given) > _MOST_REMEMBERED:
            self._given.clear()
        self._given.update(new)
        return tuple(sorted(new))


class LongWords:
    """The table of longer words, as the writer fills it. Words stay when their articles go."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._added: set[str] = set()

    def add(self, words: Iterable[str]) -> None:
        """Note the longer words of an article, for ``settle``."""
        self._added.update(words)

    def settle(self) -> None:
        """Write the words that were noted and are new."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in sorted(self._added)]
        )
        self.forget()

    def forget(self) -> None:
        """Forget what was noted, after it was written or when the transaction was undone."""
        self._added.clear()
