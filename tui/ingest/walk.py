"""Find the files of a corpus that can hold articles."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")


class CorpusError(Exception):
    """A corpus that is not there, cannot be read, or is a file of another kind."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a corpus, as it was when the corpus was walked.

    ``key`` is the path within the corpus folder with ``/`` between its parts, or the file's name
    where the corpus is that file; what could steer a terminal stands in it as ``%1B``. ``size`` (in
    bytes) and ``mtime_ns`` are those of the file itself, behind a symbolic link as well, and 0
    where they could not be learnt. ``is_link`` says that the file itself is a link.
    """

    path: Path
    corpus: Path
    key: str
    size: int
    mtime_ns: int
    is_link: bool = False

    @property
    def suffix(self) -> str:
        """Return the kind of file: one of ``SUFFIXES``, with ``.gz`` left off."""
        return kind_of(self.path.name)


def kind_of(name: str) -> str:
    """Return the suffix of a file name in lower case and without ``.gz``: what it should hold."""
    return os.path.splitext(name.lower().removesuffix(".gz"))[1]  # noqa: PTH122 - for every file


def source_files(corpus: Path) -> Iterator[SourceFile]:
    """Yield the files of ``corpus``, a file or a folder, that can hold articles, sorted by path.

    Folders are entered, hidden files and folders and files of other kinds are left out. Symbolic
    links are followed, each folder once. A file or folder that cannot be looked at is yielded too,
    so that ``read`` can say why; a folder's key ends with a slash.

    Raises CorpusError at the first step if the corpus is not there, cannot be read, or is a file of
    a kind that holds no articles.
    """
    try:
        status = corpus.stat()
        if stat.S_ISDIR(status.st_mode):
            with os.scandir(corpus):
                pass
    except FileNotFoundError:
        message = f"{_shown(corpus)}: no such file or folder; check the path"
        raise CorpusError(message) from None
    except ValueError:
        message = f"{_shown(corpus)}: no name a file can have; check the path"
        raise CorpusError(message) from None
    except OSError as error:
        message = f"{_shown(corpus)}: cannot be read ({error.strerror}); check its permissions"
        raise CorpusError(message) from None
    if stat.S_ISDIR(status.st_mode):
        yield from _files_in(corpus, corpus, "", {(status.st_dev, status.st_ino)})
    elif not stat.S_ISREG(status.st_mode):
        raise CorpusError(f"{_shown(corpus)}: neither a file nor a folder; save its text in a file")
    elif kind_of(corpus.name) in SUFFIXES:
        yield _source(corpus, corpus, corpus.name, status, is_link=corpus.is_symlink())
    else:
        kinds = ", ".join(SUFFIXES)
        message = f"{_shown(corpus)}: not a file of articles; it must end in {kinds} (or .gz)"
        raise CorpusError(message)


def source_file(path: Path, corpus: Path) -> SourceFile | None:
    """Return the file at ``path`` as ``source_files(corpus)`` yields it; None where it does not.

    Folders between the two are taken for what their names say: whether one is a link is not asked.
    """
    key = path.name
    if path != corpus:
        if is_hidden(path, corpus):
            return None
        key = path.relative_to(corpus).as_posix()
    if kind_of(path.name) not in SUFFIXES:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return _source(path, corpus, key, status, is_link=path.is_symlink())


def is_hidden(path: Path, corpus: Path) -> bool:
    """Tell whether ``path``, which lies within ``corpus``, is left out for a name in it."""
    return any(part.startswith(".") for part in path.relative_to(corpus).parts)


def _files_in(
    folder: Path, corpus: Path, prefix: str, seen: set[tuple[int, int]]
) -> Iterator[SourceFile]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(
                (entry for entry in entries if not entry.name.startswith(".")),
                key=lambda entry: entry.name,
            )
    except OSError:
        yield _source(folder, corpus, prefix, None)
        return
    for entry in listed:
        name = entry.name
        try:
            status = entry.stat()
        except OSError:
            if kind_of(name) in SUFFIXES and entry.is_symlink():
                yield _source(folder / name, corpus, prefix + name, None, is_link=True)
            continue  # gone since the folder was listed, or of no known kind
        if stat.S_ISDIR(status.st_mode):
            identity = (status.st_dev, status.st_ino)
            if identity not in seen:
                seen.add(identity)
                yield from _files_in(folder / name, corpus, f"{prefix}{name}/", seen)
        elif stat.S_ISREG(status.st_mode) and kind_of(name) in SUFFIXES:
            is_link = entry.is_symlink()
            yield _source(folder / name, corpus, prefix + name, status, is_link=is_link)


def _source(
    path: Path, corpus: Path, key: str, status: os.stat_result | None, *, is_link: bool = False
) -> SourceFile:
    size, mtime_ns = (status.st_size, status.st_mtime_ns) if status else (0, 0)
    return SourceFile(path, corpus, _escaped(key), size, mtime_ns, is_link)


def _escaped(name: str) -> str:
    """Return a file name as a key: one line, printable, and another for each other name."""
    if name.isprintable():
        return name
    return "".join(
        character
        if clean(character) == character and character not in "\n\t"
        else "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
        for character in name
    )


def _shown(path: Path) -> str:
    return _escaped(str(path))
