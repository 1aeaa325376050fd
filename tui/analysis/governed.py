"""Say of each unit of a scene what governs it: the cues of its sentence and where they stand.

Each unit has six signs, which many units share; the tagger of indirect speech has weights for parts
of them. In four of them the sign is a cue, and its grade tells what lies between it and the unit.
Where signs hold is counted for all units at once, in arrays.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.content_features import AFTER, BEFORE, BETWEEN, DISTANCES, NOTHING, lengths
from tui.analysis.reporting import MAY_REPORT, SEPARATORS, cues
from tui.analysis.signs import Signs
from tui.analysis.wordclasses import FUNCTION_CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tui.analysis.scene import Scene
    from tui.analysis.signs import Sign

    Numbers = NDArray[np.intp]

_FINITE = frozenset({"A", "say1", "say2", "judge1", "judge2", "think1", "think2", "ed"})
_SAYING = frozenset({"say0", "say1", "say2", "say3", "to"})
_LAST = frozenset({".", "?", "Q", ":"})
_FAR = np.array([0, 1, 2, 3, 3, *[4] * 3, *[5] * 5, *[6] * 8, 7])  # the code of a distance
_SIDES = np.array([[0], [1], [0], [1]]) * BETWEEN  # of the cues before a unit and after it
_FIELDS = [f"{own}{later}{place}" for own in (0, 1) for later in (0, 1) for place in (0, 1, 2)]

# What the class of a unit may mean, one bit each.
_PARTS, _IS_THAT, _REPORTS, _IS_FINITE, _IS_QUOTED = 1, 2, 4, 8, 16
_MEANINGS = {
    code: _PARTS * (code in SEPARATORS)
    + _IS_THAT * (code == "T")
    + _REPORTS * (code in MAY_REPORT)
    + _IS_FINITE * (code in _FINITE)
    + _IS_QUOTED * (code == "Q")
    for code in SEPARATORS | MAY_REPORT | _FINITE | {"T", "Q"}
}


def states(scene: Scene) -> Signs:
    """Return six signs of each unit.

    They are the nearest cue before it in its sentence; the first one; the next one after it; the
    last verb of saying; the stretch between commas in which it lies; and the sentence's own place.
    """
    if not scene.codes:
        return Signs([], np.zeros((6, 0), dtype=np.intp), np.zeros((6, 0), dtype=np.intp))
    row = _Row(scene)
    return _joined([_cues_around(row), _stretches(row), _sentences(row)])


def _joined(parts: Sequence[Signs]) -> Signs:
    """Return the rows of several one below the other."""
    signs: list[Sign] = []
    places: list[Numbers] = []
    for part in parts:
        places.append(part.places + len(signs))
        signs += part.signs
    return Signs(signs, np.concatenate(places), np.concatenate([part.grades for part in parts]))


class _Row:
    """The units of a scene by what their classes mean, its cues, and the sentences of both."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.count = len(scene.codes)
        found = map(_MEANINGS.get, scene.codes, repeat(0))
        self._meanings = np.fromiter(found, np.intp, self.count)
        self.lengths = np.array(lengths(scene), dtype=np.intp)
        self.ends = self.lengths.cumsum()
        self.begins = self.ends - self.lengths
        self.cues = list(cues(scene, self.units(_REPORTS).tolist()))
        self.at = np.array([0, *(cue.unit for cue in self.cues)])  # the cue 0 is none
        self.lows = np.array([0, *(cue.low for cue in self.cues)])
        self.sentence_of_cue = self.ends.searchsorted(self.at[1:], side="right").tolist()

    def units(self, meaning: int) -> Numbers:
        """Return the units that have a meaning, in order."""
        return np.flatnonzero(self._meanings & meaning)

    def before(self, meaning: int) -> Numbers:
        """Return how many units that have a meaning stand before each unit, and before the end."""
        counts = np.zeros(self.count + 1, dtype=np.intp)
        np.cumsum((self._meanings & meaning) > 0, out=counts[1:])
        return counts

    def spelled(self, unit: int) -> str:
        """Return the word of a unit for a function word or a pronoun, else its class."""
        code = self.scene.codes[unit]
        return self.scene.words[unit] if code in FUNCTION_CLASSES or code == "p" else code


def _cues_around(row: _Row) -> Signs:
    """Return the nearest cue before each unit, the first, the next and the last that says.

    The grade tells how many commas stand between the two and how far they are apart; of the last
    cue, whether the unit stands before it, in it or after it, and how far it is from the end. From
    the first "that" on after a cue which waits for one the cue is another sign, and commas count
    anew. Where there is no cue the grade tells no more than which of the four it is.
    """
    units = np.arange(row.count)
    places = _numbers(row)
    at = row.at.take(places)
    distances = np.abs(at - units)
    distances[3] = row.ends.repeat(row.lengths) - at[3]
    grades = np.empty_like(places)
    grades[3] = units >= row.lows.take(places[3])
    grades[3] += units > at[3]

    waiting = [number for number, cue in enumerate(row.cues, 1) if cue.opening == "t"]
    if waiting:
        _hear_that(row, waiting, at[:2], places[:2])
    commas = row.before(_PARTS)
    between = commas.take(at[:3])
    between[:2] -= commas[:-1]
    between[2] -= commas[1:]
    np.minimum(np.abs(between), BETWEEN - 1, out=grades[:3])
    grades += _SIDES
    grades *= DISTANCES
    grades += _FAR.take(distances, mode="clip")

    # Cues that stand before a unit are told apart by what opens after them, the others by edges.
    signs: list[Sign] = [(BEFORE, *NOTHING)]
    signs += [(BEFORE, cue.verb, cue.code, cue.opening) for cue in row.cues]
    late = [row.cues[number - 1] for number in waiting]
    signs += [(BEFORE, cue.verb, cue.code, "tT") for cue in late]
    places[2:] += len(signs)
    signs.append((AFTER, *NOTHING))
    signs += [(AFTER, cue.verb, cue.code, cue.edges) for cue in row.cues]
    return Signs(signs, places, grades)


def _numbers(row: _Row) -> Numbers:
    """Return for each unit the numbers of its four cues, from 1 on, or 0 for none.

    A cue governs neither itself nor any unit of another sentence.
    """
    is_cue = np.zeros(row.count, dtype=np.intp)
    is_cue[row.at[1:]] = 1
    reached = is_cue.cumsum()
    before = reached - is_cue
    of_earlier = before.take(row.begins).repeat(row.lengths)
    of_later = reached.take(row.ends - 1).repeat(row.lengths)
    codes, last = row.scene.codes, [0] * len(row.lengths)
    for number, (cue, sentence) in enumerate(zip(row.cues, row.sentence_of_cue, strict=True), 1):
        if codes[cue.unit] in _SAYING:
            last[sentence] = number
    has_one = before > of_earlier
    numbers = np.empty((4, row.count), dtype=np.intp)
    np.multiply(before, has_one, out=numbers[0])
    np.multiply(of_earlier + 1, has_one, out=numbers[1])
    np.multiply(reached + 1, reached < of_later, out=numbers[2])
    numbers[3] = np.array(last).repeat(row.lengths)
    return numbers


def _hear_that(row: _Row, waiting: Sequence[int], at: Numbers, numbers: Numbers) -> None:
    """Put in place of waiting cues, after their "that", the unit of that and another number.

    These numbers come after those of all cues.
    """
    thats = np.append(row.units(_IS_THAT), row.count)
    that, later = np.full(len(row.at), row.count), np.zeros(len(row.at), dtype=np.intp)
    that[waiting] = thats.take(thats.searchsorted(row.at[waiting]))
    later[waiting] = np.arange(len(row.at), len(row.at) + len(waiting))
    found = that.take(numbers)
    heard = found < np.arange(row.count)
    at[heard], numbers[heard] = found[heard], later.take(numbers[heard])


def _stretches(row: _Row) -> Signs:
    """Return what stands in the stretch between commas that holds each unit, and in the next."""
    codes = row.scene.codes
    is_first = np.zeros(row.count, dtype=np.intp)
    is_first[row.units(_PARTS)] = 1
    skipped = is_first.copy()  # a comma is no part of the stretch it begins
    is_first[row.begins] = 1
    begins = np.flatnonzero(is_first)
    ends = np.append(begins[1:], row.count)
    inner = begins + skipped.take(begins)
    finite = row.before(_IS_FINITE)
    has_verb = finite.take(ends) > finite.take(inner)
    openers = [
        row.spelled(unit) if unit < end else "$"
        for unit, end in zip(inner.tolist(), ends.tolist(), strict=True)
    ]
    verbs = ["-"] * len(openers)
    of_cue = is_first.cumsum().take(row.at[1:]) - 1
    for stretch, cue in zip(of_cue.tolist(), row.cues, strict=True):
        if verbs[stretch][0] in "-tj":
            verbs[stretch] = codes[cue.unit]
    first = begins.searchsorted(row.begins)
    last = np.append(first[1:], len(begins)) - 1
    later_verb = np.append(has_verb[1:], False)
    later_verb[last] = False
    later_openers, later_verbs = [*openers[1:], "$"], [*verbs[1:], "$"]
    for stretch in last.tolist():
        later_openers[stretch] = later_verbs[stretch] = "$"
    place = np.arange(len(begins)) - first.repeat(last - first + 1)
    fields = (has_verb * 2 + later_verb) * 3 + np.minimum(place, 2)
    rest = map(_FIELDS.__getitem__, fields.tolist())
    signs = [*zip(repeat("G"), openers, verbs, later_openers, later_verbs, rest)]
    return _in_turn(signs, ends - begins)


def _sentences(row: _Row) -> Signs:
    """Return how each unit's sentence begins and ends, what it has, and what the one before has."""
    scene = row.scene
    kinds: dict[int, set[str]] = {}
    for sentence, cue in zip(row.sentence_of_cue, row.cues, strict=True):
        kinds.setdefault(sentence, set()).add(cue.code[0])
    of_cues = ["-"] * len(row.lengths)
    for sentence, found in kinds.items():
        of_cues[sentence] = "".join(sorted(found))
    quotes = row.before(_IS_QUOTED)
    has_quote = (quotes.take(row.ends) > quotes.take(row.begins)).tolist()
    signs: list[Sign] = []
    paragraph, has = -1, ""
    ranges = zip(row.begins.tolist(), row.ends.tolist(), has_quote, of_cues, strict=True)
    for first, stop, quoted, kind in ranges:
        follows = scene.paragraphs[first] == paragraph
        before, opens = (has, "0") if follows else ("^", "1")
        paragraph = scene.paragraphs[first]
        has = "Q" + kind if quoted else kind
        end = scene.codes[stop - 1]
        signs.append(("P", row.spelled(first), has, end if end in _LAST else "x", before, opens))
    return _in_turn(signs, row.lengths)


def _in_turn(signs: list[Sign], sizes: Numbers) -> Signs:
    """Return signs each of which holds for a number of units in turn, without grades."""
    places = np.arange(len(signs)).repeat(sizes)[None]
    return Signs(signs, places, np.zeros_like(places))
