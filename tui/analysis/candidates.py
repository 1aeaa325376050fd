"""For each quoted span, the mentions that could be its source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.held import Held
from tui.analysis.wordclasses import MENTIONS, SAID, VERB_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.analysis.scene import Scene

_BEFORE = 9  # mentions of the same paragraph before the quotation, and after it
_AFTER = 6
_REACH = 150  # units within which they are looked for
_ONWARD = 2  # paragraphs over which a source may go on
_SIGNATURE = 12  # units of a paragraph that may be a signature
_EARLIER = ((-1, 4), (-2, 2), (1, 1))  # paragraphs nearby, and how many mentions of each
_CUES = VERB_CLASSES | {":"}
_PASSED = frozenset({"A", "R", "ly", "N", "p", ",", "to"})  # between a source and its verb


class _Beyond(NamedTuple):
    """The candidates in paragraphs nearby: those at a verb that reports, and others."""

    speaking: list[int]
    others: list[int]


class Candidates:
    """The candidates of one document's quoted spans."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._beyond: dict[int, _Beyond] = {}
        self._held = Held(scene)

    def of(self, quote: int, earlier: int = -1) -> list[int]:
        """Return the mentions that could be the source of ``document.quoted[quote]``, by index.

        Those ``around`` it; last ``earlier``, the source of a quoted span before, where that is
        near.
        """
        return self.joined(quote, self.around(quote), earlier)

    def joined(self, quote: int, found: list[int], earlier: int) -> list[int]:
        """Return the candidates ``found`` with ``earlier``, the source of a quoted span before."""
        if earlier >= 0 and earlier not in found and self._goes_on(quote):
            return [*found, earlier]
        return found

    def around(self, quote: int) -> list[int]:
        """Return the candidates that stand around a quoted span.

        Those of its own paragraph, nearest first; then those of the paragraphs around that stand at
        a verb that reports, announce the quotation with a colon, or sign it.
        """
        scene = self.scene
        unit = scene.unit_of_quote[quote]
        if unit < 0:
            return []
        paragraph = scene.paragraphs[unit]
        first, stop = scene.paragraph_units[paragraph]
        before = self._held.within(max(first, unit - _REACH), unit)
        found = self._walk(reversed(before), _BEFORE)
        found += self._walk(self._held.within(unit + 1, min(stop, unit + _REACH)), _AFTER)
        beyond = self._beyond.get(paragraph)
        if beyond is None:
            beyond = self._beyond[paragraph] = self._found_beyond(paragraph)
        found += beyond.speaking
        found += [index for index in beyond.others if index not in found]
        return found

    def _found_beyond(self, paragraph: int) -> _Beyond:
        """Return the candidates for quoted spans of a paragraph that stand in others."""
        speaking: list[int] = []
        for step, limit in _EARLIER:
            if 0 <= paragraph + step < len(self.scene.paragraph_units):
                units = self._held.within(*self.scene.paragraph_units[paragraph + step])
                stands = partial(at_cue, self.scene)
                speaking += self._walk(
                    filter(stands, reversed(units) if step < 0 else units), limit
                )
        others = dict.fromkeys(self._announcers(paragraph) + self._signatory(paragraph))
        return _Beyond(speaking, list(others))

    def _goes_on(self, quote: int) -> bool:
        """Tell whether the quoted span before is in this paragraph or close above it."""
        scene = self.scene
        if scene.unit_of_quote[quote] < 0 or not quote or scene.unit_of_quote[quote - 1] < 0:
            return False
        here, there = scene.unit_of_quote[quote], scene.unit_of_quote[quote - 1]
        return scene.paragraphs[here] - scene.paragraphs[there] <= _ONWARD

    def _walk(self, units: Iterable[int], limit: int) -> list[int]:
        found: list[int] = []
        for unit in units:
            held = self.scene.mentions_of_unit.get(unit)
            if held:
                found.extend(held[:limit])
                if len(found) >= limit:
                    break
        return found

    def _announcers(self, paragraph: int) -> list[int]:
        """Return the mentions of the sentence before, when it ends with a colon."""
        scene = self.scene
        first, stop = scene.paragraph_units[paragraph - 1] if paragraph else (0, 0)
        if stop <= first or scene.words[stop - 1] != ":":
            return []
        sentence = scene.sentences[stop - 1]
        units = range(stop - 1, max(first, stop - _REACH) - 1, -1)
        return self._walk((unit for unit in units if scene.sentences[unit] == sentence), _BEFORE)

    def _signatory(self, paragraph: int) -> list[int]:
        """Return the mention that a short next paragraph begins with: "— Kari Nordmann"."""
        if paragraph + 1 >= len(self.scene.paragraph_units):
            return []
        first, stop = self.scene.paragraph_units[paragraph + 1]
        if stop - first > _SIGNATURE:
            return []
        return self._walk(range(first, min(stop, first + 3)), 1)


def at_cue(scene: Scene, unit: int) -> bool:
    """Tell whether ``unit`` is a mention that stands beside a verb that reports, or a colon."""
    codes = scene.codes
    if codes[unit] not in MENTIONS:
        return False
    before = codes[unit - 1] if unit > 1 else ""
    if before in SAID or (before == "to" and scene.words[unit - 2] == "according"):
        return True
    for code in codes[unit + 1 : unit + 4]:
        if code in _CUES:
            return True
        if code not in _PASSED:
            return False
    return False
