"""What the tagger of indirect speech looks at: the units of a scene, and what governs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.distribution import distribution
from tui.analysis.tagging import Template
from tui.analysis.wordclasses import FUNCTION_CLASSES, VERB_CLASSES, sources, verbs

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

_OPEN = frozenset({"w", "s", "ed", "ing"})


def words(scene: Scene) -> list[str]:
    """Return each unit as the tagger reads it: its code and its word."""
    return [f"{code} {word}" for code, word in zip(scene.codes, scene.words, strict=True)]


def lengths(scene: Scene) -> list[int]:
    """Return the number of units of each sentence that has any, in order."""
    found: list[int] = []
    previous = -1
    for number in scene.sentences:
        if number != previous:
            found.append(0)
            previous = number
        found[-1] += 1
    return found


def _attributes(word: str) -> list[str]:
    if not word:
        return ["^"]
    code, _, text = word.partition(" ")
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


def _category(word: str) -> str:
    if not word:
        return "^"
    code, _, text = word.partition(" ")
    if code in FUNCTION_CLASSES:
        return text
    if code in _OPEN:
        return code + distribution(text).coarse
    return code.replace("&", "+")


def _states(state: str) -> list[str]:
    """Return what is true of a unit in this state: its fields, by twos and threes."""
    side, one, two, three, four, five = state.split(" ")
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


TEMPLATE = Template(attributes=_attributes, category=_category, states=_states)
