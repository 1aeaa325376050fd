"""Tell a clause that states something from words that only name it.

"Kari announced that they will leave" and "Kari vowed to leave" report what she said; "Kari
announced plans to leave" tells of it, in the narrator's words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.analysis.clauses import Anchor, Clause
    from tui.analysis.scene import Scene

_STATING = frozenset("TLPABa")  # the openings that only a clause has
_MENTIONS = frozenset({"n", "d", "p"})
_FINITE = frozenset({"A", "say1", "say2", "judge1", "judge2", "think1", "think2"})
_RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
_PLAIN = frozenset({"w", "say0", "judge0", "think0"})
_BEFORE_PAST = _MENTIONS | {"R", "ly"}


def states(scene: Scene, anchor: Anchor, clause: Clause) -> bool:
    """Tell whether what an anchor reports is a statement, a promise or a demand in words.

    It is where "that" opens it or a verb of its own has a subject. "To leave" after a verb of
    saying is, after one of the mind ("wants to leave") it is not.
    """
    if clause.opening in _STATING:
        return True
    if clause.opening == "V":
        return scene.codes[anchor.unit][:3] == "say"
    return _has_predicate(scene.codes[clause.first : _relative(scene, clause)])


def _relative(scene: Scene, clause: Clause) -> int:
    """Return the unit of the first ", which" or ", who" of a clause, or its end."""
    for unit in range(clause.first + 1, clause.stop):
        if scene.codes[unit - 1] == "," and scene.words[unit] in _RELATIVES:
            return unit
    return clause.stop


def _has_predicate(codes: list[str]) -> bool:
    """Tell whether a finite verb with a subject stands among the units."""
    has_subject = False
    for before, code in pairwise(codes):
        has_subject = has_subject or before in _MENTIONS
        if code in _FINITE and before not in {"W", "to"}:
            return True
        if has_subject and (
            (code == "ed" and before in _BEFORE_PAST)
            or (code == "s" and before in _MENTIONS)
            or (code in _PLAIN and before == "p")
        ):
            return True
    return False
