"""Which speakers a few typed letters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import SpeakerRow

NEAR_ENOUGH = 78
FEW = 5
MOST_NEAR = 200


class SpeakerIndex:
    """Speakers made ready for being asked for again and again."""

    def __init__(self, speakers: Sequence[SpeakerRow]) -> None:
        self._names = [fold(speaker.name) for speaker in speakers]
        self._other = [
            fold(" ".join((speaker.role, *speaker.aliases, *speaker.members)))
            for speaker in speakers
        ]

    def matching(self, typed: str) -> list[int]:
        """Return the indices of the speakers that ``typed`` may mean, best first.

        First names of which a word begins so, then names that hold it, then roles, aliases and
        members that do; where these are few, also names that are spelled nearly so. Equally good
        ones keep their order. Every word of ``typed`` must be found.
        """
        words = fold(typed).split()
        if not words:
            return list(range(len(self._names)))
        tiers: tuple[list[int], list[int], list[int]] = ([], [], [])
        for index, name in enumerate(self._names):
            if all(word in name for word in words):
                padded = f" {name}".replace("-", " ")
                begins = all(f" {word}" in padded for word in words)
                tiers[0 if begins else 1].append(index)
            elif all(word in name or word in self._other[index] for word in words):
                tiers[2].append(index)
        found = [*tiers[0], *tiers[1], *tiers[2]]
        if len(found) < FEW:
            known = set(found)
            found += [index for index in self._near(" ".join(words)) if index not in known]
        return found

    def _near(self, typed: str) -> list[int]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - wanted only for misspellings

        if len(typed) < 3:
            return []
        near = process.extract(
            typed, self._names, scorer=fuzz.partial_ratio, score_cutoff=NEAR_ENOUGH, limit=MOST_NEAR
        )
        return [index for _, _, index in near]
