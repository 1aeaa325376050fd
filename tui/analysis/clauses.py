"""Find the clauses that are reported by their grammar alone, whatever their words.

"The union said | the roads are closed" has one right after the verb. "According to a letter by Ada
Bello, | schools will open" has one after its comma; which comma that is depends on what stands
beside the source: who signed it, an apposition.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import compress, groupby
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.postmodifiers import signer
from tui.analysis.wordclasses import MENTIONS, RELATIVE_SUBJECTS, SAID, VERB_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.analysis.scene import Scene

_ENDS = frozenset({".", "!", "?", ";", ":", "Q", "—", "–"})
_SUBJECTS = MENTIONS | {"D", "G", "Z", "num", "w", "s", "Cap", "noun"}
_FINITE = VERB_CLASSES | {"A", "ed"}
_PARTICIPLES = frozenset({"ed", "say2", "judge2"})
_INSERTED = 4  # commas up to the clause
_PAST = words("grammar", "irregular_past") | words("grammar", "finite_past")
_TAIL = 8  # units of "of the Kano command"
_WITHIN_TAIL = frozenset({"I", "D", "w", "s", "n", "d", "say0", "judge0", "noun"})
_LONGEST_NAME = 4  # units
_PLAIN_SAYING = words("cues", "plain_saying")
_PASSED = frozenset({"M", "R", "ly"})  # between "said" and the clause
_OPENING = MENTIONS | {"G"}
_NEAR = 6  # units of a clause among which its verb is


def reported_clauses(scene: Scene) -> Iterator[tuple[range, range]]:
    """Yield the units of an "according to" that opens its sentence, and of the clause after it.

    A clause that "and", "but" or the like joins to it is not reported for sure. A sentence is left
    out that says of something else who said it.
    """
    sentences, codes = scene.sentences, scene.codes
    if "according" not in scene.words:
        return
    for unit in [unit for unit, word in enumerate(scene.words) if word == "according"]:
        is_first = not unit or sentences[unit - 1] != sentences[unit]
        stop = bisect_right(sentences, sentences[unit], unit)
        if not is_first or unit + 3 >= stop or codes[unit + 1] != "to":
            continue
        first = _after_source(scene, unit + 2, stop)
        if first > 0:
            end = _end(scene, first, stop)
            near = min(end, first + _NEAR)
            has_verb = not _FINITE.isdisjoint(codes[first:near])
            has_verb = has_verb or not _PAST.isdisjoint(scene.words[first:near])
            if has_verb and SAID.isdisjoint(codes[first:end]):
                yield range(unit, first), range(first, end)


def said_clauses(scene: Scene) -> Iterator[range]:
    """Yield the clause right after a plain verb of saying: "the union said | the roads are closed".

    No quotation and no other verb of saying is in its sentence. It ends with the first comma.
    """
    sentences = scene.sentences
    said = compress(range(len(sentences)), map(_PLAIN_SAYING.__contains__, scene.words))
    for sentence, units in groupby(said, sentences.__getitem__):
        verb, *others = units
        if not others and scene.subjects[verb] >= 0:
            begin, stop = bisect_left(sentences, sentence), bisect_right(sentences, sentence)
            clause = _clause_after(scene, verb, begin, stop)
            if clause:
                yield clause


def _clause_after(scene: Scene, verb: int, begin: int, stop: int) -> range:
    """Return the clause after a verb of the sentence ``begin .. stop``, or nothing."""
    codes = scene.codes
    is_alone = "Q" not in codes[begin:stop] and SAID.isdisjoint(codes[verb + 1 : stop])
    if not is_alone or not begin <= scene.subjects[verb] < verb:
        return range(0)
    first = verb + 1
    while first < stop and codes[first] in _PASSED:
        first += 1
    ends = (at for at in range(first, stop) if codes[at] in _ENDS or codes[at] == ",")
    end = next(ends, stop)
    has_verb = not _FINITE.isdisjoint(codes[first + 1 : min(end, first + _NEAR)])
    # "said an official who was there": he is the subject
    is_inverted = not RELATIVE_SUBJECTS.isdisjoint(scene.words[first + 1 : first + 2])
    is_clause = first < end and codes[first] in _OPENING and has_verb and not is_inverted
    return range(first, end) if is_clause else range(0)


def _after_source(scene: Scene, source: int, stop: int) -> int:
    """Return where the clause begins after the source and what belongs to it, or -1."""
    codes = scene.codes
    if codes[source] not in MENTIONS:
        return -1
    comma = max(source, signer(scene, source)) + 1
    last = min(stop - 1, comma + _TAIL)
    while comma < last and codes[comma] in _WITHIN_TAIL:
        comma += 1  # "the spokesman | of the Kano command"
    for _ in range(_INSERTED):
        if codes[comma : comma + 1] != [","] or comma + 1 >= stop:
            return -1
        beyond = _past_insertion(scene, comma, stop)
        if beyond < 0:
            return comma + 1
        comma = beyond
    return -1


def _past_insertion(scene: Scene, comma: int, stop: int) -> int:
    """Return the comma after what is said of a source after its comma, or -1 where nothing is.

    "Ada Bello, the mayor, who left on Monday, ".
    """
    codes, first = scene.codes, comma + 1
    ends = [unit for unit in range(first, stop) if codes[unit] == ","]
    if not ends:
        return -1
    end = ends[0]
    is_clause = scene.words[first] in RELATIVE_SUBJECTS or codes[first] in _PARTICIPLES
    is_apposed = {codes[comma - 1], codes[first]} == {"n", "d"} and first + 1 == end
    is_apposed = is_apposed or _is_named(scene, first, end)
    if not is_clause and not is_apposed:
        return -1
    follows = codes[end + 1 : end + 3]
    is_left = is_clause or follows[1:] != [","]
    goes_on = len(follows) > 1 and follows[0] in _SUBJECTS and is_left
    return end if goes_on else -1


def _is_named(scene: Scene, first: int, stop: int) -> bool:
    """Tell whether units are words of a name, known or not: "the spokesman, DSP Ada Bello"."""
    words_of = [scene.document.words[scene.tokens[unit]] for unit in range(first, stop)]
    is_short = 0 < len(words_of) <= _LONGEST_NAME
    is_role = scene.codes[first - 2] != "n"
    return is_short and is_role and all(word[0].isupper() for word in words_of)


def _end(scene: Scene, first: int, stop: int) -> int:
    codes = scene.codes
    for unit in range(first, stop):
        if codes[unit] in _ENDS or codes[unit : unit + 2] == [",", "C"]:
            return unit
    return stop


def named_source(scene: Scene, cue: int) -> int:
    """Return the unit of whom an "according to" leads to, or -1 where ``cue`` is none."""
    at = cue + (scene.words[cue] == "according")
    is_led = 0 < at < len(scene.codes) - 1 and scene.words[at - 1 : at + 1] == ["according", "to"]
    return at + 1 if is_led and scene.codes[at + 1] in MENTIONS else -1
