"""Read a file of lines, from its beginning or from where it ended when it was read before.

Archives of JSON Lines grow at their end. A ``Bookmark`` says where the last whole line ended, and
holds a digest of the 64 KB that the file began with and of the 64 KB before that place. A file that
is longer now and still has both is taken to have only grown; what lies between them is not read
again. One that was cut, written anew or replaced by another fails that, and is read whole.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.ingest import opening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.ingest.walk import SourceFile

EDGE = 1 << 16


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far a file was read: ``offset`` in bytes, after ``lines`` whole lines.

    ``edges`` is the digest of the bytes at the beginning and before ``offset``.
    """

    offset: int
    lines: int
    edges: bytes


class Lines:
    """The lines of a file, once, with their numbers from 1; as long as the file was when walked.

    While they are read ``consumed`` says how many bytes of the file that took, of a compressed one
    as well. At the end ``bookmark`` is where a file that grows is to be read on, None where it
    cannot be, and ``digest`` that of the file's bytes, None unless all of them were read here.

    Raises UnreadableError if the file cannot be opened, is broken, or expands beyond all measure.
    """

    def __init__(self, source: SourceFile, after: Bookmark | None = None) -> None:
        self.consumed = 0
        self.bookmark: Bookmark | None = None
        self.digest: bytes | None = None
        self._source = source
        self._after = after

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        if opening.is_gzip(self._source.path):
            yield from enumerate(opening.lines(self._source.path, self._consume), 1)
            return
        start, number = (self._after.offset, self._after.lines) if self._after else (0, 0)
        digest = hashlib.blake2b(digest_size=16)
        offset = start
        tail = _edge(self._source.path, start)
        is_whole = True
        for line in opening.lines(
            self._source.path, self._consume, start=start, end=self._source.size
        ):
            digest.update(line)
            if line.endswith(b"\n"):
                number += 1
                offset += len(line)
                tail = (tail + line)[-EDGE:]
                yield number, line
            elif len(line) <= opening.MOST_BYTES:
                yield number + 1, line  # the last, which may still be written
            else:
                is_whole = False  # of this one, only the beginning came
                number += 1
                yield number, line
        if is_whole:
            self.bookmark = Bookmark(offset, number, _digest(self._head(offset), tail))
            self.digest = None if self._after else digest.digest()

    def _consume(self, consumed: int) -> None:
        self.consumed = consumed

    def _head(self, offset: int) -> bytes:
        return _edge(self._source.path, min(offset, EDGE))


def has_only_grown(source: SourceFile, bookmark: Bookmark) -> bool:
    """Tell whether a file holds more than up to the bookmark, and the same at its edges."""
    if not 0 < bookmark.offset < source.size or opening.is_gzip(source.path):
        return False
    try:
        head = _edge(source.path, min(bookmark.offset, EDGE))
        tail = _edge(source.path, bookmark.offset)
    except OSError:
        return False
    return _digest(head, tail) == bookmark.edges


def _edge(path: Path, end: int) -> bytes:
    """Return up to 64 KB of a file before the offset ``end``."""
    if end <= 0:
        return b""
    start = max(end - EDGE, 0)
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        return file.read(end - start)


def _digest(head: bytes, tail: bytes) -> bytes:
    return hashlib.blake2b(head + b"\0" + tail, digest_size=16).digest()
