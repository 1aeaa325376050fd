"""For each quoted span, the mentions that could be its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

_BEFORE = 9  # mentions of the same paragraph before the quotation, and after it
_AFTER = 6
_SIGNATURE = 12  # units of a paragraph that may be a signature
_EARLIER = 4  # mentions of an earlier paragraph that stand at a verb of saying


def candidates(scene: Scene, quote: int) -> list[int]:
    """Return the indices of the mentions that could be the source of ``document.quoted[quote]``.

    Those of its own paragraph, nearest first; then, from the paragraph before and the one after,
    those that stand at a verb that reports.
    """
    unit = scene.unit_of_quote[quote]
    if unit < 0:
        return []
    paragraph = scene.paragraphs[unit]
    first, stop = scene.paragraph_units[paragraph]
    found = _walk(scene, range(unit - 1, first - 1, -1), _BEFORE)
    found += _walk(scene, range(unit + 1, stop), _AFTER)
    for neighbour, limit in ((paragraph - 1, _EARLIER), (paragraph - 2, 2), (paragraph + 1, 1)):
        if 0 <= neighbour < len(scene.paragraph_units):
            left, right = scene.paragraph_units[neighbour]
            units = range(right - 1, left - 1, -1) if neighbour < paragraph else range(left, right)
            found += _walk(scene, [unit for unit in units if _at_cue(scene, unit)], limit)
    known = set(found)
    found += [index for index in _announcers(scene, paragraph) if index not in known]
    found += [index for index in _signatories(scene, paragraph) if index not in known]
    return found


def _announcers(scene: Scene, paragraph: int) -> list[int]:
    """Return the mentions of the sentence before, when it ends with a colon."""
    first, stop = scene.paragraph_units[paragraph - 1] if paragraph else (0, 0)
    if stop <= first or scene.words[stop - 1] != ":":
        return []
    sentence = scene.sentences[stop - 1]
    units = [unit for unit in range(stop - 1, first - 1, -1) if scene.sentences[unit] == sentence]
    return _walk(scene, units, _BEFORE)


def _signatories(scene: Scene, paragraph: int) -> list[int]:
    """Return the mention that a short next paragraph begins with: "— Kari Nordmann"."""
    if paragraph + 1 >= len(scene.paragraph_units):
        return []
    first, stop = scene.paragraph_units[paragraph + 1]
    if stop - first > _SIGNATURE:
        return []
    return _walk(scene, range(first, min(stop, first + 3)), 1)


def _walk(scene: Scene, units: range | list[int], limit: int) -> list[int]:
    found: list[int] = []
    for unit in units:
        held = scene.mentions_of_unit.get(unit)
        if held:
            found.extend(held)
            if len(found) >= limit:
                break
    return found


def _at_cue(scene: Scene, unit: int) -> bool:
    """Tell whether a mention stands beside a verb of saying or a colon."""
    codes = scene.codes
    if codes[unit] not in "ndp":
        return False
    before = codes[unit - 1] if unit else ""
    if (
        before in {"say1", "say2", "to"}
        and unit > 1
        and (before != "to" or scene.words[unit - 2] == "according")
    ):
        return True
    for after in range(unit + 1, min(unit + 4, len(codes))):
        code = codes[after]
        if code[:3] in {"say", "jud", "thi"} or code == ":":
            return True
        if code not in {"A", "R", "ly", "N", "p", ",", "to"}:
            return False
    return False
