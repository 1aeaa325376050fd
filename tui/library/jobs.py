"""The work that is done for the library outside the writer: reading, analysing, preparing rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.ingest import read
from tui.library.corrections import corrected
from tui.library.prepared import article_digest, prepared
from tui.library.stored import storable
from tui.model import Analysis, Article, Skipped

if TYPE_CHECKING:
    import threading
    from collections.abc import Mapping
    from pathlib import Path

    from tui.ingest import SourceFile
    from tui.library.beginnings import NewWords
    from tui.library.corrections import Correction
    from tui.library.prepared import Prepared
    from tui.model import Roster

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Job:
    """A whole file to be read, or some articles of a larger one that was read already.

    ``file`` is the number by which the outcome is told apart; ``known`` holds the digests, by key,
    of the articles that the library has of this file.
    """

    file: int
    source: SourceFile | None = None
    articles: tuple[Article, ...] = ()
    known: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job. ``kept`` are keys of articles that are as the library has them.

    ``digest`` is that of the whole file; None for some articles of one, and empty for a file that
    could not be read.
    """

    file: int
    prepared: tuple[Prepared, ...] = ()
    kept: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    digest: bytes | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """What articles are analysed with: the roster, and the reader's corrections by identity.

    ``stamp`` names the analysis and the roster, see ``article_digest``.
    """

    roster: Roster
    stamp: str
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)


def outcome(job: Job, setup: Setup, new_words: NewWords) -> Outcome:
    """Do a job. ``new_words`` is the same for all jobs that are done here for one writer."""
    digest = None
    articles: list[Article] = list(job.articles)
    skipped: list[Skipped] = []
    if job.source is not None:
        digest = file_digest(job.source.path) or b""
        for found in read(job.source):
            if isinstance(found, Article):
                articles.append(found)
            else:
                skipped.append(found)
    rows: list[Prepared] = []
    kept: list[str] = []
    for article in articles:
        key_digest = article_digest(article, setup.stamp)
        if job.known.get(article.key) == key_digest:
            kept.append(article.key)
            continue
        analysis, problem = analysed(article, setup)
        if problem:
            skipped.append(problem)
        rows.append(prepared(article, analysis, key_digest, setup.roster, new_words))
    return Outcome(job.file, tuple(rows), tuple(kept), tuple(skipped), digest)


def analysed(article: Article, setup: Setup) -> tuple[Analysis, Skipped | None]:
    """Return the analysis of an article as the reader has corrected it.

    With it comes what to tell of an article whose quotations could not be found.
    """
    # Searching and listing need no analysis, and loading it takes longer than they do.
    from tui.analysis import analyse  # noqa: PLC0415

    try:
        found = analyse(article.text, setup.roster)
        corrections = setup.corrections.get(storable(article.identity), ())
        return corrected(article.text, found, corrections, setup.roster), None
    except Exception as error:  # noqa: BLE001 - one article must not end the indexing of a million
        reason = (
            f"readable, but its quotations could not be found ({type(error).__name__}: {error})"
        )
        return Analysis(), Skipped(article.path or _nowhere(article), reason)


def _nowhere(article: Article) -> Path:
    from pathlib import Path  # noqa: PLC0415 - for an article that came from no file

    return Path(article.key)


def file_digest(path: Path, stop: threading.Event | None = None) -> bytes | None:
    """Return the digest of a file's bytes; None if it cannot be read, or ``stop`` was set."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb", buffering=0) as file:
            while block := file.read(_BLOCK):
                if stop is not None and stop.is_set():
                    return None
                digest.update(block)
    except OSError:
        return None
    return digest.digest()
