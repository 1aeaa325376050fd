"""Find the words that report a quotation, once its source is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.governing import GOVERNS
from tui.model import Span

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

_NEAR = 6  # units before a quotation that may hold the verb of a subject after it
_REACH = 25  # units from a mention within which its verb is looked for
_MARKS = frozenset({":", "―", "—"})


def cue(scene: Scene, mention_unit: int, quote_unit: int) -> Span | None:
    """Return the span of the words that report the quotation in ``quote_unit``.

    The verb whose subject the mention is, nearest the quotation; else "according to" before the
    mention; else a verb, a noun that reports or a mark between the two.
    """
    low, high = sorted((mention_unit, quote_unit))
    own = _own_verb(scene, mention_unit, quote_unit)
    if own is not None:
        return own
    before = mention_unit - 1
    if before > 0 and scene.words[before] == "to" and scene.words[before - 1] == "according":
        return Span(_span(scene, before - 1).start, _span(scene, before).end)
    between = range(high - 1, low, -1) if mention_unit < quote_unit else range(low + 1, high)
    for test in (_is_verb, _is_noun, _is_mark):
        for unit in between[:_REACH]:
            if test(scene, unit):
                return _span(scene, unit)
    return None


def _own_verb(scene: Scene, mention: int, quote: int) -> Span | None:
    """Return the verb of saying that the mention is the subject of, nearest the quotation."""
    if mention > 1 and _is_verb(scene, mention - 1) and scene.codes[mention - 2] in {"Q", ","}:
        return _span(scene, mention - 1)  # "…," said Kari
    subjects = scene.subjects
    if mention < quote and scene.paragraphs[mention] == scene.paragraphs[quote]:
        units = range(quote - 1, mention, -1)
    else:
        for unit in range(quote - 1, max(-1, quote - _NEAR), -1):
            if subjects[unit] == mention and _is_verb(scene, unit):
                return _span(scene, unit)  # "Citing a “drop”, Kari left"
        units = range(mention + 1, min(len(scene.codes), mention + _REACH))
    for unit in units:
        if subjects[unit] == mention and _is_verb(scene, unit):
            return _span(scene, unit)
    return None


def _is_verb(scene: Scene, unit: int) -> bool:
    return scene.codes[unit] in GOVERNS


def _is_noun(scene: Scene, unit: int) -> bool:
    return scene.codes[unit] in {"noun", "doc"}


def _is_mark(scene: Scene, unit: int) -> bool:
    return scene.words[unit] in _MARKS


def _span(scene: Scene, unit: int) -> Span:
    document = scene.document
    token = scene.tokens[unit]
    return Span(document.starts[token], document.ends[token])
