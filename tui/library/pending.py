"""Compare the files of the corpora with those the library knows."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.ingest import source_files
from tui.ingest.walk import is_hidden, source_file
from tui.library.jobs import file_digest

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.ingest import SourceFile
    from tui.library.writing import FileRow, Writer


@dataclass(slots=True)
class Comparison:
    """What there is to do. ``unchanged`` counts articles; ``stopped`` says it is not the whole."""

    pending: list[tuple[str, SourceFile]] = field(default_factory=list)
    touched: list[FileRow] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    unchanged: int = 0
    stopped: bool = False


def compare(
    writer: Writer, corpora: Sequence[Path], stamp: str, stop: threading.Event | None
) -> Comparison:
    """Return what has changed in the corpora since the library was last brought up to date.

    A file that two corpora or two links lead to is one file, of the first corpus that has it.
    Nothing is written. Raises CorpusError for a corpus that cannot be read, before anything of the
    library is given up.
    """
    found = Comparison()
    seen: set[int] = set()
    known = _Known(writer)
    for path, source in _real_files(corpora):
        if stop is not None and stop.is_set():
            found.stopped = True
            break
        row = known.file(path)
        if row is not None:
            seen.add(row.id)
        _judge(found, row, (path, source), stamp, stop)
    known.close()
    if not found.stopped:
        found.removed = writer.files_without(seen)
    return found


def _judge(
    found: Comparison,
    row: FileRow | None,
    file: tuple[str, SourceFile],
    stamp: str,
    stop: threading.Event | None,
) -> None:
    """Note in ``found`` what there is to do for a file that the library knows as ``row``."""
    source = file[1]
    if row is None or (row.key, row.size, row.stamp) != (source.key, source.size, stamp):
        found.pending.append(file)
    elif not row.digest and not row.articles:
        found.pending.append(file)  # it could not be read then, perhaps it can now
    elif row.mtime_ns == source.mtime_ns:
        found.unchanged += row.articles
    elif file_digest(source.path, stop) == row.digest:
        found.touched.append(row._replace(mtime_ns=source.mtime_ns))
        found.unchanged += row.articles
    else:
        found.pending.append(file)


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed in the corpora: files, and perhaps folders, by the paths that lead there.

    ``passing`` are those of them that came and went again.
    """

    paths: frozenset[Path]
    passing: frozenset[Path] = frozenset()


def compare_changed(
    writer: Writer,
    corpora: Sequence[Path],
    changes: Changes,
    stamp: str,
    stop: threading.Event | None,
) -> Comparison | None:
    """Return what ``compare`` would, looking at nothing but what is in ``changes``.

    None where that does not tell: folders and links are among it, a corpus is away, or what is gone
    may have been a folder. ``unchanged`` counts no other files.
    """
    roots = {corpus: corpus.resolve() for corpus in corpora if corpus.exists()}
    if len(roots) < len(set(corpora)):
        return None
    found = Comparison()
    for path in sorted(changes.paths):
        corpus = next((each for each in corpora if path.is_relative_to(each)), None)
        if corpus is None:
            return None
        if is_hidden(path, corpus):
            continue
        real = os.path.realpath(path)
        if path.is_dir() or real != str(roots[corpus] / path.relative_to(corpus)):
            return None
        row = writer.file(_identity(real))
        source = source_file(path, corpus)
        if source is not None:
            if row is not None and row.key != source.key:
                return None
            _judge(found, row, (_identity(real), source), stamp, stop)
        elif row is not None:
            found.removed.append(row.id)
        elif not path.exists() and path not in changes.passing:
            return None
    return found


class _Known:
    """The files of the library, fetched in one go as far as they are asked for in their order."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._files = writer.files()
        self._next = next(self._files, None)

    def file(self, path: str) -> FileRow | None:
        while self._next is not None and self._next[0] < path:
            self._next = next(self._files, None)
        if self._next is None or self._next[0] != path:
            return self._writer.file(path)  # new, or asked for in another order
        row = self._next[1]
        self._next = next(self._files, None)
        return row

    def close(self) -> None:
        self._files.close()


def _real_files(corpora: Sequence[Path]) -> Iterator[tuple[str, SourceFile]]:
    """Yield each file once, with its real path."""
    folders: dict[str, str] = {}
    yielded: set[str] = set()
    for corpus in corpora:
        for source in source_files(corpus):
            # Strings, not paths: this is done for every file each time, and most have not changed.
            folder, slash, name = str(source.path).rpartition("/")
            if folder not in folders:
                folders[folder] = os.path.realpath(folder + slash).rstrip("/")
            path = f"{folders[folder]}/{name}"
            if source.is_link or name in {"", ".", ".."}:
                path = os.path.realpath(path)
            path = _identity(path)
            if path not in yielded:
                yielded.add(path)
                yield path, source


def _identity(path: str) -> str:
    """Return a real path as the library notes it: text, whatever bytes it is of."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")
