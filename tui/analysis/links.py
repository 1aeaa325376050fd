"""How a mention is tied to a quoted span of its paragraph by the verb of saying that is nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.words import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.analysis.scene import Scene

_PASSED = frozenset({"R", "ly", "A", "N"})  # between a mention and its verb
_FORMS = frozenset("123")
_PLAIN = "0"
_COLON = ":"
_OTHERS = frozenset({"ed", "noun"})  # where no verb is known to report
_REACH = 25  # units within which a verb is looked for


@remembered
def _strength(code: str) -> int:
    """Return 2 for the class of a unit that is sure to report, 1 if it may report, else 0."""
    if code == _COLON or code[-1:] in _FORMS:
        return 2
    return int(code[-1:] == _PLAIN or code in _OTHERS)


class _Verbs(NamedTuple):
    """The nearest unit that is sure to report, and the nearest that may: each -1 for none."""

    sure: int
    any: int


class Links:
    """The ties of mentions to one quoted span: to the unit ``target`` of a scene."""

    def __init__(self, scene: Scene, target: int) -> None:
        self._scene = scene
        self._target = target
        first, stop = scene.paragraph_units[scene.paragraphs[target]]
        self._before = self._nearest(range(target - 1, max(first, target - _REACH) - 1, -1))
        self._after = self._nearest(range(target + 1, min(stop, target + _REACH + 1)))

    def _nearest(self, units: Iterable[int]) -> _Verbs:
        codes, found = self._scene.codes, -1
        for unit in units:
            strength = _strength(codes[unit])
            if strength == 2:
                return _Verbs(unit, unit if found < 0 else found)
            if strength and found < 0:
                found = unit
        return _Verbs(-1, found)

    def link(self, unit: int) -> str:
        """Return how the verb of saying nearest to the quotation depends on a mention.

        ``unit`` is that of the mention, in the same paragraph. The code begins with the mention's
        side; the class of the verb comes last.
        """
        codes, subjects, target = self._scene.codes, self._scene.subjects, self._target
        sure, found = self._before
        if unit < target:
            verb = sure if sure > unit else found
            if verb <= unit:
                return "<-"
            own = "s" if subjects[verb] == unit else "o"
            near = "a" if target - verb <= 2 else "b" if target - verb <= 6 else "c"
            return "<" + own + near + codes[verb]
        verb = sure if sure >= 0 else found
        if verb >= 0 and subjects[verb] == unit:
            return ">w" + codes[verb]
        sure, found = self._after
        verb = sure if 0 <= sure <= unit else found
        if 0 <= verb <= unit:
            near = "a" if verb - target <= 2 else "b"
            step = "1" if unit - verb == 1 else "2" if unit - verb <= 3 else "3"
            return ">v" + near + step + codes[verb]
        return self._verb_behind(unit)

    def _verb_behind(self, unit: int) -> str:
        """Return the link of a mention after the quotation to the word that follows it."""
        codes, sentences = self._scene.codes, self._scene.sentences
        for position in range(unit + 1, min(len(codes), unit + 5)):
            if codes[position] not in _PASSED:
                same = sentences[position] == sentences[unit]
                return ">s" + codes[position] if same else ">-"
        return ">-"
