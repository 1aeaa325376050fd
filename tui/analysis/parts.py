"""What part a word may play in a noun phrase, as the bits of one number.

A document's tokens are then one ``bytes``, and what is asked of each of them is one look into it.
"""

from __future__ import annotations

from tui.analysis.lexicon import words
from tui.analysis.names import APOSTROPHES, POSSESSIVES
from tui.analysis.wordclasses import VERB_CLASSES, sources, word_class
from tui.analysis.words import remembered

NAME = 1  # with its capital, may be part of a name: "Berg", but also "May"
ARTICLE = 2  # an article, a possessive pronoun or a number word
NOUN = 4  # a noun for a source
VERB = 8  # a verb that reports
MODIFIER = 16  # may stand between an article and its noun
PRONOUN = 32  # may stand for a source
OWNER = 64  # "’s", or an apostrophe that may be one
JOINT = 128  # a comma or "and"

PHRASE_OPENERS = frozenset({"D", "G", "Z"})
_MODIFIERS = frozenset(
    {"w", "s", "ed", "ing", "Z", "num", "noun", "K", "judge0", "think0", "say0", "R", "ly"}
)
_PRONOUNS = frozenset({"P", "G", "T", "W", "O"})  # classes of words
_RELATIVES = words("grammar", "relative_sources")
_OBJECTS = words("grammar", "pronoun_sources")
_OWNERS = POSSESSIVES | APOSTROPHES
_JOINTS = frozenset({",", "and"})


_OF_CLASS = {
    code: ARTICLE * (code in PHRASE_OPENERS)
    | VERB * (code in VERB_CLASSES)
    | MODIFIER * (code in _MODIFIERS)
    for code in PHRASE_OPENERS | VERB_CLASSES | _MODIFIERS
}


@remembered
def parts(word: str) -> int:
    """Return the parts that a token may play, as it is written."""
    code, lower = word_class(word), word.lower()
    found = _OF_CLASS.get(code, 0)
    if code == "Cap" or (word[0].isupper() and (code == "K" or (code == "A" and len(word) > 2))):
        found |= NAME
    if lower in sources():
        found |= NOUN
    if code in _PRONOUNS and _may_stand_for_source(word, code):
        found |= PRONOUN
    if word in _OWNERS:
        found |= OWNER
    return found | JOINT if lower in _JOINTS else found


def _may_stand_for_source(word: str, code: str) -> bool:
    if len(word) > 1 and word.isupper():
        return False  # "US", "IT"
    lower = word.lower()
    return (
        code in {"P", "G", "T"}
        or (code == "W" and lower in _RELATIVES)
        or (code == "O" and lower in _OBJECTS)
    )


def having(part: int) -> bytes:
    """Return a table for ``translate``: 1 for the parts that have one of ``part``, else 0."""
    return bytes(bool(parts & part) for parts in range(256))
