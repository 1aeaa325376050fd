"""Find the words of a scene that may report, and say of each how it stands in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.wordclasses import RELATIVE_SUBJECTS, VERB_CLASSES, verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.analysis.scene import Scene

SEPARATORS = frozenset({",", ";", ":", "—", "–", "--", "-"})
MAY_REPORT = VERB_CLASSES | {"noun", "doc", "DOC", "to"}
_BEFORE_PLAIN = frozenset({"A", "to", "N", "p"})  # "would say", "they say"; not "a list"
_OPENERS = frozenset({"to", ",", ".", "Q", ":", "I", "S", "W", "p", "n", "d"})
_DECIDED = frozenset({"to", ".", "Q", ":"})
_EDGES = frozenset({",", ".", "Q", "n", "d", "p", "T", "to", "^", "$", "C"})
_AHEAD = 8  # units after a cue in which its "that" is looked for
_BESIDE = 4  # units between a cue and a subject that belongs to it


class Cue(NamedTuple):
    """A word that may report; ``low`` is the first unit of it and its subject.

    ``code`` is a verb's class, its subject's sort and side, and "b" for a passive. ``opening`` is
    what follows: "that" (``T``, or ``t`` where other words come before it), "to", a comma or what
    else. ``edges`` says what stands before the cue with its subject, and what after it.
    """

    unit: int
    low: int
    verb: str
    code: str
    opening: str
    edges: str


def cues(scene: Scene, units: Iterable[int]) -> Iterator[Cue]:
    """Yield the words that may report among ``units``, whose classes are in ``MAY_REPORT``."""
    codes, words, sentences = scene.codes, scene.words, scene.sentences
    for unit in units:
        code, low, verb = codes[unit], unit, words[unit]
        if code in VERB_CLASSES:
            is_second = unit and sentences[unit - 1] == sentences[unit]
            if code[-1] == "0" and not (is_second and codes[unit - 1] in _BEFORE_PLAIN):
                continue
            low, verb, code = _verb(scene, unit)
        elif code == "to":
            if not unit or words[unit - 1] != "according":
                continue
            low = unit - 1
        elif codes[unit + 1 : unit + 2] != ["T"]:
            continue
        yield Cue(unit, low, verb, code, _opening(codes, unit), _edges(scene, low, unit))


def _verb(scene: Scene, unit: int) -> tuple[int, str, str]:
    """Return the first unit of a verb with its subject, its plain form and its code."""
    codes, code, word, subject = (
        scene.codes,
        scene.codes[unit],
        scene.words[unit],
        scene.subjects[unit],
    )
    kind = codes[subject] if subject >= 0 else "-"
    if kind == "p" and scene.words[subject] in RELATIVE_SUBJECTS:
        kind = "r"
    passive = "b" if unit and code[-1] == "2" and codes[unit - 1] == "A" else ""
    inverted = "i" if subject > unit else ""
    low = subject if 0 <= subject < unit and unit - subject < _BESIDE else unit
    return low, verbs().get(word, ("", word))[1], code + kind + inverted + passive


def _opening(codes: list[str], unit: int) -> str:
    ahead = codes[unit + 1 : unit + _AHEAD]
    nearest = ahead[0] if ahead else "."
    if nearest == "T" or nearest in _DECIDED:
        return nearest
    if "T" in ahead and not any(map(_parts, ahead[: ahead.index("T")])):
        return "t"
    return nearest if nearest in _OPENERS else "x"


def _parts(code: str) -> bool:
    """Tell whether a "that" after a unit of this class is no longer the cue's."""
    return code in SEPARATORS or code == "A" or code[-1] in "12"


def _edges(scene: Scene, low: int, unit: int) -> str:
    codes, sentences, sentence = scene.codes, scene.sentences, scene.sentences[unit]
    is_first = not low or sentences[low - 1] != sentence
    is_last = unit + 1 == len(codes) or sentences[unit + 1] != sentence
    before = "^" if is_first else codes[low - 1]
    after = "$" if is_last else codes[unit + 1]
    return (before if before in _EDGES else "x") + (after if after in _EDGES else "x")
