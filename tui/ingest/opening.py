"""Open the files of a corpus, within limits."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from tui.ingest.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader
    from pathlib import Path

MOST_BYTES = 20_000_000
_MOST_EXPANSION = 200
_CHUNK = 1 << 16


def whole(path: Path) -> bytes:
    """Return the bytes of a file, decompressed.

    Raises UnreadableError if it cannot be opened, is empty, broken or larger than ``MOST_BYTES``.
    """
    with _opened(path) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableError("larger than 20 MB; split it, or keep its articles in a .jsonl file")
    if not data.strip():
        raise UnreadableError("empty; remove it, or save the article again")
    return data


def head(path: Path) -> bytes:
    """Return up to 64 KB from the beginning of a file, decompressed.

    Raises UnreadableError as ``whole`` does.
    """
    with _opened(path) as file:
        return file.read(_CHUNK)


def lines(
    path: Path,
    on_consumed: Callable[[int], object] = lambda _: None,
    *,
    start: int = 0,
    end: int | None = None,
) -> Iterator[bytes]:
    """Yield the lines of a file one by one, one that is too long cut after ``MOST_BYTES`` + 1.

    Those of a file that is not compressed are read from ``start`` up to ``end``, in bytes.
    ``on_consumed`` is told how many bytes were read of the file as it is on disk.

    Raises UnreadableError if the file cannot be opened, is broken, or expands beyond all measure.
    """
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        bound = max(MOST_BYTES, _MOST_EXPANSION * size) if is_gzip(path) else None
        on_disk = file.fileobj if isinstance(file, gzip.GzipFile) else file
        if start:
            file.seek(start)
        room = MOST_BYTES + 1
        while line := file.readline(room if end is None else min(room, end - file.tell())):
            on_consumed(on_disk.tell() - start)
            yield line
            while len(line) > MOST_BYTES and not line.endswith(b"\n"):
                line = file.readline(MOST_BYTES + 1)  # the rest of a line that is too long
                _refuse_beyond(bound, file)
            _refuse_beyond(bound, file)


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """Open a regular file, decompressing, and say in words what goes wrong while it is read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError("cannot be read; check its permissions")
        if is_gzip(path):
            with gzip.open(path, "rb") as file:
                yield cast("BufferedReader", file)
        else:
            with path.open("rb") as file:
                yield file
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise UnreadableError("broken or no gzip file; compress it again") from None
    except FileNotFoundError:
        raise UnreadableError("not there; restore it or remove the link") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "unknown reason"
        raise UnreadableError(f"cannot be opened ({why}); check its permissions") from None


def is_gzip(path: Path) -> bool:
    """Tell whether a file is compressed, by its name."""
    return path.suffix.lower() == ".gz"


def _refuse_beyond(bound: int | None, file: BufferedReader) -> None:
    if bound is not None and file.tell() > bound:
        raise UnreadableError("expands to more than text does; is this a gzip file of articles?")
