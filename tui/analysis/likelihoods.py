"""What a tagger says of a scene's units, as codes that features are made of.

The tagger sees a sentence as a whole and a quotation as one unit of it. How likely a mention is to
be somebody's source, and how likely the sentence is to have a cue at all, says much of whose the
quoted words are, or that they are nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.analysis.passages import Tags
    from tui.analysis.scene import Scene

_LEVELS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_LEAST_CUE = 0.1
_FADES = 0.97  # what a unit's distance takes from the likelihood of a cue
_REACH = 60  # units before a quotation within which its cue is looked for


def level(share: float) -> str:
    """Return a coarse code for a probability, finer towards 0 and 1."""
    return "0123456789X"[bisect_right(_LEVELS, share)]


class _Sentence(NamedTuple):
    """The likeliest of a sentence: a source and its unit, the next best source, a cue."""

    source: float
    unit: int
    rival: float
    cue: float


_NOTHING = _Sentence(0.0, -1, 0.0, 0.0)


def _sentences(scene: Scene, tags: Tags) -> Iterator[_Sentence]:
    """Yield the likeliest of each sentence, from the first to the last that has a unit."""
    number = 0
    source, unit, rival, cue = _NOTHING
    cues, sources = tags.cues, tags.sources
    for place, sentence in enumerate(scene.sentences):
        while sentence > number:
            yield _Sentence(source, unit, rival, cue)
            source, unit, rival, cue = _NOTHING
            number += 1
        if cues[place] > cue:  # noqa: PLR1730 - five times as fast as a call of max
            cue = cues[place]
        share = sources[place]
        if share > rival and place in scene.mentions_of_unit:
            if share > source:
                source, unit, rival = share, place, source
            else:
                rival = share
    yield _Sentence(source, unit, rival, cue)


class Likelihoods:
    """The codes of one scene's units, given what a tagger says of them."""

    def __init__(self, scene: Scene, tags: Tags) -> None:
        self._tags = tags
        self._sentences = scene.sentences
        self._likeliest = list(_sentences(scene, tags))

    def source(self, unit: int) -> tuple[str, str, str]:
        """Return how likely a mention is a source, the likeliest other one is, and if it leads."""
        best = self._likeliest[self._sentences[unit]]
        leads = best.unit == unit
        rival = best.rival if leads else best.source
        return level(self._tags.sources[unit]), level(rival), "t" if leads else "-"

    def cue_before(self, unit: int) -> int:
        """Return the unit before another, in its sentence, that most likely reports it, or -1."""
        sentences, cues = self._sentences, self._tags.cues
        best, chosen, weight = _LEAST_CUE, -1, 1.0
        for place in range(unit - 1, max(-1, unit - _REACH), -1):
            if sentences[place] != sentences[unit]:
                break
            weight *= _FADES
            if cues[place] * weight > best:
                best, chosen = cues[place] * weight, place
        return chosen

    def content(self, unit: int) -> tuple[str, str]:
        """Return how likely a unit is to be of a content, and to begin one."""
        return level(self._tags.content[unit]), level(self._tags.begins[unit])

    def sentence(self, unit: int) -> tuple[str, str]:
        """Return how likely the likeliest cue and source of a unit's sentence are."""
        best = self._likeliest[self._sentences[unit]]
        return level(best.cue), level(best.source)
