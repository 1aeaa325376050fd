"""Whom a pronoun can mean: those mentioned before it, the likeliest first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.analysis.entities import Draft

_WINDOW = 40  # mentions looked back
_FARTHEST = 14  # sentences looked back
# How much a place in a sentence makes the entity there the one talked of.
SUBJECT, SPEAKER, QUOTED, OWNER, OBJECT = 1.6, 1.4, -3.5, -0.8, -0.6
SAME_PARAGRAPH = 1.4  # what it weighs that a person is mentioned in the paragraph at hand
_FREQUENT = 0.35


@dataclass(slots=True)
class Event:
    """A mention of an entity in the narrator's flow: where, and what its place weighs."""

    start: int
    end: int
    sentence: int
    draft: Draft
    weight: float = 0.0
    is_speaker: bool = False
    is_quoted: bool = False
    is_document: bool = False
    is_subject: bool = False


class Memory:
    """The mentions read so far."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.seen: dict[int, int] = {}

    def add(self, event: Event) -> None:
        """Remember a mention; they are to come in the order of the text."""
        self.events.append(event)
        if not event.is_quoted:
            self.seen[id(event.draft)] = self.seen.get(id(event.draft), 0) + 1

    def recent(self) -> Iterator[Event]:
        """Yield the mentions from the latest back."""
        for rank in range(len(self.events) - 1, max(-1, len(self.events) - 1 - _WINDOW), -1):
            yield self.events[rank]

    def last(self) -> Event | None:
        """Return the latest mention, if there was one."""
        return self.events[-1] if self.events else None

    def likeliest(self, sentence: int, fits: Callable[[Event], float | None]) -> Draft | None:
        """Return the entity most likely meant in ``sentence``.

        ``fits`` gives what speaks for or against a mention, or None where it is impossible.
        """
        best: Draft | None = None
        highest = -math.inf
        for event in self.recent():
            distance = sentence - event.sentence
            if distance > _FARTHEST:
                break
            bonus = fits(event)
            if bonus is None:
                continue
            count = self.seen.get(id(event.draft), 0)
            score = event.weight - min(distance, 8) + bonus + _FREQUENT * math.log1p(count)
            if score > highest:
                best, highest = event.draft, score
        return best

    def latest(self, fits: Callable[[Draft], bool]) -> Draft | None:
        """Return the entity mentioned last of those that fit."""
        for rank in range(len(self.events) - 1, max(-1, len(self.events) - 1 - 4 * _WINDOW), -1):
            if fits(self.events[rank].draft):
                return self.events[rank].draft
        return None
