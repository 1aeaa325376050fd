"""What an entry of a page leads to when it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class ToSpeaker:
    """The page of the speaker with this name."""

    name: str


@dataclass(frozen=True, slots=True)
class ToOutlet:
    """What this outlet has."""

    outlet: str

    @property
    def query(self) -> str:
        """The search that finds its articles."""
        words = self.outlet.replace('"', " ")
        return f'outlet:"{words}"'


@dataclass(frozen=True, slots=True)
class ToDays:
    """What was published from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def query(self) -> str:
        """The search that finds the articles of these days."""
        if self.first == self.last:
            return f"on:{self.first.isoformat()}"
        end = self.last.toordinal() + 1
        if end > type(self.last).max.toordinal():
            return f"after:{self.first.isoformat()}"
        before = type(self.last).fromordinal(end)
        return f"after:{self.first.isoformat()} before:{before.isoformat()}"


@dataclass(frozen=True, slots=True)
class ToStatement:
    """The statement that a quotation renders: that at ``start`` in the article with this id."""

    article: int
    start: int


Target = ToSpeaker | ToOutlet | ToDays | ToStatement
