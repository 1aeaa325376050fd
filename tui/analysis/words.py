"""Single words folded: the same few thousand come again in every article."""

from __future__ import annotations

from functools import lru_cache

from tui.fold import fold


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word, or a short name, without case and accents."""
    return fold(word)
