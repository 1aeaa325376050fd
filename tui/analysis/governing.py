"""Find the word that governs a quoted span: the verb or noun that most likely reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

_FORMS = frozenset("123")
_PLAIN = frozenset({"say0", "judge0"})
_OTHERS = frozenset({"ed", "ing", "noun", "think0"})  # where no verb is known to report
_REACH = 40  # units before the quotation within which it is looked for
_FAR = 6  # units from which on a verb that reports gives way to another word ...
_NEAR = 3  # ... that stands as near as this


def governor(scene: Scene, quote_unit: int) -> int:
    """Return the unit of the word before a quotation, in its sentence, that governs it, or -1."""
    sentence, other = scene.sentences[quote_unit], -1
    for unit in range(quote_unit - 1, max(-1, quote_unit - _REACH), -1):
        if scene.sentences[unit] != sentence:
            break
        code = scene.codes[unit]
        if code[-1:] in _FORMS or code in _PLAIN:
            is_beaten = other >= 0 and quote_unit - other <= _NEAR and quote_unit - unit > _FAR
            return other if is_beaten else unit
        if other < 0 and code in _OTHERS:
            other = unit
    return other
