"""Turn pending files into jobs, and what comes of them into batches for the writer."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.ingest import read, read_lines
from tui.ingest.lines import Bookmark, Lines, has_only_grown
from tui.library.jobs import Job, file_digest
from tui.library.prepared import article_digest
from tui.library.writing import Addition, FileRow
from tui.model import Article, Skipped

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.ingest import SourceFile
    from tui.library.jobs import Outcome
    from tui.library.writing import Writer

_OF_MANY = (".json", ".jsonl")
_STREAMED_FROM = 60_000  # bytes; a larger file of many articles is read here, and they handed out
_ARTICLES_IN_A_JOB = 16
_CHARACTERS_IN_A_JOB = 60_000
_ARTICLES_IN_A_BATCH = 1_000
_BATCH_S = 1.5
_LONGEST_BATCH_S = 3.0  # once there is so much to do that a twentieth of the time is longer
_BATCH_SHARE = 20
_FIRST_BATCH_S = 0.3  # so that the first articles are soon on the screen
_REMOVED_AT_ONCE = 500
_GROWN = b"grown"  # in place of the digest of a file of which only the end was read


@dataclass(slots=True)
class _File:
    """A pending file while it is read. ``known`` are its articles in the library not met yet."""

    path: str
    source: SourceFile
    known: dict[str, tuple[int, bytes]]
    digest: bytes = b""
    row: int | None = None
    articles: int = 0
    replaced: int = 0
    out: int = 0  # jobs whose outcome is missing
    is_read: bool = False
    is_begun: bool = False
    lines: int = 0  # that it had before it grew, and were not read again
    bookmark: Bookmark | None = None
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return self.is_read and self.out == 0


@dataclass(slots=True)
class _Counts:
    """What one batch did, counted once it is committed."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    replaced: int = 0


class Filling:
    """The pending files on their way into the library, and the counts of what was done."""

    def __init__(
        self,
        writer: Writer,
        pending: Sequence[tuple[str, SourceFile]],
        stamp: str,
        stop: threading.Event | None,
    ) -> None:
        self.added = self.changed = self.removed = self.unchanged = self.replaced = 0
        self.untouched = 0  # articles of files that grew, which were not read again
        self._writer = writer
        self._pending = pending
        self._stamp = stamp
        self._stop = stop
        self._files: dict[int, _File] = {}
        self._batch: list[tuple[_File, Outcome]] = []
        self._in_batch = 0
        self._flushed: float | None = None
        self._began = time.monotonic()
        self._bytes = max(sum(source.size for _, source in pending), 1)
        self._bytes_read = 0
        self._met = 0  # articles that came of these bytes

    # What has been done

    @property
    def done(self) -> int:
        """How many articles went through, those of the open batch included."""
        return self.added + self.changed + self.unchanged + self._in_batch

    @property
    def files(self) -> int:
        """How many files there are to read."""
        return len(self._pending)

    @property
    def total(self) -> int:
        """How many articles there will be, judging by how many there were in the bytes read."""
        if not self._met:
            return max(self.done, self.files)
        return max(self.done, round(self._met * self._bytes / self._bytes_read))

    # Files to jobs

    def jobs(self) -> Iterator[Job]:
        """Yield what is to be done, reading larger files as it is asked for."""
        for number, (path, source) in enumerate(self._pending):
            row = self._writer.file(path)
            is_large = source.suffix in _OF_MANY and source.size >= _STREAMED_FROM
            if is_large and row is not None and (bookmark := self._bookmark(row, source)):
                yield from self._streamed(number, self._grown(path, source, row), bookmark)
                continue
            file = _File(path, source, self._writer.articles_of(row.id) if row else {})
            self._files[number] = file
            if not is_large:
                file.out = 1
                file.is_read = True
                known = {key: digest for key, (_, digest) in file.known.items()}
                yield Job(number, source=source, known=known)
            else:
                yield from self._streamed(number, file)

    def _bookmark(self, row: FileRow, source: SourceFile) -> Bookmark | None:
        """Return from where on a file is to be read that has only grown."""
        if not 0 <= row.size < source.size or (row.stamp, row.key) != (self._stamp, source.key):
            return None
        bookmark = Bookmark(row.read_to, row.lines, row.edges)
        return bookmark if has_only_grown(source, bookmark) else None

    def _grown(self, path: str, source: SourceFile, row: FileRow) -> _File:
        """Return a file that grew; of its articles only that of an unfinished line may change."""
        known = self._writer.article_with_key(row.id, f"{source.key}#{row.lines + 1}")
        articles = row.articles - len(known)
        self.untouched += articles
        self._bytes = max(self._bytes - row.read_to, 1)
        return _File(
            path, source, known, row=row.id, articles=articles, replaced=row.replaced,
            lines=row.lines, digest=_GROWN,
        )  # fmt: skip

    def _streamed(self, number: int, file: _File, after: Bookmark | None = None) -> Iterator[Job]:
        self._files[number] = file
        lines = Lines(file.source, after)
        is_of_lines = file.source.suffix == ".jsonl"
        if not is_of_lines:
            file.digest = file_digest(file.source.path, self._stop) or b""
        articles: list[Article] = []
        characters = 0
        for found in self._met_in(file, lines, after):
            if isinstance(found, Skipped):
                file.skipped.append(found)
                continue
            known = file.known.get(found.key)
            if known is not None and known[1] == article_digest(found, self._stamp):
                self._keep(file, found.key)
                continue
            articles.append(found)
            characters += len(found.text)
            if len(articles) == _ARTICLES_IN_A_JOB or characters > _CHARACTERS_IN_A_JOB:
                file.out += 1
                yield Job(number, articles=tuple(articles))
                articles, characters = [], 0
        file.bookmark = lines.bookmark
        if is_of_lines and after is None:
            file.digest = lines.digest or file_digest(file.source.path, self._stop) or b""
        # One more, perhaps empty, so that the file is finished where outcomes are taken.
        file.out += 1
        file.is_read = True
        yield Job(number, articles=tuple(articles))

    def _met_in(
        self, file: _File, lines: Lines, after: Bookmark | None
    ) -> Iterator[Article | Skipped]:
        """Yield what is in a file, or in the end of one, counting articles and bytes."""
        if file.source.suffix != ".jsonl":
            whole = list(read(file.source))
            self._bytes_read += file.source.size
            self._met += sum(isinstance(found, Article) for found in whole)
            yield from whole
            return
        read_before = 0
        for found in read_lines(file.source, lines, grown=after is not None):
            self._bytes_read += lines.consumed - read_before
            read_before = lines.consumed
            self._met += isinstance(found, Article)
            yield found
        size = file.source.size - (after.offset if after else 0)
        self._bytes_read += size - read_before

    def _keep(self, file: _File, key: str) -> None:
        file.known.pop(key, None)
        file.articles += 1
        self.unchanged += 1

    # Outcomes to batches

    def take(self, outcome: Outcome) -> None:
        """Add what came of a job to the open batch."""
        file = self._files[outcome.file]
        file.out -= 1
        if outcome.digest is not None:
            file.digest = outcome.digest
        file.skipped += outcome.skipped
        for key in outcome.kept:
            self._keep(file, key)
        self._batch.append((file, outcome))
        self._in_batch += len(outcome.prepared)
        if outcome.digest is not None:  # of a whole file
            self._bytes_read += file.source.size
            self._met += len(outcome.prepared) + len(outcome.kept)
        if file.is_done:
            del self._files[outcome.file]

    def is_due(self) -> bool:
        """Tell whether the open batch should be written now."""
        if not self._batch:
            return False
        now = time.monotonic()
        if self._flushed is None:
            return now - self._began >= _FIRST_BATCH_S
        wait = min(max(_BATCH_S, (now - self._began) / _BATCH_SHARE), _LONGEST_BATCH_S)
        return self._in_batch >= _ARTICLES_IN_A_BATCH or now - self._flushed >= wait

    def flush(self) -> None:
        """Write the open batch in one transaction."""
        batch, self._batch, self._in_batch = self._batch, [], 0
        if batch:
            self._writer.begin()
            counts = self._write(batch)
            self._writer.commit()
            self.added += counts.added
            self.changed += counts.changed
            self.removed += counts.removed
            self.replaced += counts.replaced
        self._flushed = time.monotonic()

    def _write(self, batch: list[tuple[_File, Outcome]]) -> _Counts:
        counts = _Counts()
        additions: list[Addition] = []
        files = list({id(file): file for file, _ in batch}.values())
        for file in files:
            if file.row is None:
                file.row = self._writer.begin_file(file.path, file.source.key)
            elif file.lines and not file.is_begun:
                self._writer.continue_file(file.row, file.lines)
            file.is_begun = True
        for file, outcome in batch:
            for article in outcome.prepared:
                known = file.known.pop(article.key, None)
                replaces = known[0] if known else None
                additions.append(Addition(file.row or 0, file.source.mtime_ns, article, replaces))
                counts.added += known is None
                counts.changed += known is not None
                counts.replaced += article.replaced
                file.articles += 1
                file.replaced += article.replaced
        finished = [file for file in files if file.is_done]
        gone = [id_ for file in finished for id_, _ in file.known.values()]
        counts.removed = len(gone)
        for addition in self._writer.change(additions, gone):
            reason = f"{addition.article.key}: more than four million articles of one day"
            self._writer.skip(addition.file, Skipped(_path_of(files, addition.file), reason))
            counts.added -= addition.replaces is None
            counts.changed -= addition.replaces is not None
        for file in files:
            for skipped in file.skipped:
                self._writer.skip(file.row or 0, skipped)
            file.skipped.clear()
        for file in finished:
            self._writer.finish_file(self._row(file))
        return counts

    def _row(self, file: _File) -> FileRow:
        source = file.source
        bookmark = file.bookmark or Bookmark(0, 0, b"")
        return FileRow(
            id=file.row or 0,
            key=source.key,
            size=source.size,
            mtime_ns=source.mtime_ns,
            digest=file.digest,
            stamp=self._stamp,
            articles=file.articles,
            replaced=file.replaced,
            read_to=bookmark.offset,
            lines=bookmark.lines,
            edges=bookmark.edges,
        )

    def forget(self, touched: Sequence[FileRow], removed: Sequence[int]) -> None:
        """Note files that were only touched, and remove the articles of files that are gone."""
        if touched:
            self._writer.begin()
            for row in touched:
                self._writer.finish_file(row)
            self._writer.commit()
        for file in removed:
            ids = [id_ for id_, _ in self._writer.articles_of(file).values()]
            for start in range(0, max(len(ids), 1), _REMOVED_AT_ONCE):
                if self._stop is not None and self._stop.is_set():
                    return
                some = ids[start : start + _REMOVED_AT_ONCE]
                self._writer.begin()
                self._writer.change([], some)
                if start + _REMOVED_AT_ONCE >= len(ids):
                    self._writer.remove_file(file)
                self._writer.commit()
                self.removed += len(some)


def _path_of(files: Sequence[_File], row: int) -> Path:
    return next(file.source.path for file in files if file.row == row)
