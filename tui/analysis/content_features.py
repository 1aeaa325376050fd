"""What the tagger of indirect speech looks at: the units of a scene, and what governs them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.analysis.distribution import distribution
from tui.analysis.tagging import Template
from tui.analysis.wordclasses import FUNCTION_CLASSES, VERB_CLASSES, sources, verbs

if TYPE_CHECKING:
    from tui.analysis.scene import Scene
    from tui.analysis.signs import Part, Sign

Unit = tuple[str, str]  # its code and its word
_EDGE: Unit = ("", "")
NOTHING = ("-", "-", "-")  # in place of a cue where there is none
COMMAS = 4  # how many commas may be counted between them
DISTANCES = 8  # codes for how far they are apart
_WHOLE, _COMMAS, _FAR, _FAR_COMMAS, _COMMAS_FAR, _SIDE, _SIDE_FAR = range(7)
_GRADES = [(commas, far) for commas in range(COMMAS) for far in range(DISTANCES)]
_SIDES = "<=>>"  # of the last cue, in place of commas: whether the unit is before it, in it, after
_SCALES = (
    tuple("" for _ in _GRADES),
    tuple(f"{commas}" for commas, _ in _GRADES),
    tuple(f"{far}" for _, far in _GRADES),
    tuple(f"{far}{commas}" for commas, far in _GRADES),
    tuple(f"{commas}{far}" for commas, far in _GRADES),
    tuple(_SIDES[side] for side, _ in _GRADES),
    tuple(f"{_SIDES[side]}{far}" for side, far in _GRADES),
)
"""What ends the name of a feature in each grade, ``commas * DISTANCES + far``."""

_OPEN = frozenset({"w", "s", "ed", "ing"})


def words(scene: Scene) -> list[Unit]:
    """Return each unit as the tagger reads it: its code and its word."""
    return list(zip(scene.codes, scene.words, strict=True))


def lengths(scene: Scene) -> list[int]:
    """Return the number of units of each sentence that has any, in order."""
    sentences = scene.sentences
    found: list[int] = []
    first = 0
    while first < len(sentences):
        stop = bisect_right(sentences, sentences[first], first)
        found.append(stop - first)
        first = stop
    return found


def _attributes(unit: Unit) -> list[str]:
    if unit == _EDGE:
        return ["^"]
    code, text = unit
    if code == "p" or code in FUNCTION_CLASSES:
        return [code, f"w{text}"]
    if code == "Q" or not text[0].isalnum():
        return [code]
    coarse, fine = distribution(text)
    if code == "n":
        return ["n", f"n{coarse}"]
    if code == "d":
        return ["d", f"w{text}", f"s{sources().get(text, '')}", f"d{coarse}", f"df{fine}"]
    found = [code, f"w{text}", f"k{coarse}", f"f{fine}", f"c{code}{coarse}"]
    if code in VERB_CLASSES:
        found += [f"v{verbs()[text][1]}", code[:-1]]
    return found


def _category(unit: Unit) -> str:
    if unit == _EDGE:
        return "^"
    code, text = unit
    if code in FUNCTION_CLASSES:
        return text
    if code in _OPEN:
        return code + distribution(text).coarse
    return code.replace("&", "+")


def _parts(sign: Sign) -> list[Part]:
    """Return what is true of a unit that has a sign: its fields, by twos and threes.

    Of the six fields a cue has four, or the side and none; its grade tells the other two.
    """
    side, one, two, three, *rest = sign
    if side == "G":
        four, five = rest
        return [(f"G{one}{three}{four}", _WHOLE), (f"G{two}{three}{four}", _WHOLE),
                (f"G{one}{two}{five}", _WHOLE), (f"G{three}{four}{five}", _WHOLE),
                (f"G{one}|{two}", _WHOLE)]  # fmt: skip
    if side == "P":
        four, five = rest
        return [(f"P{one}{two}", _WHOLE), (f"P{two}{three}{four}", _WHOLE),
                (f"P{two}{four}{five}", _WHOLE), (f"P{one}{four}{five}", _WHOLE),
                (f"P{three}{one}", _WHOLE)]  # fmt: skip
    if sign[1:] == NOTHING:
        if side == "E":
            return [("E--0", _WHOLE), ("E--0", _WHOLE), ("E--00", _WHOLE)]
        return [(f"{side}{rest}", _WHOLE) for rest in ("--0", "--", "-0", "--00", "--00")]
    if side == "E":
        return [(f"E{two}{three}", _SIDE), (f"E{one}{three}", _SIDE),
                (f"E{two}{three}", _SIDE_FAR)]  # fmt: skip
    return [(f"{side}{two}{three}", _COMMAS), (f"{side}{one}{three}", _WHOLE),
            (f"{side}{two}", _FAR), (f"{side}{two}{three}", _FAR_COMMAS),
            (f"{side}{one}{three}", _COMMAS_FAR)]  # fmt: skip


TEMPLATE = Template(_attributes, _category, _EDGE, parts=_parts, scales=_SCALES)
