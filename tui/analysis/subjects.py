"""Guess the subject of each verb of a row of units, from left to right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.analysis.wordclasses import MENTIONS, RELATIVE_SUBJECTS, VERB_CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTICIPLES = frozenset({"ing", "say3", "judge3", "think3"})
_VERBS = VERB_CLASSES | {"ed", "ing", "s", "A"}
_GOVERNORS = VERB_CLASSES | {"I", "to", "w", "ed", "ing"}
_PASSED = frozenset({"R", "ly", "N"})
_UNSERVED = frozenset({"", "n", "d", "p", ","})  # "whom the minister": its verb is still to come


class Subjects:
    """Guess, from left to right, the subject of each verb of a row of units.

    The subject is the nearest mention before the verb that no preposition and no verb governs. A
    relative clause has its pronoun until a comma ends it; "noting" after a comma has the subject of
    the verb before; a sentence that begins with "Citing" waits for the first subject after it. What
    stands between commas after a subject ("Kari, a friend of Ola, said") leaves it the subject.
    """

    def __init__(self, codes: Sequence[str], words: Sequence[str], edges: Sequence[int]) -> None:
        self.codes = [*codes, ""]
        self.words = words
        self.found = [-1] * len(codes)
        self.free = [False] * len(codes)
        for first, stop in pairwise(edges):
            self._new_sentence()
            self._read(first, stop)

    def _new_sentence(self) -> None:
        self.subject = self.finite_subject = self.relative = -1
        self.parted = -1  # a subject with a comma after it
        self.relative_served = self.governed = False
        self.waiting: list[int] = []

    def _read(self, first: int, stop: int) -> None:
        """Take in the units of one sentence."""
        before = "."
        for unit in range(first, stop):
            code = self.codes[unit]
            if code in MENTIONS:
                self._mention(unit, code, before)
            elif code in _VERBS:
                self._verb(unit, code, before)
                if code == "s" and before in {"n", "p"}:
                    code = "ed"  # "Kari backs Ola": a verb, which governs what follows
            elif code in _PASSED:
                continue
            before = code

    def _mention(self, unit: int, code: str, before: str) -> None:
        follows = self.codes[unit + 1]
        if code == "p" and self.subject >= 0 and self.words[unit] in RELATIVE_SUBJECTS:
            self.relative = unit
            self.relative_served = follows not in _UNSERVED
            self.free[unit] = True
            return
        self.governed = before in _GOVERNORS or (before == "C" and self.governed)
        apposed = before == "," and code == "d" and self.subject == unit - 2
        if self.governed or apposed:
            return
        self.free[unit] = True
        self.subject = unit
        if self.parted < 0 and follows == ",":
            self.parted = unit
        if self.waiting and before == ",":
            for verb in self.waiting:
                self.found[verb] = unit
            self.waiting = []

    def _verb(self, unit: int, code: str, before: str) -> None:
        if code in _PARTICIPLES:
            if before == ".":
                self.waiting.append(unit)
            elif before in {"n", "d"}:
                self.found[unit] = unit - 1  # "with Kari noting that"
            elif before == "," and self.finite_subject >= 0:
                self.found[unit] = self.finite_subject
            else:
                self.found[unit] = self.subject
            return
        if before == "," and (self.relative < 0 or self.relative_served):
            self.relative = -1
            if self.parted >= 0:
                self.subject = self.parted
        if self.relative >= 0:
            self.found[unit] = self.relative
            self.relative_served = True
            return
        self.found[unit] = self.subject
        if code != "s":
            self.finite_subject = self.subject
