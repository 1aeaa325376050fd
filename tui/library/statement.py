"""What the library answers about statements: the quotations that render the same words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from tui.library.tokens import name_key
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tui.library.rows import QuotationRow
    from tui.model import Entity


@dataclass(frozen=True, slots=True)
class Passage:
    """Renderings of the same words, the fullest first; the others are to be read beside it.

    The speaker's own words come before what only reports them.
    """

    renderings: tuple[QuotationRow, ...]

    @property
    def fullest(self) -> QuotationRow:
        """The rendering with most of the speaker's own words."""
        return self.renderings[0]


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance as the articles render it.

    ``passages`` are the parts of it that articles quote, the most widely carried first; most
    statements have one. ``disagrees`` says that articles name speakers that exclude each other.
    ``left_out`` counts renderings beyond the number that is read at once.
    """

    passages: tuple[Passage, ...]
    disagrees: bool
    left_out: int = 0

    @property
    def renderings(self) -> tuple[QuotationRow, ...]:
        """Every rendering, passage by passage."""
        return tuple(row for passage in self.passages for row in passage.renderings)

    @property
    def articles(self) -> int:
        """How many articles carry it."""
        return len({row.article_id for row in self.renderings})

    @property
    def outlets(self) -> int:
        """How many outlets carry it; an article that names none counts as one."""
        return len({row.outlet or row.article_id for row in self.renderings})

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who is named for it, the one most often named first."""
        named = [row.speaker for row in self.renderings if row.speaker is not None]
        return tuple(sorted(dict.fromkeys(named), key=named.count, reverse=True))


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in a list: how widely it is carried, and its fullest rendering.

    ``first`` and ``last`` are when the first and the last article that carries it were published;
    None where that article has no date.
    """

    fullest: QuotationRow
    outlets: int
    articles: int
    renderings: int
    first: date | None
    last: date | None


class Reach(NamedTuple):
    """How widely a statement is carried."""

    outlets: int
    articles: int


def disagree(speakers: Iterable[Entity | None]) -> bool:
    """Tell whether the same words are given to speakers that exclude each other.

    A group and its member do not, nor two groups, which have many names. Nobody, and a source that
    stays unnamed, contradict no one.
    """
    names: dict[str, set[str]] = {}
    groups: set[str] = set()
    for speaker in speakers:
        if speaker is not None and speaker.named:
            key = name_key(speaker.name)
            names.setdefault(key, {key}).update(map(name_key, speaker.members))
            if speaker.kind is EntityKind.GROUP:
                groups.add(key)
    return any(
        not names[one] & names[other] and not {one, other} <= groups
        for one, other in combinations(names, 2)
    )
