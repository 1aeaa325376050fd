"""The words before a quotation, in its sentence, that may report it: verbs and nouns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.analysis.wordclasses import VERB_CLASSES

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

REPORTS = frozenset(code for code in VERB_CLASSES if code[-1] != "0")  # in a form that can be one's
_SAID = ("say1", "say2", "say3")
GOVERNS = REPORTS | {"say0", "judge0"}
_OTHERS = frozenset({"ed", "ing", "noun", "think0"})  # where no verb is known to report
_MAY_REPORT = GOVERNS | _OTHERS
_REACH = 40  # units before a quotation, and after it, within which they are looked for
_FAR = 6  # units from which on a verb that reports gives way to another word ...
_NEAR = 3  # ... that stands as near as this
_MOST_VERBS = 4


class Reporting:
    """The words of one scene that may report, as seen from its quotations."""

    def __init__(self, scene: Scene) -> None:
        self._codes, self._sentences = scene.codes, scene.sentences
        self._before: dict[int, list[int]] = {}

    def before(self, quote_unit: int) -> list[int]:
        """Return the units of those before a quotation, near it in its sentence, nearest first."""
        known = self._before.get(quote_unit)
        if known is None:
            units = range(quote_unit - 1, self._first(quote_unit) - 1, -1)
            codes = self._codes
            known = [unit for unit in units if codes[unit] in _MAY_REPORT]
            self._before[quote_unit] = known
        return known

    def verbs_before(self, quote_unit: int) -> list[int]:
        """Return the verbs that report among those before a quotation, not more than four."""
        codes = self._codes
        return [unit for unit in self.before(quote_unit) if codes[unit] in REPORTS][:_MOST_VERBS]

    def said_around(self, quote_unit: int) -> int:
        """Return how many verbs of saying are near a quotation in its sentence."""
        sentences = self._sentences
        most = min(len(sentences), quote_unit + _REACH)
        stop = bisect_right(sentences, sentences[quote_unit], quote_unit, most)
        near = self._codes[self._first(quote_unit) : stop]
        return sum(map(near.count, _SAID))

    def _first(self, unit: int) -> int:
        """Return the first unit of a unit's sentence, or of as much of it as is near."""
        sentences = self._sentences
        return bisect_left(sentences, sentences[unit], max(0, unit - _REACH + 1), unit)

    def governor(self, quote_unit: int) -> int:
        """Return the unit of the word that governs a quotation, or -1."""
        other = -1
        for unit in self.before(quote_unit):
            if self._codes[unit] in GOVERNS:
                is_beaten = other >= 0 and quote_unit - other <= _NEAR and quote_unit - unit > _FAR
                return other if is_beaten else unit
            if other < 0:
                other = unit
        return other
