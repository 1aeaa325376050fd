"""Hear who speaks by the shape of the sentence alone: “I am done,” he laughed.

Any verb may report there, so that none needs to be known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.wordclasses import MENTIONS, RELATIVE_SUBJECTS

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

_NAMED = frozenset({"n", "p"})
_PAST = frozenset({"ed", "say2", "judge2", "think2"})
_PRESENT = frozenset({"s", "say1", "judge1", "think1"})
_ANY = frozenset({"w"})  # "began" is as little known as "board"
_AFTER_ANY = frozenset({".", ",", "ly", ""})
_SHORT = 3  # letters of words that have no capital in the title of a work


def speaker_by_shape(scene: Scene, quote: int) -> int:
    """Return the mention that speaks a sentence that a comma ends, or -1: “…,” NAME V-ed.

    The quoted words are the first of the sentence, so that they are no title in somebody else's.
    """
    unit = scene.unit_of_quote[quote]
    if unit < 0 or (unit and scene.sentences[unit - 1] == scene.sentences[unit]):
        return -1
    last = unit + 2
    if last >= len(scene.codes) or scene.sentences[last] != scene.sentences[unit]:
        return -1
    subject, verb = (last - 1, last) if scene.codes[last - 1] in MENTIONS else (last, last - 1)
    if scene.codes[subject] not in MENTIONS or scene.words[subject] in RELATIVE_SUBJECTS:
        return -1
    if not _may_report(scene, subject, verb) or not _ends_with_comma(scene, quote):
        return -1
    return scene.mentions_of_unit[subject][0]


def _ends_with_comma(scene: Scene, quote: int) -> bool:
    """Tell whether a comma ends quoted words of several, inside the marks or right after them."""
    document = scene.document
    quoted = document.quoted[quote]
    inside = document.tokens_in(quoted.span)
    words = document.words[inside.start : inside.stop]
    if not quoted.closed or not any(len(word) > _SHORT and word.islower() for word in words):
        return False
    end = quoted.outer.end
    return words[-1] == "," or document.text[end : end + 1] == ","


def _may_report(scene: Scene, subject: int, verb: int) -> bool:
    """Tell whether a word beside a mention is shaped as what somebody does."""
    code = scene.codes[verb]
    if code in _PAST:
        return True
    if code in _PRESENT:
        return scene.codes[subject] in _NAMED
    follows = scene.codes[verb + 1] if verb + 1 < len(scene.codes) else ""
    return code in _ANY and subject < verb and follows in _AFTER_ANY
