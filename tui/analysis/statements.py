"""Tell a passage that states something from words that only name it.

"Kari announced that they will leave" and "Kari vowed to leave" report what she said; "Kari
announced plans to leave" tells of it, in the narrator's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.descriptions import described
from tui.analysis.lexicon import words
from tui.analysis.nouns import NounKind
from tui.analysis.wordclasses import MENTIONS, verbs

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
_DEMANDS = words("cues", "demands")
_DEMANDS_WITH = words("cues", "demands_with")
_DEMANDED_OF = words("cues", "demanded_of")
_ADDRESSED = frozenset({"n", "p", "O"})
_WHEN = frozenset({"M", "R", "ly", "I", "N"})  # "on Monday", "not"
_LATEST = 4  # units
_FINITE_PAST = words("grammar", "finite_past")
_PAST = words("grammar", "irregular_past") | _FINITE_PAST
_AGENT = words("documents", "agent")
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
    if demands(scene, passage):
        return True
    to = first + (scene.codes[first] == "N")  # "to leave", "not to leave"
    if scene.codes[to : to + 1] == ["to"]:
        says = scene.codes[cue].startswith("say")
        says = says and MENTIONS.isdisjoint(scene.codes[to + 1 : to + 2])
        return says and _BETWEEN.issuperset(scene.codes[cue + 1 : first])
    return any(
        _has_predicate(scene, begin, _end_of_clause(scene, begin, stop))
        for begin, stop in passage.pieces
    )


def demands(scene: Scene, passage: Passage) -> bool:
    """Tell whether a passage begins with whom something is demanded of.

    "Urged | the government to publish it", "called on | parents on Monday to come".
    """
    codes, lower, cue = scene.codes, scene.words, passage.cue
    first, stop = passage.pieces[0]
    first += lower[first] in _DEMANDED_OF  # "appealed | to parents to come"
    verb = verbs().get(lower[cue], ("", ""))[1]
    if first == cue + 1:
        is_demand = verb in _DEMANDS
    else:
        is_led = first == cue + 2 and lower[first - 1] in _DEMANDED_OF
        is_demand = is_led and verb in _DEMANDS | _DEMANDS_WITH
    if not is_demand or first >= stop or not _may_be_asked(scene, first):
        return False
    after = first + 1
    while after < stop and codes[after] in _WHEN and after < first + _LATEST:
        after += 1
    return after + 1 < stop and codes[after] == "to" and codes[after + 1] != "D"


def _may_be_asked(scene: Scene, unit: int) -> bool:
    """Tell whether a unit is of somebody: "the need to leave" is of nobody."""
    if scene.codes[unit] != "d":
        return scene.codes[unit] in _ADDRESSED
    mention = scene.mentions[scene.mentions_of_unit[unit][0]]
    noun = described(scene.document, mention.span).noun
    return noun is not None and noun.kind is not NounKind.DOCUMENT


def _end_of_clause(scene: Scene, first: int, stop: int) -> int:
    """Return the unit of the first ", which" or quotation of a range of units, or its end."""
    for unit in range(first + 1, stop):
        relative = scene.codes[unit - 1] == "," and scene.words[unit] in _RELATIVES
        if relative or scene.codes[unit] == "Q":
            return unit
    return stop


def _has_predicate(scene: Scene, first: int, stop: int) -> bool:
    """Tell whether a finite verb with a subject stands among the units of a range."""
    codes = scene.codes
    has_subject = False
    for unit in range(first + 1, stop):
        before, code = codes[unit - 1], codes[unit]
        has_subject = has_subject or before in MENTIONS
        is_finite = code in _FINITE or scene.words[unit] in _FINITE_PAST
        if is_finite and before not in _NO_VERB_AFTER:
            return True
        if has_subject and (
            (code == "ed" and before in _BEFORE_PAST)
            or (code == "s" and before in MENTIONS)
            or (code in _PLAIN and before == "p")
            or (before in _BEFORE_PAST and _is_past(scene, unit))
        ):
            return True
    return any(
        codes[unit] == "d" and _is_past(scene, unit) for unit in range(first, stop)
    )  # "the fire began", taken for somebody


def _is_past(scene: Scene, unit: int) -> bool:
    """Tell whether a unit is an irregular past, or ends with one: no participle as in "sent by"."""
    follows = scene.words[unit + 1 : unit + 2]
    return scene.words[unit] in _PAST and not _AGENT.issuperset(follows or ["."])
