"""Files that an export is written to: named sensibly, and never over another."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LONGEST = 60
_MOST_TRIED = 10_000


def file_name(title: str, ending: str) -> str:
    """Return a file name for ``title`` that every system takes: ``hanno-pevkur.csv``."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(title))[:_LONGEST].strip("-")
    return f"{stem or 'quotations'}.{ending}"


def free_path(folder: Path, name: str) -> Path:
    """Return the path of ``name`` in ``folder``, numbered where there is such a file already."""
    path = folder / name
    stem, suffix = path.stem, path.suffix
    for number in range(2, _MOST_TRIED):
        if not os.path.lexists(path):
            break
        path = folder / f"{stem}-{number}{suffix}"
    return path


def write_new(path: Path, pieces: Iterable[str]) -> int:
    """Write the pieces to a new file, in UTF-8, and return how many characters they had.

    Raises FileExistsError where ``path`` is taken, which is then left as it is, and OSError where
    it cannot be written. A file that could not be written to its end is removed.
    """
    with path.open("x", encoding="utf-8", errors="replace", newline="") as file:
        try:
            return sum(file.write(piece) for piece in pieces)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
