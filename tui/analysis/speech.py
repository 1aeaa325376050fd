"""Tell speech from what else stands between quotation marks: names, titles, headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.lexicon import words as lexicon

if TYPE_CHECKING:
    from tui.analysis.ranking import Choice
    from tui.analysis.scene import Scene

_SENTENCE_MARKS = frozenset(".,!?;:…")
_LONGEST_NAME = 5  # words
_SURE = 0.97  # a probability that outweighs the look of a name


def is_speech(scene: Scene, choice: Choice, threshold: float) -> bool:
    """Tell whether the quoted span of ``choice`` reports speech.

    ``threshold`` is the probability of "no speech" from which on it does not.
    """
    if choice.silence >= threshold or _is_heading(scene, choice.quote):
        return False
    return choice.probability >= _SURE or not _is_name(scene, choice.quote)


def _is_heading(scene: Scene, quote: int) -> bool:
    """Tell whether a span in single marks is a paragraph of its own and no sentence."""
    document = scene.document
    outer = document.quoted[quote].outer
    first = document.text[outer.start]
    if first not in "'‘" or document.text[outer.start + 1] == first:
        return False
    alone = document.paragraphs[document.paragraph_of(outer.start)] == outer
    return alone and document.text[outer.end - 2] not in _SENTENCE_MARKS


def _is_name(scene: Scene, quote: int) -> bool:
    """Tell whether an article or a possessive stands before several capitalised words."""
    document = scene.document
    span = document.quoted[quote].span
    if document.text[span.end - 1] in _SENTENCE_MARKS:
        return False
    unit = scene.unit_of_quote[quote]
    if not unit or scene.codes[unit - 1] not in {"D", "'s", "’s"}:
        return False
    if unit > 1 and scene.codes[unit - 2][:3] in {"say", "jud"}:
        return False
    small = lexicon("function_words", "name_links")
    words = [document.words[token] for token in document.tokens_in(span)]
    if not 2 <= len(words) <= _LONGEST_NAME or not words[0][0].isupper():
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in small for word in words)
