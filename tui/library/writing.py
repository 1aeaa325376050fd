"""The one writer of a library: batches of articles, each one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.library import schema
from tui.library.copying import Copies, text_keys
from tui.library.entities import Entities
from tui.library.ids import MOST_IN_A_DAY, SHELF_SHIFT, day_of_file, first_id
from tui.library.index import Index, matching_ids
from tui.library.linking import Linker
from tui.library.loading import load_analysis, load_article
from tui.library.naming import ids_of_identities
from tui.library.plan import quoted
from tui.library.prepared import index_row
from tui.library.shelves import Shelves
from tui.library.stored import unpacked_date
from tui.library.tokens import COPY, article_token
from tui.library.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from pathlib import Path

    from tui.library.prepared import Prepared
    from tui.model import Article, Skipped

_MOST_OF_A_NAME = 1_000  # articles that go by the same
_FILE = "id, key, size, mtime_ns, digest, stamp, articles, replaced, read_to, lines, edges"


class FileRow(NamedTuple):  # of which a million are made when nothing has changed
    """A file as the library knows it."""

    id: int
    key: str
    size: int
    mtime_ns: int
    digest: bytes
    stamp: str
    articles: int
    replaced: int
    read_to: int = 0
    lines: int = 0
    edges: bytes = b""


@dataclass(frozen=True, slots=True)
class Addition:
    """An article to be written: of which file, of what time, and in the place of which."""

    file: int
    mtime_ns: int
    article: Prepared
    replaces: int | None = None


class Writer:
    """Writes to the library at ``path``. Only one may exist; see ``lock``."""

    def __init__(self, path: Path, is_stopped: Callable[[], bool] = lambda: False) -> None:
        schema.prepare(path)
        self._connection = schema.connect(path, writing=True)
        self._entities = Entities(self._connection)
        self._index = Index(self._connection, is_stopped)
        self._linker = Linker(self._connection, is_stopped)
        self._copies = Copies(self._connection)

    def close(self) -> None:
        """Close the connection; what was not committed is undone."""
        self._connection.close()

    # Files

    def file(self, path: str) -> FileRow | None:
        """Return what is known of a file."""
        row = self._connection.execute(
            f"SELECT {_FILE} FROM file WHERE path = ?",  # noqa: S608 - columns only
            (path,),
        ).fetchone()
        return FileRow(*row) if row else None

    def files(self) -> Generator[tuple[str, FileRow]]:
        """Yield all files that are known, by path and in its order, as they are asked for."""
        rows = self._connection.execute(f"SELECT path, {_FILE} FROM file ORDER BY path")  # noqa: S608 - columns only
        for path, *row in rows:
            yield path, FileRow._make(row)

    def files_without(self, seen: set[int]) -> list[int]:
        """Return the files that are not among ``seen``."""
        return [
            id_ for (id_,) in self._connection.execute("SELECT id FROM file") if id_ not in seen
        ]

    def begin_file(self, path: str, key: str) -> int:
        """Return the id of a file that is about to be read; it counts as unread until finished."""
        self._connection.execute(
            "INSERT INTO file (path, key, size, mtime_ns, digest, stamp, articles, replaced)"
            " VALUES (?, ?, -1, 0, x'', '', 0, 0)"
            " ON CONFLICT (path) DO UPDATE SET size = -1, key = excluded.key",
            (path, key),
        )
        (id_,) = self._connection.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
        self._connection.execute("DELETE FROM skipped WHERE file = ?", (id_,))
        return int(id_)

    def continue_file(self, file: int, lines: int) -> None:
        """Note that a file of lines is about to be read after so many of them.

        Until it is finished it counts as unread, and would then be read whole.
        """
        self._connection.execute("UPDATE file SET size = -1 WHERE id = ?", (file,))
        self._connection.execute("DELETE FROM skipped WHERE file = ? AND line > ?", (file, lines))

    def finish_file(self, row: FileRow) -> None:
        """Note that all articles of a file were written."""
        self._connection.execute(
            "UPDATE file SET key = ?, size = ?, mtime_ns = ?, digest = ?, stamp = ?, articles = ?,"
            " replaced = ?, read_to = ?, lines = ?, edges = ? WHERE id = ?",
            (
                row.key,
                row.size,
                row.mtime_ns,
                row.digest,
                row.stamp,
                row.articles,
                row.replaced,
                row.read_to,
                row.lines,
                row.edges,
                row.id,
            ),
        )

    def skip(self, file: int, skipped: Skipped) -> None:
        """Note that a file, or a line of it, holds no article."""
        path = str(skipped.path).encode("utf-8", "replace").decode()
        self._connection.execute(
            "INSERT INTO skipped VALUES (?, ?, ?, ?)", (file, path, skipped.line, skipped.reason)
        )

    def articles_of(self, file: int) -> dict[str, tuple[int, bytes]]:
        """Return id and digest of each article of a file, by key."""
        rows = self._connection.execute(
            "SELECT key, id, digest FROM article WHERE file = ?", (file,)
        )
        return {key: (id_, digest) for key, id_, digest in rows}

    def article_with_key(self, file: int, key: str) -> dict[str, tuple[int, bytes]]:
        """Return the same for the one with this key, if there is one."""
        for id_ in matching_ids(self._connection, quoted(article_token(key)), most=_MOST_OF_A_NAME):
            row = self._connection.execute(
                "SELECT digest FROM article WHERE id = ? AND file = ? AND key = ?", (id_, file, key)
            ).fetchone()
            if row is not None:
                return {key: (id_, row[0])}
        return {}

    def remove_file(self, file: int) -> None:
        """Forget a file whose articles were removed."""
        self._connection.execute("DELETE FROM skipped WHERE file = ?", (file,))
        self._connection.execute("DELETE FROM file WHERE id = ?", (file,))

    def skipped(self) -> int:
        """Return how many files and lines hold no article."""
        (count,) = self._connection.execute("SELECT count(*) FROM skipped").fetchone()
        return int(count)

    # Articles

    def begin(self) -> None:
        """Begin a transaction."""
        self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Commit the transaction; from now on readers see what it wrote."""
        self._connection.execute("COMMIT")

    def roll_back(self) -> None:
        """Undo the transaction that is open, if one is."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
            self._entities.forget_undone()
            self._index.forget_undone()
            self._copies.forget_undone()
            self._linker.forget_undone()

    def change(self, additions: Sequence[Addition], removals: Iterable[int]) -> list[Addition]:
        """Write and remove articles; return the additions for whose day there was no room left.

        Removals come first, so that an article that replaces another keeps its id if its day did
        not change, and is no copy of what it was. The index takes rows in the order of their ids
        without writing in between.
        """
        removed = set(removals)
        placed, left = self._placed(additions)
        removed.update(addition.replaces for addition in additions if addition.replaces is not None)
        shelves = Shelves()
        for id_ in sorted(removed):
            unfolded = self._copies.leave(id_)
            if unfolded is not None:
                shelves.count(unfolded, folded=-1)
            shelves.count(id_, articles=-1, quotations=-self._remove(id_))
        new = dict(placed)
        originals = self._copies.originals(
            {id_: (one.article.copy_keys, one.article.text) for id_, one in new.items()}
        )
        for id_ in sorted(new):
            original = originals.get(id_, 0)
            self._add(id_, new[id_], original)
            shelves.count(id_, articles=1, quotations=new[id_].article.quotations)
            if original:
                shelves.count(self._copies.join(id_, original), folded=1)
        self._connection.executemany(
            "INSERT INTO shelf VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " articles = articles + excluded.articles,"
            " quotations = quotations + excluded.quotations,"
            " folded = folded + excluded.folded",
            shelves.rows(),
        )
        self._connection.execute("DELETE FROM shelf WHERE articles = 0")
        self._settle()
        return left

    def rewrite(self, id_: int, article: Prepared) -> None:
        """Write an article anew in its own place, from the same file and with the same digest.

        It may be done while another writer is at work, between two of its transactions.
        """
        row = self._connection.execute(
            "SELECT file, digest, original, folded FROM article WHERE id = ?", (id_,)
        ).fetchone()
        if row is None:
            return
        file, digest, original, folded = row
        before = self._remove(id_)
        self._add(id_, Addition(file, 0, replace(article, digest=digest)), original)
        self._connection.execute("UPDATE article SET folded = ? WHERE id = ?", (folded, id_))
        self._connection.execute(
            "UPDATE shelf SET quotations = quotations + ? WHERE id = ?",
            (article.quotations - before, id_ >> SHELF_SHIFT),
        )
        self._settle()

    def note(self, name: str, value: str) -> None:
        """Keep ``value`` under a name of its own."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str:
        """Return what was kept under ``name``, or nothing."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def articles_called(self, identities: Sequence[str]) -> list[tuple[int, Article]]:
        """Return the articles that have one of these identities, with their ids, in order."""
        ids = sorted(ids_of_identities(self._connection, identities))
        return [(id_, load_article(self._connection, id_)) for id_ in ids]

    def _placed(
        self, additions: Sequence[Addition]
    ) -> tuple[list[tuple[int, Addition]], list[Addition]]:
        """Return the additions with their ids, and those of a day that is full."""
        placed: list[tuple[int, Addition]] = []
        left: list[Addition] = []
        following: dict[int, int] = {}
        for addition in sorted(additions, key=_moment):
            published = unpacked_date(addition.article.published)
            first = first_id(published or day_of_file(addition.mtime_ns))
            if addition.replaces is not None and first <= addition.replaces < first + MOST_IN_A_DAY:
                placed.append((addition.replaces, addition))
                continue
            if first not in following:
                following[first] = self._next_id(first)
            if following[first] >= first + MOST_IN_A_DAY:
                left.append(addition)
                continue
            placed.append((following[first], addition))
            following[first] += 1
        return placed, left

    def _next_id(self, first: int) -> int:
        (greatest,) = self._connection.execute(
            "SELECT max(id) FROM article WHERE id >= ? AND id < ?", (first, first + MOST_IN_A_DAY)
        ).fetchone()
        return first if greatest is None else int(greatest) + 1

    def _add(self, id_: int, addition: Addition, original: int) -> None:
        article = addition.article
        execute = self._connection.execute
        content = execute(
            "INSERT INTO content (text, analysis, replaced) VALUES (?, ?, ?)",
            (article.text, article.analysis, article.replaced),
        ).lastrowid
        execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                id_,
                addition.file,
                article.key,
                article.headline,
                article.outlet,
                article.author,
                article.published,
                article.url,
                article.quotations,
                article.words,
                article.digest,
                content,
                original,
            ),
        )
        self._index.add(id_, with_copy_token(article.tokens, original), article.long_words)
        self._copies.add(id_, article.copy_keys)
        entities: dict[tuple[str, str], int] = {}
        parts = []
        for part in article.parts:
            entity = entities[part.key, part.kind] = self._entities.add(part)
            parts.append((content, entity, part.mentions, part.quotations))
        self._connection.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", parts)
        self._linker.add(id_, article.said, entities)

    def _remove(self, id_: int) -> int:
        """Remove an article and return how many quotations it had.

        The index keeps no copy of what it holds: a row leaves it by giving the same tokens again,
        which follow from the stored article and analysis.
        """
        execute = self._connection.execute
        article = load_article(self._connection, id_)
        analysis = load_analysis(self._connection, id_)
        content, original = execute(
            "SELECT content, original FROM article WHERE id = ?", (id_,)
        ).fetchone()
        self._index.remove(id_, with_copy_token(index_row(article, analysis), original))
        self._copies.remove(id_, text_keys(words(article.text)))
        self._linker.remove(id_, article, analysis)
        self._entities.remove(content)
        execute("DELETE FROM content WHERE id = ?", (content,))
        execute("DELETE FROM article WHERE id = ?", (id_,))
        return len(analysis.quotations)

    def _settle(self) -> None:
        """Write what is written once for all articles of a batch."""
        self._entities.settle()
        self._index.settle()
        self._copies.settle()
        self._linker.settle()

    def tidy(self) -> None:
        """Make the file small and quick to search after much was written, until stopped."""
        self._index.tidy()


def _moment(addition: Addition) -> float:
    """Return when an article was published, for the order within a day; 0 if only that is known."""
    published = unpacked_date(addition.article.published)
    return published.timestamp() if isinstance(published, datetime) else 0


def with_copy_token(tokens: str, original: int) -> str:
    """Return the row of the index for an article that is a copy of ``original``, or of none (0)."""
    return f"{tokens} {COPY}" if original else tokens
