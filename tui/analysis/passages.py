"""Find the passages of a scene that render what somebody says, thinks or wants, without marks.

A tagger gives each unit the probability of its belonging to one, of being its cue and of being its
source; what is likely enough and lies together is a passage.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.clauses import reported_clauses, said_clauses
from tui.analysis.content_features import lengths, words
from tui.analysis.governed import states
from tui.analysis.inserted import inserted
from tui.analysis.lexicon import words as words_of
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.analysis.content_features import Unit
    from tui.analysis.scene import Scene
    from tui.analysis.tagging import Tagger

_OUTSIDE = frozenset({",", ".", "!", "?", "…", "...", ";", ":", "—", "–", "--", "-", "’", "'"})
_CLOSING = _OUTSIDE | {")", "]", "C"}
_OPENING = _OUTSIDE | {")", "]", "T", "C"}
_NOT_FIRST = frozenset({"M", "say3"})  # "announced | Tuesday they leave"
_PLAIN = frozenset({"w", "s", "say0", "judge0", "think0"})  # of verbs after "to"
_PROMISES = words_of("cues", "promises")
_LIKELY_CUE = 0.1
_FADES = 0.97  # what a unit's distance takes from the likelihood of a cue
_CONTENTS = 60  # units between a passage and its cue, at most
_PARTING = 8  # units of "she said on Monday" within a passage
_LINGERS = 0.6  # how much less likely the units after the first of a passage may be
_PARTED = 0.7  # how likely words are to be content that "she said on Monday" parts, at least
_CONNECTIVES = 2  # units before what such words part: "And then, "


@dataclass(frozen=True, slots=True)
class Tags:
    """The probabilities of the units of a scene: of content, of its beginning, cue and source."""

    content: Sequence[float]
    begins: Sequence[float]
    cues: Sequence[float]
    sources: Sequence[float]


class Passage(NamedTuple):
    """Ranges of units ``first .. stop`` (excluded) that render somebody's words or thoughts.

    There are two ``pieces`` where the cue parts them. ``cue`` is the likeliest unit of the words
    that report them, or -1. ``probability`` is the mean of its units'.
    """

    pieces: tuple[tuple[int, int], ...]
    cue: int
    probability: float

    def holds(self, unit: int) -> bool:
        """Tell whether a unit lies in one of the pieces."""
        return any(first <= unit < stop for first, stop in self.pieces)


def tags(scene: Scene, tagger: Tagger[Unit]) -> Tags:
    """Return the probabilities of the units of a scene, as ``tagger`` sees them."""
    found = tagger.probabilities(words(scene), lengths(scene), {}, states(scene))
    column = dict(zip(tagger.labels, found.T, strict=True))
    content: list[float] = (column["B"] + column["I"]).tolist()
    begins, cues, sources = (column[label].tolist() for label in "BCS")
    for pieces in inserted(scene):
        for first, *others in pieces:
            content[first] = max(content[first], _PARTED)
            for unit in others:
                content[unit], begins[unit] = max(content[unit], _PARTED), 0.0
    for source, clause in reported_clauses(scene):
        content[source.start : source.stop] = [0.0] * len(source)
        for unit in clause:
            content[unit], begins[unit] = max(content[unit], _PARTED), 0.0
    for clause in said_clauses(scene):
        for unit in clause:
            content[unit] = max(content[unit], _PARTED)
    return Tags(content, begins, cues, sources)


def passages(scene: Scene, marked: Tags, least: float) -> list[Passage]:
    """Return the passages whose units have the probability ``least`` or more, in order."""
    found: list[Passage] = []
    cues = [unit for unit, share in enumerate(marked.cues) if share >= _LIKELY_CUE]
    reached = 0
    for first, stop in _runs(scene, marked, least):
        while reached < len(cues) and (
            cues[reached] < first - _CONTENTS
            or scene.sentences[cues[reached]] < scene.sentences[first]
        ):
            reached += 1
        cue = _cue_of(scene, marked, cues[reached : reached + 2 * _CONTENTS], first, stop)
        share = sum(marked.content[first:stop]) / (stop - first)
        before = found[-1] if found else None
        if before and cue >= 0 and before.cue == cue and _parts(scene, before, cue, first):
            size = before.pieces[0][1] - before.pieces[0][0]
            both = (before.probability * size + share * (stop - first)) / (size + stop - first)
            found[-1] = Passage((*before.pieces, (first, stop)), cue, both)
        else:
            found.append(Passage(((first, stop),), cue, share))
    return found


def _parts(scene: Scene, before: Passage, cue: int, first: int) -> bool:
    """Tell whether a cue parts one passage: "In the end, she said on Monday, they left"."""
    begin, stop = before.pieces[0]
    opens = scene.sentences[max(0, begin - _CONNECTIVES)] != scene.sentences[begin]
    opens = opens or begin < _CONNECTIVES
    return opens and len(before.pieces) == 1 and stop <= cue < first and first - stop <= _PARTING


def _runs(scene: Scene, marked: Tags, least: float) -> Iterator[tuple[int, int]]:
    """Yield the ranges of likely units of each sentence, without the marks at their ends."""
    content, begins, codes = marked.content, marked.begins, scene.codes
    sentences, lingers = scene.sentences, least * _LINGERS
    stop = 0
    for likely in [unit for unit, share in enumerate(content) if share >= least]:
        if likely < stop:
            continue
        first, stop = likely, likely + 1
        end = bisect_right(sentences, sentences[first], stop)
        while (
            stop < end
            and content[stop] >= lingers
            and begins[stop] < 0.5 * content[stop]
            and not (codes[stop] == "say3" and codes[stop - 1] in _OUTSIDE)  # ", citing"
        ):
            stop += 1
        infinitive = first and codes[first - 1] == "to" and sentences[first - 1] == sentences[first]
        if infinitive and content[first - 1] >= lingers:
            first -= 1
        low, high = first, stop
        while low < high and (
            codes[low] in _OPENING or (low == first and codes[low] in _NOT_FIRST)
        ):
            low += 1
        while low < high and codes[high - 1] in _CLOSING:
            high -= 1
        low = _with_promise(scene, low)
        if codes[low:high].count("Q") < high - low:
            yield low, high


def _with_promise(scene: Scene, first: int) -> int:
    """Return where what is promised begins: "pledged | to recommend a law", all of it."""
    begins = first - 2
    if begins < 1 or scene.codes[begins] != "to" or scene.codes[first - 1] not in _PLAIN:
        return first
    together = scene.sentences[begins - 1] == scene.sentences[first]
    return begins if together and scene.words[begins - 1] in _PROMISES else first


def _cue_of(scene: Scene, marked: Tags, cues: Sequence[int], first: int, stop: int) -> int:
    best, chosen = 0.0, -1
    sentence = scene.sentences[first]
    for unit in cues:
        if scene.sentences[unit] != sentence:
            break
        if first <= unit < stop:
            continue
        far = first - unit if unit < first else unit - stop + 1
        value = marked.cues[unit] * _FADES**far
        if value > best:
            best, chosen = value, unit
    return chosen


def end_before_quotation(scene: Scene, passage: Passage) -> int:
    """Return the offset of the first quotation within a passage, or of its end."""
    document = scene.document
    for first, stop in passage.pieces:
        unit = _next_quotation(scene, first, stop)
        if unit < stop:
            return document.starts[scene.tokens[unit]]
    return document.ends[scene.tokens[passage.pieces[-1][1] - 1]]


def passage_spans(scene: Scene, passage: Passage) -> tuple[Span, ...]:
    """Return the characters of a passage: its pieces, without the quotations within them."""
    document = scene.document
    found: list[Span] = []
    for first, stop in passage.pieces:
        low = first
        while low < stop:
            high = quotation = _next_quotation(scene, low, stop)
            while low < high and scene.codes[low] in _OUTSIDE:
                low += 1
            while low < high and scene.codes[high - 1] in _OUTSIDE:
                high -= 1
            if low < high:
                beyond = scene.tokens[high] if high < len(scene.tokens) else len(document.starts)
                found.append(Span(document.starts[scene.tokens[low]], document.ends[beyond - 1]))
            low = quotation + 1
    return tuple(found)


def _next_quotation(scene: Scene, first: int, stop: int) -> int:
    """Return the first unit of a range that is a quotation, or the end of the range."""
    try:
        return scene.codes.index("Q", first, stop)
    except ValueError:
        return stop
