"""Find the clauses that a cue may govern: the options for indirect speech.

An anchor is a word that may report: "said", "noting", "according to". Around it lie the clauses it
may govern, each a range of units; which of them it does, if any, is for the ranking to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.analysis.scene import Scene

_ENDS = frozenset({",", ";", "—", "–", "--", "-", ":", "(", "Q"})
_CARRIERS = frozenset({"noun", "doc", "ed", "s", "w", "ing"})  # before "that": "the claim that"
_CLOSERS = frozenset({".", "!", "?", "…", "...", ")", "]", "’", "'"})
_FARTHEST = 60  # units of a clause
_MOST_ENDS = 5
_MOST_SOURCES = 8
_REACH = 150  # units within which they are looked for
_ADVERBIALS = frozenset(
    {"in", "on", "at", "during", "to", "from", "after", "before", "over", "with"}
)
_RECIPIENTS = frozenset({"n", "d", "O", "p", "org", "collective", "PERSON", "ORG", "s"})
_PHRASE = frozenset(
    {"D", "G", "Z", "w", "s", "d", "n", "doc", "noun", "num", "M", "org", "ing", "ed", "'s", "’s"}
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that may report, by unit, and the unit of its subject, or -1.

    ``kind`` is ``v`` for a verb after its subject, ``i`` for one before it ("said Kari Nordmann"),
    ``n`` for another word before "that" ("the claim that"), ``a`` for "according to" (``unit`` is
    "to", ``subject`` what follows).
    """

    unit: int
    subject: int
    kind: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A range of units ``first .. stop`` (excluded) that an anchor may govern.

    ``opening`` says how it begins: ``T`` after "that", ``D`` at once, ``J`` after an adverbial,
    ``V`` with "to", ``L`` before the anchor, ``P`` before it and after it ("In the end, she said,
    they left"), ``A`` and ``B`` after and before "according to". ``closing`` is the unit it ends
    before, ``.`` at the sentence's end. ``gap`` is the range of units that part it in two, if any.
    """

    first: int
    stop: int
    opening: str
    closing: str
    gap: tuple[int, int] | None = None


def anchors(scene: Scene) -> Iterator[Anchor]:
    """Yield the words of the narrator that may report something without quotation marks."""
    codes, words, subjects = scene.codes, scene.words, scene.subjects
    for unit, code in enumerate(codes):
        if code == "to" and unit and words[unit - 1] == "according":
            follows = unit + 1 < len(codes) and codes[unit + 1] in "ndp"
            yield Anchor(unit, unit + 1 if follows else -1, "a")
        elif code in _CARRIERS and unit + 1 < len(codes) and codes[unit + 1] == "T":
            yield Anchor(unit, subjects[unit], "n")
        elif code[-1:] in {"1", "2", "3"} or code in {"say0", "judge0", "think0"}:
            follows = unit + 1 < len(codes) and codes[unit + 1] in "ndp"
            comes_after = unit and codes[unit - 1] in {",", "Q"}
            if follows and comes_after and code in {"say1", "say2"}:
                yield Anchor(unit, unit + 1, "i")
            else:
                yield Anchor(unit, subjects[unit], "v")


def clauses(scene: Scene, anchor: Anchor) -> list[Clause]:
    """Return the clauses that the anchor may govern; none holds a quotation."""
    start, stop = _sentence(scene, anchor.unit)
    found: list[Clause] = []
    if anchor.kind == "a":
        found += _around_according(scene, anchor, start, stop)
    else:
        for first, opening in _openings(scene, anchor.unit, stop):
            found += _closings(scene, first, stop, opening)
        found += _before(scene, anchor, start)
        found += _on_both_sides(scene, anchor, start, stop)
    return found


def _sentence(scene: Scene, unit: int) -> tuple[int, int]:
    """Return the range of units of the sentence, without the marks that end it."""
    sentences = scene.sentences
    start = unit
    while start > 0 and sentences[start - 1] == sentences[unit] and unit - start < _FARTHEST:
        start -= 1
    stop = unit + 1
    while stop < len(sentences) and sentences[stop] == sentences[unit] and stop - unit < _FARTHEST:
        stop += 1
    while stop > unit + 1 and scene.codes[stop - 1] in _CLOSERS:
        stop -= 1
    return start, stop


def _openings(scene: Scene, unit: int, stop: int) -> Iterator[tuple[int, str]]:
    """Yield where a clause after a verb may begin, and how."""
    codes = scene.codes
    first = unit + 1
    if first >= stop:
        return
    if codes[first] == "T":
        yield _past_comma(codes, first + 1), "T"
        return
    if codes[first] == "to":
        yield first, "V"
        return
    if codes[first] not in {",", ".", "Q", ")"}:
        yield first + (codes[first] == ":"), "D"
    skipped = _past_adverbials(scene, first, stop)
    if skipped >= stop:
        return
    if codes[skipped] == "T":
        yield _past_comma(codes, skipped + 1), "T"
    elif skipped > first:
        if codes[skipped] == "to":
            yield skipped, "V"
        else:
            yield _past_comma(codes, skipped), "J"


def _past_comma(codes: list[str], unit: int) -> int:
    return unit + 1 if unit < len(codes) and codes[unit] == "," else unit


def _past_adverbials(scene: Scene, unit: int, stop: int) -> int:
    """Return the unit after "on Monday", "the committee", "in an interview" and the like."""
    codes, words = scene.codes, scene.words
    position = unit
    if position < stop and codes[position] in _RECIPIENTS:
        position += 1  # whom it is told
    while position < stop:
        if codes[position] in {"R", "M", "ly"}:
            position += 1
        elif (
            words[position] in {"this", "last", "next"}
            and position + 1 < stop
            and codes[position + 1] == "M"
        ):
            position += 2
        elif words[position] in _ADVERBIALS:
            position += 1
            while position < stop and codes[position] in _PHRASE:
                position += 1
        elif (
            codes[position] == ","
            and position + 1 < stop
            and codes[position + 1] in {"T", "R", "M"}
        ):
            position += 1
        else:
            break
    return position


def _closings(scene: Scene, first: int, stop: int, opening: str) -> Iterator[Clause]:
    """Yield the clauses that begin at ``first``, for each place where they may end."""
    codes = scene.codes
    found = 0
    for unit in range(first + 1, stop):
        code = codes[unit]
        conjunction = (
            code == "C"
            and unit + 2 < stop
            and codes[unit + 1] in "ndp"
            and (codes[unit + 2][-1:] in {"1", "2"})
        )
        if code in _ENDS or conjunction:
            if unit - first >= 2 and found < _MOST_ENDS:
                yield Clause(first, unit, opening, code)
                found += 1
            if code == "Q":
                return
    if first < stop and codes[first] != "Q":
        yield Clause(first, stop, opening, ".")


def _before(scene: Scene, anchor: Anchor, start: int) -> Iterator[Clause]:
    """Yield the clauses that may stand before "…, she said" and "…, said Kari"."""
    codes = scene.codes
    edge = anchor.unit if anchor.kind == "i" else anchor.subject
    comma = edge - 1
    if edge < 0 or comma <= start or codes[comma] != ",":
        return
    yield from _backwards(scene, start, comma, "L")


def _on_both_sides(scene: Scene, anchor: Anchor, start: int, stop: int) -> Iterator[Clause]:
    """Yield the clause that "…, she said on Monday, …" parts."""
    codes = scene.codes
    low, high = sorted((anchor.unit, anchor.subject))
    if low <= start or high - low > 2 or codes[low - 1] != ",":
        return
    resumes = _past_adverbials(scene, high + 1, stop)
    if resumes + 2 >= stop or codes[resumes] != "," or "Q" in codes[start:stop]:
        return
    first = _past_comma(codes, start + (codes[start] == "C"))
    if first < low - 1:
        yield Clause(first, stop, "P", ".", (low - 1, resumes + 1))


def _backwards(scene: Scene, start: int, comma: int, opening: str) -> Iterator[Clause]:
    codes = scene.codes
    begins = [start]
    for unit in range(comma - 1, start, -1):
        if codes[unit] == "Q":
            begins = []
            break
        if codes[unit] in _ENDS and comma - unit > 3 and len(begins) < 3:
            begins.append(unit + 1)
    if codes[start] == "Q":
        return
    for begin in begins:
        first = begin + 1 if codes[begin] == "C" else begin
        if comma - _past_comma(codes, first) >= 2:
            yield Clause(_past_comma(codes, first), comma, opening, ",")


def _around_according(scene: Scene, anchor: Anchor, start: int, stop: int) -> Iterator[Clause]:
    codes = scene.codes
    begin = anchor.unit - 1
    before = begin - 1
    if before > start:
        comma = before if codes[before] in {",", "—", "–"} else begin
        yield from _backwards(scene, start, comma, "B")
    opening = "A" if before <= start else "a"
    commas = [
        unit
        for unit in range(anchor.unit + 1, min(stop - 1, anchor.unit + 30))
        if codes[unit] == ","
    ]
    for unit in commas[:2]:
        yield from _closings(scene, unit + 1, stop, opening)
        if codes[unit + 1] != "d":
            break  # no apposition: "according to Kari Nordmann, a lawyer, …"


def anchor_candidates(scene: Scene, anchor: Anchor) -> list[int]:
    """Return the mentions that could be the source at an anchor, nearest first.

    Those of its sentence, more of them before it than after, and the last one of the sentence
    before.
    """
    sentences = scene.sentences
    found: list[int] = []
    unit, others = anchor.unit - 1, 0
    farthest = max(0, anchor.unit - _REACH)
    while unit >= farthest and len(found) < _MOST_SOURCES and others < 2:
        if sentences[unit] != sentences[anchor.unit]:
            if scene.paragraphs[unit] != scene.paragraphs[anchor.unit]:
                break
            others += unit in scene.mentions_of_unit
        found.extend(scene.mentions_of_unit.get(unit, ())[:_MOST_SOURCES])
        unit -= 1
    unit, after = anchor.unit + 1, 0
    stop = min(len(sentences), anchor.unit + _REACH)
    while unit < stop and sentences[unit] == sentences[anchor.unit] and after < 3:
        after += unit in scene.mentions_of_unit
        found.extend(scene.mentions_of_unit.get(unit, ())[:_MOST_SOURCES])
        unit += 1
    return found
