"""How a mention is tied to a quoted span of its paragraph by the verb of saying that is nearest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.analysis.words import remembered

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

_PASSED = frozenset({"R", "ly", "A", "N"})  # between a mention and its verb
_FORMS = frozenset("0123")
_PLAIN = "0"
_SURE = frozenset(":")
_OTHERS = frozenset({"ed", "noun"})  # where no verb is known to report
_REACH = 25  # units within which a verb is looked for


@remembered
def _ties(code: str) -> bool:
    """Tell whether a unit of this class may tie a mention to a quotation."""
    return code[-1:] in _FORMS or code in _SURE or code in _OTHERS


class Links:
    """The ties of one scene's mentions to its quoted spans."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._verbs = [unit for unit, code in enumerate(scene.codes) if _ties(code)]

    def link(self, unit: int, target: int) -> str:
        """Return how the verb of saying nearest to a quotation depends on the mention.

        ``unit`` is that of the mention, ``target`` that of the quotation, in one paragraph. The
        code begins with the mention's side; the class of the verb comes last.
        """
        scene = self._scene
        codes, subjects = scene.codes, scene.subjects
        if unit < target:
            verb = self._before(target, unit + 1)
            if verb < 0:
                return "<-"
            own = "s" if subjects[verb] == unit else "o"
            near = "a" if target - verb <= 2 else "b" if target - verb <= 6 else "c"
            return "<" + own + near + codes[verb]
        verb = self._before(target, scene.paragraph_units[scene.paragraphs[target]][0])
        if verb >= 0 and subjects[verb] == unit:
            return ">w" + codes[verb]
        verb = self._after(target, unit)
        if verb >= 0:
            near = "a" if verb - target <= 2 else "b"
            step = "1" if unit - verb == 1 else "2" if unit - verb <= 3 else "3"
            return ">v" + near + step + codes[verb]
        return self._verb_behind(unit)

    def _before(self, target: int, least: int) -> int:
        """Return the verb nearest before a unit and not before ``least``, or -1."""
        stop = bisect_left(self._verbs, target)
        begin = bisect_left(self._verbs, max(least, target - _REACH), 0, stop)
        return self._surest(self._verbs[begin:stop][::-1])

    def _after(self, target: int, most: int) -> int:
        """Return the verb nearest after a unit and not after ``most``, or -1."""
        begin = bisect_right(self._verbs, target)
        stop = bisect_right(self._verbs, min(most, target + _REACH), begin)
        return self._surest(self._verbs[begin:stop])

    def _surest(self, verbs: list[int]) -> int:
        """Return the first verb that is sure to report, else the first of all, or -1."""
        codes = self._scene.codes
        for verb in verbs:
            code = codes[verb]
            if code in _SURE or (code[-1:] in _FORMS and code[-1:] != _PLAIN):
                return verb
        return verbs[0] if verbs else -1

    def _verb_behind(self, unit: int) -> str:
        """Return the link of a mention after the quotation to the word that follows it."""
        codes, sentences = self._scene.codes, self._scene.sentences
        for position in range(unit + 1, min(len(codes), unit + 5)):
            if codes[position] not in _PASSED:
                same = sentences[position] == sentences[unit]
                return ">s" + codes[position] if same else ">-"
        return ">-"
