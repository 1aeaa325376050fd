"""One spelling for words that readers take for the same.

Case and accents are folded before anything is indexed, queried or compared, by these functions
alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and an accent, and marks without width.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "’": "'", "‘": "'", "ʼ": "'",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "",
}  # fmt: skip

# Most text is ASCII with a few other characters: only those are looked at one by one.
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character.casefold()).casefold()
    return "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))


def fold(text: str) -> str:
    """Return ``text`` without case and accents; its length may change."""
    if text.isascii():
        return text.lower()
    return _NOT_ASCII.sub(lambda match: _fold_character(match[0]), text).lower()
