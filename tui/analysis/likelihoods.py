"""What a tagger says of a scene's units, as codes that features are made of.

The tagger sees a sentence as a whole and a quotation as one unit of it. How likely a mention is to
be somebody's source, and how likely the sentence is to have a cue at all, says much of whose the
quoted words are, or that they are nobody's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, repeat
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.held import Held

if TYPE_CHECKING:
    from tui.analysis.passages import Tags
    from tui.analysis.scene import Scene

_LEVELS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_LEAST_CUE = 0.1
_FADES = 0.97  # what a unit's distance takes from the likelihood of a cue
_REACH = 60  # units before a quotation within which its cue is looked for
_WEIGHTS = [*accumulate(repeat(_FADES, _REACH), mul, initial=1.0)]  # by distance


def level(share: float) -> str:
    """Return a coarse code for a probability, finer towards 0 and 1."""
    return "0123456789X"[bisect_right(_LEVELS, share)]


class _Sentence(NamedTuple):
    """The likeliest of a sentence: a source and its unit, the next best source, a cue."""

    source: float
    unit: int
    rival: float
    cue: float


class Likelihoods:
    """The codes of one scene's units, given what a tagger says of them."""

    def __init__(self, scene: Scene, tags: Tags) -> None:
        self._tags = tags
        self._sentences = scene.sentences
        self._held = Held(scene)
        self._known: dict[int, _Sentence] = {}

    def _likeliest(self, unit: int) -> _Sentence:
        """Return the likeliest of the sentence of a unit."""
        number = self._sentences[unit]
        known = self._known.get(number)
        if known is None:
            first = bisect_left(self._sentences, number, 0, unit)
            stop = bisect_right(self._sentences, number, unit)
            known = self._known[number] = self._found(first, stop)
        return known

    def _found(self, first: int, stop: int) -> _Sentence:
        """Return the likeliest of the units from ``first`` to ``stop``, excluded."""
        shares = self._tags.sources
        source, unit, rival = 0.0, -1, 0.0
        for place in self._held.within(first, stop):
            share = shares[place]
            if share > source:
                source, unit, rival = share, place, source
            elif share > rival:
                rival = share
        return _Sentence(source, unit, rival, max(self._tags.cues[first:stop]))

    def source(self, unit: int) -> tuple[str, str, str]:
        """Return how likely a mention is a source, the likeliest other one is, and if it leads."""
        best = self._likeliest(unit)
        leads = best.unit == unit
        rival = best.rival if leads else best.source
        return level(self._tags.sources[unit]), level(rival), "t" if leads else "-"

    def cue_before(self, unit: int) -> int:
        """Return the unit before another, in its sentence, that most likely reports it, or -1."""
        sentences, cues = self._sentences, self._tags.cues
        first = bisect_left(sentences, sentences[unit], max(0, unit - _REACH + 1), unit)
        best, chosen = _LEAST_CUE, -1
        near = zip(range(first, unit), cues[first:unit], strict=True)
        for place, cue in reversed([item for item in near if item[1] > _LEAST_CUE]):
            share = cue * _WEIGHTS[unit - place]
            if share > best:
                best, chosen = share, place
        return chosen

    def content(self, unit: int) -> str:
        """Return how likely a unit is to be of a content."""
        return level(self._tags.content[unit])

    def begins(self, unit: int) -> str:
        """Return how likely a unit is to begin a content."""
        return level(self._tags.begins[unit])

    def sentence(self, unit: int) -> tuple[str, str]:
        """Return how likely the likeliest cue and source of a unit's sentence are."""
        best = self._likeliest(unit)
        return level(best.cue), level(best.source)
