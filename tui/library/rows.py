"""What the library is asked with and what it answers: frozen dataclasses and its errors."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tui.library.query import Phrase
    from tui.model import EntityKind, QuotationKind


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles: a query as typed, any of the speakers, and all of the entities.

    Speakers and entities are the names of ``SpeakerRow`` and ``EntityRow``. An empty selection
    holds every article. ``today`` is the day on which the query is asked, for ``on:yesterday``.
    """

    query: str = ""
    speakers: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    today: date | None = None


NEWEST_RANKED = 1_000
"""Of how many of the newest entries the order by relevance is, the rest following by date."""


class Order(StrEnum):
    """In which order articles are listed."""

    NEWEST = "newest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Listing:
    """How the articles of a selection are listed.

    With ``fold`` articles with the same text are one entry, for which the newest of those found
    stands; the entries of the articles in ``opened`` (ids) have the others below them.
    """

    order: Order = Order.NEWEST
    fold: bool = False
    opened: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in the list. ``words`` counts those of its text.

    Where the list is folded, ``copies`` is how many others have its text, ``is_open`` says that
    they are shown below it, and ``beneath`` that it is itself shown below another. ``text`` is the
    same number for all of them.
    """

    id: int
    key: str
    headline: str
    outlet: str
    author: str
    published: date | None
    url: str
    quotations: int
    words: int
    is_read: bool
    is_starred: bool
    copies: int = 0
    is_open: bool = False
    beneath: bool = False
    text: int = 0


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Somebody who is quoted.

    ``quotations`` and ``articles`` count what a filter by this speaker shows: own and joint ones.
    """

    name: str
    role: str
    quotations: int
    articles: int
    aliases: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Somebody or something that articles mention, and how often."""

    name: str
    kind: EntityKind
    role: str
    articles: int
    mentions: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """One quotation with its article; offsets are into the article's text.

    ``role`` is the speaker's, as the article or the roster gives it.
    ``corrected`` says that the speaker is the reader's own word.
    """

    article: str
    headline: str
    outlet: str
    published: date | None
    start: int
    end: int
    text: str
    kind: QuotationKind
    fragment: bool
    speaker: str | None
    members: tuple[str, ...]
    mention: str | None
    cue: str | None
    confidence: float
    article_id: int
    role: str = ""
    url: str = ""
    corrected: bool = False


class Verdict(Enum):
    """What the reader says of a quotation without naming anybody."""

    NO_QUOTATION = auto()
    SPEAKER_UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the library; ``skipped`` counts files and lines that hold no article."""

    articles: int
    quotations: int
    speakers: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as it was understood: in words for the screen, and the phrases to mark in a text."""

    text: str
    terms: tuple[Phrase, ...] = field(default=())
