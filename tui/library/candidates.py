"""Check what the index cannot: where the words of an article stand, and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tui.library.loading import load_analysis, load_article
from tui.library.plan import keys_before, keys_of_last
from tui.library.query import And, Flag, Is, Not, Or, Period, Phrase, Scope
from tui.library.tokens import texts_by_scope
from tui.library.words import words
from tui.model import QuotationKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from tui.library.query import Node
    from tui.model import Analysis, Article


@dataclass(frozen=True, slots=True)
class Marked:
    """The ids of the articles that are read, and of those that are starred."""

    read: AbstractSet[int] = frozenset()
    starred: AbstractSet[int] = frozenset()


class Candidate:
    """An article that may hold what a query asks for. Nothing of it is read before it is needed."""

    def __init__(self, connection: sqlite3.Connection, article_id: int, marked: Marked) -> None:
        self._connection = connection
        self._marked = marked
        self._sequences: dict[Scope, str] = {}
        self.id = article_id

    @cached_property
    def article(self) -> Article:
        """The article itself."""
        return load_article(self._connection, self.id)

    @cached_property
    def analysis(self) -> Analysis:
        """The article's analysis."""
        return load_analysis(self._connection, self.id)

    def holds(self, node: Node) -> bool:
        """Tell whether ``node`` is true of this article."""
        match node:
            case Phrase():
                return self._has_phrase(node)
            case Period():
                return in_period(self.article.published, node)
            case Is(flag):
                return self._has_flag(flag)
            case Not(inner):
                return not self.holds(inner)
            case Or(nodes):
                return any(map(self.holds, nodes))
            case And(nodes):
                return all(map(self.holds, nodes))

    def _has_phrase(self, phrase: Phrase) -> bool:
        return has_phrase(self._sequence(phrase.scope), phrase)

    def _sequence(self, scope: Scope) -> str:
        if scope not in self._sequences:
            if scope is Scope.TEXT:  # without the analysis, which takes as long as all the rest
                texts: Iterable[str] = (self.article.headline, self.article.text)
            else:
                texts = texts_by_scope(self.article, self.analysis)[scope]
            self._sequences[scope] = sequence(texts)
        return self._sequences[scope]

    def _has_flag(self, flag: Flag) -> bool:
        match flag:
            case Flag.READ:
                return self.id in self._marked.read
            case Flag.UNREAD:
                return self.id not in self._marked.read
            case Flag.STARRED:
                return self.id in self._marked.starred
            case Flag.UNDATED:
                return self.article.published is None
            case Flag.DIRECT | Flag.INDIRECT:
                kind = QuotationKind(flag.value)
                return any(quotation.kind is kind for quotation in self.analysis.quotations)


def sequence(texts: Iterable[str]) -> str:
    """Return the keys of the texts' words, a space around each and a line end around each text."""
    return "".join(f"\n {' '.join(words(text))} \n" for text in texts)


def has_phrase(keys: str, phrase: Phrase) -> bool:
    """Tell whether the phrase stands in a ``sequence``."""
    start = "".join(f" {key}" for key in keys_before(phrase))
    end = "" if phrase.prefix else " "
    return any(f"{start} {key}{end}" in keys for key in keys_of_last(phrase))


def in_period(published: date | None, period: Period) -> bool:
    """Tell whether something was published in a period; what has no date was not."""
    if published is None:
        return False
    day = date(published.year, published.month, published.day)
    return (period.first is None or period.first <= day) and (
        period.end is None or day < period.end
    )
