"""Say of each unit of a scene what governs it: the cues of its sentence and where they stand.

A cue here is a word that may report: a verb of saying, judging or thinking, "according to", "the
claim that". What is said of a unit is a short text of six fields, which many units share; the
tagger of indirect speech has weights for parts of them.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.wordclasses import FUNCTION_CLASSES, RELATIVE_SUBJECTS, VERB_CLASSES, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.analysis.scene import Scene

_SEPARATORS = frozenset({",", ";", ":", "—", "–", "--", "-"})
_TURNS = _SEPARATORS | {"T"}  # units besides the cues at which what governs may change
_CARRIERS = frozenset({"noun", "doc", "DOC"})
_MAYBE = VERB_CLASSES | _CARRIERS | {"to"}
_SAYING = frozenset({"say0", "say1", "say2", "say3", "to"})
_BEFORE_PLAIN = frozenset({"A", "to", "N", "p"})  # "would say", "they say"; not "a list"
_FINITE = frozenset({"A", "say1", "say2", "judge1", "judge2", "think1", "think2", "ed"})
_OPENERS = frozenset({"to", ",", ".", "Q", ":", "I", "S", "W", "p", "n", "d"})
_DECIDED = frozenset({"to", ".", "Q", ":"})
_EDGES = frozenset({",", ".", "Q", "n", "d", "p", "T", "to", "^", "$", "C"})
_FAR = (("1", 2), ("2", 3), ("3", 5), ("4", 8), ("5", 13), ("6", 21), ("7", sys.maxsize))
_AHEAD = 8  # units after a cue in which its "that" is looked for
_BESIDE = 4  # units between a cue and a subject that belongs to it
_NONE = "- - - 0 "


class _Cue(NamedTuple):
    """A word that may report; ``low`` is the first unit of it and its subject."""

    unit: int
    low: int
    verb: str
    code: str
    opening: str


def states(scene: Scene) -> list[Row]:
    """Return six signs of each unit, one row each.

    They are the nearest cue before it in its sentence; the first one; the next one after it; the
    last verb of saying; the stretch between commas in which it lies; and the sentence's own place.
    """
    writer = _Writer(scene)
    first, count = 0, len(scene.codes)
    while first < count:
        stop = first + 1
        while stop < count and scene.sentences[stop] == scene.sentences[first]:
            stop += 1
        writer.add(first, stop)
        first = stop
    return [writer.before, writer.first, writer.after, writer.last, writer.stretch, writer.place]


class Row(NamedTuple):
    """A sign of each unit, as runs: ``sizes[i]`` units in turn are in ``states[i]``."""

    states: list[str]
    sizes: list[int]

    def add(self, state: str, size: int) -> None:
        """Add ``size`` units in one state."""
        if size > 0:
            self.states.append(state)
            self.sizes.append(size)

    def spread(self, mark: str, cue: int, first: int, stop: int) -> None:
        """Add ``mark``, with the distance from a cue, for the units ``first .. stop`` (excluded).

        ``cue`` is the cue's unit, or -1 for none; then the mark is added as it is. ``stop`` lies
        before ``first`` where the units are added from right to left.
        """
        count = abs(stop - first)
        if cue < 0:
            self.add(mark, count)
            return
        begin = abs(first - cue)
        end = begin + count
        for code, limit in _FAR:
            if begin < limit:
                self.add(mark + code, min(end, limit) - begin)
                begin = limit
                if end <= limit:
                    return


class _Governed:
    """The cue that holds while a walk goes on, and what the walk has passed since."""

    def __init__(self, side: str) -> None:
        self.side = side
        self.cue: _Cue | None = None
        self.unit = -1
        self.opening = ""
        self.commas = 0
        self.mark = f"{side} {_NONE}0"

    def enter(self, cue: _Cue, opening: str = "") -> None:
        """Begin anew at a cue."""
        self.cue, self.unit, self.commas = cue, cue.unit, 0
        self.opening = opening or cue.opening
        self._write()

    def pass_comma(self) -> None:
        """Count a comma or another mark that parts clauses."""
        self.commas = min(3, self.commas + 1)
        self._write()

    def pass_that(self) -> None:
        """Note the "that" which the cue was waiting for."""
        if self.opening == "t":
            self.opening, self.commas = "tT", 0
            self._write()

    def _write(self) -> None:
        if self.cue is not None:
            self.mark = f"{self.side} {self.cue.verb} {self.cue.code} {self.opening} {self.commas} "


class _Writer:
    """One walk over the sentences of a scene, which collects the rows."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.codes, self.words = scene.codes, scene.words
        self.verbs = verbs()
        self.before = Row([], [])
        self.first = Row([], [])
        self.after = Row([], [])
        self.last = Row([], [])
        self.stretch = Row([], [])
        self.place = Row([], [])
        self.paragraph = -1
        self.has = "^"

    def add(self, first: int, stop: int) -> None:
        """Add the sentence that has the units ``first .. stop`` (excluded)."""
        cues = list(self._cues(first, stop))
        at = {cue.unit: cue for cue in cues}
        turns = [
            unit for unit, code in enumerate(self.codes[first:stop], first)
            if code in _TURNS or unit in at
        ]  # fmt: skip
        self._add_before(first, stop, at, turns)
        self._add_after(first, stop, at, turns)
        self._add_stretches(first, stop, at)
        self._add_last(first, stop, cues)
        self._add_place(first, stop, cues)

    def spelled(self, unit: int) -> str:
        """Return the word of a unit for a function word or a pronoun, else its class."""
        code = self.codes[unit]
        return self.words[unit] if code in FUNCTION_CLASSES or code == "p" else code

    def _cues(self, first: int, stop: int) -> Iterator[_Cue]:
        codes, words = self.codes, self.words
        for unit in range(first, stop):
            code = codes[unit]
            if code not in _MAYBE:
                continue
            if code in VERB_CLASSES:
                if code[-1] != "0" or (unit > first and codes[unit - 1] in _BEFORE_PLAIN):
                    yield self._verb(unit, code)
            elif code == "to":
                if unit and words[unit - 1] == "according":
                    yield _Cue(unit, unit - 1, "to", "to", self._opening(unit))
            elif codes[unit + 1 : unit + 2] == ["T"]:
                yield _Cue(unit, unit, words[unit], code, "T")

    def _verb(self, unit: int, code: str) -> _Cue:
        """Return a verb with its form, its subject's sort and side, and "b" for a passive."""
        subject = self.scene.subjects[unit]
        kind = self.codes[subject] if subject >= 0 else "-"
        if kind == "p" and self.words[subject] in RELATIVE_SUBJECTS:
            kind = "r"
        passive = "b" if unit and code[-1] == "2" and self.codes[unit - 1] == "A" else ""
        inverted = "i" if subject > unit else ""
        low = subject if 0 <= subject < unit and unit - subject < _BESIDE else unit
        word = self.words[unit]
        verb = self.verbs.get(word, ("", word))[1]
        return _Cue(unit, low, verb, code + kind + inverted + passive, self._opening(unit))

    def _opening(self, unit: int) -> str:
        """Return what follows a cue: "that" (``T``, later ``t``), "to", a comma or what else."""
        codes = self.codes
        stop = min(unit + _AHEAD, len(codes))
        if unit + 1 >= stop:
            return "."
        nearest = codes[unit + 1]
        if nearest == "T":
            return "T"
        if nearest in _DECIDED:
            return nearest
        for at in range(unit + 1, stop):
            code = codes[at]
            if code == "T":
                return "t"
            if code in _SEPARATORS or code == "A" or code[-1] in "12":
                break
        return nearest if nearest in _OPENERS else "x"

    def _add_before(self, first: int, stop: int, at: dict[int, _Cue], turns: Sequence[int]) -> None:
        near, head = _Governed("L"), _Governed("F")
        since = first  # units from here on are still to be written
        for unit in turns:
            code = self.codes[unit]
            comma = near.cue is not None and code in _SEPARATORS
            that = code == "T" and "t" in {near.opening, head.opening}
            if comma or that or unit in at:
                self.before.spread(near.mark, near.unit, since, unit + 1)
                self.first.spread(head.mark, head.unit, since, unit + 1)
                since = unit + 1
            if comma:
                near.pass_comma()
                head.pass_comma()
            elif that:
                near.pass_that()
                head.pass_that()
            elif unit in at:
                near.enter(at[unit])
                if head.cue is None:
                    head.enter(at[unit])
        self.before.spread(near.mark, near.unit, since, stop)
        self.first.spread(head.mark, head.unit, since, stop)

    def _add_after(self, first: int, stop: int, at: dict[int, _Cue], turns: Sequence[int]) -> None:
        row = Row([], [])
        following = _Governed("R")
        since = stop - 1
        for unit in reversed(turns):
            comma = following.cue is not None and self.codes[unit] in _SEPARATORS
            if comma or unit in at:
                row.spread(following.mark, following.unit, since, unit - 1)
                since = unit - 1
            if comma:
                following.pass_comma()
            elif unit in at:
                following.enter(at[unit], self._edges(at[unit], first, stop))
        row.spread(following.mark, following.unit, since, first - 1)
        self.after.states.extend(reversed(row.states))
        self.after.sizes.extend(reversed(row.sizes))

    def _edges(self, cue: _Cue, first: int, stop: int) -> str:
        """Return what stands before a cue with its subject, and what after it."""
        before = self.codes[cue.low - 1] if cue.low > first else "^"
        after = self.codes[cue.unit + 1] if cue.unit + 1 < stop else "$"
        return (before if before in _EDGES else "x") + (after if after in _EDGES else "x")

    def _add_last(self, first: int, stop: int, cues: Sequence[_Cue]) -> None:
        cue = next((cue for cue in reversed(cues) if self.codes[cue.unit] in _SAYING), None)
        if cue is None:
            self.last.add(f"E {_NONE}0", stop - first)
            return
        mark = f"E {cue.verb} {cue.code} {self._edges(cue, first, stop)} "
        far = next(code for code, limit in _FAR if stop - cue.unit < limit)
        low = max(first, cue.low)
        self.last.add(f"{mark}< {far}", low - first)
        self.last.add(f"{mark}= {far}", cue.unit + 1 - low)
        self.last.add(f"{mark}> {far}", stop - cue.unit - 1)

    def _add_stretches(self, first: int, stop: int, at: dict[int, _Cue]) -> None:
        codes = self.codes
        edges = [first, *(unit for unit in range(first + 1, stop) if codes[unit] in _SEPARATORS)]
        parts = [self._part(low, high, at) for low, high in pairwise([*edges, stop])]
        parts.append((0, "$", "$", 0))
        for place, ((size, opener, cue, finite), following) in enumerate(pairwise(parts)):
            sign = f"G {opener} {cue} {following[1]} {following[2]} {finite}{following[3]}"
            self.stretch.add(sign + str(min(place, 2)), size)

    def _part(self, low: int, high: int, at: dict[int, _Cue]) -> tuple[int, str, str, int]:
        """Return the size of a stretch, its first word, its main cue and if it has a verb."""
        codes = self.codes
        begin = low + (codes[low] in _SEPARATORS)
        opener = self.spelled(begin) if begin < high else "$"
        cue = "-"
        for unit in at:
            if begin <= unit < high and cue[0] in "-tj":
                cue = codes[unit]
        finite = int(not _FINITE.isdisjoint(codes[begin:high]))
        return high - low, opener, cue, finite

    def _add_place(self, first: int, stop: int, cues: Sequence[_Cue]) -> None:
        codes = self.codes
        paragraph = self.scene.paragraphs[first]
        begins = paragraph != self.paragraph
        before = "^" if begins else self.has
        self.paragraph = paragraph
        kinds = "".join(sorted({self.codes[cue.unit][0] for cue in cues}))
        self.has = ("Q" if "Q" in codes[first:stop] else "") + (kinds or "-")
        end = codes[stop - 1] if codes[stop - 1] in {".", "?", "Q", ":"} else "x"
        opener = self.spelled(first)
        sign = f"P {opener} {self.has} {end} {before} {int(begins)}"
        self.place.add(sign, stop - first)
