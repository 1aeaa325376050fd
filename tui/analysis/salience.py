"""Whom a pronoun can mean: those mentioned before it, the likeliest first."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.analysis.entities import Draft
    from tui.model import EntityKind

_WINDOW = 40  # mentions looked back
_FARTHEST = 14  # sentences looked back
SAME_PARAGRAPH = 1.4  # what it weighs that a person is mentioned in the paragraph at hand
_FREQUENT = 0.35


class Standing(NamedTuple):
    """What the place of a mention says: what it weighs, and whether it speaks or is the subject.

    ``has_subject`` and ``has_person`` tell whether the sentence, up to the mention, has a subject
    and a person as a subject.
    """

    weight: float
    is_speaker: bool
    is_subject: bool
    has_subject: bool
    has_person: bool


@dataclass(slots=True)
class Event:
    """A mention of an entity in the narrator's flow, tokens ``first`` to ``stop`` (excluded).

    ``rank`` counts the mentions before it. Its ``standing`` is found out only when it is asked for:
    most mentions are never weighed against others.
    """

    rank: int
    first: int
    stop: int
    start: int
    end: int
    sentence: int
    draft: Draft
    is_quoted: bool = False
    is_owner: bool = False
    is_document: bool = False
    standing: Standing | None = None


class Memory:
    """The mentions read so far."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._of_kind: defaultdict[EntityKind, list[Event]] = defaultdict(list)
        self._seen: defaultdict[int, int] = defaultdict(int)

    def add(self, event: Event) -> None:
        """Remember a mention; they are to come in the order of the text."""
        self.events.append(event)
        self._of_kind[event.draft.kind].append(event)
        if not event.is_quoted:
            self._seen[id(event.draft)] += 1

    def recent(self) -> Iterator[Event]:
        """Return the mentions from the latest back."""
        return islice(reversed(self.events), _WINDOW)

    def last(self) -> Event | None:
        """Return the latest mention, if there was one."""
        return self.events[-1] if self.events else None

    def likeliest(
        self,
        sentence: int,
        fits: Callable[[Event], float | None],
        standing: Callable[[Event], Standing],
        kind: EntityKind | None = None,
    ) -> Draft | None:
        """Return the entity, of one ``kind`` if it is given, most likely meant in ``sentence``.

        ``fits`` gives what speaks for or against a mention, or None where it is impossible, and
        ``standing`` what its place says.
        """
        best: Draft | None = None
        highest = -math.inf
        earliest = len(self.events) - _WINDOW
        for event in reversed(self.events if kind is None else self._of_kind[kind]):
            distance = sentence - event.sentence
            if distance > _FARTHEST or event.rank < earliest:
                break
            bonus = fits(event)
            if bonus is None:
                continue
            count = self._seen.get(id(event.draft), 0)
            weight = standing(event).weight
            score = weight - min(distance, 8) + bonus + _FREQUENT * math.log1p(count)
            if score > highest:
                best, highest = event.draft, score
        return best

    def latest(self, fits: Callable[[Draft], bool]) -> Draft | None:
        """Return the entity mentioned last of those that fit."""
        for event in islice(reversed(self.events), 4 * _WINDOW):
            if fits(event.draft):
                return event.draft
        return None
