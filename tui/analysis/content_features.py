"""What the tagger of indirect speech looks at: the units of a scene, and what governs them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.analysis.distribution import distribution
from tui.analysis.tagging import Template
from tui.analysis.wordclasses import FUNCTION_CLASSES, VERB_CLASSES, sources, verbs

if TYPE_CHECKING:
    from tui.analysis.scene import Scene
    from tui.analysis.signs import Sign

Unit = tuple[str, str]  # its code and its word
_EDGE: Unit = ("", "")
BEFORE = "LF"  # the cue is the nearest one before a unit, or the first one of its sentence
AFTER = "RE"  # the cue is the next one after a unit, or the last one that says of its sentence
NOTHING = ("-", "-", "-")  # in place of a cue where there is none
BETWEEN = 4  # how many commas may be counted between them
DISTANCES = 8  # codes for how far they are apart
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


def fields(sign: Sign, grade: int) -> Sign:
    """Return the six fields of a sign.

    A cue has three, after the sides on which it may stand; its grade tells the others.
    """
    if not _is_cue(sign):
        return sign
    rest, distance = divmod(grade, DISTANCES)
    which, between = divmod(rest, BETWEEN)
    sides, *cue = sign
    side = sides[which]
    if (*cue,) == NOTHING:
        return side, *cue, "0", "0"
    return side, *cue, ("<=>" if side == "E" else "0123")[between], str(distance)


def _is_cue(sign: Sign) -> bool:
    return sign[0] in {BEFORE, AFTER}


def _grades(sign: Sign) -> int:
    return len(sign[0]) * BETWEEN * DISTANCES if _is_cue(sign) else 1


def _of_sign(sign: Sign, grade: int) -> list[str]:
    """Return what is true of a unit that has a sign in a grade: its fields, by twos and threes."""
    side, one, two, three, four, five = fields(sign, grade)
    if side == "G":
        return [f"G{one}{three}{four}", f"G{two}{three}{four}", f"G{one}{two}{five}",
                f"G{three}{four}{five}", f"G{one}|{two}"]  # fmt: skip
    if side == "E":
        return [f"E{two}{three}{four}", f"E{one}{three}{four}", f"E{two}{three}{four}{five}"]
    if side == "P":
        return [f"P{one}{two}", f"P{two}{three}{four}", f"P{two}{four}{five}",
                f"P{one}{four}{five}", f"P{three}{one}"]  # fmt: skip
    return [f"{side}{two}{three}{four}", f"{side}{one}{three}", f"{side}{two}{five}",
            f"{side}{two}{three}{five}{four}", f"{side}{one}{three}{four}{five}"]  # fmt: skip


TEMPLATE = Template(_attributes, _category, _EDGE, of_sign=_of_sign, grades=_grades)
