"""One spelling for words that readers take for the same.

Case and accents are folded before anything is indexed, queried or compared, by these functions alone.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and an accent.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "’": "'", "‘": "'", "ʼ": "'",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    lowered = character.casefold()
    bare = "".join(
        part
        for part in unicodedata.normalize("NFKD", lowered)
        if not unicodedata.combining(part)
    )
    return "".join(_LETTERS.get(part, part) for part in bare)


def fold(text: str) -> str:
    """Return ``text`` without case and accents; its length may change."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


def fold_keeping_length(text: str) -> str:
    """Return ``text`` without case and accents, one character for each of its own.

    So a match in the result has the same offsets in ``text``. Where a letter folds to two, the
    first stands for both.
    """
    if text.isascii():
        return text.lower()
    return "".join((_fold_character(character) or " ")[0] for character in text)
