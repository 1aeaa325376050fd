"""What the tests of this room share: writing a file and reading it as part of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ingest import read, source_files
from tui.model import Article, Skipped

if TYPE_CHECKING:
    from pathlib import Path


def items(folder: Path, name: str, content: bytes | str) -> list[Article | Skipped]:
    """Write ``content`` to ``name`` in ``folder`` and return what reading it yields."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [item for source in source_files(path) for item in read(source)]


def article(folder: Path, name: str, content: bytes | str) -> Article:
    """Write a file that must hold one article and return it."""
    (found,) = items(folder, name, content)
    assert isinstance(found, Article), found
    return found


def reason(folder: Path, name: str, content: bytes | str) -> str:
    """Write a file that must be skipped as a whole and return why it was."""
    (found,) = items(folder, name, content)
    assert isinstance(found, Skipped), found
    assert found.path == folder / name
    return found.reason
