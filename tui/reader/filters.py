"""The filters in force, in the order in which they came."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.library import Selection
from tui.library.days import today


class FilterKind(StrEnum):
    """What a filter looks at."""

    QUERY = "query"
    SPEAKER = "speaker"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on the articles listed; ``value`` is a query or a name."""

    kind: FilterKind
    value: str

    @property
    def label(self) -> str:
        """How the chip reads."""
        match self.kind:
            case FilterKind.QUERY:
                return f"/{self.value}"
            case FilterKind.SPEAKER:
                return f"speaker: {self.value}"
            case _:
                return f"names: {self.value}"


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters, oldest first. At most one of them is a query."""

    items: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    @property
    def query(self) -> str:
        """The query in force, or the empty string."""
        return next((item.value for item in self.items if item.kind is FilterKind.QUERY), "")

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speakers of whom any must be quoted."""
        return tuple(item.value for item in self.items if item.kind is FilterKind.SPEAKER)

    @property
    def entities(self) -> tuple[str, ...]:
        """The names that must all occur."""
        return tuple(item.value for item in self.items if item.kind is FilterKind.ENTITY)

    @property
    def selection(self) -> Selection:
        """The same for the library, the query asked today."""
        day = today() if self.query else None
        return Selection(self.query, self.speakers, self.entities, day)

    def with_query(self, query: str) -> Filters:
        """Return these with another query, which keeps its place; a blank one is removed."""
        new = Filter(FilterKind.QUERY, query)
        if not query.strip():
            return Filters(tuple(item for item in self.items if item.kind is not FilterKind.QUERY))
        if self.query:
            return Filters(
                tuple(new if item.kind is FilterKind.QUERY else item for item in self.items)
            )
        return Filters((*self.items, new))

    def with_speakers(self, names: tuple[str, ...]) -> Filters:
        """Return these with the speakers ``names`` in place of those before."""
        kept = tuple(
            item
            for item in self.items
            if item.kind is not FilterKind.SPEAKER or item.value in names
        )
        have = {item.value for item in kept if item.kind is FilterKind.SPEAKER}
        new = tuple(Filter(FilterKind.SPEAKER, name) for name in names if name not in have)
        return Filters(kept + new)

    def toggled(self, item: Filter) -> Filters:
        """Return these with ``item`` added, or without it if it was in force."""
        if item in self.items:
            return self.without(item)
        return Filters((*self.items, item))

    def without(self, item: Filter) -> Filters:
        """Return these without ``item``."""
        return Filters(tuple(each for each in self.items if each != item))

    def without_newest(self) -> Filters:
        """Return these without the one that came last."""
        return Filters(self.items[:-1])
