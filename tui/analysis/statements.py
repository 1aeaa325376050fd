"""Tell a passage that states something from words that only name it.

"Kari announced that they will leave" and "Kari vowed to leave" report what she said; "Kari
announced plans to leave" tells of it, in the narrator's words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.wordclasses import MENTIONS

if TYPE_CHECKING:
    from tui.analysis.passages import Passage
    from tui.analysis.scene import Scene

_FINITE = frozenset({"A", "say1", "say2", "judge1", "judge2", "think1", "think2"})
_NO_VERB_AFTER = frozenset({"W", "to", "D", "G", "I"})  # "the terms": a noun
_RELATIVES = words("grammar", "relatives")
_BETWEEN = MENTIONS | {
    "O",
    "R",
    "M",
    "ly",
    "I",
    "D",
    ",",
}  # "urged the government on Monday to"
_PLAIN = frozenset({"w", "say0", "judge0", "think0"})
_BEFORE_PAST = MENTIONS | {"R", "ly"}


def states(scene: Scene, passage: Passage) -> bool:
    """Tell whether a passage is a statement, a promise or a demand in words.

    It is where "that" opens it or a verb of its own has a subject. "To leave" after a verb of
    saying is, after one of the mind ("wants to leave") it is not.
    """
    first, _ = passage.pieces[0]
    cue = passage.cue
    if cue < 0:
        return False
    if first and scene.codes[first - 1] == "T":
        return True
    if scene.codes[first] == "to":
        says = scene.codes[cue].startswith("say")
        return says and _BETWEEN.issuperset(scene.codes[cue + 1 : first])
    return any(
        _has_predicate(scene.codes[begin : _end_of_clause(scene, begin, stop)])
        for begin, stop in passage.pieces
    )


def _end_of_clause(scene: Scene, first: int, stop: int) -> int:
    """Return the unit of the first ", which" or quotation of a range of units, or its end."""
    for unit in range(first + 1, stop):
        relative = scene.codes[unit - 1] == "," and scene.words[unit] in _RELATIVES
        if relative or scene.codes[unit] == "Q":
            return unit
    return stop


def _has_predicate(codes: list[str]) -> bool:
    """Tell whether a finite verb with a subject stands among the units."""
    has_subject = False
    for before, code in pairwise(codes):
        has_subject = has_subject or before in MENTIONS
        if code in _FINITE and before not in _NO_VERB_AFTER:
            return True
        if has_subject and (
            (code == "ed" and before in _BEFORE_PAST)
            or (code == "s" and before in MENTIONS)
            or (code in _PLAIN and before == "p")
        ):
            return True
    return False
