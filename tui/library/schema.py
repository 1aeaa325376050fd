"""The library file: its tables, its version, and what happens to a file that is not one."""

from __future__ import annotations

import sqlite3
import unicodedata
from hashlib import blake2b
from pathlib import Path

SCHEMA_VERSION = 10
FOLD_VERSION = 2  # to be raised when tui.fold, words or tokens change what they return
_LOGGED_PAGES = 8_000  # 128 MB: a page that many batches change is copied from the log once
_PENDING_BYTES = 16_000_000  # of the index, that a transaction keeps in memory
_MERGED_SEGMENTS = 8  # of the index, into one: twice what is usual, for half as much merging
_WRITER_CACHE_KB = 256_000  # of a million articles, most pages that a batch asks for again
_READER_CACHE_KB = 8_000
_APPLICATION_ID = 0x4F6E5265  # "OnRe"

_INDEX = """
    tokens, content = '', detail = none, columnsize = 0, prefix = '1 2 3 4',
    tokenize = "ascii tokenchars '{signs}'"
"""
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row a file that was looked at to its end. `stamp` says by which analysis and roster.
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest BLOB NOT NULL,
    stamp TEXT NOT NULL,
    articles INTEGER NOT NULL,
    replaced INTEGER NOT NULL,
    -- Of a file of lines: where the last whole line ends, and what to know it again by.
    read_to INTEGER NOT NULL DEFAULT 0,
    lines INTEGER NOT NULL DEFAULT 0,
    edges BLOB NOT NULL DEFAULT x''
);
CREATE TABLE skipped (
    file INTEGER NOT NULL,
    path TEXT NOT NULL,
    line INTEGER,
    reason TEXT NOT NULL
);
CREATE INDEX skipped_file ON skipped (file);

-- What a row of the list shows. Small rows, apart from the texts: the list reads many of them.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    key TEXT NOT NULL,
    headline TEXT NOT NULL,
    outlet TEXT NOT NULL,
    author TEXT NOT NULL,
    published TEXT NOT NULL,
    url TEXT NOT NULL,
    quotations INTEGER NOT NULL,
    words INTEGER NOT NULL,
    digest BLOB NOT NULL,
    content INTEGER NOT NULL,
    original INTEGER NOT NULL DEFAULT 0,  -- whose copy it is, see `copies`
    folded INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX article_file ON article (file);
CREATE INDEX article_original ON article (original) WHERE original != 0;
-- In the order of arrival, so that what a batch adds stands together, in pages that are full. In
-- the order of the articles each would change a page, or two where it splits one into halves.
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    text BLOB NOT NULL,
    analysis BLOB NOT NULL,
    replaced INTEGER NOT NULL
);

-- How many articles have ids in each run of 1,024: a place in the whole list without reading it.
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    folded INTEGER NOT NULL
);

CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    aliases TEXT NOT NULL,
    members TEXT NOT NULL,
    articles INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    quoting INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    UNIQUE (key, kind)
);
CREATE INDEX entity_speaker ON entity (quotations) WHERE quotations > 0;
-- By the article's row in `content`, in the order of arrival like that.
CREATE TABLE part (
    content INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    PRIMARY KEY (content, entity)
) WITHOUT ROWID;
{ordered}
-- The quotations that render the same words, and how widely each statement is carried.
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    renderings INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL
);
CREATE INDEX statement_reach ON statement (outlets DESC, articles DESC, renderings DESC);
CREATE TABLE rendering (
    article INTEGER NOT NULL,
    start INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    words INTEGER NOT NULL,
    is_near INTEGER NOT NULL,
    PRIMARY KEY (article, start)
) WITHOUT ROWID;
CREATE INDEX rendering_statement ON rendering (statement, words);

-- The tokens too long for the index's prefixes.
CREATE TABLE word (term TEXT PRIMARY KEY) WITHOUT ROWID;

-- Two indexes alike: of the first articles of each day by their numbers, of others by their ids.
CREATE VIRTUAL TABLE search USING fts5 ({index});
CREATE VIRTUAL TABLE search_more USING fts5 ({index});
"""

# Tables in the order of a key that new rows have anywhere, each in three steps: see levels.py. The
# first two are what quotations are found by when others render the same words (said.py and
# linking.py): an entity who says it, and runs of words. By the last, texts find their copies.
_ORDERED = """
CREATE TABLE {name} (
    key INTEGER NOT NULL,
    article INTEGER NOT NULL,{more}
    PRIMARY KEY (key, article)
) WITHOUT ROWID;
"""
_OUTLINES = "\n    outlines BLOB NOT NULL,"


def connect(path: Path, *, writing: bool = False) -> sqlite3.Connection:
    """Return a connection to the library at ``path``, which ``prepare`` has seen.

    Without ``writing`` it cannot change anything. It may be handed from thread to thread.
    """
    connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous = NORMAL")
    cache_kb = _WRITER_CACHE_KB if writing else _READER_CACHE_KB
    connection.execute(f"PRAGMA cache_size = {-cache_kb}")
    if writing:
        # Debian's SQLite wipes what is deleted: what the index merges would be written once more.
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOGGED_PAGES}")
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


def prepare(path: Path) -> None:
    """See to it that ``path`` is a library of this version.

    An absent file is created. A damaged one, or one of another version, is set aside and begun
    anew: whatever it held can be read from the corpus again. Raises OSError where that cannot be.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        usable = _is_usable(path)
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: cannot be opened ({error})") from error
    except sqlite3.DatabaseError:
        usable = False
    if not usable:
        set_aside(path)
        _is_usable(path)


def is_of_others(path: Path) -> bool:
    """Tell whether the file holds something that no version of the program has written.

    A library that is damaged beyond its first page is told from that by nobody.
    """
    if not path.is_file() or not path.stat().st_size:
        return False
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        return application != _APPLICATION_ID and bool(_tables(connection))
    except sqlite3.OperationalError:  # whoever opens it to write will say why that cannot be
        return False
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()


def set_aside(path: Path) -> None:
    """Rename a library that is of no use, with its companions; an earlier one is replaced."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    if path.exists():
        path.replace(path.with_name(path.name + ".set-aside"))


def _is_usable(path: Path) -> bool:
    """Tell whether the file is a library of this version, after making one of an empty file."""
    connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    try:
        if not _tables(connection):
            # Texts fill large pages better; what tidying the index frees is to be given back.
            connection.execute("PRAGMA page_size = 16384")
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        if not _tables(connection):
            connection.execute("BEGIN IMMEDIATE")
            if not _tables(connection):  # and nobody else was quicker
                _create(connection)
            connection.execute("COMMIT")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) != (_APPLICATION_ID, SCHEMA_VERSION):
            return False
        if not _tables(connection) >= {"meta", "article", "search"}:
            return False
        fold = connection.execute("SELECT value FROM meta WHERE name = 'fold'").fetchone()
        return bool(fold == (fold_version(),))
    finally:
        connection.close()


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}


def _create(connection: sqlite3.Connection) -> None:
    for statement in _statements():
        connection.execute(statement)
    for index in ("search", "search_more"):
        connection.execute(
            f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', ?), ('automerge', ?)",  # noqa: S608 - two names
            (_PENDING_BYTES, _MERGED_SEGMENTS),
        )
    connection.execute("INSERT INTO meta VALUES ('fold', ?)", (fold_version(),))
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements() -> list[str]:
    # For a new file only: the query language among it.
    from tui.library.levels import Ordered  # noqa: PLC0415
    from tui.library.tokens import SIGNS  # noqa: PLC0415

    ordered = "".join(
        _ORDERED.format(name=name, more=more)
        for table, more in (("said", _OUTLINES), ("wording", ""), ("copied", ""))
        for name in Ordered(table).tables
    )
    tables = _TABLES.format(index=_INDEX.format(signs=SIGNS), ordered=ordered)
    return [part for part in tables.split(";\n") if part.strip()]


def fold_version() -> str:
    """Return what the words in the index depend on: rules, spellings and Unicode's tables."""
    spellings = Path(__file__).with_name("spelling.yaml").read_bytes()
    digest = blake2b(spellings, digest_size=8).hexdigest()
    return f"{FOLD_VERSION}:{unicodedata.unidata_version}:{digest}"
