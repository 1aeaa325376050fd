"""Compare the files of the corpora with those the library knows."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.ingest import source_files
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
        if row is None or (row.key, row.size, row.stamp) != (source.key, source.size, stamp):
            found.pending.append((path, source))
        elif not row.digest and not row.articles:
            found.pending.append((path, source))  # it could not be read then, perhaps it can now
        elif row.mtime_ns == source.mtime_ns:
            found.unchanged += row.articles
        elif file_digest(source.path, stop) == row.digest:
            found.touched.append(row._replace(mtime_ns=source.mtime_ns))
            found.unchanged += row.articles
        else:
            found.pending.append((path, source))
    known.close()
    if not found.stopped:
        found.removed = writer.files_without(seen)
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
            if not path.isascii():
                path = os.fsencode(path).decode("utf-8", "backslashreplace")
            if path not in yielded:
                yielded.add(path)
                yield path, source
