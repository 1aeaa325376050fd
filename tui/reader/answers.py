"""What the library answered to the reader's questions, as messages to a screen.

See ``finder`` for who asks. An answer to a search or for an article carries the number of the
question, so that one that comes too late can be told from the one that is waited for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from datetime import date

    from tui.library import ArticleRow, Counts, Results, Selection, SpeakerRow
    from tui.model import Analysis, Article, Skipped, Span
    from tui.reader.names import Section


@dataclass
class Found(Message):
    """A search is answered. ``rows`` begin at ``start``; ``position`` is where the cursor goes."""

    sequence: int
    selection: Selection
    results: Results
    counts: Counts
    position: int
    start: int
    rows: tuple[ArticleRow, ...]
    kept: bool


@dataclass
class Completed(Message):
    """The search with this number has found ``total`` entries; ``exact`` says that it is all."""

    sequence: int
    total: int
    exact: bool


@dataclass
class Looked(Message):
    """The library is of this generation."""

    generation: int


@dataclass
class SkippedFound(Message):
    """What could not be read, and why."""

    skipped: tuple[Skipped, ...]


@dataclass
class DayFound(Message):
    """Where the newest article up to ``day`` stands in the list; None where all are newer.

    ``rows`` begin at ``start`` and are those about that place.
    """

    results: Results
    day: date
    position: int | None
    start: int = 0
    rows: tuple[ArticleRow, ...] = ()


@dataclass
class PageFound(Message):
    """The rows of a page."""

    revision: int
    start: int
    rows: tuple[ArticleRow, ...]


@dataclass
class Opened(Message):
    """An article with its analysis, and where the query's words stand in it.

    ``outlets`` says how many outlets carry the quotation that begins at an offset, where others do.
    """

    sequence: int
    selection: Selection
    row: ArticleRow
    article: Article
    analysis: Analysis
    hits: tuple[Span, ...]
    outlets: dict[int, int]


@dataclass
class Ranked(Message):
    """The article with this id stands at ``rank`` in the list, from 0."""

    article: int
    rank: int


@dataclass
class NamesFound(Message):
    """The names in the articles listed."""

    sequence: int
    sections: tuple[Section, ...]


@dataclass
class HitsCounted(Message):
    """How many hits the articles with these ids have."""

    revision: int
    hits: dict[int, int]


@dataclass
class SpeakersFound(Message):
    """Every speaker of the library, for the picker."""

    speakers: tuple[SpeakerRow, ...]


@dataclass
class Failed(Message):
    """The library could not answer; ``about`` says what, where something waits for it."""

    reason: str
    about: str = ""
